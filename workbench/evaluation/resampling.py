"""Intervals of figures that are no ranks: means, and costs of likelihood ratios."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workbench.evaluation.metrics import Interval, Values
from workbench.evaluation.roc import DRAWS, LEVEL, draws_of

Figure = Callable[[Values], float]  # of the weights (n,) of a draw


def mean_interval(values: ArrayLike, units: NDArray[np.str_]) -> Interval | None:
    """Return the mean of values (n,) with its interval over draws of whole units (n,).

    None for no values; with one unit the interval is as wide as the values of a share, 0..1.
    """
    told = np.asarray(values, np.float64)
    if not told.size:
        return None
    return resampled({"": lambda weights: float(weights @ told / weights.sum())}, units)[""]


def resampled(figures: Mapping[str, Figure], units: NDArray[np.str_]) -> dict[str, Interval]:
    """Return each figure with its percentile interval; draws that lack a label are left out.

    With one unit nothing is known about others like it, and the bounds are 0 and 1.
    """
    count = len(np.unique(units))
    found: dict[str, list[float]] = {name: [] for name in figures}
    for table in draws_of(units, DRAWS):
        for weights in table:
            for name, figure in figures.items():
                found[name].append(_or_nan(figure, weights))
    whole = np.ones(units.size)
    return {
        name: _between(figure(whole), np.array(found[name]), count)
        for name, figure in figures.items()
    }


def _or_nan(figure: Figure, weights: Values) -> float:
    try:
        return figure(weights)
    except ValueError:  # a draw without one of the labels
        return np.nan


def _between(value: float, drawn: Values, count: int) -> Interval:
    known = drawn[np.isfinite(drawn)]
    if not known.size:
        return Interval(value, 0.0, 1.0, LEVEL, count)
    lower, upper = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(value, float(lower), float(upper), LEVEL, count)
