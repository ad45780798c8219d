r"""Our network beside its peers, on the same faces under the same conditions.

A linear probe of the frozen trunk, a plain classifier of the same size, and MesoNet where its
weights are at hand. The first two learn from the same side as ours for as many steps, fold by
fold where the recipe has folds. A plain classifier of pasted faces is taught by one way of
forging, as such classifiers are: the first of `KNOWN` that the fold does not leave out. All are
judged by the same ways; operating points are set on faces saved as JPEG alone, for all alike.

    python -m benchmarks.peers recipes/blending.toml --faces lab/faces -o lab/blending \
        --mesonet Meso4_DF.h5
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table as Shown

from analyzers.runtime.card import Measured
from analyzers.training.acquainted import judged_by_fold, judged_sources
from analyzers.training.faces import FaceShelf
from analyzers.training.fakes.face import Maker
from analyzers.training.figures import ALARMS, Table, figures, operating_point
from analyzers.training.judging import CLEAN, Extent, Judged, cases, judged
from analyzers.training.laboratory import forging
from analyzers.training.making import (
    JUDGED,
    VALIDATED,
    Laboratory,
    fold_folder,
    made_fold,
    make,
    read_judged,
)
from analyzers.training.recipe import Degradation, Fold, Recipe, read_recipe, task_of, without
from analyzers.training.splits import parted
from analyzers.training.synthesis import recipe as generated

BLOCKS = 16
COLUMNS = ("network", "worst pair", "AUC", "95 %", "mean AUC of pairs", "most false alarms")
KNOWN = ("mesh_swap", "nearest_blend", "part_swap_person", "part_swap_time", "reenactment")
ONLY_JPEG = Degradation(jpeg=0.7, smaller=0, blur=0, noise=0, colour=0, zoom=0)
AS_SAVED = Extent(conditions=(CLEAN,))

Wanted = tuple[tuple[str, ...], tuple[str, ...]]
Network = Callable[..., tuple[object, object]]


@dataclass(frozen=True)
class Part:
    """One network that is judged: a fold's, or the only one; `wanted` as in `figured`."""

    number: int
    folder: Path
    recipe: Recipe
    fold: Fold | None
    wanted: Wanted


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
        fakes=_one_way(recipe),
        degradation=ONLY_JPEG,
    )


def _one_way(recipe: Recipe) -> dict[str, float]:
    taught = [name for name in (*KNOWN, *recipe.fakes) if recipe.fakes.get(name)]
    return dict.fromkeys(taught[:1], 1.0)


def main() -> None:
    """Train what is to be trained, judge all, and print the table."""
    asked = _arguments()
    recipe = _read(asked.recipe)
    laboratory = Laboratory(
        shelf=asked.faces,
        folder=asked.output,
        forging=forging(asked.zoo),
        threads=asked.threads,
    )
    parts = list(_parts(recipe, asked.output, asked.folds))
    rows = {"ours": _told(parts)}
    for name, change in (("linear probe", linear_probe), ("plain classifier", plain)):
        if name in asked.peers:
            there = replace(
                laboratory,
                folder=asked.output / "peers" / name.replace(" ", "-"),
                extent=AS_SAVED,
            )
            rows[name] = _peers(recipe, there, parts, partial(_peer, change, asked.steps))
    if asked.mesonet:
        from benchmarks.mesonet import meso4, scored  # noqa: PLC0415  # needs h5py

        rows["MesoNet (Meso4)"] = _judged_by(scored(meso4(asked.mesonet)), laboratory, parts)
    shown(rows)


def _read(path: Path) -> Recipe:
    """Return a recipe of faces: of generated ones what peers are taught by."""
    if task_of(path) == generated.TASK:
        return generated.read(path).faces()
    return read_recipe(path)


def _peer(change: Callable[[Recipe], Recipe], steps: int, recipe: Recipe) -> Recipe:
    """Return a peer's recipe, with other steps than ours where they are said."""
    changed = change(recipe)
    if not steps:
        return changed
    training = msgspec.structs.replace(changed.training, steps=steps, fold_steps=0)
    return msgspec.structs.replace(changed, training=training)


def _peers(
    recipe: Recipe,
    laboratory: Laboratory,
    parts: Sequence[Part],
    change: Callable[[Recipe], Recipe],
) -> list[Measured]:
    """Train and judge a peer on the same parts, and return its figures."""
    for part in parts:
        there = replace(laboratory, forging=_judged_ways(laboratory, part))
        if part.fold is None:
            making = make(change(recipe), there)
        else:
            making = made_fold(recipe, there, part.number, change)
        for told in making:
            print(told, end="\r")
    return _told(_parts(recipe, laboratory.folder, [part.number for part in parts]))


