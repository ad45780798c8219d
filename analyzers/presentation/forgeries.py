"""A flat picture held before a camera by a hand: the motion, and what the camera then sees.

Prints and screens of the laboratory are made here. The camera is a pinhole without distortion,
the sheet is flat and stiff: cleaner than a real attack, so whoever misses these misses more.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["HandMotion", "flat_meshes", "hand_motion", "homographies"]

Floats = NDArray[np.float64]

WAVES = 3  # of each movement: a hand swings slowly, and not evenly
SLOWEST, FASTEST = 0.2, 0.8  # turns and swings a second
TREMOR, TREMOR_RATE = 0.15, 8.0  # degrees, and times a second: a hand is never at rest
FOCAL = 1.0  # widths of the frame: a view of 53 degrees across, as phones have


@dataclass(frozen=True, slots=True, eq=False)
class HandMotion:
    """How a sheet is held in n frames.

    `turned` (n, 3) are degrees about the upright, the level and the camera's axis; `moved`
    (n, 3) is to the right, downward and away, in widths of the sheet.
    """

    turned: Floats
    moved: Floats


def hand_motion(
    seconds: Floats,
    generator: np.random.Generator,
    degrees: tuple[float, float, float] = (25.0, 15.0, 6.0),
    reach: tuple[float, float, float] = (0.08, 0.06, 0.15),
) -> HandMotion:
    """Return how a hand moves a sheet at these times (n,), with these largest swings."""
    turned = np.stack([most * _swing(seconds, generator) for most in degrees], axis=1)
    tremor = TREMOR * np.sin(2 * np.pi * TREMOR_RATE * seconds)[:, None]
    moved = np.stack([most * _swing(seconds, generator) for most in reach], axis=1)
    return HandMotion(turned + tremor, moved)


def _swing(seconds: Floats, generator: np.random.Generator) -> Floats:
    """Return a smooth movement (n,) that reaches 1 or -1."""
    rates = generator.uniform(SLOWEST, FASTEST, WAVES)
    phases = generator.uniform(0, 2 * np.pi, WAVES)
    waves = np.sin(2 * np.pi * np.outer(seconds, rates) + phases).sum(axis=1)
    return np.asarray(waves / max(float(abs(waves).max()), 1e-9), np.float64)


def homographies(
    motion: HandMotion, sheet: tuple[int, int], frame: tuple[int, int], size: float = 0.8
) -> Floats:
    """Return the homographies (n, 3, 3) from pixels of a sheet to those of the frame.

    `sheet` and `frame` are width and height in pixels. Held straight and in the middle, the
    sheet is `size` of the frame's height high.
    """
    focal = FOCAL * frame[0]
    away = focal * sheet[1] / (size * frame[1])  # distance in pixels of the sheet
    middle = np.array([[1, 0, -sheet[0] / 2], [0, 1, -sheet[1] / 2], [0, 0, 1.0]])
    camera = np.array([[focal, 0, frame[0] / 2], [0, focal, frame[1] / 2], [0, 0, 1.0]])
    made = []
    for turned, moved in zip(motion.turned, motion.moved, strict=True):
        place = moved * sheet[0] + (0, 0, away)
        axes = _rotation(np.radians(turned))
        made.append(camera @ np.column_stack([axes[:, 0], axes[:, 1], place]) @ middle)
    return np.array(made)


def _rotation(radians: Floats) -> Floats:
    """Return the turn (3, 3) about the upright, then the level, then the camera's axis."""
    (a, b, c), (d, e, f) = np.cos(radians), np.sin(radians)
    upright = np.array([[a, 0, d], [0, 1, 0], [-d, 0, a]])
    level = np.array([[1, 0, 0], [0, b, -e], [0, e, b]])
    camera = np.array([[c, -f, 0], [f, c, 0], [0, 0, 1]])
    return np.asarray(camera @ level @ upright, np.float64)


def flat_meshes(mesh: NDArray[Any], planes: Floats) -> Floats:
    """Return the meshes (n, 478, 3) of a picture whose mesh (478, 3) these planes move.

    As a landmarker without any idea of heads would see them: z is 0.
    """
    flat = np.column_stack([mesh[:, :2], np.ones(len(mesh))])
    seen = np.einsum("nij,kj->nki", planes, flat)
    return np.concatenate([seen[..., :2] / seen[..., 2:], np.zeros_like(seen[..., :1])], axis=2)
