r"""Our network beside its peers, on the same faces under the same conditions.

A linear probe of the frozen trunk, a plain classifier of the same size, and MesoNet where its
weights are at hand. The first two learn from the same side as ours, fold by fold where the
recipe has folds; a plain classifier of pasted faces is taught by one way of forging, as such
classifiers are. Operating points are set on faces saved as JPEG alone, for all alike.

    python -m benchmarks.peers recipes/blending.toml --faces lab/faces -o lab/blending \
        --mesonet Meso4_DF.h5
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table as Shown

from analyzers.runtime.card import Measured
from analyzers.training.faces import FaceShelf
from analyzers.training.figures import ALARMS, Table, figures, operating_point
from analyzers.training.judging import CLEAN, Judged, cases, judged
from analyzers.training.laboratory import forging
from analyzers.training.making import JUDGED, VALIDATED, Laboratory, make, read_judged
from analyzers.training.recipe import Degradation, Recipe, read_recipe, without
from analyzers.training.splits import parted

BLOCKS = 16
COLUMNS = ("network", "worst pair", "AUC", "95 %", "mean AUC of pairs", "most false alarms")
KNOWN = {"mesh_swap": 1.0}  # what a plain classifier of pasted faces is taught by
ONLY_JPEG = Degradation(jpeg=0.7, smaller=0, blur=0, noise=0, colour=0, zoom=0)


def linear_probe(recipe: Recipe) -> Recipe:
    """Return the recipe of one linear layer on the frozen trunk."""
    network = msgspec.structs.replace(recipe.network, frozen_blocks=BLOCKS, maps=False)
    return msgspec.structs.replace(recipe, name=f"{recipe.name}-probe", network=network)


def plain(recipe: Recipe) -> Recipe:
    """Return the recipe of an ordinary classifier: no maps, no balance, the whole face."""
    network = msgspec.structs.replace(recipe.network, maps=False, crop=256)
    data = msgspec.structs.replace(recipe.data, balance=1.0)
    return msgspec.structs.replace(
        recipe,
        name=f"{recipe.name}-plain",
        network=network,
        data=data,
        fakes=KNOWN if recipe.fakes else {},
        degradation=ONLY_JPEG,
    )


def main() -> None:
    """Train what is to be trained, judge all, and print the table."""
    asked = _arguments()
    recipe = read_recipe(asked.recipe)
    laboratory = Laboratory(
        shelf=asked.faces, folder=asked.output, forging=forging(None), threads=asked.threads
    )
    rows = {"ours": _of(recipe, laboratory)}
    for name, change in (("linear probe", linear_probe), ("plain classifier", plain)):
        if name in asked.peers:
            there = replace(laboratory, folder=asked.output / "peers" / name.replace(" ", "-"))
            other = _shortened(change(recipe), asked.steps)
            for told in make(other, there):
                print(told, end="\r")
            rows[name] = _of(other, there)
    if asked.mesonet:
        from benchmarks.mesonet import meso4, scored  # noqa: PLC0415  # needs h5py

        rows["MesoNet (Meso4)"] = _judged_by(scored(meso4(asked.mesonet)), recipe, laboratory)
    _print(rows)


def _shortened(recipe: Recipe, steps: int) -> Recipe:
    if not steps:
        return recipe
    training = msgspec.structs.replace(recipe.training, steps=steps, fold_steps=0)
    return msgspec.structs.replace(recipe, training=training)


Network = Callable[..., tuple[object, object]]


def _of(recipe: Recipe, laboratory: Laboratory) -> list[Measured]:
    """Return the figures of a network that was trained and judged."""
    told: list[Measured] = []
    for folder, part, wanted in _parts(recipe, laboratory):
        kept = [read_judged(folder / name) for name in (VALIDATED, JUDGED)]
        told += _figured(*kept, part, wanted)
    return told


def _judged_by(network: Network, recipe: Recipe, laboratory: Laboratory) -> list[Measured]:
    """Return the figures of a network that was not trained here."""
    shelf, told = FaceShelf(laboratory.shelf), []
    for _, part, wanted in _parts(recipe, laboratory):
        sides = parted(shelf.examples, part)
        validated = judged(network, cases(shelf, sides, part, {}, validated=True))
        seen = judged(network, cases(shelf, sides, part, laboratory.forging), [CLEAN])
        told += _figured(list(validated), list(seen), part, wanted)
    return told


def _parts(
    recipe: Recipe, laboratory: Laboratory
) -> Iterator[tuple[Path, Recipe, tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Yield each fold's folder, recipe, and the sources and generators that it left out."""
    for number, fold in enumerate(recipe.folds, start=1):
        wanted = fold.leave_out_sources, fold.leave_out_generators
        yield laboratory.folder / f"fold-{number}", without(recipe, fold), wanted
    if not recipe.folds:
        yield laboratory.folder, recipe, (recipe.data.leave_out_sources, ())


def _figured(
    validated: list[Judged],
    seen: list[Judged],
    recipe: Recipe,
    wanted: tuple[tuple[str, ...], tuple[str, ...]],
) -> list[Measured]:
    sources, generators = wanted
    clean = tuple(one for one in seen if one.condition == CLEAN)
    point = operating_point([one for one in validated if one.condition == CLEAN])
    table = Table(clean, point)
    return [
        one
        for one in figures(table, paired=recipe.task == "blending")
        if one.source in sources
        and (not one.generator or not generators or one.generator in generators)
    ]


def _print(rows: dict[str, list[Measured]]) -> None:
    shown = Shown(title="sources and generators never trained on, saved as JPEG 90")
    for column in COLUMNS:
        shown.add_column(column)
    for name, told in rows.items():
        pairs = sorted((one for one in told if one.quantity == "AUC"), key=lambda o: o.value)
        alarms = max((one for one in told if one.quantity == ALARMS), key=lambda o: o.value)
        low, high = pairs[0].interval or (0.0, 1.0)
        shown.add_row(
            name,
            f"{pairs[0].generator} against {pairs[0].source}",
            f"{pairs[0].value:.2f}",
            f"{low:.2f} to {high:.2f}",
            f"{sum(one.value for one in pairs) / len(pairs):.2f} ({len(pairs)})",
            f"{alarms.value:.0%} of {alarms.source}",
        )
    Console(width=160).print(shown)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--faces", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True, help="where ours was made")
    parser.add_argument("--mesonet", type=Path)
    parser.add_argument("--steps", type=int, default=0, help="of the peers; ours by default")
    parser.add_argument("--threads", type=int)
    parser.add_argument(
        "--peers", nargs="*", default=["linear probe", "plain classifier"], metavar="NAME"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