def _parts(recipe: Recipe, folder: Path, chosen: Sequence[int]) -> Iterator[Part]:
    """Yield the folds, all or those chosen by number, or the one network without folds."""
    for number, fold in enumerate(recipe.folds, start=1):
        if number in chosen or not chosen:
            wanted = judged_sources(recipe, fold), fold.leave_out_generators
            yield Part(number, fold_folder(folder, number), without(recipe, fold), fold, wanted)
    if not recipe.folds:
        yield Part(0, folder, recipe, None, (recipe.data.leave_out_sources, ()))


def _told(parts: Iterable[Part]) -> list[Measured]:
    """Return the figures of networks that were trained and judged."""
    told: list[Measured] = []
    for part in parts:
        kept = [read_judged(part.folder / name) for name in (VALIDATED, JUDGED)]
        told += figured(*kept, part.recipe, part.wanted)
    return told


def _judged_ways(laboratory: Laboratory, part: Part) -> Mapping[str, Maker]:
    """Return the ways by which a part is judged.

    Where a fold leaves some out, none of those that it is taught.
    """
    if part.fold is None or not part.fold.leave_out_fakes:
        return laboratory.forging
    taught = part.recipe.fakes
    return {name: maker for name, maker in laboratory.forging.items() if name not in taught}


def _judged_by(
    network: Network, laboratory: Laboratory, parts: Sequence[Part]
) -> list[Measured]:
    """Return the figures of a network that was not trained here."""
    shelf, told = FaceShelf(laboratory.shelf), []
    for part in parts:
        sides = parted(shelf.examples, part.recipe)
        if part.fold is not None:
            sides = judged_by_fold(sides, shelf.examples, part.recipe, part.fold)
        ways = _judged_ways(laboratory, part)
        validated = judged(
            network, cases(shelf, sides, part.recipe, {}, validated=True), [CLEAN]
        )
        seen = judged(network, cases(shelf, sides, part.recipe, ways), [CLEAN])
        told += figured(list(validated), list(seen), part.recipe, part.wanted)
    return told


def figured(
    validated: Sequence[Judged], seen: Sequence[Judged], recipe: Recipe, wanted: Wanted
) -> list[Measured]:
    """Return the figures of the `wanted` sources and generators (all, where none are named).

    Faces saved as JPEG alone count; on them the operating point is set, on the validated side.
    """
    sources, generators = wanted
    clean = tuple(one for one in seen if one.condition == CLEAN)
    point = operating_point([one for one in validated if one.condition == CLEAN])
    table = Table(clean, point)
    return [
        one
        for one in figures(table, paired=recipe.task == "blending")
        if (one.source in sources or (one.source and not sources))
        and (not one.generator or not generators or one.generator in generators)
    ]


def shown(rows: dict[str, list[Measured]]) -> None:
    """Print a row for each network, by its worst pair."""
    table = Shown(title="sources and generators never trained on, saved as JPEG 90")
    for column in COLUMNS:
        table.add_column(column)
    for name, told in rows.items():
        pairs = sorted((one for one in told if one.quantity == "AUC"), key=lambda o: o.value)
        alarms = max((one for one in told if one.quantity == ALARMS), key=lambda o: o.value)
        low, high = pairs[0].interval or (0.0, 1.0)
        table.add_row(
            name,
            f"{pairs[0].generator} against {pairs[0].source}",
            f"{pairs[0].value:.2f}",
            f"{low:.2f} to {high:.2f}",
            f"{sum(one.value for one in pairs) / len(pairs):.2f} ({len(pairs)})",
            f"{alarms.value:.0%} of {alarms.source}",
        )
    Console(width=160).print(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--faces", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True, help="where ours was made")
    parser.add_argument("--mesonet", type=Path)
    parser.add_argument("--steps", type=int, default=0, help="of the peers; ours by default")
    parser.add_argument("--zoo", type=Path, help="generators that forge, too")
    parser.add_argument("--folds", type=int, nargs="*", default=[], help="only these, from 1")
    parser.add_argument("--threads", type=int)
    parser.add_argument(
        "--peers", nargs="*", default=["linear probe", "plain classifier"], metavar="NAME"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
