"""Two histograms of a map give what counting its pixels gives, at every level."""

import numpy as np
import pytest

from workbench.evaluation.metrics import pixel_auc
from workbench.evaluation.overlap import (
    areas,
    best_level,
    distance,
    f1s,
    iou,
    ious,
    otsu,
    overlap,
    pixel_f1,
    ranked,
)


@pytest.fixture
def drawn():
    """A mask of 10 x 15 pixels, and a map that is brighter there, with noise."""
    rng = np.random.default_rng(0)
    mask = np.zeros((40, 50), bool)
    mask[5:15, 5:20] = True
    values = (mask * 90 + rng.integers(0, 60, mask.shape)).astype(np.uint8)
    return values, mask


def test_figures_at_every_level_are_those_of_the_pixels(drawn):
    values, mask = drawn
    found = overlap(values, np.ones_like(mask), mask)
    for level in (1, 30, 80, 200):
        assert ious(found)[level] == pytest.approx(iou(values >= level, mask))
        assert f1s(found)[level] == pytest.approx(pixel_f1(values >= level, mask))
        assert areas(found)[level] == pytest.approx((values >= level).mean())
    assert ranked(found) == pytest.approx(pixel_auc(values, mask))
    assert distance(found) == pytest.approx(np.abs(values / 255 - mask).mean())


def test_overlap_of_masks_is_counted_by_hand():
    one, two = np.array([[1, 1, 0, 0]]), np.array([[0, 1, 1, 0]])
    assert iou(one, two) == pytest.approx(1 / 3) and pixel_f1(one, two) == pytest.approx(0.5)
    assert iou(one * 0, two * 0) == 1


def test_where_a_map_says_nothing_it_flags_nothing(drawn):
    values, mask = drawn
    found = overlap(values, ~mask, mask)
    assert ious(found)[1] == 0 and sum(found.inside) == found.inside[0] == mask.sum()
    nothing = overlap(np.full_like(values, 255), np.ones_like(mask), None)
    assert areas(nothing)[255] == 1 and ranked(nothing) is None


def test_otsu_parts_two_heaps_and_the_best_level_is_learned(drawn):
    values, mask = drawn
    found = overlap(values, np.ones_like(mask), mask)
    assert 60 <= otsu(found) <= 91
    assert f1s(found)[best_level([found])] == f1s(found)[1:].max() == 1
    grey = overlap(np.full_like(values, 7), np.ones_like(mask), mask)
    assert 1 <= otsu(grey) <= 255
