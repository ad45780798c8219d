"""What the desk draws of the eyes of a face: where they look, and their lanes over time.

Pure numbers, no Qt. Read from the meshes that are on record, so it can be seen of every face,
also before and without the analyzer. Directions are rough, see `analyzers.gaze.geometry`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.geometry import Direction, directions, eye_angles, in_head, lid_opening
from analyzers.gaze.living_eyes import LivingEyes, unmeasurable
from analyzers.gaze.window import BARELY, closed_eyes
from ui.lanes import REACH
from workbench.model import FaceQuality, FaceSamples, landmark_pixels

YAW = 2  # the column of the head's yaw among the qualities


@dataclass(frozen=True, kw_only=True, eq=False)
class EyeSeries:
    """The eyes of one track through n frames, the subject's right eye first.

    `yaw` (n, 2) are degrees in the head from each eye's median, toward the subject's left, NaN
    while the eye is shut; `head` (n,) is the head's yaw from its median, NaN where it was not
    measured. `closed` (n,) says where both eyes are shut.
    """

    frames: NDArray[np.int64]
    pts: NDArray[np.float64]
    yaw: NDArray[np.float64]
    head: NDArray[np.float64]
    closed: NDArray[np.bool_]

    @cached_property
    def bound(self) -> float:
        """How many degrees the furthest line lies from its middle; 1 where nothing moves."""
        lines = np.column_stack([self.yaw, self.head])
        known = np.abs(lines[np.isfinite(lines)])
        return max(float(known.max()), 1.0) if known.size else 1.0

    @cached_property
    def step(self) -> float:
        """The usual time between samples in seconds."""
        return float(np.median(np.diff(self.pts))) if self.pts.size > 1 else 1.0

    @cached_property
    def _cuts(self) -> NDArray[np.int64]:
        """The samples before which frames are missing."""
        apart = np.diff(self.frames)
        usual = float(np.median(apart)) if apart.size else 1.0
        return np.asarray(np.flatnonzero(apart > REACH * usual) + 1, np.int64)

    def pieces(self, start: float = -np.inf, stop: float = np.inf) -> list[slice]:
        """Return the stretches without a gap between frames, of what lies from start to stop.

        With one sample more on each side, so that a line runs out of the picture.
        """
        first = max(int(np.searchsorted(self.pts, start)) - 1, 0)
        last = min(int(np.searchsorted(self.pts, stop, side="right")) + 1, self.pts.size)
        cuts = self._cuts[(self._cuts > first) & (self._cuts < last)]
        edges = [first, *cuts.tolist(), last]
        return [slice(a, b) for a, b in pairwise(edges) if a < b]

    def shut(self, frame: int) -> tuple[bool, bool] | None:
        """Return which eyes are shut in exactly this frame, None where it was not measured."""
        at = int(np.searchsorted(self.frames, frame))
        if at == self.frames.size or self.frames[at] != frame:
            return None
        right, left = np.isnan(self.yaw[at]).tolist()
        return right, left

    def row(self, pts: float) -> int | None:
        """Return the sample that stands at a time, None where the face was not measured."""
        at = int(np.searchsorted(self.pts, pts + 1e-6, side="right")) - 1
        return at if at >= 0 and pts - self.pts[at] <= self.step * REACH else None


def looks(
    mesh: NDArray[np.float32],
    pose: NDArray[np.float32],
    quality: FaceQuality,
    shut: tuple[bool, bool] | None,
) -> list[Direction]:
    """Return where the open eyes of a mesh look; none where they cannot be measured.

    Where it is not known which eyes are `shut`, those are that the mesh has barely open.
    """
    if unmeasurable(LivingEyes(), quality, mesh):
        return []
    points = in_head(mesh, pose)[None]
    known = shut or [float(lid_opening(points, eye)[0]) < BARELY for eye in (0, 1)]
    return [
        one for one, hidden in zip(directions(mesh, pose), known, strict=True) if not hidden
    ]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EyesSeen:
    """What is kept of the meshes of some frames, before they are one series."""

    frames: NDArray[np.int64]
    pts: NDArray[np.float64]
    points: NDArray[np.float32]
    head: NDArray[np.float64]


def eyes_seen(samples: FaceSamples) -> EyesSeen:
    """Return the points of the eyes of the frames that have a mesh."""
    meshed = samples.meshed.astype(bool)
    rows = zip(samples.landmarks[meshed], samples.boxes[meshed], strict=True)
    meshes = np.array([landmark_pixels(steps, box) for steps, box in rows], np.float32)
    meshes = meshes.reshape(-1, *samples.landmarks.shape[1:])
    return EyesSeen(
        frames=samples.frames[meshed],
        pts=samples.pts[meshed],
        points=in_head(meshes, samples.poses[meshed]).astype(np.float32),
        head=samples.qualities[meshed, YAW].astype(np.float64),
    )


def eye_series(parts: Sequence[EyesSeen]) -> EyeSeries | None:
    """Return stretches of one face as one series, None where no frame has a mesh."""
    if not sum(part.frames.size for part in parts):
        return None
    whole = {
        f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(EyesSeen)
    }
    points = whole["points"].astype(np.float64)
    shut = closed_eyes(np.stack([lid_opening(points, eye) for eye in (0, 1)], axis=1))
    yaw = eye_angles(points)[..., 0]
    head = whole["head"]
    middle = np.median(head[np.isfinite(head)]) if np.isfinite(head).any() else 0.0
    return EyeSeries(
        frames=whole["frames"],
        pts=whole["pts"],
        yaw=np.where(shut, np.nan, yaw - np.median(yaw, axis=0)),
        head=head - middle,
        closed=np.asarray(shut.all(axis=1)),
    )
