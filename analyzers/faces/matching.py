"""Which face of one moment is which face of another, by place, size and appearance."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Floats = NDArray[np.float32]

REACH = 1.2  # face widths that a face may be away from where it was expected
GROWTH = 1.7  # most change of width
IMPOSSIBLE = 1e6
COINCIDING = 0.45  # least overlap of two sightings of one face


def centre(box: Floats) -> Floats:
    """Return the middle (2,) of a box (4,)."""
    return np.asarray(box[:2] + box[2:] / 2, np.float32)


def overlap(one: Floats, other: Floats) -> float:
    """Return the intersection over union of two boxes (4,)."""
    low = np.maximum(one[:2], other[:2])
    high = np.minimum(one[:2] + one[2:], other[:2] + other[2:])
    both = float(np.prod(np.maximum(high - low, 0)))
    every = float(one[2] * one[3] + other[2] * other[3]) - both
    return both / every if every > 0 else 0.0


def coincide(one: Floats, other: Floats) -> bool:
    """Return whether two boxes are sightings of one face."""
    return overlap(one, other) > COINCIDING


def moved(one: Floats, other: Floats) -> float:
    """Return how many face widths lie between the middles of two boxes."""
    size = max(float(one[2] + other[2]) / 2, 1.0)
    return float(np.linalg.norm(centre(one) - centre(other))) / size


def reachable(one: Floats, other: Floats) -> bool:
    """Return whether a face could have come from one box to the other unseen."""
    growth = max(float(one[2]), 1.0) / max(float(other[2]), 1.0)
    return moved(one, other) < REACH and 1 / GROWTH < growth < GROWTH


def paired(costs: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of least cost altogether; infinite costs pair nothing."""
    if not costs.size:
        return []
    rows, columns = linear_sum_assignment(np.minimum(costs, IMPOSSIBLE))
    pairs: Sequence[tuple[int, int]] = list(zip(rows.tolist(), columns.tolist(), strict=True))
    return [(row, column) for row, column in pairs if costs[row, column] < IMPOSSIBLE]
