"""The named protocols in a validation report: DF40's P1 to P4 and ForgeryNet's image tasks."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from workbench.report.style import cell, faint, grid, quiet
from workbench.report.validation_words import (
    BESIDE,
    BESIDE_WIDTHS,
    NONE,
    Document,
    beside,
    bounded,
    few,
    headed,
    numbers,
    plain,
    told,
)
from workbench.text import printable

MOST_ROWS = 40
MATRIX_COLUMNS = 6


def protocols(one: Document, width: float) -> Iterator[Flowable]:
    """Yield what DF40 and ForgeryNet ask of one analyzer."""
    yield from headed("DF40")
    yield from _df40(one["df40"], width)
    yield from headed("ForgeryNet, image tasks")
    yield from _forgerynet(one["forgerynet"], width)


def _df40(found: Document, width: float) -> Iterator[Flowable]:
    if found["why"]:
        yield quiet(f"Not supported: {found['why']}.")
        return
    if found["trained_on"]:
        yield _table(found, ("P1", "P2", "P3"), width)
    else:
        yield quiet(f"No P1 to P3: {found['P1']['why']}.")
    cells = [
        [
            cell(printable(c["domain"])),
            cell(printable(c["family"])),
            numbers(c["n"]),
            bounded(c["figures"]["auc"], few(c)),
            *beside(c),
        ]
        for c in found["cells"][:MOST_ROWS]
    ]
    domain = f"domain ({printable(found['domain_column'])})"
    columns = (domain, "type of forgery (family)", "n", "AUC in this domain", *BESIDE)
    yield grid(columns, cells, (96, 98, 54, 64, *BESIDE_WIDTHS), width, whole=True)
    trained = ", ".join(map(printable, found["trained_on"])) or "not told"
    yield faint(
        f"Trained on, as told: {trained}. P4 is the table of all analyzers in section 2."
    )


def _table(found: Document, names: Sequence[str], width: float) -> Flowable:
    rows = [[name, *_protocol(found[name])] for name in names]
    heads = ("", "judged", "cells", "mean AUC", "worst cell")
    return grid(heads, rows, (5, 36, 8, 10, 41), width, whole=True)


def _protocol(found: Document) -> list[Flowable | str]:
    worst = found["worst"]
    if found["why"]:
        why = cell(f"{found['meaning']}: none, {found['why']}")
        return [why, str(found["cells"]), NONE, NONE]
    at = f"{worst['domain']} / {worst['family']}: {told(worst['figures']['auc'])}"
    return [
        cell(found["meaning"]),
        str(found["cells"]),
        plain(found["mean_auc"]),
        cell(printable(at)),
    ]


def _forgerynet(found: Document, width: float) -> Iterator[Flowable]:
    if found["why_no_two_way"]:
        yield quiet(f"No 2-way task: {found['why_no_two_way']}.")
        return
    two = found["two_way"]
    rows = [["2-way: authentic, altered", *_task(two), plain(two["accuracy"])]]
    three = found["three_way"]
    for part_of in (three or {"classes": []})["classes"]:
        rows.append([f"authentic, identity {part_of['name']}", *_task(part_of), NONE])
    heads = ("task over stills", "n", "AUC", "FPR", "FNR", "accuracy at the point")
    yield grid(heads, rows, (26, 12, 14, 14, 14, 20), width, whole=True)
    if three is None:
        yield faint(f"No 3-way task: {found['why_no_three_way']}.")
        return
    above = plain(three["replaced_above_kept"])
    yield faint(
        f"3-way: {three['why_no_accuracy']}. A still with a replaced identity scores above one "
        f"with a kept identity with a frequency of {above}; {three['not_named']} altered "
        "stills name neither."
    )


def _task(found: Document) -> list[Flowable | str]:
    names = ("auc", "false_positive_rate", "false_negative_rate")
    return [numbers(found["n"]), *(bounded(found["figures"][name]) for name in names)]


def one_against_all(analyzers: Sequence[Document], width: float) -> Iterator[Flowable]:
    """Yield DF40's P4: every analyzer against every type of forgery, domain by domain."""
    told_by = {
        one["analyzer"]: {
            (c["domain"], c["family"]): c["figures"]["auc"] for c in one["df40"]["cells"]
        }
        for one in analyzers
        if one["df40"]["cells"]
    }
    columns = sorted({key for cells in told_by.values() for key in cells})
    for first in range(0, len(columns), MATRIX_COLUMNS):
        shown = columns[first : first + MATRIX_COLUMNS]
        rows = [
            [cell(printable(name)), *(_value(cells.get(key)) for key in shown)]
            for name, cells in told_by.items()
        ]
        heads = ("AUC within the domain", *(printable(f"{d} / {f}") for d, f in shown))
        yield grid(heads, rows, (24, *([13] * len(shown))), width, whole=True)


def _value(found: Document | None) -> str:
    return plain(found["value"]) if found else NONE
