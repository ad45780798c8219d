"""Every figure of an evaluation as one flat table, for a spreadsheet: figures.csv.

One row per figure, with its bounds, the numbers it rests on, and what stands beside it: the
AUC of the shortcut audit, whether it is confounded, its value on files that look alike, and
seconds per item.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Document = Mapping[str, Any]
Line = tuple[str, ...]

HEADS = (
    "analyzer",
    "table",
    "part",
    "figure",
    "value",
    "lower",
    "upper",
    "clusters",
    "n_authentic",
    "n_altered",
    "shortcut_auc",
    "confounded",
    "matched_pairs",
    "matched_value",
    "seconds",
)
PARTS = {
    "levels": ("name",),
    "generators": ("name",),
    "sources": ("name",),
    "pairs": ("generator", "authentic_source"),
}


def figures_table(document: Document) -> str:
    """Return the table of an evaluation's document as CSV; missing figures have no row."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for one in document["analyzers"]:
        for row in _of_analyzer(one):
            writer.writerow((one["analyzer"], *row))
    for analyzer, cells in (document["grid"] or {"analyzers": {}})["analyzers"].items():
        for cell in cells:
            for row in _of_cell(cell):
                writer.writerow((analyzer, *row))
    return out.getvalue()


def _of_analyzer(one: Document) -> Iterator[Line]:
    yield from _rows("whole", "all files", one["figures"], one)
    yield from _withheld(one["withheld"])
    for table, names in PARTS.items():
        for part in one[table]:
            label = " x ".join(part[name] for name in names)
            yield from _rows(table, label, part["figures"], part)
            yield from _rows(f"{table} alone", label, part.get("own", {}), {})
    for column, told in one["groups"].items():
        for group in told["groups"]:
            yield from _rows(f"groups {column}", group["name"], group["figures"], group)
            yield from _rows(f"groups {column}", group["name"], group["calibration"], group)
        yield from _rows(f"groups {column}", "largest gap", told["largest_gap"], {})
    for how in ("given", "cross_fitted"):
        costs = one["calibration"][how] or {}
        kept = {name: costs.get(name) for name in ("brier", "ece", "cllr")}
        yield from _rows(f"calibration {how}", "all files", kept, costs)
    for cell in one["df40"]["cells"]:
        yield from _rows("df40", f"{cell['domain']}/{cell['family']}", cell["figures"], cell)
    yield from _forgerynet(one["forgerynet"])
    for drawn in one["localization"]["maps"]:
        yield from _of_map(drawn)
    yield from _over_time(one["stretches"])


def _withheld(parts: Iterable[Document]) -> Iterator[Line]:
    for part in parts:
        numbers = {"n": {part["label"]: part["n"]}}
        label = f"{part['label']} {part['name']}"
        yield from _rows("withheld", label, {"withheld_share": part["share"]}, numbers)


def _forgerynet(told: Document) -> Iterator[Line]:
    if told["two_way"]:
        yield from _rows("forgerynet", "2-way", told["two_way"]["figures"], told["two_way"])
    for part in (told["three_way"] or {"classes": []})["classes"]:
        yield from _rows("forgerynet", part["name"], part["figures"], part)


def _of_map(drawn: Document) -> Iterator[Line]:
    ranked = {name: drawn[name] for name in ("pixel_auc", "l1")}
    yield from _rows("localization", drawn["name"], ranked, drawn)
    for how in ("at_fixed_level", "at_otsu"):
        yield from _rows(f"localization {how}", drawn["name"], drawn[how] or {}, drawn)


def _over_time(told: Document) -> Iterator[Line]:
    """Yield how well the times of alterations are found; what is no interval has no bounds."""
    for name in ("altered", "spliced"):
        side = told[name] or {"found": {}, "touched": None, "boundary_error": None}
        found = {f"found_at_iou_{at}": value for at, value in side["found"].items()}
        own = {key: side[key] for key in ("touched", "boundary_error")}
        yield from _rows("times", name, {**own, **found}, {"n": told["n"]})
    for at, precision in (told["average_precision"] or {}).items():
        for name in ("value", "by_chance"):
            line = ("times", f"average precision at IoU {at}", name, _text(precision[name]))
            yield *line, "", "", "", *_beside("", {"n": told["n"]})


def _of_cell(cell: Document) -> Iterator[Line]:
    name = f"{cell['kind']} {cell['cell']}"
    beyond = "false_positive_rate_beyond_conditions"
    yield from _rows("grid", name, {**cell["figures"], beyond: cell[beyond]}, cell)
    for source in cell["sources"]:
        rates = {name: source[name] for name in ("false_positive_rate", beyond)}
        numbers = {"n": {"authentic": source["n"], "altered": 0}}
        yield from _rows("grid by source", f"{name} {source['name']}", rates, numbers)


def _rows(
    table: str, part: str, figures: Mapping[str, Document | None], beside: Document
) -> Iterator[Line]:
    for name, found in figures.items():
        if found is not None:
            bounds = (found["value"], found["lower"], found["upper"], found["clusters"])
            yield table, part, name, *map(_text, bounds), *_beside(name, beside)


def _beside(figure: str, part: Document) -> Line:
    number, audit = part.get("n", {}), part.get("shortcut_auc")
    matched = part.get("matched") or {}
    again = matched.get(figure)  # the AUC alone is repeated
    return (
        _text(number.get("authentic")),
        _text(number.get("altered")),
        _text(audit["value"] if audit else None),
        {True: "yes", False: "no", None: ""}[part.get("confounded")],
        _text(matched.get("pairs")),
        _text(again["value"] if again else None),
        _text(part.get("seconds")),
    )


def _text(value: float | int | None) -> str:
    if value is None:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)
