"""The face as the network of facial parts is given it: small, with the part of every pixel.

The network hides one part of a face and restores it from the rest. To which part a pixel
belongs, or to none, is said by the mesh. Training and examination cut by these same functions.
"""

import numpy as np
from numpy.typing import NDArray

from workbench.model import FacePart, Pixels

__all__ = ["CROP", "LEFT", "PARTS", "SIDE", "TOP", "part_areas", "seen"]

LEFT, TOP = 44, 76  # pixels of the aligned face (256, 256) where what is seen begins
CROP = 168  # pixels of it along each side, from above the brows to the chin
SIDE = 112  # pixels of the face that the network is given: two for three

PARTS = ("eyes", "nose", "mouth")
"""Eyes and brows, nose and cheeks, mouth and chin; their numbers count from 1."""

NUMBERS = {
    FacePart.EYES: 1,
    FacePart.NOSE: 2,
    FacePart.CHEEKS: 2,
    FacePart.MOUTH: 3,
    FacePart.JAW: 3,
}
_NUMBERS = np.array([NUMBERS.get(part, 0) for part in FacePart], np.uint8)  # others: the rest
_MIDDLES = np.arange(SIDE) * CROP // SIDE  # pixels of the window that hold those of the face


def seen(aligned: Pixels) -> Pixels:
    """Return faces (…, 112, 112, 3) as the network is given them, of (…, 256, 256, 3).

    Each pixel is the mean of the square of 1.5 pixels that it covers, rounded.
    """
    window = aligned[..., TOP : TOP + CROP, LEFT : LEFT + CROP, :].astype(np.uint16)
    across = _two_of_three(_two_of_three(window, -3), -2)
    return ((across + 4) // 9).astype(np.uint8)


def _two_of_three(values: NDArray[np.uint16], axis: int) -> NDArray[np.uint16]:
    """Return three times the means over steps of 1.5 along an axis."""
    first, second, third = (
        np.moveaxis(np.moveaxis(values, axis, 0)[at::3], 0, axis) for at in range(3)
    )
    both = np.stack((2 * first + second, second + 2 * third), axis)
    return both.reshape(*values.shape[:axis], -1, *values.shape[axis:][1:])


def part_areas(mask: Pixels) -> Pixels:
    """Return the part of every pixel (…, 112, 112) of a part mask (…, 256, 256).

    The mask holds the `FacePart` of each pixel of the aligned face. Numbers are those of
    `PARTS`; 0 is the rest: forehead, hair, background.
    """
    window = _NUMBERS[mask[..., TOP : TOP + CROP, LEFT : LEFT + CROP]]
    return np.ascontiguousarray(window[..., _MIDDLES[:, None], _MIDDLES])
