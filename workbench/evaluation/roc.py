"""The figures of one set of scores, and their bootstrap intervals by whole clusters.

Scores rise with manipulation. A draw of clusters is a weight for each item, so that the scores
are sorted once and every draw costs one pass over them.
"""

from collections.abc import Mapping
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


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Scored items: `values` (n,), `altered` (n,), the `clusters` they belong to (n,).

    `thresholds` (n,) is each item's frozen operating point, NaN where none covers it, and
    `called` (n,) is whether a finding would be proposed there.
    """

    values: Values
    altered: Labels
    clusters: NDArray[np.str_]
    thresholds: Values
    called: Labels

    @cached_property
    def ranked(self) -> tuple[int, NDArray[np.intp]]:
        """How many distinct scores there are, and the place (n,) of each, the highest first."""
        distinct, place = np.unique(-self.values, return_inverse=True)
        return distinct.size, np.asarray(place, np.intp)

    def where(self, chosen: Labels) -> "Scores":
        """Return the items chosen by a mask (n,)."""
        return Scores(
            values=self.values[chosen],
            altered=self.altered[chosen],
            clusters=self.clusters[chosen],
            thresholds=self.thresholds[chosen],
            called=self.called[chosen],
        )


def figures(scores: Scores, weights: ArrayLike | None = None) -> dict[str, float]:
    """Return every figure that can be computed; those that cannot are absent.

    AUC with ties half; average precision over distinct scores; EER as the mean of both error
    rates where they are nearest; the true positive rate at the last threshold with at most
    1 % false positives (no interpolation). The last three are at the operating point, over
    the items it covers: one from which a finding is proposed is called altered.
    """
    weighed = np.ones(scores.values.size) if weights is None else np.asarray(weights, float)
    return _by_rank(scores, weighed) | _at_point(scores, weighed)


def curve(scores: Scores, weights: Values | None = None) -> tuple[Values, Values, Values]:
    """Return false and true positive rates from (0, 0) to (1, 1), and true counts.

    One point for each distinct score, from the highest down. Needs both kinds of items.
    """
    weighed = np.ones(scores.values.size) if weights is None else weights
    distinct, place = scores.ranked
    altered = np.bincount(place, weighed * scores.altered, distinct)
    authentic = np.bincount(place, weighed * ~scores.altered, distinct)
    false, true = np.cumsum(authentic), np.cumsum(altered)
    counts = np.r_[0.0, false + true]
    return np.r_[0.0, false / false[-1]], np.r_[0.0, true / true[-1]], counts


def _by_rank(scores: Scores, weights: Values) -> dict[str, float]:
    altered = float(weights[scores.altered].sum())
    if not altered or altered == weights.sum():
        return {}
    false, true, counts = curve(scores, weights)
    gained = np.diff(true)
    told = np.maximum(counts[1:], 1e-12)
    nearest = int(np.argmin(np.abs(false - (1 - true))))
    return {
        AUC: float(np.trapezoid(true, false)),
        AP: float((gained * true[1:] * altered / told).sum()),
        EER: float((false[nearest] + 1 - true[nearest]) / 2),
        TPR1: float(true[false <= FALSE_ALARMS + 1e-12].max()),
    }


def _at_point(scores: Scores, weights: Values) -> dict[str, float]:
    judged = np.isfinite(scores.thresholds)
    rates = {}
    for name, of, wrong in (
        (FPR, judged & ~scores.altered, scores.called),
        (FNR, judged & scores.altered, ~scores.called),
    ):
        if there_are := float(weights[of].sum()):
            rates[name] = float(weights[of & wrong].sum() / there_are)
    if len(rates) == 2:  # noqa: PLR2004  # both kinds
        rates[BALANCED] = 1 - (rates[FPR] + rates[FNR]) / 2
    return rates


def intervals(
    scores: Scores, *, draws: int = DRAWS, level: float = LEVEL, seed: int = SEED
) -> dict[str, Interval]:
    """Return every figure with its percentile interval over draws of whole clusters.

    Draws in which a figure cannot be computed are left out of it. With one cluster nothing
    is known about others like it: the interval is the whole of [0, 1]. Of an error rate of
    0 or 1 every draw is alike, so its interval is the exact binomial one over clusters.
    """
    told = figures(scores)
    names, index = np.unique(scores.clusters, return_inverse=True)
    rng = np.random.default_rng(seed)
    drawn: dict[str, list[float]] = {name: [] for name in told}
    for _ in range(draws if len(names) > 1 else 0):
        times = np.bincount(rng.integers(len(names), size=len(names)), minlength=len(names))
        for name, value in figures(scores, times[index]).items():
            drawn[name].append(value)
    return {
        name: _interval(name, value, drawn[name], level, _units(scores, name))
        for name, value in told.items()
    }


def _interval(
    name: str, value: float, drawn: list[float], level: float, clusters: int
) -> Interval:
    if not drawn or clusters < 2:  # noqa: PLR2004  # one unit says nothing of others
        return Interval(value, 0.0, 1.0, level, clusters)
    tail = (1 - level) / 2
    if name in {FPR, FNR} and value in {0.0, 1.0}:  # every draw is alike
        bound = tail ** (1 / clusters)  # Clopper and Pearson, Biometrika 26, 1934
        return Interval(value, value * bound, 1 - (1 - value) * bound, level, clusters)
    lower, upper = np.quantile(drawn, [tail, 1 - tail])
    return Interval(value, float(lower), float(upper), level, clusters)


def _units(scores: Scores, name: str) -> int:
    """Return how many independent units a figure rests on."""
    of = np.ones(scores.values.size, np.bool_)
    if name in AT_POINT:
        of = np.isfinite(scores.thresholds)
    if name in {FPR, FNR}:
        of = of & (scores.altered == (name == FNR))
    return len(np.unique(scores.clusters[of]))


def plain(found: Mapping[str, Interval]) -> dict[str, dict[str, float | int] | None]:
    """Return the figures as a document holds them; None for what could not be computed."""
    return {
        name: {
            "value": found[name].value,
            "lower": found[name].lower,
            "upper": found[name].upper,
            "clusters": found[name].clusters,
        }
        if name in found
        else None
        for name in (*BY_RANK, *AT_POINT)
    }
