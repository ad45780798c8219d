"""One analyzer's card: its score for the frame on show, and everything needed to read it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.lane_words import HIGHEST_MEANS, highest_words
from ui.lanes import Lane
from ui.snapshots import RunView
from ui.theme import Theme
from ui.tongue import tr
from ui.views.card_words import last_line, measured_name, populations, rank, told
from ui.views.curve_plot import CurvePlot
from ui.views.illustration import IllustrationView
from ui.views.labels import plain
from ui.views.weight_lines import rank_headline, weight_headline, weight_lines
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Curve,
    Fact,
    Measurement,
    Pixels,
    StoredIllustration,
)

FACT_SHOWN = 900
MANY = 16
MOST_DRAWN = 6  # illustrations of one frame
LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


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
        self._plots: dict[int, CurvePlot] = {}
        self._drawn: dict[str, IllustrationView] = {}
        self.touched = False
        self._build()

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

    def expand(self, on: bool) -> None:
        """Show or hide the details."""
        self._toggle.setChecked(on)
        self._show_details(on)

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """Take over the scores of a pass that is still running."""
        self._lanes = lanes

    def show_drawn(self, key: str, drawn: Sequence[Pixels]) -> None:
        """Take the pictures of an illustration that was wanted, if it is one of this card."""
        if key in self._drawn:
            self._drawn[key].show_drawn(drawn)

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
        score, words, good = told(self._lane, frame)
        error = self._view.run.error
        if error and not good:
            words = f"{wording.RUN_WORDS[self._view.run.state]}: {last_line(error)}"
        if self._lane.track_id is not None and self._lane.track_id == self._track[0]:
            words = f"{self._track[1]}: {words}"
        self._score.setText(score)
        self._words.setText(words)
        style = "" if good else f"color: {self._theme.muted};"
        if style != self._words.styleSheet():  # it is laid out anew by every one
            self._words.setStyleSheet(style)
        if self.expanded:
            self._fill_changing()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for plot in self._plots.values():
            plot.set_theme(theme)
        for drawn in self._drawn.values():
            drawn.set_theme(theme)
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
        if self._view.weight is not None:
            layout.addWidget(weight_headline(self._view.weight))
            if self._view.weight.rank:
                layout.addWidget(rank_headline(self._view.weight))
        self._details: QWidget | None = None

    def _head(self) -> QHBoxLayout:
        info = self._view.run.info
        self._toggle = QToolButton()
        self._toggle.setCheckable(True)
        self._toggle.setAutoRaise(True)
        self._toggle.setArrowType(Qt.ArrowType.RightArrow)
        self._toggle.setAccessibleName(tr("Details of {title}", title=info.title))
        self._toggle.clicked.connect(self._clicked)
        title = plain(info.title, "title")
        title.setToolTip(
            tr(
                "{name} {version}, family {family}",
                name=info.name,
                version=info.version,
                family=info.family,
            )
        )
        self._score = plain("", "score")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._toggle)
        row.addWidget(title, 1)
        row.addWidget(self._score)
        if self._view.run.model_sha256:
            row.addWidget(self._make_passport())
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
            self._column.addWidget(self._details)
        if self._details is not None:
            self._details.setVisible(on)
        if on:
            self._fill_changing()

    def _make_details(self) -> QWidget:
        """Build the details when they are first asked for; curves and tables cost time."""
        details = QWidget()
        layout = QVBoxLayout(details)
        layout.setContentsMargins(20, 4, 0, 0)
        layout.setSpacing(5)
        info = self._view.run.info
        if info.score_meaning:
            layout.addWidget(plain(info.score_meaning))
        for fact in self._view.facts[:MANY]:
            layout.addWidget(_fact(fact))
        self._measured = QGridLayout()
        self._measured.setHorizontalSpacing(10)
        self._measured.setVerticalSpacing(2)
        layout.addLayout(self._measured)
        self._curves = QVBoxLayout()
        layout.addLayout(self._curves)
        self._illustrated = QVBoxLayout()
        layout.addLayout(self._illustrated)
        layout.addWidget(self._make_nearest())
        layout.addWidget(self._make_highest())
        for heading, text in weight_lines(self._view.weight):
            layout.addWidget(plain(heading, "heading"))
            layout.addWidget(plain(text, "muted"))
        for heading, text in self._fine_print():
            layout.addWidget(plain(heading, "heading"))
            layout.addWidget(plain(text, "muted"))
        return details

    def _make_nearest(self) -> QPushButton:
        self._nearest = QPushButton()
        self._nearest.setFlat(True)
        self._nearest.clicked.connect(lambda: self.frame_wanted.emit(self._near))
        return self._nearest

    def _make_highest(self) -> QPushButton:
        self._highest = QPushButton()
        self._highest.setFlat(True)
        self._highest.setToolTip(tr("Go there: {HIGHEST_MEANS}.", HIGHEST_MEANS=HIGHEST_MEANS))
        self._highest.clicked.connect(self._go_highest)
        return self._highest

    def _go_highest(self) -> None:
        if (found := self._lane.highest) is not None:
            self.frame_wanted.emit(found.first_frame)

    def _fine_print(self) -> Iterator[tuple[str, str]]:
        run = self._view.run
        if run.error:
            yield "Error", wording.shown(run.error, 600)
        yield "Coverage", wording.coverage(run.coverage)
        yield "Limitations", run.info.limitations
        yield "Tested range", run.info.validated_range
        yield "Method", run.info.reference
        settings = ", ".join(
            f"{wording.spaced(name)} {value}" for name, value in run.settings.items()
        )
        yield (
            "Version and settings",
            f"{run.info.name} {run.info.version}; {settings or 'none'}",
        )

    # --- what changes with the frame -----------------------------------------------------

    def _fill_changing(self) -> None:
        entry = self._lane.at(self._frame)
        frame = int(self._lane.frames[entry]) if entry is not None else self._frame
        self._fill_measured([m for m in self._view.measurements if m.frame in (None, frame)])
        self._fill_curves([c for c in self._view.curves if c.frame in (None, frame)])
        self._fill_illustrated(frame)
        self._highest.setText(highest_words(self._lane))
        self._highest.setVisible(bool(self._highest.text()))

    def _fill_measured(self, measurements: list[Measurement]) -> None:
        _empty(self._measured)
        shown = measurements[:MANY]
        for row, measured in enumerate(shown):
            cells = (measured_name(measured), wording.number(measured.value), rank(measured))
            for column, text in enumerate(cells):
                label = plain(text, "muted" if column != 1 else "", wrap=column == 0)
                label.setAlignment(Qt.AlignmentFlag.AlignRight if column else LEFT_TOP)
                self._measured.addWidget(label, row, column)
        for row, population in enumerate(populations(shown), len(shown)):
            self._measured.addWidget(plain(population, "muted"), row, 0, 1, 3)
        self._measured.setColumnStretch(0, 1)

    def _fill_curves(self, curves: list[Curve]) -> None:
        """Show the curves of this frame, drawing each once."""
        shown = {id(curve) for curve in curves}
        for key, plot in self._plots.items():
            plot.setVisible(key in shown)
        for curve in curves[:4]:
            if id(curve) not in self._plots:
                self._plots[id(curve)] = plot = CurvePlot(curve, self._theme)
                self._curves.addWidget(plot)

    def _fill_illustrated(self, frame: int) -> None:
        """Show the illustrations of this frame, and of the chosen face where it has any."""
        faces = (None, self._track[0])
        own = [one for one in self._view.illustrations if one.track_id in faces]
        shown = {one.id: one for one in own if one.frame == frame}
        for stored in list(shown.values())[:MOST_DRAWN]:
            if stored.id not in self._drawn:
                self._draw(stored)
        for key, drawn in self._drawn.items():
            drawn.setVisible(key in shown)
        self._offer({one.frame for one in own}, frame)

    def _draw(self, stored: StoredIllustration) -> None:
        self._drawn[stored.id] = drawn = IllustrationView(stored, self._theme)
        drawn.enlarged.connect(self.enlarged)
        drawn.pointed.connect(self.pointed)
        self._illustrated.addWidget(drawn)
        self.drawn_wanted.emit(stored)

    def _offer(self, frames: set[int], frame: int) -> None:
        """Offer the nearest frame of which pictures were kept, where this one has none."""
        self._near = min(frames, key=lambda kept: abs(kept - frame), default=frame)
        self._nearest.setText(
            tr("Go to frame index {near}, of which pictures were kept", near=self._near)
        )
        self._nearest.setVisible(bool(frames) and frame not in frames)


def _fact(fact: Fact) -> QWidget:
    name = wording.spaced(fact.name)
    label = plain(
        f"{name} ({wording.shown(fact.where, 80)}): {wording.shown(fact.text, FACT_SHOWN)}",
        "telling" if fact.telling else "",
    )
    label.setToolTip(tr("where: {where}", where=wording.shown(fact.where)))
    return label


def _empty(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
