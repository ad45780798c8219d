"""Single steps of a training of attribution, for a laboratory."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from analyzers.training.attribution.laboratory import MADE, made_folders
from analyzers.training.attribution.making import MakerLaboratory, made_fold, rewritten
from analyzers.training.attribution.recipe import FACE, MakerRecipe, read
from analyzers.training.attribution.tables import rows_of, trainings
from analyzers.training.making import Progress
from analyzers.training.recipe import task_of
from workbench.errors import RecipeUnusable, WorkbenchError

EVERY = 20  # steps or works between two lines

steps = typer.Typer(no_args_is_help=True)

Recipe = Annotated[Path, typer.Argument(help="What to train, how.")]
Folder = Annotated[Path, typer.Option("-o", "--output", help="A folder; goes on where it was.")]
Faces = Annotated[Path | None, typer.Option(help="A folder of gathered faces.")]
Zoo = Annotated[Path | None, typer.Option(help="A folder of trained autoencoders.")]


@steps.callback(help=__doc__)
def _steps() -> None:
    """Have every step called by its name."""


@steps.command("make")
def _make(recipe: Recipe, output: Folder, *, faces: Faces = None, zoo: Zoo = None) -> None:
    """Make the faces that a recipe asks for, which a later `loupe train` finds made."""
    _followed(_made(_asked(recipe), output, faces, zoo))


@steps.command("fold")
def _fold(
    recipe: Recipe,
    number: Annotated[int, typer.Argument(help="Of the fold, from 1.")],
    output: Folder,
    *,
    faces: Faces = None,
    pictures: Annotated[list[Path] | None, typer.Option(help="Folders of pictures.")] = None,
    zoo: Zoo = None,
    workers: Annotated[int, typer.Option(help="Processes that make batches.")] = 0,
    threads: Annotated[int, typer.Option(help="Of the CPU's arithmetic.")] = 1,
) -> None:
    """Train and judge one fold, which a later `loupe train` finds done."""

    def told() -> Iterator[Progress]:
        asked = _asked(recipe)
        folders = tuple(pictures or ())
        if asked.task == FACE:
            folders = yield from _made(asked, output, faces, zoo)
        laboratory = MakerLaboratory(
            folders=folders, folder=output, workers=workers, threads=threads
        )
        yield from made_fold(asked, laboratory, number)

    _followed(told())


@steps.command("tables")
def _tables(
    recipe: Recipe, folder: Annotated[Path, typer.Argument(help="Of a training.")]
) -> None:
    """Print what trainings were judged to be worth, as tables in Markdown."""
    for title, columns, rows in rows_of(trainings(folder, _asked(recipe))):
        ruled = [columns, ("---",) * len(columns), *rows]
        typer.echo(f"\n{title}\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in ruled))


@steps.command("rewrite")
def _rewrite(
    recipe: Recipe, folder: Annotated[Path, typer.Argument(help="Of a training.")]
) -> None:
    """Write makers and card of a trained network anew, of what its folder holds."""
    try:
        pack = rewritten(_asked(recipe), folder)
    except WorkbenchError as error:
        typer.echo(f"{error}\n{error.advice}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{pack.folder}: {pack.card.called}, {len(pack.card.measured)} figures")


def _asked(recipe: Path) -> MakerRecipe:
    return read(recipe, task_of(recipe))


def _made(
    asked: MakerRecipe, output: Path, faces: Path | None, zoo: Path | None
) -> Generator[Progress, None, tuple[Path, ...]]:
    if faces is None:
        raise RecipeUnusable("faces are made of --faces gathered before")
    return (yield from made_folders(asked, faces, output / MADE, zoo))


def _followed(told: Iterator[Progress]) -> None:
    """Print every twentieth of what is done, and the last."""
    console = Console()
    try:
        for one in told:
            if one.done % EVERY == 0 or one.done == one.of:
                console.print(f"{one.part} {one.done} of {one.of or 'some'} {one.said}")
    except WorkbenchError as error:
        console.print(f"{error}\n{error.advice}")
        raise typer.Exit(1) from error


if __name__ == "__main__":
    steps()
