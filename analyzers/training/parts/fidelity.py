"""A score that is taught how authentic a face is and how good its picture, both at once.

The fidelity of DeepFidelity (Peng et al., arXiv 2312.04961), in our reading: authentic faces
are taught 0.6 to 1, forged ones 0 to 0.4, and within these the sharper face the more. Quality
is sharpness alone, ranked within the batch, where the paper asks a network for it.
"""

import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["fidelity_loss", "wanted"]

AUTHENTIC = 0.6  # the least that an authentic face is taught; forged ones begin at 0
SPAN = 0.4  # from the worst picture to the best, of either kind
WIDTH = 0.1  # of fidelity around the middle, over which both kinds are told apart
TOLD, RANKED = 0.5, 0.1  # weights beside the distance from what is wanted


def fidelity_loss(score: Tensor, sharpness: Tensor, altered: Tensor) -> Tensor:
    """Return the loss of logits (n,), higher for forged faces, as the fidelity 0 to 1 of each.

    `sharpness` (n,) is of what the network was given, `altered` (n,) is 1 for forged faces.
    """
    fidelity, aim = torch.sigmoid(-score), wanted(sharpness, altered)
    apart = functional.huber_loss(fidelity, aim)
    told = functional.binary_cross_entropy_with_logits((0.5 - fidelity) / WIDTH, altered)
    better = _alike(altered) & (aim[:, None] > aim)
    disorder = ((fidelity - fidelity[:, None]).clamp_min(0) * better).sum()
    return apart + TOLD * told + RANKED * disorder / better.sum().clamp_min(1)


def wanted(sharpness: Tensor, altered: Tensor) -> Tensor:
    """Return the fidelity (n,) that faces are taught, by rank among those of their kind."""
    alike = _alike(altered)
    below = (alike & (sharpness[:, None] > sharpness)).sum(1)
    rank = below / (alike.sum(1) - 1).clamp_min(1)
    return AUTHENTIC * (1 - altered) + SPAN * rank


def _alike(altered: Tensor) -> Tensor:
    return altered[:, None] == altered
