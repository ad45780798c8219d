"""Whether an analyzer errs more on some people than on others.

Groups are columns of the manifest, bands of a number, how light the skin is in the picture, or
several of these at once, all judged at the one global operating point (Casual Conversations:
Hazirbas et al., 2021). Where an analyzer has none, groups are compared by how many of their
authentic media lie above the 95th percentile of all authentic ones. Groups of fewer than fifty
subjects have figures with intervals and enter no gap while larger ones do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workbench.evaluation.calibrating import COSTS, Ratios, costs_of
from workbench.evaluation.items import UNNAMED, Document, Items, named, scores_of
from workbench.evaluation.metrics import Interval, Values
from workbench.evaluation.parts import Judge, interval
from workbench.evaluation.roc import (
    AUC,
    FNR,
    FPR,
    LEVEL,
    TAIL,
    Scores,
    drawn,
    draws_of,
    figures,
    intervals,
    plain,
)
from workbench.evaluation.skin import BANDS, LIGHTNESS, NOT_MEASURED, WHAT, band

SMALL_GROUP = 50  # subjects
HIGH = 0.95  # of all authentic media lie at or below
LEAST_RANKED = 20  # authentic media, of which one in twenty lies above
ODDS = "equalised_odds_difference"
GAPS = (AUC, FPR, FNR, TAIL)
WORST_IS_LOW = {AUC}


@dataclass(frozen=True, slots=True)
class Grouping:
    """How files are grouped: the columns, and for one numeric column the edges of its bands."""

    name: str
    columns: tuple[str, ...]
    edges: tuple[float, ...] = ()


def grouping(text: str, columns: Sequence[str]) -> Grouping:
    """Return what `gender`, `gender+measured:lightness` or `age:18,31,46` asks for.

    Raises ValueError with a sentence for a column that is not there and edges that do not rise.
    """
    if text in columns:
        return Grouping(text, (text,))
    if {LIGHTNESS, *columns}.issuperset(whole := tuple(text.split("+"))):
        return Grouping(text, whole)
    names, _, cuts = text.partition(":")
    asked = tuple(names.split("+"))
    for name in asked:
        if name not in columns:
            raise ValueError(
                f"the manifest has no column {name!r}; {LIGHTNESS} alone needs none"
            )
    edges = tuple(float(cut) for cut in cuts.split(","))
    if len(asked) > 1 or any(low >= high for low, high in pairwise(edges)):
        raise ValueError("bands are rising numbers of one column")
    return Grouping(text, asked, edges)


def members(how: Grouping, items: Items) -> NDArray[np.str_]:
    """Return the group (n,) of each file."""
    if how.edges:
        told = [_band(item.entry.columns.get(how.columns[0], ""), how.edges) for item in items]
        return np.array(told, np.str_)
    parts = [_said(items, column) for column in how.columns]
    return np.array([" + ".join(row) for row in zip(*parts, strict=True)], np.str_)


def _said(items: Items, column: str) -> NDArray[np.str_]:
    """Return what a column says of each file (n,), or what was measured of its faces."""
    if column != LIGHTNESS:
        return named(items, column)
    told = ((item.look.measured if item.look else None) or {} for item in items)
    return np.array([band(measured.get(LIGHTNESS)) for measured in told], np.str_)


def _order(how: Grouping, names: NDArray[np.str_]) -> list[str]:
    """Return the groups there are, bands by rising number, those not named last."""
    found = {str(name) for name in names}
    rising = [_band(str(edge), how.edges) for edge in how.edges]
    bands = [_band(str(how.edges[0] - 1), how.edges), *rising] if how.edges else _sorted(found)
    named_ones = [name for name in bands if name in found and not _is_unnamed(name)]
    return [*named_ones, *sorted(filter(_is_unnamed, found))]


def _sorted(names: Iterable[str]) -> list[str]:
    """Return names by their letters, those of lightness from dark to light."""

    def place(name: str) -> list[tuple[int, str]]:
        return [(BANDS.index(p) if p in BANDS else -1, p) for p in name.split(" + ")]

    return sorted(names, key=place)


def _is_unnamed(name: str) -> bool:
    """Say whether a group is of those of whom nothing is known, which is no group."""
    return not {UNNAMED, NOT_MEASURED}.isdisjoint(name.split(" + "))


def _band(text: str, edges: Sequence[float]) -> str:
    try:
        place = int(np.searchsorted(edges, float(text), side="right"))
    except ValueError:
        return UNNAMED
    if place == 0:
        return f"below {edges[0]:g}"
    return (
        f"{edges[place - 1]:g} to {edges[place]:g}"
        if place < len(edges)
        else (f"{edges[-1]:g} and above")
    )


def groups(how: Grouping, items: Items, judge: Judge, ratios: Ratios) -> Document:
    """Compare groups: each by itself, and the gaps between them with intervals.

    `ratios` are the likelihood ratios whose calibration is judged group by group.
    """
    names, scores = members(how, items), _ranked(scores_of(items))
    told = []
    for name in _order(how, names):
        of = [item for item, its in zip(items, names, strict=True) if its == name]
        subjects = len({item.entry.unit for item in of})
        costs = costs_of(of, ratios)
        part = judge.part(of, (AUC, FPR, FNR))
        part["figures"] |= plain(intervals(scores.where(names == name), names=(TAIL,)), (TAIL,))
        told.append(
            {
                "name": name,
                "subjects": subjects,
                "small": subjects < SMALL_GROUP,
                **part,
                "calibration": {c: costs[c] if costs else None for c in COSTS},
            }
        )
    compared, of_small = _compared(told)
    return {
        "what": WHAT if LIGHTNESS in how.columns else None,
        "groups": told,
        "gaps_between_small_groups": of_small,
        "largest_gap": _gaps(scores, names, compared),
        "worst": {figure: _worst(told, figure, compared) for figure in GAPS},
        "differences": _differences(scores, names),
    }


def _ranked(scores: Scores) -> Scores:
    """Return scores that say which lie above most authentic ones, where no point covers those.

    The level is a score of these very files: it compares groups and promises nothing of others.
    """
    authentic = ~scores.altered
    if authentic.sum() < LEAST_RANKED or np.isfinite(scores.thresholds[authentic]).any():
        return scores
    return replace(scores, above=scores.values > np.quantile(scores.values[authentic], HIGH))


def _compared(told: Sequence[Document]) -> tuple[list[str], bool]:
    """Return the groups between which gaps are told, and whether these are small ones."""
    known = [group for group in told if not _is_unnamed(group["name"])]
    large = [group["name"] for group in known if not group["small"]]
    if len(large) > 1:
        return large, False
    return [group["name"] for group in known], True


def _worst(told: Sequence[Document], figure: str, compared: Sequence[str]) -> str | None:
    """Return the group that does worst, None where no two differ."""
    known = [g for g in told if g["name"] in compared and g["figures"][figure]]
    if len({g["figures"][figure]["value"] for g in known}) < 2:  # noqa: PLR2004  # of several
        return None
    way = 1 if figure in WORST_IS_LOW else -1
    return str(min(known, key=lambda g: way * g["figures"][figure]["value"])["name"])


def _by_group(
    scores: Scores, names: NDArray[np.str_], chosen: Sequence[str], weights: Values
) -> dict[str, Values]:
    """Return each figure (groups, d) of the groups under d draws of weights (d, n)."""
    if not chosen:
        return {figure: np.full((1, len(weights)), np.nan) for figure in GAPS}
    told = [drawn(scores.where(names == n), weights[:, names == n], GAPS) for n in chosen]
    return {figure: np.stack([one[figure] for one in told]) for figure in GAPS}


def _gaps(scores: Scores, names: NDArray[np.str_], chosen: Sequence[str]) -> Document:
    """Return the largest difference between groups for each figure, with its interval.

    The equalised odds difference is the larger of the gaps of both error rates.
    """
    whole = _spreads(_by_group(scores, names, chosen, np.ones((1, names.size))))
    tables = [
        _spreads(_by_group(scores, names, chosen, weights))
        for weights in draws_of(scores.units)
    ]
    units = len(np.unique(scores.units))
    return {
        figure: interval(_bounded(value[0], [t[figure] for t in tables], units))
        for figure, value in whole.items()
    }


def _spreads(by_group: dict[str, Values]) -> dict[str, Values]:
    """Return highest less lowest (d,) over groups, NaN with fewer than two that have any."""
    found = {}
    for figure, values in by_group.items():
        known = np.isfinite(values)
        most = np.where(known, values, -np.inf).max(0)
        least = np.where(known, values, np.inf).min(0)
        found[figure] = np.where(known.sum(0) > 1, most - least, np.nan)
    return {**found, ODDS: np.maximum(found[FPR], found[FNR])}


def _bounded(value: float, tables: Sequence[Values], units: int) -> Interval | None:
    if not np.isfinite(value):
        return None
    known = np.concatenate(tables) if tables else np.empty(0)
    known = known[np.isfinite(known)]
    if not known.size or np.ptp(known) == 0:  # draws that are all alike tell nothing
        return Interval(float(value), 0.0, 1.0, LEVEL, units)
    lower, upper = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(value), float(lower), float(upper), LEVEL, units)


def _differences(scores: Scores, names: NDArray[np.str_]) -> list[Document]:
    """Return each group's figures less those of all others, and how surely they differ.

    `p` is a two-sided bootstrap value over whole units; `p_holm` is corrected for all
    comparisons of this table (Holm, Scandinavian Journal of Statistics 6, 1979).
    """
    known = np.array([not _is_unnamed(str(name)) for name in names], np.bool_)
    scores, names = scores.where(known), names[known]
    found = [
        (str(name), *one)
        for name in np.unique(names)
        for one in _against_rest(scores, names == name)
    ]
    corrected = holm([p for *_, p in found])
    told: list[Document] = [
        {"name": name, "figure": figure, "difference": value, "p": p, "p_holm": p_holm}
        for (name, figure, value, p), p_holm in zip(found, corrected, strict=True)
    ]
    return sorted(told, key=lambda one: (one["p_holm"], one["p"], one["name"]))


def _against_rest(scores: Scores, of: NDArray[np.bool_]) -> list[tuple[str, float, float]]:
    if of.all():
        return []
    inside, outside = scores.where(of), scores.where(~of)
    mine, theirs = figures(inside, names=GAPS), figures(outside, names=GAPS)
    both = [figure for figure in GAPS if figure in mine and figure in theirs]
    tables = [
        (drawn(inside, w[:, of], both), drawn(outside, w[:, ~of], both))
        for w in draws_of(scores.units)
    ]
    return [
        (
            figure,
            mine[figure] - theirs[figure],
            two_sided(
                np.concatenate([np.empty(0), *(a[figure] - b[figure] for a, b in tables)])
            ),
        )
        for figure in both
    ]


def two_sided(differences: Values) -> float:
    """Return twice the share of draws on the rarer side of no difference, 1 at most."""
    known = differences[np.isfinite(differences)]
    rarer = min((known <= 0).sum(), (known >= 0).sum())
    return float(min(1.0, 2 * (rarer + 1) / (known.size + 1)))


def holm(values: Sequence[float]) -> list[float]:
    """Return p values corrected for their number, in the order given."""
    order = np.argsort(values, kind="stable")
    steps = np.array(values)[order] * np.arange(len(values), 0, -1)
    risen = np.minimum(np.maximum.accumulate(steps), 1.0) if len(values) else steps
    found = np.empty(len(values))
    found[order] = risen
    return [float(value) for value in found]
