"""Mark regions, measure distances and bookmark frames; keep, change and take them back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Signal

from ui.annotation_words import changed, mark_of, taken_back
from ui.dialogs.annotation import AnnotationDialog
from ui.session import CaseSession
from ui.snapshots import ItemView
from ui.tongue import tr
from ui.views.drawing import ELSEWHERE, HINTS
from ui.window import MainWindow
from workbench.model import Annotation, Picture, Shape, standing

PLACES = 3  # of a spot, in decimals of a native pixel


class Annotating(QObject):
    """Follows the exhibit on show; what is drawn goes on record through the session."""

    changed = Signal()  # what can be done may have changed
    read_wanted = Signal()  # something new is on record of the exhibit on show

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.annotations
        self._canvas = window.review.viewer.canvas
        self._session: CaseSession | None = None
        self._view: ItemView | None = None
        self._drawn_in: Picture | None = None  # the frame that was on show when drawing began
        self._writing: Annotation | None = None  # the last one that was given to the store
        self._entered: set[str] = set()  # of those being written, what a dialog asked for
        self._undoing: dict[str, str] = {}  # what takes back, and what it takes back
        self._sitting: list[str] = []  # of this sitting, not taken back; oldest first
        self._canvas.drawn.connect(self._drawn)
        self._canvas.elsewhere.connect(lambda: window.hint(tr(ELSEWHERE)))
        self._panel.opened.connect(self._go)
        self._panel.chosen_changed.connect(self._show)
        self._panel.chosen_changed.connect(self.changed)
        window.review.frame_shown.connect(self._frame_shown)

    def attach(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._session, self._view, self._writing = session, None, None
        for kept in (self._entered, self._undoing, self._sitting):
            kept.clear()
        self._canvas.draw(None)
        self._panel.show_history(())
        if session is not None:
            session.annotated.connect(self._recorded)
            session.judgements.turned.connect(self._sitting.clear)
            session.not_annotated.connect(self._not_recorded)

    def open(self, view: ItemView | None) -> None:
        """Show what was marked in an exhibit, or nothing."""
        self._view = view
        marked = view.annotations if view else ()
        self._panel.show_history(marked, square=self._square)
        self._window.review.show_annotations(standing(marked))
        if view is None:
            self.put_down()
        self._show()
        self.changed.emit()

    # --- what there is -------------------------------------------------------------------

    @property
    def chosen(self) -> Annotation | None:
        """The annotation that is chosen in the list."""
        return self._panel.chosen

    @property
    def undoable(self) -> Annotation | None:
        """The last change of this sitting to the exhibit; None while one is being written."""
        if self._view is None:
            return None
        known = {one.id: one for one in self._view.annotations}
        new = self._writing
        if new is not None and new.media_id == self._view.item.id and new.id not in known:
            return None
        return next((known[made] for made in reversed(self._sitting) if made in known), None)

    @property
    def _square(self) -> bool:
        stream = self._view.item.stream if self._view else None
        return stream is None or stream.square

    # --- marking -------------------------------------------------------------------------

    def begin(self, shape: Shape) -> None:
        """Let the examiner draw in the frame on show."""
        picture = self._window.review.picture
        if self._session is None or self._view is None or picture is None:
            return
        self._window.review.playback.stop()
        self._drawn_in = picture
        self._canvas.draw(shape)
        self._window.hint(HINTS[shape])

    def put_down(self) -> None:
        """Draw no longer: another exhibit comes, or none."""
        self._canvas.draw(None)
        self._drawn_in = None

    def bookmark(self) -> None:
        """Mark the frame on show as a whole, at once; a note can be added later."""
        picture = self._window.review.picture
        if picture is not None and self._view is not None:
            self._record(self._made(Shape.FRAME, (), picture))

    def _made(
        self, shape: Shape, spots: tuple[tuple[float, float], ...], picture: Picture
    ) -> Annotation:
        assert self._view is not None and self._session is not None  # noqa: S101
        return Annotation(
            media_id=self._view.item.id,
            shape=shape,
            spots=spots,
            frame=picture.frame,
            pts=picture.pts,
            examiner=self._session.examiner,
        )

    def _drawn(self, shape: Shape, spots: list[QPointF]) -> None:
        """Ask for the note of what was drawn; without one it does not go on record."""
        picture = self._drawn_in
        if picture is None or self._view is None or self._session is None:
            return
        places = tuple((round(spot.x(), PLACES), round(spot.y(), PLACES)) for spot in spots)
        self._ask(self._made(shape, places, picture), self._canvas.forget_drawn)

    def _ask(
        self, one: Annotation, ended: Callable[[], object] | None = None
    ) -> AnnotationDialog:
        dialog = AnnotationDialog(self._window, one, square=self._square)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self._record_entered(dialog.entered()))
        if ended is not None:
            dialog.finished.connect(lambda _: ended())
        dialog.open()
        return dialog

    def _record_entered(self, one: Annotation) -> None:
        self._entered.add(one.id)
        self._record(one)

    def _record(self, one: Annotation) -> None:
        if self._session is not None:
            self._writing = one
            self._session.annotate(one)
            self.changed.emit()

    # --- changing ------------------------------------------------------------------------

    def change(self) -> AnnotationDialog | None:
        """Ask for another note on the chosen annotation."""
        one = self.chosen
        if one is None or self._session is None:
            return None
        return self._ask(changed(one, examiner=self._session.examiner))

    def withdraw(self) -> None:
        """Take the chosen annotation back; it stays on record as withdrawn."""
        if self.chosen is not None and self._session is not None:
            name = self._session.examiner
            self._record(changed(self.chosen, withdrawn=True, examiner=name))

    def undo(self) -> None:
        """Take the last change of this sitting back; again, the one before it."""
        last = self.undoable
        if self._view is not None and last is not None:
            one = taken_back(self._view.annotations, last)
            self._undoing[one.id] = last.id
            self._record(one)

    def _recorded(self, one: Annotation) -> None:
        self._entered.discard(one.id)
        undone = self._undoing.pop(one.id, None)
        if undone is None:
            self._sitting.append(one.id)
        else:
            self._sitting.remove(undone)
        if self._view is not None and one.media_id == self._view.item.id:
            self.read_wanted.emit()

    def _not_recorded(self, one: Annotation) -> None:
        """Give back what was entered, to be recorded again or copied elsewhere."""
        self._undoing.pop(one.id, None)
        if self._writing is one:
            self._writing = None
        if one.id in self._entered:
            self._entered.discard(one.id)
            self._ask(one)
        self.changed.emit()

    # --- showing -------------------------------------------------------------------------

    def _go(self, one: Annotation) -> None:
        self._window.review.playback.step(one.frame - self._window.review.playback.index)

    def _frame_shown(self, picture: Picture) -> None:
        if self._drawn_in is not None and picture.frame != self._drawn_in.frame:
            self._canvas.draw(None)  # what is drawn belongs to the frame before
            self._drawn_in = None
        self._show()

    def _show(self) -> None:
        picture = self._window.review.picture
        if self._view is None or picture is None:
            self._canvas.show_annotations(())
            return
        here = [one for one in standing(self._view.annotations) if one.frame == picture.frame]
        chosen = self.chosen.id if self.chosen else ""
        marks = [mark_of(one, chosen) for one in here if one.spots]
        self._canvas.show_annotations(marks)
