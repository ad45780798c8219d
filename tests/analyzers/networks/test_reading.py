"""A network sees the middle of an aligned face, resized in one way, and draws back onto it."""

import numpy as np
import pytest

from analyzers.networks.reading import ALIGNED, MAP_SIZE, placing, read, reading

SIZES = [(256, 160), (224, 160), (192, 96), (128, 192), (256, 256)]


@pytest.mark.parametrize(("crop", "size"), SIZES)
def test_the_matrix_resizes_as_training_does(crop, size):
    face = np.random.default_rng(1).integers(0, 256, (256, 256, 3), np.uint8)
    matrix = reading(crop, size)

    by_matrix = np.stack([matrix @ face[..., k] @ matrix.T for k in range(3)], axis=-1)

    assert matrix.shape == (size, ALIGNED) and matrix.dtype == np.float32
    assert np.abs(by_matrix - read(face, crop, size)).max() <= 1.001


def test_what_is_even_stays_even_and_the_whole_of_a_face_is_itself():
    assert np.allclose(reading(224, 160).sum(axis=1), 1, atol=1e-6)
    assert np.array_equal(reading(256, 256), np.eye(256))


def test_nothing_aliases_where_a_face_shrinks():
    stripes = np.zeros((256, 256, 3), np.uint8)
    stripes[:, ::2] = 255

    assert np.ptp(read(stripes, 256, 64)[:, 1:-1].astype(int)) <= 2


def test_a_shared_matrix_cannot_be_written():
    with pytest.raises(ValueError, match="read-only"):
        reading(256, 160)[0, 0] = 1


@pytest.mark.parametrize(("crop", "cells"), [(256, 64), (256, 40), (224, 56), (192, 16)])
def test_a_map_lies_on_the_face_where_the_network_saw_it(crop, cells):
    matrix = placing(crop, cells)
    at = np.linspace(-1, 1, MAP_SIZE + 1)[1:] - 1 / MAP_SIZE  # of a cell's middle, -1 … 1
    seen = np.abs(at) * ALIGNED < crop
    ramp = (np.arange(cells) + 0.5) / cells * 2 - 1

    placed = matrix @ ramp

    assert np.allclose(matrix.sum(axis=1), seen)
    inner = np.abs(at) * ALIGNED < crop * (1 - 1 / cells)
    assert np.allclose(placed[inner], at[inner] * ALIGNED / crop, atol=1e-5)
