"""A packed network is the trained one, folded and rounded, and says nearly the same."""

import numpy as np
import torch

from analyzers.networks.face_network import FaceNetwork
from analyzers.networks.packed import PackedNetwork, folded, packed
from tests.analyzers.made_packs import noise


def chance_network(maps=True):
    with torch.random.fork_rng():
        torch.manual_seed(3)
        network = FaceNetwork(64, crop=224, maps=maps)
        for module in network.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                torch.nn.init.uniform_(module.running_mean, -0.1, 0.1)
                torch.nn.init.uniform_(module.running_var, 0.5, 1.5)
                torch.nn.init.uniform_(module.bias, -0.1, 0.1)
    return network.eval()


def said(network, n=3):
    with torch.inference_mode():
        return network(torch.from_numpy(noise(n)))


def test_folding_changes_nothing_but_the_last_bits_and_not_the_trained_network():
    network = chance_network()
    before = {name: value.clone() for name, value in network.state_dict().items()}

    one, other = said(PackedNetwork(network)), said(PackedNetwork(folded(network)))

    assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(one, other, strict=True))
    assert not [m for m in folded(network).modules() if isinstance(m, torch.nn.BatchNorm2d)]
    after = network.state_dict()
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_weights_are_those_of_half_precision_and_rounding_again_changes_nothing():
    made = packed(chance_network())

    for name, weight in made.network.named_parameters():
        if weight.ndim > 1:
            assert torch.equal(weight, weight.half().float()), name
    again = packed(made.network).state_dict()
    assert all(torch.equal(again[name], value) for name, value in made.state_dict().items())


def test_scores_and_maps_have_the_promised_shapes():
    scores, maps = said(packed(chance_network()))

    assert scores.shape == (3,) and maps.shape == (3, 64, 64)
    assert float(maps.min()) >= 0 and float(maps.max()) <= 1
    assert (maps[:, :4] == 0).all() and (maps[:, 4] > 0).any()  # 16 of 256 pixels are not seen
    (alone,) = said(packed(chance_network(maps=False)))
    assert alone.shape == (3,)


def test_it_reads_a_face_as_training_does():
    from analyzers.networks.reading import read

    network = folded(chance_network())
    face = noise(1)
    pixels = torch.from_numpy(read(face[0], 224, 64).astype(np.float32) / 255)

    with torch.inference_mode():
        directly = network(pixels.permute(2, 0, 1)[None]).logit
        packed_says = PackedNetwork(network)(torch.from_numpy(face))[0]

    assert torch.allclose(directly, packed_says, atol=1e-3)
