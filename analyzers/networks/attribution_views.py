"""What the network of attribution reads of each view: tokens of the whole, of noise, of edges.

The noise of the richest texture is what three filters of the spatial rich model leave (see
`residuals`), edges are Sobel's. Both are computed in here, so that a pack holds them.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.blocks import Residual, convolved
from analyzers.networks.efficientnet_lite import Trunk, imagenet_weights
from analyzers.networks.residuals import RichFilters, grey

__all__ = ["PARTS", "PartTokens", "ViewTokens", "WholeTrunk", "edges", "noise"]

PARTS = 7  # values of `FacePart`, the background among them
UPTO = 11  # blocks of the trunk that are used: to the last of stride 16
WIDTH = 112  # of the features of the last of these
LEVELS = 255.0
CHOSEN = (28, 29, 16)  # of the 30 rich filters: both squares, and the second order
MOST = 3.0  # levels of a residual beyond which it tells of content, not of noise
FLAT = 1e-6
ZERO, ONE = 127 / 255, 128 / 255  # the trunk was taught on (x - 127) / 128 of 0 … 255

SOBEL = ((-1.0, 0.0, 1.0), (-2.0, 0.0, 2.0), (-1.0, 0.0, 1.0))
STEEP = 4.0  # a full step between neighbours gives so much


class WholeTrunk(nn.Module):
    """The first blocks of EfficientNet-Lite0: features at a sixteenth of a picture's size."""

    def __init__(self, frozen: int) -> None:
        super().__init__()
        self.frozen = frozen
        self.trunk = Trunk(frozen)
        blocks = self.trunk.get_submodule("_blocks")
        if not isinstance(blocks, nn.ModuleList):
            raise TypeError("the trunk's blocks are no list")
        del blocks[UPTO:]

    def begun(self) -> None:
        """Take ImageNet's weights. Raises ImportError without their package."""
        mine, theirs = self.trunk.state_dict(), imagenet_weights(self.frozen)
        self.trunk.load_state_dict({name: theirs[name] for name in mine})

    def forward(self, pictures: Tensor) -> Tensor:
        """Return features (n, 112, h / 16, w / 16) of pictures (n, 3, h, w), RGB, 0 … 1."""
        features: Tensor = self.trunk((pictures - ZERO) / ONE)[-1]
        return features


class PartTokens(nn.Module):
    """Features of the whole, gathered by the part of the face that they show: a token each."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.told = nn.Linear(WIDTH, width)
        self.part = nn.Parameter(torch.zeros(1, PARTS, width))

    def forward(self, features: Tensor, parts: Tensor) -> Tensor:
        """Return tokens (n, 7, 1, width); `parts` (n, 32, 32) are whole numbers below 7.

        Of a part that is not seen only what is always said of it.
        """
        shares = shares_of(parts, features.shape[2])[:, :, None]
        there = shares.sum((3, 4))
        mean = (shares * features[:, None]).sum((3, 4)) / (there + FLAT)
        found: Tensor = self.told(mean) * (there > FLAT) + self.part
        return found[:, :, None]


def shares_of(parts: Tensor, cells: int) -> Tensor:
    """Return what share of each cell shows each part (n, 7, cells, cells)."""
    numbers = torch.arange(PARTS, device=parts.device)[:, None, None]
    each = (parts[:, None] == numbers).float()
    gathered = _gathering(parts.shape[1], cells).to(each.device)
    return gathered @ (each @ gathered.T)


def _gathering(fine: int, cells: int) -> Tensor:
    """Return the matrix (cells, fine) that takes means over cells, of any two numbers."""
    edges = torch.arange(cells + 1) * fine / cells
    at = torch.arange(fine)
    high = torch.minimum(edges[1:, None], at + 1.0)
    low = torch.maximum(edges[:-1, None], at.float())
    return (high - low).clamp_min(0) * cells / fine


class ViewTokens(nn.Module):
    """A small residual network on one view (n, given, h, w), to tokens (n, y, x, width)."""

    def __init__(self, given: int, widths: tuple[int, int, int, int], width: int) -> None:
        super().__init__()
        first, second, third, fourth = widths
        self.stem = convolved(given, first, 3, 2)
        self.stages = nn.Sequential(
            Residual(first, second, 2), Residual(second, third, 2), Residual(third, fourth, 2)
        )
        self.told = nn.Linear(fourth, width)

    def forward(self, view: Tensor) -> Tensor:
        """Return one token for each place at a sixteenth of the size."""
        features = self.stages(functional.relu(self.stem(view)))
        tokens: Tensor = self.told(features.permute(0, 2, 3, 1))
        return tokens


def noise(quarter: Tensor, filters: RichFilters) -> Tensor:
    """Return the residuals (n, 3, h, w) of a view (n, 3, h, w) of 0 … 1, kept small."""
    return functional.hardtanh(filters(grey(quarter) * LEVELS), -MOST, MOST)


def edges(picture: Tensor) -> Tensor:
    """Return how steep a picture (n, 3, h, w) of 0 … 1 is at each place (n, 1, h, w)."""
    across = torch.tensor(SOBEL, device=picture.device)
    both = torch.stack((across, across.T))[:, None] / STEEP
    slopes = functional.conv2d(grey(picture), both, padding=1)
    return (slopes.square().sum(1, keepdim=True) + FLAT).sqrt()
