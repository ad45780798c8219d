"""The face as the network of facial parts is given it: small, and its parts token by token.

The network hides one part of a face and restores it from the rest. What it sees are square
tokens in rows, from the left upper corner on; a token belongs to one part or to none, by what
the mesh shows there. Training and examination cut and count by these same functions.
"""

import numpy as np
from numpy.typing import NDArray

from workbench.model import FacePart, Pixels

__all__ = ["CELLS", "CROP", "LEFT", "PARTS", "SIDE", "TOP", "part_tokens", "seen"]

LEFT, TOP = 44, 76  # pixels of the aligned face (256, 256) where what is seen begins
CROP = 168  # pixels of it along each side, from above the brows to the chin
SIDE = 112  # pixels of the face that the network is given: two for three
CELLS = 7  # tokens along each side, of 24 pixels of the aligned face

PARTS = ("eyes", "nose", "mouth")
"""Eyes and brows, nose and cheeks, mouth and chin; the numbers of tokens count from 1."""

NUMBERS = {
    FacePart.EYES: 1,
    FacePart.NOSE: 2,
    FacePart.CHEEKS: 2,
    FacePart.MOUTH: 3,
    FacePart.JAW: 3,
}
COVERED = 3  # a part has a token of which it covers one in so many pixels
_NUMBERS = np.array([NUMBERS.get(part, 0) for part in FacePart], np.uint8)  # others: the rest


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


def part_tokens(mask: Pixels, cells: int = CELLS) -> NDArray[np.uint8]:
    """Return the part of every token (…, 49), row by row, of a part mask (…, 256, 256).

    The mask holds the `FacePart` of each pixel of the aligned face. A token belongs to the
    first of eyes, mouth and nose that covers a third of it, see `PARTS`; small parts come
    first, or they would have no token. Others are the rest, 0: forehead, hair, background.
    `cells` are tokens along each side.
    """
    window = _NUMBERS[mask[..., TOP : TOP + CROP, LEFT : LEFT + CROP]]
    side = CROP // cells
    shape = (*mask.shape[:-2], cells, side, cells, side)
    squares = np.moveaxis(window.reshape(shape), -3, -2).reshape(*shape[:-4], cells**2, -1)
    tokens = np.zeros(squares.shape[:-1], np.uint8)
    for number in (2, 3, 1):  # the last one stays
        tokens[COVERED * (squares == number).sum(-1) >= side * side] = number
    return tokens
