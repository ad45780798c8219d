"""The colours of a map: bright means high, in colour, in grey print and to any eye."""

import numpy as np
from numpy.typing import NDArray

from workbench.model import Pixels

START, ROTATIONS, HUE = 0.5, -1.2, 1.1
DARKEST, BRIGHTEST = 0.06, 0.97


def cubehelix() -> Pixels:
    """Return (256, 3) RGB whose perceived brightness rises evenly from dark to bright.

    D. A. Green, "A colour scheme for the display of astronomical intensity images", Bulletin
    of the Astronomical Society of India 39 (2011), eq. 1, with gamma 1.
    """
    level = np.linspace(DARKEST, BRIGHTEST, 256)
    angle = 2 * np.pi * (START / 3 + ROTATIONS * np.linspace(0, 1, 256))
    amplitude = HUE * level * (1 - level) / 2
    turn = np.stack([np.cos(angle), np.sin(angle)])
    weights = np.array([[-0.14861, 1.78277], [-0.29227, -0.90649], [1.97294, 0.0]])
    colors = level + amplitude * (weights @ turn)
    return np.asarray(np.clip(colors.T * 255 + 0.5, 0, 255), np.uint8)


PALETTE = cubehelix()


def colored(values: Pixels) -> Pixels:
    """Return map values (h, w) as RGB (h, w, 3)."""
    return PALETTE[values]


def blended(picture: Pixels, values: Pixels, inside: NDArray[np.bool_]) -> Pixels:
    """Return a picture (h, w, 3) in grey with the map's colours laid over half of it.

    Outside of the map's box the picture stays grey, so that colour always means the map.
    """
    grey = picture.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    mixed = grey[..., None] * 0.5 + colored(values).astype(np.float32) * 0.5
    return np.asarray(np.where(inside[..., None], mixed, grey[..., None] * 0.8), np.uint8)
