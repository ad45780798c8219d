"""Fusion in a validation report: beside the best single family, averages and the product."""

from collections.abc import Iterator, Mapping
from typing import Any

from reportlab.platypus import Flowable

from workbench.calibration.words import number
from workbench.report.style import bullet, faint, grid, part, say
from workbench.report.validation_words import plain
from workbench.text import printable

Document = Mapping[str, Any]
NAMES = {
    "fused": "families together (as stated)",
    "best_single_family": "best single family",
    "plain_average": "plain average of scores, calibrated",
    "average_of_calibrated": "the same, of those with a calibration",
    "product": "product of ratios (stated nowhere)",
}
HEADS = (
    "method",
    "Cllr (95 %)",
    "AUC",
    "authentic above 1",
    "altered below 1",
    "greatest",
    "together costs less by",
)
WIDTHS = (112, 74, 34, 64, 64, 44, 84)


def fused(told: Document | None, width: float) -> Iterator[Flowable]:
    """Yield how the families do together, on the same files as each rival."""
    if told is None:
        return
    yield from part("Evidence families together")
    yield say(_refused(told))
    if told["why_none"]:
        yield say(f"Not judged: {told['why_none']}.")
        return
    n, sources = told["n"], told["sources"]
    yield say(
        f"Families: {', '.join(told['families'])}. Files with a statement: {n['authentic']} "
        f"authentic of {len(sources['authentic'])} sources, {n['altered']} altered of "
        f"{len(sources['altered'])}."
    )
    rows = [_row(name, told) for name in NAMES if name in told["methods"]]
    yield grid(HEADS, rows, WIDTHS, width)
    yield faint(f"{told['how'][:1].upper()}{told['how'][1:]}.")
    for label in ("authentic", "altered"):
        yield bullet(f"Sources, {label}: {', '.join(map(printable, sources[label]))}.")


def _refused(told: Document) -> str:
    parts = [
        f"{label}: {', '.join(f'{n} {code}' for code, n in told['refused'][label].items())}"
        for label in ("authentic", "altered")
    ]
    return f"Statements and refusals, {'; '.join(parts)}.".replace("_", " ")


def _row(name: str, told: Document) -> list[Flowable | str]:
    found, apart = told["methods"][name], told["fused_minus"].get(name)
    shares = [found[f"misleading_{label}"] for label in ("authentic", "altered")]
    return [
        NAMES[name],
        _between(found["cllr"]),
        plain(found["auc"]),
        *(f"{100 * one['value']:.0f} %" for one in shares),
        number(found["greatest"]),
        "" if apart is None else _between(_turned(apart)),
    ]


def _between(one: Document) -> str:
    return f"{one['value']:.3f} ({one['lower']:.3f} to {one['upper']:.3f})"


def _turned(one: Document) -> Document:
    return {"value": -one["value"], "lower": -one["upper"], "upper": -one["lower"]}
