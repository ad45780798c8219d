"""The parts of a face, each cut out by itself: no picture shows more than its own part.

Eyes with their brows, the nose and the mouth are cut from the aligned face by their points of
the mesh, so that each lies alike whatever the expression. What the parts have in common can
then be asked of three pictures that share no pixel but a few at their edges. Training and
examination cut by this one function.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import warped
from analyzers.parts.seen import PARTS
from workbench.model import Pixels

__all__ = ["CUTS", "Cut", "cut_at", "cuts", "frames"]

Floats = NDArray[np.float32]


class Cut(NamedTuple):
    """How a part is cut out: height and width in pixels, and the mesh points that are shown."""

    height: int
    width: int
    points: Sequence[int]


CUTS: Mapping[str, Cut] = {
    "eyes": Cut(
        48,
        128,
        (70, 63, 105, 66, 107, 336, 296, 334, 293, 300, 33, 133, 145, 159, 263, 362, 374, 386),
    ),
    "nose": Cut(96, 64, (168, 129, 358, 98, 327, 2, 217, 437)),
    "mouth": Cut(64, 96, (61, 291, 0, 17, 37, 267, 84, 314)),
}
"""By part, in the order of `PARTS`."""

AROUND = 1.15  # of the points' box is shown
LEAST = 8.0  # pixels of the aligned face: no box is narrower


def cuts(aligned: Pixels, points: Floats) -> dict[str, Pixels]:
    """Return each part (height, width, 3) of an aligned face (256, 256, 3) by its mesh.

    `points` (478, 2) are in pixels of the aligned face, by edges. What lies outside is black.
    """
    return {part: cut_at(aligned, part, *frame) for part, frame in frames(points).items()}


def frames(points: Floats) -> dict[str, tuple[Floats, float]]:
    """Return the middle (2,) of each part on the aligned face, and how much it is enlarged."""
    found = {}
    for part in PARTS:
        shown = points[list(CUTS[part].points), :2]
        low, high = shown.min(axis=0), shown.max(axis=0)
        across, down = np.maximum((high - low) * AROUND, LEAST).tolist()
        scale = min(CUTS[part].width / across, CUTS[part].height / down)
        found[part] = np.asarray((low + high) / 2, np.float32), scale
    return found


def cut_at(aligned: Pixels, part: str, middle: Floats, scale: float) -> Pixels:
    """Return the pixels of a part's size around a place of the aligned face."""
    cut = CUTS[part]
    moved = np.array([cut.width, cut.height]) / 2 - scale * middle.astype(np.float64)
    matrix = np.column_stack([np.eye(2) * scale, moved])
    return warped(aligned, (0, 0), matrix, (cut.width, cut.height))
