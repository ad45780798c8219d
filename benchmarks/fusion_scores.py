"""Judge fusion on real scores, whatever the shortcut audit says of their files.

    python -m benchmarks.fusion_scores MANIFEST.csv SCORES.csv

SCORES is what `loupe evaluate` wrote of MANIFEST. No case states such ratios where traits of
the files tell the classes, or where a network learned from a source: what is compared are
ways of putting scores together, on scores that depend on each other as real ones do. Printed
are the rows of docs/fusion.md.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.calibration_tables import together
from tests import made_scores
from workbench.evaluation.calibration_making import attempts
from workbench.evaluation.fusing import fusing
from workbench.evaluation.items import Item
from workbench.model import Family


def items(manifest: Path, scores: Path) -> dict[str, list[Item]]:
    """Return the scored files by analyzer, of which nothing else is told."""
    known = {row["path"]: row for row in rows(manifest)}
    found = defaultdict(list)
    for row in rows(scores):
        if row["outcome"] == "scored" and row["path"] in known:
            told = known[row["path"]]
            kind = f"{told['generator']} ({told['family']})" if told["generator"] else ""
            one = made_scores.item(row["path"], told["source"], float(row["score"]), kind)
            entry = replace(one.entry, columns={**one.entry.columns, "person": told["person"]})
            made = replace(one.row, analyzer=row["analyzer"])
            found[row["analyzer"]].append(replace(one, entry=entry, row=made))
    return found


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def main() -> None:
    """Print how fusion, the best single family, plain averaging and the product do."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("manifest", type=Path)
    parser.add_argument("scores", type=Path)
    asked = parser.parse_args()
    found = []
    for name, own in items(asked.manifest, asked.scores).items():
        info = replace(made_scores.INFO, name=name, family=Family(name.split(".")[0]))
        setup = replace(made_scores.SETUP, info=info)
        found.append((setup, attempts(made_scores.making(setup=setup), setup, own), own))
    print(*together(asked.manifest.stem, fusing(found)), sep="\n")


if __name__ == "__main__":
    main()
