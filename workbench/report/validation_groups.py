"""Fairness and calibration in a validation report."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from workbench.report.style import cell, faint, grid, quiet
from workbench.report.validation_words import (
    Document,
    bounded,
    headed,
    numbers,
    plain,
    shortcut,
    stacked,
    told,
)
from workbench.text import printable

MOST_ROWS = 60
SHOWN = 10
NAMES = {
    "auc": "AUC",
    "false_positive_rate": "FPR",
    "false_negative_rate": "FNR",
    "above_95_percent_of_authentic": "above 95 %",
    "equalised_odds_difference": "equalised odds difference",
}
RATES = ("auc", "false_positive_rate", "false_negative_rate")
RANKED = ("auc", "above_95_percent_of_authentic")  # without an operating point
HIGH = (
    "No operating point covers these authentic media, so no false positive rate is known. Told "
    "instead is the share of authentic media above the 95th percentile of all authentic ones "
    "here (above 95 %), a level held fixed in the intervals. It compares groups and is no "
    "error rate."
)
COSTS = {"brier": "Brier score", "ece": "calibration error (ECE)", "cllr": "Cllr"}


def fairness(one: Document, width: float) -> Iterator[Flowable]:
    """Yield a table for each grouping, the gaps, and which differences stand."""
    for column, found in one["groups"].items() if not _without(one) else ():
        yield from headed(f"Groups of {printable(column)}")
        if found["what"]:
            yield quiet(f"{found['what'][0].upper()}{found['what'][1:]}.")
        yield _groups(found["groups"], width)
        yield _gaps(found, width)
        if _is_ranked(found["groups"]):
            yield faint(HIGH)
        yield faint(_note(found))
        yield from _differences(found["differences"], width)


def _without(one: Document) -> bool:
    return not any(one["figures"].values())


def _is_ranked(groups: Sequence[Document]) -> bool:
    """Say whether groups are compared without an operating point."""
    return any(group["figures"][RANKED[-1]] for group in groups)


def _groups(groups: Sequence[Document], width: float) -> Flowable:
    rates = RANKED if _is_ranked(groups) else RATES
    rows = [
        [
            cell(printable(g["name"]) + (" (small)" if g["small"] else "")),
            stacked(str(g["subjects"]), numbers(g["n"])),
            *(bounded(g["figures"][name]) for name in rates),
            *(bounded(g["calibration"][name]) for name in ("ece", "cllr")),
            shortcut(g),
        ]
        for g in groups[:MOST_ROWS]
    ]
    heads = ("group", "subjects, n", *(NAMES[n] for n in rates), "ECE", "Cllr", "shortcut")
    return grid(heads, rows, (86, 60, *[57] * (len(rates) + 2), 46), width, whole=True)


def _gaps(found: Document, width: float) -> Flowable:
    if not any(found["largest_gap"].values()):
        return faint("No figure is known of two groups, so there is no gap to tell.")
    rows = [
        [words, told(gap), cell(printable(found["worst"].get(name) or "–"))]
        for name, words in NAMES.items()
        if (gap := found["largest_gap"][name])
    ]
    heads = ("largest gap between groups", "gap (95 %)", "worst group")
    return grid(heads, rows, (2, 2, 2), width, whole=True)


def _note(found: Document) -> str:
    small = "Groups of fewer than 50 subjects are marked small"
    if found["gaps_between_small_groups"]:
        return f"{small}; there are not two larger ones, so the gaps are between all groups."
    return f"{small} and enter no gap. A gap between several groups is above 0 by chance alone."


def _differences(differences: Sequence[Document], width: float) -> Iterator[Flowable]:
    if not differences:
        return
    rows = [
        [
            cell(printable(d["name"])),
            NAMES[d["figure"]],
            f"{d['difference']:+.3f}",
            plain(d["p"]),
            plain(d["p_holm"]),
        ]
        for d in differences[:SHOWN]
    ]
    heads = ("group against all others", "figure", "difference", "p", "p corrected (Holm)")
    yield grid(heads, rows, (30, 12, 14, 10, 16), width, whole=True)


def calibration(found: Document, width: float) -> Iterator[Flowable]:
    """Yield how far likelihood ratios can be trusted: those given, and those made here."""
    yield from headed("Calibration, at an even prior")
    if found["given"] is None:
        yield quiet(f"None given: {found['why_not_given'] or 'too few files have one'}.")
    if found["cross_fitted"] is None:
        yield quiet(f"None made here: {found['why_not_cross_fitted'] or 'too few files'}.")
    shown = {how: found[how] for how in ("given", "cross_fitted") if found[how] is not None}
    if not shown:
        return
    rows = [
        [words, *(told(costs[name]) for costs in shown.values())]
        for name, words in COSTS.items()
    ]
    rows.append(
        ["lowest Cllr of these scores", *(plain(c["lowest_cllr"]) for c in shown.values())]
    )
    yield grid(
        ("", *(how.replace("_", "-") for how in shown)), rows, [1] * (len(shown) + 1), width
    )
    if "cross_fitted" in shown:
        yield faint(f"Cross-fitted: {found['what_is_cross_fitted']}.")
