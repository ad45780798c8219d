"""What the network of the eyes is given of a window: the measures from which the cues come.

Both eyes, their lids and irises, the head, and the rigid points whose movement is the noise:
read from the mesh, never from pixels, so that nothing but movement can tell the classes apart.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.geometry import eye_angles
from analyzers.gaze.window import EyeSample, window_of

__all__ = ["HEAD", "MEASURES", "SIDEWAYS", "measures_of", "mirrored"]

PAIRS = 9  # yaw, pitch, both of rigid points, opening, a rigid distance, iris, where it looks
HEAD = 3  # yaw, pitch and roll of the head come last
MEASURES = 2 * PAIRS + HEAD
SIDEWAYS = (0, 1, 4, 5, 14, 15, 18, 20)  # of the columns: those that a mirror turns over


def measures_of(samples: Sequence[EyeSample]) -> NDArray[np.float32]:
    """Return the measures (n, 21) of n consecutive samples, each pair the right eye's first.

    In degrees, eye widths and millimetres, as in `EyeWindow`; the last pairs are where each eye
    looks in the head (`eye_angles`), the last three the head's yaw, pitch and roll.
    """
    window = window_of(samples)
    looking = eye_angles(np.stack([sample.points for sample in samples]).astype(np.float64))
    columns = (
        *(window.yaw, window.pitch, window.rigid_yaw, window.rigid_pitch),
        *(window.opening, window.rigid_opening, window.iris),
        *(looking[..., 0], looking[..., 1], window.head),
    )
    return np.concatenate(columns, axis=1).astype(np.float32)


def mirrored(measures: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the measures (..., 21) of the same face seen in a mirror."""
    pairs = np.arange(2 * PAIRS).reshape(-1, 2)[:, ::-1].ravel()
    turned = measures[..., [*pairs, *range(2 * PAIRS, MEASURES)]].copy()
    turned[..., SIDEWAYS] *= -1
    return turned
