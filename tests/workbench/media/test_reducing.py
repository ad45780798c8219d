"""Smaller pictures keep brightness, shape and detail."""

import numpy as np
import pytest
from PIL import Image

from workbench.media.reducing import reduced


@pytest.mark.parametrize("side", [300, 161, 90, 40, 7])
def test_the_longer_side_is_what_was_asked_for(scene, side):
    assert max(reduced(scene(640, 361), side).shape[:2]) == side
    assert max(reduced(scene(361, 640), side).shape[:2]) == side


def test_nothing_is_enlarged(scene):
    pixels = scene(64, 48)

    assert reduced(pixels, 64) is pixels


@pytest.mark.parametrize("side", [400, 200])
def test_the_quick_way_is_close_to_lanczos(scene, side):
    pixels = scene(640, 360, noise=0)
    small = reduced(pixels, side).astype(int)
    fine = Image.fromarray(pixels).resize(small.shape[1::-1], Image.Resampling.LANCZOS)

    assert np.abs(small - np.asarray(fine)).mean() < 3
    assert abs((small - np.asarray(fine)).mean()) < 0.2


@pytest.mark.parametrize("shape", [(1, 5000), (5000, 1), (3, 900), (70, 70)])
def test_extreme_shapes_are_reduced_too(shape):
    small = reduced(np.full((*shape, 3), 77, np.uint8), 64)

    assert max(small.shape[:2]) == 64
    assert min(small.shape[:2]) >= 1
    assert np.unique(small).tolist() == [77]
