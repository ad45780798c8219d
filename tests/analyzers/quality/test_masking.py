"""Fine detail is dropped by the rate that is asked for, coarse content never."""

import numpy as np

from analyzers.quality.masking import masked


def waves(periods, side=64):
    x = np.arange(side) / side
    wave = 128 + 60 * np.cos(2 * np.pi * periods * x)
    return np.broadcast_to(wave[None, None, :, None], (2, side, side, 3)).astype(np.uint8)


def noise():
    return np.random.default_rng(1).integers(60, 196, (4, 64, 64, 3), np.uint8)


def detail(tiles):
    return float(np.square(tiles - tiles.mean((1, 2), keepdims=True)).mean())


def test_nothing_is_dropped_at_a_rate_of_0_and_everything_fine_at_1():
    assert np.array_equal(masked(noise(), 0.0), noise())
    assert np.ptp(masked(waves(16), 1.0).astype(int)) <= 1


def test_coarse_content_stays_at_every_rate():
    assert np.abs(masked(waves(2), 1.0).astype(int) - waves(2)).max() <= 2


def test_power_falls_by_the_rate():
    whole = detail(noise().astype(float))

    for rate in (0.25, 0.5):
        left = detail(masked(noise(), rate).astype(float)) / whole
        assert abs(left - (1 - rate)) < 0.05


def test_the_same_is_dropped_in_every_run_and_in_all_colours_alike():
    assert np.array_equal(masked(noise(), 0.5), masked(noise(), 0.5))

    grey = np.repeat(noise()[..., :1], 3, axis=-1)
    colours = masked(grey, 0.5)
    assert np.array_equal(colours[..., 0], colours[..., 2])
