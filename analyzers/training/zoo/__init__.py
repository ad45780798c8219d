"""Small generators, taught here in minutes of one core, and the fakes they make.

    python -m analyzers.training.zoo NAME --faces SHELF --recipe RECIPE -o FOLDER

teaches one that forges faces, from faces that the recipe learns from too;

    python -m analyzers.training.zoo NAME --pictures MANIFEST -o FOLDER

one that draws whole pictures (`zoo.laundering`), from the authentic ones of a manifest. Their
weights are laboratory products: they are made of media that may not be passed on, and neither
are they. They are surrogates of their families, not the generators of the wild.
"""

from collections.abc import Mapping
from pathlib import Path

from analyzers.training.fakes.face import Maker
from analyzers.training.zoo.autoencoder_swap import AutoencoderSwap
from analyzers.training.zoo.gan import GanNearest, GanPixelShuffle, GanTransposed
from analyzers.training.zoo.generator import Generator
from analyzers.training.zoo.teaching import RECORD, loaded
from analyzers.training.zoo.vae import Vae
from analyzers.training.zoo.vq import Vq

__all__ = ["GENERATORS", "makers"]

GENERATORS: Mapping[str, type[Generator]] = {
    kind.kind: kind
    for kind in (AutoencoderSwap, Vae, Vq, GanTransposed, GanNearest, GanPixelShuffle)
}


def makers(folder: Path) -> dict[str, Maker]:
    """Return the makers of fakes whose weights lie in `folder`, one folder for each, by name.

    Raises ModelMismatch where weights are not what their folder's name says.
    """
    there = [name for name in GENERATORS if (folder / name / RECORD).is_file()]
    return {name: loaded(GENERATORS[name], folder / name).forge for name in there}
