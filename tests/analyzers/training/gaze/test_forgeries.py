"""A plan forges what it is about, and nothing else."""

import numpy as np
import pytest

from analyzers.training.gaze.forgeries import KINDS, Scene, repainted

N, RATE = 100, 25.0


def scene(others=60):
    head = np.stack([10 * np.sin(np.arange(N) / 9), np.zeros(N)], axis=1)
    return Scene(rate=RATE, head=head, others=others)


def planned(kind, seed=0, others=60):
    return KINDS[kind](scene(others), np.random.default_rng(seed))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chance_gives_the_same_plan(kind):
    first, second, third = planned(kind), planned(kind), planned(kind, seed=5)
    for name in ("source", "other", "turn", "forged"):
        assert np.array_equal(getattr(first, name), getattr(second, name))
    assert first.forged.mean() > 0.3
    alike = [
        np.array_equal(getattr(first, name), getattr(third, name))
        for name in ("source", "turn")
    ]
    assert not all(alike)


def test_nothing_is_forged_where_eyes_are_drawn_over_themselves():
    plan = repainted(scene())
    assert np.array_equal(plan.source, np.repeat(np.arange(N)[:, None], 2, axis=1))
    assert not (plan.forged.any() or plan.other.any() or plan.turn.any())


@pytest.mark.parametrize("seed", range(6))
def test_one_eye_is_two_to_eight_frames_late(seed):
    late = np.arange(N)[:, None] - planned("late eye", seed).source
    assert sorted((late == 0).all(axis=0)) == [False, True]
    assert 2 <= late.max() <= 8
    assert np.ptp(late[10:].max(axis=1)) == 0


@pytest.mark.parametrize("seed", range(3))
def test_both_eyes_stand_still_for_half_a_second_to_two(seed):
    plan = planned("frozen eyes", seed)
    assert np.array_equal(plan.source[:, 0], plan.source[:, 1])
    still = np.flatnonzero(np.diff(plan.source[:, 0]) != 0)
    lengths = np.diff(still)
    longest = lengths[lengths > 1]
    assert longest.size
    assert longest.min() >= 0.4 * RATE
    assert longest.max() <= 2.1 * RATE


def test_a_strange_eye_stays_within_the_other_clip():
    plan = planned("strange eye", others=17)
    assert plan.source[plan.other].max() < 17
    assert sorted(plan.other.all(axis=0)) == [False, True]
    alone = planned("strange eye", others=0)
    assert not alone.other.any()
    assert (alone.source < N).all()


def test_jitter_shakes_each_iris_by_itself():
    turn = planned("jitter").turn
    apart = np.corrcoef(turn[:, 0, 0], turn[:, 1, 0])[0, 1]
    assert abs(apart) < 0.5
    assert 0.5 < turn.std() < 4


def test_eyes_turn_with_the_head_where_nothing_compensates():
    plan = planned("broken compensation")
    head = scene().head[:, 0]
    assert np.corrcoef(plan.turn[:, 0, 0], head)[0, 1] > 0.99
    assert np.array_equal(plan.turn[:, 0], plan.turn[:, 1])
    assert not plan.forged[np.abs(head - np.median(head)) < 1].any()
