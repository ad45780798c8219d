"""Blur in pixels, from how much the sharpest edges lose when they are blurred once more.

After Zhuo & Sim, Pattern Recognition 44(9), 2011: an ideal edge behind a Gaussian of width s
has, after another Gaussian of width r, a slope less steep by sqrt(1 + r²/s²). Taking the
sharpest edges of the sharpest tiles is our reading: depth of field blurs a part of nearly
every photograph, enlarging and smoothing blur all of it. What is read holds everything
between the scene and the pixels: lens, demosaicing, noise reduction and later processing.
"""

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.estimate import Estimate, unknown
from analyzers.quality.tiles import Plane

AGAIN = 1.0  # pixels: the width of the blur that is added
LEAST_SLOPE = 6.0  # grey levels a pixel, above noise and the steps of block coding
ALONG = 3.0  # an edge runs along one axis: its slope across is so many times that along
FEWEST_EDGES = 30  # of a tile that is heard
SHARPEST = 20  # percent, of the edges of a tile and of the tiles of a picture
WIDEST = 6.0  # pixels; a wider blur leaves no edge that is told from a shade


def estimate_blur(tiles: Plane) -> Estimate:
    """Return the blur of tiles (n, h, w) of luma in 0..255: a Gaussian's width in pixels.

    Its error is the spread over tiles. "no_edges" where no tile has enough.
    """
    found = [_sharpest(tile) for tile in tiles]
    widths = np.array([width for width in found if width is not None])
    if not len(widths):
        return unknown("no_edges")
    value = float(np.percentile(widths, SHARPEST))
    near = np.sort(widths)[: max(len(widths) // 2, 1)]
    spread = float(np.abs(near - value).mean()) if len(near) > 1 else value / 2
    return Estimate(value=value, error=max(spread, 0.05))


def _sharpest(tile: Plane) -> float | None:
    """Return the width of the sharpest edges of one tile, None where there are few."""
    from scipy.ndimage import gaussian_filter  # noqa: PLC0415  # the catalog stays cheap

    again = gaussian_filter(tile, AGAIN, mode="nearest")
    widths = np.concatenate(
        [_across(one, two) for one, two in ((tile, again), (tile.T, again.T))]
    )
    if len(widths) < FEWEST_EDGES:
        return None
    return float(min(np.percentile(widths, SHARPEST), WIDEST))


def _across(sharp: Plane, blurred: Plane) -> NDArray[np.float32]:
    """Return the width of every edge that runs down the rows of a picture."""
    slope = np.abs(sharp[1:-1, 2:] - sharp[1:-1, :-2]) / 2
    along = np.abs(sharp[2:, 1:-1] - sharp[:-2, 1:-1]) / 2
    after = np.abs(blurred[1:-1, 2:] - blurred[1:-1, :-2]) / 2
    edge = (slope > LEAST_SLOPE) & (slope > ALONG * along)
    edge[:, 1:-1] &= (slope[:, 1:-1] >= slope[:, :-2]) & (slope[:, 1:-1] > slope[:, 2:])
    edge[:, [0, -1]] = False
    ratio = slope[edge] / np.maximum(after[edge], 1e-3)
    lost = np.square(np.maximum(ratio, 1.0)) - 1
    return np.asarray(AGAIN / np.sqrt(np.maximum(lost, 1e-3)), np.float32)
