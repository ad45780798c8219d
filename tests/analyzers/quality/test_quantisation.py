"""The quality of a compression is read from pixels alone, on whatever grid it lies."""

import numpy as np
import pytest

from analyzers.quality.quantisation import estimate_compression
from analyzers.quality.tiles import textured_tiles


def read(pixels):
    return estimate_compression(textured_tiles(pixels.astype(np.float32)))


@pytest.mark.parametrize("quality", [50, 70, 80, 90, 95])
def test_a_planted_quality_is_read(texture, jpeg, quality):
    found = read(jpeg(texture(seed=1), quality)).quality

    assert found.value == pytest.approx(quality, abs=4)
    assert found.error >= 1


def test_it_is_read_off_the_grid_and_the_grid_is_told(texture, jpeg):
    found = read(jpeg(texture(seed=2), 70)[3:, 5:])

    assert (found.dx, found.dy) == (3, 5)
    assert found.quality.value == pytest.approx(70, abs=4)


def test_the_coarser_of_two_compressions_is_read(texture, jpeg):
    found = read(jpeg(jpeg(texture(seed=3), 60), 93))

    assert found.quality.value == pytest.approx(60, abs=6)


def test_none_is_seen_where_there_was_none_or_a_resize_came_after(texture, jpeg, resized):
    for pixels in (texture(seed=4), resized(jpeg(texture(seed=4), 60), 0.7)):
        assert read(pixels).quality.reason == "no_compression_seen"


@pytest.mark.parametrize("period", [2, 3, 4, 6])
def test_a_pattern_that_repeats_is_no_compression(period):
    cell = np.random.default_rng(period).integers(0, 255, (period, period))

    assert read(np.tile(cell, (128, 128))).quality.reason == "no_block_grid"


def test_a_crop_by_half_a_block_hides_no_compression(texture, jpeg):
    found = read(jpeg(np.ascontiguousarray(jpeg(texture(seed=6), 60)[4:, 4:]), 93))

    assert found.quality.value is not None


@pytest.mark.parametrize("quality", [10, 20, 30])
def test_a_very_coarse_compression_is_read(texture, jpeg, quality):
    assert read(jpeg(texture(seed=7), quality)).quality.value < quality + 5


@pytest.mark.parametrize(
    ("pixels", "reason"),
    [
        (np.full((300, 300), 128), "no_texture"),
        (np.zeros((1, 1)), "no_texture"),
        (np.random.default_rng(0).normal(128, 20, (40, 60)), "too_small"),
    ],
)
def test_what_cannot_be_measured_says_why(pixels, reason):
    assert read(pixels).quality.reason == reason
