"""Print what `loupe evaluate --calibrate --fuse` found, as the tables of the documents.

    python -m benchmarks.calibration_tables RESULTS...

Each RESULTS is the folder of an evaluation of one condition. Of every cell: files and sources,
Cllr and calibration error before and after on sources left out, lowest possible Cllr, bounds,
the shortcut audit, and what was made of it: a calibration, or why none is to be used. Then how
the evidence families did together, against the best single one and plain averaging.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.calibration.words import reach

Told = Mapping[str, Any]
LABELS = ("authentic", "altered")


def rows(condition: str, found: Told) -> Iterator[str]:
    """Yield a row for each analyzer and cell that anything could have been made of."""
    for analyzer, told in found["calibrations"].items():
        for cell in told["made"]["cells"]:
            yield f"| {condition} | {analyzer} | {counts(cell)} | {costs(cell)} |"
        for source, why in told["made"]["left_out"].items():
            yield f"| {condition} | {analyzer} | {source} | left out: {why} | | | | |"


def counts(cell: Told) -> str:
    """Return the independent items and the sources of a cell, authentic / altered."""
    items, sources = cell["items"], cell["sources"]
    both = " / ".join(str(items[label]) for label in LABELS)
    return f"{both} of {' / '.join(str(len(sources[label])) for label in LABELS)}"


def costs(cell: Told) -> str:
    """Return what calibrating a cell cost, and what came of it."""
    made = cell["calibration"] or cell["tried"]
    if made is None:
        return f"none: {cell['reason']} | | | |"
    before, after = made["before"], made["after"]
    shortcut = made["shortcut_auc"]
    audit = "unknown" if shortcut is None else f"{shortcut:.2f}"
    confounded = ", confounded" if made["confounded"] else ""
    return (
        f"{before['cllr']:.2f} → {after['cllr']:.3f} ({made['lowest_cllr']:.2f}) | "
        f"{before['ece']:.2f} → {after['ece']:.2f} | {reach(tuple(made['bounds']))} | "
        f"{audit}{confounded} | {cell['reason'] or 'calibrated'}"
    )


def together(condition: str, fusion: Told) -> Iterator[str]:
    """Yield how the families did together, or why that could not be judged."""
    refused = "; ".join(
        f"{label} " + ", ".join(f"{n} {why}" for why, n in fusion["refused"][label].items())
        for label in LABELS
    )
    yield f"{condition}: {refused}"
    for method, one in (fusion["methods"] or {}).items():
        cost, less = one["cllr"], (fusion["fused_minus"] or {}).get(method)
        minus = f"{less['value']:+.3f} ({span(less)})" if less else ""
        wrong = " / ".join(f"{one[f'misleading_{of}']['value']:.0%}" for of in LABELS)
        name = f"{condition} | {method.replace('_', ' ')}"
        yield (
            f"| {name} | {cost['value']:.3f} ({span(cost)}) | {minus} | {one['auc']:.3f} | "
            f"{wrong} | {10 ** one['greatest']:.1f} |"
        )
    if fusion["why_none"]:
        yield f"   not judged: {fusion['why_none']}"


def span(one: Told) -> str:
    """Return an interval."""
    return f"{one['lower']:.3f} to {one['upper']:.3f}"


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("results", type=Path, nargs="+")
    found = {
        folder.name: json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
        for folder in parser.parse_args().results
    }
    for condition, one in found.items():
        print(*rows(condition, one), sep="\n")
    for condition, one in found.items():
        print(*together(condition, one["fusion"]), sep="\n")


if __name__ == "__main__":
    main()
