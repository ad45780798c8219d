"""What the network of facial parts is given: exact means, and the part of every pixel."""

import numpy as np

from analyzers.parts.seen import CROP, LEFT, SIDE, TOP, part_areas, seen
from workbench.model import FacePart


def mask(*rectangles):
    """Return a part mask with rectangles (part, top, left, height, width) of the window."""
    drawn = np.full((256, 256), FacePart.BACKGROUND, np.uint8)
    for part, top, left, height, width in rectangles:
        rows, columns = slice(TOP + top, TOP + top + height), slice(LEFT + left, None)
        drawn[rows, columns][:, :width] = part
    return drawn


def test_pixels_are_means_over_squares_of_one_and_a_half():
    face = np.random.default_rng(3).integers(0, 256, (2, 256, 256, 3), np.uint8)
    window = face[:, TOP : TOP + CROP, LEFT : LEFT + CROP].astype(float)
    halves = window.repeat(2, 1).repeat(2, 2)
    means = halves.reshape(2, SIDE, 3, SIDE, 3, 3).mean((2, 4))

    assert np.abs(seen(face) - means).max() <= 0.5
    assert np.array_equal(seen(face)[1], seen(face[1]))


def test_every_pixel_has_the_part_that_the_mesh_shows_there():
    drawn = mask(
        (FacePart.EYES, 30, 15, 30, 60),
        (FacePart.CHEEKS, 60, 0, 30, CROP),
        (FacePart.NOSE, 66, 60, 24, 30),
        (FacePart.MOUTH, 96, 30, 24, 60),
        (FacePart.JAW, 120, 0, 48, CROP),
        (FacePart.FOREHEAD, 0, 0, 30, CROP),
    )
    areas = part_areas(drawn)

    assert areas.shape == (SIDE, SIDE) and areas.dtype == np.uint8
    assert (areas[20:40, 10:50] == 1).all() and not areas[:20].any()
    assert (areas[40:60] == 2).all()
    assert (areas[64:80, 20:60] == 3).all() and (areas[80:] == 3).all()
    assert not areas[60:64].any()


def test_many_masks_are_read_as_each_by_itself():
    masks = np.stack([mask((FacePart.NOSE, 9, 9, 30, 30)), mask()])

    assert np.array_equal(part_areas(masks), [part_areas(one) for one in masks])
