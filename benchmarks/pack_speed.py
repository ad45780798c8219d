"""How many faces a second a pack scores, one at a time and 32 at once, on each engine.

    python -m benchmarks.pack_speed FOLDER [THREADS]

FOLDER is a pack of Loupe's own, such as resources/models/blending/2. What else the machine does
changes the figures, so every way is timed in turn, round after round, and the ratios to the
first one, ONNX Runtime with one face at a time, are taken within a round: these can be compared
between machines, the faces a second only on a machine that does nothing else.
"""

import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from analyzers.runtime import onnx, torch_engine
from analyzers.runtime.engines import Engine
from analyzers.runtime.packs import load_folder

BATCHES = (1, 32)
ROUNDS = 7
FACES = 32  # a round of each way


def engines(folder: Path, threads: int) -> Iterator[tuple[str, Engine]]:
    """Yield ONNX Runtime on the CPU, then torch there and where else it runs."""
    pack = load_folder(folder)
    yield "ONNX Runtime cpu", onnx.start(pack, threads)
    if find_spec("torch") is None or not torch_engine.runs(pack):
        return
    torch_engine.loaded().set_num_threads(threads)
    for device in dict.fromkeys(("torch cpu", torch_engine.best())):
        yield device, torch_engine.start(pack, device)


def seconds(engine: Engine, faces: np.ndarray, batch: int) -> float:
    """Return how long it takes to score all faces in batches."""
    started = time.perf_counter()
    for at in range(0, len(faces), batch):
        engine.run({"face": faces[at : at + batch]})
    return time.perf_counter() - started


def ways(folder: Path, threads: int, faces: np.ndarray) -> dict[str, Callable[[], float]]:
    """Return what is timed, by name."""
    return {
        f"{name}, batch {batch}": lambda engine=engine, batch=batch: seconds(
            engine, faces, batch
        )
        for name, engine in engines(folder, threads)
        for batch in BATCHES
    }


def main(folder: Path, threads: int) -> None:
    """Time every way in turn and print the medians."""
    faces = np.random.default_rng(5).integers(0, 256, (FACES, 256, 256, 3), np.uint8)
    timed = ways(folder, threads, faces)
    for way in timed.values():  # the first call of each makes its plans
        way()
    taken = np.array([[way() for way in timed.values()] for _ in range(ROUNDS)])
    ratios = taken[:, :1] / taken
    print(f"{folder}: {FACES} faces, {ROUNDS} rounds, {threads} thread(s)")
    print(f"{'':28}{'faces/s':>9}{'median ratio':>14}{'from':>7}{'to':>7}")
    for name, spent, ratio in zip(timed, taken.T, ratios.T, strict=True):
        pace = FACES / np.median(spent)
        print(
            f"{name:28}{pace:9.1f}{np.median(ratio):14.2f}{ratio.min():7.2f}{ratio.max():7.2f}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
