"""Views of crops, the one path on which training and examination agree."""

import numpy as np

from analyzers.attribution.views import NATIVE, SIDES, saved, views, windows

CHANCE = np.random.default_rng(4)


def crop(side):
    """Return a smooth crop with one rich quarter, at the lower left."""
    across = np.linspace(60, 180, side)
    made = np.repeat((across[:, None] + across)[..., None] / 2, 3, 2)
    half = side // 2
    made[half:, :half] += CHANCE.normal(0, 20, (half, half, 3))
    return made.clip(0, 255).astype(np.uint8)


def test_the_richest_quarter_is_shown_as_its_pixels_are():
    for side in SIDES.values():
        one = crop(side)
        seen = views(one[None])
        half = side // 2
        assert seen.picture.shape == seen.quarter.shape == (1, half, half, 3)
        np.testing.assert_array_equal(seen.quarter[0], saved(one)[half:, :half])
        assert not seen.parts.any()


def test_the_whole_is_halved_by_means():
    one = crop(256)
    means = saved(one).reshape(128, 2, 128, 2, 3).mean((1, 3))
    assert np.abs(views(one[None]).picture[0] - means).max() <= 0.5


def test_parts_are_those_of_the_middles_of_cells():
    mask = np.zeros((1, 256, 256), np.uint8)
    mask[0, 64:128, 128:] = 5
    parts = views(crop(256)[None], mask).parts[0]
    np.testing.assert_array_equal(parts[8:16, 16:], 5)
    assert (parts > 0).sum() == 8 * 16


def test_saving_again_changes_little():
    found = crop(128)
    once = saved(found)
    assert np.abs(once.astype(int) - found).mean() > 0
    assert np.abs(saved(once).astype(int) - once).mean() < 2


def test_windows_are_the_richest_of_a_picture():
    picture = np.full((NATIVE * 2, NATIVE * 4, 3), 100, np.uint8)
    noisy = CHANCE.integers(60, 140, (NATIVE, NATIVE, 3))
    picture[NATIVE:, NATIVE : 2 * NATIVE] = noisy
    found = windows(picture)
    assert found.shape == (6, 128, 128, 3)
    assert found[0].std() > 5
    assert found[1].std() < 1
    assert windows(picture[: NATIVE - 1]).shape == (0, 128, 128, 3)
    assert len(windows(picture[:NATIVE, : NATIVE + 20])) == 1
