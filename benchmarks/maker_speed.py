"""How long the analyzers of attribution take for a face or a picture, views included.

    python -m benchmarks.maker_speed FOLDER [THREADS]

FOLDER is a pack that tells makers apart. Timed are the views (with the JPEG that each crop is
saved as), the network, and both together as an examination runs them: the median of rounds, one
face at a time. What else the machine does changes the figures, so the carried network of
blending scores the same crop in every round: the ratios to it can be compared between machines,
the milliseconds only on a machine that does nothing else.
"""

import sys
import time
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from PIL import Image

from analyzers.attribution.engine import MakerEngine
from analyzers.attribution.views import SIDES, views, windows
from analyzers.runtime import onnx
from analyzers.runtime.packs import carried, load_folder

ROUNDS = 25
SIDE, PARTS = 256, 7
LARGE = 1024  # pixels: a whole picture with six windows
BASE = "network of blending, one face"


def portrait() -> Image.Image:
    """Return the portrait of the sample case, which has the texture of a photograph."""
    sample = files("resources").joinpath("sample", "portrait.jpg")
    with as_file(sample) as path:
        return Image.open(path).convert("RGB")


def ways(folder: Path, threads: int) -> dict[str, Callable[[], object]]:
    """Return what is timed, by name, the base first."""
    pack = load_folder(folder)
    started = onnx.start(pack, threads)
    engine = MakerEngine(started)
    face = np.asarray(portrait().resize((SIDE, SIDE)))[None]
    if SIDES[pack.card.name.removesuffix(".local")] == SIDE:
        masks = np.random.default_rng(0).integers(0, PARTS, (1, SIDE, SIDE), np.uint8)
        crops = lambda: face  # noqa: E731
        whole = lambda: engine.run(face, masks)  # noqa: E731
    else:
        large = np.asarray(portrait().resize((LARGE, LARGE)))
        crops = lambda: windows(large)  # noqa: E731
        whole = lambda: engine.run(windows(large))  # noqa: E731
    given = views(crops()).given
    base = onnx.start(load_folder(carried().joinpath("blending", "2")), threads)
    return {
        BASE: lambda: base.run({"face": face}),
        "views": lambda: views(crops()),
        "network": lambda: started.run(given),
        "whole analyzer": whole,
    }


def main(folder: Path, threads: int) -> None:
    """Time every way in turn and print the medians."""
    timed: dict[str, list[float]] = {}
    told = ways(folder, threads)
    for _ in range(ROUNDS + 2):  # two to warm up
        for name, run in told.items():
            begun = time.perf_counter()
            run()
            timed.setdefault(name, []).append(1000 * (time.perf_counter() - begun))
    base = np.array(timed[BASE][2:])
    print(f"{folder}, {threads} threads, {ROUNDS} rounds")
    for name, times in timed.items():
        of = np.array(times[2:])
        ratio = float(np.median(of / base))
        low, high = np.quantile(of, (0.05, 0.95)).tolist()
        print(
            f"{name}: {np.median(of):.1f} ms ({low:.1f} to {high:.1f}), {ratio:.2f} times base"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2)
