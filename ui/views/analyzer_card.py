"""One analyzer's card: its score for the frame on show, and everything needed to read it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui import wording
from ui.lanes import Lane
from ui.snapshots import RunView
from ui.theme import Theme
from ui.tongue import tr
from ui.views.card_details import CardDetails
from ui.views.card_words import last_line, score_at
from ui.views.labels import plain, restyle
from ui.views.sheet import Sheet
from ui.views.weight_lines import INDENT, weight_head
from workbench.model import AnalyzerInfo, AnalyzerRun, Pixels, RunState, StoredIllustration


class AnalyzerCard(QFrame):
    """Title and score always; meaning, measurements, facts, pictures and limits on demand."""

    drawn_wanted = Signal(StoredIllustration)  # its pixels are to be read
    enlarged = Signal(StoredIllustration, list)
    pointed = Signal(object)  # the StoredPicture under the pointer, or None
    frame_wanted = Signal(int)
    help_wanted = Signal(AnalyzerInfo)
    passport_wanted = Signal(AnalyzerRun)

    def __init__(
        self,
        view: RunView,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._view = view
        self._theme = theme
        self._lanes: Sequence[Lane] = view.lanes
        self._track = ("", "")
        self._frame = 0
        self.touched = False
        self._build()
        self._show_head()

    def open(self, view: RunView) -> None:
        """Take over another run of the same analyzer, of which a frame is shown next.

        Nothing goes on being shown of the run before: its details are filled when they are
        asked for again. What is made of the same run stays.
        """
        same = says_the_same(view, self._view)
        self._view, self._lanes = view, view.lanes
        if same:
            return
        self.touched = False
        self._toggle.setChecked(False)
        self._toggle.setArrowType(Qt.ArrowType.RightArrow)
        if self._details is not None:
            self._details.clear()
        self._show_head()

    @property
    def name(self) -> str:
        """The analyzer's name."""
        return self.info.name

    @property
    def info(self) -> AnalyzerInfo:
        """What the analyzer says of itself, as it was when it ran."""
        return self._view.run.info

    @property
    def flagged(self) -> bool:
        """Whether the analyzer found something that asks for a decision."""
        above = any(
            lane.bounds is not None
            and lane.threshold is not None
            and lane.bounds[1] >= lane.threshold
            for lane in self._lanes
        )
        return above or any(fact.telling for fact in self._view.facts)

    @property
    def expanded(self) -> bool:
        """Whether the details are shown."""
        return self._toggle.isChecked()

    @property
    def details(self) -> CardDetails | None:
        """The details, once they were asked for."""
        return self._details

    def expand(self, on: bool) -> None:
        """Show or hide the details."""
        self._toggle.setChecked(on)
        self._show_details(on)

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """Take over the scores of a pass that is still running."""
        self._lanes = lanes

    def show_drawn(self, key: str, drawn: Sequence[Pixels]) -> None:
        """Take the pictures of an illustration that was wanted, if it is one of this card."""
        if self._details is not None:
            self._details.show_drawn(key, drawn)

    def show_track(self, track_id: str, label: str) -> None:
        """Show the scores of this face, where the analyzer scores each; else those it has."""
        self._track = (track_id, label)
        self.show_frame(self._frame)

    @property
    def _lane(self) -> Lane:
        """The lane of the chosen face, or the first one."""
        own = (lane for lane in self._lanes if lane.track_id == self._track[0])
        return next(own, self._lanes[0])

    def show_frame(self, frame: int) -> None:
        """Show what is said about a frame."""
        self._frame = frame
        score, words, good = score_at(self._lane, frame)
        error = self._view.run.error
        if error and not good:
            words = f"{wording.RUN_WORDS[self._view.run.state]}: {last_line(error)}"
        if self._lane.track_id is not None and self._lane.track_id == self._track[0]:
            words = f"{self._track[1]}: {words}"
        self._score.setText(score)
        self._words.setText(words)
        restyle(self._words, "" if good else f"color: {self._theme.muted};")
        if self.expanded and self._details is not None:
            self._fill(self._details)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        if self._details is not None:
            self._details.set_theme(theme)
        self.show_frame(self._frame)

    # --- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 10, 7)
        layout.setSpacing(2)
        layout.addLayout(self._head())
        self._words = plain("", "words")
        self._words.setContentsMargins(20, 0, 0, 0)
        layout.addWidget(self._words)
        self._weight = Sheet(spacing=2)
        self._weight.setContentsMargins(INDENT, 0, 0, 0)
        layout.addWidget(self._weight)
        self._details: CardDetails | None = None

    def _show_head(self) -> None:
        """Say what holds for the whole run."""
        info = self.info
        self._title.setText(info.title)
        self._title.setToolTip(
            tr(
                "{name} {version}, family {family}",
                name=info.name,
                version=info.version,
                family=info.family,
            )
        )
        self._passport.setVisible(bool(self._view.run.model_sha256))
        rows = weight_head(self._view.weight)
        self._weight.show_rows(rows)
        self._weight.setVisible(bool(rows))

    def _head(self) -> QHBoxLayout:
        info = self.info
        self._toggle = QToolButton()
        self._toggle.setCheckable(True)
        self._toggle.setAutoRaise(True)
        self._toggle.setArrowType(Qt.ArrowType.RightArrow)
        self._toggle.setAccessibleName(tr("Details of {title}", title=info.title))
        self._toggle.clicked.connect(self._clicked)
        self._title = plain("", "title")
        self._score = plain("", "score")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._toggle)
        row.addWidget(self._title, 1)
        row.addWidget(self._score)
        self._passport = self._make_passport()
        row.addWidget(self._passport)
        row.addWidget(self._make_help())
        return row

    def _make_passport(self) -> QToolButton:
        """Return the button that opens the passport of the models behind the result."""
        button = QToolButton()
        button.setText("▤")
        button.setAutoRaise(True)
        button.setAccessibleName(tr("Model passport of {title}", title=self.info.title))
        button.setToolTip(
            tr("The model: card, hashes, licence, and whether a later one is here")
        )
        button.clicked.connect(lambda: self.passport_wanted.emit(self._view.run))
        return button

    def _make_help(self) -> QToolButton:
        """Return the button that opens the page of the help on this analyzer."""
        button = QToolButton()
        button.setText("?")
        button.setAutoRaise(True)
        button.setAccessibleName(tr("What is {title}?", title=self.info.title))
        button.setToolTip(tr("What this analyzer reads, what its result means, and its limits"))
        button.clicked.connect(lambda: self.help_wanted.emit(self.info))
        return button

    def _clicked(self, on: bool) -> None:
        self.touched = True
        self._show_details(on)

    def _show_details(self, on: bool) -> None:
        self._toggle.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        if on and self._details is None:
            self._details = self._make_details()
            self._fill(self._details)  # before it joins the window, which is laid out once then
            self._column.addWidget(self._details)
        elif on and self._details is not None:
            self._fill(self._details)
        if self._details is not None:
            self._details.setVisible(on)

    def _make_details(self) -> CardDetails:
        """Make the details when they are first asked for; curves and tables cost time."""
        details = CardDetails(self._theme)
        details.drawn_wanted.connect(self.drawn_wanted)
        details.enlarged.connect(self.enlarged)
        details.pointed.connect(self.pointed)
        details.frame_wanted.connect(self.frame_wanted)
        return details

    def _fill(self, details: CardDetails) -> None:
        if not details.filled:
            details.open(self._view)
        details.show_frame(self._lane, self._frame, self._track[0])


def says_the_same(view: RunView, other: RunView) -> bool:
    """Say whether two readings of the record hold one run that has ended, with the same words.

    What a run left is never changed once it has ended; what its score is worth may be.
    """
    ended = view.run.state is not RunState.RUNNING
    lanes = tuple(lane.track_id for lane in view.lanes)
    return (
        ended
        and view.run == other.run
        and view.weight == other.weight
        and lanes == tuple(lane.track_id for lane in other.lanes)
    )
