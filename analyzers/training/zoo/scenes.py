"""Collages for generated pictures: pieces of many photographs' latents, set side by side."""

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

__all__ = ["composed"]

BORDER = 0.06  # of a scene's side, over which it passes into another

Floats = NDArray[np.float32]


def composed(scenes: Tensor, height: int, width: int, chance: np.random.Generator) -> Tensor:
    """Return a collage (1, c, height, width) of pieces of scenes (n, c, s, s).

    Every piece is two scenes, each on one side of a soft border at any place and angle; where
    pieces meet they pass into each other.
    """
    side = scenes.shape[-1]
    total = torch.zeros(scenes.shape[1], height, width)
    weight = torch.zeros(height, width)
    fading = torch.from_numpy(_fading(side))
    for rows, columns, part in _places(height, width, side, chance):
        total[:, rows, columns] += (_piece(scenes, chance) * fading)[:, *part]
        weight[rows, columns] += fading[part]
    return (total / weight)[None]


def _places(
    height: int, width: int, side: int, chance: np.random.Generator
) -> Iterator[tuple[slice, slice, tuple[slice, slice]]]:
    """Yield rows and columns that a piece covers, and which part of the piece that is."""
    step = side - side // 4
    top, left = chance.integers(0, step, 2)
    for down in range(-int(top), height, step):
        for across in range(-int(left), width, step):
            rows = slice(max(down, 0), min(down + side, height))
            columns = slice(max(across, 0), min(across + side, width))
            part = (
                slice(rows.start - down, rows.stop - down),
                slice(columns.start - across, columns.stop - across),
            )
            yield rows, columns, part


def _piece(scenes: Tensor, chance: np.random.Generator) -> Tensor:
    first, second = (
        scene.flip(-1) if chance.integers(2) else scene
        for scene in scenes[torch.from_numpy(chance.choice(len(scenes), 2))]
    )
    share = torch.from_numpy(_share(scenes.shape[-1], chance))
    piece: Tensor = share * first + (1 - share) * second
    return piece


def _share(side: int, chance: np.random.Generator) -> Floats:
    """Return how much (s, s) of the first scene is seen at every place."""
    angle, offset = chance.uniform(0, 2 * np.pi), chance.uniform(-side / 4, side / 4)
    at = np.arange(side) - (side - 1) / 2
    beyond = at[:, None] * np.sin(angle) + at * np.cos(angle) - offset
    return np.asarray(1 / (1 + np.exp(-beyond / (BORDER * side))), np.float32)


def _fading(side: int) -> Floats:
    """Return weights (s, s) that fall over the last quarters of a piece, nowhere to zero."""
    within = side / 2 + 0.5 - np.abs(np.arange(side) - (side - 1) / 2)
    fall = np.clip(within / (side / 4 + 1), 0, 1)
    return np.outer(fall, fall).astype(np.float32)
