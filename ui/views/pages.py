"""Pages for when there is nothing to show yet: each says what to do next."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import wording
from ui.views.labels import named

NO_CASE = "Open a case to begin"
NO_CASE_MORE = (
    "A case holds the question, the media and everything that was done to answer it. "
    "Nothing leaves this workstation."
)
NO_MEDIA = "Drop files or folders here"
NO_MEDIA_MORE = (
    "Each file is hashed while it is copied into the case; the originals are never touched. "
    "Then press F5 to examine."
)
READ_ONLY_MORE = "This case holds no media yet, and it is open for reading only."


class Page(QWidget):
    """A title, a sentence and buttons for what can be done."""

    recent_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._title = named(QLabel(), style="pageTitle")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._more = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._more.setFixedSize(520, 40)
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
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(14)
        layout.addLayout(self._buttons)
        layout.addSpacing(18)
        layout.addLayout(self._recent)
        layout.addStretch(3)

    def show_text(self, title: str, more: str, actions: Sequence[QAction]) -> None:
        """Say something and offer these actions."""
        self._title.setText(title)
        self._more.setText(more)
        _clear(self._buttons)
        self._buttons.addStretch(1)
        for action in actions:
            button = QPushButton(f"{action.text()}   {action.shortcut().toString()}")
            button.clicked.connect(action.trigger)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)

    def show_recent(self, folders: Sequence[str]) -> None:
        """Offer cases that were open before."""
        _clear(self._recent)
        if folders:
            heading = QLabel("Recent cases", alignment=Qt.AlignmentFlag.AlignHCenter)
            heading.setProperty("kind", "heading")
            self._recent.addWidget(heading)
        for folder in folders:
            button = QPushButton(wording.shown(folder, 90).replace("&", "&&"))
            button.setFlat(True)
            button.clicked.connect(
                lambda _=False, chosen=folder: self.recent_wanted.emit(chosen)
            )
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)


def no_case(page: Page, actions: Mapping[str, QAction], recent: Sequence[str]) -> None:
    """Fill a page for when no case is open."""
    page.show_text(NO_CASE, NO_CASE_MORE, [actions["new_case"], actions["open_case"]])
    page.show_recent(recent)


def no_media(page: Page, actions: Mapping[str, QAction], *, read_only: bool) -> None:
    """Fill a page for an empty case."""
    offered = [] if read_only else [actions["add_files"], actions["add_folder"]]
    page.show_text(NO_MEDIA, READ_ONLY_MORE if read_only else NO_MEDIA_MORE, offered)
    page.show_recent(())


def _clear(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
