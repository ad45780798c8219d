"""Which stretches of a lane are drawn: those in view, or, where they are too many, per pixel.

Pure numbers, no Qt.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ui.lanes import NOT_EXAMINED, OUTCOMES, SCORED, Covered
from workbench.model import Outcome

Edges = NDArray[np.float64]  # pixels
Codes = NDArray[np.uint8]

# What is drawn where a pixel holds several: what was not answered is never hidden.
STRENGTH = {
    SCORED: 1,
    OUTCOMES.index(Outcome.NOT_APPLICABLE): 2,
    NOT_EXAMINED: 3,
    OUTCOMES.index(Outcome.WITHHELD): 4,
    OUTCOMES.index(Outcome.FAILED): 5,
}
KINDS = {strength: kind for kind, strength in STRENGTH.items()}
MANY = 300  # stretches in view


def told_columns(
    covered: Covered, start: float, stop: float, width: int
) -> Iterator[tuple[float, float, int]]:
    """Yield left edge, right edge (pixels) and outcome of what is drawn, from left to right."""
    first = int(np.searchsorted(covered.lasts, start))
    last = int(np.searchsorted(covered.firsts, stop, side="right"))
    left = np.clip((covered.firsts[first:last] - start) / (stop - start) * width, 0, width)
    right = np.clip((covered.lasts[first:last] - start) / (stop - start) * width, 0, width)
    kinds = covered.kinds[first:last]
    if last - first <= MANY:
        yield from zip(left.tolist(), right.tolist(), kinds.tolist(), strict=True)
    else:
        yield from _runs(_strengths(left, right, kinds, width))


def _strengths(left: Edges, right: Edges, kinds: Codes, width: int) -> Codes:
    """Return for each pixel column what is strongest there, 0 for nothing."""
    told = np.zeros(width, np.uint8)
    begins = np.minimum(left.astype(np.int64), width - 1)
    ends = np.minimum(right.astype(np.int64), width - 1)
    for kind in np.unique(kinds).tolist():
        own = kinds == kind
        there = np.zeros(width, bool)
        there[begins[own]] = there[ends[own]] = True
        for at in np.flatnonzero(own & (ends - begins > 1)).tolist():
            there[begins[at] : ends[at]] = True
        np.maximum(told, np.where(there, STRENGTH[kind], 0), out=told, casting="unsafe")
    return told


def _runs(told: Codes) -> Iterator[tuple[float, float, int]]:
    edges = np.flatnonzero(np.diff(told)) + 1
    begins, ends = np.append(0, edges), np.append(edges, told.size)
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        if told[begin]:
            yield float(begin), float(end), KINDS[int(told[begin])]
