"""The network of the eyes: what it takes, what it gives, and that order counts."""

import numpy as np
import torch

from analyzers.gaze.measures import HEAD, MEASURES
from analyzers.networks.gaze import GazeNetwork, packed_gaze
from analyzers.networks.gaze_windows import FRAMES, HOP, starts


def test_it_gives_a_score_and_what_a_teacher_teaches():
    torch.manual_seed(0)
    network = GazeNetwork(gaze=8, leaky=2, width=4).eval()
    measures = torch.randn(3, FRAMES, MEASURES)
    said = network(measures)
    assert said.logit.shape == (3,)
    assert said.gaze.shape == (3, FRAMES, 8)
    order = torch.randperm(FRAMES)
    assert not torch.allclose(said.logit, network(measures[:, order]).logit)


def test_how_the_head_is_held_is_no_matter():
    torch.manual_seed(0)
    network, measures = GazeNetwork(gaze=8, leaky=2, width=4).eval(), torch.randn(3, FRAMES, 21)
    held = measures.clone()
    held[..., -HEAD:] += 7
    assert torch.allclose(network(measures).logit, network(held).logit, atol=1e-4)


def test_it_is_small():
    assert sum(one.numel() for one in GazeNetwork().parameters()) < 1_500_000


def test_a_pack_says_what_the_network_says():
    torch.manual_seed(0)
    network = GazeNetwork(gaze=8, leaky=0, width=4).eval()
    measures = torch.randn(2, FRAMES, MEASURES)
    score, direction = packed_gaze(network)(measures)
    assert direction.shape == (2, FRAMES, 3)
    assert torch.allclose(score, network(measures).logit, atol=0.02)
    assert torch.allclose(direction[..., 2] + 1, network(measures).gaze[..., 2], atol=0.02)


def test_windows_never_reach_over_a_gap():
    assert starts(range(13)) == []
    assert starts(range(14)) == [0]
    assert starts(range(30)) == [0, HOP, 2 * HOP, 16]
    assert starts(np.r_[0:20, 25:40]) == [0, 6, 20, 21]
