"""How many faces, tiles or windows a second a pack scores, one at a time and 32 at once.

    python -m benchmarks.pack_speed FOLDER [THREADS]

FOLDER is a pack of Loupe's own, such as resources/models/blending/2, whose inputs have one
size.
What else the machine does changes the figures, so every way is timed in turn, round after
round, and the ratios to the first one, ONNX Runtime with one at a time, are taken within a
round: these can be compared between machines, and what is done in a second of the clock only
on a machine that does nothing else. A second of the processor, of all threads together,
suffers less from others, so ratios are of those; of a device beside the processor, whose work
no processor's time holds, they are of the clock, and only its column of the clock means much.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.runtime import onnx, torch_engine
from analyzers.runtime.engines import Engine
from analyzers.runtime.packs import load_folder

BATCHES = (1, 32)
ROUNDS = 7
COUNT = 32  # scored in a round of each way

Given = dict[str, NDArray[np.generic]]
Way = Callable[[], tuple[float, float]]


def engines(folder: Path, threads: int) -> Iterator[tuple[str, Engine]]:
    """Yield ONNX Runtime on the CPU, then torch there and where else it runs."""
    pack = load_folder(folder)
    yield "ONNX Runtime cpu", onnx.start(pack, threads)
    if find_spec("torch") is None or not torch_engine.runs(pack):
        return
    torch_engine.loaded().set_num_threads(threads)
    for device in dict.fromkeys(("torch cpu", torch_engine.best())):
        yield device, torch_engine.start(pack, device)


def drawn(folder: Path, count: int) -> Given:
    """Return random values for each input of a pack, so many of them."""
    chance = np.random.default_rng(5)
    found: Given = {}
    for one in onnx.start(load_folder(folder), 1).session.get_inputs():
        shape = (count, *one.shape[1:])
        if one.type == "tensor(uint8)":
            found[one.name] = chance.integers(0, 256, shape, np.uint8)
        else:
            found[one.name] = chance.standard_normal(shape, np.float32)
    return found


def seconds(engine: Engine, given: Given, batch: int) -> tuple[float, float]:
    """Return how long it takes to score all in batches, by the clock and by the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    for at in range(0, COUNT, batch):
        engine.run({name: values[at : at + batch] for name, values in given.items()})
    return time.perf_counter() - clock, time.process_time() - processor


def ways(folder: Path, threads: int, given: Given) -> dict[str, Way]:
    """Return what is timed, by name."""
    return {
        f"{name}, batch {batch}": partial(seconds, engine, given, batch)
        for name, engine in engines(folder, threads)
        for batch in BATCHES
    }


def main(folder: Path, threads: int) -> None:
    """Time every way in turn and print the medians."""
    timed = ways(folder, threads, drawn(folder, COUNT))
    for way in timed.values():  # the first call of each makes its plans
        way()
    taken = np.array([[way() for way in timed.values()] for _ in range(ROUNDS)])
    clock, processor = taken[..., 0], taken[..., 1]
    by_clock = np.array(["cpu" not in name for name in timed])
    ratios = np.where(by_clock, clock[:, :1] / clock, processor[:, :1] / processor)
    print(f"{folder}: {COUNT} at a time, {ROUNDS} rounds, {threads} thread(s)")
    print(
        f"{'':28}{'a second':>14}{'of processor':>14}{'median ratio':>14}{'from':>7}{'to':>7}"
        "  of seconds by"
    )
    for at, name in enumerate(timed):
        ratio = ratios[:, at]
        paces = f"{_pace(clock[:, at]):14.1f}{_pace(processor[:, at]):14.1f}"
        spread = f"{np.median(ratio):14.2f}{ratio.min():7.2f}{ratio.max():7.2f}"
        print(f"{name:28}{paces}{spread}  {'the clock' if by_clock[at] else 'the processor'}")


def _pace(spent: NDArray[np.float64]) -> float:
    return float(COUNT / np.median(spent))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
