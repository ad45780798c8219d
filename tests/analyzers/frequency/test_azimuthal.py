"""The spectrum must show the power law that a picture was made with."""

import numpy as np
import pytest

from analyzers.frequency.azimuthal import FREQUENCY, TILE, measure_spectrum


def coloured(exponent, side=512, seed=0):
    """Return noise whose power falls with frequency to the given power."""
    rng = np.random.default_rng(seed)
    frequency = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None])
    frequency[0, 0] = 1
    spectrum = np.fft.rfft2(rng.normal(size=(side, side))) * frequency ** (exponent / 2)
    plane = np.fft.irfft2(spectrum)
    return (plane / plane.std() * 25 + 128).astype(np.float32)


@pytest.mark.parametrize("exponent", [0.0, -1.0, -2.0])
def test_the_slope_is_the_exponent_of_the_law(exponent):
    measured = measure_spectrum(coloured(exponent))

    assert measured.slope == pytest.approx(exponent, abs=0.15)
    assert measured.high_band == pytest.approx(0, abs=0.1)
    assert measured.tiles == (512 // TILE) ** 2


def test_missing_and_added_detail_move_the_high_band():
    from scipy.ndimage import gaussian_filter

    plain = coloured(-2)
    noisy = plain + np.random.default_rng(1).normal(scale=15, size=plain.shape)

    assert measure_spectrum(gaussian_filter(plain, 0.8)).high_band < -0.4
    assert measure_spectrum(noisy.astype(np.float32)).high_band > 0.2


def test_power_is_relative_to_low_frequencies_whatever_the_contrast():
    plain = coloured(-2)
    low = (FREQUENCY > 0.03) & (FREQUENCY < 0.06)

    full, half = measure_spectrum(plain), measure_spectrum((plain - 128) / 2 + 128)

    assert full.power[low].mean() == pytest.approx(0, abs=1e-5)
    assert half.power == pytest.approx(full.power, abs=0.02)


def test_flat_and_clipped_tiles_are_not_averaged_in():
    plain = coloured(-2)
    part = plain.copy()
    part[:256, :256] = 120
    part[256:, :256] = 255

    assert measure_spectrum(np.full((512, 512), 90, np.float32)) is None
    assert measure_spectrum(part).tiles == 8
    assert measure_spectrum(part).slope == pytest.approx(-2, abs=0.2)


def test_a_large_picture_is_sampled_evenly():
    wide = np.tile(coloured(-2), (1, 6))

    assert measure_spectrum(wide).tiles == 4 * 10
