"""Walk through the desk by mouse and keyboard, as a new user would, and keep what was seen.

    python -m benchmarks.tour [FOLDER]

Needs the Debian packages xvfb, openbox and xdotool (and libxcb-cursor0 for Qt). A screen that
is none is opened, the program is started on it with settings and data folders of its own, and
every step is a key, a click or a drag: nothing is called within the program. One PNG of each
state goes to the folder, by default `docs/tour`; `docs/tour/README.md` tells what they show.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from PIL import Image, ImageGrab

from benchmarks.screenshots import reduced

SCREEN, SIZE = ":78", (1920, 1080)
PATIENCE_S, BEAT_S = 600, 4
MOST_BYTES = 200_000
LETTERS_A_SECOND = 25
DRAGGED = """
import sys
from pathlib import Path
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

class Folder(QLabel):
    def mouseMoveEvent(self, event):
        held = QMimeData()
        held.setUrls([QUrl.fromLocalFile(path) for path in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(held)
        drag.exec(Qt.DropAction.CopyAction)
        QTimer.singleShot(20_000, app.quit)  # what is dropped is fetched from here

app = QApplication([])
folder = Folder("files to drag")
folder.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
folder.setWindowTitle("files to drag")
folder.setGeometry(1780, 1000, 120, 50)
folder.show()
app.exec()
"""


class Hands:
    """Keyboard and mouse on a screen, and eyes that keep what is on it."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self.home = folder, home
        self.environment = {
            **os.environ,
            "DISPLAY": SCREEN,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "HOME": str(home),
        }
        self.clicks = self.keys = 0

    def run(self, *words: str) -> str:
        """Run a program on the screen and return what it says."""
        done = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a program on the screen."""
        return subprocess.Popen(words, env=self.environment)

    def press(self, *keys: str, pause: float = 0.7) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.run("xdotool", "key", "--clearmodifiers", key)
            self.keys += 1
            time.sleep(pause)

    def write(self, text: str) -> None:
        """Type a text."""
        self.run("xdotool", "type", "--delay", str(1000 // LETTERS_A_SECOND), text)
        time.sleep(0.5)

    def click(self, x: int, y: int, *, held: str = "", pause: float = 1.0) -> None:
        """Click at a place of the window, with a key held or none."""
        down, up = (["keydown", held], ["keyup", held]) if held else ([], [])
        self.run("xdotool", "mousemove", *self.place(x, y), *down, "click", "1", *up)
        self.clicks += 1
        time.sleep(pause)

    def drag(self, *places: tuple[int, int], pause: float = 1.0) -> None:
        """Press at the first place, move through the others, let go at the last."""
        self.run("xdotool", "mousemove", *self.place(*places[0]), "mousedown", "1")
        for x, y in places[1:]:
            time.sleep(0.4)
            self.run("xdotool", "mousemove", *self.place(x, y))
        time.sleep(0.4)
        self.run("xdotool", "mouseup", "1")
        self.clicks += 1
        time.sleep(pause)

    def wheel(self, x: int, y: int, turns: int) -> None:
        """Turn the wheel away from you over a place."""
        self.run("xdotool", "mousemove", *self.place(x, y))
        for _ in range(turns):
            self.run("xdotool", "click", "4")
        time.sleep(1.5)

    def place(self, x: int, y: int) -> tuple[str, str]:
        """Return where on the screen a place of the window lies."""
        return str(x + self.corner[0]), str(y + self.corner[1])

    corner = (0, 0)

    def find_window(self) -> None:
        """Put the window of the desk at the corner of the screen, in its usual size."""
        deadline = time.monotonic() + PATIENCE_S
        while not (found := self.visible("Loupe$")):
            if time.monotonic() > deadline:
                raise TimeoutError("no window")
            time.sleep(1)
        self.run("xdotool", "windowmove", found, "20", "30")
        time.sleep(2)
        lines = self.run("xdotool", "getwindowgeometry", "--shell", found).split()
        told = dict(line.split("=") for line in lines)
        self.corner = int(told["X"]), int(told["Y"])
        self.run("xdotool", "windowactivate", found)

    def visible(self, title: str) -> str:
        """Return the number of a window by its title, empty while there is none."""
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return (done.stdout.split() or [""])[-1]

    def look(self, name: str, *, wide: bool = False) -> None:
        """Keep the window; or the whole screen where it is `wide`, as far as it goes."""
        time.sleep(1)
        left, top = self.corner
        box = (left - 2, top - 22, min(left + 1442, SIZE[0]), min(top + 902, SIZE[1]))
        screen = ImageGrab.grab(xdisplay=SCREEN).convert("RGB")
        picture = screen if wide else screen.crop(box)
        path = self.folder / f"{name}.png"
        few = reduced(picture)
        few.save(path, optimize=True)
        if path.stat().st_size > MOST_BYTES:
            small = picture.resize((picture.width * 3 // 4, picture.height * 3 // 4))
            small.quantize(128, Image.Quantize.MEDIANCUT).save(path, optimize=True)
        print(
            f"{name}: {path.stat().st_size // 1000} kB, so far {self.keys} keys and "
            f"{self.clicks} clicks",
            flush=True,
        )

    def until_examined(self, case: Path, exhibits: int) -> None:
        """Wait until as many exhibits have only runs that ended."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            time.sleep(BEAT_S)
            told = json.loads(
                self.run(sys.executable, "-m", "workbench", "status", str(case), "--json")
            )
            if done(told) >= exhibits:
                return
        raise TimeoutError("the examination did not end")


def done(status: dict[str, list[dict[str, object]]]) -> int:
    """Return how many items of a case have been examined to the end."""
    items = status["items"]
    return sum(bool(item.get("runs")) and ended(item["runs"]) for item in items)


def ended(runs: object) -> bool:
    """Say whether no run is under way."""
    return isinstance(runs, list) and all(run["state"] != "running" for run in runs)


@contextmanager
def screen() -> Iterator[None]:
    """Open a screen that is none, with a window manager on it."""
    width, height = SIZE
    server = subprocess.Popen(["Xvfb", SCREEN, "-screen", "0", f"{width}x{height}x24"])
    time.sleep(2)
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": SCREEN})
    try:
        yield
    finally:
        for program in (manager, server):
            program.terminate()
            program.wait()


# --- the walk: places are those of a window of 1440 by 900 ------------------------------------

BANNER = 1407, 57  # what closes it
LIST = 120, 142, 76  # across, down to the first exhibit, and from each to the next
PICTURE = 624, 325
PANE = 790, 210  # within the second of three
LANES = 700, 640
FIRST_FINDING, FINDING = (1180, 90), (1180, 150)
REPORT = 1381, 22
HELP_END = 1430, 13  # what closes the help


def walk(hands: Hands, media: list[Path]) -> None:
    """Do what a new user does in a first hour, from the empty desk to the report."""
    case = hands.home / "cases" / "2026-0142.loupe"
    case.parent.mkdir(parents=True)
    desk = hands.start(sys.executable, "-m", "workbench")
    hands.find_window()
    time.sleep(3)
    hands.look("01-empty")
    drop(hands, media, case)
    examine(hands, case, len(media))
    scrub(hands)
    mark(hands)
    decide(hands)
    learn(hands)
    compare(hands)
    rewrite(hands)
    review_again(hands)
    report(hands)
    look_otherwise(hands)
    hands.press("ctrl+q", pause=5)
    desk.wait(60)
    desk = hands.start(sys.executable, "-m", "workbench")
    hands.find_window()
    time.sleep(4)
    hands.look("21-next-day")
    hands.press("ctrl+q")
    desk.wait(60)


def drop(hands: Hands, media: list[Path], case: Path) -> None:
    """Drag files onto the empty desk, and make the case that they go into."""
    hands.start(sys.executable, "-c", DRAGGED, *map(str, media))
    while not hands.visible("files to drag"):
        time.sleep(1)
    time.sleep(2)
    at = 1840 - hands.corner[0], 1025 - hands.corner[1]
    way = [(at[0] - 20 * step, at[1] - 10 * step) for step in range(5)]
    hands.drag(*way, (1200, 700), (1000, 550), (760, 460), (750, 455), (745, 450), pause=4)
    hands.write("2026-0142")
    hands.press("Tab")
    hands.write("Portrait and clip received by mail")
    hands.press("Tab")
    hands.write("Are they authentic, and if not, where and when?")
    hands.press("Tab")
    hands.write("A. Examiner")
    hands.press("Tab", "Tab", "ctrl+a")
    hands.write(str(case))
    hands.look("02-new-case")
    hands.press("Return", pause=25)
    hands.look("03-listed")


def examine(hands: Hands, case: Path, exhibits: int) -> None:
    """Examine everything, and look on the way."""
    hands.press("F5", pause=15)
    hands.look("04-examining")
    hands.until_examined(case, exhibits - 1)  # one of them is broken
    time.sleep(6)
    hands.look("05-examined")


def choose(hands: Hands, number: int, held: str = "") -> None:
    """Click an exhibit in the list, with a key held or none."""
    x, first, each = LIST
    hands.click(x, first + each * (number - 1), held=held, pause=7)


def scrub(hands: Hands) -> None:
    """Open the clip, go to what is flagged, and drag along the timeline."""
    hands.click(*BANNER)
    choose(hands, 2)
    hands.press("bracketright", pause=3)
    hands.look("06-flagged")
    x, y = LANES
    hands.drag(*((x + 12 * step, y) for step in range(10)), pause=4)
    hands.wheel(*PICTURE, 5)
    hands.look("07-scrubbed")


def mark(hands: Hands) -> None:
    """Bookmark the frame, mark a box with a note, and take the box back."""
    hands.press("f", "m", "r", pause=2)
    x, y = PICTURE
    hands.drag((x - 60, y - 60), (x, y - 10), (x + 40, y + 30), (x + 60, y + 50), pause=3)
    hands.write("Sharper than what lies around it.")
    hands.look("08-mark")
    hands.press("Tab", "Return", pause=2)
    hands.press("ctrl+7", pause=2)
    hands.look("09-marked")
    hands.press("ctrl+shift+z", pause=3)


def decide(hands: Hands) -> None:
    """Open the spliced picture and confirm what is proposed."""
    choose(hands, 5)
    hands.press("ctrl+2", pause=2)
    hands.click(*FINDING, pause=3)
    hands.press("1", pause=2)
    hands.write("The square differs in more than one map.")
    hands.look("10-decide")
    hands.press("Tab", "Return", pause=4)
    hands.look("11-decided")


def learn(hands: Hands) -> None:
    """Ask what lies under the pointer."""
    hands.run("xdotool", "mousemove", *hands.place(*PICTURE))
    hands.press("shift+F1", pause=8)
    hands.look("12-what-is-this")
    hands.click(*HELP_END)


def compare(hands: Hands) -> None:
    """Put three copies of the picture side by side and look closer, then return."""
    choose(hands, 4)
    for number in (5, 6):
        choose(hands, number, held="ctrl")
    hands.press("v", pause=8)
    hands.wheel(*PANE, 4)
    time.sleep(3)
    hands.look("13-side-by-side")
    hands.press("v", pause=3)


def rewrite(hands: Hands) -> None:
    """Say what a finding says in words of one's own, and confirm it."""
    choose(hands, 5)
    hands.press("ctrl+2", pause=2)
    hands.click(*FIRST_FINDING, pause=3)
    hands.press("3", "ctrl+a", pause=2)
    hands.write("The square was saved once more often, or less often, than the rest.")
    hands.press("Tab")
    hands.write("Seen in two maps, and by eye.")
    hands.look("14-own-words")
    hands.press("Tab", "Return", pause=4)


def review_again(hands: Hands) -> None:
    """Let a second examiner decide without being told, then see how far both agree."""
    work_as(hands, "B. Second")
    hands.press("ctrl+2", pause=2)
    hands.click(*FINDING, pause=3)
    hands.press("1", pause=2)
    hands.write("Its edge is sharper than every other edge.")
    hands.look("15-second-examiner")
    hands.press("Tab", "Return", pause=4)
    call(hands, "agreement")
    hands.look("16-agreement")
    hands.press("Escape", "ctrl+8", pause=3)
    hands.look("17-history")
    work_as(hands, "A. Examiner")


def work_as(hands: Hands, name: str) -> None:
    """Say who sits at the desk from now on."""
    call(hands, "examiner at this desk")
    hands.press("ctrl+a")
    hands.write(name)
    hands.press("Return", pause=5)


def call(hands: Hands, action: str) -> None:
    """Find an action by its name and do it."""
    hands.press("ctrl+k", pause=1)
    hands.write(action)
    hands.press("Return", pause=3)


def look_otherwise(hands: Hands) -> None:
    """Change to the light theme by name, and to twice the size in the settings."""
    call(hands, "light")
    hands.look("19-light")
    hands.press("ctrl+comma", "alt+s", "End", pause=3)
    hands.look("20-twice", wide=True)
    hands.press("Home", "Escape", pause=3)


def report(hands: Hands) -> None:
    """Issue the report."""
    hands.click(*REPORT, pause=4)
    hands.press("Return", pause=45)
    hands.look("18-report")
    hands.press("Escape", pause=2)


def main() -> None:
    """Walk, and keep the pictures in the folder named, by default the documentation's."""
    told = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    told.add_argument("folder", nargs="?", type=Path, default=Path("docs/tour"))
    folder: Path = told.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        as_file(files("resources").joinpath("sample")) as sample,
        screen(),
    ):
        media = sorted(p for p in sample.iterdir() if p.suffix in {".jpg", ".png", ".mp4"})
        walk(Hands(folder, Path(home)), media)


if __name__ == "__main__":
    main()
