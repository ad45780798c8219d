"""Send a picture of any size through a network in overlapping tiles, without seams."""

from collections.abc import Callable, Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from analyzers.training.zoo.window import LEVELS, floats_of
from workbench.model import Pixels

__all__ = ["MARGIN", "TILE", "in_tiles"]

Floats = NDArray[np.float32]

TILE = 512  # pixels of a tile's side
MARGIN = 64  # beyond what a network sees of its surroundings, to a grey level
FADE = 32  # over which a tile passes into the next one


def in_tiles(picture: Pixels, draw: Callable[[Tensor], Tensor], grid: int) -> Pixels:
    """Return a picture (H, W, 3) as `draw` gives it back, in its own size.

    Tiles begin at multiples of `grid`, so that the lattice of a network's steps runs through
    the whole picture as it would undivided. What is near a tile's edge, and thus drawn without
    its surroundings, is not used. Beside the picture's own arrays one tile is held at a time.
    """
    height, width = picture.shape[:2]
    padded = _padded(picture, grid)
    total = np.zeros(padded.shape, np.float32)
    weight = np.zeros((*padded.shape[:2], 1), np.float32)
    for rows, down in _spans(padded.shape[0], grid):
        for columns, across in _spans(padded.shape[1], grid):
            share = down[:, None, None] * across[None, :, None]
            total[rows, columns] += share * _drawn(padded[rows, columns], draw)
            weight[rows, columns] += share
    total /= weight
    return total[:height, :width].round().clip(0, 255).astype(np.uint8)


def _padded(picture: Pixels, grid: int) -> Pixels:
    """Return the picture, mirrored at its lower and right edge to multiples of the grid."""
    more = [(0, -side % grid) for side in picture.shape[:2]]
    return np.pad(picture, [*more, (0, 0)], "symmetric")


def _drawn(tile: Pixels, draw: Callable[[Tensor], Tensor]) -> Floats:
    """Return what is drawn of a tile, in grey levels."""
    with torch.no_grad():
        drawn = draw(floats_of(np.ascontiguousarray(tile)[None]))[0]
    return np.asarray(((drawn + 1) * LEVELS).clamp(0, 255).permute(1, 2, 0).numpy())


def _spans(length: int, grid: int) -> Iterator[tuple[slice, Floats]]:
    """Yield where tiles lie along a side, and the weight of each of their pixels there."""
    side = min(length, TILE // grid * grid)
    step = (side - 2 * MARGIN - FADE) // grid * grid
    starts = [0] if side == length else [*range(0, length - side, step), length - side]
    for start in starts:
        share = np.ones(side, np.float32)
        rise = np.clip((np.arange(side) - MARGIN + 0.5) / FADE, 0, 1).astype(np.float32)
        if start > 0:
            share *= rise
        if start + side < length:
            share *= rise[::-1]
        yield slice(start, start + side), share
