"""Tiles of a whole picture for networks that read native pixels, and one score from many.

Training, judging and examination cut pictures here, so that a network is judged as it is used.
Nothing is resized.
"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workbench.model import Pixels

__all__ = ["cut", "in_colour", "places", "pooled"]

EVEN = 2  # tiles start on a multiple of it: the cells of doubled pictures keep their phase

Places = NDArray[np.int64]


def places(height: int, width: int, side: int, most: int) -> Places:
    """Return where tiles of `side` pixels begin (n, 2): rows and columns, even numbers.

    They cover the picture from edge to edge where `most` allows, overlapping as little as they
    can, and are spread evenly over it where it does not. A picture that is smaller than a tile
    has none.
    """
    if height < side or width < side or most < 1:
        return np.zeros((0, 2), np.int64)
    rows, columns = math.ceil(height / side), math.ceil(width / side)
    if rows * columns > most:
        shrink = math.sqrt(most / (rows * columns))
        rows = min(max(round(rows * shrink), 1), most)
        columns = min(max(math.floor(columns * shrink), 1), most // rows)
    down, across = _starts(height, side, rows), _starts(width, side, columns)
    grid = np.stack(np.meshgrid(down, across, indexing="ij"), axis=-1)
    return np.unique(grid.reshape(-1, 2), axis=0)


def _starts(length: int, side: int, count: int) -> NDArray[np.int64]:
    room = length - side
    spread = np.linspace(0, room, count) if count > 1 else np.array([room / 2])
    return np.asarray(spread, np.int64) // EVEN * EVEN


def cut(rgb: Pixels, at: Places, side: int) -> Pixels:
    """Return the tiles (n, side, side, 3) of a picture (h, w, 3) that begin at `at` (n, 2)."""
    if not len(at):
        return np.zeros((0, side, side, 3), np.uint8)
    return np.stack([rgb[y : y + side, x : x + side] for y, x in at.tolist()])


def in_colour(samples: NDArray[np.uint8] | NDArray[np.uint16]) -> Pixels:
    """Return samples as they were decoded, (h, w) or (h, w, 3), as uint8 (h, w, 3).

    Of 16 bits the upper 8 are kept; grey is the same in all colours.
    """
    levels = samples if samples.dtype == np.uint8 else samples >> 8
    if levels.ndim < 3:  # noqa: PLR2004  # grey
        levels = np.repeat(levels[..., None], 3, axis=2)
    return np.ascontiguousarray(levels, np.uint8)


def pooled(scores: ArrayLike, share: float) -> float:
    """Return the mean of the highest `share` of the scores of a picture's tiles.

    At least one counts. NaN where there are none, or where one of them is no number.
    """
    values = np.asarray(scores, np.float64).ravel()
    if not values.size or not np.isfinite(values).all():
        return float("nan")
    kept = max(1, math.ceil(share * values.size))
    return float(np.sort(values)[-kept:].mean())
