"""How well scores and maps tell altered from authentic, with honest intervals.

Scores rise with manipulation; labels are true for altered. Everything is by rank, so that no
score needs a scale and no threshold is chosen.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workbench.model import Box

Values = NDArray[np.float64]
Labels = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with the bounds of its bootstrap interval; `level` is their coverage.

    `clusters` is how many independent units (persons, videos, sources) were resampled.
    """

    value: float
    lower: float
    upper: float
    level: float
    clusters: int


def auc(scores: ArrayLike, labels: ArrayLike) -> float:
    """Return the area under the ROC curve: how often an altered item scores above another.

    A tie counts half (Mann and Whitney, 1947; Hanley & McNeil, Radiology 143, 1982).
    `scores` and `labels` have one shape. Raises ValueError without both kinds of items or
    with a score that is not a number.
    """
    values, truth = _checked(scores, labels)
    altered = int(truth.sum())
    authentic = truth.size - altered
    if not altered or not authentic:
        raise ValueError("an AUC needs altered and authentic items")
    above = ranks(values)[truth].sum() - altered * (altered + 1) / 2
    return float(above / (altered * authentic))


def ranks(values: Values) -> Values:
    """Return the ranks 1..n of values (n,), tied values sharing the mean of their ranks."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[inverse], np.float64)


def auc_interval(
    scores: ArrayLike,
    labels: ArrayLike,
    clusters: ArrayLike | None = None,
    *,
    draws: int = 1000,
    level: float = 0.95,
    seed: int = 0,
) -> Interval:
    """Return the AUC with its percentile bootstrap interval, resampling whole clusters.

    `clusters` names the unit each item belongs to (all frames of a video, all pictures of a
    person); by default every item is its own. Draws without both kinds of items are left out,
    so with very few clusters the interval is too narrow; with one it is the whole of [0, 1].
    """
    values, truth = _checked(scores, labels)
    units = np.arange(values.size) if clusters is None else np.asarray(clusters).ravel()
    if units.size != values.size:
        raise ValueError("every score belongs to one cluster")
    names, index = np.unique(units, return_inverse=True)
    value = auc(values, truth)
    members = [np.flatnonzero(index == number) for number in range(len(names))]
    drawn = _resampled(values, truth, members, draws, np.random.default_rng(seed))
    if len(names) == 1 or not drawn.size:
        return Interval(value, 0.0, 1.0, level, len(names))
    tail = (1 - level) / 2
    lower, upper = np.quantile(drawn, [tail, 1 - tail])
    return Interval(value, float(lower), float(upper), level, len(names))


def pixel_auc(values: ArrayLike, mask: ArrayLike) -> float:
    """Return the AUC of a map (h, w) against the mask (h, w) of altered pixels.

    Raises ValueError when the mask is empty or full, or the shapes differ.
    """
    return auc(values, np.asarray(mask) > 0)


def spread_over(
    values: NDArray[np.uint8], box: Box, height: int, width: int
) -> tuple[Values, Labels]:
    """Return a map's values stretched over its box in a picture (height, width).

    The second array is true where the map says something; elsewhere the first is 0. Values
    are repeated, not interpolated, as the map's resolution is part of what is judged.
    """
    rows = (np.arange(box.height) * values.shape[0]) // box.height
    columns = (np.arange(box.width) * values.shape[1]) // box.width
    top, left = max(box.y, 0), max(box.x, 0)
    bottom, right = min(box.y + box.height, height), min(box.x + box.width, width)
    out, covered = np.zeros((height, width)), np.zeros((height, width), np.bool_)
    if top < bottom and left < right:
        stretched = values[np.ix_(rows, columns)]
        out[top:bottom, left:right] = stretched[
            top - box.y : bottom - box.y, left - box.x : right - box.x
        ]
        covered[top:bottom, left:right] = True
    return out, covered


def _checked(scores: ArrayLike, labels: ArrayLike) -> tuple[Values, Labels]:
    values, truth = np.asarray(scores, np.float64), np.asarray(labels, np.bool_)
    if values.shape != truth.shape:
        raise ValueError(f"scores {values.shape} and labels {truth.shape} differ in shape")
    if not np.isfinite(values).all():
        raise ValueError(
            "a missing score is not a number to be ranked: leave it out and count it"
        )
    return values.ravel(), truth.ravel()


def _resampled(
    values: Values,
    truth: Labels,
    members: list[NDArray[np.intp]],
    draws: int,
    rng: np.random.Generator,
) -> Values:
    """Return the AUC of each draw of clusters with replacement that has both kinds."""
    found = []
    for _ in range(draws):
        chosen = rng.integers(len(members), size=len(members))
        items = np.concatenate([members[number] for number in chosen])
        if truth[items].any() and not truth[items].all():
            found.append(auc(values[items], truth[items]))
    return np.array(found, np.float64)
