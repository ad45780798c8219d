"""The three questions on planted answers, whose figures are known."""

import numpy as np
import pytest

from analyzers.attribution.description import GROUPS, Description
from analyzers.training.attribution import questions

UNITS = [f"file {number}" for number in range(40)]
TRUTH = np.arange(40) % 4


def test_a_closed_set_is_answered_beside_chance():
    nearest = TRUTH.copy()
    nearest[:10] = (TRUTH[:10] + 1) % 4
    found = questions.closed_set(TRUTH, nearest, UNITS)
    top = found[questions.TOP]
    assert (top.value, top.n, top.chance) == (0.75, 40, 0.25)
    assert top.low < 0.75 < top.high
    assert found[questions.F1].value == pytest.approx(0.75, abs=0.03)
    table = questions.confusion(TRUTH, nearest, 4)
    assert (table.trace(), table.sum()) == (30, 40)


def test_an_open_set_is_told_apart_by_distance():
    truth = np.where(np.arange(40) < 20, TRUTH, -1)
    away = np.where(truth < 0, 0.9, 0.1) + np.arange(40) / 1000
    found = questions.open_set(truth, TRUTH, away, UNITS)
    assert found[questions.AUC].value == 1.0
    assert found[questions.FALSE].value == 0.0
    assert found[questions.OSCR].value == pytest.approx(1.0)
    turned = questions.open_set(truth, TRUTH, -away, UNITS)
    assert turned[questions.AUC].value == 0.0
    assert turned[questions.OSCR].value == pytest.approx(0.0)


def test_distances_that_tell_nothing_reach_chance():
    truth = np.where(np.arange(40) < 20, TRUTH, -1)
    found = questions.open_set(truth, TRUTH, np.full(40, 0.5), UNITS)
    assert found[questions.AUC].value == 0.5
    assert found[questions.OSCR].value == pytest.approx(0.5)  # all at once: half of a triangle
    assert found[questions.FALSE].value == 1.0


def test_who_was_never_seen_is_found_by_description():
    seen = [
        Description(kind="synthesis", family="gan", upsampler="nearest"),
        Description(kind="laundering", family="autoencoder", upsampler="transposed"),
    ]
    new = [
        Description(kind="synthesis", family="gan", upsampler="transposed"),
        Description(kind="laundering", family="autoencoder", upsampler="nearest"),
    ]
    truth = [*seen, *new] * 10
    described = np.stack([one.vector for one in truth]).astype(float)
    strange = np.array([one in new for one in truth])
    found = questions.zero_shot(described, truth, strange, seen, UNITS)
    assert {name: one.value for name, one in found.items()} == dict.fromkeys(found, 1.0)
    assert found[questions.BOTH].chance == 0.25
    assert found[questions.AMONG].chance == 0.5
    assert found[questions.UNSEEN].n == 20

    guessed = np.repeat(described[:1], 40, 0)
    lazy = questions.zero_shot(guessed, truth, strange, seen, UNITS)
    assert lazy[questions.SEEN].value == 0.5
    assert lazy[questions.BOTH].value == 0.0
    assert lazy[questions.FAMILY].value == 0.5


def test_a_description_that_leaves_something_open_is_no_worse_for_it():
    whole = Description(kind="synthesis", family="gan", upsampler="nearest", extent="whole")
    open_one = Description(kind="synthesis", family="gan")
    shares = np.full((1, sum(map(len, GROUPS.values()))), 0.1)
    shares[0, whole.vector > 0] = 0.6
    fits = questions.fit(shares, [whole, open_one])
    assert fits[0, 0] == pytest.approx(np.log(0.6))
    assert fits[0, 1] == pytest.approx(np.log(0.6))


def test_one_unit_bounds_nothing():
    found = questions.resampled(["file a"] * 5, lambda at: float(len(at) > 0), 0.5)
    assert (found.value, found.low, found.high) == (1.0, 0.0, 1.0)
