"""The noise level must follow noise, and not brightness, texture or JPEG."""

import io

import numpy as np
import pytest
from PIL import Image

from analyzers.compression import noise_level
from analyzers.compression.noise_level import (
    BLOCK,
    deviations,
    largest_region,
    measure_noise,
)
from workbench.evaluation.metrics import pixel_auc

REGION = np.s_[128:320, 160:384]
BLOCKS = np.s_[8:20, 10:24]


def recompressed(luma, quality):
    file = io.BytesIO()
    Image.fromarray(np.clip(np.rint(luma), 0, 255).astype(np.uint8)).save(
        file, "JPEG", quality=quality
    )
    return np.asarray(Image.open(file), np.float32)


@pytest.fixture
def clean(scene):
    """Return a function that makes the luma of a picture with even noise."""
    return lambda seed=0: scene(512, 448, seed=seed, noise=2.0)[..., 1].astype(np.float32)


@pytest.fixture
def mask():
    """Return the blocks that `noisier` alters."""
    blocks = np.zeros((448 // BLOCK, 512 // BLOCK), bool)
    blocks[BLOCKS] = True
    return blocks


def noisier(luma, sigma=5.0):
    altered = luma.copy()
    altered[REGION] += np.random.default_rng(9).normal(scale=sigma, size=altered[REGION].shape)
    return altered


@pytest.mark.parametrize("sigma", [1.0, 3.0, 8.0])
def test_the_level_of_plain_noise_is_measured_in_grey_levels(sigma):
    noise = np.random.default_rng(0).normal(128, sigma, (256, 256)).astype(np.float32)

    measured = measure_noise(noise)

    assert np.median(measured.noise) == pytest.approx(sigma, rel=0.05)
    assert measured.usable.all()


def test_gradients_are_not_noise():
    y, x = np.mgrid[:256, :256].astype(np.float32)

    assert measure_noise(x / 2 + y / 3).noise.max() < 0.01


@pytest.mark.parametrize("quality", [None, 95, 90])
def test_a_noisier_region_is_found_and_pointed_at(clean, mask, quality):
    control, planted = clean(), noisier(clean())
    if quality:
        control, planted = recompressed(control, quality), recompressed(planted, quality)

    untouched = largest_region(deviations(measure_noise(control)))
    deviation = deviations(measure_noise(planted))
    found = largest_region(deviation)

    assert pixel_auc(np.nan_to_num(np.abs(deviation)), mask) > 0.9
    assert found.deviation > 2
    assert found.share == pytest.approx(mask.mean(), rel=0.5)
    assert found.deviation * found.share > 3 * abs(untouched.deviation) * untouched.share


def test_a_quieter_region_deviates_downwards(clean, mask):
    from scipy.ndimage import gaussian_filter

    altered = clean()
    altered[REGION] = gaussian_filter(altered, 0.9)[REGION]

    deviation = deviations(measure_noise(altered))

    assert pixel_auc(np.nan_to_num(-deviation), mask) > 0.8
    assert largest_region(deviation).deviation < -2


@pytest.mark.parametrize("quality", [90, 75])
def test_compression_of_an_untouched_picture_is_no_region(clean, quality):
    planted = largest_region(deviations(measure_noise(recompressed(noisier(clean()), 90))))
    found = largest_region(deviations(measure_noise(recompressed(clean(), quality))))

    assert abs(found.deviation) * found.share < abs(planted.deviation) * planted.share / 2


def test_noise_that_follows_brightness_is_expected():
    rng = np.random.default_rng(1)
    light = np.tile(np.linspace(30, 220, 512), (512, 1))
    shot = light + rng.normal(size=light.shape) * np.sqrt(light) / 3

    found = largest_region(deviations(measure_noise(shot.astype(np.float32))))

    assert abs(found.deviation) * found.share < 0.15


def test_clipped_and_noiseless_blocks_are_not_measured(clean):
    picture = clean()
    picture[:64] = 255
    picture[64:128, :128] = 90

    measured = measure_noise(picture)

    assert not measured.usable[:3].any()
    assert not measured.usable[5:7, :7].any()
    assert np.isnan(deviations(measured)[:3]).all()


def test_reading_in_bands_of_rows_changes_nothing(clean, monkeypatch):
    whole = measure_noise(clean())
    monkeypatch.setattr(noise_level, "BAND_ROWS", 48)
    banded = measure_noise(clean())

    assert np.array_equal(whole.noise, banded.noise)
    assert np.array_equal(whole.texture, banded.texture)
