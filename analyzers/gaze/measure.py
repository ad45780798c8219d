"""Arithmetic that the cues of a window share: smoothing, velocities, agreement."""

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.geometry import Floats
from analyzers.gaze.window import EyeWindow

__all__ = ["agreement", "pooled", "rms", "smooth", "spread", "velocity"]

SMOOTH = 0.1  # seconds: three frames at 30 a second


def smooth(values: Floats, step: float) -> Floats:
    """Return values (n, ...) averaged over a tenth of a second around each frame."""
    reach = max(round(SMOOTH / step), 1) // 2
    if not reach:
        return values
    padded = np.concatenate([values[:1].repeat(reach, 0), values, values[-1:].repeat(reach, 0)])
    shifted = [padded[at : at + len(values)] for at in range(2 * reach + 1)]
    return np.asarray(np.mean(shifted, axis=0), np.float64)


def velocity(values: Floats, pts: Floats) -> Floats:
    """Return the change a second of values (n, ...) between frames (n - 1, ...)."""
    seconds = np.diff(pts).reshape(-1, *[1] * (values.ndim - 1))
    return np.asarray(np.diff(values, axis=0) / np.maximum(seconds, 1e-3), np.float64)


def rms(values: NDArray[np.float64]) -> float:
    """Return the root of the mean square."""
    return float(np.sqrt(np.mean(np.square(values))))


def spread(values: Floats) -> float:
    """Return how far values (n, ...) lie from their mean over n, as a root mean square."""
    return rms(values - values.mean(axis=0))


def pooled(window: EyeWindow, *, rigid: bool = False) -> Floats:
    """Return the smoothed directions (n, 2 axes, 2 eyes), or those of the rigid points."""
    across, up = (window.rigid_yaw, window.rigid_pitch) if rigid else (window.yaw, window.pitch)
    return smooth(np.stack([across, up], axis=1), window.step)


def agreement(first: Floats, second: Floats) -> float:
    """Return the correlation of two movements (n, axes) over all axes; 0 where one rests."""
    one, two = first - first.mean(axis=0), second - second.mean(axis=0)
    power = float(np.sum(one**2) * np.sum(two**2))
    return float(np.sum(one * two)) / power**0.5 if power > 0 else 0.0
