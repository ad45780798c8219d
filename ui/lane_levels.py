"""A long curve thinned for the screen: coarser copies that keep every lowest and highest value.

Pure numbers, no Qt, and for display alone: what is on record keeps every value.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
FACTOR = 8  # samples of one level that become one of the next
PER_PIXEL = 2  # samples that a pixel keeps at least, so that nothing moves by a whole one


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Blocks of neighbouring samples: when each begins, its lowest and highest value (n,).

    A block without any value holds NaN twice.
    """

    pts: Values
    low: Values
    high: Values


def levels(pts: Values, values: Values) -> tuple[Level, ...]:
    """Return a curve as it is and ever coarser; `values` are NaN where there is none."""
    made = [Level(pts=pts, low=values, high=values)]
    while made[-1].pts.size > FACTOR * FACTOR:
        made.append(_coarser(made[-1]))
    return tuple(made)


def _coarser(level: Level) -> Level:
    starts = np.arange(0, level.pts.size, FACTOR)
    return Level(  # fmin and fmax pass over what is missing
        pts=level.pts[starts],
        low=np.fmin.reduceat(level.low, starts),
        high=np.fmax.reduceat(level.high, starts),
    )


def in_columns(
    made: Sequence[Level], start: float, stop: float, width: int
) -> tuple[NDArray[np.int64], Values, Values] | None:
    """Return the pixel columns that hold values, and the lowest and highest value of each.

    None where so few samples are in view that each has a place of its own.
    """
    first, last = np.searchsorted(made[0].pts, (start, stop))
    if last - first <= PER_PIXEL * width:
        return None
    level = _fitting(made, int(last - first), width)
    first, last = np.searchsorted(level.pts, (start, stop))
    near = slice(max(int(first) - 1, 0), int(last) + 1)
    low, high = level.low[near], level.high[near]
    columns = ((level.pts[near] - start) / (stop - start) * width).astype(np.int64)
    known = np.isfinite(low) & (columns >= 0) & (columns < width)
    columns, low, high = columns[known], low[known], high[known]
    if not columns.size:
        return columns, low, high
    starts = np.append(0, np.flatnonzero(np.diff(columns)) + 1)
    return columns[starts], np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)


def _fitting(made: Sequence[Level], in_view: int, width: int) -> Level:
    """Return the coarsest level with enough blocks to a pixel."""
    depth = 0
    while depth + 1 < len(made) and in_view / FACTOR ** (depth + 1) >= PER_PIXEL * width:
        depth += 1
    return made[depth]
