"""Where in a picture the traces of up-sampling lie, cell by cell."""

import numpy as np
from numpy.typing import NDArray

from analyzers.frequency.lattice import Lattice
from workbench.model import Pixels

Plane = NDArray[np.float32]

PEAK_FROM, PEAK_FULL = 2.0, 7.0  # local excess: the highest of unrelated texture, a trace's
DECAY_FULL = 6.0  # robust standard deviations that are drawn fully bright
ROUNDING = 1.0  # power of rounding to whole grey levels in the laplacian residual
TEXTURE_BINS = 12
WINDOW = 5  # cells along each side of the window over which the decay is averaged


def peak_values(local: Plane) -> Pixels:
    """Return the strongest candidate's local excess (candidates, rows, columns) per cell.

    0 as unrelated texture, 255 where residuals are in step throughout the surroundings.
    """
    return _to_bytes((local.max(axis=0) - PEAK_FROM) / (PEAK_FULL - PEAK_FROM))


def decay_values(lattice: Lattice) -> Pixels:
    """Return per cell how far its share of high frequencies deviates from the picture's own.

    The share is compared with that of cells of like texture, in robust standard deviations.
    """
    share = np.log((lattice.high + ROUNDING) / (lattice.middle + ROUNDING))
    texture = np.log(lattice.middle + ROUNDING)
    usable = lattice.usable & (lattice.middle > ROUNDING)
    if np.count_nonzero(usable) < TEXTURE_BINS:
        return np.zeros(usable.shape, np.uint8)
    residual = np.where(usable, share - _expected(texture, share, usable), 0)
    local = _mean_of_usable(residual, usable)
    spread = 1.4826 * np.median(np.abs(local[usable])) + 0.02
    return _to_bytes(np.abs(local) / spread / DECAY_FULL * usable)


def _expected(texture: Plane, share: Plane, usable: NDArray[np.bool_]) -> Plane:
    """Return the median share of cells with like texture, interpolated between bins."""
    edges = np.quantile(texture[usable], np.linspace(0, 1, TEXTURE_BINS + 1))
    which = np.clip(np.searchsorted(edges, texture, side="right") - 1, 0, TEXTURE_BINS - 1)
    members = [usable & (which == n) for n in range(TEXTURE_BINS)]
    medians = [(np.median(texture[m]), np.median(share[m])) for m in members if m.any()]
    centres, levels = zip(*medians, strict=True)
    return np.asarray(np.interp(texture, centres, levels), np.float32)


def _mean_of_usable(values: NDArray[np.float64], usable: NDArray[np.bool_]) -> Plane:
    from scipy.ndimage import uniform_filter  # noqa: PLC0415  # importing the catalog stays cheap

    weight = uniform_filter(usable.astype(np.float32), WINDOW, mode="constant")
    total = uniform_filter(values.astype(np.float32), WINDOW, mode="constant")
    return np.asarray(total / np.maximum(weight, 1 / WINDOW**2), np.float32)


def _to_bytes(values: NDArray[np.floating]) -> Pixels:
    return np.asarray(np.rint(np.clip(values, 0, 1) * 255), np.uint8)
