"""The eyes of one face through two seconds: directions, lids, irises and the head's movement.

The meshes of a window are laid onto each other by points of the skull (generalised Procrustes
analysis: Gower, Psychometrika 1975), so that what is left of an iris's movement is its own, and
the noise of 40 points is averaged. The rigid points beside the eyes go through the same
arithmetic: what they seem to move is the noise of the mesh, and the control of every cue.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.geometry import (
    BESIDE,
    IRIS,
    IRISES,
    SKULL,
    Floats,
    angle,
    at,
    iris_width,
    lid_opening,
    nose_distance,
)

__all__ = ["EyeSample", "EyeWindow", "closed_eyes", "window_of"]

Flags = NDArray[np.bool_]


ROUNDS = 2  # of the alignment; a third moves nothing by more than a hundredth of a degree
SHUT = 0.55  # of the usual opening: below it an eye counts as closed
USUAL = 80  # percentile of the openings in a window that counts as open
BARELY = 0.09  # eye widths: an eye open no further is closed whatever is usual
AROUND = 0.07  # seconds before and after a closing in which the iris is half hidden


@dataclass(frozen=True, slots=True, eq=False)
class EyeSample:
    """What is kept of one face in one frame, some 1 kB.

    `points` are `geometry.POINTS` in the axes of the head, in pixels. `head` is yaw, pitch and
    roll in degrees.
    """

    frame: int
    pts: float
    points: NDArray[np.float32]
    head: Floats
    face_width: float
    quantiser: float


@dataclass(frozen=True, slots=True, eq=False)
class EyeWindow:
    """A pair of eyes through n frames; in every pair the subject's right eye comes first.

    `yaw` and `pitch` (n, 2) are degrees from each eye's median, toward the subject's left and
    upward; `rigid_yaw` and `rigid_pitch` are the same of the rigid points. `opening` (n, 2) is
    that of the lids in widths of the eye, `rigid_opening` (n, 2) a rigid distance of the nose
    likewise. `iris` (n, 2) is the diameter of the irises in millimetres, by the window's own
    mean. `head` (n, 3) is yaw, pitch and roll in degrees. `closed` (n, 2) says where an eye is
    shut.
    """

    frames: NDArray[np.int64]
    pts: Floats
    yaw: Floats
    pitch: Floats
    rigid_yaw: Floats
    rigid_pitch: Floats
    opening: Floats
    rigid_opening: Floats
    iris: Floats
    head: Floats
    closed: Flags
    face_width: float

    @property
    def seen(self) -> Flags:
        """Whether both irises can be seen (n,): not while a lid closes, nor just around it."""
        shut: Flags = np.asarray(self.closed.any(axis=1))
        if not shut.any():
            return ~shut
        apart = np.abs(self.pts[:, None] - self.pts[shut])
        return np.asarray(apart.min(axis=1) > AROUND, np.bool_)

    @property
    def both_closed(self) -> Flags:
        """Whether both eyes are shut (n,)."""
        return np.asarray(self.closed.all(axis=1))

    @property
    def step(self) -> float:
        """The usual time between frames in seconds."""
        return float(np.median(np.diff(self.pts)))

    @property
    def seconds(self) -> float:
        """From the first frame to the end of the last."""
        return float(self.pts[-1] - self.pts[0]) + self.step


def window_of(samples: Sequence[EyeSample]) -> EyeWindow:
    """Return the eyes of consecutive samples of one face, at least three of them."""
    points = np.stack([sample.points for sample in samples]).astype(np.float64)
    laid = _aligned(points)
    ruler = IRIS / float(np.mean([np.median(iris_width(laid, eye)) for eye in (0, 1)]))
    looking = _turned(laid[:, at(*IRISES)], ruler)
    rigid = _turned(laid[:, at(*BESIDE)], ruler)
    opening = np.stack([lid_opening(laid, eye) for eye in (0, 1)], axis=1)
    return EyeWindow(
        frames=np.array([sample.frame for sample in samples], np.int64),
        pts=np.array([sample.pts for sample in samples]),
        yaw=looking[..., 0],
        pitch=looking[..., 1],
        rigid_yaw=rigid[..., 0],
        rigid_pitch=rigid[..., 1],
        opening=opening,
        rigid_opening=np.stack([nose_distance(laid, eye) for eye in (0, 1)], axis=1),
        iris=np.stack([iris_width(laid, eye) for eye in (0, 1)], axis=1) * ruler,
        head=np.stack([sample.head for sample in samples]),
        closed=closed_eyes(opening),
        face_width=float(np.median([sample.face_width for sample in samples])),
    )


def _aligned(points: Floats) -> Floats:
    """Lay meshes (n, k, 3) onto each other by the skull; in pixels of the middle one."""
    skull = points[:, : len(SKULL)]
    middle = skull.mean(axis=1, keepdims=True)
    spread, around = skull - middle, points - middle
    pattern = spread[len(spread) // 2]
    for _ in range(ROUNDS):
        turn = _similarity(spread, pattern)
        pattern = np.einsum("nij,nkj->nki", turn, spread).mean(axis=0)
    return np.asarray(np.einsum("nij,nkj->nki", turn, around), np.float64)


def _similarity(spread: Floats, pattern: Floats) -> Floats:
    """Return the scaled rotations (n, 3, 3) that take shapes (n, k, 3) onto one (k, 3).

    Umeyama, PAMI 1991.
    """
    left, values, right = np.linalg.svd(np.einsum("ki,nkj->nij", pattern, spread))
    signs = np.ones_like(values)
    signs[:, 2] = np.sign(np.linalg.det(left @ right))
    scale = (values * signs).sum(axis=1) / (spread**2).sum(axis=(1, 2))
    return np.asarray(((left * signs[:, None]) @ right) * scale[:, None, None], np.float64)


def _turned(points: Floats, ruler: float) -> Floats:
    """Return by how many degrees points (n, 2, 3) on an eyeball turned (n, 2, 2)."""
    moved = points[..., :2] - np.median(points[..., :2], axis=0)
    return angle(moved * ruler)


def closed_eyes(opening: Floats) -> Flags:
    """Say where eyes are shut (n, 2), from the opening of their lids in widths of the eye."""
    usual = np.percentile(opening, USUAL, axis=0)
    return np.asarray(opening < np.maximum(usual * SHUT, BARELY), np.bool_)
