"""Where the parts of a face's eyes lie in the frame of its head, and where the eyes look.

Directions are rough. They come from where the iris lies between the corners of its eye, with
the iris as the ruler (11.7 mm across in nearly all adults) and an eyeball of 12 mm radius. The
angle between the eye's axis and its line of sight is not known of anyone, so a direction has an
unknown constant error: the analyzer reads only its changes, and what is drawn is a help for the
examiner, not a line of sight.

Plain arithmetic on the mesh, also for the desk.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "IRIS",
    "POINTS",
    "Direction",
    "angle",
    "at",
    "directions",
    "eye_angles",
    "in_head",
    "iris_width",
    "lid_opening",
    "nose_distance",
]

Floats = NDArray[np.float64]

# Of the mesh, the subject's right eye first, as everywhere in Loupe.
CORNERS = ((33, 133), (362, 263))  # of each eye, in the picture of a frontal face left to right
IRISES = (468, 473)
RIMS = ((469, 470, 471, 472), (474, 475, 476, 477))  # side, top, side, bottom
LIDS = (
    ((160, 144), (159, 145), (158, 153)),  # upper, lower
    ((385, 380), (386, 374), (387, 373)),
)
# Points that follow the skull and not the expression: corners of the eyes, the nose, the middle
# of the forehead, the temples and the cheekbones. The head's own movement is taken from them.
SKULL = (
    *(33, 133, 362, 263, 168, 6, 197, 195, 5, 4, 122, 351, 196, 419, 8, 9, 151, 10, 108, 337),
    *(127, 356, 234, 454, 116, 345, 117, 346, 50, 280, 205, 425, 98, 327, 2, 94),
    *(143, 372, 156, 383),
)
BESIDE = (193, 417)  # rigid as well, at the root of the nose beside each eye; never in SKULL
BELOW = (122, 351)  # of the skull: below BESIDE, about as far as lids are apart
EYES = tuple(point for eye in (*LIDS, *RIMS) for point in np.ravel(eye).tolist())

POINTS = np.array([*SKULL, *BESIDE, *IRISES, *EYES])  # all that is read of a mesh
_ROW = {int(point): row for row, point in enumerate(POINTS)}

IRIS = 11.7  # millimetres across: Hashemi et al., Ophthalmic Epidemiology 2015
EYEBALL = 12.0  # millimetres of radius
TO_POSE = np.array((1.0, -1.0, -1.0))  # from the mesh's axes to those of the head's pose


def at(*points: int) -> NDArray[np.intp]:
    """Return the rows of `POINTS` in which these points of the mesh are."""
    return np.array([_ROW[point] for point in points])


def turn(pose: NDArray[Any]) -> Floats:
    """Return the rotation (..., 3, 3) of poses (..., 4, 4)."""
    turned = np.asarray(pose, np.float64)[..., :3, :3]
    length = np.linalg.norm(turned[..., :, :1], axis=-2, keepdims=True)
    return np.asarray(turned / np.maximum(length, 1e-12), np.float64)


def in_head(landmarks: NDArray[Any], pose: NDArray[Any]) -> Floats:
    """Return `POINTS` of meshes (..., 478, 3) in the axes of the head (..., k, 3), in pixels.

    x to the subject's left, y up, z out of the face. The camera's perspective is left out.
    """
    kept = np.take(np.asarray(landmarks, np.float64), POINTS, axis=-2)
    return np.asarray((kept * TO_POSE) @ turn(pose), np.float64)


def angle(millimetres: NDArray[Any]) -> Floats:
    """Return by how many degrees an eye has turned when its iris has moved so far."""
    return np.asarray(np.degrees(np.arcsin(np.clip(millimetres / EYEBALL, -1, 1))), np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Direction:
    """Where one eye seems to look: from the iris `start` (2,) to `end` (2,), in pixels.

    The line is as long as an eye is wide when it lies in the picture's plane. `yaw` and `pitch`
    are in the head, in degrees, toward the subject's left and upward.
    """

    start: Floats
    end: Floats
    yaw: float
    pitch: float


def directions(landmarks: NDArray[Any], pose: NDArray[Any]) -> tuple[Direction, Direction]:
    """Return where the eyes of a mesh (478, 3) in pixels look, the subject's right first."""
    points, turned = in_head(landmarks, pose), turn(pose)
    angles = eye_angles(points[None])[0]
    right, left = (_direction(landmarks, points, turned, angles[eye], eye) for eye in (0, 1))
    return right, left


def eye_angles(points: Floats) -> Floats:
    """Return yaw and pitch in degrees (n, eyes, 2) from the points of n meshes of one face.

    From the middle between the corners of each eye, which is not quite where it looks
    straight on; the median of all irises is the ruler.
    """
    ruler = IRIS / max(float(np.median(iris_shares(points))), 1e-9)
    moved = [_from_middle(points, eye) / eye_width(points, eye)[:, None] for eye in (0, 1)]
    return angle(np.stack(moved, axis=1)[..., :2] * ruler)


def iris_shares(points: Floats) -> Floats:
    """Return how wide each iris is (n, 2) in widths of its eye."""
    shares = [iris_width(points, eye) / eye_width(points, eye) for eye in (0, 1)]
    return np.stack(shares, axis=1)


def iris_width(points: Floats, eye: int) -> Floats:
    """Return how wide an iris is (n,) in points (n, k, 3), from side to side."""
    return _distance(points, RIMS[eye][0], RIMS[eye][2])


def eye_width(points: Floats, eye: int) -> Floats:
    """Return how far apart the corners of an eye are (n,), never zero."""
    return np.maximum(_distance(points, *CORNERS[eye]), 1e-9)


def lid_opening(points: Floats, eye: int) -> Floats:
    """Return how far apart the lids of an eye are (n,), in widths of the eye."""
    apart = np.mean([_distance(points, *lid) for lid in LIDS[eye]], axis=0)
    return np.asarray(apart / eye_width(points, eye), np.float64)


def nose_distance(points: Floats, eye: int) -> Floats:
    """Return a rigid distance of the nose (n,) of like size, in widths of the eye beside."""
    return _distance(points, BESIDE[eye], BELOW[eye]) / eye_width(points, eye)


def _distance(points: Floats, first: int, last: int) -> Floats:
    here, there = np.moveaxis(points[:, at(first, last)], 1, 0)
    return np.asarray(np.linalg.norm(here - there, axis=1), np.float64)


def _from_middle(points: Floats, eye: int) -> Floats:
    middle = points[:, at(*CORNERS[eye])].mean(axis=1)
    return np.asarray(points[:, at(IRISES[eye])][:, 0] - middle, np.float64)


def _direction(
    landmarks: NDArray[Any], points: Floats, turned: Floats, angles: Floats, eye: int
) -> Direction:
    across, up = np.sin(np.radians(angles))
    looking = np.array((across, up, np.sqrt(max(1 - across**2 - up**2, 0.0))))
    in_picture = (turned @ looking)[:2] * TO_POSE[:2]
    start = np.asarray(landmarks[IRISES[eye], :2], np.float64)
    length = float(eye_width(points[None], eye)[0])
    return Direction(start, start + in_picture * length, *map(float, angles))
