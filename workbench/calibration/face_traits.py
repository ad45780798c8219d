"""What faces are like over a whole medium: how wide, how sharp, how coarsely compressed.

The same measures are taken of the media that a calibration is made from and of those in a
case, so that one falls into the cell of the other.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.model import FaceSamples

FACE_WIDTH, SHARPNESS, QUANTISER = "log_face_width", "face_sharpness", "face_quantiser"
QUALITIES = {SHARPNESS: 1, QUANTISER: 7}  # their columns among the qualities of `FaceSamples`
NARROWEST = 1e-6  # pixels

Values = NDArray[np.float64]


def of_faces(samples: Sequence[FaceSamples]) -> dict[str, Values]:
    """Return the traits of n faces in frames, (n,) each and NaN where unknown, by name.

    The width is the decimal logarithm of native pixels.
    """
    widths = np.array([width for one in samples for width in one.boxes[:, 2]], np.float64)
    traits = {FACE_WIDTH: np.log10(np.maximum(widths, NARROWEST))}
    for name, column in QUALITIES.items():
        told = [value for one in samples for value in one.qualities[:, column]]
        traits[name] = np.array(told, np.float64)
    return traits


def medians(columns: Mapping[str, Values]) -> dict[str, float]:
    """Return the median of what is known of each column; where nothing is, there is none."""
    known = {name: values[np.isfinite(values)] for name, values in columns.items()}
    return {name: float(np.median(values)) for name, values in known.items() if values.size}
