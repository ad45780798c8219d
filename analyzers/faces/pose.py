"""How a head is turned: the canonical face laid onto the mesh, seen by a pinhole camera.

After the geometry that MediaPipe computes from the same mesh: the camera is taken to look
straight at the middle of the frame, with a vertical field of view of 63 degrees, as nothing
is known of the real one. So distances are a guess; angles are good near the middle.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.runtime.packs import load

__all__ = ["canonical_face", "head_pose"]

Floats = NDArray[np.float32]
Wide = NDArray[np.float64]

FIELD_OF_VIEW = np.radians(63.0)
VERTICES = 468  # the irises are no part of the canonical face


def head_pose(landmarks: NDArray[Any], frame_shape: tuple[int, int]) -> Floats:
    """Return the matrix (4, 4) that takes the canonical face before the camera.

    In centimetres: x to the right of the picture, y up, z toward the camera, which is at the
    origin. `landmarks` (478, 3) are in pixels of a frame of `frame_shape` (height, width).
    """
    height, width = frame_shape
    near = 2 * np.tan(FIELD_OF_VIEW / 2) / height  # one pixel, at a distance of one
    screen = landmarks[:VERTICES].astype(np.float64) * near
    screen[:, 0] -= width * near / 2
    screen[:, 1] = height * near / 2 - screen[:, 1]
    depth = float(screen[:, 2].mean())
    scale = _scale(screen * (1, 1, -1))
    scale *= _scale(_before_camera(screen, depth, scale))
    return _pose(_before_camera(screen, depth, scale)).astype(np.float32)


@cache
def canonical_face() -> tuple[Wide, Wide]:
    """Return the canonical face (468, 3) in centimetres and its weights (468,) in a pose."""
    from io import BytesIO  # noqa: PLC0415

    table = np.load(BytesIO(load("face-mesh", "1").read("canonical.npy")), allow_pickle=False)
    return table[:, :3].astype(np.float64), table[:, 3].astype(np.float64)


def _before_camera(screen: Wide, depth: float, scale: float) -> Wide:
    """Return points in space: moved from the near plane to where they have their true size."""
    away = (screen[:, 2:] - depth + 1) / scale
    return np.concatenate([screen[:, :2] * away, -away], axis=1)


def _scale(points: Wide) -> float:
    """Return how much larger than the canonical face these points are."""
    return float(np.linalg.norm(_pose(points)[:3, 0]))


def _pose(points: Wide) -> Wide:
    """Return the similarity (4, 4) from the canonical face to points, by weighted squares.

    Umeyama, PAMI 1991.
    """
    face, weights = canonical_face()
    share = (weights / weights.sum())[:, None]
    middle, target = (share * face).sum(axis=0), (share * points).sum(axis=0)
    spread = face - middle
    left, values, right = np.linalg.svd((points - target).T @ (share * spread))
    signs = np.array([1, 1, np.sign(np.linalg.det(left) * np.linalg.det(right))])
    turn = (left * signs) @ right
    scale = float((values * signs).sum() / (share * spread**2).sum())
    pose = np.eye(4)
    pose[:3, :3] = turn * scale
    pose[:3, 3] = target - pose[:3, :3] @ middle
    return pose
