"""The history of a case on the desk: read when it is looked at, and gone to its subjects."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ui.reviewing import Reviewing
from ui.session import CaseSession
from ui.tongue import tr
from ui.window import MainWindow
from workbench.acts import Act, Kind
from workbench.model import ChainHead

NOT_OF_ONE = "This act is about the whole case."


class HistoryView(QObject):
    """Keeps the panel at what is on record while it is in front."""

    def __init__(self, window: MainWindow, reviewing: Reviewing) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.history
        self._reviewing = reviewing
        self._session: CaseSession | None = None
        self._goal: Act | None = None  # the finding to choose once its exhibit is open
        self._panel.opened.connect(self._go)
        window.tabs.currentChanged.connect(lambda _: self._read())
        reviewing.changed.connect(self._follow)

    def attach(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._session = session
        self._panel.show_acts((), None)
        if session is not None:
            session.judgements.history_read.connect(self._show)
            session.examiner_changed.connect(self._forget)
            session.judgements.sight_changed.connect(self._forget)
            session.listed.connect(lambda _: self._read())

    def _read(self) -> None:
        """Read the chain, but only while somebody looks at it."""
        if self._session is not None and self._window.tabs.currentWidget() is self._panel:
            self._session.judgements.read_history()

    def _forget(self) -> None:
        """Show nothing until it is read for who works here now."""
        self._panel.show_acts((), None)
        self._read()

    def _show(self, acts: Sequence[Act], head: ChainHead) -> None:
        self._panel.show_acts(acts, head)

    def _follow(self) -> None:
        view = self._reviewing.view
        self._panel.show_exhibit(view.item.exhibit if view else "")
        goal = self._goal
        if goal is not None and view is not None and view.item.exhibit in goal.exhibits:
            self._goal = None
            self._window.findings.choose(goal.subject)

    def _go(self, act: Act) -> None:
        """Open what an act is about: its exhibit, and the panel of such acts."""
        if not act.exhibits:
            self._window.hint(tr(NOT_OF_ONE))
            return
        window = self._window
        exhibits = [row.item.exhibit for row in window.media.rows()]
        if act.exhibits[0] in exhibits:
            window.media_list.open_row(exhibits.index(act.exhibits[0]))
        panels = {
            Kind.FINDINGS: window.findings,
            Kind.OPINIONS: window.findings,
            Kind.MARKS: window.annotations,
            Kind.FACES: window.faces,
            Kind.MEDIA: window.custody,
            Kind.EXAMINATIONS: window.custody,
        }
        if act.kind in panels:
            window.show_tab(panels[act.kind])
        if act.kind is Kind.FINDINGS and act.subject:
            self._goal = act
            self._follow()
