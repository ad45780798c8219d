"""Turn coded pixels upright by the EXIF orientation code 1..8 (CIPA DC-008, tag 0x0112).

Numpy only, so that the desk and the report can turn coded maps without a codec.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from workbench.model import Box

Sample = TypeVar("Sample", bound=np.generic)

# Codes 5..8 swap the axes first; then columns and rows are mirrored as listed here.
_MIRROR_COLUMNS = frozenset({2, 3, 6, 7})
_MIRROR_ROWS = frozenset({3, 4, 7, 8})
_SWAPPED = frozenset({5, 6, 7, 8})

# The signs of (a, b, c, d) of a display matrix: x' = a x + c y, y' = b x + d y.
_MATRIX_CODES = {
    (1, 0, 0, 1): 1,
    (-1, 0, 0, 1): 2,
    (-1, 0, 0, -1): 3,
    (1, 0, 0, -1): 4,
    (0, 1, 1, 0): 5,
    (0, 1, -1, 0): 6,
    (0, -1, -1, 0): 7,
    (0, -1, 1, 0): 8,
}


def upright(array: NDArray[Sample], code: int) -> NDArray[Sample]:
    """Return `array` (H, W) or (H, W, C) on the coded grid turned upright, as a view.

    A code outside 1..8 turns nothing, as viewers do.
    """
    turned = array.swapaxes(0, 1) if code in _SWAPPED else array
    return _mirrored(turned, code)


def coded(array: NDArray[Sample], code: int) -> NDArray[Sample]:
    """Return an upright `array` turned back onto the coded grid: the inverse of `upright`."""
    mirrored = _mirrored(array, code)
    return mirrored.swapaxes(0, 1) if code in _SWAPPED else mirrored


def upright_size(coded_width: int, coded_height: int, code: int) -> tuple[int, int]:
    """Return the upright (width, height) of a coded size."""
    swapped = code in _SWAPPED
    return (coded_height, coded_width) if swapped else (coded_width, coded_height)


def coded_size(width: int, height: int, code: int) -> tuple[int, int]:
    """Return the coded (width, height) of an upright size."""
    return upright_size(width, height, code)  # swapping twice is nothing


def upright_box(box: Box, coded_width: int, coded_height: int, code: int) -> Box:
    """Return where a box of the coded grid lies on the upright picture."""
    x, y, width, height = box.x, box.y, box.width, box.height
    if code in _SWAPPED:
        x, y, width, height = y, x, height, width
    full_width, full_height = upright_size(coded_width, coded_height, code)
    if code in _MIRROR_COLUMNS:
        x = full_width - x - width
    if code in _MIRROR_ROWS:
        y = full_height - y - height
    return Box(x=x, y=y, width=width, height=height)


def coded_box(box: Box, coded_width: int, coded_height: int, code: int) -> Box:
    """Return where a box of the upright picture lies on the coded grid."""
    width, height = upright_size(coded_width, coded_height, code)
    return upright_box(box, width, height, {6: 8, 8: 6}.get(code, code))


def from_display_matrix(matrix: Sequence[int]) -> int | None:
    """Return the code of a 3x3 display matrix (9 numbers, ISO/IEC 14496-12 §6.2.2).

    None when it is neither a mirroring nor a rotation by a multiple of 90 degrees.
    """
    a, b, c, d = (_sign(matrix[place]) for place in (0, 1, 3, 4))
    return _MATRIX_CODES.get((a, b, c, d))


def _mirrored(array: NDArray[Any], code: int) -> NDArray[Any]:
    columns = slice(None, None, -1 if code in _MIRROR_COLUMNS else 1)
    rows = slice(None, None, -1 if code in _MIRROR_ROWS else 1)
    return array[rows, columns]


def _sign(value: int) -> int:
    """Return -1, 0 or 1; less than a thousandth of 1.0 (16.16 fixed point) is rounding."""
    rounding = 66
    return 0 if abs(value) < rounding else (1 if value > 0 else -1)
