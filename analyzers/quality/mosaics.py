"""The richest and the poorest texture of a region, laid out as two mosaics of patches.

Zhong et al., "PatchCraft", arXiv 2311.12397: patches of 32 pixels are ranked by how much
neighbouring pixels differ; those with the most and those with the least are laid out in order
from the upper left, and the borders between them are kept. The paper draws patches by chance;
here they lie on a grid, so that a region always gives the same mosaics. Training and
examination make them here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.tiling import cut
from workbench.model import Pixels

__all__ = [
    "MOSAIC",
    "PATCH",
    "PER_MOSAIC",
    "REGION",
    "Pair",
    "diversity",
    "mosaics",
    "paired",
    "replaced",
]

REGION = 256  # pixels: 64 patches, of which a quarter is rich and a quarter is poor
PATCH = 32  # pixels
ACROSS = 4  # patches along each side of a mosaic
PER_MOSAIC = ACROSS**2
MOSAIC = PATCH * ACROSS  # pixels
FEWEST = 48  # ranked patches: a third each for rich and poor, as in the paper
STEPS = (32, 16, 8)  # pixels between patches: they overlap where a region is small

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two mosaics of one region and where in it their patches lie.

    `rich` and `poor` are uint8 (128, 128, 3), the richest and the poorest patch first;
    `rich_places` and `poor_places` (16, 2) are upper left corners, row and column. `spare`
    (32, 32, 3) is the richest patch that has no place among the rich.
    """

    rich: Pixels
    poor: Pixels
    rich_places: Places
    poor_places: Places
    spare: Pixels


def mosaics(region: Pixels) -> tuple[Pixels, Pixels] | None:
    """Return the mosaics (128, 128, 3) of the richest and of the poorest 16 patches.

    `region` is uint8 (h, w, 3), 256 pixels square or less; None where it is so small that not
    even overlapping patches are enough: under 80 pixels square.
    """
    pair = paired(region)
    return None if pair is None else (pair.rich, pair.poor)


def paired(region: Pixels) -> Pair | None:
    """Return the mosaics of a region with the places of their patches; see `mosaics`."""
    at = _grid(*region.shape[:2])
    if at is None:
        return None
    patches = cut(region, at, PATCH)
    order = diversity(patches).argsort(kind="stable")
    rich, poor = order[: -PER_MOSAIC - 1 : -1], order[:PER_MOSAIC]
    spare = patches[order[-PER_MOSAIC - 1]]
    return Pair(laid(patches[rich]), laid(patches[poor]), at[rich], at[poor], spare)


def replaced(pair: Pair) -> Pixels:
    """Return the rich mosaic 16 times (16, 128, 128, 3), another patch left out of each.

    The spare patch lies in its place.
    """
    made = np.repeat(pair.rich[None], PER_MOSAIC, axis=0)
    for index, mosaic in enumerate(made):
        top, left = (PATCH * place for place in divmod(index, ACROSS))
        mosaic[top : top + PATCH, left : left + PATCH] = pair.spare
    return made


def diversity(patches: Pixels) -> NDArray[np.int64]:
    """Return how much neighbours differ in patches uint8 (n, h, w, 3), (n,).

    The sum, over both axes and both diagonals, of the differences of summed colours.
    """
    grey = patches[..., 0].astype(np.int16)  # colour by colour: ten times as fast as sum
    for colour in (1, 2):
        grey += patches[..., colour]
    steps = (
        grey[:, :, 1:] - grey[:, :, :-1],
        grey[:, 1:] - grey[:, :-1],
        grey[:, 1:, 1:] - grey[:, :-1, :-1],
        grey[:, 1:, :-1] - grey[:, :-1, 1:],
    )
    columns = (np.abs(step).sum(axis=1, dtype=np.int32) for step in steps)
    found = [each.sum(axis=1, dtype=np.int64) for each in columns]
    return np.asarray(np.sum(found, axis=0), np.int64)


def laid(patches: Pixels) -> Pixels:
    """Return 16 patches (16, 32, 32, 3) as a mosaic (128, 128, 3), row by row."""
    square = patches.reshape(ACROSS, ACROSS, PATCH, PATCH, 3)
    return np.ascontiguousarray(square.swapaxes(1, 2)).reshape(MOSAIC, MOSAIC, 3)


def _grid(height: int, width: int) -> Places | None:
    """Return places of patches (n, 2), in the widest step that gives enough of them."""
    for step in STEPS:
        tops, lefts = (np.arange(0, length - PATCH + 1, step) for length in (height, width))
        if len(tops) * len(lefts) >= FEWEST:
            return np.stack(np.meshgrid(tops, lefts, indexing="ij"), axis=-1).reshape(-1, 2)
    return None
