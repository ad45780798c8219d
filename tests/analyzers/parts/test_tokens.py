"""What the network of facial parts is given: exact means, and parts by what they cover."""

import numpy as np

from analyzers.parts.tokens import CELLS, CROP, LEFT, SIDE, TOP, part_tokens, seen
from workbench.model import FacePart

CELL = CROP // CELLS


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


def test_a_token_shows_the_part_that_covers_a_third_of_it():
    third, less = CELL // 3, CELL // 4
    drawn = mask(
        (FacePart.EYES, CELL, 0, CELL, third),
        (FacePart.EYES, CELL, CELL, CELL, less),
        (FacePart.CHEEKS, 2 * CELL, 0, CELL, CELL),
        (FacePart.JAW, 5 * CELL, 3 * CELL, CELL, CELL),
        (FacePart.FOREHEAD, 0, 0, CELL, CROP),
    )
    tokens = part_tokens(drawn).reshape(CELLS, CELLS)

    assert tokens[1, 0] == 1
    assert tokens[2, 0] == 2
    assert tokens[5, 3] == 3
    assert tokens.astype(bool).sum() == 3


def test_of_a_token_that_several_cover_the_small_part_gets_it():
    cheek = FacePart.CHEEKS, 0, 0, CELL, CELL
    both = mask(cheek, (FacePart.EYES, 0, 0, CELL, CELL // 3))

    assert part_tokens(both)[0] == 1
    assert part_tokens(mask(cheek))[0] == 2


def test_many_masks_are_read_as_each_by_itself():
    masks = np.stack([mask((FacePart.NOSE, 0, 0, CELL, CELL)), mask()])

    assert np.array_equal(part_tokens(masks), [part_tokens(one) for one in masks])
