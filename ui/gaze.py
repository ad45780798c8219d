"""What the desk draws of the eyes of a face: where they look, and their lanes over time.

Pure numbers, no Qt. Read from the meshes that are on record, so it can be seen of every face,
also before and without the analyzer. Directions are rough, see `analyzers.gaze.geometry`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.geometry import eye_angles, in_head, lid_opening
from analyzers.gaze.window import closed_eyes
from ui.lanes import REACH
from workbench.model import FaceSamples, landmark_pixels

YAW = 2  # the column of the head's yaw among the qualities


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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

    @property
    def bound(self) -> float:
        """How many degrees the furthest line lies from its middle; 1 where nothing moves."""
        lines = np.column_stack([self.yaw, self.head])
        known = np.abs(lines[np.isfinite(lines)])
        return max(float(known.max()), 1.0) if known.size else 1.0

    def pieces(self) -> list[slice]:
        """Return the stretches without a gap between frames."""
        if not self.frames.size:
            return []
        apart = np.diff(self.frames)
        usual = float(np.median(apart)) if apart.size else 1.0
        cuts = np.flatnonzero(apart > REACH * usual) + 1
        return [slice(a, b) for a, b in pairwise([0, *cuts.tolist(), self.frames.size])]

    def row(self, pts: float) -> int | None:
        """Return the sample that stands at a time, None where the face was not measured."""
        at = int(np.searchsorted(self.pts, pts + 1e-6, side="right")) - 1
        usual = float(np.median(np.diff(self.pts))) if self.pts.size > 1 else 1.0
        return at if at >= 0 and pts - self.pts[at] <= usual * REACH else None


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
