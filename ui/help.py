"""“What is this?”: the page of the help on what lies under the pointer or has the focus."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from ui.help_topics import ANALYZER, topics
from ui.jobs import Job, Jobs
from ui.tongue import tr
from ui.views.analyzer_card import AnalyzerCard
from ui.views.help_panel import HelpPanel
from ui.window import MainWindow
from workbench.model import AnalyzerInfo

FIRST = "inspector"  # the page that is shown where there is nothing to explain
KNOWN = "topic"  # the property by which a widget names its page


class Help(QObject):
    """A panel at the right of the work, closed until it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = Jobs(1, self)
        self._built_in: tuple[AnalyzerInfo, ...] = ()
        self._wanted = ""
        self.panel = HelpPanel()
        self.dock = QDockWidget(tr("What is this?"), window)
        self.dock.setObjectName("help")
        self.dock.setWidget(self.panel)
        self.dock.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()
        self.dock.visibilityChanged.connect(self._seen)
        window.inspector.help_wanted.connect(self.explain_analyzer)
        for name, widget in _parts(window):
            widget.setProperty(KNOWN, name)

    def what_is_this(self) -> None:
        """Explain what lies under the pointer in this window, or else what has the focus."""
        pointed = QApplication.widgetAt(QCursor.pos())
        if pointed is not None:
            inside = pointed.window() is self._window and not self.dock.isAncestorOf(pointed)
            pointed = pointed if inside else None
        self.explain(pointed or self._window.focusWidget())

    def explain(self, widget: QWidget | None) -> None:
        """Show the page of a widget: its own, or that of the nearest one around it."""
        name = topic_of(widget) or topic_of(self._window.tabs.currentWidget()) or FIRST
        self._open(name)

    def explain_analyzer(self, info: AnalyzerInfo) -> None:
        """Show the page of an analyzer."""
        self._open(f"{ANALYZER}{info.name}")

    def close(self) -> None:
        """Read nothing more."""
        self._jobs.close()

    def _seen(self, visible: bool) -> None:
        """Open a page where the panel stands there again from the sitting before."""
        if visible and not self.panel.titles and not self.panel.sought.text():
            self._open(FIRST)

    def _open(self, name: str) -> None:
        self._wanted = name
        self.panel.sought.clear()
        self._fill()
        self.dock.show()
        self.dock.raise_()
        if not self._built_in and not self._jobs.busy:
            job = Job(_built_in)
            job.yielded.connect(self._take)
            self._jobs.start(job)

    def _take(self, infos: tuple[AnalyzerInfo, ...]) -> None:
        self._built_in = infos
        self._fill()

    def _fill(self) -> None:
        """Offer the analyzers that are built in, and those on show as they ran."""
        known = {info.name: info for info in (*self._built_in, *self._window.inspector.infos)}
        self.panel.load(topics(known.values()))
        if self._wanted and self.panel.open(self._wanted):
            self._wanted = ""


def topic_of(widget: QWidget | None) -> str:
    """Return the name of the page on a widget, empty when nothing around it has one."""
    while widget is not None:
        if isinstance(widget, AnalyzerCard):
            return f"{ANALYZER}{widget.name}"
        if name := widget.property(KNOWN):
            return str(name)
        widget = widget.parentWidget()
    return ""


def _parts(window: MainWindow) -> Iterable[tuple[str, QWidget]]:
    review = window.review
    return (
        ("media", window.media_column),
        ("viewer", review.viewer),
        ("transport", review.transport),
        ("timeline", review.timeline),
        ("scores", review.strip),
        ("inspector", window.inspector),
        ("findings", window.findings),
        ("faces", window.faces),
        ("metadata", window.metadata),
        ("custody", window.custody),
        ("what_if", window.what_if),
        ("marks", window.annotations),
        ("history", window.history),
    )


def _built_in() -> Iterator[tuple[AnalyzerInfo, ...]]:
    """Load the catalogue where it blocks nothing: it takes a second or more."""
    from analyzers.catalog import BUILT_IN  # noqa: PLC0415

    yield tuple(method.info for method in BUILT_IN)
