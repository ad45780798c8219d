"""Each part is looked at by itself, and a head is given all three or its own alone."""

import pytest
import torch

from analyzers.networks.efficientnet_lite import Trunk, imagenet_weights
from analyzers.networks.part_comparer import LOOK, PARTS, Comparer, Heads, Look, score_of


@pytest.fixture(scope="module")
def look():
    return Look().begin().eval().requires_grad_(False)


def pictures(height, width, seed=0):
    chance = torch.Generator().manual_seed(seed)
    return torch.randint(0, 256, (2, height, width, 3), dtype=torch.uint8, generator=chance)


def test_a_look_is_of_the_features_that_imagenet_taught(look):
    shown = pictures(64, 96)
    whole = Trunk()
    whole.load_state_dict(imagenet_weights())
    with torch.no_grad():
        given = (shown.permute(0, 3, 1, 2).float() - 127) / 128
        features = whole.eval()(given)[2]
        found = look(shown)

    assert found.shape == (2, LOOK)
    assert torch.allclose(found[:, 128:240], features.mean((2, 3)), atol=1e-4)
    assert torch.allclose(found[:, 240:], features.std((2, 3), correction=0), atol=1e-4)


def test_every_size_is_looked_at_and_a_picture_by_itself(look):
    both = look(pictures(48, 128))

    assert torch.allclose(look(pictures(48, 128)[:1]), both[:1], atol=1e-5)
    assert look(pictures(96, 64)).shape == both.shape


def test_a_head_sees_the_other_parts_unless_it_is_the_control():
    torch.manual_seed(1)
    known = torch.randn(4, PARTS, 8)
    other = known.clone()
    other[:, 0] += 1
    for alone in (False, True):
        heads = Heads(8, 4, alone=alone).eval().requires_grad_(False)
        apart = (heads(other) - heads(known)).abs().amax(0)

        assert apart[0] > 0
        assert (apart[1:] == 0).all() if alone else (apart[1:] > 0).all()


def test_misfits_are_counted_from_authentic_faces():
    comparer = Comparer(Heads(8, 4)).eval().requires_grad_(False)
    known = torch.randn(5, PARTS, 8)
    comparer.usual.copy_(torch.tensor([1.0, 2.0, 3.0]))
    comparer.apart.copy_(torch.tensor([2.0, 2.0, 4.0]))

    wanted = (comparer.heads(known) - torch.tensor([1.0, 2.0, 3.0])) / torch.tensor([2, 2, 4])
    assert torch.allclose(comparer.misfits(known), wanted)
    assert torch.allclose(score_of(torch.tensor([[9.0, 0, 0]])), torch.tensor([9.0]), atol=1e-3)
