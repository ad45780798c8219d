"""How long a photograph takes through all analyzers of native pixels, and how much memory.

    python -m benchmarks.pixel_analyzers PHOTOGRAPH [PHOTOGRAPH ...]

Each photograph is decoded and read by every analyzer of pixels, one after the other as in an
examination. Networks that Loupe does not carry yet are made with chance weights: their scores
mean nothing, their time does. Their gate is open, so that nothing is saved by withholding.
Faces are not looked for. Printed are the seconds of each, of the wall and of the processor (on
a machine that does other work only the latter compare), the peak of resident memory, the
seconds of the whole once more through the one pass of an examination, which hashes the file and
checks every setting and model besides, and pictures a second of each network against a plain
loop that hands it every tile of the picture, one at a time on one thread. The environment is
that of a process that reads evidence.
"""

import argparse
import hashlib
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from analyzers.catalog import BUILT_IN
from analyzers.frequency import texture, upsampling
from analyzers.laundering import laundered_picture, telling
from analyzers.laundering.traces import TRACES, traces
from analyzers.quality.picture import quality_of
from analyzers.runtime import onnx
from analyzers.runtime.native import Native, native_of
from analyzers.runtime.packs import carried, load_folder
from workbench.analyzer import Analyzer, Frame, Observation, Source, is_analyzer
from workbench.media.decoding import frames
from workbench.media.probe import probe
from workbench.model import Family, KnownFaces, MediaKind, Need, ReadingEnded, Start
from workbench.process.environment import ONE_THREAD, for_reading
from workbench.reading import describe, read_once

OWN = {
    "upsampling": (upsampling.Upsampling, upsampling.WORDS),
    "texture": (texture.Texture, texture.WORDS),
    "laundering": (laundered_picture.Laundering, telling.WORDS),
}
PIXELS = {Family.FREQUENCY, Family.LAUNDERING, Family.COMPRESSION}
Done = TypeVar("Done")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("photographs", type=Path, nargs="+")
    options = parser.parse_args()
    if not set(ONE_THREAD) <= set(os.environ):  # it must be there before NumPy is
        words = [sys.executable, "-m", "benchmarks.pixel_analyzers", *sys.argv[1:]]
        os.execve(sys.executable, words, for_reading())  # itself again
    with tempfile.TemporaryDirectory() as folder:
        made = multiprocessing.get_context("spawn").Process(target=make, args=(folder,))
        made.start()
        made.join()
        methods = tuple(analyzers(Path(folder)))
        for photograph in options.photographs:
            measured(photograph, methods)


def make(folder: str) -> None:
    """Write packs with chance weights into a folder."""
    import torch  # noqa: PLC0415  # in this process alone, so that its memory is not measured

    from analyzers.networks.laundering import LaunderingNetwork  # noqa: PLC0415
    from analyzers.networks.pixel_pack import packed_pixels  # noqa: PLC0415
    from analyzers.networks.texture import TextureNetwork  # noqa: PLC0415
    from analyzers.networks.upsampling import UpsamplingNetwork  # noqa: PLC0415
    from analyzers.training.export import exported_like  # noqa: PLC0415

    torch.manual_seed(1)
    for network in (UpsamplingNetwork(), TextureNetwork(), LaunderingNetwork(TRACES)):
        name = type(network).__name__.removesuffix("Network").lower()
        pack = packed_pixels(network)
        content = exported_like(pack, pack.examples(), pack.outputs)
        write(Path(folder) / name, name, content)


def write(folder: Path, name: str, content: bytes) -> None:
    """Write a pack whose card says that it is worth nothing."""
    words = ("title", "task", "network", "reference", "licence", "training_data", "output")
    facts = "\n".join(f'{word} = "Chance weights, for measuring time"' for word in words)
    folder.mkdir()
    (folder / "model.onnx").write_bytes(content)
    (folder / "card.toml").write_text(
        f'name = "{name}"\nversion = "0"\n{facts}\nsources = []\nlimits = []\n'
        'not_trained_on = "Anything"\n'
        f'[files]\n"model.onnx" = "{hashlib.sha256(content).hexdigest()}"\n'
        '[input]\ncrop = "tiles"\nlayout = "NHWC"\nnormalisation = "none"\n'
    )


