"""Peaks must follow up-sampling, and must not follow the block grid of JPEG."""

import numpy as np
import pytest

from analyzers.frequency import lattice
from analyzers.frequency.lattice import grid_excess, measure_lattice, peaks


def strongest(luma, pixels, block=8):
    return peaks(measure_lattice(luma(pixels)), block)[0]


def test_noise_shows_no_peak_whatever_its_size():
    rng = np.random.default_rng(0)
    tops = [
        peaks(measure_lattice(rng.normal(128, 20, (side, side)).astype(np.float32)))[0].excess
        for side in (128, 256, 512, 1024)
    ]

    assert max(tops) < 3.5
    assert min(tops) > 1


@pytest.mark.parametrize("quality", [None, 95, 90, 75])
def test_an_uneven_up_convolution_leaves_a_checkerboard(
    texture, doubled, compressed, luma, quality
):
    planted, control = doubled(texture(256, seed=1), "uneven"), texture(512, seed=2)
    if quality:
        planted, control = compressed(planted, quality), compressed(control, quality)

    found = strongest(luma, planted)

    assert found.trace in ("checkerboard", "interpolation")
    assert max(found.fx, found.fy) == 0.5
    assert found.excess > 2 * strongest(luma, control).excess


@pytest.mark.parametrize("way", ["nearest", "convolved"])
def test_interpolation_shows_while_it_is_not_compressed(texture, doubled, luma, way):
    found = strongest(luma, doubled(texture(256, seed=3), way))

    assert found.trace == "interpolation"
    assert found.excess > 5 > strongest(luma, texture(512, seed=4)).excess


@pytest.mark.parametrize("way", ["nearest", "convolved"])
@pytest.mark.parametrize("quality", [90, 75])
def test_an_enlarged_block_grid_shows_through_compression(
    texture, doubled, compressed, luma, way, quality
):
    source = compressed(texture(256, seed=5), 60)
    planted = compressed(doubled(source, way), quality)
    control = compressed(compressed(texture(512, seed=6), 60), quality)

    found = strongest(luma, planted)

    assert found.trace == "scaled_grid"
    assert found.excess > 5 > strongest(luma, control).excess


@pytest.mark.parametrize("quality", [90, 75, 50, 30])
def test_jpeg_alone_raises_the_grid_but_no_scored_peak(texture, compressed, luma, quality):
    plain = texture(512, seed=7)
    coded = compressed(plain, quality)

    assert grid_excess(measure_lattice(luma(plain))) < 3
    assert grid_excess(measure_lattice(luma(coded))) > 5
    assert strongest(luma, coded).excess < 4


def test_a_cropped_grid_is_discounted_as_well(texture, compressed, luma):
    coded = compressed(texture(512, seed=8), 75)[3:, 5:]

    assert strongest(luma, coded).excess < 4


def test_in_codecs_with_larger_blocks_a_period_of_16_is_the_grid(
    texture, doubled, compressed, luma
):
    enlarged = doubled(compressed(texture(256, seed=9), 60), "convolved")

    assert strongest(luma, enlarged, block=16).trace != "scaled_grid"
    assert strongest(luma, enlarged, block=8).trace == "scaled_grid"


def test_reading_in_bands_of_rows_changes_nothing(texture, luma, monkeypatch):
    picture = luma(texture(96, seed=10))
    whole = measure_lattice(picture)
    monkeypatch.setattr(lattice, "BAND_ROWS", 32)
    banded = measure_lattice(picture)

    assert peaks(whole) == peaks(banded)
    assert np.array_equal(whole.high, banded.high)
    assert all(np.array_equal(whole.cells[name], banded.cells[name]) for name in whole.cells)


def test_flat_and_clipped_cells_are_left_out():
    picture = np.random.default_rng(0).normal(128, 20, (96, 64)).astype(np.float32)
    picture[:32] = 77
    picture[32:64] = 255

    usable = measure_lattice(picture).usable

    assert not usable[[0, 2, 3]].any()
    assert usable[[1, 4, 5]].all()  # the second row of cells borders on white, an edge
