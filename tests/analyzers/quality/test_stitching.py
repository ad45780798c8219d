"""Maps of tiles lie where their tiles lay."""

import numpy as np

from analyzers.quality.stitching import bright, stitched
from analyzers.quality.tiling import places


def test_one_value_a_tile_is_painted_over_it():
    at = places(64, 96, 32, 100)
    drawn = stitched((64, 96), at, 32, np.arange(6.0))

    assert drawn.shape == (8, 12)
    assert drawn[::4, ::4].ravel().tolist() == [0, 1, 2, 3, 4, 5]
    assert np.array_equal(drawn[:4, :4], np.zeros((4, 4)))


def test_tiles_that_overlap_are_averaged():
    drawn = stitched((32, 48), np.array([[0, 0], [0, 16]]), 32, np.array([0.0, 1.0]))

    assert drawn[0].tolist() == [0, 0, 0.5, 0.5, 1, 1]


def test_a_map_of_each_tile_keeps_its_cells():
    cells = np.arange(32.0).reshape(2, 4, 4)
    drawn = stitched((32, 64), np.array([[0, 0], [0, 32]]), 32, cells)

    assert np.array_equal(drawn[:, :4], cells[0]) and np.array_equal(drawn[:, 4:], cells[1])


def test_cells_of_tiles_are_averaged_where_the_map_is_coarser():
    cells = np.arange(16.0).reshape(1, 4, 4)
    drawn = stitched((32, 32), np.array([[0, 0]]), 32, cells, cell=16)

    assert drawn.tolist() == [[2.5, 4.5], [10.5, 12.5]]


def test_where_no_tile_lies_the_nearest_stands_in():
    drawn = stitched((32, 160), np.array([[0, 0], [0, 128]]), 32, np.array([1.0, 9.0]))

    assert drawn[0].tolist() == [1] * 10 + [9] * 10


def test_a_large_picture_has_a_map_of_bounded_size():
    drawn = stitched((9000, 300), np.array([[0, 0], [8800, 100]]), 128, np.array([0.0, 1.0]))

    assert drawn.shape == (281, 9)
    assert drawn[0, 0] == 0 and drawn[-1, -1] == 1


def test_a_logit_of_0_is_half_bright_and_none_overflows():
    assert bright(np.array([-1e9, 0.0, 1e9])).tolist() == [0, 128, 255]
