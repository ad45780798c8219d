"""Eight codes, their inverse, and where a box goes; Pillow is the yardstick."""

import numpy as np
import pytest
from PIL import Image, ImageOps

from workbench.media.orientation import (
    coded,
    coded_size,
    from_display_matrix,
    upright,
    upright_box,
    upright_size,
)
from workbench.model import Box

CODES = range(1, 9)
PICTURE = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)


def transposed(code):
    image = Image.fromarray(PICTURE)
    image.getexif()[0x0112] = code
    return np.asarray(ImageOps.exif_transpose(image))


@pytest.mark.parametrize("code", CODES)
def test_turns_as_viewers_do(code):
    assert np.array_equal(upright(PICTURE, code), transposed(code))


@pytest.mark.parametrize("code", CODES)
def test_turning_back_restores_the_coded_pixels(code):
    assert np.array_equal(coded(upright(PICTURE, code), code), PICTURE)


@pytest.mark.parametrize("code", CODES)
def test_sizes_follow_the_pixels(code):
    height, width = upright(PICTURE, code).shape[:2]

    assert upright_size(7, 5, code) == (width, height)
    assert coded_size(width, height, code) == (7, 5)


@pytest.mark.parametrize("code", CODES)
def test_a_box_moves_with_its_pixels(code):
    marked = np.zeros((5, 7), np.uint8)
    marked[1:3, 4:7] = 1

    box = upright_box(Box(x=4, y=1, width=3, height=2), 7, 5, code)

    turned = upright(marked, code)
    inside = turned[box.y : box.y + box.height, box.x : box.x + box.width]
    assert inside.all()
    assert inside.size == turned.sum()


def test_a_code_outside_the_standard_turns_nothing():
    assert np.array_equal(upright(PICTURE, 0), PICTURE)
    assert np.array_equal(upright(PICTURE, 77), PICTURE)


ONE = 1 << 16


@pytest.mark.parametrize(
    ("matrix", "code"),
    [
        ((ONE, 0, 0, 0, ONE, 0, 0, 0, 1 << 30), 1),
        ((-ONE, 0, 0, 0, ONE, 0, 0, 0, 1 << 30), 2),
        ((-ONE, 0, 0, 0, -ONE, 0, 0, 0, 1 << 30), 3),
        ((0, ONE, 0, -ONE, 0, 0, 0, 0, 1 << 30), 6),
        ((0, -ONE, 0, ONE, 0, 0, 0, 0, 1 << 30), 8),
        ((0, -ONE, 0, ONE + 3, 2, 0, 0, 0, 1 << 30), 8),
        ((46341, 46341, 0, -46341, 46341, 0, 0, 0, 1 << 30), None),
    ],
)
def test_display_matrices_become_codes(matrix, code):
    assert from_display_matrix(matrix) == code
