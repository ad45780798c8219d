"""Losses must be least for the truth, and must not reward saying nothing."""

import numpy as np
import pytest
import torch
from skimage.metrics import structural_similarity

from analyzers.training.losses import boundary_loss, fakeness_loss, score_loss, similarity

KNOWN = torch.tensor([True, True])


@pytest.fixture
def ring():
    """Return two maps: a ring, and nothing."""
    y, x = torch.meshgrid(torch.arange(24.0), torch.arange(24.0), indexing="ij")
    away = torch.hypot(y - 12, x - 12)
    return torch.stack([torch.exp(-((away - 7) ** 2)), torch.zeros(24, 24)])


def logits(maps):
    return torch.logit(maps.clamp(1e-4, 1 - 1e-4))


def test_the_score_costs_what_the_cross_entropy_says():
    logit, altered = torch.tensor([2.0, 2.0, -1.0]), torch.tensor([1.0, 0.0, 1.0])

    plain, smooth = score_loss(logit, altered), score_loss(logit, altered, 0.1)

    chance = 1 / (1 + np.exp(-logit.numpy()))
    for target, cost in ((altered.numpy(), plain), (0.9 * altered.numpy() + 0.05, smooth)):
        wanted = -target * np.log(chance) - (1 - target) * np.log(1 - chance)
        np.testing.assert_allclose(cost, wanted, rtol=1e-5)


def test_with_smoothing_the_surest_answer_is_not_the_best():
    altered = torch.tensor([1.0])

    sure, surest = (score_loss(torch.tensor([x]), altered, 0.02) for x in (4.6, 12.0))

    assert sure < surest
    assert score_loss(torch.tensor([12.0]), altered) < score_loss(torch.tensor([4.6]), altered)


def test_the_true_boundary_costs_least_and_an_empty_map_is_no_way_out(ring):
    true = boundary_loss(logits(ring), ring, KNOWN).mean()
    empty = boundary_loss(torch.full_like(ring, -6), ring, KNOWN).mean()
    undecided = boundary_loss(torch.zeros_like(ring), ring, KNOWN).mean()

    assert true < undecided < empty
    assert undecided == pytest.approx(np.log(2), rel=1e-5)


def test_few_pixels_of_boundary_count_as_much_as_all_others(ring):
    drawn = torch.zeros_like(ring, requires_grad=True)
    boundary_loss(drawn, (ring > 0.5).float(), KNOWN).mean().backward()

    on = drawn.grad[ring > 0.5].sum()
    off = drawn.grad[ring <= 0.5].sum()
    assert on == pytest.approx(-float(off), rel=1e-5)


def test_similarity_is_that_of_its_peer(ring):
    chance = torch.Generator().manual_seed(1)
    other = (ring + 0.2 * torch.rand(ring.shape, generator=chance)).clamp(0, 1)

    ours = similarity(ring.double(), other.double())

    for a, b, found in zip(ring, other, ours, strict=True):
        peer = structural_similarity(
            a.double().numpy(),
            b.double().numpy(),
            data_range=1.0,
            use_sample_covariance=False,
        )
        assert found == pytest.approx(peer, abs=1e-6)


def test_the_true_fakeness_costs_least(ring):
    true = fakeness_loss(logits(ring), ring, KNOWN)
    moved = fakeness_loss(logits(ring.roll(4, -1)), ring, KNOWN)

    assert true.max() < 0.01
    assert moved[0] > true[0] + 0.1


@pytest.mark.parametrize("loss", [boundary_loss, fakeness_loss])
def test_a_face_whose_truth_is_unknown_teaches_no_map(loss, ring):
    drawn = torch.zeros_like(ring, requires_grad=True)

    cost = loss(drawn, ring, torch.tensor([False, True]))
    cost.sum().backward()

    assert cost[0] == 0 and cost[1] > 0
    assert not drawn.grad[0].any() and drawn.grad[1].any()
    nothing = loss(drawn, ring, torch.tensor([False, False]))
    assert not nothing.any()
