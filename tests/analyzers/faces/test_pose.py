"""The pose must be that of the head that was put before the camera."""

import numpy as np
import pytest

from analyzers.faces.pose import canonical_face, head_pose

HEIGHT, WIDTH = 720, 1280
FOCAL = HEIGHT / 2 / np.tan(np.radians(63) / 2)


def turned(yaw, pitch, roll):
    (cy, cp, cr), (sy, sp, sr) = (f(np.radians([yaw, pitch, roll])) for f in (np.cos, np.sin))
    about_y = np.array([(cy, 0, sy), (0, 1, 0), (-sy, 0, cy)])
    about_x = np.array([(1, 0, 0), (0, cp, -sp), (0, sp, cp)])
    about_z = np.array([(cr, -sr, 0), (sr, cr, 0), (0, 0, 1)])
    return about_z @ about_y @ about_x


def seen(turn, place):
    """Return the mesh (478, 3) that a pinhole camera sees of the canonical face."""
    face, _ = canonical_face()
    x, y, z = (face @ turn.T + place).T
    scale = FOCAL / -place[2]
    mesh = np.stack(
        [WIDTH / 2 + FOCAL * x / -z, HEIGHT / 2 - FOCAL * y / -z, (place[2] - z) * scale],
        axis=1,
    )
    return np.concatenate([mesh, np.zeros((10, 3))]).astype(np.float32)


@pytest.mark.parametrize(
    "angles", [(0, 0, 0), (30, 0, 0), (0, -20, 0), (0, 0, 70), (-25, 15, 10)]
)
@pytest.mark.parametrize("place", [(0, 0, -60), (25, -8, -70)])
def test_the_head_is_found_where_and_how_it_was(angles, place):
    turn = turned(*angles)

    pose = head_pose(seen(turn, np.array(place, float)), (HEIGHT, WIDTH))

    off = np.degrees(np.arccos(np.clip((np.trace(pose[:3, :3].T @ turn) - 1) / 2, -1, 1)))
    assert off < 2.5
    assert np.linalg.norm(pose[:3, 3] - place) < 0.05 * np.linalg.norm(place)


def test_the_pose_turns_and_does_not_stretch():
    pose = head_pose(seen(turned(20, 10, 5), np.array([3.0, 4.0, -50.0])), (HEIGHT, WIDTH))

    assert pose.dtype == np.float32
    assert np.allclose(pose[:3, :3] @ pose[:3, :3].T, np.eye(3), atol=0.05)
    assert np.allclose(pose[3], (0, 0, 0, 1))


def test_the_canonical_face_looks_at_the_camera_and_is_symmetrical():
    face, weights = canonical_face()

    assert face.shape == (468, 3)
    assert np.count_nonzero(weights) == 33
    assert face[4, 2] == face[:, 2].max()  # the tip of the nose
    assert np.allclose(face[33] * (-1, 1, 1), face[263], atol=1e-4)
