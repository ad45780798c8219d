"""How long the desk takes from its start until its window can be used.

    python -m benchmarks.start [--times 5] [--slowest]

Starts the program anew each time, as a user does, and prints seconds from the start of the
process until the window was drawn and answered an event of its own; the first start, which may
read from disk, apart from the others. Beside them stand the seconds of processor time, which
do not grow when other programs keep the machine busy. Without a display it draws into memory.
`--slowest` also names the imports that take longest.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time

START = """
import sys
import time
from PySide6.QtCore import QSettings, QTimer
import ui.app as program

def used():
    print(time.time(), flush=True)
    window.close()
    app.quit()

app = program.application()
settings = program.DeskSettings(QSettings(sys.argv[1], QSettings.Format.IniFormat))
desk = program.Desk(program.Themes(app, settings.theme), settings)
window = desk.window
window.show()
app.processEvents()
window.grab()
QTimer.singleShot(0, used)
app.exec()
"""


def main() -> None:
    """Start several times and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--slowest", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    first, *warm = [started() for _ in range(options.times + 1)]
    print(f"first start: {first[0]:.2f} s")
    for word, seconds in zip(("warm", "processor"), zip(*warm, strict=True), strict=True):
        middle = statistics.median(seconds)
        print(
            f"{word}: {middle:.2f} s in the median, {min(seconds):.2f} to {max(seconds):.2f} s"
        )
    if options.slowest:
        print("\n".join(slowest()))


def started() -> tuple[float, float]:
    """Start the desk anew; return seconds until its window answered, and of processor time."""
    before, used = time.time(), processor()
    command = [sys.executable, "-c", START, os.devnull]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout.split()[0]) - before, processor() - used


def processor() -> float:
    """Return the seconds of processor time that ended child processes took."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def slowest(most: int = 12) -> list[str]:
    """Return the imports that take longest by themselves, in milliseconds."""
    command = [sys.executable, "-X", "importtime", "-c", "import ui.app"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    rows = [line.split("|") for line in told.splitlines()[1:]]
    own = sorted(((int(row[0].split(":")[1]), row[2].strip()) for row in rows), reverse=True)
    return [f"{microseconds / 1000:7.0f} ms  {name}" for microseconds, name in own[:most]]


if __name__ == "__main__":
    main()
