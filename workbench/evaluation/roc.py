"""The figures of one set of scores, and their bootstrap intervals by whole clusters.

Scores rise with manipulation. A draw of clusters is a weight for each item, so the scores are
sorted once and a thousand draws are a few passes over one table.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workbench.evaluation.metrics import Interval, Labels, Values

DRAWS, LEVEL, SEED = 1000, 0.95, 0
FALSE_ALARMS = 0.01
AUC, AP, EER, TPR1, BALANCED, FPR, FNR = (
    "auc",
    "average_precision",
    "eer",
    "tpr_at_1_percent_fpr",
    "balanced_accuracy",
    "false_positive_rate",
    "false_negative_rate",
)
BY_RANK = (AUC, AP, EER, TPR1)
AT_POINT = (BALANCED, FPR, FNR)
ALL = (*BY_RANK, *AT_POINT)
TAIL = "above_95_percent_of_authentic"  # of authentic items, where no point says what is high
CELLS_AT_ONCE = 1 << 18  # draws times items held in memory


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Scored items: `values` (n,), `altered` (n,), the `clusters` they belong to (n,).

    `thresholds` (n,) is each item's frozen operating point, NaN where none covers it, and
    `called` (n,) is whether a finding would be proposed there. `inner` (n,) are the smallest
    independent units, persons or files: they stand in for the clusters of a label that has
    only one, such as a single source. `above` (n,) is whether an item lies above a level that
    was taken from authentic ones, where that is asked.
    """

    values: Values
    altered: Labels
    clusters: NDArray[np.str_]
    thresholds: Values
    called: Labels
    inner: NDArray[np.str_] | None = None
    above: Labels | None = None

    @cached_property
    def ranked(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The items by falling score (n,), and where each distinct score begins (k,)."""
        order = np.argsort(-self.values, kind="stable")
        falling = self.values[order]
        starts = np.flatnonzero(np.r_[True, falling[1:] != falling[:-1]][: falling.size])
        return order, starts

    @cached_property
    def units(self) -> NDArray[np.str_]:
        """The units (n,) that are resampled: clusters, or `inner` where a label has but one."""
        if self.inner is None or not self.values.size:
            return self.clusters
        units = self.clusters.astype(object)
        for label in self.of_one_cluster:
            of = self.altered == label
            units[of] = self.inner[of]
        return units.astype(np.str_)

    @cached_property
    def of_one_cluster(self) -> tuple[bool, ...]:
        """The labels whose items all come from one cluster."""
        return tuple(
            label
            for label in (False, True)
            if len(np.unique(self.clusters[self.altered == label])) == 1
        )

    def where(self, chosen: Labels) -> "Scores":
        """Return the items chosen by a mask (n,)."""
        return Scores(
            values=self.values[chosen],
            altered=self.altered[chosen],
            clusters=self.clusters[chosen],
            thresholds=self.thresholds[chosen],
            called=self.called[chosen],
            inner=None if self.inner is None else self.inner[chosen],
            above=None if self.above is None else self.above[chosen],
        )


def only_scores(
    values: ArrayLike, altered: ArrayLike, clusters: ArrayLike | None = None
) -> Scores:
    """Return scored items (n,) without an operating point; by default each its own cluster."""
    scores = np.asarray(values, np.float64).ravel()
    units = np.arange(scores.size) if clusters is None else np.asarray(clusters).ravel()
    return Scores(
        values=scores,
        altered=np.asarray(altered, np.bool_).ravel(),
        clusters=units.astype(np.str_),
        thresholds=np.full(scores.size, np.nan),
        called=np.zeros(scores.size, np.bool_),
    )


def figures(
    scores: Scores, weights: ArrayLike | None = None, *, names: Collection[str] = ALL
) -> dict[str, float]:
    """Return every figure named that can be computed; those that cannot are absent.

    AUC with ties half; average precision over distinct scores; EER as the mean of both error
    rates where they are nearest; the true positive rate at the last threshold with at most
    1 % false positives (no interpolation). The last three are at the operating point, over
    the items it covers: one from which a finding is proposed is called altered.
    """
    weighed = np.ones(scores.values.size) if weights is None else np.asarray(weights, float)
    found = drawn(scores, weighed[None], names)
    return {name: float(row[0]) for name, row in found.items() if np.isfinite(row[0])}


def drawn(scores: Scores, weights: Values, names: Collection[str] = ALL) -> dict[str, Values]:
    """Return each figure named (d,) under d draws of weights (d, n), NaN where it has none."""
    told = _at_point(scores, weights) if set(names) & {*AT_POINT, TAIL} else {}
    if set(names) & set(BY_RANK):
        told |= _by_rank(scores, weights, alone=not set(names) & {AP, EER, TPR1})
    return {name: row for name, row in told.items() if name in names}


def curve(scores: Scores) -> tuple[Values, Values]:
    """Return false and true positive rates from (0, 0) to (1, 1).

    One point for each distinct score, from the highest down. Needs both kinds of items.
    """
    false, true = _rates(scores, np.ones((1, scores.values.size)))
    return false[0], true[0]


def _rates(scores: Scores, weights: Values) -> tuple[Values, Values]:
    """Return false and true positive rates (d, k + 1) from the highest score down."""
    order, starts = scores.ranked
    altered = scores.altered[order]
    sums = [
        np.cumsum(np.add.reduceat(weights[:, order] * of, starts, axis=1), axis=1)
        for of in (~altered, altered)
    ]
    with np.errstate(invalid="ignore", divide="ignore"):
        false, true = (np.pad(s / s[:, -1:], ((0, 0), (1, 0))) for s in sums)
    return false, true


def _by_rank(scores: Scores, weights: Values, *, alone: bool) -> dict[str, Values]:
    """Return the figures by rank, the AUC `alone` or all, NaN in draws that lack a label."""
    if not scores.altered.any() or scores.altered.all():
        return dict.fromkeys(BY_RANK, np.full(len(weights), np.nan))
    altered = weights[:, scores.altered].sum(1)
    authentic = weights.sum(1) - altered
    found = {AUC: _wins(scores, weights) / np.maximum(altered * authentic, 1e-12)}
    if not alone:
        found |= _along_curve(scores, weights, altered, authentic)
    there = (altered > 0) & (authentic > 0)
    return {name: np.where(there, values, np.nan) for name, values in found.items()}


def _wins(scores: Scores, weights: Values) -> Values:
    """Return the weight (d,) of the pairs in which the altered item scores above; ties half."""
    authentic = np.flatnonzero(~scores.altered)
    authentic = authentic[np.argsort(scores.values[authentic], kind="stable")]
    rising, above = scores.values[authentic], scores.values[scores.altered]
    below = np.pad(np.cumsum(weights[:, authentic], axis=1), ((0, 0), (1, 0)))
    less, up_to = (np.searchsorted(rising, above, side) for side in ("left", "right"))
    beaten = (below[:, less] + below[:, up_to]) / 2
    return np.asarray((weights[:, scores.altered] * beaten).sum(1), np.float64)


def _along_curve(
    scores: Scores, weights: Values, altered: Values, authentic: Values
) -> dict[str, Values]:
    """Return the figures read off the ROC curve, given each label's weight (d,)."""
    false, true = _rates(scores, weights)
    hits = true[:, 1:] * altered[:, None]
    told = hits + false[:, 1:] * authentic[:, None]
    apart = np.abs(false - (1 - true))
    nearest = np.argmin(np.where(np.isfinite(apart), apart, np.inf), axis=1)
    errors = np.take_along_axis((false + 1 - true) / 2, nearest[:, None], 1)[:, 0]
    return {
        AP: (np.diff(true) * hits / np.maximum(told, 1e-12)).sum(1),
        EER: errors,
        TPR1: np.where(false <= FALSE_ALARMS + 1e-12, true, 0.0).max(1),
    }


def _at_point(scores: Scores, weights: Values) -> dict[str, Values]:
    judged = np.isfinite(scores.thresholds)
    above = scores.called if scores.above is None else scores.above
    rates = {}
    for name, of, wrong in (
        (FPR, judged & ~scores.altered, scores.called),
        (FNR, judged & scores.altered, ~scores.called),
        (TAIL, ~scores.altered & (scores.above is not None), above),
    ):
        there_are = weights @ of.astype(float)
        missed = weights @ (of & wrong).astype(float)
        rates[name] = np.divide(
            missed, there_are, out=np.full(len(weights), np.nan), where=there_are > 0
        )
    return {**rates, BALANCED: 1 - (rates[FPR] + rates[FNR]) / 2}


def draws_of(
    units: NDArray[np.str_], draws: int = DRAWS, seed: int = SEED
) -> Iterator[NDArray[np.float64]]:
    """Yield tables (d, n) of how often each item is drawn when whole units are resampled."""
    names, index = np.unique(units, return_inverse=True)
    rng = np.random.default_rng(seed)
    rows = max(1, CELLS_AT_ONCE // max(units.size, 1))
    left = draws if len(names) > 1 else 0
    while left > 0:
        now = min(rows, left)
        chosen = rng.integers(len(names), size=(now, len(names)))
        flat = chosen + np.arange(now)[:, None] * len(names)
        times = np.bincount(flat.ravel(), minlength=now * len(names)).reshape(now, len(names))
        yield times[:, index].astype(np.float64)
        left -= now


def intervals(
    scores: Scores,
    *,
    draws: int = DRAWS,
    level: float = LEVEL,
    seed: int = SEED,
    names: Collection[str] = ALL,
) -> dict[str, Interval]:
    """Return every figure named with its percentile interval over draws of whole clusters.

    Draws in which a figure cannot be computed are left out of it. With one cluster of a label
    nothing is known about others like it: the interval is the whole of [0, 1]. Where every
    draw is alike, as of an error rate of 0 or of labels wholly apart, the interval is the
    exact binomial one over the clusters of the label that has fewer.
    """
    told = figures(scores, names=names)
    tables = [drawn(scores, w, list(told)) for w in draws_of(scores.units, draws, seed)]
    return {
        name: _interval(value, _finite([t[name] for t in tables]), level, _units(scores, name))
        for name, value in told.items()
    }


def _finite(parts: list[Values]) -> Values:
    values = np.concatenate(parts) if parts else np.empty(0)
    return values[np.isfinite(values)]


def _interval(value: float, found: Values, level: float, of: "_Units") -> Interval:
    clusters, units = of.together, of.each
    if not found.size or min(units) < 2:  # noqa: PLR2004  # one unit says nothing of others
        return Interval(value, 0.0, 1.0, level, clusters)
    tail = (1 - level) / 2
    if np.ptp(found) == 0:
        bound = tail ** (1 / min(units))  # Clopper and Pearson, Biometrika 26, 1934
        return Interval(value, value * bound, 1 - (1 - value) * bound, level, clusters)
    lower, upper = np.quantile(found, [tail, 1 - tail])
    return Interval(value, float(lower), float(upper), level, clusters)


@dataclass(frozen=True, slots=True)
class _Units:
    """How many independent units of each label a figure rests on, and together."""

    each: tuple[int, ...]
    together: int


def _units(scores: Scores, name: str) -> _Units:
    of = np.ones(scores.values.size, np.bool_)
    if name in AT_POINT:
        of = np.isfinite(scores.thresholds)
    if name in {FPR, FNR, TAIL}:
        one = len(np.unique(scores.units[of & (scores.altered == (name == FNR))]))
        return _Units((one,), one)
    both = [set(np.unique(scores.units[of & (scores.altered == one)])) for one in (False, True)]
    return _Units((len(both[0]), len(both[1])), len(both[0] | both[1]))


def plain(
    found: Mapping[str, Interval], names: Collection[str] = ALL
) -> dict[str, dict[str, float | int] | None]:
    """Return the figures as a document holds them; None for what could not be computed."""
    return {name: told(found[name]) if name in found else None for name in names}


def told(one: Interval) -> dict[str, float | int]:
    """Return one figure as a document holds it."""
    return {
        "value": one.value,
        "lower": one.lower,
        "upper": one.upper,
        "clusters": one.clusters,
    }
