"""How long the viewer waits for a frame: next, previous, anywhere.

    python -m benchmarks.scrubbing CLIP [--side 1280] [--steps 60] [--jumps 40] [--pause 0]

Printed are milliseconds per request, median and 95th percentile, three ways in one run: the
reader that the desk uses, in this process; the same in a worker process, as the desk runs it;
and a plain baseline that opens, seeks, decodes and converts for each request. Requests follow
each other at once, or after `--pause` seconds. "Repeated" jumps go where jumps went before.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import av
import numpy as np
import psutil
from PIL import Image

from workbench.analyzer import Source
from workbench.media import reader
from workbench.media.identify import identify
from workbench.media.packet_index import PacketIndex, index_packets
from workbench.media.probe import source_of
from workbench.worker import Worker

PICTURES = "workbench.media.reader:pictures"
BASELINE_AT_MOST = 7
Ask = Callable[[int], object]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clip", type=Path)
    parser.add_argument("--side", type=int, default=1280)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--jumps", type=int, default=40)
    parser.add_argument("--pause", type=float, default=0.0)
    options = parser.parse_args()
    source = source_of(options.clip)
    stream = source.stream
    print(f"{stream.width}x{stream.height} {stream.codec}, {stream.frame_count} frames")
    walks = list(planned(stream.frame_count, options.steps, options.jumps))
    print(
        f"{'ms: median / p95':24}{'next':>15}{'previous':>15}{'anywhere':>15}{'repeated':>15}"
    )
    report("reader, this process", in_process(source, options.side), walks, options.pause)
    print(f"  resident after it: {psutil.Process().memory_info().rss / 2**20:.0f} MiB")
    reader.release()
    with Worker() as worker:
        report("reader, worker process", in_worker(worker, source, options.side), walks,
               options.pause)  # fmt: skip
    short = [walk[:BASELINE_AT_MOST] for walk in walks]
    report("baseline", baseline(source, options.side), short, options.pause)


def planned(count: int, steps: int, jumps: int) -> Iterator[list[int]]:
    """Yield the walks: forward and back through the middle, anywhere, the same again."""
    start = count // 2
    forward = list(range(start, min(start + steps, count)))
    dice = random.Random(7)
    anywhere = [dice.randrange(count) for _ in range(jumps)]
    yield forward
    yield forward[::-1]
    yield anywhere
    yield anywhere[::-1]


def in_process(source: Source, side: int) -> Ask:
    """Ask the reader here."""
    return lambda index: list(reader.pictures(source, [index], side))


def in_worker(worker: Worker, source: Source, side: int) -> Ask:
    """Ask the reader in a worker process, the transfer of the pixels included."""
    return lambda index: list(worker.run(PICTURES, source, (index,), side))


def baseline(source: Source, side: int) -> Ask:
    """Open, seek, decode and convert for each request, as a plain viewer does."""
    index = index_packets(source.path, identify(source.path).name)
    return lambda frame: plain(source.path, index, frame, side)


def plain(path: Path, index: PacketIndex, frame: int, side: int) -> np.ndarray:
    """Return one frame, reduced, by the shortest program that gets it right."""
    wanted = index.times[frame]
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        container.seek(index.key_before(wanted) or 0, stream=stream, backward=True)
        with closing(container.decode(stream)) as decoded:
            picture = next(p for p in decoded if p.pts is not None and p.pts >= wanted)
        image = Image.fromarray(picture.to_ndarray(format="rgb24"))
        image.thumbnail((side, side), Image.Resampling.LANCZOS)
        return np.asarray(image)


def report(name: str, ask: Ask, walks: Iterable[list[int]], pause: float) -> None:
    """Print one line: median and 95th percentile of each walk."""
    ask(0)
    told = []
    for walk in walks:
        ask(walk[0])
        waits = [waited(ask, index, pause) for index in walk[1:]]
        told.append(f"{np.median(waits):7.1f} /{np.percentile(waits, 95):6.1f}")
    print(f"{name:24}" + "".join(told), flush=True)


def waited(ask: Ask, index: int, pause: float) -> float:
    """Return the milliseconds that one request takes, after a pause."""
    time.sleep(pause)
    started = time.perf_counter()
    ask(index)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
