"""Which face of one moment is which face of another, by place, size and appearance."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Floats = NDArray[np.float32]

REACH = 1.2  # face widths that a face may be away from where it was expected
PACE = 2.0  # face widths a second that it may go while out of sight
GROWTH = 1.7  # most change of width
IMPOSSIBLE = 1e6
HEAD = 0.5  # of the face, by which its head is larger on each side
COVERED = 0.05  # least part of a face that another head shares, to hide some of it
COINCIDING = 0.45  # least overlap of two sightings of one face


def centre(box: Floats) -> Floats:
    """Return the middle (2,) of a box (4,)."""
    return np.asarray(box[:2] + box[2:] / 2, np.float32)


def overlap(one: Floats, other: Floats) -> float:
    """Return the intersection over union of two boxes (4,), 0 where a number is not finite."""
    both = _common(one, other)
    every = float(one[2] * one[3] + other[2] * other[3]) - both
    return both / every if 0 < every < np.inf else 0.0


def coincide(one: Floats, other: Floats) -> bool:
    """Return whether two boxes are sightings of one face."""
    return overlap(one, other) > COINCIDING


def covered(box: Floats, others: Sequence[Floats]) -> bool:
    """Return whether another head may hide a part of the face in a box."""
    area = max(float(box[2] * box[3]), 1.0)
    heads = (np.concatenate([o[:2] - o[2:] * HEAD, o[2:] * (1 + 2 * HEAD)]) for o in others)
    return any(_common(box, head) > COVERED * area for head in heads)


def moved(one: Floats, other: Floats) -> float:
    """Return how many face widths lie between the middles of two boxes."""
    size = max(float(one[2] + other[2]) / 2, 1.0)
    return float(np.linalg.norm(centre(one) - centre(other))) / size


def reachable(one: Floats, other: Floats, seconds: float = 0.0) -> bool:
    """Return whether a face could have come from one box to the other, unseen for a while."""
    growth = max(float(one[2]), 1.0) / max(float(other[2]), 1.0)
    return moved(one, other) < REACH + PACE * seconds and 1 / GROWTH < growth < GROWTH


def paired(costs: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of least cost altogether; infinite costs pair nothing."""
    if not costs.size:
        return []
    rows, columns = linear_sum_assignment(np.minimum(costs, IMPOSSIBLE))
    pairs: Sequence[tuple[int, int]] = list(zip(rows.tolist(), columns.tolist(), strict=True))
    return [(row, column) for row, column in pairs if costs[row, column] < IMPOSSIBLE]


def _common(one: Floats, other: Floats) -> float:
    low = np.maximum(one[:2], other[:2])
    high = np.minimum(one[:2] + one[2:], other[:2] + other[2:])
    return float(np.prod(np.maximum(high - low, 0)))
