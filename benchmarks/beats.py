"""How long a window does not answer, what it did meanwhile, and what a machine alone does.

    python -m benchmarks.beats

A timer beats every few milliseconds on the thread of the window; a turn is what lies between
two beats, and a block by how much later than agreed the second one comes. Beside the window an
empty program beats in a process of its own: how late *it* comes is the noise floor of a machine
that is busy with other work, below which no figure of the window says anything. Now and then it
does a piece of work that is always the same; how many times its shortest that takes, by the
clock and in work of its own (caches and cores are shared), is how much the machine stretched
whatever the window did meanwhile. Run as a program this module is
that empty one: it beats until its input ends, then prints what it saw.
"""

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import CodeType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

BEAT_MS = 5
LATE = 0.025  # seconds: from here on a beat is late, and another thread looks where it hangs
LOOKS = 0.003
DEPTH = 6  # lines of a stack that are told
TOLD = 5  # kinds of events that are told of a turn
PIECE, PIECE_EVERY_MS = 250_000, 200  # turns of an empty loop, and how often that is done


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What lay between two beats: milliseconds by the clock on the wall and of its own work.

    `did` tells the events in it that took longest, without those within them; `where` are the
    places at which it was seen, the most frequent first.
    """

    wall: float
    own: float
    stage: str
    did: str
    where: str


class Plain(QApplication):
    """An application whose events are not looked at."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.took: Counter[str] = Counter()  # of this turn, milliseconds by kind of event


class Timed(Plain):
    """An application that knows what each of its events took, by its thread's own clock.

    To look costs: some hundred events of a turn are each handed to Python for it.
    """

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._within: list[float] = []  # of each event under way: what others in it took

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event; what others within it take is theirs."""
        began = time.thread_time()
        self._within.append(0.0)
        kind, name = event.type(), type(receiver).__name__
        try:
            return bool(super().notify(receiver, event))
        finally:
            took = (time.thread_time() - began) * 1000
            own = took - self._within.pop()
            if self._within:
                self._within[-1] += took
            self.took[f"{kind.name} of {name}"] += own


class Beats:
    """A timer on the window's thread, a thread that looks at it while it is late, a floor."""

    def __init__(self, app: Plain) -> None:
        self._app = app
        self._stage, self.stages = "", list[tuple[float, str]]()
        self.turns: list[Turn] = []
        self.idle: dict[str, float] = {}  # the longest block of the empty program, by stage
        self.pieces: dict[str, list[tuple[float, float]]] = {}  # of its work, clock and own
        self._main = threading.get_ident()
        self._last, self._own = time.perf_counter(), time.thread_time()
        self._seen: Counter[str] = Counter()
        self._over = threading.Event()
        self._empty = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.beats"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    def enter(self, stage: str) -> None:
        """Count what follows to another stage."""
        self._stage = stage
        self.stages.append((time.perf_counter(), stage))

    def stop(self) -> None:
        """Beat no more, and hear what the empty program saw."""
        self.enter("")
        self._over.set()
        self._timer.stop()
        self._watch.join()
        told, _ = self._empty.communicate()
        for line in told.decode().splitlines():
            kind, *figures = line.split()
            at, wall, own = map(float, figures)
            stage = next((name for since, name in reversed(self.stages) if since <= at), "")
            if kind == "piece":
                self.pieces.setdefault(stage, []).append((wall, own))
            else:
                self.idle[stage] = max(self.idle.get(stage, 0.0), wall)

    def _stretched(self, stage: str) -> str:
        """Return how many times its least own work a piece of work took, median of a stage."""
        least = min((own for some in self.pieces.values() for _, own in some), default=1.0)
        walls, owns = zip(*self.pieces.get(stage, [(least, least)]), strict=True)
        return f"{median(walls) / least:9.1f}×{median(owns) / least:9.1f}×"

    def told(self, worst: int) -> Iterator[str]:
        """Yield the longest block of each stage beside the floor, then the worst turns."""
        yield f"{'':18}{'the window':>17}{'empty program, its work takes':>37}"
        heads = f"{'clock':>7}{'own work':>10}{'longest block':>17}{'clock':>10}{'own':>10}"
        yield f"{'longest block, ms':18}{heads}"
        for stage in dict.fromkeys(name for _, name in self.stages if name):
            own = [turn for turn in self.turns if turn.stage == stage]
            wall, worked = (
                max((getattr(turn, of) for turn in own), default=0.0) for of in ("wall", "own")
            )
            empty = f"{self.idle.get(stage, 0.0):17.0f}{self._stretched(stage)}"
            yield f"{stage:18}{wall:7.0f}{worked:10.0f}{empty}"
        yield "the longest turns, by their own work:"
        kept = [turn for turn in self.turns if turn.stage]
        for turn in sorted(kept, key=lambda turn: -turn.own)[:worst]:
            yield f"  {turn.own:.0f} ms of {turn.wall:.0f} ms, {turn.stage}: {turn.did}"
            yield f"      {turn.where or 'not seen'}"

    def _beat(self) -> None:
        at, own = time.perf_counter(), time.thread_time()
        wall, worked = (at - self._last) * 1000 - BEAT_MS, (own - self._own) * 1000
        if wall > 1:
            did = ", ".join(f"{what} {ms:.0f}" for what, ms in self._app.took.most_common(TOLD))
            where = "; ".join(place for place, _ in self._seen.most_common(2))
            self.turns.append(
                Turn(wall=wall, own=min(worked, wall), stage=self._stage, did=did, where=where)
            )
        self._app.took.clear()
        self._seen.clear()
        self._last, self._own = at, own

    def _look(self) -> None:
        while not self._over.wait(LOOKS):
            if time.perf_counter() - self._last > LATE:
                self._seen[_where(self._main)] += 1


