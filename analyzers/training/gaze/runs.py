"""Stretches of a clip in which the eyes can be read without a gap, and windows of 14 frames.

All that training and judging look at are runs: an examination reads the same windows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.geometry import CORNERS, IRISES, RIMS
from analyzers.networks.gaze_windows import FRAMES, STRIP
from analyzers.training.gaze.forgeries import Scene
from analyzers.training.gaze.irises import Colours, colours_of
from analyzers.training.gaze.shelf import EyeClip
from workbench.model import Pixels

__all__ = ["Run", "runs_of"]

EYE_WIDTH = 0.6  # of a strip's width, from corner to corner: see `analyzers.faces.crops`
LOOKED_AT = 20  # frames between those of which colours are measured

Floats = NDArray[np.floating]


@dataclass(frozen=True, eq=False)
class Run:
    """Frames `first` to `last` of a clip, all of them readable and one after the other."""

    clip: EyeClip
    first: int
    last: int

    @property
    def n(self) -> int:
        """The frames."""
        return self.last - self.first + 1

    @property
    def windows(self) -> int:
        """How many windows of 14 frames begin in it."""
        return self.n - FRAMES + 1

    @property
    def eyes(self) -> Pixels:
        """The strips (n, 2, 64, 96, 3)."""
        return self.clip.eyes[self.rows]

    @property
    def head(self) -> NDArray[np.float32]:
        """Yaw, pitch and roll (n, 3) in degrees."""
        return self.clip.head[self.rows]

    @property
    def gaze(self) -> NDArray[np.float32]:
        """The teacher's directions (n, 3)."""
        return self.clip.gaze[self.rows]

    @property
    def features(self) -> NDArray[np.float32]:
        """The teacher's features (n, 512)."""
        return self.clip.features[self.rows].astype(np.float32)

    @property
    def rows(self) -> slice:
        """Where in the clip it lies."""
        return slice(self.first, self.last + 1)

    def scene(self, others: int = 0) -> Scene:
        """Return what a forgery must know of it."""
        head = self.head[:, :2].astype(np.float64)
        return Scene(rate=max(self.clip.listed.rate, 1.0), head=head, others=others)

    @cached_property
    def irises(self) -> NDArray[np.float64]:
        """Where the irises lie in their strips, and how wide they are (n, 2, 3)."""
        meshes = self.clip.meshes[self.rows]
        return np.stack([_iris(meshes, eye) for eye in (0, 1)], axis=1)

    @cached_property
    def colours(self) -> tuple[Colours, Colours]:
        """The colours around each eye."""
        right, left = (colours_of(self.eyes[::LOOKED_AT, eye]) for eye in (0, 1))
        return right, left


def runs_of(clip: EyeClip) -> Iterator[Run]:
    """Yield the runs of a clip that hold a window."""
    rows = np.flatnonzero(clip.readable & np.isfinite(clip.head).all(axis=1))
    if not len(rows):
        return
    numbers = clip.samples.frames[rows]
    broken = (np.diff(rows) != 1) | (np.diff(numbers) != 1)
    for part in np.split(rows, np.flatnonzero(broken) + 1):
        if len(part) >= FRAMES:
            yield Run(clip, int(part[0]), int(part[-1]))


def _iris(meshes: Floats, eye: int) -> NDArray[np.float64]:
    """Return middle and width (n, 3) of an iris in its strip, by the corners of the eye."""
    height, width = STRIP
    corners, rim = list(CORNERS[eye]), list(RIMS[eye])
    flat = meshes[..., 0].astype(np.float64) + 1j * meshes[..., 1]
    start, end = flat[:, corners[0]], flat[:, corners[1]]
    wanted = EYE_WIDTH * width
    turn = wanted / np.where(np.abs(end - start) > 0, end - start, 1)
    at = (flat[:, IRISES[eye]] - start) * turn
    across = np.abs((flat[:, rim[0]] - flat[:, rim[2]]) * turn)
    left = (width - wanted) / 2
    return np.stack([at.real + left, at.imag + height / 2, across], axis=1)
