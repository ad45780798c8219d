"""Stretches of a clip in which the eyes can be read without a gap, and windows of 14 frames.

All that training and judging look at are runs: an examination reads the same windows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.geometry import in_head
from analyzers.gaze.measures import measures_of
from analyzers.gaze.window import EyeSample
from analyzers.networks.gaze_windows import FRAMES
from analyzers.training.gaze.forgeries import Scene
from analyzers.training.gaze.shelf import EyeClip
from workbench.model import Pixels

__all__ = ["Run", "runs_of"]


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

    @property
    def numbers(self) -> NDArray[np.int64]:
        """The numbers of the frames (n,)."""
        return self.clip.samples.frames[self.rows]

    @cached_property
    def samples(self) -> Sequence[EyeSample]:
        """What an examination keeps of each frame."""
        whole = self.clip.samples
        points = in_head(self.clip.meshes[self.rows], whole.poses[self.rows])
        head = self.head.astype(np.float64)
        return [
            EyeSample(
                frame=int(whole.frames[self.first + at]),
                pts=float(whole.pts[self.first + at]),
                points=points[at].astype(np.float32),
                head=head[at],
                face_width=self.clip.listed.width,
                quantiser=float("nan"),
            )
            for at in range(self.n)
        ]

    @cached_property
    def measures(self) -> NDArray[np.float32]:
        """The measures (windows, 14, 21) of every window of 14 frames."""
        windows = (self.samples[at : at + FRAMES] for at in range(self.windows))
        return np.stack([measures_of(window) for window in windows])


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
