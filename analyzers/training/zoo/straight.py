"""A straight way beside a deep autoencoder: principal components of small patches.

A network that reduces by eight first spends its few minutes on finding any code at all. So it
begins with the best linear one, as JPEG's transform nearly is, and learns what to add to it.
"""

import torch
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from torch import Tensor, nn

from analyzers.training.zoo.layers import Upsampler

__all__ = ["Straight"]

COLOURS = 3
LEAST = 1e-6  # variance that is not taken for none


class Straight(nn.Module):
    """From pictures to `channels` numbers for each square of `factor` pixels, and back.

    Back by squares beside each other, which is what pixel shuffle does, or else by a transposed
    convolution that reaches into the squares around, so that the trace is the up-sampler's.
    """

    def __init__(self, channels: int, factor: int, upsampler: Upsampler) -> None:
        """Make one that does not know pictures yet."""
        super().__init__()
        self.reach = 0 if upsampler == "pixel_shuffle" else factor // 2
        side = factor + 2 * self.reach
        self.into = nn.Conv2d(COLOURS, channels, factor, factor)
        self.back = nn.ConvTranspose2d(channels, COLOURS, side, factor, padding=self.reach)

    def acquaint(self, patches: Tensor) -> None:
        """Begin with the principal components of patches (n, 3, factor, factor)."""
        count, around = self.into.out_channels, (self.reach,) * 4
        spread, directions = torch.linalg.eigh(torch.cov(patches.flatten(1).T))
        most = directions[:, -count:].T.unflatten(1, patches.shape[1:])
        level = spread[-count:].clamp(min=LEAST).sqrt()[:, None, None, None]
        mean = patches.mean(dim=(0, 2, 3))
        with torch.no_grad():
            _fill(self.into, most / level, -(most / level).sum(dim=(2, 3)) @ mean)
            _fill(self.back, F.pad(most * level, around), mean)


def _fill(layer: nn.Conv2d | nn.ConvTranspose2d, weight: Tensor, bias: Tensor) -> None:
    layer.weight.copy_(weight)
    if layer.bias is not None:
        layer.bias.copy_(bias)
