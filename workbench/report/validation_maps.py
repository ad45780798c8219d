"""Localization in a validation report: overlap with masks, and what is flagged elsewhere."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from workbench.report.style import cell, faint, grid, quiet
from workbench.report.validation_words import Document, bounded, headed, numbers, told
from workbench.text import printable

HOW = {"at_fixed_level": "level fixed on other media", "at_otsu": "Otsu's level of each map"}
FIGURES = ("iou", "pixel_f1", "flagged_area_altered", "flagged_area_authentic")
HEADS = ("cut at", "IoU", "pixel F1", "flagged, altered", "flagged, authentic")


def maps(found: Document, width: float) -> Iterator[Flowable]:
    """Yield the figures of each kind of map; nothing where the analyzer draws none."""
    if found["why"]:
        return
    for drawn in found["maps"]:
        yield from headed(f"Localization: {printable(drawn['name'])}, n {numbers(drawn['n'])}")
        rows = [
            [cell(words), *(bounded(drawn[how][name]) for name in FIGURES)]
            for how, words in HOW.items()
            if drawn[how]
        ]
        yield grid(HEADS, rows, (20, 20, 20, 20, 20), width, whole=True)
        yield faint(_beside(drawn))
    if not found["maps"]:
        yield from headed("Localization")
        yield quiet("No map was held against a mask.")
    if found["not_judged"]:
        told_why = ", ".join(f"{n} {printable(why)}" for why, n in found["not_judged"].items())
        yield faint(f"Files whose maps were not judged: {told_why}.")


def _beside(drawn: Document) -> str:
    fixed = ", ".join(str(level) for level in drawn["fixed_levels"])
    why = drawn["why_no_fixed_level"]
    levels = f"Fixed levels (of 255): {fixed}." if fixed else f"No fixed level: {why}."
    return (
        f"AUC of the pixels {told(drawn['pixel_auc'])}; L1 {told(drawn['l1'])}. {levels} "
        "Overlap is over altered media with a mask, the mean of their frames. Pixels without "
        "a map count as not flagged."
    )
