"""Judge fusion on made-up score tables whose dependence is known.

    python -m benchmarks.fusion_tables

Twelve sources of thirty files (seven authentic, five of a generator each); scores of every
family are normal, apart by so many standard deviations. What is printed are the rows of
docs/fusion.md: Cllr with its interval over draws of sources, AUC, and how many mislead.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from tests import made_scores
from workbench.evaluation.calibration_making import attempts
from workbench.evaluation.fusing import fusing
from workbench.evaluation.items import Document, Item
from workbench.model import Family

Score = Callable[[np.random.Generator, Item], float]
BLENDING, FREQUENCY, GAZE = Family.BLENDING, Family.FREQUENCY, Family.GAZE


def apart(by: float) -> Score:
    """Return scores that tell every generator, by so many standard deviations."""
    return lambda rng, item: float(rng.normal() + by * item.entry.altered)


def only(kinds: set[str], by: float) -> Score:
    """Return scores that tell some generators and are blind to the others."""
    return lambda rng, item: float(
        rng.normal() + by * (item.entry.columns.get("generator") in kinds)
    )


def same(rng: np.random.Generator, item: Item) -> float:
    """Return the very same score for every family."""
    return float(item.row.score or 0.0)


TABLES: Mapping[str, tuple[tuple[Family, Score], ...]] = {
    "two families, independent": ((BLENDING, apart(2.0)), (FREQUENCY, apart(2.0))),
    "three families, independent": (
        (BLENDING, apart(2.0)),
        (FREQUENCY, apart(2.0)),
        (GAZE, apart(2.0)),
    ),
    "a strong and a weak one": ((BLENDING, apart(2.5)), (FREQUENCY, apart(0.8))),
    "twice the very same": ((BLENDING, same), (FREQUENCY, same)),
    "each blind to two of five kinds": (
        (BLENDING, only({"G0", "G1", "G2"}, 3.5)),
        (FREQUENCY, only({"G2", "G3", "G4"}, 3.5)),
    ),
}


def judged(families: tuple[tuple[Family, Score], ...]) -> Document:
    """Return what fusion makes of these families."""
    files = made_scores.made_up(authentic=7, altered=5, each=30)
    found = []
    for number, (family, score) in enumerate(families):
        info = replace(made_scores.INFO, name=f"{family.value}.{number}", family=family)
        setup, rng = replace(made_scores.SETUP, info=info), np.random.default_rng(number + 1)
        items = [
            replace(f, row=replace(f.row, analyzer=info.name, score=score(rng, f)))
            for f in files
        ]
        found.append((setup, attempts(made_scores.making(setup=setup), setup, items), items))
    return fusing(found)


def main() -> None:
    """Print a row for each table and method."""
    for name, families in TABLES.items():
        for method, found in judged(families)["methods"].items():
            cost = found["cllr"]
            sides = ("authentic", "altered")
            misled = [f"{found[f'misleading_{one}']['value']:.0%}" for one in sides]
            print(
                f"| {name} | {method.replace('_', ' ')} | {cost['value']:.2f} "
                f"({cost['lower']:.2f} to {cost['upper']:.2f}) | {found['auc']:.3f} | "
                f"{' / '.join(misled)} | {10 ** found['greatest']:.1f} |"
            )


if __name__ == "__main__":
    main()
