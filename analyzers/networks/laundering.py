"""The network that asks of a patch whether it is synthetic, and if so whether laundered.

Mandelli, Bestagini and Tubaro, "When Synthetic Traces Hide Real Content: Analysis of Stable
Diffusion Image Laundering", WIFS 2024: a laundered picture is a photograph that went through a
generator's autoencoder. The two questions are two logits of one small network here.
"""

from typing import ClassVar, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.blocks import Residual, convolved
from analyzers.networks.residuals import RichFilters, grey, neighbour_residual

__all__ = ["LaunderingNetwork", "LaunderingOutput"]

CHOSEN = (16, 18, 28, 29)  # of the 30: second order across and down, both squares
CELL = 2
LEVELS = 255.0
MOST = 8.0  # levels at which a residual is cut: an edge of the scene is no louder than that
GREY = 0.5
GAIN = 4.0  # spreads colours and relations of neighbours to a size of about 1
DROPOUT = 0.2


class LaunderingOutput(NamedTuple):
    """What the network says of n patches; logits are no probabilities.

    `synthetic` (n,), S1, is positive for what a decoder drew, whatever it was given;
    `laundered` (n,), S2, is positive where that was a photograph and negative where it was
    generated, and means nothing of a patch that is not synthetic.
    """

    synthetic: Tensor
    laundered: Tensor


class LaunderingNetwork(nn.Module):
    """Colours beside fixed residuals (NPR and SRM) of a native patch, to two scores.

    `residuals` off leaves the colours alone, for the control.
    """

    inputs: ClassVar[tuple[str, ...]] = ("patches",)
    outputs: ClassVar[tuple[str, ...]] = ("synthetic", "laundered")
    side: ClassVar[int] = 96  # pixels

    def __init__(self, *, residuals: bool = True) -> None:
        super().__init__()
        self.residuals = residuals
        self.filters = RichFilters(CHOSEN)
        self.stem = convolved(6 + len(CHOSEN) if residuals else 3, 24)
        self.stages = nn.Sequential(
            Residual(24, 32, 2),
            Residual(32, 64, 2),
            Residual(64, 64),
            Residual(64, 128, 2),
            Residual(128, 160, 2),
        )
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(160, 2)

    def forward(self, patches: Tensor) -> LaunderingOutput:
        """Return what is seen in `patches` (n, 3, h, w), RGB, 0 … 1; h and w are even."""
        features = self.stages(functional.relu(self.stem(self._read(patches))))
        synthetic, laundered = self.head(self.dropout(features.mean((2, 3)))).unbind(1)
        return LaunderingOutput(synthetic, laundered)

    def _read(self, patches: Tensor) -> Tensor:
        colours = (patches - GREY) * GAIN
        if not self.residuals:
            return colours
        relations = neighbour_residual(patches, CELL) * LEVELS
        noise = self.filters(grey(patches) * LEVELS)
        cut = torch.cat((relations, noise), 1).clamp(-MOST, MOST) / GAIN
        return torch.cat((colours, cut), 1)
