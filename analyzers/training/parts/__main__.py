"""Single steps of a training of facial parts, for a laboratory."""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from analyzers.training.figures import Table, figures, operating_point
from analyzers.training.judging import CLEAN, Extent
from analyzers.training.laboratory import forging
from analyzers.training.making import JUDGED, VALIDATED, Laboratory, Progress, read_kept
from analyzers.training.parts.comparison import Beside, compared
from analyzers.training.parts.figures import figures_of_residuals
from analyzers.training.parts.judging import JudgedParts
from analyzers.training.parts.recipe import read
from analyzers.training.parts.variants import Kept, Run, Variant
from workbench.errors import WorkbenchError

EVERY = 25  # steps between two lines

steps = typer.Typer(no_args_is_help=True)


@steps.callback(help=__doc__)
def _steps() -> None:
    """Have every step called by its name."""


@steps.command("tables")
def _tables(
    folder: Annotated[Path, typer.Argument(help="Of a fold or a release that was judged.")],
) -> None:
    """Print what a network was judged to be worth, as a table in Markdown."""
    judged, validated = (read_kept(folder / o, JudgedParts) for o in (JUDGED, VALIDATED))
    table = Table(tuple(judged), operating_point(validated))
    told = [*figures(table, paired=True), *figures_of_residuals(table, judged, validated)]
    typer.echo("| figure | forged by | source | value | 95 % | n | conditions |")
    typer.echo("|---|---|---|---|---|---|---|")
    for one in told:
        low, high = one.interval or (0.0, 1.0)
        typer.echo(
            f"| {one.quantity} | {one.generator} | {one.source} | {one.value:.2f} "
            f"| {low:.2f} to {high:.2f} | {one.n} | {one.conditions} |"
        )


@steps.command("variants")
def _variants(
    recipe: Annotated[Path, typer.Argument(help="By which was trained.")],
    number: Annotated[int, typer.Argument(help="Of the fold, from 1.")],
    trained: Annotated[Path, typer.Argument(help="The folder of the training.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="A folder; goes on there.")],
    *,
    faces: Annotated[Path, typer.Option(help="A folder of gathered faces.")],
    variant: Annotated[list[Variant], typer.Option(help="What to try; repeat it for more.")],
    lots: Annotated[int, typer.Option(help="How often, by other chance each time.")] = 1,
) -> None:
    """Teach a fold's detector again, each time with one thing otherwise, and print a table.

    It begins with the pretraining that the fold keeps, unless that is what is otherwise, and is
    judged on the fold's faces, saved as JPEG alone.
    """
    laboratory = Laboratory(
        shelf=faces,
        folder=output,
        forging=forging(None),
        extent=Extent(conditions=(CLEAN,)),
        workers=0,
        threads=1,
    )
    kept = Kept(recipe=read(recipe), number=number, trained=trained, laboratory=laboratory)
    console = Console(stderr=True)
    try:
        runs = {
            one: [_followed(kept.run(one, lot), f"{one} {lot}", console) for lot in range(lots)]
            for one in (Variant.BASE, *variant)
        }
    except WorkbenchError as error:
        console.print(f"{error}\n{error.advice}")
        raise typer.Exit(1) from error
    typer.echo("\n".join(_rows(kept, runs)))


def _followed(making: Generator[Progress, None, Run], named: str, console: Console) -> Run:
    """Print some of what is done, and return what comes of it."""
    while True:
        try:
            told = next(making)
        except StopIteration as end:
            run: Run = end.value
            return run
        if told.done % EVERY == 0:
            console.print(
                f"{named}: {told.part} {told.done} of {told.of or 'some'} {told.said}"
            )


def _rows(kept: Kept, runs: dict[Variant, list[Run]]) -> Iterator[str]:
    yield "| variant | figure | forged by | as it stands | varied | difference | 95 % | n |"
    yield "|---|---|---|---|---|---|---|---|"
    plain = runs.pop(Variant.BASE)
    for variant, varied in runs.items():
        others = variant.pretrains(kept.recipe)
        told = compared(plain, varied, residuals=others)
        yield from (_row(variant, one) for one in told)


def _row(variant: Variant, one: Beside) -> str:
    low, high = one.interval
    return (
        f"| {variant} | {one.quantity} | {one.way} | {_lots(one.plain)} "
        f"| {_lots(one.varied)} | {one.difference:+.3f} | {low:+.3f} to {high:+.3f} | {one.n} |"
    )


def _lots(values: Sequence[float]) -> str:
    return ", ".join(f"{value:.3f}" for value in values)


if __name__ == "__main__":
    steps()
