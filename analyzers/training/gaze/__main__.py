"""Single steps of a training of the network of the eyes, for a laboratory."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import torch
import typer
from rich.console import Console

from analyzers.runtime.card import Measured
from analyzers.training.gaze.figures import compared, figures
from analyzers.training.gaze.folds import folds_of
from analyzers.training.gaze.forging import SEEN, forge
from analyzers.training.gaze.gathering import gather
from analyzers.training.gaze.judging import MADE, JudgedEyes
from analyzers.training.gaze.making import GazeLaboratory, judge_again, made_fold
from analyzers.training.gaze.recipe import GazeRecipe, read
from analyzers.training.gaze.shelf import EyeShelf
from analyzers.training.gaze.teacher import Teacher
from analyzers.training.making import JUDGED, read_kept
from workbench.errors import WorkbenchError
from workbench.evaluation.manifest import read_manifest

EVERY = 25  # steps between two lines

steps = typer.Typer(no_args_is_help=True)

Folder = Annotated[Path, typer.Option("-o", "--output", help="A folder; goes on where it was.")]
Eyes = Annotated[Path, typer.Option(help="A folder of gathered eyes.")]
RecipePath = Annotated[Path, typer.Argument(help="What to train, how.")]


class Control(StrEnum):
    """What is left out of the method, to see what it is good for."""

    NONE = "none"
    LEAKY = "leaky"
    TEACHER = "teacher"

    def of(self, recipe: GazeRecipe) -> GazeRecipe:
        """Return the recipe without it."""
        if self is Control.LEAKY:
            network = msgspec.structs.replace(recipe.network, leaky=0)
            return msgspec.structs.replace(recipe, network=network)
        if self is Control.TEACHER:
            training = msgspec.structs.replace(recipe.training, teacher=0.0)
            return msgspec.structs.replace(recipe, training=training)
        return recipe


@steps.callback(help=__doc__)
def _steps() -> None:
    """Have every step called by its name."""


@steps.command("gather")
def _gather(
    manifest: Annotated[Path, typer.Option(help="A CSV with path, label, media, person.")],
    output: Folder,
    *,
    teacher: Annotated[Path | None, typer.Option(help="A folder with the teacher.")] = None,
) -> None:
    """Keep the eyes of a manifest's videos, and what the teacher says of them."""
    found = None if teacher is None else Teacher(teacher)
    _followed(gather(read_manifest(manifest), output, found), every=1)


@steps.command("forge")
def _forge(
    manifest: Annotated[Path, typer.Option(help="The manifest that was gathered.")],
    output: Folder,
    *,
    frames: Annotated[int, typer.Option(help="Of each clip.")] = 120,
    into: Annotated[Path | None, typer.Option(help="Another folder for what is made.")] = None,
    seen: Annotated[str, typer.Option(help=f"By the mesh: {', '.join(SEEN)}.")] = "drawn",
) -> None:
    """Forge the gathered clips in pixels, by every way, for judging."""
    if seen not in SEEN or (into is None and seen != "drawn"):
        raise typer.BadParameter(f"--seen is one of {', '.join(SEEN)}, and needs --into")
    _followed(forge(output, manifest.parent, frames, into=into, seen=seen), every=1)


@steps.command("folds")
def _folds(recipe: RecipePath, *, eyes: Eyes) -> None:
    """List the folds by their numbers."""
    for number, fold in enumerate(folds_of(EyeShelf(eyes).clips, read(recipe)), start=1):
        typer.echo(f"{number}: without {fold.said}")


@steps.command("fold")
def _fold(
    recipe: RecipePath,
    number: Annotated[int, typer.Argument(help="Of the fold, from 1.")],
    output: Folder,
    *,
    eyes: Eyes,
    without: Annotated[Control, typer.Option(help="A control.")] = Control.NONE,
    workers: Annotated[int, typer.Option(help="Processes that make batches.")] = 0,
    threads: Annotated[int, typer.Option(help="Of the CPU's arithmetic.")] = 1,
) -> None:
    """Train and judge one fold, which a later `loupe train` finds done."""
    torch.set_num_threads(threads)
    laboratory = GazeLaboratory(shelf=eyes, folder=output, workers=workers, threads=threads)
    told = made_fold(read(recipe), laboratory, number, without.of)
    _followed((one.done, one.of, one.said) for one in told)


@steps.command("judge")
def _judge(
    recipe: RecipePath,
    trained: Annotated[Path, typer.Argument(help="A folder whose folds are all trained.")],
    output: Folder,
    *,
    eyes: Eyes,
) -> None:
    """Judge the networks of folds on eyes that the mesh saw in another way."""
    laboratory = GazeLaboratory(shelf=eyes, folder=output)
    told = judge_again(read(recipe), laboratory, trained)
    _followed((one.done, one.of, one.said or one.part) for one in told)


@steps.command("tables")
def _tables(
    folders: Annotated[list[Path], typer.Argument(help="Of folds that were judged.")],
) -> None:
    """Print what networks were judged to be worth, as a table in Markdown."""
    judged = [one for folder in folders for one in read_kept(folder / JUDGED, JudgedEyes)]
    made = [one for one in judged if one.condition == MADE]
    left_out = [one for folder in folders for one in _left_out(folder / JUDGED)]
    typer.echo("\n".join(_rows(figures(left_out, made))))


@steps.command("compare")
def _compare(
    whole: Annotated[Path, typer.Argument(help="The laboratory whose folds were made whole.")],
    lesser: Annotated[Path, typer.Argument(help="That of `fold … --without` something.")],
) -> None:
    """Print what a part of the method is worth, over the folds that both have judged."""
    both = [
        {path.parent.name: path for path in one.glob(f"*/{JUDGED}")} for one in (whole, lesser)
    ]
    folds = sorted(both[0].keys() & both[1].keys())
    told = compared(*([o for fold in folds for o in _left_out(one[fold])] for one in both))
    typer.echo(f"{len(folds)} folds that both have judged")
    typer.echo("\n".join(_rows(told)))


def _left_out(path: Path) -> list[JudgedEyes]:
    return [one for one in read_kept(path, JudgedEyes) if one.condition != MADE]


def _rows(measured: Sequence[Measured]) -> Iterable[str]:
    yield "| figure | made by | value | 95 % | n | conditions |"
    yield "|---|---|---|---|---|---|"
    for one in measured:
        within = "" if one.interval is None else "{:.2f} to {:.2f}".format(*one.interval)
        made = one.generator or one.source or one.group
        yield (
            f"| {one.quantity} | {made} | {one.value:.2f} | {within} | {one.n} | "
            f"{one.conditions} |"
        )


def _followed(told: Iterable[tuple[int, int, str]], every: int = EVERY) -> None:
    """Print some of what is done, and the last."""
    console = Console()
    try:
        for done, of, said in told:
            if done % every == 0 or done == of:
                console.print(f"{done} of {of or 'some'} {said}")
    except WorkbenchError as error:
        console.print(f"{error}\n{error.advice}")
        raise typer.Exit(1) from error


if __name__ == "__main__":
    steps()
