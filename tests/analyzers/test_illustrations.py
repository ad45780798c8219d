"""What is drawn for the eye shows what it says: values, at their places, and nothing else."""

import numpy as np
import pytest

from analyzers import illustrations
from analyzers.illustrations import (
    MARGIN,
    MARK,
    cutting,
    evened_spectrum,
    framed,
    log_spectrum,
    marked,
    mean_power,
    residual,
    signed,
    spectrum_pictures,
    strength,
)


@pytest.fixture(scope="module")
def noise():
    return np.random.default_rng(4).normal(120, 10, (300, 420)).astype(np.float32)


def test_a_residual_keeps_noise_and_nothing_smooth(noise):
    y, x = np.mgrid[:64, :80].astype(np.float32)

    assert np.abs(residual(3 * x + 2 * y)[1:-1, 1:-1]).max() < 1e-3
    assert residual(noise).shape == noise.shape
    assert residual(noise)[1:-1, 1:-1].std() == pytest.approx(10, rel=0.05)


def test_either_sign_has_its_shade_and_too_much_is_cut_off():
    drawn = signed(np.array([[0, 4, -4, 2, 9, -9]]), full=4.0)

    assert drawn.dtype == np.uint8
    assert drawn.tolist() == [[128, 255, 0, 191, 255, 0]]


def test_strength_is_averaged_until_it_fits_and_every_square_keeps_its_place(monkeypatch):
    luma = np.full((700, 1500), 120, np.float32)
    luma[300:400, 600:900] += np.random.default_rng(0).normal(0, 8, (100, 300))
    drawn, side = strength(luma, full=10.0)

    assert side == 3 and drawn.shape == (234, 500)
    inside = drawn[105:128, 205:295]
    assert (
        inside.mean() > 100
        and inside.min() > 0
        and drawn[:95].max() == 0 == drawn[:, :195].max()
    )
    monkeypatch.setattr(illustrations, "BAND_ROWS", 50)
    np.testing.assert_array_equal(strength(luma, full=10.0)[0], drawn)


@pytest.mark.parametrize("shape", [(5, 9), (1, 700), (513, 2)])
def test_whole_residuals_of_any_shape_are_drawn(shape):
    drawn, side = strength(np.zeros(shape, np.float32), full=1.0)

    assert drawn.shape == tuple(-(-length // side) for length in shape)
    assert max(drawn.shape) <= 512


def test_a_cutting_lies_inside_and_around_its_middle():
    plane = np.arange(40 * 60, dtype=np.float32).reshape(40, 60)
    part, corner = cutting(plane, (20, 30), 16)
    assert corner == (12, 22)
    np.testing.assert_array_equal(part, plane[12:28, 22:38])

    part, corner = cutting(plane, (39, 0), 16)
    assert (part.shape, corner) == ((16, 16), (24, 0))
    assert cutting(plane, (0, 0), 512)[0].shape == (40, 60)


@pytest.mark.parametrize(("shortest", "side"), [(16, 16), (57, 16), (256, 64), (900, 256)])
def test_small_pictures_have_small_spectra(shortest, side):
    assert mean_power(np.zeros((shortest, shortest + 60), np.float32)).shape == (side, side)


def test_a_picture_too_small_has_no_spectrum():
    with pytest.raises(ValueError, match="15 pixels"):
        mean_power(np.zeros((15, 400), np.float32))


def waves(shape, across, down):
    y, x = np.indices(shape)
    return np.cos(2 * np.pi * (across * x + down * y))


def test_a_wave_is_a_point_at_its_frequency_and_opposite(noise):
    power = mean_power((noise + 20 * waves(noise.shape, 0.25, 0.125)).astype(np.float32))
    for drawn in (log_spectrum(power), evened_spectrum(power)):
        side = len(drawn)
        brightest = np.argwhere(drawn == drawn.max())
        places = {tuple((place - side // 2) / side) for place in brightest}
        assert {(0.125, 0.25), (-0.125, -0.25)} <= places
        assert np.abs(np.array(list(places))).max() < 0.3


def test_what_falls_alike_in_all_directions_is_grey_when_evened(texture_like):
    power = mean_power(texture_like)
    log, evened = log_spectrum(power), evened_spectrum(power)

    middle = len(log) // 2
    around = np.s_[middle - 3 : middle + 4]
    assert log[around, around].mean() > 200 > 60 > log[:8, :8].mean()
    assert 110 < np.median(evened) < 145
    assert abs(float(evened[around, around].mean()) - float(evened[:8, :8].mean())) < 45


@pytest.fixture(scope="module")
def texture_like():
    rng = np.random.default_rng(1)
    frequency = np.hypot(np.fft.fftfreq(512)[:, None], np.fft.rfftfreq(512)[None])
    frequency[0, 0] = 1
    plane = np.fft.irfft2(np.fft.rfft2(rng.normal(size=(512, 512))) / frequency**1.2)
    return (120 + 30 * plane / plane.std()).astype(np.float32)


@pytest.mark.parametrize(
    ("mark", "places"),
    [
        ((0.25, 0.0), {(0.25, 0.0), (-0.25, 0.0)}),
        ((0.0, 0.5), {(0.0, 0.5), (0.0, -0.5)}),
        ((0.5, 0.5), {(0.5, 0.5), (0.5, -0.5), (-0.5, 0.5), (-0.5, -0.5)}),
        ((0.25, -0.125), {(0.25, -0.125), (-0.25, 0.125)}),
    ],
)
def test_rings_stand_around_a_frequency_wherever_it_is_seen(mark, places):
    spectrum = framed(np.full((256, 256), 90, np.uint8))
    drawn = marked(spectrum, [mark])
    ringed = (drawn == MARK).all(axis=2)

    assert drawn.shape == (*spectrum.shape, 3)
    np.testing.assert_array_equal(drawn[~ringed], spectrum[~ringed][:, None].repeat(3, 1))
    rows, columns = np.nonzero(ringed)
    middles = np.array([(MARGIN + 128 + y * 256, MARGIN + 128 + x * 256) for x, y in places])
    far = np.hypot(rows - middles[:, :1], columns - middles[:, 1:])
    assert far.min(axis=0).min() >= 6 and far.min(axis=0).max() < 8
    assert (far.min(axis=1) < 8).all()  # each place has its ring


def test_a_small_spectrum_is_enlarged_in_squares():
    drawn = framed(np.arange(256, dtype=np.uint8).reshape(16, 16))

    assert drawn.shape == (256 + 2 * MARGIN, 256 + 2 * MARGIN)
    inner = drawn[MARGIN:-MARGIN, MARGIN:-MARGIN]
    np.testing.assert_array_equal(inner[::16, ::16], np.arange(256).reshape(16, 16))
    assert (inner[:16, :16] == 0).all()


def test_rings_are_spoken_of_where_they_are_drawn(noise):
    bare, ringed = spectrum_pictures(noise), spectrum_pictures(noise, [(0.25, 0.0)])

    assert "ringed" not in " ".join(one.caption for one in bare)
    assert "ringed" in ringed[1].caption and "ringed" not in ringed[0].caption
    assert (ringed[1].pixels == MARK).all(axis=2).any()
    assert not (bare[1].pixels == MARK).all(axis=2).any()
