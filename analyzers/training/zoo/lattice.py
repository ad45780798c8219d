"""How much of a picture's fine structure repeats every eight pixels.

What up-samples by powers of two leaves peaks at multiples of 1/8 cycle per pixel (Zhang,
Karaman and Chang, "Detecting and Simulating Artifacts in GAN Fake Images", WIFS 2019; in
laundered pictures: Mandelli et al., WIFS 2024). JPEG's blocks leave them too.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, uniform_filter

from workbench.model import Pixels

__all__ = ["PERIOD", "lattice_peak", "residual_spectrum"]

PERIOD = 8  # pixels
TILE = 128  # pixels, of which the spectra are averaged
COARSER = 1.0  # standard deviation of what is taken off, in pixels
AROUND = 9  # frequencies across, by whose mean level a peak is measured

Floats = NDArray[np.float64]


def residual_spectrum(picture: Pixels) -> Floats:
    """Return the mean power (128, 128) of a picture's fine structure, zero frequency first.

    Raises ValueError for a picture (H, W, 3) with a side of less than 128 pixels.
    """
    grey = picture.mean(axis=2)
    fine = grey - gaussian_filter(grey, COARSER)
    window = np.hanning(TILE)[:, None] * np.hanning(TILE)
    rows, columns = (range(0, side - TILE + 1, TILE) for side in fine.shape)
    tiles = [fine[top : top + TILE, left : left + TILE] for top in rows for left in columns]
    if not tiles:
        raise ValueError(f"a picture of {grey.shape} has no tile of {TILE} pixels")
    power: Floats = np.mean([np.abs(np.fft.fft2(tile * window)) ** 2 for tile in tiles], axis=0)
    return power


def lattice_peak(picture: Pixels) -> float:
    """Return by what factor power at multiples of 1/8 cycle per pixel exceeds its surroundings.

    The geometric mean over all of them but those without any vertical or horizontal change: 1
    where nothing repeats.
    """
    level = np.log(residual_spectrum(picture) + 1e-6)
    excess = level - uniform_filter(level, AROUND, mode="wrap")
    at = np.arange(1, PERIOD) * (TILE // PERIOD)
    return float(np.exp(excess[np.ix_(at, at)].mean()))
