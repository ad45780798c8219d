"""Figures in words for the tables of a validation report: bounds, numbers, the audit."""

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from workbench.report.fonts import markup
from workbench.report.style import say, styles

Document = Mapping[str, Any]
NONE = "–"
TABLE_ROOM = 112.0  # points: heading, heads of the columns and a row of three lines
BESIDE = ("shortcut", "on files that look alike", "s")
BESIDE_WIDTHS = (46, 84, 34)  # points of a page 476 wide


def told(found: Document | None) -> str:
    """Return a figure with its bounds."""
    if found is None:
        return NONE
    return f"{found['value']:.3f} ({found['lower']:.3f}–{found['upper']:.3f})"


def headed(words: str) -> list[Flowable]:
    """Return a small heading that stays with the first rows of the table below it."""
    return [CondPageBreak(TABLE_ROOM), say(words, styles().part)]


def stacked(*texts: str) -> Paragraph:
    """Return a table cell of lines; those that are empty are left out."""
    return Paragraph("<br/>".join(markup(text) for text in texts if text), styles().cell)


def bounded(found: Document | None, *remarks: str, mark: str = "") -> Flowable:
    """Return a table cell of a figure, its bounds below it, and remarks below these."""
    if found is None:
        return stacked(NONE)
    value, bounds = f"{found['value']:.3f}", f"{found['lower']:.3f}–{found['upper']:.3f}"
    return stacked(f"{value} {mark}" if mark else value, bounds, *remarks)


def plain(value: float | None, places: int = 3) -> str:
    """Return a number, or a dash for none."""
    return NONE if value is None else f"{value:.{places}f}"


def share(value: float | None) -> str:
    """Return a share in per cent, or a dash for none."""
    return NONE if value is None else f"{value:.0%}"


def numbers(n: Document) -> str:
    """Return how many authentic and altered files there are."""
    return f"{n['authentic']} / {n['altered']}"


def shortcut(part: Document) -> str:
    """Return the AUC of the traits alone; * where the figure beside it is confounded."""
    audit = part["shortcut_auc"]
    mark = {True: " *", False: "", None: " ?"}[part["confounded"]]
    return f"{audit['value']:.3f}{mark}" if audit else NONE


def alike(part: Document) -> Flowable:
    """Return the AUC on pairs of files that look alike, and what the traits tell there."""
    matched = part["matched"]
    if not matched:
        return stacked(NONE)
    if not matched["pairs"]:
        return stacked("too few such pairs")
    left = matched["shortcut_auc"]
    beside = f"shortcut {left['value']:.3f}" if left else ""
    return bounded(matched["auc"], f"{matched['pairs']} pairs", beside)


def beside(part: Document) -> list[Flowable | str]:
    """Return the cells that stand beside every figure of a part."""
    return [shortcut(part), alike(part), pace(part["seconds"])]


def pace(seconds: float | None) -> str:
    """Return seconds per item."""
    if seconds is None:
        return NONE
    return f"{seconds:.3f}" if seconds < 1 else f"{seconds:.1f}"


def few(part: Document) -> str:
    """Return a remark where an interval rests on few units."""
    return "few units" if part["few_clusters"] else ""
