"""The network of attribution: its views, its parts, and the pack that is made of it."""

import pytest
import torch

from analyzers.networks.attribution import AttributionNetwork, AttributionPack
from analyzers.networks.attribution_views import PARTS, edges, noise, shares_of
from analyzers.networks.residuals import RichFilters

TRAITS = (3, 2)
SMALL = {"width": 16, "length": 8, "common": 4, "heads": 2, "layers": 1, "frozen_blocks": 11}


def views(n, side, seed=0):
    chance = torch.Generator().manual_seed(seed)
    two = (torch.rand(n, 3, side, side, generator=chance) for _ in range(2))
    return (*two, torch.randint(0, PARTS, (n, 32, 32), generator=chance, dtype=torch.uint8))


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    return AttributionNetwork(TRAITS, **SMALL).eval()


@pytest.mark.parametrize("side", [128, 64])
def test_it_reads_crops_of_both_packs(network, side):
    with torch.inference_mode():
        said = network(*views(2, side))
    assert said.embedding.shape == (2, 8)
    torch.testing.assert_close(said.embedding.norm(dim=1), torch.ones(2))
    assert (said.described.shape, said.common.shape) == ((2, 5), (2, 4))


def test_every_view_counts(network):
    first, other = views(1, 64), views(1, 64, seed=1)
    with torch.inference_mode():
        before = network(*first).specific
        for at in range(3):
            changed = [*first]
            changed[at] = other[at]
            assert (network(*changed).specific - before).abs().max() > 1e-6


def test_a_view_can_be_left_out():
    torch.manual_seed(0)
    alone = AttributionNetwork(TRAITS, **SMALL, noise=False, edges=False, parts=False).eval()
    first, other = views(1, 64), views(1, 64, seed=1)
    with torch.inference_mode():
        before = alone(*first).specific
        torch.testing.assert_close(alone(first[0], other[1], other[2]).specific, before)


def test_the_pack_shares_traits_within_groups(network):
    pack = AttributionPack(network, torch.nn.Linear(8, 4))
    given = [(view * 255).to(torch.uint8).permute(0, 2, 3, 1) for view in views(2, 64)[:2]]
    with torch.inference_mode():
        embedding, described, logits = pack(*given, views(2, 64)[2])
    assert pack.outputs == ("embedding", "described", "logits")
    torch.testing.assert_close(described[:, :3].sum(1), torch.ones(2))
    assert (embedding.shape, logits.shape) == ((2, 8), (2, 4))


def test_it_is_small():
    weights = sum(one.numel() for one in AttributionNetwork((7, 5, 5, 2)).parameters())
    assert weights < 2_000_000


def test_cells_share_parts_that_do_not_divide_evenly():
    parts = torch.zeros(1, 32, 32, dtype=torch.uint8)
    parts[:, :16] = 2
    shares = shares_of(parts, 5)
    torch.testing.assert_close(shares.sum(1), torch.ones(1, 5, 5))
    torch.testing.assert_close(shares[0, 2, :, 0], torch.tensor([1, 1, 0.5, 0, 0]))


def test_flat_pictures_have_no_noise_and_no_edges():
    flat = torch.full((1, 3, 16, 16), 0.5)
    assert noise(flat, RichFilters((28, 29, 16)))[..., 3:-3, 3:-3].abs().max() < 1e-3
    assert edges(flat)[..., 2:-2, 2:-2].max() < 0.01
    step = flat.clone()
    step[..., 8:] = 1.0
    found = edges(step)[0, 0, 8]
    assert int(found[2:-2].argmax()) + 2 in {7, 8}
    assert found[7:9].max() == pytest.approx(0.5, abs=0.01)
