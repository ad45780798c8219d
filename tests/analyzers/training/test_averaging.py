"""Averages must follow the network, and must leave its own weights alone."""

import pytest
import torch
from torch import nn

from analyzers.training.averaging import Averaged, perturbed


@pytest.fixture
def network():
    torch.manual_seed(1)
    return nn.Sequential(nn.Conv2d(3, 4, 1), nn.BatchNorm2d(4))


def moved(network, by=1.0):
    with torch.no_grad():
        for value in network.state_dict().values():
            value += by if value.is_floating_point() else 1


def test_the_average_follows_weights_and_statistics(network):
    averaged = Averaged(network, 0.75)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    moved(network)

    averaged.take(network, 1000)

    for name, value in averaged.network.state_dict().items():
        by = 0.25 if value.is_floating_point() else 1
        torch.testing.assert_close(value, before[name] + by)


def test_the_beginning_is_forgotten_soon(network):
    averaged = Averaged(network, 0.999)
    start = network[0].bias.clone()
    moved(network)

    averaged.take(network, 0)

    torch.testing.assert_close(averaged.network[0].bias, start + 0.9)


def test_weights_go_uphill_by_the_radius_and_come_back_exactly(network):
    pictures = torch.rand(4, 3, 2, 2)
    before = {name: value.clone() for name, value in network.state_dict().items()}

    def loss():
        return network[0](pictures).square().mean()

    low = loss()
    low.backward()

    with perturbed(network, 0.1):
        away = [
            (weight.detach() - before[name]).norm()
            for name, weight in network.named_parameters()
        ]
        assert float(torch.stack(away).norm()) == pytest.approx(0.1)
        assert loss() > low
        network(pictures)

    after = network.state_dict()
    floats = [name for name in before if before[name].is_floating_point()]
    assert all(after[name].equal(before[name]) for name in floats)


def test_a_failure_uphill_brings_the_weights_back(network):
    before = network[0].weight.clone()
    network[0].weight.sum().backward()

    with pytest.raises(KeyError), perturbed(network, 0.1):
        raise KeyError
    assert network[0].weight.equal(before)
    assert network[1].momentum == 0.1
