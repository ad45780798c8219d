"""The longest time in which the window cannot answer while a case is examined.

    python -m benchmarks.gui_blocks [MEDIA...] [--show NAME] [--worst 8] [--events]

Makes a case in a temporary folder without a display, drops media on the window (by default the
sample case's), examines all of them with every analyzer that runs by default, and keeps one of
them on show: its lanes grow, and the playhead moves ten times a second. Then it switches from
exhibit to exhibit (also several within a turn), raises every panel, scrubs through the video,
and changes the theme. Printed for each stage is its longest block: by the clock on the wall; by
that of the window's thread, which leaves out what a busy machine gave to others; and that of
a program that does nothing, at the same time on the same machine, with how many times as long a
piece of work took there (`benchmarks.beats`). For the worst turns: where the thread was seen,
and with `--events`, which costs time itself, which events took how long in them.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings, QTimer

from benchmarks.beats import Beats, Plain, Timed
from ui.app import answer_soon, application
from ui.desk import Desk
from ui.dialogs.new_case import NewCase
from ui.settings import DeskSettings
from ui.theme import Choice, Themes
from workbench.model import Case

PLAYHEAD_MS = 100
REST_MS = 400  # between one thing that is done and the next
PATIENCE_MS = 1_800_000
SCRUBS = 60


def main() -> None:
    """Examine, watch and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("media", nargs="*", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--worst", type=int, default=8)
    parser.add_argument("--events", action="store_true")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as scratch,
        as_file(files("resources").joinpath("sample")) as sample,
    ):
        own = sorted(p for p in sample.iterdir() if p.suffix in {".jpg", ".png", ".mp4"})
        media = options.media or own
        show = options.show or _video(media)
        beats = watched(media, show, Path(scratch), events=options.events)
    print("\n".join(beats.told(options.worst)))


def _video(media: list[Path]) -> str:
    return next((path.name for path in media if path.suffix == ".mp4"), media[0].name)


def watched(media: list[Path], on_show: str, scratch: Path, *, events: bool) -> Beats:
    """Return the beats of one sitting."""
    app = (Timed if events else Plain)(sys.argv[:1])
    stored = QSettings(str(scratch / "desk.ini"), QSettings.Format.IniFormat)
    desk = Desk(Themes(application(), Choice.DARK), DeskSettings(stored))
    desk.window.resize(1440, 900)
    desk.window.show()
    answer_soon()
    until(lambda: False, 1500)
    beats = Beats(app)
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
    until(lambda: False, REST_MS)
    beats.enter("examining")
    examine(desk)
    used(desk, beats, on_show)
    beats.stop()
    desk.window.close()
    return beats


def used(desk: Desk, beats: Beats, on_show: str) -> None:
    """Do with the examined case what an examiner does with the window."""
    names = [row.item.original_name for row in desk.window.media.rows()]
    beats.enter("switching items")
    for name in (*names, *names):
        open_item(desk, name)
        until(lambda: False, REST_MS)
    beats.enter("leafing fast")
    for row in (*range(len(names)), *range(len(names) - 1, -1, -1)):
        desk.window.media_list.open_row(row)
        until(lambda: False, 30)
    open_item(desk, on_show)
    until(lambda: False, REST_MS)
    beats.enter("switching tabs")
    for place in (*range(desk.window.tabs.count()), 0):
        desk.window.tabs.setCurrentIndex(place)
        until(lambda: False, REST_MS)
    beats.enter("scrubbing")
    playback = desk.window.review.playback
    for step in range(SCRUBS):
        playback.go_to(step * 37 % playback.count)
        until(lambda: False, 50)
    until(lambda: False, REST_MS)
    beats.enter("changing theme")
    for choice in (Choice.LIGHT, Choice.CONTRAST, Choice.DARK):
        desk.choose_theme(choice)
        until(lambda: False, 2 * REST_MS)


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