def analyzers(folder: Path) -> Iterator[Analyzer]:
    """Yield every analyzer of native pixels, those of Loupe's own networks without a gate."""
    for method in BUILT_IN:
        own = isinstance(method, Native)
        if is_analyzer(method) and method.info.family in PIXELS and not own:
            yield method
    for name, (kind, words) in OWN.items():
        there = carried().joinpath(name, "2" if name == "laundering" else "1")
        pack = load_folder(there if there.is_dir() else folder / name)
        print(f"{words.name}: pack {pack.card.called}, {pack.card.training_data[:40]}")
        made = native_of(pack, kind, words)
        yield type(made)(resampled=True, least_quality=None, widest_blur=None)


def source_of(path: Path) -> Source:
    """Return the handle of a file."""
    found, data = probe(path), path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return Source(
        path=path,
        sha256=digest,
        size_bytes=len(data),
        kind=found.kind,
        stream=found.stream,
    )


def measured(path: Path, methods: tuple[Analyzer, ...]) -> None:
    """Print what one photograph takes, each analyzer after the other as in an examination."""
    source = source_of(path)
    size = source.stream.coded_width * source.stream.coded_height / 1e6
    print(f"\n{path.name}: {size:.1f} megapixels")
    started = time.perf_counter(), time.process_time()
    frame = one_by_one(source, methods)
    print(line("all of it", *since(started)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory of the process':32} {memory:6.0f} MiB")
    told("in the one pass", lambda: in_one_pass(source, methods))
    for method in methods:
        if isinstance(method, Native):
            print(against_loop(method, source, frame))


def one_by_one(source: Source, methods: tuple[Analyzer, ...]) -> Frame:
    """Print the seconds of decoding, of the gate and of each analyzer; return the picture."""
    frame = told("decoding", lambda: next(iter(frames(source))))
    told("colours and luma", lambda: (frame.coded, frame.luma))
    told("quality of the pixels", lambda: quality_of(frame, MediaKind.IMAGE))
    for method in methods:
        told(method.info.name, partial(everything, method, source, frame))
    return frame


def in_one_pass(source: Source, methods: tuple[Analyzer, ...]) -> None:
    """Read a photograph as an examination does whose face pass found nobody."""
    starts = {one.info.name: Start(setup=one) for one in describe(lambda: methods)}
    nobody = KnownFaces(path=source.path, sha256=source.sha256, frames=1, tracks=())
    for _, said in read_once(lambda: methods, source, starts, nobody):
        if isinstance(said, ReadingEnded) and said.error:
            raise SystemExit(said.error)


def everything(method: Analyzer, source: Source, frame: Frame) -> list[Observation]:
    """Return all that an analyzer says of a photograph."""
    reading = method.begin(source)
    seen = [] if method.info.needs is Need.FILE else list(reading.observe((frame,)))
    return seen + list(reading.conclude())


def told(name: str, work: Callable[[], Done]) -> Done:
    """Do the work, print what it took of wall and processor time, and return its result."""
    started = time.perf_counter(), time.process_time()
    done = work()
    print(line(name, *since(started)))
    return done


def since(started: tuple[float, float]) -> tuple[float, float]:
    """Return the seconds of wall and processor time since then."""
    return time.perf_counter() - started[0], time.process_time() - started[1]


def line(name: str, wall: float, busy: float) -> str:
    """Return a line of the table."""
    return f"{name:32} {wall:6.2f} s, {busy:6.2f} s of processor time"


def against_loop(method: Native, source: Source, frame: Frame) -> str:
    """Return pictures a second of an analyzer, and of a loop over all tiles, one at a time."""
    started = time.perf_counter(), time.process_time()
    everything(method, source, frame)
    wall, busy = since(started)
    alone = onnx.start(load_folder(method.folder), 1)
    counted = "traces" in method.inputs
    side = 96 if counted else 128
    tiles = [
        frame.coded[None, top : top + side, left : left + side]
        for top in range(0, frame.coded.shape[0] - side + 1, side)
        for left in range(0, frame.coded.shape[1] - side + 1, side)
    ]
    started = time.perf_counter(), time.process_time()
    for tile in tiles:
        given = traces(tile) if counted else np.ascontiguousarray(tile)
        alone.run(dict.fromkeys(method.inputs, given))
    loop_wall, loop_busy = since(started)
    return (
        f"{method.info.name:32} {1 / wall:6.3f} pictures/s, all {len(tiles)} tiles one by one "
        f"{1 / loop_wall:6.3f}; processor time {busy:.2f} s against {loop_busy:.2f} s"
    )


if __name__ == "__main__":
    main()
