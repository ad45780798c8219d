"""Do both engines score a pack alike? Asked on real faces and on noise. For the worker."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from analyzers.faces.alignment import aligned
from analyzers.faces.detection import Detector
from analyzers.runtime import onnx, torch_engine
from analyzers.runtime.packs import carried, load_folder
from analyzers.runtime.parity import compared, probes
from workbench.model import Fact, Measurement, Pixels

PORTRAITS = ("portrait.jpg", "portrait-resaved.jpg")  # of the sample case


def agreement(folder: str) -> Iterator[Measurement | Fact]:
    """Yield by how much torch differs from ONNX Runtime over a pack, and where torch ran.

    Nothing for a pack that torch does not run. Raises `AnalyzerUnavailable` without torch,
    `ModelMissing`, and `ModelMismatch` where the engines differ by more than is allowed.
    """
    pack = load_folder(Path(folder))
    if not torch_engine.runs(pack):
        return
    faces = np.concatenate([sample_faces(), probes()])
    other = torch_engine.start(pack)
    worst = compared(onnx.start(pack), other, faces)
    yield Measurement(name="difference", value=worst, unit="logit")
    yield Measurement(name="faces", value=float(len(faces)))
    yield Fact(name="device", text=other.device, where="torch")


@cache
def sample_faces() -> Pixels:
    """Return the sample case's face, aligned (4, 256, 256, 3): saved twice, each mirrored."""
    found = []
    for name in PORTRAITS:
        with carried().parent.joinpath("sample", name).open("rb") as file:  # type: ignore[attr-defined]
            rgb = np.asarray(Image.open(file).convert("RGB"))
        face = Detector().find(rgb)[0]
        crop = aligned(rgb, (0, 0), face.points)
        found += [crop, crop[:, ::-1]]
    return np.stack(found)
