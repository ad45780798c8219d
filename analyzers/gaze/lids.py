"""Cues of the lids: both close together, for a time, and never rest for long."""

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.cue import Measured, not_measured
from analyzers.gaze.geometry import Floats
from analyzers.gaze.measure import agreement, smooth, spread
from analyzers.gaze.movement import shifted_gain
from analyzers.gaze.window import USUAL, EyeWindow

__all__ = ["blink_duration", "blinks", "lid_delay", "lid_rest", "lids_together"]

OVER_NOISE = 2.0  # times a rigid distance's changes, from which lids count as moving


def lids_together(window: EyeWindow) -> Measured:
    """Return the correlation of both lids' velocities, from -1 to 1."""
    steps = _steps(window.rigid_opening, window.step)
    control = agreement(steps[..., 0], steps[..., 1])
    if not _moving(window):
        return not_measured("lids_rest", control)
    steps = _steps(window.opening, window.step)
    return Measured(agreement(steps[..., 0], steps[..., 1]), control)


def lid_delay(window: EyeWindow) -> Measured:
    """Return how much better both lids agree when one is shifted in time: -2 to 2."""
    control = shifted_gain(_steps(window.rigid_opening, window.step), window.step)
    if not _moving(window):
        return not_measured("lids_rest", control)
    return Measured(shifted_gain(_steps(window.opening, window.step), window.step), control)


def lid_rest(window: EyeWindow) -> Measured:
    """Return how much the lids move, in doublings of the noise."""
    lids, noise = _moves(window.opening, window), _moves(window.rigid_opening, window)
    if noise <= 0:
        return not_measured("no_noise", noise)
    return Measured(float(np.log2(max(lids / noise, 1e-3))), noise)


def blink_duration(window: EyeWindow) -> Measured:
    """Return the mean duration in seconds of the closings that lie whole in the window."""
    closings = blinks(window.both_closed, window.pts)
    if not closings.size:
        return not_measured("no_blink")
    return Measured(float(np.mean(closings[:, 1] - closings[:, 0])))


def blinks(closed: NDArray[np.bool_], pts: Floats) -> Floats:
    """Return begin and end (k, 2) of the stretches in which eyes are closed, ends left out."""
    edges = np.flatnonzero(np.diff(closed.astype(np.int8)))
    edges = edges[1:] if edges.size and closed[0] else edges
    whole = edges[: edges.size // 2 * 2].reshape(-1, 2) + 1
    return np.asarray(pts[whole], np.float64)


def _moving(window: EyeWindow) -> bool:
    noise = _moves(window.rigid_opening, window)
    return _moves(window.opening, window) > OVER_NOISE * noise


def _moves(opening: Floats, window: EyeWindow) -> float:
    return spread(smooth(_share(opening), window.step).mean(axis=1))


def _steps(opening: Floats, step: float) -> Floats:
    return np.asarray(np.diff(smooth(_share(opening), step), axis=0)[:, None], np.float64)


def _share(opening: Floats) -> Floats:
    """Return openings (n, 2) in shares of each eye's usual one."""
    usual = np.percentile(opening, USUAL, axis=0)
    return np.asarray(opening / np.maximum(usual, 1e-9), np.float64)
