"""The residual's spectrum peaks where a period of eight pixels was planted, and only then."""

import numpy as np
import pytest

from analyzers.laundering.lattice_peaks import EIGHTHS, FREQUENCY, SIDE, residual_spectrum


def noise(seed=1):
    return np.random.default_rng(seed).normal(128, 12, (16, SIDE, SIDE, 3))


def to_bytes(values):
    return np.clip(values, 0, 255).astype(np.uint8)


def test_frequencies_reach_half_a_cycle_and_hold_every_eighth():
    assert FREQUENCY[0] == pytest.approx(1 / SIDE) and FREQUENCY[-1] == 0.5
    for k in EIGHTHS:
        assert np.isclose(FREQUENCY, k / 8).any()


def test_noise_has_no_peaks():
    spectrum = residual_spectrum(to_bytes(noise()))

    assert spectrum.power.shape == FREQUENCY.shape
    assert np.abs(spectrum.peaks).max() < 0.15


@pytest.mark.parametrize("k", EIGHTHS)
def test_a_wave_of_an_eighth_peaks_there_and_nowhere_else(k):
    wave = 6 * np.cos(2 * np.pi * k / 8 * np.arange(SIDE))
    peaks = residual_spectrum(to_bytes(noise() + wave[None, None, :, None])).peaks

    assert peaks[k - 1] > 0.3
    assert np.abs(np.delete(peaks, k - 1)).max() < 0.2


def test_a_lattice_of_eight_peaks_at_every_eighth_below_a_half():
    planted = noise()
    planted[:, ::8] += 25
    planted[:, :, ::8] += 25

    assert residual_spectrum(to_bytes(planted)).peaks.min() > 0.3


def test_flat_patches_have_a_finite_spectrum():
    spectrum = residual_spectrum(np.full((2, SIDE, SIDE, 3), 200, np.uint8))

    assert np.isfinite(spectrum.power).all() and not spectrum.peaks.any()
