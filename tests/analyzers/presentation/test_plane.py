"""The models explain what they name, and nothing of what they do not."""

import numpy as np
import pytest

from analyzers.presentation.forgeries import hand_motion, homographies
from analyzers.presentation.passage import pairs_apart, unsteadiness
from analyzers.presentation.plane import KEPT, RIGID, WHOLE, fitted, rows
from tests.analyzers.presentation.made_faces import WIDTH, flat, times, turning

WIDTHS = np.array([WIDTH])


def between(meshes, points=WHOLE):
    """Return what the models leave between the first and the last of meshes."""
    first, last = (meshes[[at]][:, list(points), :2] for at in (0, -1))
    return fitted(first, last, WIDTHS, points)


def test_a_plane_explains_a_moved_picture_and_not_a_turned_head():
    sheet = between(flat(times(1.0), noise=0.0))
    head = between(turning(times(0.5), noise=0.0))

    assert sheet.plane[0] < 1e-3 < 5 < sheet.change[0]
    assert head.plane[0] > 5


def test_the_relief_of_a_head_explains_what_a_plane_leaves_of_its_turn():
    head = between(turning(times(0.5), noise=0.0), RIGID)

    assert head.head[0] < 0.2 * head.plane[0]


def test_shift_turn_and_size_are_no_change_of_shape():
    [mesh] = turning(times(0.04), noise=0.0)
    turned = mesh[:, :2] @ np.array([[0.8, 0.6], [-0.6, 0.8]]) * 1.3 + (40, -20)
    left = fitted(mesh[None, WHOLE, :2], turned[None, WHOLE], WIDTHS, WHOLE)

    assert left.change[0] == pytest.approx(0, abs=1e-6)


def test_one_point_that_goes_astray_does_not_bend_the_plane():
    meshes = flat(times(1.0), noise=0.0)
    meshes[-1, WHOLE[7], 0] += 20
    left = between(meshes).plane[0]

    assert left == pytest.approx(1000 * 20 / WIDTH / len(WHOLE) ** 0.5, rel=0.1)


def test_the_points_that_are_kept_are_found_again():
    assert KEPT[rows(RIGID)].tolist() == list(RIGID) and KEPT[rows(WHOLE)].tolist() == [*WHOLE]


def test_noise_is_told_from_smooth_movement():
    widths = np.full(80, WIDTH)
    still, noisy = (
        unsteadiness(turning(times(), noise=noise)[:, KEPT, :2], widths) for noise in (0.0, 0.5)
    )

    assert still < 0.5
    assert noisy == pytest.approx(1000 * 0.5 * 2**0.5 / WIDTH, rel=0.15)


@pytest.mark.parametrize("rate", [10.0, 25.0, 30.0, 59.94])
def test_pairs_are_as_far_apart_in_time_as_asked(rate):
    pts = np.arange(0, 3, 1 / rate)
    first, second = pairs_apart(pts, 0.6)

    assert len(first) > 10 and len(set(first.tolist())) == len(first)
    assert (abs(pts[second] - pts[first] - 0.6) <= 0.5 / rate + 1e-6).all()


def test_no_pair_reaches_over_a_gap():
    pts = np.concatenate([np.arange(0, 1, 0.04), np.arange(1.5, 2.5, 0.04)])
    first, second = pairs_apart(pts, 0.2)

    assert (pts[second] - pts[first] < 0.26).all() and len(first) > 10


def test_a_sheet_held_straight_lies_in_the_middle_of_the_frame():
    motion = hand_motion(times(), np.random.default_rng(0), (0.0,) * 3, (0.0,) * 3)
    planes = homographies(motion, (200, 100), (640, 480), 0.5)
    corners = np.array([[0, 0, 1], [200, 100, 1], [100, 50, 1]]) @ planes[0].T
    seen = corners[:, :2] / corners[:, 2:]

    assert seen[2] == pytest.approx((320, 240), abs=1)
    assert seen[1] - seen[0] == pytest.approx((480, 240), rel=0.02)


def test_the_hand_reaches_the_swing_that_is_asked():
    motion = hand_motion(times(), np.random.default_rng(1), (25.0, 15.0, 6.0))

    assert abs(motion.turned).max(axis=0) == pytest.approx((25, 15, 6), abs=0.2)
