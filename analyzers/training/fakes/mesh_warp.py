"""Bring what one mesh lies on to where another lies, triangle by triangle."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import ALIGNED_SIZE
from analyzers.faces.parts import triangle_parts
from analyzers.training.opencv import cv2
from workbench.model import Pixels

__all__ = ["read_at", "warp_between"]

Floats = NDArray[np.float32]

PRECISION = 4  # bits behind the point of drawn corners
SLIM = 1e-3  # square pixels: thinner triangles show nothing
NOTHING = -1
HALF = np.float32(0.5)  # OpenCV counts from pixels' middles, the mesh from their edges


def warp_between(source: Floats, target: Floats) -> tuple[Floats, Floats, Floats]:
    """Return where each pixel of the target's face is found in the source's picture.

    `source` and `target` are meshes (478, 2). Returns x and y (256, 256) for OpenCV's remap,
    and 1 where the target's mesh lies (256, 256). Triangles that look away from the camera are
    drawn first, so that those that look at it cover them.
    """
    triangles = _triangles()
    away = _area(target[triangles]) >= 0
    drawn = np.full((ALIGNED_SIZE, ALIGNED_SIZE), NOTHING, np.int16)
    corners = np.rint((target - HALF) * (1 << PRECISION)).astype(np.int32)[triangles]
    for index in np.argsort(~away, kind="stable").tolist():
        cv2.fillConvexPoly(drawn, corners[index], (index,), shift=PRECISION)
    rows, columns = np.nonzero(drawn > NOTHING)
    of = _matrices(target[triangles], source[triangles])[drawn[rows, columns]]
    x, y = np.zeros((2, ALIGNED_SIZE, ALIGNED_SIZE), np.float32)
    across, down = columns + HALF, rows + HALF
    x[rows, columns] = of[:, 0, 0] * across + of[:, 0, 1] * down + of[:, 0, 2] - HALF
    y[rows, columns] = of[:, 1, 0] * across + of[:, 1, 1] * down + of[:, 1, 2] - HALF
    return x, y, (drawn > NOTHING).astype(np.float32)


def read_at(pixels: Pixels, x: Floats, y: Floats, by: int = cv2.INTER_LINEAR) -> Pixels:
    """Return the pixels (256, 256, 3) that lie at x and y of a picture."""
    return np.asarray(cv2.remap(pixels, x, y, by, borderMode=cv2.BORDER_REFLECT_101), np.uint8)


@cache
def _triangles() -> NDArray[np.int64]:
    return triangle_parts()[0]


def _area(corners: Floats) -> Floats:
    """Return twice the signed area (n,) of triangles (n, 3, 2)."""
    one, other = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    return np.asarray(one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0], np.float32)


def _matrices(start: Floats, end: Floats) -> Floats:
    """Return the affine matrices (n, 2, 3) that take triangles (n, 3, 2) to others."""
    edges = (start[:, 1:] - start[:, :1]).astype(np.float64)
    det = edges[:, 0, 0] * edges[:, 1, 1] - edges[:, 0, 1] * edges[:, 1, 0]
    det = np.where(np.abs(det) < SLIM, SLIM, det)
    inverse = np.empty_like(edges)
    inverse[:, 0, 0], inverse[:, 1, 1] = edges[:, 1, 1], edges[:, 0, 0]
    inverse[:, 0, 1], inverse[:, 1, 0] = -edges[:, 0, 1], -edges[:, 1, 0]
    turn = np.swapaxes(inverse / det[:, None, None] @ (end[:, 1:] - end[:, :1]), 1, 2)
    move = end[:, 0, :, None] - turn @ start[:, 0, :, None]
    return np.asarray(np.concatenate([turn, move], axis=2), np.float32)
