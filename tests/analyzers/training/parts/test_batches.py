"""A batch holds faces with the parts of their tokens where the pixels went."""

import pickle

import numpy as np
import pytest

from analyzers.parts.tokens import CELLS
from analyzers.training.batches import makers_of
from analyzers.training.degradation import Way, drawn
from analyzers.training.parts.batches import PartBatches, tokens_after, tokens_of
from analyzers.training.recipe import Degradation
from tests.analyzers.training.parts.recipes import recipe

STILL = Degradation(jpeg=0, smaller=0, blur=0, noise=0, colour=0, zoom=1)


@pytest.fixture(scope="module")
def batches(shelf_folder, shelf):
    asked = recipe()
    meshed = [at for at, one in enumerate(shelf.examples) if one.meshed and not one.altered]
    faces = asked.faces()
    learned = np.array(meshed, np.int64)
    return PartBatches(shelf_folder, faces, learned, makers_of(faces), asked.masking)


def test_authentic_faces_come_alone_with_what_is_hidden(batches):
    batch = batches.alone(0)

    assert batch.pixels.shape[1:] == (112, 112, 3)
    assert not batch.altered.any()
    assert batch.hidden.any(1).all() and not batch.hidden.all(1).any()
    assert all({1, 2, 3} <= set(parts.tolist()) for parts in batch.parts)


def test_a_forgery_stands_beside_the_face_it_was_made_of(batches):
    batch = batches.paired(0)

    assert batch.altered.tolist() == [0, 1, 0, 1]
    assert np.array_equal(batch.parts[0], batch.parts[1])
    changed = (batch.pixels[0] != batch.pixels[1]).any(2)
    assert changed.any()


def test_a_step_is_the_same_in_another_process(batches):
    there = pickle.loads(pickle.dumps(batches))

    assert np.array_equal(there.paired(3).pixels, batches.paired(3).pixels)
    assert np.array_equal(there.alone(3).hidden, batches.alone(3).hidden)


def test_the_mirrored_face_has_the_mirrored_parts(shelf):
    points = np.array(shelf.points[0])
    nowhere = np.eye(2, 3, dtype=np.float32)
    mirrored, straight = (
        tokens_after(points, Way(256, nowhere, side, None, ())).reshape(CELLS, CELLS)
        for side in (True, False)
    )

    assert np.array_equal(straight.ravel(), tokens_of(points))
    assert np.array_equal(mirrored, straight[:, ::-1])
    assert {1, 2, 3} <= set(mirrored.ravel().tolist())


def test_points_go_where_the_pixels_go():
    chance = np.random.default_rng(8)
    spot = np.zeros((256, 256, 3), np.uint8)
    spot[140:144, 90:94] = 255
    for _ in range(4):
        way = drawn(STILL, chance, 256)
        rows, columns = np.nonzero(way.picture(spot)[..., 0] > 64)
        middle = columns.mean() + 0.5, rows.mean() + 0.5
        point = way.points(np.array([[92, 142]], np.float32))[0]

        assert np.abs(point - middle).max() < 0.8
