"""Figures that a report quotes are checked against cases worked out by hand."""

import numpy as np
import pytest

from workbench.evaluation.metrics import auc, auc_interval, pixel_auc, ranks, spread_over
from workbench.model import Box


def test_every_altered_item_above_every_other_is_one():
    assert auc([0.1, 0.4, 0.6, 0.9], [0, 0, 1, 1]) == 1.0


def test_the_known_example_of_the_literature():
    # pairs (altered, authentic): .35>.1, .35<.4, .8>.1, .8>.4 -> 3 of 4
    assert auc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]) == 0.75


def test_ties_count_half():
    # pairs: 2>1, 2=2, 2=2 again and 3>1, 3>2, 3>2 -> (1 + .5 + .5 + 3) / 6
    assert auc([2, 3, 1, 2, 2], [1, 1, 0, 0, 0]) == pytest.approx(5 / 6)
    assert auc([7, 7, 7, 7], [1, 0, 1, 0]) == 0.5


def test_turning_the_scores_round_mirrors_the_figure():
    rng = np.random.default_rng(5)
    scores, labels = rng.integers(0, 9, 200), rng.integers(0, 2, 200)
    assert auc(scores, labels) + auc(-scores, labels) == pytest.approx(1)


def test_agrees_with_counting_all_pairs():
    rng = np.random.default_rng(3)
    scores, labels = rng.integers(0, 20, 150).astype(float), rng.random(150) < 0.3
    above = scores[labels][:, None] - scores[~labels][None]
    assert auc(scores, labels) == pytest.approx(((above > 0) + 0.5 * (above == 0)).mean())


def test_tied_values_share_the_mean_of_their_ranks():
    assert ranks(np.array([10.0, 20, 20, 5])).tolist() == [2, 3.5, 3.5, 1]


@pytest.mark.parametrize(
    ("scores", "labels", "why"),
    [
        ([1, 2], [1, 1], "altered and authentic"),
        ([1, float("nan")], [0, 1], "missing score"),
        ([1, 2, 3], [0, 1], "shape"),
    ],
)
def test_no_figure_from_what_has_none(scores, labels, why):
    with pytest.raises(ValueError, match=why):
        auc(scores, labels)


def test_the_interval_holds_the_figure_and_narrows_with_more_items():
    rng = np.random.default_rng(1)

    def width(n):
        labels = np.arange(n) % 2 == 0
        found = auc_interval(rng.normal(size=n) + labels, labels, draws=300)
        assert found.lower <= found.value <= found.upper
        assert found.clusters == n
        return found.upper - found.lower

    assert width(1000) < width(40) / 2


def test_frames_of_one_video_are_one_unit():
    """Repeating every item ten times adds no knowledge, and clusters keep it so."""
    rng = np.random.default_rng(2)
    labels = np.arange(30) % 2 == 0
    scores = rng.normal(size=30) + labels
    once = auc_interval(scores, labels, draws=400)
    again = np.repeat(scores, 10), np.repeat(labels, 10)
    clustered = auc_interval(*again, np.repeat(np.arange(30), 10), draws=400)
    naive = auc_interval(*again, draws=400)

    assert (clustered.lower, clustered.upper) == pytest.approx((once.lower, once.upper))
    assert naive.upper - naive.lower < (clustered.upper - clustered.lower) / 2


def test_same_seed_same_interval():
    scores, labels = [1, 3, 2, 5, 4, 0], [0, 1, 0, 1, 0, 1]
    assert auc_interval(scores, labels, seed=4) == auc_interval(scores, labels, seed=4)


def test_one_cluster_says_nothing():
    found = auc_interval([1, 2, 3, 4], [0, 1, 0, 1], ["clip"] * 4)
    assert (found.lower, found.upper, found.clusters) == (0, 1, 1)


def test_a_map_that_is_the_mask_is_perfect():
    mask = np.zeros((6, 8), np.uint8)
    mask[2:4, 3:6] = 255
    assert pixel_auc(mask, mask) == 1.0
    assert pixel_auc(255 - mask, mask) == 0.0


def test_a_map_is_stretched_over_its_box_only():
    values = np.array([[1, 2], [3, 4]], np.uint8)
    out, covered = spread_over(values, Box(x=2, y=1, width=4, height=2), height=4, width=5)
    assert out.tolist() == [[0] * 5, [0, 0, 1, 1, 2], [0, 0, 3, 3, 4], [0] * 5]
    assert covered.sum() == 6
    assert not covered[0].any()
    assert not covered[:, :2].any()
