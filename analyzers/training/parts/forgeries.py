"""Forgeries of parts: those by which the comparer is taught, and the control beside them.

`MADE` has each way by its name. Which parts were forged is told by where the paste lies, see
`covered`. In the control nothing of another is pasted: a part of the very same picture is
blended in again by the same hand, so that what only sees a blend sees it there as well.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analyzers.parts.cuts import CUTS
from analyzers.parts.seen import PARTS
from analyzers.training.fakes import MAKERS
from analyzers.training.fakes.face import FaceImage, Fake, Maker, mesh_of, within_picture
from analyzers.training.fakes.hulls import hull_mask, region_mask
from analyzers.training.fakes.mesh_warp import read_at, warp_between
from analyzers.training.fakes.part_swap import part_swapped_time
from analyzers.training.fakes.partners import another_person
from analyzers.training.fakes.swap import blended
from analyzers.training.opencv import cv2

__all__ = ["AGAIN", "ALONE", "BENT", "MADE", "covered", "part_again", "part_bent"]

Floats = NDArray[np.float32]

REGIONS = {"eyes": "band", "nose": "nose", "mouth": "mouth"}  # of the mesh, by part
COVERED = 0.5  # of a part's hull comes from elsewhere: then it is forged
TURNED, SCALED, MOVED = 6.0, 0.1, 4.0  # degrees, share and pixels of a copy, at most


def part_bent(
    name: str, face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> Fake:
    """Return the face with a part of another person's, bent onto it triangle by triangle.

    Its colours are fitted and it is blended softly or by gradients. Raises CannotForge where
    there is no mesh, or no other face lies like it.
    """
    other = another_person(face, partners, chance)
    return _bent(name, face, other, chance, f"{name}_bent")


def part_again(
    name: str, face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> Fake:
    """Return the face with its own part blended in again, of a turned copy of the picture.

    All is done that `part_bent` does, and nothing is another's. Raises CannotForge likewise.
    """
    mesh_of(face)
    turn, scale = chance.uniform(-TURNED, TURNED), 1 + chance.uniform(-SCALED, SCALED)
    middle = tuple(face.points.mean(axis=0).tolist())
    matrix = cv2.getRotationMatrix2D(middle, turn, scale)
    matrix[:, 2] += chance.uniform(-MOVED, MOVED, 2)
    moved = cv2.warpAffine(face.pixels, matrix, face.pixels.shape[1::-1])
    half = np.float32(0.5)  # OpenCV counts from pixels' middles, meshes from their edges
    points = (face.points - half) @ matrix[:, :2].T + matrix[:, 2] + half
    copy = FaceImage(pixels=np.asarray(moved, np.uint8), points=points.astype(np.float32))
    return _bent(name, face, copy, chance, f"{name}_again")


def _bent(
    name: str, face: FaceImage, other: FaceImage, chance: np.random.Generator, kind: str
) -> Fake:
    x, y, reached = warp_between(other.points, mesh_of(face))
    mask = np.minimum(region_mask(face.points, REGIONS[name], chance), reached)
    beyond = within_picture(other.pixels)
    if beyond is not None:
        mask = mask * cv2.remap(beyond, x, y, cv2.INTER_NEAREST)
    made = blended(face.pixels, read_at(other.pixels, x, y), mask, chance)
    return Fake(*made, "part", kind)


def covered(fake: Fake, points: Floats) -> NDArray[np.bool_]:
    """Return which parts (3,) of a face with this mesh (478, 2) come from elsewhere."""
    shares = []
    for part in PARTS:
        hull = hull_mask(points[list(CUTS[part].points)])
        shares.append(float((fake.mask * hull).sum() / max(float(hull.sum()), 1.0)))
    return np.array(shares) > COVERED


BENT: Mapping[str, Maker] = {f"{name}_bent": partial(part_bent, name) for name in PARTS}
AGAIN: Mapping[str, Maker] = {f"{name}_again": partial(part_again, name) for name in PARTS}
ALONE: Mapping[str, Maker] = {
    **BENT,
    "mouth_of_another_time": partial(part_swapped_time, part="mouth"),
    "eyes_of_another_time": partial(part_swapped_time, part="band"),
}
"""Ways that forge one part and no other."""

MADE: Mapping[str, Maker] = {**MAKERS, **ALONE, **AGAIN}
