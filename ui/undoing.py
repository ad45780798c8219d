"""Undo and redo on the desk: the last act of whoever works here, whatever it was about."""

from PySide6.QtCore import QObject, Signal

from ui import wording
from ui.menus.spec import When
from ui.retelling import told as retold
from ui.session import CaseSession
from ui.tongue import tr
from ui.window import MainWindow
from workbench import undoing

UNDO, REDO = "Undo", "Redo"
SHOWN = 90  # letters of what a menu says


class Undoing(QObject):
    """Says in the menu what would be taken back, and takes it back by superseding it."""

    changed = Signal()  # what can be done now may have changed

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: CaseSession | None = None
        self.words = ("", "")  # of the next undo and redo; empty where there is none

    def attach(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._session = session
        self._take(("", ""))
        if session is None:
            return
        session.listed.connect(lambda _: self.look())
        session.tracks_revised.connect(lambda _: self.look())
        session.examiner_changed.connect(self.look)
        session.judgements.turnable_read.connect(self._take)

    def look(self) -> None:
        """Read what would be taken back, and done again."""
        if self._session is not None:
            self._session.judgements.read_turnable()

    def undo(self) -> None:
        """Take the last act of this examiner back."""
        if self._session is not None:
            self._session.judgements.turn(undoing.undo)

    def redo(self) -> None:
        """Do again what this examiner took back last."""
        if self._session is not None:
            self._session.judgements.turn(undoing.redo)

    def _take(self, words: tuple[str, str]) -> None:
        self.words = words
        for name, led, told in zip(("undo", "redo"), (UNDO, REDO), words, strict=True):
            action = self._window.actions_by_name[name]
            shown = wording.shown(told, SHOWN).replace("&", "&&")
            action.setText(f"{tr(led)}: {retold(shown)}" if told else tr(led))
        self.changed.emit()

    def conditions(self) -> set[When]:
        """Return what holds: whether there is something to take back, or to do again."""
        if self._session is None or self._session.view.read_only:
            return set()
        told = zip((When.UNDO, When.REDO), self.words, strict=True)
        return {when for when, words in told if words}
