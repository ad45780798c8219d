"""The network of a face: what it says does not hang on how it is asked."""

import pytest
import torch

from analyzers.networks.efficientnet_lite import Trunk, imagenet_weights
from analyzers.networks.face_network import FaceNetwork


@pytest.fixture(scope="module")
def faces():
    return torch.rand(3, 3, 64, 64, generator=torch.Generator().manual_seed(1))


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(1)
    return FaceNetwork(64, frozen_blocks=5, maps=True).begun().eval()


@torch.no_grad()
def test_maps_have_a_quarter_of_the_size(network, faces):
    said = network(faces)

    assert said.logit.shape == (3,)
    assert said.boundary.shape == said.fakeness.shape == (3, 16, 16)
    assert [stage.shape[-1] for stage in said.stages] == [16, 8, 4, 2]


@torch.no_grad()
def test_a_network_without_maps_draws_none(faces):
    said = FaceNetwork(64).eval()(faces)

    assert said.boundary is said.fakeness is None
    assert said.embedding.shape == (3, 432)


@torch.no_grad()
def test_the_score_is_drawn_linearly_from_the_embedding(network, faces):
    said = network(faces)

    torch.testing.assert_close(said.logit, network.head(said.embedding)[:, 0])


@torch.no_grad()
def test_where_it_looks_is_of_places_whose_mean_is_the_score(faces):
    torch.manual_seed(1)
    network = FaceNetwork(64).eval()
    said = network(faces)
    places = network.attention(said)

    assert places.shape == (3, 4, 4) and places.std() > 0
    torch.testing.assert_close(places.mean((1, 2)), said.logit)


@torch.no_grad()
def test_pixels_reach_the_trunk_as_imagenet_weights_expect_them(network, faces):
    bytes_ = (faces * 255).round()
    trunk = Trunk().eval()
    trunk.load_state_dict(imagenet_weights())

    expected = trunk((bytes_ - 127) / 128)
    for stage, wanted in zip(network(bytes_ / 255).stages, expected, strict=True):
        torch.testing.assert_close(stage, wanted, atol=2e-3, rtol=1e-3)


@torch.no_grad()
def test_a_face_is_judged_the_same_alone_and_among_others(network, faces):
    together = network(faces)

    for at, face in enumerate(faces):
        alone = network(face[None])
        torch.testing.assert_close(alone.logit[0], together.logit[at], atol=1e-4, rtol=1e-4)
        torch.testing.assert_close(
            alone.boundary[0], together.boundary[at], atol=1e-4, rtol=1e-4
        )


def test_judging_leaves_the_network_as_it_is(network, faces):
    before = {name: value.clone() for name, value in network.state_dict().items()}

    network(faces)

    assert all(value.equal(before[name]) for name, value in network.state_dict().items())


def test_a_frozen_network_may_not_be_read_as_another():
    with pytest.raises(RuntimeError, match="_bn0"):
        FaceNetwork(frozen_blocks=0).load_state_dict(FaceNetwork(frozen_blocks=5).state_dict())
