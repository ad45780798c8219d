"""What eyes did through a window is found again, and rigid points seem to stay."""

from dataclasses import replace

import numpy as np
import pytest

from tests.analyzers.gaze.made_eyes import alive, resting


def test_the_eyes_movement_is_found_though_the_head_turns(window):
    acted = replace(alive(2.0), shut=np.zeros((50, 2)))

    seen = window(acted)

    for found, made in ((seen.yaw, acted.yaw), (seen.pitch, acted.pitch)):
        error = found - (made - np.median(made, axis=0))
        assert np.abs(error).max() < 3.0
        assert error.std() < 1.0


def test_rigid_points_seem_to_move_as_far_as_the_noise_goes(window):
    quiet, loud = (window(replace(alive(2.0), noise=noise)) for noise in (0.05, 0.5))

    assert quiet.rigid_yaw.std() < 0.5
    assert loud.rigid_yaw.std() > 3 * quiet.rigid_yaw.std()


def test_shut_eyes_are_not_seen_nor_just_around(window):
    shut = np.zeros((50, 2))
    shut[20:25] = 1.0
    shut[40:44, 0] = 1.0  # a wink of the right eye

    seen = window(replace(resting(2.0), shut=shut))

    assert np.flatnonzero(seen.both_closed).tolist() == [20, 21, 22, 23, 24]
    assert np.flatnonzero(seen.closed[:, 0]).tolist() == [*range(20, 25), *range(40, 44)]
    assert not seen.seen[19:26].any() and not seen.seen[39:45].any()
    assert seen.seen[:18].all() and seen.seen[27:38].all()


def test_irises_are_as_wide_as_irises_are(window):
    seen = window(resting(2.0))

    assert seen.iris.mean() == pytest.approx(11.7, abs=0.1)
    assert (seen.seconds, seen.step) == pytest.approx((2.0, 0.04))
