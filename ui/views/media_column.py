"""The media list under what narrows it: a search, what is listed, and in which order."""

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import scale
from ui.models.sifted_media import Order, Show
from ui.retelling import told
from ui.tongue import tr
from ui.views.elided import ElidedChoice
from ui.views.labels import named, plain
from ui.views.media_list import WIDEST, MediaDelegate, MediaList
from ui.views.media_tile import TileDelegate
from ui.views.tables import RESTYLED

LARGE = 150  # percent of text at which two choices have no room beside each other


class MediaColumn(QWidget):
    """Search, choices, and the list that they narrow; says how many are hidden."""

    grid_changed = Signal(bool)

    def __init__(self, listed: MediaList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listed = listed
        self.sought = named(
            QLineEdit(placeholderText=tr("Search exhibits"), clearButtonEnabled=True),
            tr("Search media"),
        )
        self.which = named(_choice(Show), tr("Which media are listed"))
        self.order = named(_choice(Order), tr("Order of the media"))
        self.as_grid = named(QToolButton(), tr("Show tiles"))
        self.as_grid.setText("▦")
        self.as_grid.setToolTip(tr("Tiles beside each other, or a list"))
        self.as_grid.setCheckable(True)
        self.as_grid.toggled.connect(self.show_grid)
        self.told = plain(kind="muted")
        self.told.hide()
        self._build()
        self.sought.textChanged.connect(self._ask)
        self.which.currentIndexChanged.connect(self._ask)
        self.order.currentIndexChanged.connect(self._ask)
        listed.unhidden.connect(self.clear)
        for signal in ("rowsInserted", "rowsRemoved", "modelReset", "layoutChanged"):
            getattr(listed.sifted, signal).connect(self._count)

    def search(self) -> None:
        """Let the examiner type what to look for."""
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.selectAll()

    def show_grid(self, on: bool) -> None:
        """Show the media as tiles, or as a list."""
        self.as_grid.setChecked(on)
        if on is not self._listed.is_grid:
            self._listed.show_as(TileDelegate if on else MediaDelegate, grid=on)
            self.grid_changed.emit(on)

    def clear(self) -> None:
        """List everything again."""
        self.sought.clear()
        self.which.setCurrentIndex(0)

    def _build(self) -> None:
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices.setSpacing(4)
        for choice in (self.which, self.order):
            self._choices.addWidget(choice, 1)
        choices = QHBoxLayout()
        choices.setSpacing(4)
        choices.addLayout(self._choices, 1)
        choices.addWidget(self.as_grid)
        self._stack()
        head = QVBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        head.setSpacing(4)
        head.addWidget(self.sought)
        head.addLayout(choices)
        head.addWidget(self.told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._listed, 1)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(WIDEST)

    def changeEvent(self, event: QEvent) -> None:
        """Give the choices room for their words when text grows."""
        super().changeEvent(event)
        if event.type() in RESTYLED:
            self._stack()

    def _stack(self) -> None:
        """Lay the choices above each other where text is large."""
        way = QBoxLayout.Direction
        large = scale.percent() >= LARGE
        self._choices.setDirection(way.TopToBottom if large else way.LeftToRight)
        policy = QSizePolicy.Policy.Expanding if large else QSizePolicy.Policy.Maximum
        for choice in (self.which, self.order):
            choice.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def _ask(self) -> None:
        show, order = Show(self.which.currentData()), Order(self.order.currentData())
        self._listed.sift(self.sought.text(), show, order)
        self._count()

    def _count(self) -> None:
        sifted = self._listed.sifted
        listed, there = sifted.rowCount(), sifted.sourceModel().rowCount()
        self.told.setVisible(sifted.sifting)
        self.told.setText(
            tr("{listed} of {there} listed", listed=listed or tr("none"), there=there)
        )


def _choice(words: type[StrEnum]) -> ElidedChoice:
    box = ElidedChoice()
    for word in words:
        box.addItem(told(word.value), word.value)
    return box
