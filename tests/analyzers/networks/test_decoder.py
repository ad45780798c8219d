"""A map must say where: what changes in one place shows there."""

import pytest
import torch

from analyzers.networks.decoder import WIDTH, Decoder

WIDTHS = (24, 40, 112, 320)


@pytest.fixture(scope="module")
def decoder():
    torch.manual_seed(1)
    return Decoder(WIDTHS).eval()


def features(size=32):
    chance = torch.Generator().manual_seed(2)
    return [
        torch.randn(1, width, size >> level, size >> level, generator=chance)
        for level, width in enumerate(WIDTHS)
    ]


def test_a_map_has_the_size_of_the_finest_features(decoder):
    assert decoder(features()).shape == (1, WIDTH, 32, 32)


@pytest.mark.parametrize("level", range(4))
def test_a_change_of_features_shows_around_its_place(decoder, level):
    given, other = features(), features()
    other[level][..., -1, -1] += 100

    with torch.no_grad():
        changed = (decoder(given) - decoder(other)).abs().amax((0, 1)) > 0

    corner = 1 << level  # pixels of the map that one feature stands for
    reach = corner + sum(1 << finer for finer in range(min(level, 2) + 1))  # by smoothing
    assert changed[-corner:, -corner:].float().mean() > 0.9
    assert not changed[:-reach, :].any() and not changed[:, :-reach].any()
