"""One program from media and a recipe of the eyes to a pack: what `loupe train` runs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analyzers.runtime.packs import Pack
from analyzers.training.gaze.forging import forge
from analyzers.training.gaze.gathering import gather
from analyzers.training.gaze.making import GazeLaboratory, make
from analyzers.training.gaze.recipe import read
from analyzers.training.laboratory import document_of
from analyzers.training.making import Progress
from workbench.errors import RecipeUnusable
from workbench.evaluation.manifest import read_manifest

__all__ = ["run"]

Document = dict[str, Any]


def run(
    recipe: Path,
    folder: Path,
    *,
    manifest: Path | None,
    faces: Path | None,
    device: str,
    workers: int,
    threads: int | None,
) -> Iterator[Progress | Document]:
    """Gather eyes where a manifest is given, forge, train, judge, and yield the document.

    `faces` is the folder of what was gathered; only what `python -m analyzers.training.gaze
    gather` kept before has a teacher. Raises TrainingError, ManifestUnusable, ReadFailed.
    """
    asked = read(recipe)
    shelf = faces or folder / "eyes"
    if manifest is not None:
        for done, of, problem in gather(read_manifest(manifest), shelf):
            yield Progress("finding eyes", done, of, problem)
        for done, of, path in forge(shelf, manifest.parent, asked.forged_frames):
            yield Progress("forging eyes", done, of, path)
    elif faces is None:
        raise RecipeUnusable(
            "a training needs --manifest, or --faces with eyes gathered before"
        )
    laboratory = GazeLaboratory(
        shelf=shelf, folder=folder, device=device, workers=workers, threads=threads
    )
    for one in make(asked, laboratory):
        yield document_of(one) if isinstance(one, Pack) else one
