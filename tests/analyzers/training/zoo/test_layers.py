import pytest
import torch

from analyzers.training.zoo.layers import _LARGER, decoder, encoder, larger


@pytest.mark.parametrize("kind", _LARGER)
def test_every_upsampler_doubles_the_sides(kind):
    drawn = larger(kind, 6, 5)(torch.zeros(2, 6, 8, 10))

    assert drawn.shape == (2, 5, 16, 20)


@pytest.mark.parametrize("kind", _LARGER)
def test_a_picture_comes_back_from_its_code_in_its_own_size(kind):
    picture = torch.zeros(1, 3, 48, 64)

    code = encoder(7)(picture)

    assert code.shape == (1, 7, 12, 16)
    assert decoder(7, kind)(code).shape == picture.shape


def test_a_transposed_convolution_leaves_a_checkerboard_and_interpolation_none():
    """Of an even surface: what differs between pixels is the up-sampler's trace."""
    torch.manual_seed(0)
    uneven = {}
    for kind in ("transposed", "nearest", "bilinear"):
        drawn = larger(kind, 4, 1)(torch.ones(1, 4, 16, 16))[0, 0, 4:-4, 4:-4]
        uneven[kind] = drawn.std().item()

    assert uneven["transposed"] > 1e-2
    assert uneven["nearest"] < 1e-6
    assert uneven["bilinear"] < 1e-6
