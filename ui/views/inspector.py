"""The inspector: what each analyzer says about the frame on show, and what that means."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.lanes import Lane
from ui.snapshots import ItemView, RunView
from ui.theme import Theme
from ui.tongue import tr
from ui.views.analyzer_card import AnalyzerCard
from ui.views.face_card import FaceCard
from ui.views.families_panel import FamiliesPanel
from ui.views.labels import named, plain
from workbench.model import AnalyzerInfo, AnalyzerRun, Pixels, StoredIllustration

TURN_MS = 5  # from one card to the next: each costs, and the window answers between


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
        self._views: Sequence[RunView] = ()  # of the item on show, a card each
        self._made: list[AnalyzerCard] = []  # in their order, as far as they are there
        self._unmade: list[RunView] = []
        self._live: Sequence[Lane] = ()
        self._opened: dict[str, bool] = {}
        self._unopened: list[AnalyzerCard] = []  # those whose details are still to be made
        self._opener = QTimer(self, singleShot=True, interval=TURN_MS)
        self._opener.timeout.connect(self._next)
        self._frame = 0
        self._of = ""  # the item on show
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
        before = {card.name: card for card in self._made}
        self._views, self._live = view.current if view else (), ()
        of = view.item.id if view else ""
        if of != self._of:  # nothing is said of the frame of another item
            self._of, self._frame = of, 0
        names = [one.run.info.name for one in self._views]
        self._made = [before.pop(name) for name in names if name in before]
        for card in before.values():
            self._layout.removeWidget(card)
            card.hide()
            if view is None or view.hidden:
                card.setParent(None)  # at once: what is hidden now is nowhere in the window
            card.deleteLater()
        views = dict(zip(names, self._views, strict=True))
        for card in self._made:
            card.open(views[card.name])
        known = {card.name for card in self._made}
        self._unmade = [one for one in self._views if one.run.info.name not in known]
        self._unopened = [card for card in self._made if self._shall_open(card)]
        self._empty.setText(empty)
        self._empty.setVisible(not self._views)
        self.face.setVisible(bool(self._views))
        self.families.open(view.fusion if view else (), view.explanation if view else None)
        self.show_frame(self._frame)
        self._opener.start()

    @property
    def cards(self) -> list[AnalyzerCard]:
        """The cards of the item on show, those still to be made included."""
        while self._unmade:
            self._make(self._unmade.pop(0))
        return self._made

    def _make(self, view: RunView) -> None:
        """Make the card of a run and put it in its place."""
        card = AnalyzerCard(view, self._theme)
        card.drawn_wanted.connect(self.drawn_wanted)
        card.enlarged.connect(self.enlarged)
        card.pointed.connect(self.pointed)
        card.frame_wanted.connect(self.frame_wanted)
        card.passport_wanted.connect(self.passport_wanted)
        card.help_wanted.connect(self.help_wanted)
        card.show_track(*self._track)
        card.show_frame(self._frame)
        self._show_live(card)
        order = [one.run.info.name for one in self._views]
        self._made.append(card)
        self._made.sort(key=lambda made: order.index(made.name))
        first = self._layout.indexOf(self._empty) + 1
        self._layout.insertWidget(first + self._made.index(card), card)
        if self._shall_open(card):
            self._unopened.append(card)

    def _shall_open(self, card: AnalyzerCard) -> bool:
        return not card.expanded and self._opened.get(card.name, card.flagged)

    def _next(self) -> None:
        """Make the next card, or show the details of one that shall be open."""
        if self._unmade:
            self._make(self._unmade.pop(0))
        elif self._unopened:
            self._unopened.pop(0).expand(True)
        if self._unmade or self._unopened:
            self._opener.start()

    @property
    def theme(self) -> Theme:
        """The colours in which it is drawn."""
        return self._theme

    @property
    def infos(self) -> list[AnalyzerInfo]:
        """What the analyzers on show say of themselves."""
        return [view.run.info for view in self._views]

    @property
    def empty_words(self) -> str:
        """What is said in place of cards; empty when there are some."""
        return "" if self._views else self._empty.text()

    def show_frame(self, frame: int) -> None:
        """Show what is said about a frame."""
        self._frame = frame
        for card in self._made:
            card.show_frame(frame)

    def expand(self, analyzer: str) -> None:
        """Show the details of one analyzer, by its name."""
        for card in self.cards:
            if card.name == analyzer:
                card.expand(True)

    def show_drawn(self, key: str, drawn: Sequence[Pixels]) -> None:
        """Take the pictures of an illustration that was wanted."""
        for card in self._made:
            card.show_drawn(key, drawn)

    def show_live(self, lanes: Sequence[Lane]) -> None:
        """Show scores of a pass that is still running."""
        self._live = lanes
        for card in self._made:
            self._show_live(card)

    def _show_live(self, card: AnalyzerCard) -> None:
        own = [lane for lane in self._live if lane.info.name == card.name]
        if own:
            card.show_lanes(own)
            card.show_frame(self._frame)

    def show_track(self, track_id: str, label: str) -> None:
        """Show what is said about one face, where an analyzer says something of each."""
        self._track = (track_id, label)
        self.families.show_track(track_id, label)
        for card in self._made:
            card.show_track(track_id, label)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.face.set_theme(theme)
        self.families.set_theme(theme)
        for card in self._made:
            card.set_theme(theme)

    def _remember(self) -> None:
        self._opened.update({c.name: c.expanded for c in self._made if c.touched})
