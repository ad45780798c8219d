"""Single steps of a training on native pixels, for a laboratory."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import torch
import typer
from rich.console import Console

from analyzers.training.pixels.gathering import MOST, gather
from analyzers.training.pixels.laboratory import attacks, laundered
from analyzers.training.pixels.laundering import OF_A_SOURCE
from analyzers.training.pixels.making import PixelLaboratory, made_fold
from analyzers.training.pixels.recipe import read
from analyzers.training.pixels.tables import Judgement, rows_of
from workbench.errors import WorkbenchError
from workbench.evaluation.manifest import read_manifest

EVERY = 50  # steps or files between two lines

steps = typer.Typer(no_args_is_help=True)

Folder = Annotated[Path, typer.Option("-o", "--output", help="A folder; goes on where it was.")]


@steps.callback(help=__doc__)
def _steps() -> None:
    """Have every step called by its name."""


@steps.command("gather")
def _gather(
    manifest: Annotated[Path, typer.Option(help="A CSV with path, label, source, person.")],
    output: Folder,
    *,
    most: Annotated[int, typer.Option(help="Pictures of a source or generator.")] = MOST,
    processes: Annotated[int, typer.Option(help="That decode.")] = 1,
) -> None:
    """Keep the pictures of a manifest in their native size."""
    _followed(gather(read_manifest(manifest), output, most=most, processes=processes))


@steps.command("launder")
def _launder(
    pictures: Annotated[Path, typer.Option(help="A folder that was gathered.")],
    zoo: Annotated[Path, typer.Option(help="A folder of trained autoencoders.")],
    output: Folder,
    *,
    flux: Annotated[Path | None, typer.Option(help="The tiny FLUX.2 weights.")] = None,
    of_a_source: Annotated[int, typer.Option(help="Photographs.")] = OF_A_SOURCE,
    photographs: Annotated[bool, typer.Option(help="Launder photographs.")] = True,
    sampled: Annotated[bool, typer.Option(help="Draw from sampled latents.")] = True,
    threads: Annotated[int, typer.Option(help="Of the CPU's arithmetic.")] = 1,
) -> None:
    """Send photographs of a folder through autoencoders, and draw by their decoders."""
    torch.set_num_threads(threads)
    made = laundered(
        pictures,
        zoo,
        output,
        flux=flux,
        of_a_source=of_a_source,
        photographs=photographs,
        sampled=sampled,
    )
    _followed(made)


@steps.command("fold")
def _fold(
    recipe: Annotated[Path, typer.Argument(help="What to train, how.")],
    number: Annotated[int, typer.Argument(help="Of the fold, from 1.")],
    output: Folder,
    *,
    pictures: Annotated[list[Path], typer.Option(help="Folders of pictures.")],
    zoo: Annotated[Path | None, typer.Option(help="Whose attacks are judged by too.")] = None,
    workers: Annotated[int, typer.Option(help="Processes that make batches.")] = 0,
    threads: Annotated[int, typer.Option(help="Of the CPU's arithmetic.")] = 1,
) -> None:
    """Train and judge one fold, which a later `loupe train` finds done."""
    laboratory = PixelLaboratory(
        shelves=tuple(pictures),
        folder=output,
        attacks=attacks(zoo),
        workers=workers,
        threads=threads,
    )
    _followed(
        (one.done, one.of, one.said) for one in made_fold(read(recipe), laboratory, number)
    )


@steps.command("tables")
def _tables(
    folders: Annotated[list[Path], typer.Argument(help="Of trainings that were judged.")],
) -> None:
    """Print what networks were judged to be worth, as tables in Markdown."""
    for title, columns, rows in rows_of([Judgement(folder) for folder in folders]):
        ruled = [columns, ("---",) * len(columns), *rows]
        typer.echo(f"\n{title}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in ruled))


def _followed(told: Iterable[tuple[int, int, str]]) -> None:
    """Print every hundredth of what is done, and the last."""
    console = Console()
    try:
        for done, of, said in told:
            if done % EVERY == 0 or done == of:
                console.print(f"{done} of {of or 'some'} {said}")
    except WorkbenchError as error:
        console.print(f"{error}\n{error.advice}")
        raise typer.Exit(1) from error


if __name__ == "__main__":
    steps()
