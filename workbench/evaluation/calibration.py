"""How far likelihood ratios and probabilities can be taken at their word.

A likelihood ratio is told as its logarithm to the base of ten. Figures that need a prior take
an even one: both labels weigh the same, however many files a collection has of each.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import isotonic_regression

from workbench.evaluation.logistic import fitted, folds, logit
from workbench.evaluation.metrics import Labels, Values

BINS = 15
TOLD = 2  # digits of a probability
LEAST_EACH = 20  # items of each label, for a calibration made here
STEEPEST = 6.0  # powers of ten: more than any calibration here could bear


def even_probability(llr: ArrayLike) -> Values:
    """Return the probabilities (n,) that log10 likelihood ratios give to an even prior."""
    bounded = np.clip(np.asarray(llr, np.float64), -300.0, 300.0)
    return np.asarray(1 / (1 + 10.0**-bounded), np.float64)


def even_weights(altered: ArrayLike, weights: ArrayLike | None = None) -> Values:
    """Return weights (n,) that sum to one half for each label, as a draw weighs its items."""
    labels = np.asarray(altered, np.bool_)
    drawn = np.ones(labels.size) if weights is None else np.asarray(weights, np.float64)
    both = [float(drawn[labels == one].sum()) for one in (False, True)]
    if min(both) <= 0:
        raise ValueError("a calibration is judged on altered and authentic items")
    return np.where(labels, drawn / both[1], drawn / both[0]) / 2


def brier(
    probabilities: ArrayLike, altered: ArrayLike, weights: ArrayLike | None = None
) -> float:
    """Return the mean squared error of probabilities (n,) of being altered.

    Brier, Monthly Weather Review 78, 1950. 0.25 is what one half for every item reaches.
    """
    given, labels, weighed = _checked(probabilities, altered, weights)
    return float((weighed * (given - labels) ** 2).sum() / weighed.sum())


def ece(
    probabilities: ArrayLike,
    altered: ArrayLike,
    weights: ArrayLike | None = None,
    bins: int = BINS,
) -> float:
    """Return the expected calibration error over `bins` of the same weight.

    The mean distance, bin by bin of rising probability, between the probability given and
    the share of altered items (Naeini, Cooper, Hauskrecht, AAAI 2015). Items of one
    probability, told to a hundredth, share a bin: ratios held at a bound are many and alike,
    and which of them came first in a list says nothing.
    """
    given, labels, weighed = _checked(probabilities, altered, weights)
    weighed = weighed / weighed.sum()
    _, told = np.unique(np.round(given, TOLD), return_inverse=True)
    mass = np.bincount(told, weighed)
    middle = np.cumsum(mass) - mass / 2
    place = np.minimum((middle * bins).astype(int), bins - 1)[told]
    apart = np.bincount(place, weighed * (given - labels), bins)
    return float(np.abs(apart).sum())


def cllr(llr: ArrayLike, altered: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return the cost of log10 likelihood ratios (n,): 0 is perfect, 1 says nothing.

    Brümmer and du Preez, Computer Speech & Language 20, 2006.
    """
    given, labels = np.asarray(llr, np.float64), np.asarray(altered, np.bool_)
    natural = given * np.log(10)
    cost = np.logaddexp(0, np.where(labels, -natural, natural)) / np.log(2)
    return float((even_weights(labels, weights) * cost).sum())


def lowest_cllr(
    scores: ArrayLike, altered: ArrayLike, weights: ArrayLike | None = None
) -> float:
    """Return the cost that the best rising calibration of these very scores would have.

    What is left above it in `cllr` is the calibration's fault, not the scores'.
    """
    labels = np.asarray(altered, np.bool_)
    weighed = even_weights(labels, weights)
    _, place, rising = rising_shares(scores, labels, weighed)
    right = np.where(labels, rising[place], 1 - rising[place])
    return float((weighed * -np.log2(np.maximum(right, 1e-12))).sum())


def rising_shares(
    scores: ArrayLike, altered: Labels, weights: Values
) -> tuple[Values, NDArray[np.intp], Values]:
    """Return the distinct scores (k,), each item's place (n,), and rising altered shares (k,).

    Pool adjacent violators (Brümmer and du Preez 2006), ties pooled.
    """
    values = np.asarray(scores, np.float64)
    distinct, place = np.unique(values, return_inverse=True)
    held = np.bincount(place, weights, distinct.size)
    shares = np.bincount(place, weights * altered, distinct.size) / held
    return distinct, place, np.asarray(isotonic_regression(shares, weights=held).x)


def cross_fitted(scores: Values, altered: Labels, clusters: NDArray[np.str_]) -> Values | None:
    """Return log10 likelihood ratios (n,) by a logistic calibration made on other clusters.

    Platt's two parameters, fitted with both labels weighing the same; None where there are
    too few items or clusters to leave any out.
    """
    fold = folds(clusters, altered)
    ratios = np.full(scores.size, np.nan)
    if min(altered.sum(), (~altered).sum()) < LEAST_EACH or not np.ptp(scores):
        return None
    for number in np.unique(fold):
        rest = fold != number
        if min(altered[rest].sum(), (~altered[rest]).sum()) < LEAST_EACH // 2:
            return None
        middle, spread = scores[rest].mean(), scores[rest].std() or 1.0
        weights = fitted((scores[rest, None] - middle) / spread, altered[rest])
        told = logit((scores[~rest, None] - middle) / spread, weights)
        ratios[~rest] = np.clip(told / np.log(10), -STEEPEST, STEEPEST)
    return ratios


def _checked(
    probabilities: ArrayLike, altered: ArrayLike, weights: ArrayLike | None
) -> tuple[Values, Values, Values]:
    given = np.asarray(probabilities, np.float64).ravel()
    labels = np.asarray(altered, np.float64).ravel()
    weighed = np.ones(given.size) if weights is None else np.asarray(weights, np.float64)
    if given.shape != labels.shape or given.shape != weighed.shape:
        raise ValueError("every probability has one label and one weight")
    if not np.isfinite(given).all() or given.size == 0:
        raise ValueError("a missing probability is left out and counted")
    return given, labels, weighed
