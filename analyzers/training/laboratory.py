"""One program from media and a recipe to a pack: what `loupe train` runs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from analyzers.runtime.packs import Pack
from analyzers.training.attribution.recipe import TASKS as ATTRIBUTION
from analyzers.training.faces import gather
from analyzers.training.fakes import MAKERS
from analyzers.training.fakes.face import Maker
from analyzers.training.gaze.recipe import TASK as GAZE
from analyzers.training.making import Laboratory, Progress, make
from analyzers.training.parts.recipe import TASK as PARTS
from analyzers.training.parts.recipe import read as read_parts
from analyzers.training.pixels.recipe import TASKS
from analyzers.training.recipe import read_recipe, task_of
from analyzers.training.synthesis.recipe import TASK as SYNTHESIS
from analyzers.training.synthesis.recipe import read as read_synthesis
from workbench.errors import RecipeUnusable
from workbench.evaluation.manifest import read_manifest

__all__ = ["document_of", "forging", "run"]

Document = dict[str, Any]

TOO_SLOW = {"enhancement"}  # seconds for one face: used where a recipe asks for it


def run(
    recipe: Path,
    folder: Path,
    *,
    manifest: Path | None,
    faces: Path | None,
    zoo: Path | None,
    device: str,
    workers: int,
    threads: int | None,
    pictures: Sequence[Path] = (),
) -> Iterator[Progress | Document]:
    """Gather faces where a manifest is given, train, judge, and yield the pack's document.

    A recipe of native pixels gathers whole `pictures` instead. Raises TrainingError,
    ManifestUnusable, ReadFailed.
    """
    others = _of_other_media(task_of(recipe), faces, pictures, zoo)
    if others is not None:
        yield from others(
            recipe, folder, manifest=manifest, device=device, workers=workers, threads=threads
        )
        return
    training = _training(recipe, zoo)
    shelf = faces or folder / "faces"
    windows = task_of(recipe) == SYNTHESIS
    yield from _gathered(manifest, shelf, workers, kept=faces is not None, windows=windows)
    laboratory = Laboratory(
        shelf=shelf,
        folder=folder,
        forging=forging(zoo) if not windows else {},
        device=device,
        workers=workers,
        threads=threads,
    )
    for one in training(laboratory):
        yield document_of(one) if isinstance(one, Pack) else one


def _of_other_media(
    task: str, faces: Path | None, pictures: Sequence[Path], zoo: Path | None
) -> Callable[..., Iterator[Progress | Document]] | None:
    """Return what trains on anything but gathered faces alone, None for a task of those."""
    if task in TASKS:
        from analyzers.training.pixels import laboratory as pixels  # noqa: PLC0415  # as asked

        return partial(pixels.run, pictures=pictures, zoo=zoo)
    if task == GAZE:
        from analyzers.training.gaze import laboratory as gaze  # noqa: PLC0415  # as asked

        return partial(gaze.run, faces=faces)
    if task in ATTRIBUTION:
        from analyzers.training.attribution import laboratory as makers  # noqa: PLC0415  # as asked

        return partial(makers.run, faces=faces, pictures=pictures, zoo=zoo)
    return None


def _training(
    recipe: Path, zoo: Path | None
) -> Callable[[Laboratory], Iterator[Progress | Pack]]:
    """Return what makes a pack by a recipe of gathered faces; raises RecipeUnusable."""
    if task_of(recipe) == SYNTHESIS:
        if zoo is None:
            raise RecipeUnusable("a training of generated faces needs --zoo, of autoencoders")
        from analyzers.training.synthesis import making as generated  # noqa: PLC0415  # as asked

        return partial(generated.make, read_synthesis(recipe), zoo=zoo)
    if task_of(recipe) != PARTS:
        return partial(make, read_recipe(recipe))
    from analyzers.training.parts import making  # noqa: PLC0415  # as asked

    return partial(making.make, read_parts(recipe))


def _gathered(
    manifest: Path | None, shelf: Path, processes: int, *, kept: bool, windows: bool
) -> Iterator[Progress]:
    """Gather the faces of a manifest; without one, they must have been `kept` before."""
    if manifest is None:
        if not kept:
            raise RecipeUnusable("a training needs --manifest, or --faces gathered before")
        return
    found = gather(read_manifest(manifest), shelf, processes=processes, windows=windows)
    for done, of, problem in found:
        yield Progress("finding faces", done, of, problem)


def forging(zoo: Path | None) -> Mapping[str, Maker]:
    """Return the ways of forging by which networks are judged, with those of a zoo."""
    made = {name: maker for name, maker in MAKERS.items() if name not in TOO_SLOW}
    if zoo is None:
        return made
    from analyzers.training import zoo as generators  # noqa: PLC0415  # where asked for

    own = generators.makers(zoo)
    if not own:
        raise RecipeUnusable(f"{zoo} holds no trained generator")
    return {**made, **own}


def document_of(pack: Pack) -> Document:
    """Return a pack's card as a document, with where it lies."""
    card: Document = msgspec.to_builtins(pack.card)
    return {**card, "folder": str(pack.folder), "sha256": pack.sha256}
