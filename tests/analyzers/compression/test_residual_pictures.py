"""The pictures of a residual lead to the part that deviates, and to one to compare it with."""

import numpy as np
import pytest

from analyzers.compression.noise_level import (
    BLOCK,
    deviations,
    largest_region,
    measure_noise,
)
from analyzers.compression.residual_pictures import PART, pictures_of, places

NOISY = (slice(128, 320), slice(160, 384))


@pytest.fixture(scope="module")
def noisier(scene):
    luma = scene(640, 512, seed=1)[..., 1].astype(np.float32)
    luma[NOISY] += np.random.default_rng(2).normal(scale=6, size=luma[NOISY].shape)
    return luma


def looked(luma):
    levels = measure_noise(luma)
    deviation = deviations(levels)
    return levels, deviation, largest_region(deviation)


def test_the_first_part_deviates_and_the_second_is_elsewhere(noisier):
    levels, deviation, region = looked(noisier)
    odd, usual = places(levels, deviation, region)

    row, column = (place * BLOCK for place in odd)
    assert 128 <= row < 320 and 160 <= column < 384
    assert abs(deviation[usual]) < 1 < abs(deviation[odd])
    assert max(abs(a - b) for a, b in zip(odd, usual, strict=True)) >= PART // BLOCK


def test_noise_that_was_added_is_seen_beside_the_rest(noisier):
    whole, odd, usual = pictures_of(noisier, *looked(noisier))

    assert whole.pixels.shape == (256, 320)  # one for 2 x 2 pixels
    inside = whole.pixels[64:160, 80:192].mean()
    outside = np.delete(whole.pixels, np.s_[60:164], axis=0).mean()
    assert inside > 1.5 * outside
    assert "2 × 2 pixels" in whole.caption
    assert odd.pixels.shape == usual.pixels.shape == (PART, PART)
    assert (whole.box, odd.box.width, odd.box.height) == (None, PART, PART)
    assert f"column {odd.box.x}, row {odd.box.y}" in odd.caption
    assert odd.pixels.std() > 1.2 * usual.pixels.std()


@pytest.mark.parametrize("side", [128, 144])
def test_a_small_picture_has_parts_that_may_overlap(scene, side):
    luma = scene(side, side, seed=3, noise=4)[..., 1].astype(np.float32)
    shown = pictures_of(luma, *looked(luma))

    assert [one.pixels.shape for one in shown] == [(side, side), (PART, PART), (PART, PART)]


def test_where_nothing_stands_out_the_most_deviating_part_is_shown(scene):
    levels, deviation, region = looked(scene(512, 384, seed=7)[..., 1].astype(np.float32))
    quiet = type(region)(0.0, 0.0)
    odd, usual = places(levels, deviation, quiet)

    assert abs(deviation[odd]) == np.nanmax(np.abs(deviation))
    assert odd != usual
