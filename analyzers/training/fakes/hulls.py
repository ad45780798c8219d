"""Where on a face a forgery lies: hulls of mesh points, drawn by chance.

A paste covers the whole face with or without the forehead, its inner part, or one part of it,
as the methods in the wild differ in what they replace (Face X-ray, Li et al., CVPR 2020; SBI,
Shiohara and Yamasaki, CVPR 2022, draw hulls of landmarks as well).
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import ALIGNED_SIZE
from analyzers.training.opencv import cv2

__all__ = ["PARTS", "REGIONS", "hull_mask", "random_region", "region_mask"]

Floats = NDArray[np.float32]

OVAL = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip
JAW = (
    454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58,
    132, 93, 234,
)  # fmt: skip
BROWS = (70, 63, 105, 66, 107, 336, 296, 334, 293, 300)
RIGHT_EYE = (
    33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246,
)  # fmt: skip
LEFT_EYE = (
    263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466,
)  # fmt: skip
RIGHT_BROW, LEFT_BROW = (70, 63, 105, 66, 107), (336, 296, 334, 293, 300)
NOSE = (
    168, 193, 245, 128, 114, 217, 126, 129, 98, 97, 2, 326, 327, 358, 355, 437, 343, 357, 465,
    417,
)  # fmt: skip
LIPS = (
    61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
)  # fmt: skip
INNER = (*BROWS, 127, 234, 93, 132, 58, 172, 356, 454, 323, 361, 288, 397, 150, 379, 152)
CORE = (*BROWS, 117, 50, 207, 212, 346, 280, 427, 432, 200, 208, 428)
LOWER = (*JAW[2:-2], 2, 98, 327, 50, 280, 117, 346)

REGIONS: Mapping[str, Sequence[Sequence[int]]] = {
    "face": (OVAL,),
    "inner": (INNER,),
    "core": (CORE,),
    "lower": (LOWER,),
    "mouth": (LIPS,),
    "nose": (NOSE,),
    "eyes": (RIGHT_EYE + RIGHT_BROW, LEFT_EYE + LEFT_BROW),
    "eye": (RIGHT_EYE, LEFT_EYE),
    "band": (RIGHT_EYE + LEFT_EYE + BROWS,),
}
"""Names of regions and the mesh points around each of their pieces; `eye` is one of the two."""

PARTS = ("mouth", "nose", "eyes", "eye", "band")
WHOLE_FACE = 0.75  # share of forgeries that are not of a part alone
GROWN = (0.9, 1.05)  # by how much a region is scaled about its middle
MARGINS = {"mouth": (4, 16), "nose": (3, 12), "eyes": (3, 12), "eye": (6, 18), "band": (4, 12)}
# Pixels around a part; in every aligned face the eyes are about 62 apart.
RISE = 0.16  # of the face's height: how far hair over the forehead is taken along at most
PRECISION = 4  # bits behind the point of drawn corners
HALF = np.float32(0.5)  # OpenCV counts from pixels' middles, the mesh from their edges


def random_region(points: Floats, chance: np.random.Generator) -> tuple[str, Floats]:
    """Return the name of a region and its mask (256, 256), 0 or 1 but for its drawn edge."""
    if chance.random() < WHOLE_FACE:
        name = str(chance.choice(("face", "face", "inner", "inner", "core", "lower")))
    else:
        name = str(chance.choice(PARTS))
    return name, region_mask(points, name, chance)


def region_mask(points: Floats, name: str, chance: np.random.Generator) -> Floats:
    """Return the mask (256, 256) of a named region of a mesh (478, 2), its size by chance."""
    pieces = REGIONS[name]
    if name == "eye":
        pieces = (pieces[int(chance.integers(2))],)
    grown, margin = (float(chance.uniform(*r)) for r in (GROWN, MARGINS.get(name, (0, 0))))
    drawn = np.zeros((ALIGNED_SIZE, ALIGNED_SIZE), np.float32)
    for piece in pieces:
        corners = points[list(piece)]
        if name == "face":
            corners = _with_forehead(corners, float(chance.uniform(0, RISE)))
        middle = corners.mean(axis=0)
        drawn = np.maximum(drawn, hull_mask(middle + (corners - middle) * grown, margin))
    return drawn


def hull_mask(corners: Floats, margin: float = 0.0) -> Floats:
    """Return the mask (256, 256) of the convex hull of points (n, 2) in crop pixels.

    `margin` is how many pixels around it belong to it.
    """
    steps = np.rint((np.clip(corners, -64, 2 * ALIGNED_SIZE) - HALF) * (1 << PRECISION))
    hull = cv2.convexHull(steps.astype(np.int32))
    drawn = np.zeros((ALIGNED_SIZE, ALIGNED_SIZE), np.uint8)
    cv2.fillConvexPoly(drawn, hull, (255,), lineType=cv2.LINE_AA, shift=PRECISION)
    if wide := round(2 * margin):
        cv2.polylines(drawn, [hull], True, (255,), wide, cv2.LINE_AA, PRECISION)
    return np.asarray(drawn / np.float32(255), np.float32)


def _with_forehead(oval: Floats, rise: float) -> Floats:
    """Return the oval (36, 2) with its upper half drawn up: the mesh ends at the hairline."""
    crown, chin = oval[0], oval[18]
    up = crown - chin
    height = np.asarray((oval - chin) @ up / max(float(up @ up), 1.0), np.float32)
    drawn_up = oval + np.maximum(height - HALF, 0)[:, None] * 2 * rise * up
    return np.asarray(drawn_up, np.float32)
