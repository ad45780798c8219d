"""The longest time in which the window cannot answer while a case is examined.

    python -m benchmarks.gui_blocks [MEDIA...] [--show NAME] [--worst 8]

Makes a case in a temporary folder without a display, drops media on the window (by default the
sample case's), examines all of them with every analyzer that runs by default, and keeps one of
them on show: its lanes grow, and the playhead moves ten times a second. A timer beats every
few milliseconds on the thread of the window; a block is how much later than that a beat comes.
Printed are the longest blocks of each stage, by the clock on the wall and by that of the
thread itself, which leaves out what a busy machine gave to others; and, for the worst ones,
where the thread was: another thread looks while it is late. On a machine that is busy with
other work events pile up while the window waits for its turn, and are answered together; so
the longest single event is printed as well, by the clock of the thread.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from types import CodeType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ui.app import application
from ui.desk import Desk
from ui.dialogs.new_case import NewCase
from ui.settings import DeskSettings
from ui.theme import Choice, Themes
from workbench.model import Case

BEAT_MS = 5
LATE = 0.025  # seconds: from here on a beat is late, and the other thread looks where it hangs
LOOKS = 0.005
PLAYHEAD_MS = 100
PATIENCE_MS = 1_800_000
WATCHED = "examining"
DEPTH = 5  # lines of a stack that are printed


class Beats:
    """A timer on the window's thread, and a thread that looks at it while it is late."""

    def __init__(self) -> None:
        self.stage = "start"
        self.blocks: list[tuple[float, float, str, str]] = []  # wall, own, stage, where
        self._main = threading.get_ident()
        self._last, self._own = time.perf_counter(), time.thread_time()
        self._where = ""
        self._over = threading.Event()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    def stop(self) -> None:
        """Beat no more."""
        self._over.set()
        self._timer.stop()
        self._watch.join()

    def enter(self, stage: str) -> None:
        """Count what follows to another stage."""
        self.stage = stage

    def _beat(self) -> None:
        at, own = time.perf_counter(), time.thread_time()
        wall = (at - self._last) * 1000 - BEAT_MS
        worked = (own - self._own) * 1000
        if wall > 1:
            self.blocks.append((wall, min(worked, wall), self.stage, self._where))
        self._last, self._own, self._where = at, own, ""

    def _look(self) -> None:
        while not self._over.wait(LOOKS):
            if time.perf_counter() - self._last > LATE and not self._where:
                self._where = _where(self._main)


def _where(thread: int) -> str:
    """Return where a thread is, innermost first; its frame is let go of at once."""
    frame = sys._current_frames().get(thread)
    places: list[tuple[CodeType, int]] = []
    while frame is not None and len(places) < DEPTH:  # quickly: what it holds cannot end
        places.append((frame.f_code, frame.f_lineno))
        frame = frame.f_back
    told = (f"{Path(code.co_filename).name}:{line} {code.co_name}" for code, line in places)
    return " < ".join(told)


class Timed(QApplication):
    """An application that knows how long its longest event took, by its thread's own clock."""

    longest = (0.0, "")
    within = 0
    stage = ""

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event; those within another one are part of it."""
        began, self.within = time.thread_time(), self.within + 1
        try:
            return bool(super().notify(receiver, event))
        finally:
            self.within -= 1
            took = (time.thread_time() - began) * 1000
            if not self.within and took > self.longest[0] and self.stage == WATCHED:
                kind = f"{event.type().name} of {type(receiver).__name__}"
                self.longest = (took, kind)


def main() -> None:
    """Examine, watch and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("media", nargs="*", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--worst", type=int, default=8)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as scratch,
        as_file(files("resources").joinpath("sample")) as sample,
    ):
        own = sorted(p for p in sample.iterdir() if p.suffix in {".jpg", ".png", ".mp4"})
        media = options.media or own
        beats = watched(media, options.show or _video(media), Path(scratch))
    for stage in dict.fromkeys(block[2] for block in beats.blocks):
        told = [block for block in beats.blocks if block[2] == stage]
        wall, worked = max(b[0] for b in told), max(b[1] for b in told)
        print(f"{stage:11} longest block {wall:5.0f} ms; {worked:5.0f} ms of its own work")
    print("the longest, by its own work:")
    for wall, worked, stage, where in sorted(beats.blocks, key=lambda b: -b[1])[
        : options.worst
    ]:
        print(f"  {worked:5.0f} ms of {wall:5.0f} ms, {stage}: {where}")


def _video(media: list[Path]) -> str:
    return next((path.name for path in media if path.suffix == ".mp4"), media[0].name)


def watched(media: list[Path], on_show: str, scratch: Path) -> Beats:
    """Return the beats of one sitting: adding, opening, examining, closing."""
    timed = Timed(sys.argv[:1])
    app = application()
    stored = QSettings(str(scratch / "desk.ini"), QSettings.Format.IniFormat)
    desk = Desk(Themes(app, Choice.DARK), DeskSettings(stored))
    desk.window.resize(1440, 900)
    desk.window.show()
    until(lambda: False, 1500)
    beats = Beats()
    beats.enter("new case")
    desk.create(NewCase(Case(number="1", examiner="A. Examiner"), scratch / "1.loupe"))
    until(lambda: desk.session is not None)
    beats.enter("adding")
    desk.drop(media)
    until(lambda: desk.window.media.rowCount() == len(media))
    until(lambda: not busy(desk))
    beats.enter("opening")
    open_item(desk, on_show)
    until(lambda: desk.window.review.viewer.canvas.has_picture)
    until(lambda: False, 500)
    beats.enter(WATCHED)
    timed.stage = WATCHED
    examine(desk)
    timed.stage = ""
    print(f"examining: longest single event {timed.longest[0]:.0f} ms ({timed.longest[1]})")
    beats.enter("leafing")
    for row in desk.window.media.rows():
        open_item(desk, row.item.original_name)
        until(lambda: False, 400)
    beats.stop()
    desk.window.close()
    return beats


def busy(desk: Desk) -> bool:
    """Say whether files are taken in or examined."""
    return desk.session is not None and desk.session.busy


def examine(desk: Desk) -> None:
    """Examine everything while the playhead of what is on show moves."""
    playback = desk.window.review.playback
    mover = QTimer()
    mover.timeout.connect(lambda: playback.go_to((playback.index + 1) % playback.count))
    mover.start(PLAYHEAD_MS)
    desk.examine()
    until(lambda: not busy(desk))
    until(lambda: False, 1500)
    mover.stop()


def open_item(desk: Desk, name: str) -> None:
    """Open an exhibit by its file name and wait until it is read."""
    names = [row.item.original_name for row in desk.window.media.rows()]
    desk.window.media_list.open_row(names.index(name))
    view = desk.reviewing
    until(lambda: view.view is not None and view.view.item.original_name == name)


def until(there: Callable[[], bool], patience: int = PATIENCE_MS) -> None:
    """Let the window work until something is so, or the patience is over."""
    deadline = QDeadlineTimer(patience)
    loop, wake = QEventLoop(), QTimer()
    wake.start(20)
    while not there() and not deadline.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main()
