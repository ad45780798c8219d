"""The network of facial parts of a pack, and the authentic faces that its residuals rank among.

It is given a small aligned face with the part of each of its tokens, and hides one part after
the other: what the rest of the face explains of each is what it restores.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.parts.standard import FILE, Standard, parsed
from analyzers.parts.tokens import PARTS, part_tokens, seen
from analyzers.runtime.engines import Engine
from analyzers.runtime.learned import AT_ONCE
from workbench.errors import ModelMismatch
from workbench.model import Pixels

__all__ = ["PartsEngine", "Restored"]

GIVEN = ("faces", "parts")  # the names of a model's inputs
SCORE, RESIDUALS, RECOVERED = "score", "residuals", "recovered"  # and of its outputs

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Restored:
    """What the network was given of one face, and what it says of it.

    `pixels` and `recovered` are (112, 112, 3), `tokens` (49,). `residuals` (3,) are raw and
    rise with disagreement, in the order of `PARTS`; NaN for a part that no token shows.
    """

    pixels: Pixels
    tokens: NDArray[np.uint8]
    score: float
    residuals: NDArray[np.floating]
    recovered: Pixels


class PartsEngine:
    """A pack's network, ready for faces; `standard` is what authentic ones show."""

    def __init__(self, engine: Engine) -> None:
        """Take a started engine; raises ModelMismatch for one that does not restore parts."""
        called = engine.pack.card.called
        wanted = {SCORE, RESIDUALS, RECOVERED}
        if set(engine.inputs) != set(GIVEN) or not wanted <= set(engine.outputs):
            raise ModelMismatch(f"{called} is no network that restores parts of faces")
        self._engine = engine
        self.standard = Standard(population="", conditions="")
        if FILE in engine.pack.card.files:
            self.standard = parsed(engine.pack.read(FILE), called)

    def run(self, aligned: Sequence[Pixels], masks: Sequence[Pixels]) -> Iterator[Restored]:
        """Yield what is said of aligned faces (256, 256, 3) with part masks (256, 256)."""
        for at in range(0, len(aligned), AT_ONCE):
            faces = seen(np.stack(aligned[at : at + AT_ONCE]))
            tokens = part_tokens(np.stack(masks[at : at + AT_ONCE]))
            found = self._run(faces, tokens)
            rows = (found[name] for name in (SCORE, RESIDUALS, RECOVERED))
            for row in zip(faces, tokens, *rows, strict=True):
                yield _restored(*row)

    def _run(self, *given: Pixels) -> dict[str, Any]:
        handed = dict(zip(GIVEN, map(np.ascontiguousarray, given), strict=True))
        return dict(zip(self._engine.outputs, self._engine.run(handed), strict=True))


def _restored(
    pixels: Pixels, tokens: Pixels, score: float, residuals: Floats, recovered: Pixels
) -> Restored:
    shown = np.isin(np.arange(1, len(PARTS) + 1), tokens)
    known = np.where(shown, residuals, np.nan)
    return Restored(pixels, tokens, float(score), known, recovered)
