"""Alterations over time in a validation report: where clips are altered, and the controls."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from workbench.report.style import cell, faint, grid
from workbench.report.validation_words import Document, bounded, headed, numbers, plain, share

SIDES = {
    "altered": "altered for a time",
    "spliced": "control: authentic, with a splice of authentic material",
}
HEADS = (
    "clips",
    "n",
    "touched",
    "found (IoU 0.5)",
    "found (IoU 0.75)",
    "by chance",
    "error, s",
)


def over_time(found: Document, width: float) -> Iterator[Flowable]:
    """Yield the figures over time; nothing where the manifest names no times."""
    if found["why"]:
        return
    yield from headed(f"When clips are altered, n {numbers(found['n'])}")
    yield grid(HEADS, list(_sides(found)), (26, 7, 13, 14, 14, 12, 14), width, whole=True)
    yield faint(_beside(found))


def _sides(found: Document) -> Iterator[list[Flowable | str]]:
    for name, words in SIDES.items():
        if (side := found[name]) is not None:
            yield [
                cell(words),
                str(side["clips"]),
                bounded(side["touched"]),
                *(bounded(side["found"][at]) for at in ("0.5", "0.75")),
                " / ".join(share(side["found_by_chance"][at]) for at in ("0.5", "0.75")),
                bounded(side["boundary_error"]),
            ]


def _beside(found: Document) -> str:
    precisions = "; ".join(
        f"at IoU {at} {plain(told['value'])}, by chance {plain(told['by_chance'])}"
        for at, told in found["average_precision"].items()
    )
    recalls = found["average_recall"]
    return (
        "Of each clip the highest stretch is held against what the manifest names: how often "
        "they touch, how often they overlap so far, and the mean error of start and end where "
        "they touch. What is found in spliced authentic clips is a cut, not an alteration. By "
        f"chance: with the frames in another order. Average precision {precisions}, all "
        "stretches in authentic clips counting as wrong. Average recall over IoU 0.5 to 0.95: "
        f"{plain(recalls['at_2'])} of two stretches a clip, {plain(recalls['at_5'])} of five."
    )
