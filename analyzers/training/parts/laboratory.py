"""One program from faces and a recipe of facial parts to a pack: what `loupe train` runs."""

from collections.abc import Iterator
from pathlib import Path

from analyzers.runtime.packs import Pack
from analyzers.training.laboratory import Document, document_of, forging, gathered
from analyzers.training.making import Laboratory, Progress
from analyzers.training.parts.making import make
from analyzers.training.parts.recipe import read

__all__ = ["run"]


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
) -> Iterator[Progress | Document]:
    """Gather faces where a manifest is given, train, judge, and yield the pack's document.

    Raises TrainingError, ManifestUnusable, ReadFailed.
    """
    asked = read(recipe)
    shelf = faces or folder / "faces"
    yield from gathered(manifest, shelf, workers, kept=faces is not None)
    laboratory = Laboratory(
        shelf=shelf,
        folder=folder,
        forging=forging(zoo),
        device=device,
        workers=workers,
        threads=threads,
    )
    for one in make(asked, laboratory):
        yield document_of(one) if isinstance(one, Pack) else one
