"""Try a pack before it is trusted: its files, its model, one grey picture. For the worker."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from analyzers.imported.detector import Network
from analyzers.runtime import onnx
from analyzers.runtime.packs import load_folder
from workbench.model import Measurement

LOOKS = 5
GREY = 128
SIDE = 256


def trial(folder: str) -> Iterator[Measurement]:
    """Yield how many crops a second the pack's model scores here.

    A pack that is no detector is started only. Raises `ModelMissing`, `ModelMismatch` and
    `AnalyzerError`; what hangs or takes too much memory is ended by the worker's owner.
    """
    pack = load_folder(Path(folder))
    if pack.card.detector is None:
        if onnx.MODEL in pack.card.files:
            onnx.start(pack)
        return
    network = Network.started(pack)
    picture = np.full((SIDE, SIDE, 3), GREY, np.uint8)
    network.score(picture)
    started = time.perf_counter()
    for _ in range(LOOKS):
        network.score(picture)
    passed = max(time.perf_counter() - started, 1e-9)
    yield Measurement(name="speed", value=LOOKS / passed, unit="crops/s")
