"""How long a case of thousands of items takes to open, and whether the window stays alive.

    python -m benchmarks.large_case [--items 2000] [--runs 20] [--folder FOLDER] [--times 3]

Makes pictures, takes them in, and puts finished runs of every item on record; in a folder that
is named the case is kept, and found again the next time. Printed are seconds from asking for
the case until its media are listed in the window (without a display), by the clock and by the
processor time of this program; the longest time in which the window could not answer meanwhile,
and while the list is searched and ordered anew, beside that of a program that does nothing (see
`benchmarks.beats`); and how long the list is read against the plain way, which goes through all
runs for each item.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings

from analyzers.catalog import BUILT_IN
from benchmarks.beats import Beats, Plain
from case_store.chain import row_of
from case_store.store import CaseStore
from case_store.tables import analyzer_run
from ui.app import answer_soon, application
from ui.desk import Desk
from ui.models.sifted_media import Order, Show
from ui.settings import DeskSettings
from ui.snapshots import read_rows
from ui.theme import Choice, Themes
from workbench.intake import receive
from workbench.model import AnalyzerRun, Case, MediaItem, RunState, now
from workbench.worker import Worker

PATIENCE_MS = 600_000
REST_MS = 500


def main() -> None:
    """Make the case, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = options.folder or Path(scratch)
        folder = place / "large.loupe"
        if not folder.exists():
            made(place, options.items, options.runs)
        with CaseStore.open(folder, read_only=True) as store:
            whole = seconds(lambda: read_rows(store))
            plain = seconds(lambda: one_by_one(store))
        print(f"list of {options.items} items, {options.runs} runs each: {whole:.2f} s")
        print(f"  the plain way {plain:.2f} s, {plain / whole:.0f} times as long")
        opened(folder, options.items, Path(scratch), options.times)


def made(scratch: Path, items: int, runs: int) -> Path:
    """Return a case with so many pictures, each with so many finished runs."""
    pictures, folder = scratch / "pictures", scratch / "large.loupe"
    pictures.mkdir(parents=True)
    chance = np.random.default_rng(1)
    for number in range(items):
        noise = chance.integers(0, 256, (48, 64, 3), np.uint8)
        Image.fromarray(noise).save(pictures / f"{number:05}.jpg")
    case = Case(number="1", examiner="A. Examiner")
    with CaseStore.create(folder, case) as store, Worker() as worker:
        for _ in receive(store, worker, [pictures]):
            pass
        with store._changing() as change:
            for item in store.media():
                for run in finished(item, runs):
                    change.insert(analyzer_run, row_of(run))
            change.sign("runs made up", "benchmark", {})
    return folder


def finished(item: MediaItem, runs: int) -> list[AnalyzerRun]:
    """Return runs of an item, by as many analyzers as there are."""
    methods = [BUILT_IN[at % len(BUILT_IN)] for at in range(runs)]
    return [
        AnalyzerRun(
            media_id=item.id,
            info=method.info,
            settings={},
            media_sha256=item.sha256,
            software={},
            state=RunState.FINISHED,
            ended_at=now(),
        )
        for method in methods
    ]


def one_by_one(store: CaseStore) -> None:
    """Go through all runs and findings for each item."""
    runs, findings = store.runs(), store.findings()
    for item in store.media():
        [run for run in runs if run.media_id == item.id]
        [finding for finding in findings if finding.media_id == item.id]


def opened(folder: Path, items: int, scratch: Path, times: int) -> None:
    """Open the case in a window; print how long it takes and how long it hangs."""
    app = Plain(sys.argv[:1])
    settings = QSettings(str(scratch / "desk.ini"), QSettings.Format.IniFormat)
    desk = Desk(Themes(application(), Choice.DARK), DeskSettings(settings))
    desk.window.show()
    answer_soon()
    beats = Beats(app)
    beats.enter("before")
    rest()
    for turn in range(times):
        beats.enter("opening")
        began, worked = time.perf_counter(), time.process_time()
        desk.open(folder, read_only=True)
        until(lambda: desk.window.media.rowCount() == items)
        took, own = time.perf_counter() - began, time.process_time() - worked
        print(f"opened and listed in the window: {took:.2f} s, {own:.2f} s of processor time")
        beats.enter("pictures")
        until(lambda: desk.reviewing.view is not None)
        rest()
        if turn < times - 1:
            beats.enter("")
            desk.close_case()
    beats.enter("searching")
    for word in ("0", "01", "017", ""):
        desk.window.media_column.sought.setText(word)
        rest()
    beats.enter("ordering")
    desk.window.media_list.sift("", Show.ALL, Order.NAME)
    rest()
    beats.stop()
    print("\n".join(beats.told(8)))
    desk.window.close()


def rest() -> None:
    """Let the window work for a while."""
    end = QDeadlineTimer(REST_MS)
    until(end.hasExpired)


def until(there: Callable[[], bool]) -> None:
    """Let the window work until something is so; raises TimeoutError."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    loop = QEventLoop()
    while not there():
        if deadline.hasExpired():
            raise TimeoutError("the window did not get there")
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
