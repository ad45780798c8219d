"""Another person's face on this one's: bent onto its mesh, given its colours, blended in.

What graphics-based swaps do (FaceSwap of FaceForensics++, Rössler et al., ICCV 2019): landmarks
of both faces, a piecewise affine warp between them (here over the triangles of the face mesh),
a colour transfer (Reinhard et al., 2001) and a blend, by feathering or in the gradient domain
("Poisson Image Editing", Pérez et al., SIGGRAPH 2003). `nearest_blended` leaves the warp out,
as the blended images of Face X-ray (Li et al., CVPR 2020) do.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.training.fakes.appearance import other_detail
from analyzers.training.fakes.colour_transfer import recoloured, shifted
from analyzers.training.fakes.face import FaceImage, Fake, mesh_of, pasted, within_picture
from analyzers.training.fakes.hulls import region_mask
from analyzers.training.fakes.mesh_warp import read_at, warp_between
from analyzers.training.fakes.partners import another_person
from analyzers.training.fakes.softening import bent, feathered, softened
from analyzers.training.opencv import cv2
from workbench.errors import CannotForge
from workbench.model import Pixels

__all__ = ["blended", "mesh_swapped", "nearest_blended"]

Floats = NDArray[np.float32]

REGIONS = ("face", "inner", "inner", "core")
POISSON, REDETAILED = 0.4, 0.3  # how often
LEAST = 400.0  # pixels that a swapped face covers at least
NARROW = (3, 9)  # pixels: the feather around a paste that Poisson blending fits in


def mesh_swapped(
    face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> Fake:
    """Return the face with another person's bent onto it.

    Raises CannotForge where the face has no mesh, or no other face lies like it.
    """
    other = another_person(face, partners, chance)
    x, y, covered = warp_between(other.points, mesh_of(face))
    region = region_mask(face.points, REGIONS[int(chance.integers(len(REGIONS)))], chance)
    mask = np.minimum(bent(region, 0.4, chance), covered)
    source = read_at(other.pixels, x, y)
    seen = within_picture(other.pixels)
    if seen is not None:
        mask *= cv2.remap(seen, x, y, cv2.INTER_NEAREST)
    return Fake(*blended(face.pixels, source, mask, chance), "swap", "mesh_swap")


def nearest_blended(
    face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> Fake:
    """Return the face under a piece of another person's that lies alike, cut out as it is.

    Raises CannotForge as `mesh_swapped` does.
    """
    other = another_person(face, partners, chance)
    region = region_mask(mesh_of(face), REGIONS[int(chance.integers(len(REGIONS)))], chance)
    mask = bent(region, 1.0, chance)
    seen = within_picture(other.pixels)
    if seen is not None:
        mask *= seen
    return Fake(*blended(face.pixels, other.pixels, mask, chance), "blend", "nearest_blend")


def blended(
    target: Pixels, source: Pixels, mask: Floats, chance: np.random.Generator
) -> tuple[Pixels, Floats]:
    """Return the source in the target, its colours fitted, softly or by Poisson blending.

    Raises CannotForge where too little of it is within the picture.
    """
    within = within_picture(target)
    mask = mask if within is None else mask * within
    if float(mask.sum()) < LEAST:
        raise CannotForge("Too little of the face is within the picture.")
    fitted = (recoloured, recoloured, shifted)[int(chance.integers(3))](source, target, mask)
    if chance.random() < REDETAILED:
        fitted = other_detail(fitted, chance)
    if chance.random() < POISSON:
        narrow = int(chance.integers(*NARROW)) | 1
        mask = feathered(mask, narrow, narrow, float(narrow))
        fitted = _poisson(fitted, target, mask)
    else:
        mask = softened(mask, chance)
    mask = mask if within is None else mask * within
    return pasted(fitted, target, mask), mask


def _poisson(source: Pixels, target: Pixels, mask: Floats) -> Pixels:
    """Return the source with its gradients kept and the target's colours at the outline."""
    solid = np.where(mask > 0, np.uint8(255), np.uint8(0))
    solid[[0, -1]] = solid[:, [0, -1]] = 0
    x, y, width, height = cv2.boundingRect(solid)
    middle = (x + width // 2, y + height // 2)
    cloned = cv2.seamlessClone(source, target, solid, middle, cv2.NORMAL_CLONE)
    return np.asarray(cloned, np.uint8)
