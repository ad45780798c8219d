"""A region stands out when it hangs together, not when single blocks do."""

import numpy as np
import pytest

from analyzers.compression.regions import (
    block_box,
    brightness,
    coherent_region,
    smoothed,
    unclipped,
)
from workbench.model import Box


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def noise(rng):
    """Return a maker of noise, each time another."""
    return lambda: rng.normal(size=(60, 80)).astype(np.float32)


def test_a_region_is_found_and_scattered_blocks_are_not(noise, rng):
    together, scattered = noise(), noise()
    together[20:35, 30:50] += 5
    scattered.flat[rng.permutation(scattered.size)[:300]] += 5  # as many blocks, apart
    region = coherent_region(smoothed(together, 3))

    assert region.contrast > 3 * coherent_region(smoothed(scattered, 3)).contrast
    assert region.mask[21:34, 31:49].mean() > 0.9
    assert abs(region.share - 300 / 4800) < 0.02


def test_a_small_region_counts_for_less(noise):
    small, large = noise(), noise()
    small[10:13, 10:13] += 6
    large[10:30, 10:30] += 6
    assert coherent_region(small).contrast < coherent_region(large).contrast


def test_most_of_a_picture_is_no_region():
    values = np.zeros((60, 80), np.float32)
    values[:, :50] = 9
    assert coherent_region(values).contrast == 0
    assert coherent_region(np.zeros((1, 1), np.float32)).contrast == 0


def test_smoothing_leaves_out_blocks_without_weight():
    values, weights = np.ones((9, 9), np.float32), np.ones((9, 9), np.float32)
    values[4, 4], weights[4, 4] = 1000, 0
    assert np.allclose(smoothed(values, 3, weights), 1)
    assert smoothed(values, 3, np.zeros_like(weights)).max() == 0


def test_black_and_white_blocks_are_named():
    samples = np.full((24, 32, 3), 90, np.uint8)
    samples[3, 9] = 255
    samples[20, 30, 2] = 0
    assert np.argwhere(~unclipped(samples)).tolist() == [[0, 1], [2, 3]]
    assert np.argwhere(~unclipped(samples.astype(np.uint16) * 257)).tolist() == [[0, 1], [2, 3]]
    assert unclipped(samples[..., 0], dx=4, dy=4).shape == (2, 3)


def test_brightness_and_box_of_a_map():
    values = np.array([[-3, 0, 4, 80]], np.float32)
    assert brightness(values).tolist() == [[0, 0, 127, 255]]
    assert block_box(values, 5, 3) == Box(x=5, y=3, width=32, height=8)
