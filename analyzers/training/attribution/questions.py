"""Three questions to a network of attribution, answered apart and never put together.

Which of the known makers was it (closed set)? Was it none of them (open set)? Which maker is it
by description, that the network never saw (zero-shot)? Every answer stands beside chance.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.description import GROUPS, Description

__all__ = [
    "Answer",
    "closed_set",
    "confusion",
    "fit",
    "open_set",
    "resampled",
    "zero_shot",
]

DRAWS = 300
ACCEPTED = 0.95
FAINT = 1e-6
TOP, F1 = "top-1 accuracy", "macro F1"
AUC, FALSE, OSCR = "AUC known against unknown", "unknown accepted at 95 % known", "AUC of OSCR"
SEEN, UNSEEN, BOTH = "accuracy on seen", "accuracy on unseen", "accuracy, harmonic mean"
AMONG, FAMILY = "accuracy among unseen", "family accuracy on unseen"

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Statistic = Callable[[Numbers], float]


@dataclass(frozen=True, slots=True)
class Answer:
    """One figure with its 95 % interval, of `n` works; `chance` is what guessing reaches."""

    value: float
    low: float
    high: float
    n: int
    chance: float


def resampled(units: Sequence[str], statistic: Statistic, chance: float) -> Answer:
    """Return a statistic of works, by their places, with the bootstrap interval over units.

    From 0 to 1 where all are of one unit; draws without what the statistic needs count not.
    """
    of = np.unique(np.array(units), return_inverse=True)[1]
    order, counts = np.argsort(of, kind="stable"), np.bincount(of)
    starts = np.cumsum(counts) - counts
    rolls = np.random.default_rng(0).integers(len(counts), size=(DRAWS, len(counts)))
    drawn = [
        statistic(order[_runs(starts[roll], counts[roll])])
        for roll in rolls[: DRAWS * (len(counts) > 1)]
    ]
    found = [value for value in drawn if np.isfinite(value)]
    low, high = np.quantile(found, (0.025, 0.975)).tolist() if found else (0.0, 1.0)
    return Answer(statistic(np.arange(len(units))), low, high, len(units), chance)


def _runs(starts: Numbers, counts: Numbers) -> Numbers:
    """Return the numbers from each start on, so many as it counts, one run after the other."""
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(counts.sum())


def closed_set(truth: Numbers, nearest: Numbers, units: Sequence[str]) -> dict[str, Answer]:
    """Answer which known maker it was: how often rightly, and the mean F1 over makers.

    `truth` and `nearest` (n,) number the known makers. Chance draws each maker as often.
    """
    makers = np.unique(truth)

    def found(at: Numbers) -> float:
        return float((truth[at] == nearest[at]).mean())

    def f1(at: Numbers) -> float:
        return float(np.mean([_f1(truth[at] == one, nearest[at] == one) for one in makers]))

    chance = 1 / len(makers)
    return {TOP: resampled(units, found, chance), F1: resampled(units, f1, chance)}


def _f1(true: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    both = int(true.sum()) + int(said.sum())
    return 2 * float((true & said).sum()) / both if both else 0.0


def confusion(truth: Numbers, nearest: Numbers, makers: int) -> Numbers:
    """Return how often works of each maker (k) were put down to each (k, k)."""
    table = np.zeros((makers, makers), np.int64)
    np.add.at(table, (truth, nearest), 1)
    return table


def open_set(
    truth: Numbers, nearest: Numbers, away: Floats, units: Sequence[str]
) -> dict[str, Answer]:
    """Answer whether it was any known maker; `truth` (n,) is -1 of unknown ones.

    `away` (n,) is the distance from the nearest maker. Chance rejects by lot.
    """

    def auc(at: Numbers) -> float:
        return _auc(away[at], truth[at] < 0)

    def false(at: Numbers) -> float:
        known = truth[at] >= 0
        if known.all() or not known.any():
            return float("nan")
        limit = np.quantile(away[at][known], ACCEPTED)
        return float((away[at][~known] <= limit).mean())

    def oscr(at: Numbers) -> float:
        return _oscr(truth[at], nearest[at], away[at])

    makers = max(int(nearest.max(initial=0)), int(truth.max(initial=0))) + 1
    return {
        AUC: resampled(units, auc, 0.5),
        FALSE: resampled(units, false, ACCEPTED),
        OSCR: resampled(units, oscr, 0.5 / makers),
    }


def _auc(values: Floats, positive: NDArray[np.bool_]) -> float:
    """Return how often a positive one has the higher value, ties half; NaN without both."""
    if positive.all() or not positive.any():
        return float("nan")
    order = np.unique(values, return_inverse=True)[1]
    ups, downs = (
        np.bincount(order[one], minlength=order.max() + 1) for one in (positive, ~positive)
    )
    below = np.cumsum(downs) - downs / 2
    return float((ups * below).sum() / (ups.sum() * downs.sum()))


def _oscr(truth: Numbers, nearest: Numbers, away: Floats) -> float:
    """Return the area under rightly named known works over accepted unknown ones.

    Dhamija et al., "Reducing Network Agnostophobia", NeurIPS 2018. NaN without both.
    """
    known = truth >= 0
    if known.all() or not known.any():
        return float("nan")
    order = np.argsort(away, kind="stable")
    right = (known & (truth == nearest))[order].cumsum() / known.sum()
    wrong = (~known)[order].cumsum() / (~known).sum()
    last = np.r_[away[order][1:] != away[order][:-1], True]
    right, wrong = np.r_[0.0, right[last]], np.r_[0.0, wrong[last]]
    return float(((right[1:] + right[:-1]) / 2 * np.diff(wrong)).sum())


def fit(described: Floats, descriptions: Sequence[Description]) -> Floats:
    """Return how well shares of traits (n, 19) fit descriptions (k): (n, k), 0 the best."""
    vectors = np.stack([one.vector for one in descriptions]).astype(np.float64)
    ends = np.cumsum([len(traits) for traits in GROUPS.values()])[:-1]
    told = np.stack([part.sum(1) for part in np.split(vectors, ends, axis=1)], 1).sum(1)
    return np.asarray(np.log(np.maximum(described, FAINT)) @ vectors.T / told)


def zero_shot(
    described: Floats,
    truth: Sequence[Description],
    strange: NDArray[np.bool_],
    seen: Sequence[Description],
    units: Sequence[str],
) -> dict[str, Answer]:
    """Answer by description: which of the seen and unseen makers is the nearest.

    `truth` (n,) are the descriptions of works, `strange` (n,) says whose makers were never
    learned from, `seen` are the descriptions of those that were. Makers that are described
    alike count as one. A figure that cannot be told is absent.
    """
    everyone = list(dict.fromkeys([*seen, *truth]))
    true = np.array([everyone.index(one) for one in truth])
    fits = fit(described, everyone)
    right, unseen = fits.argmax(1) == true, np.unique(true[strange])
    alike = _families(described) == np.array([one.family for one in truth])
    told = {
        SEEN: (_mean(right), ~strange, len(everyone)),
        UNSEEN: (_mean(right), strange, len(everyone)),
        BOTH: (_harmonic(right, strange), strange | True, len(everyone)),
        AMONG: (_mean(unseen[fits[:, unseen].argmax(1)] == true), strange, len(unseen)),
        FAMILY: (_mean(alike), strange, len({one.family for one in everyone})),
    }
    among = {name: (how, np.flatnonzero(of), count) for name, (how, of, count) in told.items()}
    return {
        name: resampled([units[at] for at in of.tolist()], _within(how, of), 1 / count)
        for name, (how, of, count) in among.items()
        if len(of) and count > 1 and (name != BOTH or 0 < strange.sum() < len(strange))
    }


def _within(how: Statistic, of: Numbers) -> Statistic:
    return lambda at: how(of[at])


def _mean(right: NDArray[np.bool_]) -> Statistic:
    return lambda at: float(right[at].mean())


def _harmonic(right: NDArray[np.bool_], strange: NDArray[np.bool_]) -> Statistic:
    def mean(at: Numbers) -> float:
        parts = [right[at[strange[at] == one]] for one in (False, True)]
        if not all(map(len, parts)):
            return float("nan")
        one, other = (float(part.mean()) for part in parts)
        return 2 * one * other / (one + other) if one + other else 0.0

    return mean


def _families(described: Floats) -> NDArray[np.str_]:
    """Return the family that is read the strongest of each work (n,)."""
    before = len(GROUPS["kind"])
    names = np.array(list(GROUPS["family"]))
    found: NDArray[np.str_] = names[described[:, before : before + len(names)].argmax(1)]
    return found
