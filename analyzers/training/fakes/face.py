"""What a maker of fakes is given, and what it gives back.

A fake is made of an aligned face, in place and at the same size, so that everything that is
not forged is the authentic picture, bit for bit, and the only difference between the classes
is the forgery.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.training.opencv import cv2
from workbench.errors import CannotForge
from workbench.model import LANDMARKS, Pixels

__all__ = [
    "FaceImage",
    "Fake",
    "Maker",
    "boundary",
    "fakeness",
    "mesh_of",
    "pasted",
    "within_picture",
]

Floats = NDArray[np.float32]

GAP = 7  # pixels: smaller black places belong to the picture
FULL = 64.0  # levels of difference at which a pixel counts as wholly changed
LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # of red, green and blue (BT.601)


@dataclass(frozen=True, slots=True, eq=False)
class FaceImage:
    """An aligned authentic face and where its mesh lies.

    `pixels` (256, 256, 3) uint8; `points` (478, 2) in pixels of the crop by their edges, NaN
    where the face has no mesh; `person` and `source` as the manifest says, empty where it does
    not. `video` names the file if the face is a frame of one: two frames of one video show one
    person at two times.
    """

    pixels: Pixels
    points: Floats
    person: str = ""
    source: str = ""
    video: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Fake:
    """A forged face (256, 256, 3) uint8 and what is known of the forgery.

    `mask` (256, 256) says from 0 to 1 how much of each pixel comes from elsewhere. `family` is
    the class of methods (blend, swap, part, warp, ...), `kind` the maker. `original` is the
    authentic face (256, 256, 3) that it is made of where that is not the one that was given but
    a changed copy: only the two together tell of the forgery alone.
    """

    pixels: Pixels
    mask: Floats
    family: str
    kind: str
    original: Pixels | None = None

    @property
    def boundary(self) -> Floats:
        """Return where two pictures mix (256, 256), 1 where they do so by halves."""
        return boundary(self.mask)


Maker = Callable[[FaceImage, Sequence[FaceImage], np.random.Generator], Fake]
"""Forges the first face, perhaps with pixels of the others; the same chance, the same fake.

Raises CannotForge where the face has no mesh, or none of the others will do.
"""


def boundary(mask: Floats) -> Floats:
    """Return the blending boundary of a mask, as Face X-ray draws it (Li et al., CVPR 2020)."""
    return 4 * mask * (1 - mask)


def fakeness(fake: Pixels, original: Pixels) -> Floats:
    """Return how much each pixel (256, 256) was changed, from 0 to 1, in grey levels.

    The map of FakeLocator (Huang et al., TIFS 2022). The scale is the same for every face, so
    that a faint forgery is not drawn as a strong one: 64 levels and more count as 1.
    """
    grey = np.abs(fake @ LUMA - original @ LUMA)
    return np.minimum(grey / FULL, 1).astype(np.float32)


def mesh_of(face: FaceImage) -> Floats:
    """Return a face's mesh (478, 2). Raises CannotForge where it has none."""
    if face.points.shape != (LANDMARKS, 2) or not np.isfinite(face.points).all():
        raise CannotForge("The face has no mesh.")
    return face.points


def pasted(source: Pixels | Floats, target: Pixels, mask: Floats) -> Pixels:
    """Return `source` where the mask is 1, the target where it is 0, and mixtures between.

    Where nothing is pasted the target's pixels stay as they are, bit for bit.
    """
    weight = mask[..., None]
    mixed = target + (source - target.astype(np.float32)) * weight
    return np.asarray(np.rint(np.clip(mixed, 0, 255)), np.uint8)


def within_picture(pixels: Pixels) -> Floats | None:
    """Return 1 where a crop shows the picture and 0 beyond its edge, None if it has no edge.

    Beyond is black. A forgery must not reach there: no picture has a face beyond its edge.
    """
    black = cv2.inRange(pixels, (0, 0, 0), (0, 0, 0))
    if not black.any():
        return None
    opened = cv2.morphologyEx(black, cv2.MORPH_OPEN, np.ones((GAP, GAP), np.uint8))
    _, places = cv2.connectedComponents(opened)
    edges = np.concatenate([places[[0, -1]].ravel(), places[:, [0, -1]].ravel()])
    beyond = np.isin(places, np.setdiff1d(edges, 0))
    return (~beyond).astype(np.float32) if beyond.any() else None
