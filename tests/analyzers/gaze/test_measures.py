"""What the network is given: the measures of a window, and the same in a mirror."""

import numpy as np
import pytest

from analyzers.gaze.living_eyes import sample_of
from analyzers.gaze.measures import HEAD, MEASURES, measures_of, mirrored
from tests.analyzers.gaze.made_eyes import alive, frames_of, late

N = 14


def samples_of(acted):
    return [sample_of(frame, frame.faces[0]) for frame in frames_of(acted)][20 : 20 + N]


def test_both_eyes_their_noise_and_the_head_are_measured():
    told = measures_of(samples_of(alive()))
    assert told.shape == (N, MEASURES)
    assert told.dtype == np.float32
    assert np.isfinite(told).all()
    acted = alive().head[20 : 20 + N]
    assert told[:, -HEAD:-1] == pytest.approx(acted, abs=0.01)


def test_an_eye_that_is_late_parts_from_the_other():
    def apart(acted):
        told = measures_of(samples_of(acted))
        return np.abs(told[:, 0] - told[:, 1]).mean()

    assert apart(late(alive(), 4)) > 2 * apart(alive())


def test_a_mirror_swaps_the_eyes_and_turns_sideways_over():
    told = measures_of(samples_of(alive()))
    turned = mirrored(told)
    assert np.array_equal(turned[:, 0], -told[:, 1])  # yaw
    assert np.array_equal(turned[:, 2], told[:, 3])  # pitch
    assert np.array_equal(turned[:, 8], told[:, 9])  # opening of the lids
    assert np.array_equal(turned[:, -HEAD:], told[:, -HEAD:] * (-1, 1, -1))
    assert np.array_equal(mirrored(turned), told)
