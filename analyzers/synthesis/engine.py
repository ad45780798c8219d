"""The network of generated faces of a pack, given faces and their native windows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.runtime.engines import Engine
from analyzers.runtime.learned import AT_ONCE
from analyzers.synthesis.window import read
from workbench.errors import ModelMismatch
from workbench.model import Pixels

__all__ = ["GeneratedEngine", "Told"]

GIVEN = ("face", "traits", "traces")  # the names of a model's inputs
SCORES = ("score", "content", "drawn")  # and of its outputs


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one face: its score, and of which content and traces it is the sum."""

    score: float
    content: float
    drawn: float


class GeneratedEngine:
    """A pack's network, ready for faces and windows."""

    def __init__(self, engine: Engine) -> None:
        """Take a started engine; raises ModelMismatch for one that is given anything else."""
        if set(engine.inputs) != set(GIVEN) or not set(SCORES) <= set(engine.outputs):
            raise ModelMismatch(f"{engine.pack.card.called} is no network of generated faces")
        self._engine = engine

    def run(self, pairs: Sequence[tuple[Pixels, Pixels]]) -> Iterator[Told]:
        """Yield what is said of aligned faces (256, 256, 3) with windows (h, w, 3).

        Both saved as JPEG 90, see `analyzers.synthesis.window`.
        """
        for at in range(0, len(pairs), AT_ONCE):
            part = pairs[at : at + AT_ONCE]
            counted = [read(native) for _, native in part]
            given: dict[str, NDArray[np.generic]] = {
                "face": np.stack([face for face, _ in part]),
                "traits": np.stack([traits for traits, _ in counted]),
                "traces": np.stack([traces for _, traces in counted]),
            }
            told = dict(zip(self._engine.outputs, self._engine.run(given), strict=True))
            rows = (np.asarray(told[name], np.float64).tolist() for name in SCORES)
            for score, content, drawn in zip(*rows, strict=True):
                yield Told(score, content, drawn)
