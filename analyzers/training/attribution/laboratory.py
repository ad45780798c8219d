"""One program from media and a recipe of attribution to a pack: what `loupe train` runs."""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

from analyzers.runtime.packs import Pack
from analyzers.training.attribution.made import made_faces
from analyzers.training.attribution.making import MakerLaboratory, make
from analyzers.training.attribution.recipe import FACE, MakerRecipe, read
from analyzers.training.faces import gather
from analyzers.training.laboratory import document_of
from analyzers.training.making import Progress
from analyzers.training.recipe import task_of
from analyzers.training.zoo.laundering import autoencoders
from workbench.errors import RecipeUnusable
from workbench.evaluation.manifest import read_manifest

__all__ = ["MADE", "made_folders", "run"]

Document = dict[str, Any]
MADE = "made"  # below a training's folder


def run(
    recipe: Path,
    folder: Path,
    *,
    manifest: Path | None,
    faces: Path | None,
    pictures: Sequence[Path],
    zoo: Path | None,
    device: str,
    workers: int,
    threads: int | None,
) -> Iterator[Progress | Document]:
    """Gather, make faces where the recipe asks for some, train, judge, yield the document.

    Whole pictures must have been gathered, and laundered, before: their folders are
    `pictures`. Raises TrainingError, ManifestUnusable, ReadFailed.
    """
    asked = read(recipe, task_of(recipe))
    folders = tuple(pictures)
    if asked.task == FACE:
        shelf = faces or folder / "faces"
        yield from _gathered(manifest, shelf, workers, kept=faces is not None)
        folders = yield from made_folders(asked, shelf, folder / MADE, zoo)
    elif not folders:
        raise RecipeUnusable("a training on pictures needs --pictures gathered before")
    laboratory = MakerLaboratory(
        folders=folders, folder=folder, device=device, workers=workers, threads=threads
    )
    for one in make(asked, laboratory):
        yield document_of(one) if isinstance(one, Pack) else one


def _gathered(
    manifest: Path | None, shelf: Path, processes: int, *, kept: bool
) -> Iterator[Progress]:
    if manifest is None and not kept:
        raise RecipeUnusable("a training needs --manifest, or --faces gathered before")
    if manifest is not None:
        for done, of, problem in gather(read_manifest(manifest), shelf, processes=processes):
            yield Progress("finding faces", done, of, problem)


def made_folders(
    recipe: MakerRecipe, shelf: Path, folder: Path, zoo: Path | None
) -> Generator[Progress, None, tuple[Path, ...]]:
    """Make the faces that a recipe asks for, and return all folders of its faces.

    Without a `zoo`, laundered faces of before are taken as they are.
    """
    if not (recipe.made.fakes or recipe.made.laundered):
        return (shelf,)
    if zoo is not None or not folder.exists() or not recipe.made.laundered:
        through = autoencoders(zoo) if zoo else {}
        redrawing = {name: one.reconstructed for name, one in through.items()}
        for done, of, name in made_faces(shelf, folder, recipe, redrawing):
            yield Progress("making faces", done, of, name)
    return shelf, folder
