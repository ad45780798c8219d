"""The model of a screen filmed again: what it changes, and that it is the same each time."""

import numpy as np
import pytest
from PIL import Image

from workbench.media.recapture import recaptured
from workbench.screens import LEVELS

GREY = Image.new("RGB", (192, 160), (128, 128, 128))


def peaks(picture):
    """Return how far the strongest period of red stands above the middle one."""
    red = np.asarray(picture)[..., 0].astype(float)
    power = np.abs(np.fft.fft2(red - red.mean()))
    return power.max() / np.median(power)


@pytest.mark.parametrize("level", LEVELS)
def test_the_grid_of_a_screen_leaves_periods_that_noise_does_not(level):
    noise = np.random.default_rng(0).normal(128, 3, (160, 192, 3)).clip(0, 255)

    assert peaks(recaptured(level)(GREY, 0)) > 10 * peaks(
        Image.fromarray(noise.astype(np.uint8))
    )


def test_stronger_levels_change_more_and_lose_more_detail(scene):
    still = Image.fromarray(scene(192, 160, noise=0.0))
    change = [
        np.abs(np.asarray(recaptured(level)(still, 0)).astype(float) - np.asarray(still)).mean()
        for level in LEVELS
    ]
    moire = [np.asarray(recaptured(level)(GREY, 0)).astype(float).std() for level in LEVELS]

    assert change == sorted(change) and moire == sorted(moire)
    assert change[0] > 2


def test_the_frame_holds_nothing_beside_the_screen():
    white = Image.new("RGB", (192, 160), (255, 255, 255))
    edges = np.asarray(recaptured(3)(white, 0)).astype(int)

    assert min(edges[:4].min(), edges[-4:].min(), edges[:, :4].min(), edges[:, -4:].min()) > 150


def test_the_far_side_is_smaller_than_the_near_one():
    lines = np.zeros((160, 192, 3), np.uint8)
    lines[30:34] = lines[126:130] = 255
    filmed = np.asarray(recaptured(3)(Image.fromarray(lines), 0)).astype(float).mean(2)
    left, right = filmed[:, 8:12].mean(1), filmed[:, -12:-8].mean(1)
    apart = [80 + side[80:].argmax() - side[:80].argmax() for side in (left, right)]

    assert abs(apart[0] - apart[1]) > 6


def test_the_same_frame_gives_the_same_pixels_and_another_other_noise():
    one, again, other = (np.asarray(recaptured(2)(GREY, frame)) for frame in (7, 7, 8))

    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


def test_a_picture_of_one_pixel_is_no_crash():
    assert recaptured(1)(Image.new("RGB", (1, 1)), 0).size == (1, 1)
