"""The shortcut audit: whether altered can be told without looking for alteration.

A ridge logistic regression on traits of the files, never trained on the cluster that it
judges. Where its AUC is above `CONFOUNDED`, so may be every figure of the same media.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from workbench.evaluation.logistic import fitted, folds, logit
from workbench.evaluation.metrics import Interval, Labels, auc
from workbench.evaluation.records import Look
from workbench.evaluation.roc import AUC, intervals, only_scores

CONFOUNDED = 0.6
LEAST_EACH = 10  # items of each label
LEAST_CLUSTERS = 10  # of each label, to rule a shortcut out
LEAST_PAIRS = 20
CALIPER = 0.25  # root mean square distance of a pair, in standard deviations of a trait
MOST_FORMATS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcuts:
    """What the traits of the files tell. `auc` is None where `why` says it has none.

    `by_file`: single files were left out, not whole clusters, of which there were too few.
    """

    auc: Interval | None
    folds: int
    traits: tuple[str, ...]
    alone: Mapping[str, float]
    why: str = ""
    few: bool = False
    by_file: bool = False

    @property
    def confounded(self) -> bool | None:
        """Whether the traits alone tell the labels too well; None where it is not known.

        With `few` units of a label a low AUC does not rule a shortcut out.
        """
        if self.auc is None:
            return None
        return True if self.auc.value > CONFOUNDED else None if self.few else False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Traits (n, k) in standard deviations; a missing one is the median, as a column says."""

    values: NDArray[np.float64]
    names: tuple[str, ...]


def table(looks: Sequence[Look]) -> Table:
    """Return the traits of files as columns: formats one by one, then what was measured."""
    formats = sorted({look.codec for look in looks})[:MOST_FORMATS]
    columns = {
        f"format {f}": np.array([look.codec == f for look in looks], float) for f in formats
    }
    for name in sorted({name for look in looks for name in look.traits}):
        values = np.array([look.traits.get(name, np.nan) for look in looks])
        known = np.isfinite(values)
        middle = np.median(values[known])
        columns[name] = np.where(known, values, middle)
        if not known.all():
            columns[f"{name} missing"] = (~known).astype(float)
    kept = {name: column for name, column in columns.items() if np.ptp(column) > 0}
    if not kept:
        return Table(values=np.zeros((len(looks), 0)), names=())
    stacked = np.stack(list(kept.values()), 1)
    return Table(values=(stacked - stacked.mean(0)) / stacked.std(0), names=tuple(kept))


def audit(
    looks: Sequence[Look],
    altered: Labels,
    clusters: NDArray[np.str_],
    inner: NDArray[np.str_] | None = None,
) -> Shortcuts:
    """Return how well the traits of files tell their labels, judged on files left out.

    Whole `clusters` are left out; where a label has fewer than ten of them, so that this
    would not rule a shortcut out, single files or persons, `inner` (n,).
    """
    few = _fewest(clusters, altered) < LEAST_CLUSTERS
    by_file = few and inner is not None
    units = inner if few and inner is not None else clusters
    traits = table(looks)
    fold = folds(units, altered)
    why = _why_not(traits, altered, fold)
    if why:
        return Shortcuts(auc=None, folds=0, traits=traits.names, alone={}, why=why)
    told = np.zeros(len(looks))
    for number in np.unique(fold):
        rest = fold != number
        weights = fitted(traits.values[rest], altered[rest])
        told[~rest] = logit(traits.values[~rest], weights)
    return Shortcuts(
        auc=intervals(only_scores(told, altered, units), names=(AUC,))[AUC],
        folds=len(np.unique(fold)),
        traits=traits.names,
        alone=_alone(traits, altered),
        few=_fewest(units, altered) < LEAST_CLUSTERS,
        by_file=by_file,
    )


def _fewest(units: NDArray[np.str_], altered: Labels) -> int:
    """Return how many units the label with fewer of them has."""
    return min(len(np.unique(units[altered == of])) for of in (False, True))


def matched(looks: Sequence[Look], altered: Labels) -> NDArray[np.intp]:
    """Return the items (m,) of pairs of one altered and one authentic file that look alike.

    Nearest neighbours on the traits, each file in one pair at most, nearest pairs first, none
    further apart than `CALIPER`. Empty where fewer than `LEAST_PAIRS` pairs are found.
    """
    traits = table(looks).values
    sides = np.flatnonzero(altered), np.flatnonzero(~altered)
    if min(map(len, sides)) < LEAST_PAIRS or not traits.shape[1]:
        return np.empty(0, np.intp)
    near = min(16, len(sides[1]))
    distance, place = cKDTree(traits[sides[1]]).query(traits[sides[0]], k=near)
    distance, place = distance.reshape(len(sides[0]), near), place.reshape(len(sides[0]), near)
    limit = CALIPER * np.sqrt(traits.shape[1])
    used: tuple[set[int], set[int]] = set(), set()
    for flat in np.argsort(distance, axis=None, kind="stable"):
        one, rank = np.unravel_index(flat, distance.shape)
        if distance[one, rank] > limit:
            break
        left, right = int(sides[0][one]), int(sides[1][place[one, rank]])
        if left not in used[0] and right not in used[1]:
            used[0].add(left)
            used[1].add(right)
    if len(used[0]) < LEAST_PAIRS:
        return np.empty(0, np.intp)
    return np.array(sorted(used[0] | used[1]), np.intp)


def _why_not(traits: Table, altered: Labels, fold: NDArray[np.intp]) -> str:
    if min(altered.sum(), (~altered).sum()) < LEAST_EACH:
        return f"fewer than {LEAST_EACH} files of a label could be read"
    if not traits.names:
        return "all files look alike from outside"
    for number in np.unique(fold):
        rest = altered[fold != number]
        if rest.all() or not rest.any():
            return "too few independent units to train on others than those judged"
    return ""


def _alone(traits: Table, altered: Labels) -> dict[str, float]:
    """Return for each trait by itself how well it tells, in whichever direction tells more."""
    found = {}
    for name, column in zip(traits.names, traits.values.T, strict=True):
        told = auc(column, altered)
        found[name] = max(told, 1 - told)
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))
