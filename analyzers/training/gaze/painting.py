"""Forged eyes on whole frames: the eye of another frame, or of another face, drawn in.

What is forged is then found anew, by the mesh as it would be in an examination: judging sees
these, and training only what `strips` makes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import similarity_onto
from analyzers.gaze.forgeries import RING
from analyzers.gaze.geometry import CORNERS, IRISES, RIMS
from analyzers.training.gaze.forgeries import Plan
from analyzers.training.gaze.irises import Colours, colours_of, fitted, iris_shift, moved
from analyzers.training.opencv import cv2
from workbench.model import Pixels

__all__ = ["Scenery", "painted", "paste"]

SOFT = 0.25  # eye widths over which a pasted eye fades out
ROUND = 1.6  # of the eye, how much is pasted

Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Scenery:
    """Pictures (h, w, 3) of one face in n frames, and its meshes (n, 478, 3) there."""

    pictures: Sequence[Pixels]
    meshes: Floats

    def colours(self, eye: int) -> Colours:
        """Return the colours around an eye, as they are in the first picture with a mesh."""
        mesh = self.meshes[0]
        corners = mesh[list(CORNERS[eye]), :2]
        reach = float(np.linalg.norm(corners[0] - corners[1])) * ROUND / 2
        left, top = np.maximum(corners.mean(axis=0) - reach, 0).astype(int)
        size = max(round(2 * reach), 1)
        return colours_of(self.pictures[0][top : top + size, left : left + size])


def painted(own: Scenery, other: Scenery | None, plan: Plan, at: int) -> Pixels:
    """Return the picture `at` of a face as the plan has it."""
    made = own.pictures[at].copy()
    for eye in (0, 1):
        strange = other if other is not None and plan.other[at, eye] else None
        shown = strange or own
        source = int(plan.source[at, eye])
        picture, mesh = shown.pictures[source], shown.meshes[source]
        if strange is not None:
            picture = fitted(picture, strange.colours(eye), own.colours(eye))
        picture = _turned(picture, mesh, eye, plan.turn[at, eye])
        paste(made, picture, own.meshes[at], mesh, eye)
    return made


def _turned(picture: Pixels, mesh: Floats, eye: int, degrees: NDArray[np.float64]) -> Pixels:
    rim = mesh[list(RIMS[eye]), :2]
    width = float(np.linalg.norm(rim[0] - rim[2]))
    middle = np.asarray(mesh[IRISES[eye], :2], np.float64)
    return moved(picture, middle, width, iris_shift(degrees, width))


def paste(made: Pixels, source: Pixels, here: Floats, there: Floats, eye: int) -> None:
    """Draw the eye of one picture over that of another, in place, between the same corners.

    `here` and `there` are the meshes (478, 3) of both; the edge is soft, lids and all.
    """
    height, width = made.shape[:2]
    corners = list(CORNERS[eye])
    matrix = similarity_onto(there[corners, :2], here[corners, :2])
    drawn = cv2.warpAffine(source, matrix, (width, height), flags=cv2.INTER_LINEAR)
    ring = here[[*corners, *RING[eye]], :2]
    middle = ring.mean(axis=0)
    size = float(np.linalg.norm(here[corners[0], :2] - here[corners[1], :2]))
    mask = np.zeros((height, width), np.float32)
    hull = cv2.convexHull(((ring - middle) * ROUND + middle).astype(np.int32))
    cv2.fillConvexPoly(mask, hull, 1.0)
    mask = cv2.GaussianBlur(mask, (0, 0), max(size * SOFT / 2, 1.0))[..., None]
    made[:] = np.rint(made * (1 - mask) + drawn * mask).astype(np.uint8)
