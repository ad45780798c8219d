"""The 30 linear filters of the spatial rich model, as tables: for networks and without them.

Fridrich and Kodovský, "Rich Models for Steganalysis of Digital Images", IEEE TIFS 7(3), 2012,
of which PatchCraft (Zhong et al., arXiv 2311.12397) takes seven families.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

__all__ = ["FAMILIES", "SIDE", "rich_taps"]

SIDE = 5  # taps along each side of a filter
MIDDLE = SIDE // 2

Floats = NDArray[np.float32]

# Family: taps from the middle on along a direction, or a square, and what they are divided by.
FIRST = ((0, -1), (1, 1))
SECOND = ((-1, 1), (0, -2), (1, 1))
THIRD = ((-1, 1), (0, -3), (1, 3), (2, -1))
SQUARE_3 = ((-1, 2, -1), (2, -4, 2), (-1, 2, -1))
SQUARE_5 = (
    (-1, 2, -2, 2, -1),
    (2, -6, 8, -6, 2),
    (-2, 8, -12, 8, -2),
    (2, -6, 8, -6, 2),
    (-1, 2, -2, 2, -1),
)
ROUND = ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1))  # down, across
FAMILIES = {
    "first order": 8,
    "third order": 8,
    "second order": 4,
    "edge of 3": 4,
    "edge of 5": 4,
    "square of 3": 1,
    "square of 5": 1,
}  # how many filters each has, in the order of `rich_filters`


@cache
def rich_taps() -> Floats:
    """Return the 30 filters (30, 5, 5), family by family; each sums to 0. Not to be written.

    Each is divided by its strongest tap, so that residuals of all families are of one size.
    The second order has four directions: turned by half, it is the same filter again.
    """
    lines = chain(_lines(FIRST, 8), _lines(THIRD, 8), _lines(SECOND, 4))
    edges = chain(_edges(SQUARE_3), _edges(SQUARE_5))
    filters = np.stack([*lines, *edges, _square(SQUARE_3), _square(SQUARE_5)])
    taps: Floats = filters / np.abs(filters).max((1, 2), keepdims=True)
    taps.flags.writeable = False
    return taps


def _lines(taps: tuple[tuple[int, int], ...], directions: int) -> Iterator[Floats]:
    """Yield the filters (5, 5) with these taps along the first directions."""
    for down, across in ROUND[:directions]:
        drawn = np.zeros((SIDE, SIDE), np.float32)
        for step, value in taps:
            drawn[MIDDLE + step * down, MIDDLE + step * across] = value
        yield drawn


def _square(rows: tuple[tuple[int, ...], ...]) -> Floats:
    return np.pad(np.array(rows, np.float32), (SIDE - len(rows)) // 2)


def _edges(rows: tuple[tuple[int, ...], ...]) -> Iterator[Floats]:
    """Yield a square without one of its sides, turned four times."""
    half = _square(rows)
    half[MIDDLE + 1 :] = 0
    for turns in range(4):
        yield np.rot90(half, turns)
