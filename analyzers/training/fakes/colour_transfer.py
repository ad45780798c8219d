"""Give one face the colours of another, before it is pasted over it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.training.opencv import cv2
from workbench.model import Pixels

__all__ = ["recoloured", "shifted"]

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

INSIDE = 0.5
LEAST_SPREAD = 1.0  # levels: a spread that is smaller is noise
STRETCH = (0.6, 1.7)  # times: how far a spread is changed at most


def recoloured(source: Pixels, target: Pixels, mask: Floats) -> Pixels:
    """Return the source with the target's mean and spread of Lab colours within the mask.

    Reinhard et al., "Color Transfer between Images", IEEE CG&A 2001; in CIE Lab, which OpenCV
    offers, instead of the article's space.
    """
    one, other = (cv2.cvtColor(pixels, cv2.COLOR_RGB2LAB) for pixels in (source, target))
    mean, spread = _moments(one, mask)
    wanted, wanted_spread = _moments(other, mask)
    ratio = np.clip(wanted_spread / spread, *STRETCH)
    mixing = np.column_stack([np.diag(ratio), wanted - mean * ratio])
    return np.asarray(cv2.cvtColor(cv2.transform(one, mixing), cv2.COLOR_LAB2RGB), np.uint8)


def shifted(source: Pixels, target: Pixels, mask: Floats) -> Pixels:
    """Return the source with the target's mean colour within the mask, its contrast kept."""
    move = _moments(target, mask)[0] - _moments(source, mask)[0]
    return np.asarray(cv2.transform(source, np.column_stack([np.eye(3), move])), np.uint8)


def _moments(pixels: NDArray[Any], mask: Floats) -> tuple[Doubles, Doubles]:
    """Return mean and spread (3,) of the pixels within a mask."""
    inside = (mask > INSIDE).astype(np.uint8)
    measured = np.array(cv2.meanStdDev(pixels, mask=inside), np.float64).reshape(2, -1)
    return measured[0], np.maximum(measured[1], LEAST_SPREAD)
