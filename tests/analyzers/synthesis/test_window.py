"""What is counted in a native window is what the filters say, and no side counts alone."""

import numpy as np
import pytest
import torch
from torch.nn import functional

from analyzers.networks.residuals import rich_filters
from analyzers.synthesis.window import (
    MOST,
    TRACES,
    TRAITS,
    _filtered,
    middle,
    read,
    saved,
)


@pytest.fixture
def pixels():
    chance = np.random.default_rng(3)
    coarse = chance.integers(0, 256, (30, 25, 3)).repeat(4, 0).repeat(4, 1)
    return np.clip(coarse + chance.normal(0, 5, coarse.shape), 0, 255).astype(np.uint8)


def test_filters_are_those_of_the_networks(pixels):
    grey = pixels.astype(np.float32).mean(2)
    theirs = functional.conv2d(torch.from_numpy(grey)[None, None], rich_filters())[0].numpy()
    for number, other in enumerate(theirs):
        assert np.allclose(_filtered(grey, number), other, atol=1e-3)


@pytest.mark.parametrize("way", [np.s_[::-1, ::-1], np.s_[:, ::-1], np.s_[::-1]])
def test_traces_do_not_change_in_a_mirror_or_upside_down(pixels, way):
    _, plain = read(pixels)
    _, turned = read(np.ascontiguousarray(pixels[way]))

    assert plain.shape == (TRACES,)
    squares = slice(78, None)  # filters without a direction
    assert np.allclose(plain[squares], turned[squares], atol=1e-3)


def test_traits_tell_a_blurred_picture_and_a_grid(pixels):
    traits, _ = read(pixels)
    soft, _ = read(np.asarray((pixels.astype(int) + np.roll(pixels, 1, 0)) // 2, np.uint8))

    assert traits.shape == (TRAITS,)
    assert soft[2] < traits[2] and soft[3] < traits[3]
    chance = np.random.default_rng(1)
    blocks = chance.integers(60, 190, (12, 12, 3)).repeat(8, 0).repeat(8, 1).astype(np.uint8)
    assert read(blocks)[0][4] > 2 > read(pixels)[0][4] / 2


def test_the_middle_of_a_small_picture_is_all_of_it(pixels):
    assert middle(pixels).shape == pixels.shape
    assert middle(np.zeros((900, 300, 3), np.uint8)).shape == (MOST, MOST, 3)
    assert np.abs(saved(pixels).astype(int) - pixels).mean() < 20
