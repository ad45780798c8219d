"""The network of the eyes: what it takes, what it gives, and that order counts."""

import numpy as np
import torch

from analyzers.networks.gaze import GazeNetwork, packed_gaze
from analyzers.networks.gaze_windows import FRAMES, HOP, starts


def test_it_gives_a_score_and_what_a_teacher_teaches():
    torch.manual_seed(0)
    network = GazeNetwork(gaze=8, leaky=2, width=4).eval()
    eyes, head = torch.rand(3, FRAMES, 2, 3, 64, 96), torch.randn(3, FRAMES, 3)
    said = network(eyes, head)
    assert said.logit.shape == (3,)
    assert said.gaze.shape == (3, FRAMES, 8)
    order = torch.arange(FRAMES).flip(0)
    assert not torch.allclose(said.logit, network(eyes[:, order], head[:, order]).logit)
    assert torch.allclose(said.logit, network(eyes, head + 7).logit, atol=1e-5)


def test_it_is_small():
    assert sum(one.numel() for one in GazeNetwork().parameters()) < 1_500_000


def test_a_pack_takes_strips_as_they_are_cut():
    torch.manual_seed(0)
    network = GazeNetwork(gaze=8, leaky=0, width=4).eval()
    eyes = torch.randint(0, 256, (2, FRAMES, 2, 64, 96, 3), dtype=torch.uint8)
    head = torch.zeros(2, FRAMES, 3)
    score, direction = packed_gaze(network)(eyes, head)
    assert direction.shape == (2, FRAMES, 3)
    shown = eyes.permute(0, 1, 2, 5, 3, 4).float() / 255
    assert torch.allclose(score, network(shown, head).logit, atol=0.02)


def test_windows_never_reach_over_a_gap():
    assert starts(range(13)) == []
    assert starts(range(14)) == [0]
    assert starts(range(30)) == [0, HOP, 2 * HOP, 16]
    assert starts(np.r_[0:20, 25:40]) == [0, 6, 20, 21]
