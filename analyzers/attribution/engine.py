"""The network of a pack that tells makers apart, and the makers that it knows."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.description import LENGTH
from analyzers.attribution.makers import FILE, parsed
from analyzers.attribution.views import INPUTS, views
from analyzers.runtime.engines import Engine
from analyzers.runtime.onnx import MODEL
from analyzers.runtime.packs import Pack
from workbench.errors import ModelMismatch
from workbench.model import Pixels

__all__ = ["MakerEngine", "space_of"]

EMBEDDING, DESCRIBED = "embedding", "described"  # the names of a model's outputs
AT_ONCE = 8  # crops, so that memory stays bounded

Floats = NDArray[np.float32]


class MakerEngine:
    """A pack's network, ready for crops; `makers` are those that its pack knows.

    `space` names the network: only embeddings of one space can be compared, and a pack that
    learned a maker more keeps it.
    """

    def __init__(self, engine: Engine) -> None:
        """Take a started engine; raises ModelMismatch for one that does not tell makers."""
        card = engine.pack.card
        wanted = {EMBEDDING, DESCRIBED}
        if set(engine.inputs) != set(INPUTS) or not wanted <= set(engine.outputs):
            raise ModelMismatch(f"{card.called} is no network that tells makers apart")
        self._engine = engine
        self.makers = parsed(engine.pack.read(FILE), card.called)
        self.space = space_of(engine.pack)

    def run(self, crops: Pixels, masks: Pixels | None = None) -> tuple[Floats, Floats]:
        """Return embeddings (n, d) and descriptions (n, 19) of crops (n, s, s, 3), n > 0.

        `masks` (n, s, s) are the parts of faces. Raises ModelMismatch for an output of
        another size than the makers have.
        """
        found = [
            self._run(
                crops[at : at + AT_ONCE], None if masks is None else masks[at : at + AT_ONCE]
            )
            for at in range(0, len(crops), AT_ONCE)
        ]
        embeddings, described = (
            np.concatenate([one[name] for one in found]) for name in (EMBEDDING, DESCRIBED)
        )
        sizes = embeddings.shape[1:], described.shape[1:]
        if sizes != ((self.makers.length,), (LENGTH,)):
            called = self._engine.pack.card.called
            raise ModelMismatch(f"{called}: the network and its makers do not fit")
        return embeddings, described

    def _run(self, crops: Pixels, masks: Pixels | None) -> dict[str, Any]:
        given = views(crops, masks).given
        return dict(zip(self._engine.outputs, self._engine.run(given), strict=True))


def space_of(pack: Pack) -> str:
    """Return the name of the space in which a pack's network tells where works lie."""
    return f"sha256:{pack.card.files[MODEL]}"
