"""How well a video plays at the desk, forwards and backwards, beside seeking for each frame.

    python -m benchmarks.playing CLIP [--side 1280] [--seconds 4] [--speeds 1 -1 4 -4]

Printed first is what a busy machine does not change: the milliseconds of processor time that
one picture takes, step by step, decoding ahead included, beside those of a plain viewer, which
opens, seeks and decodes for each frame. Then the desk's own playhead, requests and reader
process play from the middle of the clip: pictures shown per second; by how much the picture on
show is behind the playhead when it comes (median and 95th percentile, milliseconds of the
clip); the longest time without a new picture; and how many times the plain viewer's rate that
is.
"""

import argparse
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from benchmarks.scrubbing import plain
from ui.frames import FrameRequests
from ui.playback import Playback
from ui.review import even_times
from workbench.analyzer import Source
from workbench.media.frame_times import frame_times
from workbench.media.identify import identify
from workbench.media.packet_index import index_packets
from workbench.media.probe import source_of
from workbench.media.reader import FrameReader
from workbench.model import Picture

PLAIN_FRAMES = 6
STEPS = 60


class Watched:
    """A playhead whose pictures are noted as they come."""

    def __init__(self, source: Source, side: int) -> None:
        self.source, self.side = source, side
        self.playback, self.requests = Playback(), FrameRequests()
        self.seen: list[tuple[float, int, float]] = []  # when, frame, how far behind
        [times] = frame_times(source)
        self.playback.load(times.pts if times.pts.size else even_times(source.stream))
        self.playback.moved.connect(lambda frame: self.requests.ask(source, frame, side))
        self.requests.arrived.connect(self._note)

    def _note(self, _serial: int, picture: Picture) -> None:
        behind = abs(self.playback.pts - picture.pts)
        self.seen.append((time.perf_counter(), picture.frame, behind))

    def play(self, speed: int, seconds: float) -> tuple[float, float]:
        """Play from the middle and return when it began and ended."""
        self.playback.step(self.playback.count // 2 - self.playback.index)
        waited(lambda: bool(self.seen), 30)
        waited(lambda: False, 0.5)
        self.seen.clear()
        started = time.perf_counter()
        while abs(self.playback.speed) < abs(speed):
            self.playback.shuttle(1 if speed > 0 else -1)
        waited(lambda: self.playback.speed == 0, seconds)
        self.playback.stop()
        return started, time.perf_counter()


def waited(done: Callable[[], bool], seconds: float) -> None:
    """Run the event loop until something is done, at most so long."""
    loop, end = QEventLoop(), time.perf_counter() + seconds
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: loop.quit() if done() or time.perf_counter() > end else None)
    timer.start()
    loop.exec()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clip", type=Path)
    parser.add_argument("--side", type=int, default=1280)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--speeds", type=int, nargs="*", default=[1, -1, 4, -4])
    options = parser.parse_args()
    app = QCoreApplication([])
    source = source_of(options.clip)
    stream = source.stream
    print(f"{stream.width}x{stream.height} {stream.codec}, {stream.frame_count} frames")
    effort(source, options.side)
    slow = seek_per_frame(source, options.side)
    print(f"plain viewer, backwards: {slow:.2f} pictures/s")
    print("speed  pictures/s   ratio   behind: median / p95 ms   longest wait ms")
    watched = Watched(source, options.side)
    for speed in options.speeds:
        started, ended = watched.play(speed, options.seconds)
        print(f"{speed:+4}× " + line(watched, started, ended, slow), flush=True)
    watched.requests.close()
    app.quit()


def effort(source: Source, side: int) -> None:
    """Print the processor time of a picture, plainly and by the desk's reader."""
    middle = source.stream.frame_count // 2
    began = time.process_time()
    seek_per_frame(source, side)
    plainly = (time.process_time() - began) / PLAIN_FRAMES * 1000
    print(f"processor time for a picture: plain viewer {plainly:.0f} ms")
    for name, walk in (
        ("backwards", range(middle, max(middle - STEPS, 0), -1)),
        ("forwards", range(middle, min(middle + STEPS, source.stream.frame_count))),
    ):
        began = time.process_time()
        with FrameReader(source) as reader:
            for index in walk:
                reader.picture(index, side)
        mine = (time.process_time() - began) / len(walk) * 1000
        print(f"  desk, {name}: {mine:.0f} ms, {plainly / mine:.1f} times less", flush=True)


def seek_per_frame(source: Source, side: int) -> float:
    """Return how many pictures per second a plain viewer shows, going back from the middle."""
    index = index_packets(source.path, identify(source.path).name)
    middle = source.stream.frame_count // 2
    started = time.perf_counter()
    for back in range(PLAIN_FRAMES):
        plain(source.path, index, max(middle - back, 0), side)
    return PLAIN_FRAMES / (time.perf_counter() - started)


def line(watched: Watched, started: float, ended: float, slow: float) -> str:
    """Return the figures of one stretch of playing."""
    marks = [started, *(when for when, _, _ in watched.seen), ended]
    rate = len({frame for _, frame, _ in watched.seen}) / (ended - started)
    behind = np.array([late for _, _, late in watched.seen] or [np.nan]) * 1000
    longest = max(b - a for a, b in pairwise(marks)) * 1000
    late = f"{np.median(behind):10.0f} / {np.percentile(behind, 95):6.0f}"
    return f"{rate:10.1f} {rate / slow:9.1f}× {late} {longest:20.0f}"


if __name__ == "__main__":
    main()
