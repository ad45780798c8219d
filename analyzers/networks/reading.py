"""How a network reads an aligned face: its middle, brought to the network's size.

A resize is two products with one matrix, of rows and of columns, so that torch and ONNX Runtime
do the very same. The filter is a triangle as wide as the pixels that are made, so that nothing
aliases where the face shrinks.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from workbench.model import Pixels

__all__ = ["ALIGNED", "MAP_SIZE", "placing", "read", "reading"]

ALIGNED = 256  # pixels of an aligned face, see `analyzers.faces.alignment`
MAP_SIZE = 64  # cells along each side of a pack's map of an aligned face

Floats = NDArray[np.float32]


@cache
def reading(crop: int, size: int) -> Floats:
    """Return the matrix (size, 256) that reads the middle `crop` pixels as `size`.

    `M @ face @ M.T` is what the network sees of one channel; every row of `M` sums to 1. The
    matrix is shared and cannot be written.
    """
    step = crop / size
    middles = (ALIGNED - crop) / 2 + (np.arange(size) + 0.5) * step
    away = np.abs(np.arange(ALIGNED) + 0.5 - middles[:, None]) / max(step, 1.0)
    weights = np.maximum(1 - away, 0)
    matrix: Floats = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
    matrix.flags.writeable = False
    return matrix


def read(face: Pixels, crop: int, size: int) -> Pixels:
    """Return what a network of `size` sees of an aligned face (256, 256, 3), in whole levels.

    uint8 (size, size, 3), for training. Pillow's bilinear filter is the matrix of `reading` and
    rounds twice, so it is off by one level at most; a pack does not round at all.
    """
    edge = (ALIGNED - crop) / 2
    box = (edge, edge, edge + crop, edge + crop)
    picture = Image.fromarray(np.ascontiguousarray(face))
    return np.asarray(picture.resize((size, size), Image.Resampling.BILINEAR, box=box))


@cache
def placing(crop: int, cells: int) -> Floats:
    """Return the matrix (64, cells) that lays a map of the middle `crop` pixels on the face.

    `M @ map @ M.T` (64, 64) covers the whole aligned face; what the network does not see is 0.
    Between the middles of cells it is drawn linearly, and level beyond the outermost.
    """
    places = (np.arange(MAP_SIZE) + 0.5) * (ALIGNED / MAP_SIZE) - (ALIGNED - crop) / 2
    at = np.clip(places / crop * cells - 0.5, 0, cells - 1)
    weights = np.maximum(1 - np.abs(at[:, None] - np.arange(cells)), 0)
    seen = (places > 0) & (places < crop)
    matrix: Floats = (weights * seen[:, None]).astype(np.float32)
    matrix.flags.writeable = False
    return matrix
