import numpy as np
import pytest
import torch

from analyzers.training.zoo.lessons import pieces
from analyzers.training.zoo.straight import Straight
from analyzers.training.zoo.window import floats_of


@pytest.mark.parametrize("upsampler", ["pixel_shuffle", "transposed"])
def test_it_gives_back_what_the_largest_components_hold(upsampler, scene):
    """By as many components as pixels nothing is lost; by fewer, less than by fewer still."""
    pictures = np.stack([scene(96, 96, seed=seed) for seed in range(3)])
    patches = pieces(pictures, 2000, 4, np.random.default_rng(0))
    given = floats_of(pictures)
    wrong = {}
    for channels in (2, 12, 48):
        straight = Straight(channels, 4, upsampler)
        straight.acquaint(patches)
        with torch.no_grad():
            back = straight.back(straight.into(given))
        wrong[channels] = float((back - given).square().mean())

    assert wrong[48] < 1e-6
    assert wrong[48] < wrong[12] < wrong[2] < float(given.var())


def test_codes_of_pictures_have_unit_spread(scene):
    pictures = np.stack([scene(96, 96, seed=seed) for seed in range(3)])
    patches = pieces(pictures, 2000, 8, np.random.default_rng(0))
    straight = Straight(16, 8, "transposed")
    straight.acquaint(patches)

    with torch.no_grad():
        codes = straight.into(patches)[:, :, 0, 0]

    assert codes.mean(dim=0).abs().max() < 0.2  # the mean is one colour
    assert torch.allclose(codes.std(dim=0), torch.ones(16), atol=1e-3)
