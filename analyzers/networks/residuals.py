"""What is left of a picture when its content is taken away: fixed filters ahead of a network.

Neighbouring pixel relations (NPR): Tan et al., "Rethinking the Up-Sampling Operations in
CNN-based Generative Network for Generalizable Deepfake Detection", CVPR 2024. The 30 linear
filters of the spatial rich model (SRM): Fridrich and Kodovský, "Rich Models for Steganalysis of
Digital Images", IEEE TIFS 7(3), 2012, of which PatchCraft (Zhong et al., arXiv 2311.12397)
takes seven families.
"""

from functools import cache

import torch
from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.rich_model import FAMILIES, SIDE, rich_taps

__all__ = ["FAMILIES", "SIDE", "RichFilters", "grey", "neighbour_residual", "rich_filters"]

MIDDLE = SIDE // 2


def neighbour_residual(pixels: Tensor, cell: int) -> Tensor:
    """Return each pixel (n, c, h, w) less the upper left pixel of its cell.

    Cells of `cell` x `cell` pixels lie from the corner on; h and w are whole numbers of cells.
    Up-sampling by `cell` makes the pixels of a cell depend on each other.
    """
    corner = pixels[:, :, ::cell, ::cell]
    return pixels - functional.interpolate(corner, scale_factor=float(cell), mode="nearest")


def grey(pixels: Tensor) -> Tensor:
    """Return the mean over channels (n, 1, h, w): a filter of it is the mean of filters."""
    return pixels.mean(1, keepdim=True)


class RichFilters(nn.Module):
    """Filters of the spatial rich model on grey pictures (n, 1, h, w): (n, filters, h, w).

    `chosen` are indices into the 30 filters, all of them where it is empty. The filters never
    learn and are no part of the weights: they stand in the exported graph as constants.
    """

    weight: Tensor

    def __init__(self, chosen: tuple[int, ...] = ()) -> None:
        super().__init__()
        filters = rich_filters()
        weight = filters[list(chosen)] if chosen else filters.clone()
        self.register_buffer("weight", weight, persistent=False)

    def forward(self, pictures: Tensor) -> Tensor:
        """Return the residual of every filter; beyond the edges lies nothing."""
        return functional.conv2d(pictures, self.weight, padding=MIDDLE)


@cache
def rich_filters() -> Tensor:
    """Return the 30 filters (30, 1, 5, 5) of `rich_taps`."""
    return torch.tensor(rich_taps())[:, None]
