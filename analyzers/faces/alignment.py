"""Turn a face upright and bring it to one size, by five points.

Coordinates are those of edges: (0, 0) is the left upper corner of the left upper pixel, whose
centre is (0.5, 0.5), and the picture ends at (width, height). What lies outside of a picture
is black, never repeated pixels.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from workbench.model import Box, Pixels

__all__ = [
    "ALIGNED_SIZE",
    "aligned",
    "footprint",
    "similarity",
    "similarity_onto",
    "source",
    "warped",
]

Floats = NDArray[np.float32]
Matrix = NDArray[np.float64]

ALIGNED_SIZE = 256
ALIGNED_SCALE = 1.3
# Where the eyes, the nose and the corners of the mouth lie on a face of 112 pixels: the
# template of ArcFace (Deng et al., CVPR 2019), 96 wide, moved by 8 to the middle of 112; it is
# the one by which DeepfakeBench (Yan et al., NeurIPS 2023) aligns.
TEMPLATE = np.array(
    [
        (30.2946 + 8, 51.6963),
        (65.5318 + 8, 51.5014),
        (48.0252 + 8, 71.7366),
        (33.5493 + 8, 92.3655),
        (62.7299 + 8, 92.2041),
    ]
)
TEMPLATE_SIZE = 112
REACH = 2  # pixels beyond a footprint that interpolation may touch
ENDLESS = 1e8  # pixels: no picture is as large, and integers hold it


def similarity(
    points: Floats, size: int = ALIGNED_SIZE, scale: float = ALIGNED_SCALE
) -> Matrix:
    """Return the matrix (2, 3) from the frame to an aligned face of `size` pixels.

    `points` (5, 2) are the eyes, the nose tip and the mouth corners, subject's right first.
    `scale` is how much wider the crop is than the template. Of points that are not finite or
    all the same, the matrix is NaN.
    """
    margin = (scale - 1) / 2 * TEMPLATE_SIZE
    wanted = (TEMPLATE + margin) * (size / (scale * TEMPLATE_SIZE))
    return similarity_onto(points, wanted)


def similarity_onto(points: NDArray[Any], wanted: NDArray[Any]) -> Matrix:
    """Return the matrix (2, 3) that turns, scales and moves points nearest to others.

    In the sense of least squares and without mirroring (Umeyama, PAMI 1991): in the plane a
    similarity is a product of complex numbers and a sum.
    """
    if not np.isfinite(points).all():
        return np.full((2, 3), np.nan)
    start = points[:, 0].astype(np.float64) + 1j * points[:, 1]
    target = wanted[:, 0] + 1j * wanted[:, 1]
    spread = start - start.mean()
    size = float((np.abs(spread) ** 2).sum())
    if not size > 0:
        return np.full((2, 3), np.nan)
    turn = (spread.conj() * (target - target.mean())).sum() / size
    move = target.mean() - turn * start.mean()
    return np.array([[turn.real, -turn.imag, move.real], [turn.imag, turn.real, move.imag]])


def aligned(image: Pixels, origin: Sequence[int], points: Floats) -> Pixels:
    """Return the aligned face (256, 256, 3).

    `image` is the frame or a part of it whose left upper pixel is the frame's `origin` (x, y);
    `points` (5, 2) are in the frame.
    """
    return warped(image, origin, similarity(points), (ALIGNED_SIZE, ALIGNED_SIZE))


def warped(
    image: Pixels, origin: Sequence[int], matrix: Matrix, size: tuple[int, int]
) -> Pixels:
    """Return the pixels (height, width, 3) that `matrix` (2, 3) maps from the frame.

    `size` is width and height; see `source` for how a larger picture is reduced.
    """
    width, height = size
    given = source(image, origin, matrix, size)
    if given is None:
        return np.zeros((height, width, 3), np.uint8)
    part, back = given
    x, y = np.arange(width) + 0.5, np.arange(height)[:, None] + 0.5
    across, down = (row[0] * x + row[1] * y + (row[2] - 0.5) for row in back)
    return _interpolated(part, across, down)


def source(
    image: Pixels, origin: Sequence[int], matrix: Matrix, size: tuple[int, int]
) -> tuple[Pixels, Matrix] | None:
    """Return the pixels that a warp reads, and the matrix (2, 3) from the crop to them.

    A picture that shrinks is reduced first, by a filter as wide as the crop's pixels: to read
    four of its pixels for each of the crop's would alias. None where the crop lies outside of
    the picture or the matrix cannot be inverted.
    """
    box = _within(footprint(matrix, size), origin, image)
    if box is None:
        return None
    left, top = box.x - origin[0], box.y - origin[1]
    part = image[top : top + box.height, left : left + box.width]
    reduced = _reduced(part, float(np.sqrt(abs(np.linalg.det(matrix[:, :2])))))
    back = np.linalg.inv(matrix[:, :2])
    move = -back @ matrix[:, 2] - (box.x, box.y)
    steps = np.array([[reduced.shape[1] / box.width], [reduced.shape[0] / box.height]])
    return reduced, np.column_stack([back, move]) * steps


def footprint(matrix: Matrix, size: tuple[int, int]) -> Box | None:
    """Return the smallest rectangle of frame pixels that a warp of `size` may read.

    It is not clipped to the frame, and None where the matrix cannot be inverted.
    """
    if not np.isfinite(matrix).all() or abs(np.linalg.det(matrix[:, :2])) < 1 / ENDLESS:
        return None
    corners = np.array([(0, 0), (size[0], 0), (0, size[1]), size], np.float64)
    there = np.linalg.solve(matrix[:, :2], corners.T - matrix[:, 2:])
    if np.abs(there).max() > ENDLESS:
        return None
    step = 1 / np.sqrt(abs(np.linalg.det(matrix[:, :2])))
    reach = REACH * max(1.0, float(step))
    left, top = np.floor(there.min(axis=1) - reach).astype(int)
    right, bottom = np.ceil(there.max(axis=1) + reach).astype(int)
    return Box(x=int(left), y=int(top), width=int(right - left), height=int(bottom - top))


def _within(box: Box | None, origin: Sequence[int], image: Pixels) -> Box | None:
    """Return the part of a box that the image shows, None where it shows nothing of it."""
    if box is None:
        return None
    left, top = max(box.x, origin[0]), max(box.y, origin[1])
    right = min(box.x + box.width, origin[0] + image.shape[1])
    bottom = min(box.y + box.height, origin[1] + image.shape[0])
    if right <= left or bottom <= top:
        return None
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _reduced(part: Pixels, scale: float) -> Pixels:
    """Return the picture at `scale`, if that is less than 1."""
    if scale >= 1:
        return np.ascontiguousarray(part)
    height, width = (max(1, round(side * scale)) for side in part.shape[:2])
    picture = Image.fromarray(np.ascontiguousarray(part))
    return np.asarray(picture.resize((width, height), Image.Resampling.HAMMING, reducing_gap=3))


def _interpolated(part: Pixels, across: Matrix, down: Matrix) -> Pixels:
    """Return bilinear mixtures (h, w, 3) of four pixels each, at indices of their centres.

    The picture is framed by black pixels, to which indices beyond it are led.
    """
    height, width = part.shape[:2]
    framed = np.zeros((height + 3, width + 3, 4), np.uint8)  # four bytes are one number
    framed[1 : height + 1, 1 : width + 1, :3] = part
    numbers = framed.view(np.uint32).ravel()
    across, down = np.clip(across + 1, 0, width + 1), np.clip(down + 1, 0, height + 1)
    left, top = across.astype(np.int32), down.astype(np.int32)
    first = top * (width + 3) + left
    right, below = _weights(across - left), _weights(down - top)
    upper, lower = (
        _mixed(numbers, first + row, first + row + 1, right) for row in (0, width + 3)
    )
    return np.rint(upper + (lower - upper) * below).astype(np.uint8)


def _mixed(
    numbers: NDArray[np.uint32], one: NDArray[np.int32], other: NDArray[np.int32], part: Floats
) -> Floats:
    """Return mixtures (h, w, 3) of two pixels each; `part` (h, w, 1) is the other's."""
    these, those = (
        numbers.take(index).view(np.uint8).reshape(*index.shape, 4)[..., :3].astype(np.float32)
        for index in (one, other)
    )
    return these + (those - these) * part


def _weights(values: Matrix) -> Floats:
    return values.astype(np.float32)[..., None]
