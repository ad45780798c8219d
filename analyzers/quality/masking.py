"""Tiles without a part of their fine detail, to see how much a score hangs on it.

The idea of ACMF (Yang et al., IEEE TIFS 2024), which drops high frequencies at random in
training; here the same is done at examination. `analyzers.training.switches.masked` is the
counterpart for training.
"""

import numpy as np
from numpy.typing import NDArray

from workbench.model import Pixels

__all__ = ["KEPT_RADIUS", "RATES", "masked"]

KEPT_RADIUS = 0.045  # of the width, in cycles per picture: what lies within always stays
RATES = (0.25, 0.5)  # beside 0, where nothing is dropped
SEED = 20230711


def masked(tiles: Pixels, rate: float) -> Pixels:
    """Return tiles uint8 (n, h, w, 3) without a share `rate` of their higher frequencies.

    Which frequencies are dropped is drawn for each tile of the batch, in all colours alike,
    and is the same in every run.
    """
    from scipy.fft import irfft2, rfft2  # noqa: PLC0415  # importing the catalog stays cheap

    height, width = tiles.shape[1:3]
    kept = _kept(len(tiles), height, width, rate)
    spectra = rfft2(tiles.astype(np.float32), axes=(1, 2)) * kept[..., None]
    left = irfft2(spectra, s=(height, width), axes=(1, 2))
    return np.asarray(np.rint(np.clip(left, 0, 255)), np.uint8)


def _kept(count: int, height: int, width: int, rate: float) -> NDArray[np.bool_]:
    """Return which coefficients stay (n, h, w / 2 + 1)."""
    down = np.fft.fftfreq(height, 1 / height)[:, None]
    high = np.hypot(down, np.fft.rfftfreq(width, 1 / width)) > KEPT_RADIUS * width
    draw = np.random.default_rng(SEED).random((count, *high.shape), np.float32)
    return np.asarray(~high | (draw >= rate))
