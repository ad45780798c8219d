"""The window: where everything lies. It shows, and passes on what the examiner wants."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui import scale, wording
from ui.actions import Handlers, fill_menus, make_actions
from ui.models.media_list import MediaModel
from ui.recent_cases import RecentCases
from ui.review import Review
from ui.settings import DeskSettings
from ui.snapshots import CaseView
from ui.theme import Theme
from ui.tips import Tips
from ui.tongue import tr
from ui.views.annotations_panel import AnnotationsPanel
from ui.views.banner import Banner
from ui.views.custody_panel import CustodyPanel
from ui.views.elided import ElidedLabel
from ui.views.faces_panel import FacesPanel
from ui.views.findings_panel import FindingsPanel
from ui.views.history_panel import HistoryPanel
from ui.views.inspector import Inspector
from ui.views.labels import named, plain
from ui.views.media_column import MediaColumn
from ui.views.media_list import MediaList
from ui.views.metadata_panel import MetadataPanel
from ui.views.pages import FORGET, Page, no_case, no_media
from ui.views.panel_tabs import offer_panels
from ui.views.what_if_panel import WhatIfPanel

DROP_HINT = "Drop to copy into the case.\nThe originals are not touched."
DROP_NO_CASE = "Drop files to begin a case with them,\nor a case folder to open it."
DROP_REFUSED = "This case is open for reading only."
SIZES, MOST = (272, 488), (22, 34)  # of list and panels at 100 %; percent of the window
HEAD = 40  # pixels at the top by which a window can be taken hold of
HINT_MS = 5000
EXACT = QKeySequence.SequenceMatch.ExactMatch


class MainWindow(QMainWindow):
    """The desk's one window; it knows no session and no store."""

    dropped = Signal(list)  # of Path
    recent_wanted = Signal(str)
    closing = Signal()
    held = Signal(bool)  # the key that stops (K) went down or up

    def __init__(self, handlers: Handlers, settings: DeskSettings, theme: Theme) -> None:
        super().__init__()
        self._settings = settings
        self._case: CaseView | None = None
        self._percent = 0  # the size that the columns were shared out in
        self.setWindowTitle(tr("Loupe"))
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.actions_by_name: dict[str, QAction] = make_actions(self, handlers)
        self.media = MediaModel(self)
        self.recent = RecentCases(settings, self)
        self._tips = Tips(self)
        self._build(theme)
        self._menus()
        self._restore()
        self.show_case(None)

    # --- building ------------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        actions = self.actions_by_name
        self.media_list = MediaList(self.media, theme)
        self.media_column = MediaColumn(self.media_list)
        self.review = Review(actions, theme)
        self.inspector = Inspector(theme)
        self.findings = FindingsPanel(theme)
        self.faces = FacesPanel(actions, theme)
        self.metadata = MetadataPanel()
        self.custody = CustodyPanel()
        self.what_if = WhatIfPanel(actions, theme)
        self.annotations = AnnotationsPanel(actions)
        self.history = HistoryPanel()
        self.banner = Banner()
        self.page = Page()
        self.page.recent_wanted.connect(self.recent_wanted)
        self.page.forget_wanted.connect(self.recent.forget_missing)
        self.recent.looked.connect(self._list_recent)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._case_bar())
        layout.addWidget(self.banner)
        layout.addWidget(self._work(), 1)
        self.setCentralWidget(body)
        self._status()
        self._hint = self._make_hint()
        self.set_theme(theme)

    def _make_hint(self) -> QLabel:
        """Return what lies over everything while something is dragged over the window."""
        hint = named(QLabel(self), style="dropHint")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hint.hide()
        return hint

    def _case_bar(self) -> QWidget:
        self._bar = named(QWidget(), style="caseBar")
        self._number = named(QLabel(), style="caseNumber")
        self._question = ElidedLabel()
        self._read_only = named(QLabel(tr("read-only")), style="readOnly")
        self._examiner = named(plain(wrap=False), tr("Examiner at this desk"), style="examiner")
        self._number.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(12, 5, 10, 5)
        row.setSpacing(12)
        row.addWidget(self._number)
        row.addWidget(self._question, 1)
        row.addWidget(self._examiner)
        row.addWidget(self._read_only)
        for name in ("add_files", "examine", "pause", "cancel", "report"):
            row.addWidget(self._button(name))
        return self._bar

    def _button(self, name: str) -> QPushButton:
        action = self.actions_by_name[name]
        button = QPushButton(action.text().rstrip("…"))
        button.setProperty("primary", name == "examine")
        button.setToolTip(action.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        if name == "pause":
            action.changed.connect(
                lambda: button.setText(tr("Go on" if action.isChecked() else "Pause"))
            )
            button.setText(tr("Pause"))
        if name in ("pause", "cancel"):
            action.changed.connect(lambda: button.setVisible(action.isEnabled()))
            button.hide()
        return button

    def _work(self) -> QWidget:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for title, panel in (
            ("Inspector", self.inspector),
            ("Findings", self.findings),
            ("Faces", self.faces),
            ("Metadata", self.metadata),
            ("Custody", self.custody),
            ("What if", self.what_if),
            ("Marks", self.annotations),
            ("History", self.history),
        ):
            panel.setAutoFillBackground(True)
            self.tabs.addTab(panel, tr(title))
        offer_panels(self.tabs)
        self.columns = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        for widget in (self.media_column, self.review, self.tabs):
            self.columns.addWidget(widget)
        self.columns.setStretchFactor(1, 1)
        self.review.halves.setSizes([520, 300])
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.columns)
        return self._pages

    def _status(self) -> None:
        self._doing = ElidedLabel()
        self._progress = QProgressBar(textVisible=False)
        self._progress.setFixedWidth(160)
        self._progress.hide()
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self._pixel = named(QLabel(), tr("Pixel under the pointer"))
        self.review.viewer.pixel_told.connect(self._pixel.setText)
        bar.addPermanentWidget(self._pixel)
        bar.addPermanentWidget(self._doing)
        bar.addPermanentWidget(self._progress)

    def _menus(self) -> None:
        menus = fill_menus(self.menuBar(), self.actions_by_name)
        self._recent = QMenu(tr("Recent cases"), self)
        menus["File"].insertMenu(self.actions_by_name["sample_case"], self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)

    def _fill_recent(self) -> None:
        self._recent.clear()
        listed = self.recent.listed()
        for case in listed:
            action = self._recent.addAction(case.words.replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, chosen=case.folder: self.recent_wanted.emit(chosen)
            )
        if any(case.missing for case in listed):
            self._recent.addSeparator()
            self._recent.addAction(tr(FORGET)).triggered.connect(self.recent.forget_missing)

    def _list_recent(self) -> None:
        if self._case is None:
            self.page.show_recent(self.recent.listed())

    # --- what is shown -------------------------------------------------------------------

    def show_case(self, case: CaseView | None) -> None:
        """Show which case is open, or that none is."""
        self._case = case
        self.media_column.clear()
        self._bar.setVisible(case is not None)
        self._read_only.setVisible(case is not None and case.read_only)
        if case is None:
            self.setWindowTitle(tr("Loupe"))
            no_case(self.page, self.actions_by_name, self.recent.listed())
            self.recent.look()
            self._pages.setCurrentWidget(self.page)
            return
        number = wording.shown(case.case.number, 60)
        self.setWindowTitle(tr("{number} – Loupe", number=number))
        self._number.setText(number)
        words = (case.case.title, case.case.question)
        said = "   ".join(wording.shown(text, 140) for text in words if text)
        self._question.say(said, wording.shown(case.case.question, 1000))
        no_media(self.page, self.actions_by_name, read_only=case.read_only)

    def show_examiner(self, name: str) -> None:
        """Say who works here, where it is not the examiner of the case ("")."""
        self._examiner.setText(wording.quoted(name, 60))
        self._examiner.setVisible(bool(name))

    def show_media(self, *, any_media: bool) -> None:
        """Show the working area, or the page of an empty case."""
        self._pages.setCurrentWidget(self.columns if any_media else self.page)

    def show_doing(self, text: str, done: int = 0, total: int | None = None) -> None:
        """Show work under way in the status bar; no text means there is none."""
        self._doing.say(text)
        self._progress.setVisible(bool(text))
        self._progress.setRange(0, 1000 if total else 0)
        self._progress.setValue(done * 1000 // total if total else 0)

    def hint(self, text: str) -> None:
        """Say something short that passes by itself."""
        self.statusBar().showMessage(text, HINT_MS)

    def explain_controls(self, *, on: bool) -> None:
        """Let controls explain themselves when the pointer rests on them, or not."""
        self._tips.show(wanted=on)

    def show_tab(self, panel: QWidget) -> None:
        """Bring a panel to the front."""
        self.tabs.setCurrentWidget(panel)

    def count_findings(self, open_ones: int) -> None:
        """Say on the tab how many findings wait for a decision."""
        place = self.tabs.indexOf(self.findings)
        self.tabs.setTabText(
            place,
            tr("Findings ({open_ones})", open_ones=open_ones) if open_ones else tr("Findings"),
        )

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours, and in another size with other columns."""
        if self._percent != scale.percent():
            self._percent = scale.percent()
            self._share_columns()
        views = (self.media_list, self.review, self.inspector, self.findings, self.faces)
        for view in (*views, self.what_if):
            view.set_theme(theme)

    def _share_columns(self) -> None:
        """Give each column what its words need, and the picture never less than a good half."""
        room = self.width()
        media, panels = (
            min(scale.px(wide), room * most // 100)
            for wide, most in zip(SIZES, MOST, strict=True)
        )
        self.columns.setSizes([media, room - media - panels, panels])

    # --- dropping ------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what dropping here would do."""
        if not _local(event):
            return
        event.acceptProposedAction()
        self._hint.setText(self._drop_words())
        self._hint.setGeometry(self.rect().adjusted(40, 80, -40, -60))
        self._hint.raise_()
        self._hint.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the hint away."""
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass the paths on."""
        self._hint.hide()
        event.acceptProposedAction()
        self.dropped.emit(_local(event))

    @property
    def hinting(self) -> bool:
        """Whether the window says what a drop would do."""
        return bool(self._hint.isVisible())

    def _drop_words(self) -> str:
        if self._case is None:
            return DROP_NO_CASE
        return DROP_REFUSED if self._case.read_only else DROP_HINT

    # --- keys ----------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Leave Space to a button or box that has the focus, and follow the key that stops.

        What no child wanted comes here: before a shortcut is taken, and when a key goes up.
        """
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate:
            self.held.emit(False)  # its release would go elsewhere
        down = kind == QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and (down or kind == QEvent.Type.KeyRelease):
            if self._stops(event) and not event.isAutoRepeat():
                self.held.emit(down)
            if event.key() == Qt.Key.Key_Space and down and self._focus_takes_space():
                event.accept()
                return True
        return bool(super().event(event))

    def _stops(self, event: QKeyEvent) -> bool:
        """Say whether this is the key of “Stop” (K), held for single frames with J and L."""
        keys = self.actions_by_name["shuttle_stop"].shortcuts()
        plain = event.key()  # J or L held with it are told apart elsewhere
        return any(QKeySequence(plain).matches(key) == EXACT for key in keys)

    def _focus_takes_space(self) -> bool:
        return isinstance(self.focusWidget(), QAbstractButton | QComboBox)

    # --- size and ending -----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint in its place."""
        super().resizeEvent(event)
        self._hint.setGeometry(self.rect().adjusted(40, 80, -40, -60))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window lay, and let the desk close its case first."""
        self._settings.keep_layout("window", self.saveGeometry())
        self._settings.keep_layout("docks", self.saveState())
        self._settings.keep_layout("columns", self.columns.saveState())
        self._settings.keep_layout("halves", self.review.halves.saveState())
        self._settings.tab = self.tabs.currentIndex()
        self.recent.close()
        self.closing.emit()
        super().closeEvent(event)

    def _restore(self) -> None:
        self.restoreGeometry(self._settings.layout("window"))
        self._come_into_view()
        if self.columns.restoreState(self._settings.layout("columns")):
            self._percent = self._settings.size  # so they lay in this size, and shall again
        self.review.halves.restoreState(self._settings.layout("halves"))
        self.tabs.setCurrentIndex(self._settings.tab)

    def restore_docks(self) -> None:
        """Put what stands beside the work where it was, when it has been made."""
        self.restoreState(self._settings.layout("docks"))

    def _come_into_view(self) -> None:
        """Lie on a screen that is there, where the one it lay on is gone."""
        head = QRect(self.pos(), QSize(self.width(), HEAD))
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if screens and not any(area.intersects(head) for area in screens):
            self.resize(self.size().boundedTo(screens[0].size()))
            self.move(screens[0].topLeft())


def _local(event: QDropEvent) -> list[Path]:
    """Return the local paths of a drop."""
    urls: Sequence[object] = event.mimeData().urls() if event.mimeData().hasUrls() else ()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]  # type: ignore[attr-defined]
