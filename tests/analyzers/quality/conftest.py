"""Pictures of known treatment."""

import io

import numpy as np
import pytest
from PIL import Image


def textured(side=640, seed=0):
    """Return grey pixels of 1/f texture, sharp shapes and noise, without any period."""
    rng = np.random.default_rng(seed)
    frequency = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None])
    frequency[0, 0] = 1
    plane = np.fft.irfft2(
        np.fft.rfft2(rng.normal(size=(side, side))) / frequency, s=(side, side)
    )
    plane *= 20 / plane.std()
    y, x = np.mgrid[:side, :side]
    for cx, cy, radius in rng.uniform(0.1, 0.9, (12, 3)) * side:
        plane += 40 * (np.hypot(x - cx, y - cy) < radius / 3)
    plane += 110 - plane.mean() + rng.normal(scale=1.5, size=plane.shape)
    return np.clip(np.rint(plane), 0, 255).astype(np.uint8)


def compressed(pixels, quality):
    """Return grey pixels after one JPEG."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file))


def enlarged(pixels, factor, kernel=Image.Resampling.BICUBIC):
    """Return grey pixels resized by a factor."""
    size = tuple(round(length * factor) for length in reversed(pixels.shape))
    return np.asarray(Image.fromarray(pixels).resize(size, kernel))


@pytest.fixture(scope="session")
def texture():
    """Return `textured`."""
    return textured


@pytest.fixture(scope="session")
def jpeg():
    """Return `compressed`."""
    return compressed


@pytest.fixture(scope="session")
def resized():
    """Return `enlarged`."""
    return enlarged
