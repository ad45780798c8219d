"""One program from media and a recipe of native pixels to a pack: what `loupe train` runs."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from analyzers.runtime.packs import Pack
from analyzers.training.laboratory import document_of
from analyzers.training.making import Progress
from analyzers.training.pixels.gathering import gather
from analyzers.training.pixels.judging import Attack
from analyzers.training.pixels.laundering import FLUX, OF_A_SOURCE, launder
from analyzers.training.pixels.making import PixelLaboratory, make
from analyzers.training.pixels.recipe import read
from analyzers.training.zoo.fingerprint_removal import NAME as REMOVAL
from analyzers.training.zoo.laundering import autoencoders, fingerprint_removal, tiny_flux
from workbench.errors import RecipeUnusable
from workbench.evaluation.manifest import read_manifest

__all__ = ["attacks", "laundered", "run"]

Document = dict[str, Any]


def run(
    recipe: Path,
    folder: Path,
    *,
    manifest: Path | None,
    pictures: Sequence[Path],
    zoo: Path | None,
    device: str,
    workers: int,
    threads: int | None,
) -> Iterator[Progress | Document]:
    """Gather pictures where a manifest is given, train, judge, and yield the pack's document.

    The first folder of `pictures` holds those of the manifest, the second what was laundered;
    with a `zoo` of autoencoders that is made too. Raises TrainingError, ManifestUnusable,
    ReadFailed.
    """
    asked = read(recipe)
    shelves = list(pictures) or [folder / "pictures"]
    if manifest is not None:
        for done, of, problem in gather(read_manifest(manifest), shelves[0], processes=workers):
            yield Progress("keeping pictures", done, of, problem)
    elif not pictures:
        raise RecipeUnusable("a training needs --manifest, or --pictures gathered before")
    if zoo is not None:
        if len(shelves) == 1:
            shelves.append(folder / "laundered")
        for done, of, name in laundered(shelves[0], zoo, shelves[1]):
            yield Progress("laundering", done, of, name)
    laboratory = PixelLaboratory(
        shelves=tuple(shelves),
        folder=folder,
        attacks=attacks(zoo),
        device=device,
        workers=workers,
        threads=threads,
    )
    for one in make(asked, laboratory):
        yield document_of(one) if isinstance(one, Pack) else one


def attacks(zoo: Path | None) -> dict[str, Attack]:
    """Return what forgers may do to altered pictures, of which a zoo holds the weights."""
    if zoo is None or not (zoo / REMOVAL).is_dir():
        return {}
    weights = sorted(path for path in (zoo / REMOVAL).iterdir() if path.is_file())
    content = b"".join(path.read_bytes() for path in weights)
    removed = fingerprint_removal(zoo).removed
    return {"fingerprint removed": Attack(removed, hashlib.sha256(content).hexdigest())}


def laundered(
    shelf: Path,
    zoo: Path,
    folder: Path,
    *,
    flux: Path | None = None,
    of_a_source: int = OF_A_SOURCE,
    photographs: bool = True,
    sampled: bool = True,
) -> Iterator[tuple[int, int, str]]:
    """Launder photographs of a shelf by the autoencoders of a zoo; see `launder`.

    `flux` is a folder with the weights of FLUX.2's tiny autoencoder. Without `photographs`
    only what decoders draw of sampled latents is kept, without `sampled` only the others.
    Raises RecipeUnusable where the zoo has none.
    """
    own = autoencoders(zoo)
    if not own:
        raise RecipeUnusable(f"{zoo} holds no trained autoencoder of whole pictures")
    through = {name: one.reconstructed for name, one in own.items()}
    drawing = {name: one.generated for name, one in own.items() if one.sampler is not None}
    if flux is not None:
        through[FLUX] = tiny_flux(flux).reconstructed
    yield from launder(
        shelf,
        folder,
        through if photographs else {},
        drawing if sampled else {},
        of_a_source=of_a_source,
    )
