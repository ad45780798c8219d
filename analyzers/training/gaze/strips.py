"""Forged eyes on strips, for training: cheap enough to be drawn anew for every step.

Authentic eyes are drawn over themselves by the same hand, with the same misfit and seam, so
that only what the eyes do tells the classes apart.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.networks.gaze_windows import FRAMES, STRIP
from analyzers.training.gaze.forgeries import Plan
from analyzers.training.gaze.irises import fitted, iris_shift, moved
from analyzers.training.gaze.runs import Run
from analyzers.training.opencv import cv2
from workbench.model import Pixels

__all__ = ["Hand", "drawn", "hand_of"]

PASTED = (40.0, 19.0)  # pixels: half axes of what is pasted, about what `painting` pastes
SIZES = (0.75, 1.1)
SOFTNESS = (4.0, 8.0)  # pixels
MISFIT, TREMBLE = (
    0.7,
    0.3,
)  # pixels by which a paste lies beside its place, and differs by frame
STRETCH = 0.02

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Hand:
    """How eyes are pasted in 14 frames: the seam (64, 96, 1), and misfits (14, 2, 2, 3)."""

    seam: Floats
    misfits: NDArray[np.float64]


def hand_of(chance: np.random.Generator) -> Hand:
    """Draw how eyes are pasted, for a forgery and for the authentic window beside it."""
    height, width = STRIP
    seam = np.zeros(STRIP, np.float32)
    axes = np.array(PASTED) * chance.uniform(*SIZES, 2)
    half = int(axes[0]), int(axes[1])
    cv2.ellipse(seam, (width // 2, height // 2), half, 0, 0, 360, 1.0, -1)
    seam = cv2.GaussianBlur(seam, (0, 0), chance.uniform(*SOFTNESS))
    misfits = np.tile(np.eye(2, 3), (FRAMES, 2, 1, 1))
    misfits[..., :2] *= (1 + chance.normal(0, STRETCH, (1, 2)))[..., None, None]
    misfits[..., 2] += chance.normal(0, MISFIT, (1, 2, 2))
    misfits[..., 2] += chance.normal(0, TREMBLE, (FRAMES, 2, 2))
    return Hand(seam[..., None], misfits)


def drawn(own: Run, other: Run | None, plan: Plan, at: int, hand: Hand) -> Pixels:
    """Return the strips (14, 2, 64, 96, 3) of a window from frame `at` of a run on.

    `plan` is of the whole run.
    """
    window, here = plan.within(at, FRAMES), own.eyes[at : at + FRAMES]
    made = np.empty_like(here)
    for eye in (0, 1):
        there = _shown(own, other, window, eye)
        for frame in range(FRAMES):
            misfit = hand.misfits[frame, eye]
            there[frame] = cv2.warpAffine(there[frame], misfit, STRIP[::-1], borderMode=1)
        apart = (there.astype(np.float32) - here[:, eye]) * hand.seam
        made[:, eye] = np.rint(here[:, eye] + apart).astype(np.uint8)
    return made


def _shown(own: Run, other: Run | None, window: Plan, eye: int) -> Pixels:
    """Return what is pasted over an eye (14, 64, 96, 3)."""
    strange = other if other is not None and window.other[0, eye] else None
    run, source = strange or own, window.source[:, eye]
    there: Pixels = run.eyes[source, eye]
    if strange is not None:
        there = fitted(there, strange.colours[eye], own.colours[eye])
    for frame in np.flatnonzero(np.abs(window.turn[:, eye]).max(axis=1) > 0):
        x, y, width = run.irises[source[frame], eye]
        by = iris_shift(window.turn[frame, eye], float(width))
        there[frame] = moved(there[frame], np.array([x, y]), float(width), by)
    return there
