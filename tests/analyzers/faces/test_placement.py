"""A map of an aligned face lies on the frame where the face lies, turned and scaled with it."""

import numpy as np
import pytest

from analyzers.faces.alignment import ALIGNED_SIZE, similarity
from analyzers.faces.placement import placed

TEMPLATE = np.array([(0.35, 0.4), (0.65, 0.4), (0.5, 0.55), (0.38, 0.7), (0.62, 0.7)])
FRAME = (640, 480)


def points(angle=0.0, scale=120.0, middle=(320, 240)):
    """Return five points of a face turned by so many degrees."""
    turn = np.radians(angle)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return ((TEMPLATE - 0.5) * scale @ rotation.T + middle).astype(np.float32)


def spot(row, column):
    drawn = np.zeros((64, 64), np.float32)
    drawn[row, column] = 1.0
    return drawn


def brightest(box, values):
    """Return the middle of the brightest value, in pixels of the frame."""
    row, column = np.unravel_index(values.argmax(), values.shape)
    return (
        box.x + (column + 0.5) * box.width / values.shape[1],
        box.y + (row + 0.5) * box.height / values.shape[0],
    )


@pytest.mark.parametrize("angle", [0, 30, 90, -135])
@pytest.mark.parametrize("cell", [(32, 32), (10, 50), (60, 5)])
def test_a_spot_lands_where_the_alignment_took_it_from(angle, cell):
    face = points(angle)
    box, values = placed(spot(*cell), face, FRAME)
    matrix = similarity(face)

    x, y = brightest(box, values)

    aligned = matrix @ (x, y, 1)
    wanted = (np.array(cell[::-1]) + 0.5) * ALIGNED_SIZE / 64
    assert np.abs(aligned - wanted).max() < ALIGNED_SIZE / 64
    assert values.dtype == np.uint8 and values.max() > 120


def test_beyond_the_turned_square_is_nothing():
    _, values = placed(np.ones((64, 64), np.float32), points(45), FRAME)

    assert values[0, 0] == values[0, -1] == values[-1, 0] == values[-1, -1] == 0
    assert values[values.shape[0] // 2, values.shape[1] // 2] == 255
    assert 0.4 < (values > 0).mean() < 0.6  # a square on its corner fills half of its box


def test_the_box_ends_with_the_frame():
    box, values = placed(np.ones((64, 64), np.float32), points(middle=(10, 470)), FRAME)

    assert box.x == 0 and box.y + box.height == FRAME[1]
    assert (values[2:, :-2] == 255).all()  # what is left of the square is inside of it


def test_a_face_of_few_pixels_has_a_value_for_each():
    box, values = placed(np.ones((64, 64), np.float32), points(scale=6), FRAME)

    assert values.shape == (box.height, box.width)


def test_what_lies_outside_of_the_frame_or_nowhere_has_no_place():
    drawn = np.ones((64, 64), np.float32)

    assert placed(drawn, points(middle=(-4000, 100)), FRAME) is None
    assert placed(drawn, np.full((5, 2), np.nan, np.float32), FRAME) is None
    assert placed(drawn, np.zeros((5, 2), np.float32), FRAME) is None
