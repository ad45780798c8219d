"""Single steps of a training of facial parts, for a laboratory."""

from collections.abc import Generator
from math import isnan
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from PIL import Image

from analyzers.training.figures import Table, figures, operating_point
from analyzers.training.making import JUDGED, VALIDATED, Laboratory, read_kept
from analyzers.training.parts.figures import figures_of_misfits, figures_of_residuals
from analyzers.training.parts.forgeries import AGAIN
from analyzers.training.parts.judging import JudgedParts
from analyzers.training.parts.making import made_fold
from analyzers.training.parts.recipe import read
from analyzers.training.parts.restoring import WAYS, begun, restorations, sheet
from analyzers.training.parts.restoring import figures as of_restored

Made = TypeVar("Made")

ROWS = 12  # about so many faces on a sheet

steps = typer.Typer(no_args_is_help=True)


@steps.callback(help=__doc__)
def _steps() -> None:
    """Have every step called by its name."""


@steps.command("tables")
def _tables(
    recipe: Annotated[Path, typer.Argument(help="By which was trained.")],
    trained: Annotated[Path, typer.Argument(help="The folder of the training.")],
    *,
    faces: Annotated[Path, typer.Option(help="A folder of gathered faces.")],
    number: Annotated[int, typer.Option("--fold", help="From 1; 0 for the release.")] = 0,
) -> None:
    """Print what a fold's comparer or the release is worth, as a table in Markdown.

    A fold is taught before, unless its folder holds it.
    """
    if number:
        laboratory = Laboratory(shelf=faces, folder=trained, workers=0, threads=1)
        told = finished(made_fold(read(recipe), laboratory, number)).figures()
    else:
        judged, validated = (read_kept(trained / o, JudgedParts) for o in (JUDGED, VALIDATED))
        kept = tuple(one for one in judged if one.made not in AGAIN)
        table = Table(kept, operating_point([o for o in validated if o.made not in AGAIN]))
        of_parts = figures_of_misfits(table, judged)
        of_residuals = figures_of_residuals(table, judged, validated)
        told = [*figures(table, paired=True), *of_parts, *of_residuals]
    typer.echo("| figure | forged by | source | value | 95 % | n | conditions |")
    typer.echo("|---|---|---|---|---|---|---|")
    for one in told:
        low, high = one.interval or (0.0, 1.0)
        typer.echo(
            f"| {one.quantity} | {one.generator} | {one.source} | {one.value:.2f} "
            f"| {low:.2f} to {high:.2f} | {one.n} | {one.conditions} |"
        )


def finished(making: Generator[object, None, Made]) -> Made:
    """Go through a making to its end, and return what comes of it."""
    while True:
        try:
            next(making)
        except StopIteration as end:
            made: Made = end.value
            return made


@steps.command("restored")
def _restored(
    recipe: Annotated[Path, typer.Argument(help="By which was pretrained.")],
    pretraining: Annotated[Path, typer.Argument(help="The folder of the pretraining.")],
    *,
    faces: Annotated[Path, typer.Option(help="A folder of gathered faces.")],
    most: Annotated[int, typer.Option(help="Faces of each source.")] = 60,
    picture: Annotated[Path | None, typer.Option(help="A PNG of some, to look at.")] = None,
) -> None:
    """Print how well hidden parts of people never learned from are restored, as a table."""
    restoring, asked = begun(read(recipe), pretraining, faces, most)
    ways = " | ".join(f"{way}: levels, alike" for way in WAYS)
    typer.echo(f"| source | part | n | {ways} | nearer than the mean part by |")
    typer.echo("|---" * (4 + len(WAYS)) + "|")
    for one in of_restored(list(restorations(restoring, asked))):
        each = (f"{a:.1f}, {b:.2f}" for a, b in zip(one.missed, one.alike, strict=True))
        nearer, low, high = one.nearer
        between = "one person" if isnan(low) else f"{low:.1f} to {high:.1f}"
        typer.echo(
            f"| {one.source} | {one.part} | {one.n} | {' | '.join(each)} "
            f"| {nearer:.1f} ({between}) |"
        )
    if picture is not None:
        Image.fromarray(sheet(restoring, asked[:: max(1, len(asked) // ROWS)])).save(picture)


if __name__ == "__main__":
    steps()
