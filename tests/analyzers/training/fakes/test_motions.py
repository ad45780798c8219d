"""What moves, and by how much."""

import numpy as np
import pytest

from analyzers.training.fakes.motions import MOTIONS

BY_NAME = {motion.__name__.strip("_"): motion for motion in MOTIONS}


@pytest.mark.parametrize("name", BY_NAME)
def test_each_motion_moves_some_points_by_pixels_not_by_faces(name, portrait_face):
    moved = BY_NAME[name](portrait_face.points, np.random.default_rng(2))

    assert 0.1 < np.hypot(*moved.T).max() < 25
    assert np.isfinite(moved).all()


def test_a_falling_jaw_parts_the_lips_and_leaves_their_corners(portrait_face):
    before = portrait_face.points
    after = before + BY_NAME["mouth_opens"](before, np.random.default_rng(2))

    assert np.hypot(*(after[13] - after[14])) > np.hypot(*(before[13] - before[14])) + 3
    assert np.array_equal(before[61], after[61])


def test_irises_move_alike_and_the_lids_stay(portrait_face):
    moved = BY_NAME["looks_aside"](portrait_face.points, np.random.default_rng(2))

    assert np.array_equal(moved[468], moved[473])
    assert np.abs(moved[468]).max() > 0.1
    assert not moved[:468].any()


def test_in_a_turn_the_nose_moves_further_than_the_ears(portrait_face):
    moved = np.hypot(*BY_NAME["head_turns"](portrait_face.points, np.random.default_rng(2)).T)

    assert moved[1] > 3
    assert moved[1] > 2 * moved[[127, 356]].max()
