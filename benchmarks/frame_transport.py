"""What it costs to bring one picture from the reader process to its owner.

    python -m benchmarks.frame_transport [--width 1920 --height 1080 --pictures 100]

The same pictures are sent through shared memory and, by turns in the same run, through the
pipe as before; printed are the medians of the milliseconds between two of them, and the copy
within one process that no transport can beat. Nothing is decoded.
"""

import argparse
import statistics
import time
from collections.abc import Iterator

import numpy as np

from workbench.model import Picture
from workbench.process.shared_pixels import SharedPixels
from workbench.worker import Worker

SENDER = "benchmarks.frame_transport:pictures"
ROUNDS = 3


def pictures(width: int, height: int, count: int) -> Iterator[Picture]:
    """Yield one picture `count` times; runs in the child."""
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
    for number in range(count):
        yield Picture(frame=number, pts=0.0, pixels=pixels, scale=1.0, sha256="0" * 64)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--width", type=int, default=1920)
    parser.add_argument("--height", type=int, default=1080)
    parser.add_argument("--pictures", type=int, default=100)
    options = parser.parse_args()
    size = (options.width, options.height)
    times: dict[str, list[float]] = {"copy": copies(size, options.pictures)}
    with Worker() as shared, Worker() as piped:
        next(shared.run(SENDER, 8, 8, 1))
        without_shared_memory(piped)
        for _ in range(ROUNDS):
            for name, worker in (("shared memory", shared), ("pipe", piped)):
                times.setdefault(name, []).extend(between(worker, size, options.pictures))
    for name, seconds in times.items():
        print(f"{name:15} {statistics.median(seconds) * 1e3:6.2f} ms per picture")


def without_shared_memory(worker: Worker) -> None:
    """Start the worker as on a system that has no memory to share."""
    create, SharedPixels.create = SharedPixels.create, classmethod(lambda kind: None)
    next(worker.run(SENDER, 8, 8, 1))
    SharedPixels.create = create


def between(worker: Worker, size: tuple[int, int], count: int) -> list[float]:
    """Return the seconds from one picture to the next, the first left out."""
    seconds = []
    running = worker.run(SENDER, *size, count)
    next(running)
    before = time.perf_counter()
    for picture in running:
        assert picture.pixels.shape == (size[1], size[0], 3)
        seconds.append(time.perf_counter() - before)
        before = time.perf_counter()
    return seconds


def copies(size: tuple[int, int], count: int) -> list[float]:
    """Return the seconds of copying such a picture within this process."""
    pixels = np.ones((size[1], size[0], 3), np.uint8)
    seconds = []
    for _ in range(count):
        before = time.perf_counter()
        pixels.copy()
        seconds.append(time.perf_counter() - before)
    return seconds


if __name__ == "__main__":
    main()
