"""How long the report of a case of many items takes, and how much memory.

    python -m benchmarks.report_200 [--items 200] [--case FOLDER]

Makes photographs that differ, in part from the sample's portrait, takes them in and lets every
default analyzer read them (or takes a case made before); then issues the report in a process
of its own. Printed are its seconds, its pages and bytes, and the most memory that this process
and its worker held at one time, sampled every 50 ms.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import psutil
from PIL import Image, ImageEnhance

LOUPE = [sys.executable, "-m", "workbench"]
SECONDS, BYTES = 60, 10**9  # what the report of 200 items may take


def main() -> None:
    """Make the case where there is none, issue its report, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--case", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        case = options.case or Path(scratch) / "many.loupe"
        if not case.exists():
            make(case, Path(scratch), options.items)
        pdf = Path(scratch) / "report.pdf"
        seconds, most = issued(case, pdf)
        print(f"report: {seconds:.1f} s (at most {SECONDS}), {pdf.stat().st_size / 1e6:.1f} MB")
        print(
            f"memory of its processes together: {most / 1e6:.0f} MB (at most {BYTES / 1e6:.0f})"
        )


def make(case: Path, scratch: Path, items: int) -> None:
    """Take in pictures that differ, and let every default analyzer read them."""
    folder = scratch / "pictures"
    folder.mkdir()
    for number, picture in enumerate(pictures(items)):
        picture.save(folder / f"picture-{number:03}.jpg", quality=75 + number % 24)
    began = time.perf_counter()
    run("new", str(case), "--number", "200", "--examiner", "A. Vos")
    run("add", str(case), str(folder))
    run("examine", str(case))
    print(f"case of {items} items: {time.perf_counter() - began:.0f} s")


def pictures(items: int) -> Iterator[Image.Image]:
    """Yield pictures of a person, no two the same."""
    with as_file(files("resources").joinpath("sample", "portrait.jpg")) as path:
        portrait = Image.open(path).convert("RGB")
    for number in range(items):
        made = ImageEnhance.Brightness(portrait).enhance(0.7 + 0.003 * number)
        noise = np.random.default_rng(number).normal(0, 2, (*portrait.size[::-1], 3))
        yield Image.fromarray((np.asarray(made) + noise).clip(0, 255).astype(np.uint8))


def run(*command: str) -> None:
    """Run a command of the program; exit code 1 says that not all could be examined."""
    ended = subprocess.run([*LOUPE, *command], stdout=subprocess.DEVNULL, check=False)
    if ended.returncode not in {0, 1}:
        raise SystemExit(f"{command[0]} ended with {ended.returncode}")


def issued(case: Path, pdf: Path) -> tuple[float, int]:
    """Return how many seconds a report took, and the most bytes its processes held."""
    began = time.perf_counter()
    with subprocess.Popen([*LOUPE, "report", str(case), "-o", str(pdf)]) as process:
        most = [0]
        watch = threading.Thread(target=watched, args=(process.pid, most))
        watch.start()
        process.wait()
    watch.join()
    seconds = time.perf_counter() - began
    print(f"processor time of all commands so far: {resource_seconds():.1f} s")
    return seconds, most[0]


def resource_seconds() -> float:
    """Return the seconds of a processor that ended commands took, whatever the load."""
    ended = os.times()
    return ended.children_user + ended.children_system


def watched(pid: int, most: list[int]) -> None:
    """Keep the most bytes that a process and its children held, until it ends."""
    while True:
        try:
            parent = psutil.Process(pid)
            every = [parent, *parent.children(recursive=True)]
            held = sum(one.memory_info().rss for one in every if one.is_running())
        except psutil.Error:
            if not psutil.pid_exists(pid):
                return
            continue
        most[0] = max(most[0], held)
        if parent.status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.05)


if __name__ == "__main__":
    main()
