import numpy as np
import pytest
import torch

from analyzers.training.zoo.bottlenecks import BOTTLENECKS


def _codes(kind, seed=0, channels=4):
    noise = torch.Generator().manual_seed(seed)
    return torch.randn(2, kind.wider * channels, 6, 5, generator=noise)


@pytest.mark.parametrize("kind", BOTTLENECKS.values())
def test_latents_have_the_channels_asked_for_and_stay_where_they_may_be(kind):
    torch.manual_seed(0)
    bottleneck = kind(4)

    latents = bottleneck(_codes(kind))

    assert latents.shape == (2, 4, 6, 5)
    assert torch.equal(bottleneck.snapped(latents), latents)


@pytest.mark.parametrize("kind", BOTTLENECKS.values())
def test_an_encoder_is_told_how_to_change_its_codes(kind):
    torch.manual_seed(0)
    codes = _codes(kind).requires_grad_()

    latents, penalty = kind(4).learned(codes, np.random.default_rng(0))
    (latents.sum() + penalty).backward()

    assert (codes.grad != 0).float().mean() > 0.9


def test_rounded_latents_are_few():
    latents = BOTTLENECKS["rounded"](4)(3 * _codes(BOTTLENECKS["rounded"]))

    assert set(latents.unique().tolist()) == {float(step) for step in range(-4, 5)}


def test_books_follow_the_codes():
    torch.manual_seed(0)
    kind, chance = BOTTLENECKS["vq"], np.random.default_rng(0)
    bottleneck, codes = kind(4), 5 + 0.1 * _codes(kind)
    before = float((bottleneck(codes) - codes).square().mean())

    for _ in range(60):
        bottleneck.learned(codes, chance)

    assert float((bottleneck(codes) - codes).square().mean()) < 0.1 * before


def test_nearly_normal_latents_are_sampled_around_what_is_drawn_without_chance():
    kind = BOTTLENECKS["kl"]
    bottleneck, codes = kind(4), _codes(kind)
    chance = np.random.default_rng(0)

    samples = torch.stack([bottleneck.learned(codes, chance)[0] for _ in range(300)])

    assert (samples[0] - samples[1]).abs().max() > 1e-3
    assert torch.allclose(samples.mean(dim=0), bottleneck(codes), atol=0.5)
    assert (samples.mean(dim=0) - bottleneck(codes)).abs().mean() < 0.02
