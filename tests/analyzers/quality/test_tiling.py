"""Tiles lie evenly on the picture, on even places, and never more than asked for."""

import numpy as np
import pytest

from analyzers.quality.tiling import cut, in_colour, places, pooled


@pytest.mark.parametrize("size", [(128, 128), (131, 400), (480, 473), (1024, 1024)])
def test_a_picture_is_covered_from_edge_to_edge(size):
    at = places(*size, 128, 200)
    seen = np.zeros(size, bool)
    for y, x in at.tolist():
        seen[y : y + 128, x : x + 128] = True
    assert seen[:-1, :-1].all()  # places are even: the last row or column may be missed
    assert len(np.unique(at, axis=0)) == len(at)
    assert not (at % 2).any()


@pytest.mark.parametrize("most", [1, 2, 7, 24, 96])
def test_large_pictures_get_no_more_tiles_than_asked_for(most):
    at = places(3000, 4000, 128, most)
    assert most / 2 <= len(at) <= most
    if most > 4:
        assert at[:, 0].min() == at[:, 1].min() == 0
        assert at[:, 0].max() == 3000 - 128
        assert at[:, 1].max() == 4000 - 128


def test_narrow_pictures_get_no_more_either():
    assert len(places(128, 40_000, 128, 10)) <= 10
    assert len(places(40_000, 130, 128, 10)) <= 10


def test_a_picture_smaller_than_a_tile_has_none():
    at = places(127, 500, 128, 9)
    assert at.shape == (0, 2)
    assert cut(np.zeros((127, 500, 3), np.uint8), at, 128).shape == (0, 128, 128, 3)


def test_tiles_are_native_pixels():
    picture = np.random.default_rng(0).integers(0, 256, (300, 200, 3), np.uint8)
    at = places(300, 200, 64, 50)
    for (y, x), tile in zip(at.tolist(), cut(picture, at, 64), strict=True):
        assert np.array_equal(tile, picture[y : y + 64, x : x + 64])


def test_the_highest_share_counts():
    assert pooled([1.0, 2.0, 3.0, 4.0], 0.5) == 3.5
    assert pooled([1.0, 2.0, 3.0, 4.0], 0.01) == 4.0
    assert pooled([5.0], 0.75) == 5.0
    assert np.isnan(pooled([], 0.5))
    assert np.isnan(pooled([1.0, np.nan], 0.5))


def test_samples_of_every_depth_become_whole_levels_in_colour():
    grey = np.array([[0, 65535], [256, 511]], np.uint16)
    assert in_colour(grey)[..., 0].tolist() == [[0, 255], [1, 1]]
    assert in_colour(grey).shape == (2, 2, 3)
    colour = np.arange(12, dtype=np.uint8).reshape(2, 2, 3)
    assert np.array_equal(in_colour(colour), colour)
