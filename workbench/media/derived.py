"""What is made of a frame for the eye alone: its noise residual and its spectrum.

Both are made of the full-size upright frame and handed over at its size: reduced, a residual
averages to nothing. They are for looking and comparing; nothing is measured on them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import median_filter

from workbench.analyzer import Source
from workbench.media.reader import pictures
from workbench.model import Picture, Pixels

GAIN = 8
GREY = 128
RED, GREEN, BLUE = 0.299, 0.587, 0.114  # ITU-R BT.601
WHOLE = 1 << 16  # longer than any side
DARKEST, LIGHTEST = 1.0, 99.9  # percentiles of a spectrum that are drawn black and white

Made = Callable[[Pixels], Pixels]


def residuals(
    source: Source, indices: Sequence[int], max_side: int = WHOLE
) -> Iterator[Picture]:
    """Yield the noise residual of the frames at `indices`; errors as `reader.pictures`."""
    yield from _made(source, indices, noise_residual)


def spectra(source: Source, indices: Sequence[int], max_side: int = WHOLE) -> Iterator[Picture]:
    """Yield the spectrum of the frames at `indices`; errors as `reader.pictures`."""
    yield from _made(source, indices, spectrum)


def noise_residual(rgb: Pixels) -> Pixels:
    """Return RGB (h, w, 3): luma less the median of its 3×3 neighbourhood, times 8, on grey."""
    luma = _luma(rgb)
    rest = (luma - median_filter(luma, size=3, mode="nearest")) * GAIN + GREY
    return _in_grey(rest)


def spectrum(rgb: Pixels) -> Pixels:
    """Return RGB (h, w, 3): the logarithm of the power of luma, slow changes in the middle.

    A Hann window keeps the edges of the picture from drawing a cross. Between its 1st and
    99.9th percentile black turns white.
    """
    luma = _luma(rgb)
    height, width = luma.shape
    window = np.outer(np.hanning(height + 2)[1:-1], np.hanning(width + 2)[1:-1])
    power = np.abs(np.fft.fftshift(np.fft.fft2((luma - luma.mean()) * window)))
    told = np.log1p(power)
    low, high = np.percentile(told, [DARKEST, LIGHTEST])
    return _in_grey((told - low) / max(high - low, 1e-9) * 255)


def _made(source: Source, indices: Sequence[int], made: Made) -> Iterator[Picture]:
    for picture in pictures(source, indices, WHOLE):
        yield replace(picture, pixels=made(picture.pixels))


def _luma(rgb: Pixels) -> NDArray[np.float32]:
    weights = np.array([RED, GREEN, BLUE], np.float32)
    return np.asarray(rgb.astype(np.float32) @ weights, np.float32)


def _in_grey(values: NDArray[np.floating]) -> Pixels:
    grey = np.clip(np.rint(values), 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(grey[..., None], 3, axis=2))
