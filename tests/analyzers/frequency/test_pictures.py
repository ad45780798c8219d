"""The pictures of a spectrum show the peak that is told, where it is told."""

import numpy as np
import pytest

from analyzers.frequency.lattice import CELL, measure_lattice
from analyzers.frequency.pictures import illustrated, pictures_of, strongest
from analyzers.frequency.spectrum import find_traces
from analyzers.illustrations import MARGIN, MARK


def traced(plane):
    return find_traces(measure_lattice(plane), 8)


def beside(picture, peak):
    """Return how much brighter a spectrum is at a peak than between it and zero, beside it."""
    pixels = picture.pixels[..., 0].astype(float)
    inner = pixels[MARGIN:-MARGIN, MARGIN:-MARGIN]
    side = len(inner)
    step = side // 64 or 1
    row, column = (side // 2 - round(abs(share) * side) for share in (peak.fy, peak.fx))
    peaked = inner[row : row + step, column : column + step].mean()
    around = tuple(slice(max(at - 4 * step, 0), at + 5 * step) for at in (row, column))
    return peaked - np.median(inner[around])


@pytest.mark.parametrize("way", ["nearest", "convolved"])
def test_the_ring_stands_around_a_bright_point_where_a_picture_was_doubled(
    texture, doubled, luma, way
):
    plane = luma(doubled(texture(256, seed=3), way))
    traces = traced(plane)
    shown = pictures_of(plane, traces.peak, traces.layers)

    assert [one.pixels.shape[:2] for one in shown] == [shown[0].pixels.shape[:2]] * 3
    assert "ringed" in shown[2].caption
    assert (shown[2].pixels == MARK).all(axis=2).any()
    assert beside(shown[2], traces.peak) > 15


def test_a_peak_of_one_region_is_shown_from_that_region(texture, doubled, luma):
    pixels = texture(768, seed=5).copy()
    pixels[400:656, 80:336] = doubled(texture(128, seed=6), "nearest")
    plane = luma(pixels)
    traces = traced(plane)
    row, column = strongest(traces.layers)

    assert traces.local.excess > 0 and 400 <= row < 656 and 80 <= column < 336
    assert row % CELL == column % CELL == CELL // 2
    shown = pictures_of(plane, traces.local, traces.layers)
    box = shown[2].box
    assert f"256 × 256 pixels from column {box.x}, row {box.y};" in shown[2].caption
    assert box.x <= column < box.x + 256 and box.y <= row < box.y + 256
    assert beside(shown[2], traces.local) > 15


def test_an_illustration_says_how_to_read_it(texture, luma):
    plane = luma(texture(256))
    traces = traced(plane)
    made = illustrated(3, 0.12, pictures_of(plane, traces.peak, traces.layers))

    assert (made.frame, made.pts, len(made.pictures)) == (3, 0.12, 3)
    assert "half a cycle per pixel" in made.meaning and "fabric" in made.meaning
