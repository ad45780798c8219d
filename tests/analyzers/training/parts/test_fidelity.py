"""Fidelity rises from forged to authentic faces, and within each with the picture's quality."""

import torch

from analyzers.training.parts.fidelity import fidelity_loss, wanted

ALTERED = torch.tensor([0.0, 1.0, 0.0, 1.0, 0.0])
SHARPNESS = torch.tensor([3.0, 9.0, 1.0, 2.0, 2.0])


def test_a_sharp_forgery_is_still_below_a_blurred_authentic_face():
    aim = wanted(SHARPNESS, ALTERED)

    assert torch.allclose(aim, torch.tensor([1.0, 0.4, 0.6, 0.0, 0.8]))


def test_a_face_that_is_alone_of_its_kind_is_taught_the_least():
    aim = wanted(torch.ones(2), torch.tensor([0.0, 1.0]))

    assert torch.allclose(aim, torch.tensor([0.6, 0.0]))


def test_what_was_wanted_costs_least():
    right = -torch.logit(wanted(SHARPNESS, ALTERED), 0.02)
    costs = [
        float(fidelity_loss(score, SHARPNESS, ALTERED))
        for score in (right, right * 0, -right, right.flip(0))
    ]

    assert costs[0] == min(costs)
    assert costs[2] == max(costs)


def test_of_two_authentic_faces_the_sharper_is_drawn_up():
    score = torch.zeros(5, requires_grad=True)
    fidelity_loss(score, SHARPNESS, ALTERED).backward()

    assert score.grad[0] > score.grad[4] > score.grad[2] > 0  # to be lowered: less forged
    assert score.grad[3] < score.grad[1] < 0
