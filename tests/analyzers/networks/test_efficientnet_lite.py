"""The trunk must compute what the ImageNet weights were made for, frozen or not."""

import numpy as np
import pytest
import torch
from torch import nn

from analyzers.networks.efficientnet_lite import BLOCKS, Trunk, _Convolution, imagenet_weights


@pytest.fixture(scope="module")
def pictures():
    return torch.rand(2, 3, 96, 64, generator=torch.Generator().manual_seed(1)) * 2 - 1


def begun(frozen=0):
    trunk = Trunk(frozen)
    trunk.load_state_dict(imagenet_weights(frozen))
    return trunk.eval()


@pytest.mark.parametrize("size", [7, 8])
@pytest.mark.parametrize("kernel", [3, 5])
def test_the_odd_pixel_of_the_padding_lies_right_and_below(size, kernel):
    layer = _Convolution(1, 1, kernel, 2, bias=False)
    nn.init.ones_(layer.weight)
    values = np.arange(size * size, dtype=np.float32).reshape(size, size)

    made = layer(torch.from_numpy(values)[None, None])[0, 0].detach().numpy()

    made_size = -(-size // 2)
    before = max((made_size - 1) * 2 + kernel - size, 0) // 2
    wide = np.pad(values, kernel)
    sums = [
        [
            wide[y : y + kernel, x : x + kernel].sum()
            for x in range(kernel - before, kernel - before + 2 * made_size, 2)
        ]
        for y in range(kernel - before, kernel - before + 2 * made_size, 2)
    ]
    np.testing.assert_allclose(made, sums, rtol=1e-6)


def test_features_have_four_sizes(pictures):
    shapes = [tuple(stage.shape[1:]) for stage in Trunk()(pictures)]

    assert shapes == [(24, 24, 16), (40, 12, 8), (112, 6, 4), (320, 3, 2)]
    assert tuple(shape[0] for shape in shapes) == Trunk.widths


@pytest.mark.parametrize("frozen", [3, BLOCKS])
def test_a_frozen_trunk_sees_what_a_free_one_sees(pictures, frozen):
    with torch.no_grad():
        for one, other in zip(begun()(pictures), begun(frozen)(pictures), strict=True):
            torch.testing.assert_close(one, other, atol=2e-3, rtol=1e-3)


def test_only_what_is_not_frozen_learns(pictures):
    trunk = begun(5).train()
    before = {name: value.clone() for name, value in trunk.state_dict().items()}

    sum(stage.square().mean() for stage in trunk(pictures)).backward()
    torch.optim.SGD(trunk.parameters(), lr=0.1).step()

    changed = {n for n, value in trunk.state_dict().items() if not value.equal(before[n])}
    free = {n for n in before if n.startswith("_blocks") and int(n.split(".")[1]) >= 5}
    assert {name for name in free if "conv" in name} <= changed <= free


def test_what_the_trunk_sees_tells_a_texture_from_another():
    """Features of ImageNet do so at once; those of chance weights hardly."""
    chance = torch.Generator().manual_seed(2)
    noise = torch.rand(8, 3, 64, 64, generator=chance)
    stripes = noise * 0.5 + 0.5 * (torch.arange(64) // 4 % 2)
    with torch.no_grad():
        one, other = (begun()(p * 2 - 1)[-1].mean((2, 3)) for p in (noise, stripes))

    apart = (one.mean(0) - other.mean(0)).norm()
    assert apart > 5 * (one - one.mean(0)).norm(dim=1).mean()
