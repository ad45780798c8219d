"""Annotations in the examiner's words, and as marks over the picture."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from ui import wording
from ui.views.annotation_marks import AnnotationMark
from workbench.model import Annotation, Shape, first_stated, new_id, now

NOTE_ON_PICTURE = 40
NOTE_IN_LIST = 300
NAME_SHOWN = 60


def size_words(one: Annotation) -> str:
    """Return what was drawn and how large it is, in native pixels."""
    if one.shape is Shape.FRAME:
        return "bookmark of the whole frame"
    if one.shape is Shape.DISTANCE:
        return f"distance {one.length:.1f} px"
    box = one.box
    if one.shape is Shape.BOX:
        return f"box {box.width} × {box.height} px at column {box.x}, row {box.y}"
    return f"polygon of {len(one.spots)} corners in {box.width} × {box.height} px"


def place_words(one: Annotation) -> str:
    """Return where in the medium it is."""
    return f"frame index {one.frame}, {wording.time(one.pts)}"


def mark_of(one: Annotation, chosen: str) -> AnnotationMark:
    """Return an annotation as it is drawn."""
    note = wording.shown(one.note, NOTE_ON_PICTURE)
    words = f"{one.length:.1f} px" if one.shape is Shape.DISTANCE else note
    spots = QPolygonF([QPointF(x, y) for x, y in one.spots])
    return AnnotationMark(one.shape, spots, words, chosen=one.id == chosen)


def maker_words(one: Annotation, history: Iterable[Annotation]) -> str:
    """Return who marked it, and who stated it again by taking another's change back."""
    first = first_stated(one, history)
    name = wording.quoted(one.examiner, NAME_SHOWN)
    if first.examiner == one.examiner:
        return name
    return f"marked by {wording.quoted(first.examiner, NAME_SHOWN)}, stated again by {name}"


def changed(one: Annotation, **values: object) -> Annotation:
    """Return what supersedes an annotation."""
    return replace(one, **{"id": new_id(), "at": now(), "supersedes": one.id, **values})  # type: ignore[arg-type]


def taken_back(history: Iterable[Annotation], last: Annotation) -> Annotation:
    """Return what takes a change back, under the name of whoever made it.

    What was recorded is withdrawn; what was changed or withdrawn is stated as it was before.
    Whatever came after the change must have been taken back already.
    """
    known = {one.id: one for one in history}
    later = {one.supersedes: one for one in known.values()}
    head = last
    while head.id in later:
        head = later[head.id]
    before = known.get(last.supersedes or "")
    if before is None:
        return changed(head, withdrawn=True, examiner=last.examiner)
    return changed(before, supersedes=head.id, examiner=last.examiner)
