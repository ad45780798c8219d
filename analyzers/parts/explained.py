"""One face of one frame, part by part: as it is, and as the rest of it explains each part."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.parts.engine import Restored
from analyzers.parts.standard import SCORE, Ranked, Standard, ranked
from analyzers.parts.tokens import CELLS, PARTS, SIDE
from workbench.analyzer import Face, Frame
from workbench.model import Pixels

__all__ = ["NAMES", "Explained", "difference", "explained", "part_pixels"]

NAMES = {"eyes": "eyes and brows", "nose": "nose and cheeks", "mouth": "mouth and chin"}

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """What is kept of a face that was scored; nothing in it holds on to its frame's pixels.

    `pixels` and `recovered` (112, 112, 3) are the face as the network was given it and with
    each part as the rest explains it, `parts` (112, 112) which part a pixel belongs to, from
    1, or 0. `residuals` and `ranks` are by the names in `PARTS` and hold only what there is;
    `ranks` may hold the score's besides. `corner` is where the face's box begins.
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
    residuals: dict[str, float]
    ranks: dict[str, Ranked]

    @property
    def by_rank(self) -> list[str]:
        """The parts that have a residual, the most unlike first."""
        return sorted(self.residuals, key=self._place, reverse=True)

    def _place(self, part: str) -> tuple[float, ...]:
        rank = self.ranks.get(part)
        return (rank.percentile, rank.spreads) if rank is not None else (-1.0, 0.0)


def explained(frame: Frame, face: Face, found: Restored, standard: Standard) -> Explained:
    """Return what is kept of a face, of what was found of it."""
    residuals = {
        part: float(value)
        for part, value in zip(PARTS, found.residuals, strict=True)
        if np.isfinite(value)
    }
    values = {**residuals, SCORE: found.score}
    ranks = {name: ranked(standard, face.quality, name, one) for name, one in values.items()}
    parts = part_pixels(found.tokens)
    left, top = (round(float(edge)) for edge in face.box[:2])
    return Explained(
        frame=frame.index,
        pts=frame.pts,
        track=face.track,
        corner=(left, top),
        points=np.array(face.points),
        score=found.score,
        pixels=found.pixels,
        parts=parts,
        recovered=np.where(parts[..., None] > 0, found.recovered, found.pixels),
        residuals=residuals,
        ranks={name: rank for name, rank in ranks.items() if rank is not None},
    )


def part_pixels(tokens: Pixels) -> Pixels:
    """Return the part of each pixel (112, 112) of a face, of its tokens (49,)."""
    grid = tokens.reshape(CELLS, CELLS)
    return grid.repeat(SIDE // CELLS, axis=0).repeat(SIDE // CELLS, axis=1)


def difference(face: Explained) -> Floats:
    """Return by how many levels (112, 112) the parts differ from what the rest explains.

    The mean over the colours; 0 where no part is.
    """
    levels = face.pixels.astype(np.float32) - face.recovered
    return np.asarray(np.abs(levels).mean(axis=2), np.float32)
