"""Cues of the irises: do both eyes move together, by themselves, and against the head.

The two eyes of a person are moved by one command (Hering's law), rest between rapid jumps, and
turn against the head to hold what they look at. After Demir and Ciftci, Where Do Deep Fakes
Look?, ETRA 2021, which asks the same of a network; the arithmetic is Loupe's own.
"""

import numpy as np

from analyzers.gaze.cue import Measured, not_measured
from analyzers.gaze.geometry import Floats
from analyzers.gaze.measure import agreement, pooled, rms, smooth, spread, velocity
from analyzers.gaze.window import EyeWindow, Flags

__all__ = [
    "eye_delay",
    "eyes_together",
    "head_coupling",
    "iris_pair",
    "iris_size",
    "jitter",
    "saccade_rate",
    "vergence",
]

OVER_NOISE = 1.5  # times the rigid points' movement, from which eyes count as moving
LEAST_MOVE = 1.0  # degrees of movement, likewise
DELAYS = (0.06, 0.35)  # seconds, within which one eye is shifted against the other
WIDE_ENOUGH = 300.0  # pixels of face width from which vergence can be told from noise
LEAST_TURN = 5.0  # degrees a second of the head, from which the eyes must answer
JUMP = 30.0  # degrees a second: slower than any saccade, faster than smooth pursuit of a face
MADS = 6.0  # above the median speed, in median absolute deviations, a jump begins
TO_SIGMA = 1.4826  # a normal's standard deviation over its median absolute deviation


def eyes_together(window: EyeWindow) -> Measured:
    """Return the correlation of both eyes' velocities, from -1 to 1."""
    control = _together(_steps(window, rigid=True))
    if not moving(window):
        return not_measured("eyes_rest", control)
    return Measured(_together(_steps(window)), control)


def eye_delay(window: EyeWindow) -> Measured:
    """Return how much better both eyes agree when one is shifted in time: -2 to 2."""
    control = shifted_gain(_steps(window, rigid=True), window.step)
    if not moving(window):
        return not_measured("eyes_rest", control)
    return Measured(shifted_gain(_steps(window), window.step), control)


def moving(window: EyeWindow) -> bool:
    """Say whether the eyes move more than the noise of the mesh."""
    seen = window.seen
    floor = spread(pooled(window, rigid=True)[seen].mean(axis=2))
    return spread(pooled(window)[seen].mean(axis=2)) > max(OVER_NOISE * floor, LEAST_MOVE)


def _steps(window: EyeWindow, *, rigid: bool = False) -> Floats:
    """Return the movement from seen frame to seen frame (n - 1, axes, eyes)."""
    return np.asarray(np.diff(pooled(window, rigid=rigid)[window.seen], axis=0), np.float64)


def _together(steps: Floats) -> float:
    return agreement(steps[..., 0], steps[..., 1])


def shifted_gain(steps: Floats, step: float) -> float:
    """Return by how much two movements (n, axes, 2) agree better with a shift than without."""
    first, last = (max(round(seconds / step), 1) for seconds in DELAYS)
    shifts = range(first, min(last, len(steps) // 3) + 1)
    right, left = steps[..., 0], steps[..., 1]
    found = [agreement(right[by:], left[:-by]) for by in shifts]
    found += [agreement(right[:-by], left[by:]) for by in shifts]
    return max(found, default=-1.0) - agreement(right, left)


def vergence(window: EyeWindow) -> Measured:
    """Return by how many degrees the angle between the eyes wanders."""
    control = _apart(window, rigid=True)
    if window.face_width < WIDE_ENOUGH:
        return not_measured("face_too_narrow", control)
    return Measured(_apart(window), control)


def _apart(window: EyeWindow, *, rigid: bool = False) -> float:
    across = pooled(window, rigid=rigid)[window.seen][:, 0]
    return spread(across[:, 0] - across[:, 1])


def jitter(window: EyeWindow) -> Measured:
    """Return how unsteadily the eyes move against each other, in doublings of the noise."""
    eyes, noise = (_unsteady(window, rigid=rigid) for rigid in (False, True))
    if noise <= 0 or eyes <= 0:
        return not_measured("no_noise", noise)
    return Measured(float(np.log2(eyes / noise)), noise)


def _unsteady(window: EyeWindow, *, rigid: bool) -> float:
    """Return how far the eyes' difference lies off a straight line through its neighbours."""
    across, up = (window.rigid_yaw, window.rigid_pitch) if rigid else (window.yaw, window.pitch)
    apart = np.stack([across[:, 0] - across[:, 1], up[:, 0] - up[:, 1]], axis=1)
    bent = apart[2:] - 2 * apart[1:-1] + apart[:-2]
    seen = window.seen
    bent = bent[seen[2:] & seen[1:-1] & seen[:-2]]
    return float(np.median(np.abs(bent))) * TO_SIGMA if bent.size else 0.0


def head_coupling(window: EyeWindow) -> Measured:
    """Return the eyes' velocity for each degree a second of the head's.

    -1 where the eyes hold their aim, 0 where they stay in the head, more where they are
    carried along.
    """
    head = velocity(smooth(window.head[:, :2], window.step), window.pts)
    eyes, rigid = (
        velocity(pooled(window, rigid=way).mean(axis=2), window.pts) for way in (False, True)
    )
    slow = _between(window.seen) & ~_jumps(window)
    power = float(np.sum(head[slow] ** 2))
    if not slow.any() or rms(head[slow]) < LEAST_TURN:
        return not_measured("head_rests")
    gain, control = (float(np.sum(one[slow] * head[slow])) / power for one in (eyes, rigid))
    return Measured(gain, control)


def saccade_rate(window: EyeWindow) -> Measured:
    """Return how many rapid jumps of both eyes there are in a second."""
    seen = _between(window.seen)
    jumps, rigid = (_begun(_jumps(window, rigid=way) & seen) for way in (False, True))
    return Measured(jumps / window.seconds, rigid / window.seconds)


def _begun(jumps: Flags) -> int:
    return int(np.count_nonzero(np.diff(jumps.astype(np.int8), prepend=0) == 1))


def _jumps(window: EyeWindow, *, rigid: bool = False) -> Flags:
    """Say between which frames both eyes jump (n - 1,)."""
    moved = velocity(pooled(window, rigid=rigid).mean(axis=2), window.pts)
    speed = np.linalg.norm(moved, axis=1)
    usual = float(np.median(speed))
    fast = max(usual + MADS * float(np.median(np.abs(speed - usual))), JUMP)
    return np.asarray(speed > fast, np.bool_)


def _between(seen: Flags) -> Flags:
    return np.asarray(seen[1:] & seen[:-1], np.bool_)


def iris_size(window: EyeWindow) -> Measured:
    """Return by what share the size of the irises beside the face varies."""
    width = window.iris[window.seen].mean(axis=1)
    rigid = window.rigid_opening[window.seen].mean(axis=1)
    return Measured(_variation(width), _variation(rigid))


def iris_pair(window: EyeWindow) -> Measured:
    """Return by what share one iris changes its size against the other."""
    right, left = window.iris[window.seen].T
    rigid = window.rigid_opening[window.seen]
    return Measured(_variation(right / left), _variation(rigid[:, 0] / rigid[:, 1]))


def _variation(sizes: Floats) -> float:
    return float(np.std(sizes) / np.mean(sizes))
