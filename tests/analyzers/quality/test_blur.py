"""Blur is read in pixels, and rises with what is planted."""

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from analyzers.quality.blur import estimate_blur
from analyzers.quality.tiles import textured_tiles


def read(plane):
    return estimate_blur(textured_tiles(plane.astype(np.float32)))


@pytest.mark.parametrize("width", [0.8, 1.2, 2.0])
def test_a_planted_blur_is_read(texture, width):
    found = read(gaussian_filter(texture(seed=1).astype(np.float64), width))

    assert found.value == pytest.approx(width, rel=0.3)
    assert found.error > 0


def test_sharp_edges_read_as_less_than_half_a_pixel(texture):
    assert read(texture(seed=2)).value < 0.6


def test_the_sharpest_part_decides(texture):
    plane = texture(768, seed=3).astype(np.float64)
    defocused = gaussian_filter(plane, 3.0)
    defocused[:300] = plane[:300]

    assert read(defocused).value < 0.8


def test_a_flat_picture_has_no_edges():
    assert read(np.full((300, 300), 128.0)).reason == "no_edges"
