"""How far the likelihood ratios of one analyzer can be trusted, its own or made here."""

from collections.abc import Mapping

import numpy as np

from workbench.evaluation.calibration import (
    LEAST_EACH,
    brier,
    cllr,
    cross_fitted,
    ece,
    even_probability,
    even_weights,
    lowest_cllr,
)
from workbench.evaluation.items import Document, Items, scores_of
from workbench.evaluation.metrics import Labels, Values
from workbench.evaluation.parts import interval
from workbench.evaluation.resampling import Figure, resampled
from workbench.evaluation.roc import Scores

BRIER, ECE, CLLR = "brier", "ece", "cllr"
COSTS = (BRIER, ECE, CLLR)
NO_LLR = "no calibration was given, or none fits: see --calibration"
MADE_HERE = (
    "a logistic calibration (Platt) fitted on other clusters of these files: what one of this "
    "score could reach on such media; it is kept nowhere and applied to nothing"
)
NOT_MADE = f"fewer than {LEAST_EACH} files of a label, or too few clusters to leave any out"

Ratios = Mapping[str, float]  # log10 likelihood ratio by path


def given_ratios(items: Items) -> Ratios:
    """Return the likelihood ratios that the analyzer itself gave."""
    return {i.entry.path: i.row.llr for i in items if i.row.llr is not None}


def made_ratios(items: Items) -> Ratios:
    """Return likelihood ratios by a calibration made on other clusters; few have none."""
    if not items:
        return {}
    scores = scores_of(items)
    told = cross_fitted(scores.values, scores.altered, scores.units)
    return {} if told is None else _by_path(items, told)


def _by_path(items: Items, told: Values) -> Ratios:
    return {item.entry.path: float(llr) for item, llr in zip(items, told, strict=True)}


def calibration(items: Items, made: Ratios) -> Document:
    """Return Brier score, calibration error and cost of what was given and what was made."""
    given = given_ratios(items)
    return {
        "given": costs_of(items, given),
        "why_not_given": None if given else NO_LLR,
        "cross_fitted": costs_of(items, made),
        "what_is_cross_fitted": MADE_HERE,
        "why_not_cross_fitted": None if made else NOT_MADE,
    }


def costs_of(items: Items, ratios: Ratios) -> Document | None:
    """Return the figures of these files' likelihood ratios at an even prior.

    None with fewer than `LEAST_EACH` files of a label.
    """
    known = [item for item in items if item.entry.path in ratios]
    scores = scores_of(known)
    if min(scores.altered.sum(), (~scores.altered).sum()) < LEAST_EACH:
        return None
    llr = np.array([ratios[item.entry.path] for item in known])
    told = resampled(_figures(llr, scores.altered), scores.units)
    return {
        "n": {"authentic": int((~scores.altered).sum()), "altered": int(scores.altered.sum())},
        **{name: interval(told[name]) for name in COSTS},
        "lowest_cllr": _lowest(scores),
    }


def _figures(llr: Values, altered: Labels) -> dict[str, Figure]:
    given = even_probability(llr)
    return {
        BRIER: lambda w: brier(given, altered, even_weights(altered, w)),
        ECE: lambda w: ece(given, altered, even_weights(altered, w)),
        CLLR: lambda w: cllr(llr, altered, w),
    }


def _lowest(scores: Scores) -> float:
    return lowest_cllr(scores.values, scores.altered)
