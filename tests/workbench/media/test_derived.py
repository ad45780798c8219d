"""What is made of a frame for the eye shows what it says, at the frame's own size."""

import numpy as np
import pytest

from workbench.media.derived import noise_residual, residuals, spectra, spectrum
from workbench.media.reader import release


@pytest.fixture(autouse=True)
def released():
    yield
    release()


def grey(values):
    return np.repeat(np.clip(values, 0, 255).astype(np.uint8)[..., None], 3, axis=2)


def test_a_flat_picture_has_no_residual_and_a_noisy_part_has_one():
    noise = np.random.default_rng(1).normal(0, 4, (64, 64))
    plane = np.full((64, 64), 120.0)
    plane[:, 32:] += noise[:, 32:]
    made = noise_residual(grey(plane))

    assert np.all(made[:, :30] == 128)
    assert made[:, 34:].std() > 10


def test_one_hot_pixel_is_eight_times_its_difference():
    plane = np.full((9, 9), 100.0)
    plane[4, 4] = 108
    made = noise_residual(grey(plane))

    assert tuple(made[4, 4]) == (192, 192, 192)
    assert tuple(made[0, 0]) == (128, 128, 128)


def test_a_grating_is_two_points_of_the_spectrum_where_its_frequency_is():
    across = np.arange(128)
    plane = 120 + 60 * np.cos(2 * np.pi * across / 8)[None, :].repeat(96, axis=0)
    made = spectrum(grey(plane))

    assert made.shape == (96, 128, 3)
    assert made[48, 64 + 16, 0] == made[48, 64 - 16, 0] == 255
    assert made[48, 64 + 40, 0] < 200


def test_a_black_picture_is_no_error():
    assert spectrum(grey(np.zeros((5, 7)))).shape == (5, 7, 3)
    assert noise_residual(grey(np.zeros((1, 1)))).shape == (1, 1, 3)


@pytest.mark.parametrize("work", [residuals, spectra])
def test_they_are_of_the_frame_asked_for_at_its_full_size(tmp_path, encode, open_source, work):
    source = open_source(encode(tmp_path / "clip.mp4", 12))
    [made] = work(source, (7,), 32)

    assert (made.frame, made.scale) == (7, 1)
    assert made.pixels.shape[:2] == (source.stream.height, source.stream.width)
