"""Networks of native pixels: sizes, shapes, what their scores hang on, an exported file."""

import numpy as np
import onnxruntime
import pytest
import torch

from analyzers.networks.laundering import LaunderingNetwork
from analyzers.networks.pixel_pack import packed_pixels
from analyzers.networks.texture import TextureNetwork
from analyzers.networks.upsampling import PLAIN, UpsamplingNetwork
from analyzers.training.export import exported_like

WEIGHTS = {  # millions
    "slim": (lambda: UpsamplingNetwork(), 0.30),
    "paper": (lambda: UpsamplingNetwork(paper=True), 1.44),
    "texture": (lambda: TextureNetwork(), 0.03),
    "texture of the paper": (lambda: TextureNetwork(width=32, stride=1), 0.10),
    "plain texture": (lambda: TextureNetwork(residuals=False), 0.03),
    "laundering": (lambda: LaunderingNetwork(1064), 0.006),
}


@pytest.fixture(autouse=True)
def _steady():
    with torch.random.fork_rng():
        torch.manual_seed(3)
        yield


def rested(network):
    return network.eval().requires_grad_(False)


def accustomed(network, *given):
    """Return a network at rest whose batch statistics are of this, so that it does not fade."""
    for part in network.modules():
        if isinstance(part, torch.nn.BatchNorm2d):
            part.momentum = None  # the plain mean of what was seen
    network.train()(*given)
    return rested(network)


def noise(count, side, seed=1):
    return torch.rand(count, 3, side, side, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("which", WEIGHTS)
def test_networks_are_as_small_as_was_planned(which):
    make, millions = WEIGHTS[which]

    assert sum(one.numel() for one in make().parameters()) / 1e6 == pytest.approx(
        millions, abs=0.006
    )


@pytest.mark.parametrize("cell", [2, 4])
def test_the_map_of_relations_has_the_score_as_its_mean(cell):
    network = rested(UpsamplingNetwork(cell=cell))

    score, places = network(noise(2, 128))
    assert score.shape == (2,) and places.shape == (2, 16, 16)
    assert torch.allclose(places.mean((1, 2)), score, atol=1e-5)


def test_relations_do_not_see_colours_and_the_control_does():
    tile = noise(1, 128) / 2
    brighter = tile + 0.25
    relations, control = rested(UpsamplingNetwork()), rested(UpsamplingNetwork(cell=PLAIN))

    assert torch.allclose(relations(tile)[0], relations(brighter)[0], atol=1e-5)
    assert not torch.allclose(control(tile)[0], control(brighter)[0], atol=1e-3)


def test_texture_is_a_contrast_so_two_equal_mosaics_say_nothing_of_the_scene():
    network = rested(TextureNetwork())
    one, other = noise(1, 128), noise(1, 128, seed=2) ** 3

    (same,) = network(one, one)
    assert torch.allclose(same, network(other, other)[0], atol=1e-5)
    assert not torch.allclose(same, network(one, other)[0], atol=1e-6)


def test_the_control_of_texture_sees_colours_and_contrasts_nothing():
    one, other = noise(2, 128), noise(2, 128, seed=2) ** 3
    ours, control = (
        accustomed(TextureNetwork(residuals=residuals), one, other)
        for residuals in (True, False)
    )
    red, green = ((noise(2, 128) * 0.5).roll(turn, 1) for turn in (0, 1))

    assert torch.allclose(control(one, other)[0], control(other, one)[0], atol=1e-6)
    assert not torch.allclose(control(one, one)[0], control(other, other)[0], atol=1e-5)
    assert torch.allclose(ours(red, one)[0], ours(green, one)[0], atol=1e-5)
    assert not torch.allclose(control(red, one)[0], control(green, one)[0], atol=1e-5)


def test_laundering_weighs_four_classes_against_each_other():
    network = rested(LaunderingNetwork(4))
    with torch.no_grad():
        network.classes.weight.copy_(torch.eye(4))
        network.classes.bias.zero_()
    found = network(torch.eye(4) * 9)  # a patch of each class: photograph, laundered, the rest

    assert [value > 0 for value in found.synthetic.tolist()] == [False, True, True, True]
    assert [value > 0 for value in found.laundered.tolist()[1:]] == [True, False, False]
    odds = torch.tensor(2 + np.exp(9.0)).log()  # of whatever is no photograph
    assert found.synthetic[3].item() == pytest.approx(odds.item(), abs=1e-3)


def test_a_file_of_traces_takes_any_number_of_patches_and_gives_the_same():
    packed = packed_pixels(LaunderingNetwork(7))
    content = exported_like(packed, packed.examples(), packed.outputs)
    given = {"traces": np.random.default_rng(2).normal(0, 1, (5, 7)).astype(np.float32)}

    theirs = onnxruntime.InferenceSession(content).run(list(packed.outputs), given)
    ours = packed(torch.from_numpy(given["traces"]))
    for one, other in zip(theirs, ours, strict=True):
        assert one.shape == (5,) and np.abs(one - other.numpy()).max() < 1e-5


def test_the_exported_file_takes_any_number_of_mosaics_and_gives_the_same():
    packed = packed_pixels(TextureNetwork())
    content = exported_like(packed, packed.examples(), packed.outputs)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3  # of the number of tiles, which is set free after tracing
    session = onnxruntime.InferenceSession(content, options)
    chance = np.random.default_rng(1)
    given = {
        name: chance.integers(0, 64 << place, (3, 128, 128, 3), np.uint8)  # each another
        for place, name in enumerate(packed.inputs)
    }

    theirs = session.run(list(packed.outputs), given)
    with torch.inference_mode():
        ours = packed(*map(torch.from_numpy, given.values()))
    for one, other in zip(theirs, ours, strict=True):
        assert np.abs(one - other.numpy()).max() < 1e-3
