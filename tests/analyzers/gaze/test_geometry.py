"""Directions follow the eyes, not the head, and point where the subject looks."""

from dataclasses import replace

import numpy as np
import pytest

from analyzers.gaze.geometry import POINTS, at, directions, eye_angles, in_head, lid_opening
from tests.analyzers.gaze.made_eyes import meshes_of, resting


def looking(yaw=0.0, pitch=0.0, head=(0.0, 0.0), shut=0.0):
    one = np.ones((1, 2))
    still = replace(resting(1 / 25), yaw=one * yaw, pitch=one * pitch, shut=one * shut)
    meshes, poses = meshes_of(replace(still, head=np.array([head]), noise=0.0))
    return meshes[0], poses[0]


@pytest.mark.parametrize("head", [(0, 0), (20, 0), (-15, 10)])
@pytest.mark.parametrize(("yaw", "pitch"), [(0, 0), (15, 0), (-15, 0), (0, 12), (8, -8)])
def test_an_eye_is_read_in_the_head_however_that_is_turned(yaw, pitch, head):
    right, left = directions(*looking(yaw, pitch, head))

    for eye in (right, left):
        assert (eye.yaw, eye.pitch) == pytest.approx((yaw, pitch), abs=1.0)


def test_an_arrow_starts_at_the_iris_and_points_where_the_subject_looks():
    mesh, pose = looking(20, 0)
    right, left = directions(mesh, pose)

    assert right.start == pytest.approx(mesh[468, :2])
    assert left.start == pytest.approx(mesh[473, :2])
    for eye in (right, left):
        across, down = eye.end - eye.start
        assert across > 5 and abs(down) < 2  # the subject's left is the picture's right
    up, _ = directions(*looking(0, 20))
    assert (up.end - up.start)[1] < -5


def test_an_arrow_turns_with_the_head_when_the_eyes_rest_in_it():
    right, _ = directions(*looking(0, 0, head=(20, 0)))

    assert (right.end - right.start)[0] > 5


def test_the_points_that_are_kept_are_found_again_by_their_number():
    assert POINTS[at(468, 33, 386)].tolist() == [468, 33, 386]
    assert len(set(POINTS.tolist())) == len(POINTS)


def test_meshes_are_read_together_as_one_by_one():
    meshes, poses = zip(looking(5), looking(-5, head=(10, 0)), strict=True)

    together = in_head(np.array(meshes), np.array(poses))

    assert together == pytest.approx(
        np.array([in_head(*one) for one in zip(meshes, poses, strict=True)])
    )
    assert eye_angles(together)[:, :, 0] == pytest.approx(np.array([[5, 5], [-5, -5]]), abs=1.0)


def test_a_closing_lid_narrows_the_opening():
    openings = [lid_opening(in_head(*looking(shut=s))[None], 0)[0] for s in (0, 0.5, 1)]

    assert openings[0] > 0.15
    assert openings[1] == pytest.approx(openings[0] / 2, rel=0.1)
    assert openings[2] < 0.02
