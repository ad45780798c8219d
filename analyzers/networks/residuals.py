"""What is left of a picture when its content is taken away: fixed filters ahead of a network.

Neighbouring pixel relations (NPR): Tan et al., "Rethinking the Up-Sampling Operations in
CNN-based Generative Network for Generalizable Deepfake Detection", CVPR 2024. The 30 linear
filters of the spatial rich model (SRM): Fridrich and Kodovský, "Rich Models for Steganalysis of
Digital Images", IEEE TIFS 7(3), 2012, of which PatchCraft (Zhong et al., arXiv 2311.12397)
takes seven families.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["FAMILIES", "SIDE", "RichFilters", "grey", "neighbour_residual", "rich_filters"]

SIDE = 5  # taps along each side of a filter
MIDDLE = SIDE // 2

# Family: taps from the middle on along a direction, or a square, and what they are divided by.
FIRST = ((0, -1), (1, 1))
SECOND = ((-1, 1), (0, -2), (1, 1))
THIRD = ((-1, 1), (0, -3), (1, 3), (2, -1))
SQUARE_3 = ((-1, 2, -1), (2, -4, 2), (-1, 2, -1))
SQUARE_5 = (
    (-1, 2, -2, 2, -1),
    (2, -6, 8, -6, 2),
    (-2, 8, -12, 8, -2),
    (2, -6, 8, -6, 2),
    (-1, 2, -2, 2, -1),
)
ROUND = ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1))  # down, across
FAMILIES = {
    "first order": 8,
    "third order": 8,
    "second order": 4,
    "edge of 3": 4,
    "edge of 5": 4,
    "square of 3": 1,
    "square of 5": 1,
}  # how many filters each has, in the order of `rich_filters`


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
    """Return the 30 filters (30, 1, 5, 5), family by family; each sums to 0.

    Each is divided by its strongest tap, so that residuals of all families are of one size.
    The second order has four directions: turned by half, it is the same filter again.
    """
    lines = chain(_lines(FIRST, 8), _lines(THIRD, 8), _lines(SECOND, 4))
    edges = chain(_edges(SQUARE_3), _edges(SQUARE_5))
    filters = torch.stack([*lines, *edges, _square(SQUARE_3), _square(SQUARE_5)])
    return (filters / filters.abs().amax((1, 2), keepdim=True))[:, None]


def _lines(taps: tuple[tuple[int, int], ...], directions: int) -> Iterator[Tensor]:
    """Yield the filters (5, 5) with these taps along the first directions."""
    for down, across in ROUND[:directions]:
        drawn = torch.zeros(SIDE, SIDE)
        for step, value in taps:
            drawn[MIDDLE + step * down, MIDDLE + step * across] = value
        yield drawn


def _square(rows: tuple[tuple[int, ...], ...]) -> Tensor:
    edge = (SIDE - len(rows)) // 2
    return functional.pad(torch.tensor(rows, dtype=torch.float32), (edge,) * 4)


def _edges(rows: tuple[tuple[int, ...], ...]) -> Iterator[Tensor]:
    """Yield a square without one of its sides, turned four times."""
    half = _square(rows)
    half[MIDDLE + 1 :] = 0
    for turns in range(4):
        yield torch.rot90(half, turns)
