"""Calibrations in a validation report: cell by cell before and after, or why there is none."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, PolyLine
from reportlab.platypus import Flowable

from workbench.calibration.words import number, reach
from workbench.report.axes import HAIR, Axes, span, text
from workbench.report.style import bullet, cell, faint, grid, pairs, say
from workbench.report.validation_plots import ALTERED, AUTHENTIC
from workbench.report.validation_words import headed, numbers, plain, share
from workbench.text import printable

Document = Mapping[str, Any]
WHERE = ("conditions", "n", "sources")
HEADS = (*WHERE, "Cllr (lowest)", "ECE", "Brier", "LR bounds", "shortcut AUC")
WIDTHS = (112, 44, 40, 70, 58, 52, 52, 48)
HEIGHT, MOST_ROWS, MOST_NAMES = 128.0, 40, 8
READ = (
    "Before: the raw scores taken for natural log odds. After: ratios of files whose source "
    "had no part in the fit and the bounds (nested leave-one-source-out); every source weighs "
    "alike. Cllr: 0 is perfect, 1 says nothing; the lowest is that of the best rising "
    "calibration of these very scores. The bounds come from the number of sources. An asterisk "
    "marks a confounded calibration, by which no ratio is stated; a question mark that this is "
    "not known. n: independent items, files where the manifest names no person."
)


def calibrated(told: Document | None, width: float) -> Iterator[Flowable]:
    """Yield what was applied to the files of an analyzer, and what was made of them."""
    if told is None:
        return
    if told["applied"] is not None:
        yield from headed("Likelihood ratios by the calibrations given")
        yield _applied(told["applied"], width)
    if told["made"] is not None:
        yield from headed("Calibrations made of these files")
        yield from _made(told["made"], width)


def _applied(told: Document, width: float) -> Flowable:
    rows = [
        (label, ", ".join(f"{n} {code.replace('_', ' ')}" for code, n in told[label].items()))
        for label in ("authentic", "altered")
    ]
    apart = ("read without their own source", str(told["read_without_their_own_source"]))
    return pairs([*((label, said or "none") for label, said in rows), apart], width)


def _made(told: Document, width: float) -> Iterator[Flowable]:
    if told["why_none"]:
        yield say(f"None: {told['why_none']}.")
        return
    cells = told["cells"]
    if any(one["calibration"] for one in cells):
        yield grid(HEADS, [_row(one) for one in cells if one["calibration"]], WIDTHS, width)
        yield faint(READ)
    for one in cells:
        if one["calibration"]:
            yield tippett(one, width)
    yield from _refused(told, width)


def _row(one: Document) -> list[Flowable | str]:
    made, sources = one["calibration"], one["sources"]
    before, after = made["before"], made["after"]
    marks = {True: " *", False: "", None: " ?"}
    return [
        cell(one["conditions"]),
        numbers(one["items"]),
        f"{len(sources['authentic'])} / {len(sources['altered'])}",
        f"{before['cllr']:.3f} → {after['cllr']:.3f} ({made['lowest_cllr']:.3f})",
        f"{before['ece']:.3f} → {after['ece']:.3f}",
        f"{before['brier']:.3f} → {after['brier']:.3f}",
        cell(reach(made["bounds"])),
        plain(made["shortcut_auc"]) + marks[made["confounded"]],
    ]


def _refused(told: Document, width: float) -> Iterator[Flowable]:
    """Yield how often there is no calibration, cell by cell why, and what was left out."""
    shares = [
        f"{share(one['share'])} of {one['files']} {label}"
        for label, one in told["refused"].items()
    ]
    yield say(f"Without a calibration for their conditions: {', '.join(shares)} files.")
    rows = [
        [
            cell(one["conditions"]),
            numbers(one["items"]),
            cell(_sources(one)),
            cell(one["reason"]),
        ]
        for one in told["cells"]
        if one["reason"]
    ]
    if rows:
        heads = ("conditions without one", "n", "sources", "why none")
        yield grid(heads, rows[:MOST_ROWS], (150, 50, 130, 146), width)
    for lack, count in told["no_cell"].items():
        yield bullet(f"{count} files of no cell: not known is {lack}.")
    for name, reason in told["left_out"].items():
        yield bullet(f"Left out: {printable(name)}: {reason}.")


def _sources(one: Document) -> str:
    return "; ".join(
        f"{label}: {', '.join(map(printable, names[:MOST_NAMES])) or 'none'}"
        f"{' …' if len(names) > MOST_NAMES else ''}"
        for label, names in one["sources"].items()
    )


def tippett(one: Document, width: float) -> Drawing:
    """Return the Tippett plot of a calibration: the share of each class at a ratio or above."""
    made = one["calibration"]
    told, drawing = made["tippett"], Drawing(width, HEIGHT + 34)
    axes = Axes(
        left=30,
        bottom=26,
        width=width * 0.62,
        height=HEIGHT - 20,
        x=span(told["llr"][0], told["llr"][-1]),
        y=span(0.0, 1.0),
    )
    axes.rule(drawing, "likelihood ratio or above", "share of the class", number)
    for bound in (0.0, *made["bounds"]):
        x, _ = axes.at(bound, 0)
        dashes = (2, 2) if bound else None
        drawing.add(Line(x, 26, x, HEIGHT + 6, strokeColor=HAIR, strokeDashArray=dashes))
    for place, (label, color) in enumerate((("authentic", AUTHENTIC), ("altered", ALTERED))):
        points = _points(axes, told["llr"], told[label])
        drawing.add(PolyLine(points, strokeColor=color, strokeWidth=1.2))
        text(drawing, width * 0.72, HEIGHT - 20 - 12 * place, label, color=color)
    text(drawing, width * 0.72, HEIGHT - 52, f"calibration {made['digest'][:8]}")
    text(drawing, width * 0.72, HEIGHT - 64, "dashed: its bounds")
    axes.frame(drawing)
    return drawing


def _points(axes: Axes, across: Sequence[float], up: Sequence[float]) -> list[float]:
    pairs_of = zip(across, up, strict=True)
    return [place for x, y in pairs_of for place in axes.at(x, y)]
