"""The degradation grid in a validation report: every cell, and false alarms by source."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from workbench.report.style import cell as words
from workbench.report.style import faint, grid
from workbench.report.validation_words import (
    BESIDE,
    BESIDE_WIDTHS,
    NONE,
    Document,
    beside,
    bounded,
    headed,
    numbers,
    share,
)
from workbench.text import printable

KINDS = {"image": "Still pictures", "video": "Videos"}
RATE, BEYOND = "false_positive_rate", "false_positive_rate_beyond_conditions"
MATRIX_COLUMNS = 6


def degraded(cells: Sequence[Document], width: float) -> Iterator[Flowable]:
    """Yield the figures on degraded copies of the media, both labels alike."""
    for kind, title in KINDS.items():
        of = [cell for cell in cells if cell["kind"] == kind]
        if of:
            yield from headed(f"{title} as they are (clean), and degraded copies of the same")
            yield _cells(of, width)
            yield from headed(
                "False positives at the frozen point, by authentic source and cell"
            )
            yield from _sources(of, width)
    yield faint(
        "† The copies do not meet the conditions under which the point was measured (format, "
        "size): an examination would propose no finding, and the share is of those that would "
        "reach the point all the same."
    )


def _cells(cells: Sequence[Document], width: float) -> Flowable:
    rows = [
        [
            words(_name(cell["cell"])),
            numbers(cell["n"]),
            share(cell["not_scored_share"]),
            bounded(cell["figures"]["auc"]),
            _rate(cell),
            *beside(cell),
        ]
        for cell in cells
    ]
    heads = ("cell", "n", "not scored", "AUC", "FPR at the point", *BESIDE)
    return grid(heads, rows, (80, 50, 40, 60, 64, *BESIDE_WIDTHS), width, whole=True)


def _rate(cell: Document) -> Flowable:
    covered, beyond = cell["figures"][RATE], cell[BEYOND]
    return bounded(covered) if covered or not beyond else bounded(beyond, mark="†")


def _sources(cells: Sequence[Document], width: float) -> Iterator[Flowable]:
    names = sorted({source["name"] for cell in cells for source in cell["sources"]})
    for first in range(0, len(names), MATRIX_COLUMNS):
        shown = names[first : first + MATRIX_COLUMNS]
        rows = [[words(_name(cell["cell"])), *_row(cell, shown)] for cell in cells]
        sizes = {s["name"]: s["n"] for cell in cells for s in cell["sources"]}
        heads = ("cell", *(f"{printable(name)}, n {sizes[name]}" for name in shown))
        yield grid(heads, rows, (16, *([14] * len(shown))), width, whole=True)


def _row(cell: Document, names: Sequence[str]) -> list[str]:
    by_name = {source["name"]: source for source in cell["sources"]}
    return [_short(by_name.get(name)) for name in names]


def _short(source: Document | None) -> str:
    if source is None or not (source[RATE] or source[BEYOND]):
        return NONE
    if source[RATE]:
        return f"{source[RATE]['value']:.2f}"
    return f"{source[BEYOND]['value']:.2f} †"


def _name(cell: str) -> str:
    return cell.replace("_", " ").replace("h264", "H.264 CRF").replace("jpeg", "JPEG")
