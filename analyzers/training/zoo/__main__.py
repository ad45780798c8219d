"""Teach generators: `python -m analyzers.training.zoo NAME… -o FOLDER`.

Those that forge faces learn from a shelf (`--faces`); with `--recipe` from no face that the
recipe leaves out, keeps back or validates on, so that a face that is judged was seen neither by
the network nor by the generator. Those that draw whole pictures learn from the authentic ones
of a manifest (`--pictures`), but never from the fifth that is kept back.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from rich.console import Console

from analyzers.training.faces import FaceShelf
from analyzers.training.recipe import read_recipe
from analyzers.training.splits import parted
from analyzers.training.zoo import GENERATORS
from analyzers.training.zoo.laundering import PICTURE_NETWORKS, taught_network
from analyzers.training.zoo.pictures import picture_lessons
from analyzers.training.zoo.teaching import taught
from workbench.errors import WorkbenchError
from workbench.evaluation.manifest import read_manifest

EVERY = 25  # steps between two lines

Progress = tuple[str, int, int, float]


def teach(
    names: Annotated[
        list[str],
        typer.Argument(help=f"Any of: {', '.join([*GENERATORS, *PICTURE_NETWORKS])}."),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where each NAME's folder is made.")],
    *,
    faces: Annotated[Path | None, typer.Option(help="A folder of gathered faces.")] = None,
    recipe: Annotated[
        Path | None, typer.Option(help="Learn only from faces that this recipe learns from.")
    ] = None,
    pictures: Annotated[Path | None, typer.Option(help="A manifest of pictures.")] = None,
    leave_out_source: Annotated[
        list[str] | None, typer.Option(help="Learn from no picture of this source.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same weights.")] = 1,
    steps: Annotated[
        int | None, typer.Option(help="How many; else the generator's own.")
    ] = None,
    threads: Annotated[int, typer.Option(help="Cores to be used.")] = 1,
) -> None:
    """Teach small generators on authentic faces or pictures."""
    console = Console()
    _require_known(names, console, faces=faces, pictures=pictures)
    torch.set_num_threads(threads)
    try:
        if faces is not None:
            among = [name for name in names if name in GENERATORS]
            _tell(console, _on_faces(among, faces, recipe, out, seed=seed, steps=steps))
        if pictures is not None:
            among = [name for name in names if name in PICTURE_NETWORKS]
            left = leave_out_source or []
            _tell(console, _on_pictures(among, pictures, left, out, seed=seed, steps=steps))
    except WorkbenchError as error:
        console.print(f"{error}\n{error.advice}")
        raise typer.Exit(1) from error


def _require_known(
    names: list[str], console: Console, *, faces: Path | None, pictures: Path | None
) -> None:
    """End the program where a name is not known or has nothing to learn from."""
    for name in names:
        if name not in {*GENERATORS, *PICTURE_NETWORKS}:
            known = ", ".join([*GENERATORS, *PICTURE_NETWORKS])
            console.print(f"There is no {name!r}; there are {known}.")
        elif name in GENERATORS and faces is None:
            console.print(f"{name} learns from faces: name their folder with --faces.")
        elif name in PICTURE_NETWORKS and pictures is None:
            console.print(f"{name} learns from pictures: name a manifest with --pictures.")
        else:
            continue
        raise typer.Exit(2)


def _tell(console: Console, teaching: Iterator[Progress]) -> None:
    for name, step, of, error in teaching:
        if step % EVERY == 0 or step == of:
            console.print(f"{name}: {step} of {of}: error {error:.4f}")


def _on_faces(
    names: list[str],
    faces: Path,
    recipe: Path | None,
    out: Path,
    *,
    seed: int,
    steps: int | None,
) -> Iterator[Progress]:
    shelf = FaceShelf(faces)
    among = None if recipe is None else _learned(shelf, recipe)
    for name in names:
        kind, folder = GENERATORS[name], out / name
        for told in taught(kind, shelf, folder, seed=seed, steps=steps, among=among):
            yield name, *told


def _on_pictures(
    names: list[str],
    manifest: Path,
    left: list[str],
    out: Path,
    *,
    seed: int,
    steps: int | None,
) -> Iterator[Progress]:
    lessons = picture_lessons(read_manifest(manifest), np.random.default_rng(seed), left)
    for name in names:
        for told in taught_network(name, lessons, out / name, seed=seed, steps=steps):
            yield name, *told


def _learned(shelf: FaceShelf, recipe: Path) -> list[int]:
    """Return the places of the faces that a recipe neither leaves out nor keeps back."""
    learned: list[int] = parted(shelf.examples, read_recipe(recipe)).learned.tolist()
    return learned


if __name__ == "__main__":
    typer.run(teach)
