"""The residual's spectrum along rows and columns, and its peaks at k/8 cycles per pixel.

A decoder that enlarges its latents eight times leaves energy at every eighth of a cycle
(Mandelli et al., WIFS 2024, by Fourier analysis of residuals; Corvi et al., CVPRW 2023). JPEG's
blocks of 8 pixels leave it there as well, so that the peaks explain and do not decide.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from workbench.model import Pixels

__all__ = ["EIGHTHS", "FREQUENCY", "SIDE", "ResidualSpectrum", "residual_spectrum"]

SIDE = 96  # pixels: eighths of a cycle fall on whole coefficients
HALF = SIDE // 2
EIGHTH = SIDE // 8
EIGHTHS = (1, 2, 3, 4)  # of a cycle per pixel; four are half a cycle, the finest there is
NEAR = (3, 4, 5)  # coefficients beside a peak that it is measured against; nearer, it spreads
FLOOR = 1e-3  # power that is added so that an emptied band stays finite
WEIGHTS = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601

FREQUENCY: NDArray[np.float32] = (np.arange(1, HALF + 1) / SIDE).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class ResidualSpectrum:
    """Log10 power of the residual (48,) at `FREQUENCY`, the mean of both directions.

    `peaks` (4,) say how far the power at 1/8 … 4/8 of a cycle rises above that around it, in
    decades. `plane` (96, 96) is the mean power of the patches, laid out as by `fft2`.
    """

    plane: NDArray[np.float32]
    power: NDArray[np.float32]
    peaks: NDArray[np.float32]


def residual_spectrum(patches: Pixels) -> ResidualSpectrum:
    """Return the spectrum of the residual of patches uint8 (n, 96, 96, 3), n > 0.

    The residual is what is left without its smooth part: four times each pixel less its four
    neighbours. Across the direction that is shown only eighths of a cycle are counted, where a
    lattice of 8 pixels has all its energy and the scene little.
    """
    from scipy.fft import fft2  # noqa: PLC0415  # importing the catalog stays cheap

    total = np.zeros((SIDE, SIDE))
    for patch in patches:
        residual = _residual(patch.astype(np.float32) @ WEIGHTS) * _window()
        total += np.abs(fft2(residual)) ** 2
    mean = total / np.square(_window()).sum() / len(patches)
    along = mean[::EIGHTH].mean(axis=0) + mean[:, ::EIGHTH].mean(axis=1)
    power = np.log10(along[1 : HALF + 1] / 2 + FLOOR)
    return ResidualSpectrum(mean.astype(np.float32), power.astype(np.float32), _peaks(power))


def _residual(luma: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return four times each pixel less its neighbours, edges repeated."""
    wide = np.pad(luma, 1, mode="edge")
    near = wide[:-2, 1:-1] + wide[2:, 1:-1] + wide[1:-1, :-2] + wide[1:-1, 2:]
    return np.asarray(4 * luma - near, np.float32)


@cache
def _window() -> NDArray[np.float32]:
    hann = np.hanning(SIDE + 1)[:SIDE]
    return np.outer(hann, hann).astype(np.float32)


def _peaks(power: NDArray[np.float64]) -> NDArray[np.float32]:
    rises = []
    for k in EIGHTHS:
        at = k * EIGHTH - 1  # the first coefficient is left out
        around = [
            power[at + away * side]
            for side in (-1, 1)
            for away in NEAR
            if at + away * side < HALF
        ]
        rises.append(power[at] - np.mean(around))
    return np.array(rises, np.float32)
