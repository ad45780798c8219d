"""One map of a picture from what was said of its tiles."""

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.tiling import Places
from workbench.model import Pixels

__all__ = ["bright", "stitched"]

MOST_CELLS = 512  # along a side of a map

Floats = NDArray[np.float32]


def stitched(
    size: tuple[int, int],
    at: Places,
    side: int,
    values: NDArray[np.floating],
    *,
    cell: int = 8,
) -> Floats:
    """Return a map of a picture of `size` (height, width), in cells of `cell` pixels.

    `values` (n,) or (n, h, w) are those of the tiles that begin at `at` (n, 2) and are `side`
    pixels square. Where tiles overlap they are averaged; where none lies, the nearest cell
    that was read stands in. Cells are enlarged until a side has 512 at most.
    """
    while max(size) > cell * MOST_CELLS:
        cell *= 2
    rows, columns = (max(length // cell, 1) for length in size)
    total, count = np.zeros((2, rows, columns), np.float32)
    across = max(side // cell, 1)
    for (top, left), value in zip(np.rint(at / cell).astype(int), values, strict=True):
        there = np.s_[top : top + across, left : left + across]
        fits = total[there].shape
        total[there] += _sized(value, across)[: fits[0], : fits[1]]
        count[there] += 1
    return _filled(total, count)


def bright(logits: NDArray[np.floating]) -> Pixels:
    """Return how a map of logits is drawn, uint8: half bright where a logit is 0."""
    return np.asarray(np.rint(255 / (1 + np.exp(-np.clip(logits, -30, 30)))), np.uint8)


def _sized(value: NDArray[np.floating], size: int) -> NDArray[np.floating]:
    """Return one value, or a square of values, as a square of `size` cells."""
    if not value.ndim:
        return np.full((size, size), value)
    finer = max(size // len(value), 1)
    value = value.repeat(finer, axis=0).repeat(finer, axis=1)
    coarser = max(len(value) // size, 1)
    cut = value[: size * coarser, : size * coarser]
    return np.asarray(cut.reshape(size, coarser, size, coarser).mean(axis=(1, 3)))


def _filled(total: Floats, count: Floats) -> Floats:
    from scipy.ndimage import distance_transform_edt  # noqa: PLC0415  # the catalog stays cheap

    empty = count == 0
    mean = total / np.maximum(count, 1)
    if not empty.any() or empty.all():
        return np.asarray(mean, np.float32)
    _, nearest = distance_transform_edt(empty, return_indices=True)
    return np.asarray(mean[tuple(nearest)], np.float32)
