"""Packs of native pixels from any folder, as the analyzers that an examination runs.

Below a folder that is named may lie one pack or several, as below that of a training.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from analyzers.runtime.native import Native, native_of
from analyzers.runtime.packs import card_in, load_folder
from analyzers.training.zoo.laundering import autoencoders, tiny_flux
from analyzers.training.zoo.redrawing import DESIGNS
from benchmarks.pixel_analyzers import OWN
from workbench.errors import ModelMissing
from workbench.model import MediaKind, Pixels

FLUX = "flux2_tiny"
CARD = "card.toml"


def analyzers_of(folders: Sequence[Path]) -> Iterator[Native]:
    """Yield the analyzer of each pack of pixels below the folders, and print which it is."""
    for folder in folders:
        for path in sorted(folder.rglob(CARD)):
            card = card_in(path.parent)
            if card is None or card.name not in OWN:
                continue
            pack = load_folder(path.parent)
            kind, words = OWN[card.name]
            print(f"{words.name}: pack {pack.card.called}, {pack.sha256[:12]}")
            yield native_of(pack, kind, words)


def still_point(analyzer: Native) -> float | None:
    """Return the threshold for stills on the card of its pack, None where it names none."""
    points = (p for p in analyzer.info.operating_points if p.kind is MediaKind.IMAGE)
    return next((point.threshold for point in points), None)


class Zoo:
    """The autoencoders of a zoo by name, and that of FLUX.2 where its weights are given."""

    def __init__(self, folder: Path, flux: Path | None) -> None:
        """Load what is there."""
        self._own, self._flux = autoencoders(folder), flux

    def redrawn(self, name: str, picture: Pixels) -> Pixels:
        """Return a picture (H, W, 3) through an autoencoder; raises ModelMissing."""
        if name == FLUX and self._flux is not None:
            return tiny_flux(self._flux).reconstructed(picture)
        if name not in self._own:
            raise ModelMissing(f"No {name} is there, of {', '.join(DESIGNS)}.")
        return self._own[name].reconstructed(picture)
