"""Pages for when there is nothing to show yet: each says what to do next."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.recent_cases import RecentCase
from ui.scale import px
from ui.tongue import tr
from ui.views.labels import named

NO_CASE = "Open a case to begin"
NO_CASE_MORE = (
    "A case holds the question, the media and everything that was done to answer it. Make a "
    "new one, or drop files here and it is made with them. To open one, choose its folder or "
    "drop it here. The sample case shows in a minute what Loupe does. Nothing leaves this "
    "workstation."
)
NO_MEDIA = "Drop files or folders here"
NO_MEDIA_MORE = (
    "Each file is hashed while it is copied into the case; the originals are never touched. "
    "Then press F5 to examine."
)
FORGET = "Forget those that are not there"
WIDE = 560  # pixels of a line that is still read well
READ_ONLY_MORE = "This case holds no media yet, and it is open for reading only."


class Page(QWidget):
    """A title, a sentence and buttons for what can be done."""

    recent_wanted = Signal(str)
    forget_wanted = Signal()  # recent cases that are not there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._title = named(QLabel(), style="pageTitle")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._more = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons = QHBoxLayout()
        self._recent = QVBoxLayout()
        frame = named(QFrame(), style="drop")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 24, 28, 24)
        outer.addWidget(frame)
        layout = QVBoxLayout(frame)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(self._title)
        layout.addLayout(self._told())
        layout.addSpacing(14)
        layout.addLayout(self._buttons)
        layout.addSpacing(18)
        layout.addLayout(self._recent)
        layout.addStretch(3)

    def _told(self) -> QHBoxLayout:
        """Return a row with the sentence in its middle, so that it takes the lines it needs."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._more)
        row.addStretch(1)
        return row

    def show_text(self, title: str, more: str, actions: Sequence[QAction]) -> None:
        """Say something and offer these actions."""
        self._title.setText(title)
        self._more.setText(more)
        self._more.setFixedWidth(px(WIDE))
        _clear(self._buttons)
        self._buttons.addStretch(1)
        for action in actions:
            button = QPushButton(f"{action.text()}   {action.shortcut().toString()}".strip())
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)

    def show_recent(self, cases: Sequence[RecentCase]) -> None:
        """Offer cases that were open before, and to forget those that are not there."""
        _clear(self._recent)
        if cases:
            heading = QLabel(tr("Recent cases"), alignment=Qt.AlignmentFlag.AlignHCenter)
            heading.setProperty("kind", "heading")
            self._recent.addWidget(heading)
        for case in cases:
            self._add_flat(case.words, partial(self._choose, case))
        if any(case.missing for case in cases):
            self._add_flat(tr(FORGET), self.forget_wanted.emit)

    def _choose(self, case: RecentCase) -> None:
        self.recent_wanted.emit(case.folder)

    def _add_flat(self, words: str, does: Callable[[], object]) -> None:
        button = QPushButton(words.replace("&", "&&"))
        button.setFlat(True)
        button.clicked.connect(lambda: does())  # noqa: PLW0108  # without whether it is checked
        self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)


def no_case(page: Page, actions: Mapping[str, QAction], recent: Sequence[RecentCase]) -> None:
    """Fill a page for when no case is open."""
    offered = [actions[name] for name in ("new_case", "open_case", "sample_case")]
    page.show_text(tr(NO_CASE), tr(NO_CASE_MORE), offered)
    page.show_recent(recent)


def no_media(page: Page, actions: Mapping[str, QAction], *, read_only: bool) -> None:
    """Fill a page for an empty case."""
    offered = [] if read_only else [actions["add_files"], actions["add_folder"]]
    more = tr(READ_ONLY_MORE if read_only else NO_MEDIA_MORE)
    page.show_text(tr(NO_MEDIA), more, offered)
    page.show_recent(())


def _clear(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
