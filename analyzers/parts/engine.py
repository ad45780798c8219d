"""The network of facial parts of a pack, and the authentic faces among which parts rank.

It is given a small aligned face with the part of each of its pixels, and each part cut out by
itself. Of the first it hides one part after the other: what the rest of the face explains of
each is what it restores. The others it looks at: how much a part looks pasted is its misfit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.parts.cuts import CUTS, cuts
from analyzers.parts.seen import PARTS, part_areas, seen
from analyzers.parts.standard import FILE, Standard, parsed
from analyzers.runtime.engines import Engine
from analyzers.runtime.learned import AT_ONCE
from workbench.errors import ModelMismatch
from workbench.model import Pixels

__all__ = ["GIVEN", "PartsEngine", "Restored", "given_of"]

GIVEN = ("faces", "parts", *CUTS)  # the names of a model's inputs
SCORE, MISFITS, RESIDUALS, RECOVERED = "score", "misfits", "residuals", "recovered"  # outputs
TOLD = (SCORE, MISFITS, RESIDUALS, RECOVERED)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Restored:
    """What the network was given of one face, and what it says of it.

    `score` is of the parts that are shown: the network's own where all are, infinite for none.
    `pixels` (112, 112, 3) is the face, `parts` (112, 112) the part of each pixel. `recovered`
    (3, 112, 112, 3) is the face with one part each time as the rest explains it. `misfits` and
    `residuals` (3,) are raw, in the order of `PARTS`, NaN for a part that no pixel shows: how
    much a part looks pasted, and how unlike authentic ones it is, either way, in its difference
    from what was restored and in its own detail.
    """

    pixels: Pixels
    parts: Pixels
    score: float
    misfits: NDArray[np.floating]
    residuals: NDArray[np.floating]
    recovered: Pixels


class PartsEngine:
    """A pack's network, ready for faces; `standard` is what authentic ones show."""

    def __init__(self, engine: Engine) -> None:
        """Take a started engine; raises ModelMismatch for one that does not compare parts."""
        called = engine.pack.card.called
        if set(engine.inputs) != set(GIVEN) or not set(TOLD) <= set(engine.outputs):
            raise ModelMismatch(f"{called} is no network that compares parts of faces")
        self._engine = engine
        self.standard = Standard(population="", conditions="")
        if FILE in engine.pack.card.files:
            self.standard = parsed(engine.pack.read(FILE), called)

    def run(
        self, aligned: Sequence[Pixels], masks: Sequence[Pixels], points: Sequence[Floats]
    ) -> Iterator[Restored]:
        """Yield what is said of aligned faces (256, 256, 3) with part masks (256, 256).

        `points` (478, 2) are their meshes, in pixels of the aligned faces.
        """
        for at in range(0, len(aligned), AT_ONCE):
            end = at + AT_ONCE
            given = given_of(aligned[at:end], masks[at:end], points[at:end])
            found = self._run(given)
            for row, face in enumerate(given["faces"]):
                yield _restored(face, given["parts"][row], [found[name][row] for name in TOLD])

    def _run(self, given: dict[str, Pixels]) -> dict[str, Any]:
        return dict(zip(self._engine.outputs, self._engine.run(given), strict=True))


def given_of(
    aligned: Sequence[Pixels], masks: Sequence[Pixels], points: Sequence[Floats]
) -> dict[str, Pixels]:
    """Return a network's inputs by name, each (n, …), of faces as `run` has them."""
    cut = [cuts(face, mesh) for face, mesh in zip(aligned, points, strict=True)]
    alone = {part: np.stack([one[part] for one in cut]) for part in PARTS}
    faces, parts = seen(np.stack(aligned)), part_areas(np.stack(masks))
    return {"faces": np.ascontiguousarray(faces), "parts": parts, **alone}


def _restored(pixels: Pixels, parts: Pixels, told: Sequence[Any]) -> Restored:
    score, misfits, residuals, recovered = told
    shown = np.isin(np.arange(1, len(PARTS) + 1), parts)
    if not shown.all():  # the network counts what it is given of a part that no pixel shows
        score = np.logaddexp.reduce(misfits[shown])
    return Restored(
        pixels=pixels,
        parts=parts,
        score=float(score),
        misfits=np.where(shown, misfits, np.nan),
        residuals=np.where(shown, residuals, np.nan),
        recovered=recovered,
    )
