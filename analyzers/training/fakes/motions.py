"""How the points of a face move when it speaks, smiles, blinks, looks aside or turns."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.pose import canonical_face
from analyzers.training.fakes.hulls import BROWS, LEFT_EYE, LIPS, NOSE, OVAL, RIGHT_EYE

__all__ = ["LOWER_INNER", "MOTIONS", "MOVING", "UPPER_INNER"]

Floats = NDArray[np.float32]
Motion = Callable[[Floats, np.random.Generator], Floats]

LEFT_IRIS, RIGHT_IRIS = (473, 474, 475, 476, 477), (468, 469, 470, 471, 472)
UPPER_LIDS = ((161, 160, 159, 158, 157), (388, 387, 386, 385, 384))
LOWER_LIDS = ((163, 144, 145, 153, 154), (390, 373, 374, 380, 381))
# Of the lips from the subject's right corner to the left one, the corners left out.
UPPER_INNER = (191, 80, 81, 82, 13, 312, 311, 310, 415)
LOWER_INNER = (95, 88, 178, 87, 14, 317, 402, 318, 324)
LOWER_OUTER = (146, 91, 181, 84, 17, 314, 405, 321, 375)
CORNERS = (61, 291, 78, 308)
CHIN = (152, 148, 377, 176, 400, 149, 378, 200, 199, 175, 18)
CHEEKS = (50, 280, 205, 425)
MOUTH = (*LIPS, *UPPER_INNER, *LOWER_INNER, *CORNERS, *CHIN, *CHEEKS)
EYES = (*RIGHT_EYE, *LEFT_EYE, *LEFT_IRIS, *RIGHT_IRIS, *BROWS[::2])
MOVING = tuple(dict.fromkeys((*MOUTH, *EYES, *NOSE[::3])))


def _mouth_opens(points: Floats, chance: np.random.Generator) -> Floats:
    """Return the motion of a jaw that falls: most in the middle, hardly at the corners."""
    down, wide = _axes(points)
    opening = float(chance.uniform(0.06, 0.22)) * float(np.hypot(*wide))
    along = np.sin(np.linspace(0, np.pi, len(LOWER_INNER) + 2)[1:-1]) ** 0.7
    motion = np.zeros_like(points)
    for lip in (LOWER_INNER, LOWER_OUTER):
        motion[list(lip)] = opening * along[:, None] * down
    motion[list(CHIN)] = 0.8 * opening * down
    return motion


def _smiles(points: Floats, chance: np.random.Generator) -> Floats:
    """Return the motion of the mouth's corners: outwards and up, or inwards and down."""
    _, wide = _axes(points)
    strength = float(chance.uniform(0.04, 0.12)) * _sign(chance)
    up = np.array([wide[1], -wide[0]])
    motion = np.zeros_like(points)
    for corner, side in ((61, -1), (78, -1), (291, 1), (308, 1)):
        motion[corner] = strength * (side * wide + up)
    for cheek, side in ((50, -1), (205, -1), (280, 1), (425, 1)):
        motion[cheek] = 0.3 * strength * (side * wide + up)
    return motion


def _lids_move(points: Floats, chance: np.random.Generator) -> Floats:
    """Return the motion of both upper lids, by part of the way to the lower ones or upwards."""
    part = float(chance.uniform(-0.35, 0.95))
    motion = np.zeros_like(points)
    for upper, lower in zip(UPPER_LIDS, LOWER_LIDS, strict=True):
        motion[list(upper)] = part * (points[list(lower)] - points[list(upper)])
    return motion


def _looks_aside(points: Floats, chance: np.random.Generator) -> Floats:
    """Return the motion of both irises, alike."""
    _, wide = _axes(points)
    side, down = chance.uniform(-0.1, 0.1), chance.uniform(-0.04, 0.04)
    motion = np.zeros_like(points)
    shift = side * wide + down * np.array([-wide[1], wide[0]])
    motion[list(LEFT_IRIS + RIGHT_IRIS)] = shift
    return motion


def _brows_rise(points: Floats, chance: np.random.Generator) -> Floats:
    """Return the motion of both brows, up or down."""
    down, _ = _axes(points)
    motion = np.zeros_like(points)
    motion[list(BROWS)] = float(chance.uniform(-0.07, 0.05)) * _height(points) * down
    return motion


def _head_turns(points: Floats, chance: np.random.Generator) -> Floats:
    """Return the motion of a small turn: what is nearer to the camera moves further."""
    shape, _ = canonical_face()
    depth = shape[:, 2] - shape[list(OVAL), 2].mean()
    across = float(np.ptp(shape[:, 0]))
    angle = np.deg2rad(chance.uniform(3, 9)) * _sign(chance)
    _, wide = _axes(points)
    motion = np.zeros_like(points)
    width = float(np.ptp(points[list(OVAL)] @ (wide / np.hypot(*wide))))
    shift = np.sin(angle) * depth / across * width
    motion[: len(shape)] = shift[:, None] * (wide / np.hypot(*wide))
    for iris, corner in ((RIGHT_IRIS, 33), (LEFT_IRIS, 263)):
        motion[list(iris)] = motion[corner]
    return motion


MOTIONS: tuple[Motion, ...] = (
    _mouth_opens,
    _mouth_opens,
    _smiles,
    _lids_move,
    _looks_aside,
    _brows_rise,
    _head_turns,
)


def _axes(points: Floats) -> tuple[Floats, Floats]:
    """Return the direction from the nose to the chin, of length 1, and from eye to eye."""
    wide = points[list(LEFT_EYE)].mean(axis=0) - points[list(RIGHT_EYE)].mean(axis=0)
    down = points[152] - points[168]
    return down / max(float(np.hypot(*down)), 1.0), wide


def _height(points: Floats) -> float:
    return float(np.hypot(*(points[152] - points[168])))


def _sign(chance: np.random.Generator) -> int:
    return 1 if chance.integers(2) else -1
