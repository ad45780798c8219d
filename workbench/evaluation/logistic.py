"""A ridge logistic regression, and the folds in which it is never judged on what it saw."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from workbench.evaluation.metrics import Labels, Values

FOLDS = 5
RIDGE = 1.0


def folds(clusters: NDArray[np.str_], altered: Labels) -> NDArray[np.intp]:
    """Return a fold (n,) for each item: whole clusters, both labels spread over the folds.

    Clusters go, largest first, to the fold that holds fewest items of their label.
    """
    names, index, sizes = np.unique(clusters, return_inverse=True, return_counts=True)
    share = np.bincount(index, altered, len(names)) / sizes
    held = np.zeros((FOLDS, 2))
    chosen = np.zeros(len(names), np.intp)
    for cluster in np.argsort(-sizes, kind="stable"):
        label = int(share[cluster] > 0.5)  # noqa: PLR2004  # most of it
        chosen[cluster] = int(np.argmin(held[:, label] + 1e-6 * held.sum(1)))
        held[chosen[cluster], label] += sizes[cluster]
    return np.asarray(chosen[index], np.intp)


def fitted(
    values: NDArray[np.float64],
    altered: Labels,
    weights: Values | None = None,
    ridge: float = RIDGE,
) -> Values:
    """Return intercept and weights (1 + k,) of a ridge logistic regression, labels balanced.

    `weights` (n,) say what each item counts for within its label; by default all alike.
    """
    design = np.c_[np.ones(len(values)), values]
    each = np.ones(len(values)) if weights is None else weights
    sums = [max(float(each[altered == label].sum()), 1e-12) for label in (False, True)]
    balance = each * np.where(altered, 0.5 / sums[1], 0.5 / sums[0]) * len(values)

    def loss(weights: Values) -> tuple[float, Values]:
        told = design @ weights
        cost = np.logaddexp(0, np.where(altered, -told, told))
        slope = design.T @ (balance * (expit(told) - altered))
        shrink = np.r_[0.0, weights[1:]] * ridge
        return float(balance @ cost + shrink @ weights / 2), slope + shrink

    found = minimize(loss, np.zeros(design.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, np.float64)


def logit(values: NDArray[np.float64], weights: Values) -> Values:
    """Return the log odds (n,) that such a regression gives to values (n, k)."""
    return np.asarray(weights[0] + values @ weights[1:], np.float64)
