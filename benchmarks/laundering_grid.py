"""What the three answers of `laundering` are worth under every condition, by a few patches.

python -m benchmarks.laundering_grid RECIPE OUT --pictures DIR --pictures DIR [--zoo ZOO]

Folds of RECIPE are read from OUT, where `loupe train` or `fold` left them: each one's pack
judges what the fold left out and kept back, six patches of every picture, the gate off. With a
ZOO that has `fingerprint_removal`, altered pictures after that attack too. Prints, for each
condition and cell, all folds together and each alone: balanced accuracy, what pictures of each
class are called, and how many there are. Where an examination reads windows of 384 pixels by
16 patches, six take two fifths of the time.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.laundering.laundered_picture import asked
from analyzers.laundering.three_way import Answer, ThreeWay
from analyzers.runtime import onnx
from analyzers.runtime.native import NativeEngine
from analyzers.runtime.packs import load_folder
from analyzers.training.carding import pack_folder
from analyzers.training.making import fold_folder
from analyzers.training.pixels.conditions import CONDITIONS
from analyzers.training.pixels.gating import Gate
from analyzers.training.pixels.judging import UNCUT, JudgedPicture, PixelExtent, Scores, judged
from analyzers.training.pixels.laboratory import attacks
from analyzers.training.pixels.laundering import FLUX
from analyzers.training.pixels.making import PixelLaboratory, fold_sides
from analyzers.training.pixels.recipe import PixelRecipe, read
from analyzers.training.pixels.three_ways import CLASSES, cells
from analyzers.training.recipe import of_fold
from workbench.model import Pixels

PATCHES = 6  # of a picture
PICTURES = 200  # of a source, or generator: all there are


class Open(Gate):
    """A gate that measures nothing: what it withholds is not asked here."""

    def __init__(self) -> None:
        """Open no folder."""

    def quality(self, pixels: Pixels, *, video: bool) -> None:
        """Say nothing of a picture."""


def main() -> None:
    """Judge every fold and print what it is worth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pictures", type=Path, action="append", required=True)
    parser.add_argument("--zoo", type=Path)
    parser.add_argument("--conditions", nargs="*", default=list(CONDITIONS))
    options = parser.parse_args()
    recipe = read(options.recipe)
    laboratory = PixelLaboratory(
        shelves=tuple(options.pictures),
        folder=options.out,
        attacks=attacks(options.zoo),
        extent=PixelExtent(
            pictures=PICTURES, degraded=PICTURES, conditions=tuple(options.conditions)
        ),
    )
    folds = [seen(recipe, laboratory, n) for n in range(1, len(recipe.folds) + 1)]
    for condition in (*options.conditions, *laboratory.attacks):
        for cell in cells(folds[0]):
            for flux in (False, True):
                told([of(fold, condition, cell, flux=flux) for fold in folds], condition, cell)


def seen(recipe: PixelRecipe, laboratory: PixelLaboratory, number: int) -> list[JudgedPicture]:
    """Return what the network of a fold says of what it never learned from."""
    part = of_fold(recipe, recipe.folds[number - 1])
    pack = load_folder(pack_folder(fold_folder(laboratory.folder, number), part))
    started = onnx.start(pack, 1)
    run = NativeEngine(started, started.inputs, started.outputs).run

    def look(pixels: Pixels) -> Scores | None:
        found = asked(run, pixels, PATCHES)
        if found is None:
            return None
        return Scores(found.answer.synthetic, found.answer.laundered)

    shelf, sides = fold_sides(recipe, laboratory, number)
    every = judged(
        look, shelf, sides, Open(), extent=laboratory.extent, attacks=laboratory.attacks
    )
    return [one for one in every if one.view != UNCUT]


def of(
    judged: Sequence[JudgedPicture], condition: str, cell: str, *, flux: bool
) -> list[JudgedPicture]:
    """Return the pictures of a cell; of laundered ones those by FLUX.2's, or by all others."""
    return [
        one
        for one in cells(judged)[cell]
        if one.condition == condition
        and (one.kind != "laundered" or (one.made == FLUX) is flux)
    ]


def told(folds: Sequence[list[JudgedPicture]], condition: str, cell: str) -> None:
    """Print the confusion of all folds together, and each fold's balanced accuracy."""
    together = confusion([one for fold in folds for one in fold])
    alone = " ".join(f"{balanced(confusion(fold)):.2f}" for fold in folds)
    shares = together / np.maximum(together.sum(1, keepdims=True), 1)
    rows = "; ".join(" ".join(f"{share:.2f}" for share in row) for row in shares)
    counts = ", ".join(map(str, together.sum(1)))
    print(f"{condition} | {cell}{balanced(together):.2f} | {alone} | {rows} | {counts}")


def confusion(judged: Sequence[JudgedPicture]) -> NDArray[np.int64]:
    """Return how many pictures of each class (3) are given each answer (3)."""
    found = np.zeros((len(CLASSES), len(Answer)), np.int64)
    for one in judged:
        answer = ThreeWay(one.score, float(one.second or 0)).answer()
        found[list(CLASSES).index(one.kind), list(Answer).index(answer)] += 1
    return found


def balanced(counts: NDArray[np.int64]) -> float:
    """Return the mean share of right answers, NaN where a class has no picture."""
    of_each = counts.sum(1)
    return float((counts.diagonal() / of_each).mean()) if of_each.all() else float("nan")


if __name__ == "__main__":
    main()
