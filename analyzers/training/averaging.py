"""Weights that are better than those of the last step."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

import torch
from torch import Tensor, nn

__all__ = ["Averaged", "perturbed"]

SMALL = 1e-12  # a gradient that leads nowhere


class Averaged:
    """The moving average of a network's weights and of its batch statistics.

    Polyak and Juditsky, SIAM J. Control Optim. 1992. In its first steps it forgets faster, so
    that it does not remember how the network began.
    """

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = deepcopy(network).eval().requires_grad_(False)
        self.decay = decay

    @torch.no_grad()
    def take(self, network: nn.Module, step: int) -> None:
        """Move towards `network` as it is after `step`."""
        decay = min(self.decay, (1 + step) / (10 + step))
        ours, theirs = self.network.state_dict(), network.state_dict()
        moving = [name for name, value in ours.items() if value.is_floating_point()]
        mine, new = [ours[n] for n in moving], [theirs[n] for n in moving]
        torch._foreach_lerp_(mine, new, 1 - decay)
        for name in ours.keys() - set(moving):
            ours[name].copy_(theirs[name])


@contextmanager
def perturbed(network: nn.Module, radius: float) -> Iterator[None]:
    """Move the weights uphill by `radius` along their gradients, and back at the end.

    Sharpness-aware minimisation (Foret et al., ICLR 2021): the gradient found there leads to
    where the loss is low all around.
    """
    learning: list[Tensor] = [
        weight for weight in network.parameters() if weight.grad is not None
    ]
    before = [weight.detach().clone() for weight in learning]
    _uphill(learning, radius)
    try:
        with _statistics_kept(network):
            yield
    finally:
        with torch.no_grad():
            torch._foreach_copy_(learning, before)


@torch.no_grad()
def _uphill(weights: list[Tensor], radius: float) -> None:
    gradients = [weight.grad for weight in weights if weight.grad is not None]
    norm = torch.stack(torch._foreach_norm(gradients)).norm()
    scale = radius / float(norm.clamp_min(SMALL))
    torch._foreach_add_(weights, gradients, alpha=scale)


@contextmanager
def _statistics_kept(network: nn.Module) -> Iterator[None]:
    """Keep the running batch statistics as they are."""
    layers = [layer for layer in network.modules() if isinstance(layer, nn.BatchNorm2d)]
    momenta = [layer.momentum for layer in layers]
    try:
        for layer in layers:
            layer.momentum = 0.0
        yield
    finally:
        for layer, momentum in zip(layers, momenta, strict=True):
            layer.momentum = momentum
