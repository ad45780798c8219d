"""Pictures with and without a planted trace of up-sampling."""

import io

import numpy as np
import pytest
from PIL import Image


def textured(side, seed=0, noise=2.0):
    """Return a square RGB picture of 1/f texture, smooth shapes and noise, with no period."""
    rng = np.random.default_rng(seed)
    frequency = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None])
    frequency[0, 0] = 1
    spectrum = np.fft.rfft2(rng.normal(size=(side, side))) / frequency**1.2
    plane = np.fft.irfft2(spectrum)
    plane *= 30 / plane.std()
    y, x = np.mgrid[:side, :side]
    for cx, cy, radius in rng.uniform(0.1, 0.9, (6, 3)) * side:
        plane += 25 * np.tanh((radius / 3 - np.hypot(x - cx, y - cy)) / 1.5)
    color = (plane - plane.mean() + 120)[..., None] * np.array([1.0, 0.92, 0.84])
    return np.clip(color + rng.normal(scale=noise, size=color.shape), 0, 255).astype(np.uint8)


def recompressed(pixels, quality):
    """Return pixels after one JPEG round."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file).convert("RGB"))


def enlarged(pixels, kernel):
    """Return pixels at twice their size, as up-convolution does: zeros between, then filter."""
    from scipy.ndimage import convolve1d

    spread = np.zeros((pixels.shape[0] * 2, pixels.shape[1] * 2, 3))
    spread[::2, ::2] = pixels
    for axis in (0, 1):
        spread = convolve1d(spread, kernel, axis=axis, mode="reflect")
    return np.clip(np.rint(spread), 0, 255).astype(np.uint8)


NEAREST = (1.0, 1.0)
SMOOTHED_NEAREST = (0.25, 0.75, 0.75, 0.25)
UNEVEN = (0.2, 0.9, 0.9, 0.1)  # its taps do not add up alike at odd and even places
DOUBLED = {"nearest": NEAREST, "convolved": SMOOTHED_NEAREST, "uneven": UNEVEN}


@pytest.fixture(scope="session")
def texture():
    """Return `textured`: unlike `scene` it has no edges in step with a block grid."""
    return textured


@pytest.fixture(scope="session")
def compressed():
    """Return `recompressed`."""
    return recompressed


@pytest.fixture(scope="session")
def doubled():
    """Return a function that doubles pixels as one of `DOUBLED` does."""
    return lambda pixels, way: enlarged(pixels, DOUBLED[way])


@pytest.fixture(scope="session")
def luma():
    """Return a function that gives the luma of RGB pixels."""
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    return lambda pixels: (pixels.astype(np.float32) * weights).sum(axis=-1)
