"""Teach one generator: `python -m analyzers.training.zoo NAME --faces SHELF -o FOLDER`.

With `--recipe` it learns from no face that the recipe leaves out, keeps back or validates on,
so that a face that is judged was seen neither by the network nor by the generator.
"""

from pathlib import Path
from typing import Annotated

import torch
import typer
from rich.console import Console

from analyzers.training.faces import FaceShelf
from analyzers.training.recipe import read_recipe
from analyzers.training.splits import parted
from analyzers.training.zoo import GENERATORS
from analyzers.training.zoo.teaching import taught
from workbench.errors import WorkbenchError

EVERY = 25  # steps between two lines


def teach(
    name: Annotated[str, typer.Argument(help=f"One of: {', '.join(GENERATORS)}.")],
    faces: Annotated[Path, typer.Option(help="A folder of gathered faces.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where NAME's folder is made.")],
    *,
    recipe: Annotated[
        Path | None, typer.Option(help="Learn only from faces that this recipe learns from.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same weights.")] = 1,
    steps: Annotated[
        int | None, typer.Option(help="How many; else the generator's own.")
    ] = None,
    threads: Annotated[int, typer.Option(help="Cores to be used.")] = 1,
) -> None:
    """Teach a small generator on the authentic faces of a shelf."""
    console = Console()
    if name not in GENERATORS:
        console.print(f"There is no {name!r}; there are {', '.join(GENERATORS)}.")
        raise typer.Exit(2)
    torch.set_num_threads(threads)
    try:
        shelf = FaceShelf(faces)
        among = None if recipe is None else _learned(shelf, recipe)
        for step, of, error in taught(
            GENERATORS[name], shelf, out / name, seed=seed, steps=steps, among=among
        ):
            if step % EVERY == 0 or step == of:
                console.print(f"{step} of {of}: error {error:.4f}")
    except WorkbenchError as error:
        console.print(f"{error}\n{error.advice}")
        raise typer.Exit(1) from error


def _learned(shelf: FaceShelf, recipe: Path) -> list[int]:
    """Return the places of the faces that a recipe neither leaves out nor keeps back."""
    learned: list[int] = parted(shelf.examples, read_recipe(recipe)).learned.tolist()
    return learned


if __name__ == "__main__":
    typer.run(teach)
