"""Moving an iris within its eye, and fitting the colours of one eye to another's: plain pixels.

Cruder than a generator: what surrounds the iris is stretched a little, and its lids with it.
"""

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.geometry import EYEBALL, IRIS
from analyzers.training.opencv import cv2
from workbench.model import Pixels

__all__ = ["Colours", "colours_of", "fitted", "iris_shift", "moved"]

Floats = NDArray[np.float32]

REACH = 1.6  # radii of the iris over which a move fades out
FLATTEST, STEEPEST = 0.5, 2.0  # by how much contrast may change to fit another eye's
Colours = tuple[Floats, Floats]
"""Mean and standard deviation of each channel (3,)."""


def iris_shift(degrees: NDArray[np.float64], width: float) -> NDArray[np.float64]:
    """Return by how many pixels (2,) an iris of this width moves, right and down in a picture.

    `degrees` (2,) are to the subject's left and upward. The head's own turn is left out.
    """
    millimetres = np.sin(np.radians(degrees)) * EYEBALL
    return np.asarray(millimetres * (width / IRIS) * (1.0, -1.0), np.float64)


def moved(
    picture: Pixels, middle: NDArray[np.float64], width: float, by: NDArray[np.float64]
) -> Pixels:
    """Return a picture (h, w, 3) whose iris at `middle` (2,) has moved `by` (2,) pixels.

    `width` is the iris's diameter; around it the move fades out, and nothing is torn.
    """
    if float(np.abs(by).max()) < 0.01:  # noqa: PLR2004  # of a pixel: nothing to be seen
        return picture
    height, across = picture.shape[:2]
    x, y = np.meshgrid(np.arange(across, dtype=np.float32), np.arange(height, dtype=np.float32))
    new = (middle + by - 0.5).astype(np.float32)
    reach = max(REACH * width / 2, float(np.hypot(*by)) * 1.2, 1.0)
    near = np.exp(-(((x - new[0]) ** 2 + (y - new[1]) ** 2) / (2 * reach**2)))
    return np.asarray(
        cv2.remap(
            picture,
            x - near * np.float32(by[0]),
            y - near * np.float32(by[1]),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.uint8,
    )


def colours_of(pictures: Pixels) -> Colours:
    """Return the colours of pictures (..., 3)."""
    flat = pictures.reshape(-1, 3).astype(np.float32)
    return flat.mean(axis=0), flat.std(axis=0)


def fitted(pictures: Pixels, own: Colours, wanted: Colours) -> Pixels:
    """Return pictures (..., 3) of some `own` colours in those that are wanted."""
    gain = np.clip(wanted[1] / np.maximum(own[1], 1.0), FLATTEST, STEEPEST)
    changed = (pictures - own[0]) * gain + wanted[0]
    return np.clip(np.rint(changed), 0, 255).astype(np.uint8)