def _where(thread: int) -> str:
    """Return where a thread is, innermost first; its frame is let go of at once."""
    frame = sys._current_frames().get(thread)
    places: list[tuple[CodeType, int]] = []
    while frame is not None and len(places) < DEPTH:  # quickly: what it holds cannot end
        if frame.f_code.co_name != "notify":
            places.append((frame.f_code, frame.f_lineno))
        frame = frame.f_back
    told = (f"{Path(code.co_filename).name}:{line} {code.co_name}" for code, line in places)
    return " < ".join(told)


class Empty(QCoreApplication):
    """A program that beats, and now and then does a piece of work of known length."""

    def __init__(self) -> None:
        super().__init__([])
        self.late: list[tuple[float, float]] = []  # when, by how much
        self.pieces: list[tuple[float, float, float]] = []  # when, by the clock, own work
        self._last = time.perf_counter()
        self._beats = QTimer(timerType=Qt.TimerType.PreciseTimer)
        self._beats.timeout.connect(self._beat)
        self._beats.start(BEAT_MS)
        self._pieces = QTimer()
        self._pieces.timeout.connect(self._work)
        self._pieces.start(PIECE_EVERY_MS)
        self._ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._ended.activated.connect(self.quit)

    def _beat(self) -> None:
        at = time.perf_counter()
        self.late.append((at, (at - self._last) * 1000 - BEAT_MS))
        self._last = at

    def _work(self) -> None:
        began, own = time.perf_counter(), time.thread_time()
        for _ in range(PIECE):
            pass
        worked = (time.thread_time() - own) * 1000
        self._last = time.perf_counter()  # that was no block
        self.pieces.append((began, (self._last - began) * 1000, worked))


def beat_alone() -> None:
    """Beat until the input ends, then print when and how late, and when and how long (ms)."""
    empty = Empty()
    empty.exec()
    for at, late in empty.late:
        if late > 1:
            print("late", at, late, 0.0)
    for piece in empty.pieces:
        print("piece", *piece)


if __name__ == "__main__":
    beat_alone()
