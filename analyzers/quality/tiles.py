"""Tiles of native pixels, spread evenly, so that reading costs the same for any size."""

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]

SIDE = 256
PER_SIDE = 5  # at most 25 tiles: 1.6 megapixels
STEP = 8  # tiles start on a multiple of it, so that all have the phase of one block grid
FLAT = 1.5  # standard deviation of luma below which a tile holds no texture


def textured_tiles(luma: Plane) -> Plane:
    """Return tiles with texture (n, side, side) of luma (H, W) in 0..255; n may be 0.

    The side is 256 pixels, or less in a smaller picture: the shorter side in whole steps of 8.
    """
    side = min(SIDE, *(length // STEP * STEP for length in luma.shape))
    if not side:
        return np.zeros((0, 0, 0), np.float32)
    rows, columns = (_starts(length, side) for length in luma.shape)
    cut = [luma[y : y + side, x : x + side] for y in rows for x in columns]
    kept = [tile for tile in cut if tile.std() > FLAT]
    return np.asarray(kept, np.float32).reshape(-1, side, side)


def _starts(length: int, side: int) -> list[int]:
    count = min(PER_SIDE, length // side)
    spread = np.linspace(0, length - side, count)
    return [int(start) // STEP * STEP for start in spread]
