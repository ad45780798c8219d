"""Fit a scale from scores to likelihood ratios, its interval, and the bounds that sources bear.

Every source weighs alike within its class, however many files it has: what is known of other
media rests on how many sources there were, not on how many pictures each gave.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.evaluation.calibration import even_weights, rising_shares
from workbench.evaluation.logistic import fitted, logit
from workbench.evaluation.metrics import Labels, Values
from workbench.model.calibration import LARGEST, Scale

LOGISTIC, ISOTONIC = "logistic", "isotonic"
KNOTS = 33
DIGITS = 6  # of a log10 ratio, more than any calibration bears
DRAWS, LEVEL, SEED = 100, 0.95, 0
RIDGE = 0.01  # so little that only classes wholly apart feel it

Reader = Callable[[Values], Values]  # of scores (m,) as log10 likelihood ratios (m,)


@dataclass(frozen=True)
class Sample:
    """Scored files (n,): altered or not, the source of each, and the independent item it is of.

    A collection that gave media of both classes is one name, and two sources.
    """

    scores: Values
    altered: Labels
    sources: NDArray[np.str_]
    units: NDArray[np.str_]

    @property
    def weights(self) -> Values:
        """Weights (n,) by which every source counts as one, and its items alike."""
        parts = np.array([f"{a:d}{s}" for a, s in zip(self.altered, self.sources, strict=True)])
        units = np.array([f"{p}\0{u}" for p, u in zip(parts, self.units, strict=True)])
        _, place, files = np.unique(units, return_inverse=True, return_counts=True)
        each = 1.0 / files[place]
        _, place = np.unique(parts, return_inverse=True)
        return np.asarray(each / np.bincount(place, each)[place], np.float64)

    def names(self, *, altered: bool) -> list[str]:
        """Return the sources of a class."""
        return sorted(set(self.sources[self.altered == altered].tolist()))

    def where(self, kept: Labels) -> "Sample":
        """Return the files chosen by a mask (n,)."""
        scores, altered = self.scores[kept], self.altered[kept]
        return Sample(scores, altered, self.sources[kept], self.units[kept])

    def without(self, source: str) -> "Sample":
        """Return the files of all other sources, without items that this one has too."""
        own = self.sources == source
        return self.where(~own & ~np.isin(self.units, self.units[own]))


def logistic(sample: Sample, weights: Values) -> Reader:
    """Return Platt's reading: the log odds of a logistic regression, labels balanced.

    A score that falls with alteration says nothing here: the ratio is then one throughout.
    """
    middle, spread = float(sample.scores.mean()), float(sample.scores.std()) or 1.0
    even = (sample.scores[:, None] - middle) / spread
    found = fitted(even, sample.altered, weights, RIDGE)
    if found[1] <= 0:
        return lambda scores: np.zeros(np.shape(scores))
    return lambda scores: logit((scores[:, None] - middle) / spread, found) / np.log(10)


def isotonic(sample: Sample, weights: Values) -> Reader:
    """Return the best rising reading of these scores (pool adjacent violators)."""
    each = even_weights(sample.altered, weights)
    known, _, shares = rising_shares(sample.scores, sample.altered, each)
    with np.errstate(divide="ignore"):
        llr = np.clip(np.log10(shares) - np.log10(1 - shares), -LARGEST, LARGEST)
    return lambda scores: np.interp(scores, known, llr)


HOW: Mapping[str, Callable[[Sample, Values], Reader]] = {
    LOGISTIC: logistic,
    ISOTONIC: isotonic,
}


def scale(sample: Sample, how: str = LOGISTIC, draws: int = DRAWS) -> Scale:
    """Return the scale of a sample, within the bounds that its sources bear.

    Without draws nothing is known of its interval: it reaches from bound to bound.
    """
    read = HOW[how](sample, sample.weights)
    found = bounds(read(sample.scores), sample)
    low, high = (float(bound) for bound in np.round(found, DIGITS) + 0.0)
    knots = _knots(sample.scores)
    llr = np.clip(np.maximum.accumulate(np.round(read(knots), DIGITS)), low, high)
    lower, upper = np.full(llr.shape, low), np.full(llr.shape, high)
    if draws:
        drawn = [one(knots) for one in _drawn(sample, how, draws)]
        tails = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
        lower, upper = np.clip(np.round(np.quantile(drawn, tails, axis=0), DIGITS), low, high)
    told = np.c_[knots, llr, np.minimum(lower, llr), np.maximum(upper, llr)]
    return Scale(points=tuple(map(_point, told.tolist())), bounds=(low, high))


def _point(told: list[float]) -> tuple[float, float, float, float]:
    score, llr, lower, upper = told
    return score, llr, lower, upper


def bounds(llr: Values, sample: Sample) -> tuple[float, float]:
    """Return the least and the greatest log10 ratio that this many sources bear.

    The empirical bounds of Vergeer, van Es, de Jongh, Alberink and Stoel (Science & Justice
    56, 2016), with sources for units: one further source of each class is thought of, all of
    whose items mislead as far as can be. Beyond the bound, decisions by the ratio would then be
    no better than those by the prior alone.
    """
    weights = sample.weights
    altered, authentic = (_Side(llr, weights * (sample.altered == of)) for of in (True, False))
    upper = _bound(altered, authentic, llr)
    below_altered, below_authentic = (
        _Side(-llr, weights * (sample.altered == of)) for of in (True, False)
    )
    return -_bound(below_authentic, below_altered, -llr), upper


class _Side:
    """The ratios of one class, by which the share at or above a ratio is told."""

    def __init__(self, llr: Values, weights: Values) -> None:
        order = np.argsort(llr, kind="stable")
        self._llr = llr[order]
        self._above = np.append(np.cumsum(weights[order][::-1])[::-1], 0.0)
        self._sources = float(weights.sum())

    def above(self, llr: Values, misleading: int) -> Values:
        """Return the share (n,) of sources at or above each ratio (n,), with one more.

        That one is misleading (1), or it is not (0).
        """
        found = self._above[np.searchsorted(self._llr, llr, side="left")]
        return np.asarray((found + misleading) / (self._sources + 1), np.float64)


def _bound(supported: _Side, other: _Side, llr: Values) -> float:
    """Return the greatest log10 threshold up to which a ratio serves better than none.

    Neutral decisions cost 1; those by the ratio, at a threshold t above 1, cost the supported
    class's share below t and t times the other class's share above it.
    """
    steps = np.unique(llr[llr > 0])
    with np.errstate(divide="ignore"):
        bearable = np.log10(supported.above(steps, 0) / other.above(steps, 1))
    first = int(np.argmax(np.append(bearable < steps, True)))  # past the last one, if none
    below = steps[first - 1] if first else 0.0
    return float(max([below, *bearable[first : first + 1]]))


def _knots(scores: Values) -> Values:
    """Return the scores (k,) at which a scale is told: evenly, and denser where scores lie."""
    low, high = float(scores.min()), float(scores.max())
    if low == high:
        return np.array([low])
    even = np.linspace(low, high, KNOTS // 2)
    ranked = np.quantile(scores, np.linspace(0, 1, KNOTS // 2))
    return np.unique(np.concatenate([even, ranked]))


def _drawn(sample: Sample, how: str, draws: int) -> list[Reader]:
    """Return readings of samples whose sources were drawn again, each draw fitted once."""
    rng = np.random.default_rng(SEED)
    both = [sample.names(altered=of) for of in (False, True)]
    made: dict[tuple[tuple[int, ...], ...], Reader] = {}
    found = []
    for _ in range(draws):
        places = (rng.integers(len(own), size=len(own)).tolist() for own in both)
        key = tuple(tuple(sorted(of)) for of in places)
        if key not in made:
            drawn = [[own[place] for place in of] for own, of in zip(both, key, strict=True)]
            made[key] = _of_draw(sample, how, drawn)
        found.append(made[key])
    return found


def _of_draw(sample: Sample, how: str, drawn: list[list[str]]) -> Reader:
    """Return a reading of the sources drawn, [0] authentic and [1] altered ones.

    It goes no further than these bear, each counted once: else, where a ratio is held at the
    bound, all draws would be held there, and the interval would have no width.
    """
    both = zip(sample.altered.tolist(), sample.sources.tolist(), strict=True)
    count = np.array([drawn[altered].count(source) for altered, source in both], np.float64)
    kept = count > 0
    own = sample.where(kept)
    read = HOW[how](own, (sample.weights * count)[kept])
    low, high = bounds(read(own.scores), own)
    return lambda scores: np.clip(read(scores), low, high)
