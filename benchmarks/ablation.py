r"""What each switch of the harness is worth: the recipe without any, and with one at a time.

Every variant is trained with every seed and judged on the same faces. A switch stays on only if
the mean over seeds of what was kept back (persons never learned from) is better by more than
the spread between seeds; what was left out altogether is told besides, and decides nothing.

    python -m benchmarks.ablation recipes/blending.toml --faces lab/faces -o lab/ablation \
        --steps 300 --seeds 1 2 3 --switch frequency_mask=0.5 quality_dependence=10 \
        frequency_mask=0.5+consistency=0.5

Switches that are joined by a plus are on together.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
from rich.console import Console
from rich.table import Table as Shown

from analyzers.training.figures import Table, figures, operating_point
from analyzers.training.judging import CLEAN, Extent, Judged
from analyzers.training.laboratory import forging
from analyzers.training.making import JUDGED, VALIDATED, Laboratory, Progress, make, read_judged
from analyzers.training.recipe import Recipe, Switches, read_recipe

NOTHING = "none"
DEGRADED = ("JPEG 50 before", "blurred by 1 pixel before")
EXTENT = Extent(faces=40, forged=12, conditions=(CLEAN, *DEGRADED))
COLUMNS = (
    "switch",
    "persons kept back: mean AUC of pairs",
    "degraded",
    "sources left out: mean",
    "worst pair",
    "seeds",
)


def main() -> None:
    """Train and judge what has not been, and print the table."""
    asked = _arguments()
    recipe = read_recipe(asked.recipe)
    variants = {NOTHING: Switches()} | dict(map(_switched, asked.switch))
    rows = {}
    for seed in asked.seeds:
        for name, switches in variants.items():
            if asked.only and f"{name}:{seed}" not in asked.only:
                continue
            folder = asked.output / f"{name}-{seed}"
            variant = _variant(recipe, switches, seed, asked)
            laboratory = Laboratory(
                shelf=asked.faces,
                folder=folder,
                forging=forging(None),
                extent=EXTENT,
                threads=asked.threads,
            )
            _follow(variant, laboratory)
            rows.setdefault(name, []).append(_figures(folder))
    _print(rows)


def _variant(
    recipe: Recipe, switches: Switches, seed: int, asked: argparse.Namespace
) -> Recipe:
    training = msgspec.structs.replace(recipe.training, steps=asked.steps, ema=asked.ema)
    network = msgspec.structs.replace(recipe.network, size=asked.size)
    return msgspec.structs.replace(
        recipe, seed=seed, switches=switches, training=training, network=network, folds=()
    )


def _follow(recipe: Recipe, laboratory: Laboratory) -> None:
    for told in make(recipe, laboratory):
        if isinstance(told, Progress) and told.done % 50 == 0:
            print(laboratory.folder.name, told.part, told.done, told.said, flush=True)


def _figures(folder: Path) -> tuple[float, float, float, float]:
    """Return the four figures of one network, in the order of the columns."""
    point = operating_point(read_judged(folder / VALIDATED))
    seen = read_judged(folder / JUDGED)
    known = [one for one in seen if one.side == "kept_back"]
    new = [one for one in seen if one.side == "left_out"]
    degraded = [np.mean(_pairs(_as_clean(known, condition), point)) for condition in DEGRADED]
    return (
        float(np.mean(_pairs(known, point))),
        float(np.mean(degraded)),
        float(np.mean(_pairs(new, point))),
        float(np.min(_pairs(new, point))),
    )


def _as_clean(seen: Sequence[Judged], condition: str) -> list[Judged]:
    """Return the faces under a condition, as if it were the usual one."""
    return [replace(one, condition=CLEAN) for one in seen if one.condition == condition]


def _pairs(seen: Sequence[Judged], point: float) -> list[float]:
    told = figures(Table(tuple(seen), point), paired=True)
    return [one.value for one in told if one.quantity == "AUC"]


def _print(rows: dict[str, list[tuple[float, float, float, float]]]) -> None:
    shown = Shown(title="mean over seeds ± standard deviation")
    for column in COLUMNS:
        shown.add_column(column)
    for name, found in rows.items():
        values = np.array(found)
        told = [
            f"{mean:.3f} ± {spread:.3f}"
            for mean, spread in zip(values.mean(axis=0), values.std(axis=0), strict=True)
        ]
        shown.add_row(name, *told, str(len(found)))
    Console(width=150).print(shown)


def _switched(text: str) -> tuple[str, Switches]:
    """Return the name of a variant, of its switches alone, and the switches."""
    asked = dict(one.split("=") for one in text.split("+"))
    return "+".join(asked), Switches(**{name: float(value) for name, value in asked.items()})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--faces", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--size", type=int, default=128)
    parser.add_argument("--ema", type=float, default=0.98)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--switch", nargs="+", default=[], metavar="NAME=VALUE[+…]")
    parser.add_argument("--only", nargs="+", metavar="NAME:SEED", help="of those, for one lane")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
