"""Whether what stands out in a map hangs together, as an altered region does."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.dct import BLOCK
from workbench.analyzer import Samples
from workbench.model import Box, Pixels

Map = NDArray[np.float32]

SMALLEST = 9  # blocks: three by three, the least that smoothing leaves of anything
LARGEST_SHARE = 0.5  # a region that is most of the picture is the picture
THRESHOLDS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)  # robust standard deviations
CLIPPED = 2  # grey levels from black or white within which a sample may have been cut off
FULL_BRIGHT = 8.0  # robust standard deviations at which a map is white


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """The most coherent region of a map: its contrast, share of the picture and blocks.

    `contrast` is the mean over the region in robust standard deviations of the map, lessened
    for a small region; 0 with an empty mask when nothing hangs together.
    """

    contrast: float
    share: float
    mask: NDArray[np.bool_]


def smoothed(values: Map, size: int, weights: Map | None = None) -> Map:
    """Return the mean over size by size blocks, weighted where `weights` are given."""
    from scipy.ndimage import uniform_filter  # noqa: PLC0415  # importing the catalog stays cheap

    if weights is None:
        return np.asarray(uniform_filter(values, size, mode="nearest"))
    total = uniform_filter(weights, size, mode="nearest")
    mean = uniform_filter(values * weights, size, mode="nearest") / np.maximum(total, 1e-9)
    return np.asarray(np.where(total > 1e-9, mean, 0), np.float32)  # noqa: PLR2004


def unclipped(samples: Samples, dx: int = 0, dy: int = 0) -> NDArray[np.bool_]:
    """Return which blocks hold no black or white sample: clipping moves coefficients."""
    full = np.iinfo(samples.dtype).max
    margin = CLIPPED * (full // 255)
    rows, columns = (
        (length - offset) // BLOCK
        for length, offset in zip(samples.shape, (dy, dx), strict=False)
    )
    whole = samples[dy : dy + rows * BLOCK, dx : dx + columns * BLOCK]
    whole = whole.reshape(rows, BLOCK, -1)  # down first, row by row: many times as fast
    dark, light = (
        one.reshape(rows, columns, -1) for one in (whole.min(axis=1), whole.max(axis=1))
    )
    dark, light = dark.min(axis=2), light.max(axis=2)
    return np.asarray((dark > margin) & (light < full - margin))


def coherent_region(values: Map) -> Region:
    """Return the connected region of a standardised map that stands out most, bright only."""
    best = Region(0.0, 0.0, np.zeros(values.shape, np.bool_))
    for threshold in THRESHOLDS:
        found = _largest_contrast(values, threshold)
        if found.contrast > best.contrast:
            best = found
    return best


def _largest_contrast(values: Map, threshold: float) -> Region:
    """Return the connected region above one threshold with the largest contrast."""
    from scipy import ndimage  # noqa: PLC0415  # importing the catalog stays cheap

    labels, count = ndimage.label(values > threshold)
    numbers = np.arange(1, count + 1)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)[1:].astype(np.float64)
    allowed = (sizes >= SMALLEST) & (sizes <= LARGEST_SHARE * values.size)
    if not allowed.any():
        return Region(0.0, 0.0, np.zeros(values.shape, np.bool_))
    means = ndimage.mean(values, labels, numbers)
    contrasts = np.where(allowed, means * _weight(sizes, values.size), 0)
    best = int(np.argmax(contrasts))
    return Region(float(contrasts[best]), float(sizes[best] / values.size), labels == best + 1)


def _weight(sizes: NDArray[np.float64], total: int) -> NDArray[np.float64]:
    """Return 1 for a region of a hundredth of the picture or more, less for a smaller one."""
    return np.minimum(1, np.sqrt(sizes / max(total / 100, SMALLEST)))


def brightness(values: Map) -> Pixels:
    """Return a standardised map as 8-bit values: 0 at the median, white at FULL_BRIGHT."""
    return np.asarray(np.clip(values / FULL_BRIGHT, 0, 1) * 255, np.uint8)


def block_box(values: NDArray[np.generic], dx: int = 0, dy: int = 0) -> Box:
    """Return the rectangle of pixels that a map of one value per block covers."""
    rows, columns = values.shape
    return Box(x=dx, y=dy, width=columns * BLOCK, height=rows * BLOCK)
