"""What an examiner marks: a box, a polygon or a distance in a frame, or a whole frame."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from math import dist

from workbench.model.checks import FARTHEST, require_frames, require_numbers
from workbench.model.pictures import Box
from workbench.model.stamps import leading, new_id, now

Spot = tuple[float, float]  # column and row, in pixels of the upright frame, from its corner
MOST_SPOTS = 500
FEWEST = {"box": 2, "polygon": 3, "distance": 2, "frame": 0}


class Shape(StrEnum):
    """What was drawn."""

    BOX = "box"  # two opposite corners
    POLYGON = "polygon"
    DISTANCE = "distance"  # from one spot to another, or along several
    FRAME = "frame"  # the frame as a whole: a bookmark, without spots


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A place in one frame of a medium that an examiner marked.

    `spots` are native pixels of the upright frame. A change is a new annotation that supersedes
    the old one; one that is taken back is `withdrawn`, and stays on record. `in_report` says
    that the examiner wants it among the figures of the report.
    """

    media_id: str
    shape: Shape
    spots: tuple[Spot, ...]
    frame: int
    pts: float
    examiner: str
    note: str = ""
    in_report: bool = False
    withdrawn: bool = False
    supersedes: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse what marks no place of any frame."""
        require_frames(self.frame)
        require_numbers(self.pts, *(value for spot in self.spots for value in spot))
        most = MOST_SPOTS if FEWEST[self.shape] else 0
        if not FEWEST[self.shape] <= len(self.spots) <= most:
            raise ValueError(f"{len(self.spots)} spots are no {self.shape}")
        if any(abs(value) > FARTHEST for spot in self.spots for value in spot):
            raise ValueError("a spot is farther than any frame reaches")

    @property
    def length(self) -> float:
        """How long the way from spot to spot is, in native pixels."""
        return sum(dist(a, b) for a, b in pairwise(self.spots))

    @property
    def box(self) -> Box:
        """The smallest box of whole pixels around it, cut at the frame's upper left edges.

        ValueError for a whole frame.
        """
        return box_around(self.spots)


def box_around(spots: Sequence[Spot]) -> Box:
    """Return the smallest box of whole pixels around spots; ValueError where there are none."""
    left, top = (max(int(min(values)), 0) for values in zip(*spots, strict=True))
    right, bottom = (int(-(-max(values) // 1)) for values in zip(*spots, strict=True))
    width, height = max(right - left, 1), max(bottom - top, 1)
    return Box(x=left, y=top, width=width, height=height)


def standing(history: Iterable[Annotation]) -> list[Annotation]:
    """Return the annotations that are neither superseded nor withdrawn, by place."""
    kept = [one for one in leading(history) if not one.withdrawn]
    return sorted(kept, key=lambda one: (one.frame, one.at))


def first_stated(one: Annotation, history: Iterable[Annotation]) -> Annotation:
    """Return the annotation that `one` states again after a change was taken back.

    It may be another examiner's: who marked a place is not who took a change of it back. It is
    `one` itself where that states something new. `history` holds what `one` supersedes.
    """
    known = {earlier.id: earlier for earlier in history}
    before = known.get(one.supersedes or "")
    if before is None or _stated(before) == _stated(one):
        return one
    first = one
    while before is not None:
        first = before if _stated(before) == _stated(one) else first
        before = known.get(before.supersedes or "")
    return first


def _stated(one: Annotation) -> tuple[object, ...]:
    return one.frame, one.shape, one.spots, one.note, one.in_report, one.withdrawn
