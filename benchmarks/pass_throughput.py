"""How fast one pass is against decoding alone, and how much memory it takes.

    python -m benchmarks.pass_throughput CLIP [--minutes 10] [--only faces]

The clip is repeated, without re-encoding, to the given length; then it is examined with every
default analyzer, the face pass among them, or with those named, in a worker process, through
the same path as `loupe examine`. Printed are the seconds of both, their ratio, and the
worker's resident memory minute by minute.
"""

import argparse
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import av
import psutil

from analyzers.catalog import available
from case_store.store import CaseStore
from workbench.examination import examine, plan
from workbench.intake import receive
from workbench.model import AnalyzerRun, Arrival, Case, Progress
from workbench.worker import Worker

MIB = 1 << 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clip", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--only", nargs="+", default=(), metavar="ANALYZER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clip = Path(folder) / "long.mp4"
        repeat(options.clip, clip, options.minutes * 60)
        frames, decoding = decode_alone(clip)
        print(f"frames {frames}, decoding alone {decoding:.1f} s ({frames / decoding:.0f} /s)")
        seconds, memory = measured_pass(clip, Path(folder), options.only)
        print(f"one pass {seconds:.1f} s ({frames / seconds:.0f} /s)")
        print(f"throughput against decoding alone: {decoding / seconds:.2f}")
        report_memory(memory)


def repeat(source: Path, target: Path, seconds: float) -> None:
    """Copy the packets of the clip until `seconds` are full."""
    with av.open(str(target), "w") as out:
        stream = None
        offset = 0
        while stream is None or offset * stream.time_base < seconds:
            with av.open(str(source)) as container:
                video = container.streams.video[0]
                stream = stream or out.add_stream_from_template(video)
                length = video.duration or 0
                for packet in container.demux(video):
                    if packet.dts is not None:
                        packet.pts, packet.dts = packet.pts + offset, packet.dts + offset
                        packet.stream = stream
                        out.mux(packet)
            offset += length


def decode_alone(clip: Path) -> tuple[int, float]:
    """Return the number of frames and the seconds that decoding them takes."""
    started = time.perf_counter()
    with av.open(str(clip)) as container:
        container.streams.video[0].thread_type = "AUTO"
        count = sum(1 for _ in container.decode(video=0))
    return count, time.perf_counter() - started


def measured_pass(
    clip: Path, folder: Path, names: Sequence[str]
) -> tuple[float, list[tuple[float, int]]]:
    """Examine the clip; return the seconds and (seconds, bytes) samples of the worker."""
    memory: list[tuple[float, int]] = []
    over = threading.Event()
    with CaseStore.create(folder / "c.loupe", Case(number="1", examiner="x")) as store:
        with Worker() as worker:
            arrivals = [a for a in receive(store, worker, [clip]) if isinstance(a, Arrival)]
            print(f"intake: {arrivals[0].state}")
        with Worker() as worker:
            setups = plan(worker, available, names)
            watcher = threading.Thread(target=watch, args=(over, memory))
            watcher.start()
            started = time.perf_counter()
            for event in examine(store, worker, available, setups, store.media()[0]):
                if isinstance(event, AnalyzerRun) and event.ended_at:
                    print(f"  {event.info.name}: {event.state} {event.seconds:.1f} s")
                elif isinstance(event, Progress) and event.done % 3000 < 8:
                    print(f"  {event.done} frames", flush=True)
            seconds = time.perf_counter() - started
            over.set()
            watcher.join()
    return seconds, memory


def watch(over: threading.Event, memory: list[tuple[float, int]]) -> None:
    """Sample the resident memory of the child processes twice a second."""
    started = time.monotonic()
    while not over.wait(0.5):
        taken = sum(child.memory_info().rss for child in psutil.Process().children())
        memory.append((time.monotonic() - started, taken))


def report_memory(memory: list[tuple[float, int]]) -> None:
    """Print the peak of each minute of the pass, and the growth after the first."""
    peaks: dict[int, int] = {}
    for seconds, taken in memory:
        minute = int(seconds // 60)
        peaks[minute] = max(peaks.get(minute, 0), taken)
    for minute, taken in peaks.items():
        print(f"  minute {minute + 1}: peak {taken / MIB:.0f} MiB")
    later = [taken for minute, taken in peaks.items() if minute]
    if later:
        print(f"growth after the first minute: {(max(later) - peaks[0]) / MIB:+.0f} MiB")


if __name__ == "__main__":
    main()
