"""Self-blending: a face pasted onto itself, a little moved and recoloured.

The idea of SBI (Shiohara and Yamasaki, "Detecting Deepfakes with Self-Blended Images", CVPR
2022, arXiv 2204.08376), with the random hulls of Face X-ray (Li et al., "Face X-ray for More
General Face Forgery Detection", CVPR 2020, arXiv 1912.13458): it needs authentic faces only,
and leaves of a face swap what all face swaps share: a border between two pictures, and two
pictures that differ in colour, detail and geometry.

As in the paper either picture may be changed: the one that is pasted, or the one that is pasted
on. The authentic face that belongs to such a fake is then the changed one, so that nothing but
the paste tells the two apart, and beyond the mask they are alike bit for bit. To read a moved
picture softens it; some are sharpened after that, or a soft middle would give every fake away.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import ALIGNED_SIZE
from analyzers.training.fakes.appearance import other_colours, other_detail, sharpened
from analyzers.training.fakes.face import FaceImage, Fake, mesh_of, pasted, within_picture
from analyzers.training.fakes.hulls import PARTS, random_region
from analyzers.training.fakes.softening import bent, softened
from analyzers.training.opencv import cv2
from workbench.errors import CannotForge
from workbench.model import Pixels

__all__ = ["self_blended"]

Floats = NDArray[np.float32]

FAMILY, KIND = "blend", "self_blending"
RATIOS = (0.25, 0.5, 0.75, 1.0, 1.0, 1.0)  # how much of the paste shows in its middle
PART_RATIOS = (0.5, 0.75, 1.0, 1.0)  # less of a small part is nothing that could be seen
ACROSS, DOWN, SCALE, TURN = 0.03, 0.015, 0.05, 0.03  # of the crop; of 1; radians
MOVED, RECOLOURED, REDETAILED = 0.9, 0.85, 0.6  # how often
TARGET_CHANGED = 0.5  # how often the picture is changed that is pasted on
SHARPENED, STRENGTHS = 0.7, (0.4, 1.9)  # how often what was moved is sharpened, how much
READ_BY = (cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)
LEAST = 40.0  # pixels that a forgery covers at least


def self_blended(
    face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> Fake:
    """Return a face pasted onto itself; `partners` are not used.

    Raises CannotForge where the face has no mesh, or lies beyond the picture's edge.
    """
    name, mask = random_region(mesh_of(face), chance)
    mask = bent(mask, 0.5 if name in PARTS else 1.0, chance)
    shown = within_picture(face.pixels)
    source, target, original = _unlike(face.pixels, shown, chance)
    source, mask, within = _moved(source, mask, shown, chance)
    mask = softened(mask, chance)
    if within is not None:
        mask = mask * within
    if float(mask.sum()) < LEAST:
        raise CannotForge("The face lies beyond the picture's edge.")
    ratios = PART_RATIOS if name in PARTS else RATIOS
    ratio = np.float32(ratios[int(chance.integers(len(ratios)))])
    return Fake(pasted(source, target, mask * ratio), mask, FAMILY, KIND, original)


def _unlike(
    pixels: Pixels, shown: Floats | None, chance: np.random.Generator
) -> tuple[Pixels, Pixels, Pixels | None]:
    """Return what is pasted, what it is pasted on, and the latter again where it was changed.

    Beyond the picture's edge (`shown` is 0) it stays black.
    """
    other = _other(pixels, chance)
    if chance.random() >= TARGET_CHANGED:
        return other, pixels, None
    if shown is not None:
        other = np.asarray(other * (shown > 0)[..., None], np.uint8)
    return pixels, other, other


def _other(pixels: Pixels, chance: np.random.Generator) -> Pixels:
    """Return the face as it might come from another picture."""
    recoloured, redetailed = chance.random(2) < (RECOLOURED, REDETAILED)
    if recoloured or not redetailed:
        pixels = other_colours(pixels, chance)
    return other_detail(pixels, chance) if redetailed else pixels


def _moved(
    source: Pixels, mask: Floats, within: Floats | None, chance: np.random.Generator
) -> tuple[Pixels, Floats, Floats | None]:
    """Return the source and its mask, both moved a little, and where both pictures are."""
    if chance.random() < MOVED:
        matrix, by = _small_motion(chance), READ_BY[int(chance.integers(len(READ_BY)))]
        size = (ALIGNED_SIZE, ALIGNED_SIZE)
        source = np.asarray(cv2.warpAffine(source, matrix, size, flags=by), np.uint8)
        mask = np.asarray(cv2.warpAffine(mask, matrix, size), np.float32)
        if within is not None:
            within = np.floor(np.minimum(within, cv2.warpAffine(within, matrix, size)))
        if chance.random() < SHARPENED:
            source = sharpened(source, float(chance.uniform(*STRENGTHS)))
    return source, mask if within is None else mask * within, within


def _small_motion(chance: np.random.Generator) -> NDArray[np.float64]:
    """Return the matrix (2, 3) of a small shift, turn and change of size about the middle."""
    across, down, grown, turn = chance.uniform(-1, 1, 4) * (ACROSS, DOWN, 1, TURN)
    scale = (1 + SCALE) ** grown
    middle = (ALIGNED_SIZE - 1) / 2
    degrees = float(np.degrees(turn))
    matrix = np.array(cv2.getRotationMatrix2D((middle, middle), degrees, scale), np.float64)
    matrix[:, 2] += np.array([across, down]) * ALIGNED_SIZE
    return matrix
