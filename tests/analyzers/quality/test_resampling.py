"""A planted factor is found and an untouched picture has none."""

import numpy as np
import pytest
from PIL import Image

from analyzers.quality.resampling import LEAST_SIDE, estimate_resampling


def read(pixels, **options):
    return estimate_resampling(pixels.astype(np.float32), **options)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("quality", [None, 95, 80, 60])
def test_an_untouched_picture_shows_none(texture, jpeg, seed, quality):
    pixels = texture(seed=seed)

    found = read(pixels if quality is None else jpeg(pixels, quality))

    assert not found.resampled
    assert found.kind == "none seen"
    assert found.factor.value == 1


@pytest.mark.parametrize("factor", [1.1, 1.3, 1.7])
@pytest.mark.parametrize("kernel", [Image.Resampling.BICUBIC, Image.Resampling.BILINEAR])
def test_a_planted_factor_is_stated_or_among_the_candidates(
    texture, jpeg, resized, factor, kernel
):
    found = read(resized(jpeg(texture(seed=4), 80), factor, kernel))

    named = found.candidates or (found.factor.value,)
    assert found.resampled and found.share > 0.5
    assert min(abs(one / factor - 1) for one in named) < 0.01


def test_its_error_covers_the_planted_factor(texture, jpeg, resized):
    found = read(resized(jpeg(texture(seed=5), 80), 1.1))

    assert found.kind == "enlarged"
    assert found.factor.value == pytest.approx(1.1, abs=4 * found.factor.error)
    assert found.factor.error < 0.01


def test_an_enlarging_survives_a_finer_compression_afterwards(texture, jpeg, resized):
    assert read(jpeg(resized(jpeg(texture(seed=6), 75), 1.3), 92)).resampled


def test_a_region_is_not_the_whole_picture(texture, jpeg, resized):
    host = jpeg(texture(768, seed=7), 90).copy()
    host[128:384, 128:384] = resized(jpeg(texture(seed=8), 60), 1.3)[:256, :256]

    assert read(host).share < 0.5


def test_the_blocks_of_a_codec_are_left_out(texture, jpeg, resized):
    doubled = resized(jpeg(texture(400, seed=9), 60), 2, Image.Resampling.BILINEAR)

    assert read(doubled).resampled
    assert not read(doubled, blocks=16).resampled


@pytest.mark.parametrize(
    ("pixels", "reason"),
    [
        (np.full((LEAST_SIDE - 1, 900), 9), "too_small"),
        (np.full((1, 1), 9), "too_small"),
        (np.full((500, 500), 128), "no_texture"),
    ],
)
def test_what_cannot_be_measured_says_why(pixels, reason):
    found = read(pixels)

    assert not found.resampled
    assert found.factor.value is None and found.factor.reason == found.kind == reason
