"""One face of one frame, part by part: as it is, and as the rest of it explains each part."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.parts.engine import Restored
from analyzers.parts.seen import PARTS
from analyzers.parts.standard import SCORE, Ranked, Standard, ranked, residual_of
from workbench.analyzer import Face, Frame
from workbench.model import Pixels

__all__ = ["NAMES", "Explained", "explained"]

NAMES = {"eyes": "eyes and brows", "nose": "nose and cheeks", "mouth": "mouth and chin"}

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """What is kept of a face that was scored: copies, which hold on to no frame and no batch.

    `pixels` (112, 112, 3) is the face as the network was given it, `parts` (112, 112) which
    part a pixel belongs to, from 1, or 0, and `recovered` (3, 112, 112, 3) the face with one
    part each time as the rest explains it. `misfits` and `residuals` are by the names in
    `PARTS` and hold only what there is. `ranks` are of misfits by the part, of residuals by
    `residual_of` it, and may hold the score's besides. `corner` is where the face's box begins.
    """

    frame: int
    pts: float
    track: str
    corner: tuple[int, int]
    points: Floats
    score: float
    pixels: Pixels
    parts: Pixels
    recovered: Pixels
    misfits: dict[str, float]
    residuals: dict[str, float]
    ranks: dict[str, Ranked]

    @property
    def by_rank(self) -> list[str]:
        """The parts that are seen, the one that ranks highest first."""
        return sorted(self.misfits, key=self._place, reverse=True)

    def _place(self, part: str) -> tuple[float, ...]:
        rank = self.ranks.get(part)
        return (rank.percentile, rank.spreads) if rank is not None else (-1.0, 0.0)


def explained(frame: Frame, face: Face, found: Restored, standard: Standard) -> Explained:
    """Return what is kept of a face, of what was found of it."""
    misfits, residuals = _known(found.misfits), _known(found.residuals)
    values = {
        **misfits,
        **{residual_of(part): value for part, value in residuals.items()},
        SCORE: found.score,
    }
    ranks = {name: ranked(standard, face.quality, name, one) for name, one in values.items()}
    left, top = (round(float(edge)) for edge in face.box[:2])
    return Explained(
        frame=frame.index,
        pts=frame.pts,
        track=face.track,
        corner=(left, top),
        points=np.array(face.points),
        score=found.score,
        pixels=found.pixels.copy(),
        parts=found.parts.copy(),
        recovered=found.recovered.copy(),
        misfits=misfits,
        residuals=residuals,
        ranks={name: rank for name, rank in ranks.items() if rank is not None},
    )


def _known(values: Iterable[float]) -> dict[str, float]:
    """Return what there is of each part."""
    told = zip(PARTS, values, strict=True)
    return {part: float(value) for part, value in told if np.isfinite(value)}
