import numpy as np
import pytest
import torch

from analyzers.training.zoo.pictures import PictureLessons
from analyzers.training.zoo.redrawing import DESIGNS, Redrawing
from analyzers.training.zoo.sampled_codes import SampledCodes, _filtered


@pytest.fixture(scope="module")
def lessons(scene):
    squares = np.stack([scene(192, 192, seed=seed) for seed in range(4)])
    return PictureLessons(squares, 4, ("scenes",), (), "5a3e")


@pytest.fixture(scope="module")
def acquainted(lessons):
    torch.manual_seed(0)
    design = DESIGNS["f8_kl16_transposed_gradient"]
    network = Redrawing(design)
    network.acquaint(lessons, np.random.default_rng(0))
    sampler = SampledCodes(design, 4)
    sampler.acquaint(network, lessons, np.random.default_rng(0))
    return network, sampler


def test_sampled_latents_are_like_photographs_and_none_of_them(acquainted):
    _, sampler = acquainted
    known = sampler.scenes * sampler.spread + sampler.mean

    found = sampler.sampled(24, 24, np.random.default_rng(1))

    assert found.shape == (1, 16, 24, 24)
    level = (found - sampler.mean) / sampler.spread
    assert level.mean().abs() < 0.3
    assert 0.3 < float(level.std()) < 1.2
    apart = (found - known) / sampler.spread
    assert float(apart.square().mean(dim=(1, 2, 3)).min()) > 0.1


def test_the_more_a_channel_changes_pictures_the_less_noise_it_bears(acquainted):
    network, sampler = acquainted
    noise = sampler.noise.flatten()
    latents = torch.zeros(1, 16, 8, 8)
    with torch.no_grad():
        drawn = network.drawn(latents)
        change = []
        for channel in (int(noise.argmin()), int(noise.argmax())):
            changed = latents.clone()
            changed[:, channel] += sampler.spread[0, channel]
            change.append(float((network.drawn(changed) - drawn).square().mean()))

    assert change[0] > 10 * change[1]


def test_the_filter_takes_noise_away_and_leaves_what_exceeds_it():
    noise = torch.randn(1, 1, 40, 40, generator=torch.Generator().manual_seed(0))
    step = torch.zeros(1, 1, 40, 40)
    step[..., 20:] = 20

    filtered = _filtered(step + 0.5 * noise, torch.tensor(0.5))

    wrong = (filtered - step).abs()
    assert float(wrong[..., :18].mean()) < 0.6 * float(0.5 * noise.abs().mean())
    assert float(wrong[..., 19:21].max()) < 3  # a mean of the places around would be off by 7
