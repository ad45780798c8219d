"""The inspector: what each analyzer says about the frame on show, and what that means."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.lanes import Lane
from ui.snapshots import ItemView
from ui.theme import Theme
from ui.tongue import tr
from ui.views.analyzer_card import AnalyzerCard
from ui.views.face_card import FaceCard
from ui.views.families_panel import FamiliesPanel
from ui.views.labels import named, plain
from workbench.model import AnalyzerInfo, AnalyzerRun, Pixels, StoredIllustration

TURN_MS = 15  # from one card's details to the next: they cost, and the window answers between


class Inspector(QScrollArea):
    """One card per analyzer, in the order of the lanes."""

    drawn_wanted = Signal(StoredIllustration)  # its pixels are to be read
    enlarged = Signal(StoredIllustration, list)  # with its images, from the left
    pointed = Signal(object)  # the StoredPicture under the pointer, or None
    frame_wanted = Signal(int)
    help_wanted = Signal(AnalyzerInfo)
    passport_wanted = Signal(AnalyzerRun)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[AnalyzerCard] = []
        self._opened: dict[str, bool] = {}
        self._unopened: list[AnalyzerCard] = []  # those whose details are still to be made
        self._opener = QTimer(self, singleShot=True, interval=TURN_MS)
        self._opener.timeout.connect(self._open_next)
        self._frame = 0
        self._track = ("", "")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("What each analyzer says about the frame on show"))
        self._empty = named(plain(), style="empty")
        self.face = FaceCard(theme)
        self.families = FamiliesPanel(theme)
        self._build()

    def _build(self) -> None:
        body = QWidget()
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.face)
        self._layout.addWidget(self.families)
        self._layout.addWidget(self._empty)
        self._layout.addStretch(1)
        self.setWidget(body)

    def open(self, view: ItemView | None, empty: str) -> None:
        """Show the cards of an item, or say what to do when there are none."""
        self._remember()
        self.pointed.emit(None)
        for card in self._cards:
            self._layout.removeWidget(card)
            card.deleteLater()
        self._cards, self._unopened = [], []
        for run_view in view.current if view else ():
            card = AnalyzerCard(run_view, self._theme)
            card.drawn_wanted.connect(self.drawn_wanted)
            card.enlarged.connect(self.enlarged)
            card.pointed.connect(self.pointed)
            card.frame_wanted.connect(self.frame_wanted)
            card.passport_wanted.connect(self.passport_wanted)
            card.help_wanted.connect(self.help_wanted)
            card.show_track(*self._track)
            if self._opened.get(card.name, card.flagged):
                self._unopened.append(card)
            self._layout.insertWidget(self._layout.count() - 1, card)
            self._cards.append(card)
        self._empty.setText(empty)
        self._empty.setVisible(not self._cards)
        self.face.setVisible(bool(self._cards))
        self.families.open(view.fusion if view else (), view.explanation if view else None)
        self.show_frame(self._frame)
        self._opener.start()

    def _open_next(self) -> None:
        """Show the details of the next card that shall be open."""
        if self._unopened:
            self._unopened.pop(0).expand(True)
            self._opener.start()

    @property
    def theme(self) -> Theme:
        """The colours in which it is drawn."""
        return self._theme

    @property
    def infos(self) -> list[AnalyzerInfo]:
        """What the analyzers on show say of themselves."""
        return [card.info for card in self._cards]

    @property
    def empty_words(self) -> str:
        """What is said in place of cards; empty when there are some."""
        return "" if self._cards else self._empty.text()

    def show_frame(self, frame: int) -> None:
        """Show what is said about a frame."""
        self._frame = frame
        for card in self._cards:
            card.show_frame(frame)

    def expand(self, analyzer: str) -> None:
        """Show the details of one analyzer, by its name."""
        for card in self._cards:
            if card.name == analyzer:
                card.expand(True)

    def show_drawn(self, key: str, drawn: Sequence[Pixels]) -> None:
        """Take the pictures of an illustration that was wanted."""
        for card in self._cards:
            card.show_drawn(key, drawn)

    def show_live(self, lanes: Sequence[Lane]) -> None:
        """Show scores of a pass that is still running."""
        for card in self._cards:
            own = [lane for lane in lanes if lane.info.name == card.name]
            if own:
                card.show_lanes(own)
                card.show_frame(self._frame)

    def show_track(self, track_id: str, label: str) -> None:
        """Show what is said about one face, where an analyzer says something of each."""
        self._track = (track_id, label)
        self.families.show_track(track_id, label)
        for card in self._cards:
            card.show_track(track_id, label)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.face.set_theme(theme)
        self.families.set_theme(theme)
        for card in self._cards:
            card.set_theme(theme)

    def _remember(self) -> None:
        self._opened.update({c.name: c.expanded for c in self._cards if c.touched})
