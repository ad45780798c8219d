"""Forgeries of a pair of eyes, made on the meshes of an authentic face: what the cues must see.

They change where the irises and the lids of a face lie and nothing else, so they are cleaner
than what a generator makes: whoever misses these misses more. METHODS of the field's forgeries
are not imitated; each of these breaks one thing that a living pair of eyes does.

All take and return meshes (n, 478, 3) in pixels, of consecutive frames of one face with the
head's poses (n, 4, 4).
"""

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.geometry import CORNERS, EYEBALL, IRIS, RIMS, TO_POSE, Floats, turn

__all__ = ["broken_compensation", "delayed_eye", "frozen_eyes", "jitter", "swapped_eye"]

RING = (
    (7, 163, 144, 145, 153, 154, 155, 173, 157, 158, 159, 160, 161, 246),
    (249, 390, 373, 374, 380, 381, 382, 398, 384, 385, 386, 387, 388, 466),
)  # the lids, without the corners of the eyes, which stay
IRIS_POINTS = ((468, 469, 470, 471, 472), (473, 474, 475, 476, 477))
BOTH = (0, 1)

Meshes = NDArray[np.floating]
Poses = NDArray[np.floating]


def delayed_eye(meshes: Meshes, poses: Poses, frames: int, eye: int = 0) -> Floats:
    """Let one eye do what it did some frames before, lids and all."""
    order = np.maximum(np.arange(len(meshes)) - frames, 0)
    return _replayed(meshes, poses, (eye,), order)


def frozen_eyes(meshes: Meshes, poses: Poses, first: int = 0) -> Floats:
    """Keep both eyes in the head from a frame on as they are there."""
    order = np.minimum(np.arange(len(meshes)), first)
    return _replayed(meshes, poses, BOTH, order)


def swapped_eye(
    meshes: Meshes, poses: Poses, other: Meshes, other_poses: Poses, eye: int = 0
) -> Floats:
    """Give one eye the movements of another face's; they repeat where that is shorter."""
    order = np.arange(len(meshes)) % len(other)
    return _placed(meshes, poses, eye, _within(other, other_poses, eye)[order])


def jitter(
    meshes: Meshes, poses: Poses, degrees: float, generator: np.random.Generator
) -> Floats:
    """Shake each iris by itself: white noise with this standard deviation on both axes."""
    forged: Floats = np.asarray(meshes, np.float64)
    for eye in BOTH:
        noise = generator.normal(0.0, degrees, (len(meshes), 2))
        forged = _moved(forged, poses, eye, noise)
    return forged


def broken_compensation(meshes: Meshes, poses: Poses, head: Floats) -> Floats:
    """Turn the eyes along with the head, as if nothing held the gaze while the head moves.

    `head` (n, 2) are yaw and pitch in degrees, to the subject's left and upward.
    """
    forged: Floats = np.asarray(meshes, np.float64)
    for eye in BOTH:
        forged = _moved(forged, poses, eye, head - np.median(head, axis=0))
    return forged


def _replayed(
    meshes: Meshes, poses: Poses, eyes: tuple[int, ...], order: NDArray[np.intp]
) -> Floats:
    forged: Floats = np.asarray(meshes, np.float64)
    for eye in eyes:
        forged = _placed(forged, poses, eye, _within(meshes, poses, eye)[order])
    return forged


def _within(meshes: Meshes, poses: Poses, eye: int) -> Floats:
    """Return lids and iris of an eye (n, 19, 3) from its middle, in widths of the eye."""
    head = _in_head(meshes, poses)
    middle, width = _frame(head, eye)
    return np.asarray((head[:, _points(eye)] - middle) / width, np.float64)


def _placed(meshes: Meshes, poses: Poses, eye: int, within: Floats) -> Floats:
    head = _in_head(meshes, poses)
    middle, width = _frame(head, eye)
    head[:, _points(eye)] = within * width + middle
    return _in_picture(head, poses)


def _moved(meshes: Meshes, poses: Poses, eye: int, degrees: Floats) -> Floats:
    """Turn an iris by angles (n, 2) to the subject's left and upward."""
    head = _in_head(meshes, poses)
    across = head[:, RIMS[eye][0]] - head[:, RIMS[eye][2]]
    millimetre = float(np.median(np.linalg.norm(across, axis=1))) / IRIS
    shift = np.sin(np.radians(np.clip(degrees, -60, 60))) * EYEBALL * millimetre
    head[:, IRIS_POINTS[eye], :2] += shift[:, None]
    return _in_picture(head, poses)


def _points(eye: int) -> list[int]:
    return [*RING[eye], *IRIS_POINTS[eye]]


def _frame(head: Floats, eye: int) -> tuple[Floats, Floats]:
    """Return the middle (n, 1, 3) between the corners of an eye, and their distance."""
    first, last = (head[:, [corner]] for corner in CORNERS[eye])
    return (first + last) / 2, np.linalg.norm(first - last, axis=2, keepdims=True)


def _in_head(meshes: Meshes, poses: Poses) -> Floats:
    return np.asarray((meshes * TO_POSE) @ turn(poses), np.float64)


def _in_picture(head: Floats, poses: Poses) -> Floats:
    return np.asarray((head @ np.swapaxes(turn(poses), 1, 2)) * TO_POSE, np.float64)
