"""Patches are ranked by their texture, laid out in order, and always the same ones."""

import numpy as np
import pytest

from analyzers.quality.mosaics import (
    MOSAIC,
    PATCH,
    PER_MOSAIC,
    diversity,
    laid,
    mosaics,
    paired,
    replaced,
)


def region(side=256, seed=0):
    """Return noise that grows from the left to the right."""
    rng = np.random.default_rng(seed)
    strength = np.linspace(1, 60, side)[None, :, None]
    levels = 128 + strength * rng.standard_normal((side, side, 3))
    return np.clip(levels, 0, 255).astype(np.uint8)


def patches_of(mosaic):
    return [
        mosaic[top : top + PATCH, left : left + PATCH]
        for top in range(0, MOSAIC, PATCH)
        for left in range(0, MOSAIC, PATCH)
    ]


def slow_diversity(patch):
    """Return the sum of neighbours' differences, pixel by pixel, as the paper writes it."""
    grey = patch.astype(int).sum(axis=-1)
    rows, columns = grey.shape
    total = 0
    for down, across in ((0, 1), (1, 0), (1, 1), (1, -1)):
        for y in range(rows):
            for x in range(columns):
                if y + down < rows and 0 <= x + across < columns:
                    total += abs(grey[y + down, x + across] - grey[y, x])
    return total


def test_diversity_is_the_sum_over_four_directions():
    patches = np.random.default_rng(1).integers(0, 256, (3, 8, 8, 3), np.uint8)

    assert diversity(patches).tolist() == [slow_diversity(one) for one in patches]
    assert diversity(np.full((1, 8, 8, 3), 255, np.uint8)).tolist() == [0]


def test_the_richest_come_first_among_the_rich_and_the_poorest_among_the_poor():
    rich, poor = mosaics(region())
    of_rich, of_poor = (diversity(np.stack(patches_of(one))) for one in (rich, poor))

    assert (np.diff(of_rich) <= 0).all() and (np.diff(of_poor) >= 0).all()
    assert of_poor.max() < of_rich.min()


def test_patches_keep_their_pixels_and_their_borders():
    whole = region()
    pair = paired(whole)

    for mosaic, places in ((pair.rich, pair.rich_places), (pair.poor, pair.poor_places)):
        for patch, (top, left) in zip(patches_of(mosaic), places, strict=True):
            assert np.array_equal(patch, whole[top : top + PATCH, left : left + PATCH])
    assert pair.rich_places[:, 1].min() > pair.poor_places[:, 1].max()  # noise grows rightwards


def test_patches_are_laid_row_by_row():
    numbers = np.arange(PER_MOSAIC, dtype=np.uint8)
    mosaic = laid(np.broadcast_to(numbers[:, None, None, None], (16, PATCH, PATCH, 3)))

    assert mosaic.shape == (MOSAIC, MOSAIC, 3)
    assert mosaic[::PATCH, ::PATCH, 0].ravel().tolist() == numbers.tolist()


@pytest.mark.parametrize("side", [80, 96, 128, 200])
def test_small_regions_give_overlapping_patches(side):
    pair = paired(region(side))

    assert pair.rich.shape == pair.poor.shape == (MOSAIC, MOSAIC, 3)
    assert pair.rich_places.max() <= side - PATCH
    assert len({tuple(place) for place in pair.rich_places}) == PER_MOSAIC


def test_a_region_that_is_too_small_has_none():
    assert mosaics(region(64)) is None
    assert mosaics(region(16)) is None


def test_leaving_one_out_puts_the_next_richest_in_its_place():
    pair = paired(region())
    without = replaced(pair)

    assert without.shape == (PER_MOSAIC, MOSAIC, MOSAIC, 3)
    for index, mosaic in enumerate(without):
        changed = [
            not np.array_equal(one, other)
            for one, other in zip(patches_of(mosaic), patches_of(pair.rich), strict=True)
        ]
        assert changed == [at == index for at in range(PER_MOSAIC)]
        assert np.array_equal(patches_of(mosaic)[index], pair.spare)
