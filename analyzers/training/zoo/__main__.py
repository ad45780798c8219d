"""Teach one generator: `python -m analyzers.training.zoo NAME --faces SHELF -o FOLDER`."""

from pathlib import Path
from typing import Annotated

import torch
import typer
from rich.console import Console

from analyzers.training.faces import FaceShelf
from analyzers.training.zoo import GENERATORS
from analyzers.training.zoo.teaching import taught
from workbench.errors import WorkbenchError

EVERY = 25  # steps between two lines


def teach(
    name: Annotated[str, typer.Argument(help=f"One of: {', '.join(GENERATORS)}.")],
    faces: Annotated[Path, typer.Option(help="A folder of gathered faces.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Where NAME's folder is made.")],
    *,
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
        for step, of, error in taught(
            GENERATORS[name], FaceShelf(faces), out / name, seed=seed, steps=steps
        ):
            if step % EVERY == 0 or step == of:
                console.print(f"{step} of {of}: error {error:.4f}")
    except WorkbenchError as error:
        console.print(f"{error}\n{error.advice}")
        raise typer.Exit(1) from error


if __name__ == "__main__":
    typer.run(teach)
