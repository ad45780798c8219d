"""What the gate of native pixels withholds, and what it is worth: two evaluations side by side.

    loupe evaluate MANIFEST.csv -o ON --analyzer frequency.upsampling
    loupe evaluate MANIFEST.csv -o OFF --no-gate --analyzer frequency.upsampling
    python -m benchmarks.gate_tables ON OFF

Printed are, for every analyzer of both, the AUC of each generator against each authentic source
with the gate on and off, beside what the files' traits alone reach; the false positives of each
source at the operating point, where the analyzer has one; and what was withheld of each source
and generator. A cell of fewer than thirty files of either label says "no data".
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.evaluation.withholding import FEWEST

NO_DATA = "no data"
LABELS = ("authentic", "altered")
PAIRS = ("generator", "source", "gate on", "gate off", "traits of the files")
ALARMS = ("source", "gate on", "gate off")
WITHHELD = ("label", "source or generator", "withheld", "of")

Document = Mapping[str, Any]
Row = tuple[str, ...]


def main() -> None:
    """Print the tables of two folders."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("on", type=Path, help="a folder of `loupe evaluate`")
    parser.add_argument("off", type=Path, help="one with --no-gate")
    asked = parser.parse_args()
    on, off = (
        json.loads((folder / "metrics.json").read_bytes()) for folder in vars(asked).values()
    )
    for title, columns, rows in tables(on, off):
        ruled = [columns, ("---",) * len(columns), *rows]
        print(f"\n{title}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in ruled))


def tables(on: Document, off: Document) -> Iterator[tuple[str, Row, list[Row]]]:
    """Yield every table of two evaluations: its title, its columns, its rows."""
    _require_alike(on, off)
    without = {one["analyzer"]: one for one in off["analyzers"]}
    for one in on["analyzers"]:
        name, other = one["analyzer"], without[one["analyzer"]]
        yield f"{name}: AUC", PAIRS, list(_pairs(one, other))
        if one["operating_points"]:
            yield f"{name}: false positives", ALARMS, list(_alarms(one, other))
        yield f"{name}: withheld with the gate on", WITHHELD, list(_withheld(one))


def _require_alike(on: Document, off: Document) -> None:
    named = [[one["analyzer"] for one in document["analyzers"]] for document in (on, off)]
    if not on["gate"] or off["gate"] or named[0] != named[1]:
        raise SystemExit("one evaluation with the gate, and one without, of the same analyzers")
    if on["manifest"]["sha256"] != off["manifest"]["sha256"]:
        raise SystemExit("the evaluations are of different manifests")


def _pairs(on: Document, off: Document) -> Iterator[Row]:
    among = {_pair(one): one for one in on["pairs"]}
    for other in off["pairs"]:
        one = among.get(_pair(other))
        yield *_pair(other), _told(one, "auc"), _told(other, "auc"), _audit(other)


def _pair(one: Document) -> tuple[str, str]:
    return one["generator"], one["authentic_source"]


def _alarms(on: Document, off: Document) -> Iterator[Row]:
    among = {one["name"]: one for one in on["sources"]}
    for other in off["sources"]:
        cells = (among.get(other["name"]), other)
        told = (_told(one, "false_positive_rate", LABELS[:1]) for one in cells)
        yield other["name"], *told


def _told(one: Document | None, figure: str, labels: tuple[str, ...] = LABELS) -> str:
    """Return a figure with its bounds and how many files it rests on."""
    found = one and one["figures"].get(figure)
    if not one or not found or min(one["n"][label] for label in labels) < FEWEST:
        return NO_DATA
    counts = " + ".join(str(one["n"][label]) for label in labels)
    return f"{found['value']:.2f} ({found['lower']:.2f}–{found['upper']:.2f}; {counts})"


def _audit(one: Document) -> str:
    return f"{one['shortcut_auc']['value']:.2f}" if one["shortcut_auc"] else NO_DATA


def _withheld(one: Document) -> Iterator[Row]:
    for part in one["withheld"]:
        share = f"{part['share']['value']:.0%}" if part["share"] else NO_DATA
        yield part["label"], part["name"], share, str(part["n"])


if __name__ == "__main__":
    main()
