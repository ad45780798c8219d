"""How often the timeline of an hour can be drawn anew while it is zoomed and moved.

    python -m benchmarks.timeline [--minutes 60] [--rate 30] [--lanes 12] [--redraws 120]

Lanes of one score per frame are made: a third scored throughout, a third with frames in which
no face was found here and there, a third that changes its outcome with every frame, which no
medium does and nothing shall depend on. Printed are redraws per second of the whole timeline
(ruler, lanes, cuts, marks), without a display: zoomed step by step between everything and a
second, moved sideways, and with the playhead alone, which draws nothing anew; and how long it
takes to make a medium's lanes ready, once, off the thread of the window.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent

from analyzers.catalog import BUILT_IN
from ui.app import application
from ui.lanes import OUTCOMES, Lane
from ui.theme import DARK
from ui.views.rows import ScoreRow
from ui.views.timeline import HEADER, Timeline
from workbench.model import Outcome, RunState

SIZE = QSize(980, 620)  # of the timeline in a window of full HD
ABSENT = OUTCOMES.index(Outcome.NOT_APPLICABLE)


def main() -> None:
    """Make the lanes, draw them and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=30)
    parser.add_argument("--lanes", type=int, default=12)
    parser.add_argument("--redraws", type=int, default=120)
    options = parser.parse_args()
    app = application()
    frames = round(options.minutes * 60 * options.rate)
    timeline = Timeline(DARK)
    timeline.resize(SIZE)
    timeline.show()
    lanes = made(frames, options.rate, options.lanes)
    began = time.perf_counter()
    for lane in lanes:
        lane.prepare(0.0, frames / options.rate)
    ready = time.perf_counter() - began
    timeline.lanes.load(0.0, frames / options.rate)
    cuts = np.arange(8, frames / options.rate, 8).tolist()
    timeline.lanes.show_rows([ScoreRow(lane) for lane in lanes], cuts)
    app.processEvents()
    print(f"{options.lanes} lanes of {frames} frames; made ready in {ready * 1000:.0f} ms")
    for name, move in moves(timeline, options.redraws).items():
        mean, slowest, work = paced(timeline, move)
        print(
            f"{name:9} {1000 / mean:6.0f} redraws/s, the slowest {slowest:.1f} ms; "
            f"{1000 / work:.0f}/s by the processor's clock"
        )


def made(frames: int, rate: float, count: int) -> list[Lane]:
    """Return lanes of a score per frame."""
    draw = np.random.default_rng(7)
    return [_lane(number, frames, rate, draw) for number in range(count)]


def _lane(number: int, frames: int, rate: float, draw: np.random.Generator) -> Lane:
    scores = np.cumsum(draw.normal(size=frames)) / 30 + draw.normal(size=frames)
    outcomes = np.zeros(frames, np.uint8)
    if number % 3 == 1:
        outcomes[np.flatnonzero(np.sin(np.arange(frames) / 97) > 0.8)] = ABSENT
    elif number % 3 == 2:
        outcomes[::2] = ABSENT
    scores[outcomes == ABSENT] = np.nan
    return Lane(
        info=BUILT_IN[number % len(BUILT_IN)].info,
        state=RunState.FINISHED,
        frames=np.arange(frames, dtype=np.int64),
        pts=np.arange(frames) / rate,
        scores=scores,
        outcomes=outcomes,
        reasons=("",) * frames,
        threshold=2.0 if number % 2 else None,
    )


def moves(timeline: Timeline, redraws: int) -> dict[str, Iterator[Callable[[], object]]]:
    """Return what is done before each redraw."""
    lanes = timeline.lanes
    middle = QPointF(HEADER + (SIZE.width() - HEADER) / 2, 60.0)

    def turn(up: int, shift: Qt.KeyboardModifier) -> Callable[[], object]:
        return lambda: lanes.wheelEvent(_wheel(middle, up, shift))

    none, sideways = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    there = [turn(120, none)] * 36 + [turn(-120, none)] * 36
    across = [turn(-120, sideways)] * 30 + [turn(120, sideways)] * 30
    half = [*[turn(120, none)] * 4]
    return {
        "zooming": iter((there * redraws)[:redraws]),
        "moving": iter((half + across * redraws)[:redraws]),
        "playhead": iter([lambda at=at: lanes.show_playhead(at / 30) for at in range(redraws)]),
    }


def _wheel(at: QPointF, up: int, keys: Qt.KeyboardModifier) -> QWheelEvent:
    phase, none = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
    return QWheelEvent(at, at, QPoint(), QPoint(0, up), none, keys, phase, False)


def paced(
    timeline: Timeline, steps: Iterator[Callable[[], object]]
) -> tuple[float, float, float]:
    """Return the mean and the longest time of a redraw, in milliseconds, and that of work.

    The last leaves out the time in which a busy machine did something else.
    """
    took, worked = [], time.thread_time()
    for step in steps:
        began = time.perf_counter()
        step()
        timeline.lanes.repaint()
        took.append((time.perf_counter() - began) * 1000)
    worked = (time.thread_time() - worked) * 1000 / len(took)
    return float(np.mean(took)), max(took), worked


if __name__ == "__main__":
    main()
