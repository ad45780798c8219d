"""What an analyzer's card shows on demand: meaning, facts, measurements, pictures and limits.

It is made once for a card and filled anew for each run: what is put into a window on show has
all of it laid out again, and a plot costs more than everything beside it.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import wording
from ui.lane_words import HIGHEST_MEANS, highest_words
from ui.lanes import Lane
from ui.retelling import told
from ui.snapshots import RunView
from ui.theme import Theme
from ui.tongue import tr
from ui.views.card_words import measured_name, populations, rank
from ui.views.curve_plot import CurvePlot
from ui.views.illustration import IllustrationView
from ui.views.sheet import Cell, Sheet
from ui.views.weight_lines import weight_lines
from workbench.model import AnalyzerRun, Curve, Fact, Measurement, Pixels, StoredIllustration

FACT_SHOWN = 900
MANY = 16
MOST_DRAWN = 6  # illustrations of one frame
MOST_CURVES = 4
KINDS = ("heading", "muted")


class CardDetails(QWidget):
    """Shows one run; of a frame, what was measured and drawn in it."""

    drawn_wanted = Signal(StoredIllustration)  # its pixels are to be read
    enlarged = Signal(StoredIllustration, list)
    pointed = Signal(object)  # the StoredPicture under the pointer, or None
    frame_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: RunView | None = None
        self._lane: Lane | None = None
        self._near = 0
        self._said, self._print = Sheet(spacing=5), Sheet(spacing=5)
        self._measured = Sheet(spacing=2)
        self._plots: list[CurvePlot] = []
        self._curves: list[Curve] = []
        self._more = QTimer(self, singleShot=True, interval=0)  # a plot in a turn
        self._more.timeout.connect(self._plot)
        self._forgotten = QTimer(self, singleShot=True, interval=0)
        self._forgotten.timeout.connect(self._wipe)
        self._drawn: dict[str, IllustrationView] = {}
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 4, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self._said)
        layout.addWidget(self._measured)
        self._plotted, self._illustrated = QVBoxLayout(), QVBoxLayout()
        layout.addLayout(self._illustrated)  # what is seen here, before what was over time
        layout.addLayout(self._plotted)
        layout.addWidget(self._make_nearest())
        layout.addWidget(self._make_highest())
        layout.addWidget(self._print)

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

    # --- what is shown -------------------------------------------------------------------

    @property
    def filled(self) -> bool:
        """Whether it shows a run."""
        return self._view is not None

    def open(self, view: RunView) -> None:
        """Show what holds for a whole run."""
        self._view = view
        meaning = view.run.info.score_meaning
        facts = [_fact(fact) for fact in view.facts[:MANY]]
        said = [[Cell(meaning)], *facts] if meaning else facts
        self._said.show_rows(said)
        self._said.setVisible(bool(said))
        lines = [*weight_lines(view.weight), *fine_print(view.run)]
        self._print.show_lines(
            [part for line in lines for part in zip(KINDS, line, strict=True)]
        )

    def clear(self) -> None:
        """Hide, and keep no word or picture of the run that was shown.

        They go in the next turn of the event loop, unless another run is shown by then.
        """
        self._view = self._lane = None
        self.hide()
        self._more.stop()
        self._forget_drawn()
        self._forgotten.start()

    def _wipe(self) -> None:
        if self._view is not None:
            return
        for sheet in (self._said, self._measured, self._print):
            sheet.blank()
        self._fill_curves([])
        self._highest.setText("")
        self._nearest.setText("")

    def _forget_drawn(self) -> None:
        for drawn in self._drawn.values():
            drawn.setParent(None)
            drawn.deleteLater()
        self._drawn.clear()

    def show_frame(self, lane: Lane, frame: int, track_id: str) -> None:
        """Show what was measured and drawn in a frame, of a face where there is one chosen."""
        if self._view is None:
            return
        self._lane = lane
        entry = lane.at(frame)
        read = int(lane.frames[entry]) if entry is not None else frame
        self._fill_measured([m for m in self._view.measurements if m.frame in (None, read)])
        self._fill_curves([c for c in self._view.curves if c.frame in (None, read)])
        faces = (None, track_id)
        own = [one for one in self._view.illustrations if one.track_id in faces]
        self._fill_illustrated(own, read)
        self._highest.setText(told(highest_words(lane)))
        self._highest.setVisible(bool(self._highest.text()))

    def show_drawn(self, key: str, drawn: Sequence[Pixels]) -> None:
        """Take the pictures of an illustration that was wanted, if it is one of these."""
        if key in self._drawn:
            self._drawn[key].show_drawn(drawn)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for plot in self._plots:
            plot.set_theme(theme)
        for drawn in self._drawn.values():
            drawn.set_theme(theme)

    # --- within --------------------------------------------------------------------------

    def _go_highest(self) -> None:
        if self._lane is not None and (found := self._lane.highest) is not None:
            self.frame_wanted.emit(found.first_frame)

    def _fill_measured(self, measurements: list[Measurement]) -> None:
        shown = measurements[:MANY]
        rows = [
            [
                Cell(measured_name(measured), "muted"),
                Cell(wording.number(measured.value), narrow=True),
                Cell(rank(measured), "muted", narrow=True),
            ]
            for measured in shown
        ]
        rows += [[Cell(population, "muted")] for population in populations(shown)]
        self._measured.show_rows(rows)
        self._measured.setVisible(bool(rows))

    def _fill_curves(self, curves: list[Curve]) -> None:
        """Show the curves of this frame; a plot draws one after the other."""
        self._curves = curves[:MOST_CURVES]
        for at, plot in enumerate(self._plots):
            plot.show_curve(self._curves[at] if at < len(self._curves) else None)
            plot.setVisible(at < len(self._curves))
        if len(self._plots) < len(self._curves):
            self._more.start()

    def _plot(self) -> None:
        """Make one plot that is missing; others wait for the next turn of the event loop."""
        missing = self._curves[len(self._plots) :]
        if missing:
            plot = CurvePlot(missing[0], self._theme)
            self._plots.append(plot)
            self._plotted.addWidget(plot)
        if len(missing) > 1:
            self._more.start()

    def _fill_illustrated(self, own: Sequence[StoredIllustration], frame: int) -> None:
        """Show the illustrations of this frame."""
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


def fine_print(run: AnalyzerRun) -> Iterator[tuple[str, str]]:
    """Yield headings and texts: coverage, limits, method, version and settings of a run."""
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


def _fact(fact: Fact) -> list[Cell]:
    name = wording.spaced(fact.name)
    text = f"{name} ({wording.shown(fact.where, 80)}): {wording.shown(fact.text, FACT_SHOWN)}"
    tip = tr("where: {where}", where=wording.shown(fact.where))
    return [Cell(text, "telling" if fact.telling else "", tip=tip)]
