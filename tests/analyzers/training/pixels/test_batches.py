"""A batch is decided by its number, balanced, and pairs what belongs together."""

import pickle

import numpy as np
import pytest

from analyzers.laundering.traces import traces
from analyzers.training.pixels.batches import PixelBatches
from analyzers.training.pixels.shelf import GENERATED, LAUNDERED, Picture, PictureWriter
from tests.analyzers.training.pixels.conftest import darkened
from tests.analyzers.training.pixels.recipes import AS_FOUND, recipe
from workbench.errors import RecipeUnusable


def everything(shelf):
    return np.arange(len(shelf))


def test_half_of_a_batch_is_altered(gathered, shelf):
    batch = PixelBatches([gathered], recipe(), everything(shelf))(0)
    (tiles,) = batch.pictures
    assert tiles.shape == (6, 128, 128, 3)
    assert tiles.dtype == np.uint8
    assert batch.altered.tolist() == [0, 1] * 3
    assert not batch.laundered.any()


def test_a_step_is_the_same_in_another_process_and_no_other_step(gathered, shelf):
    batches = PixelBatches([gathered], recipe(), everything(shelf))
    again = pickle.loads(pickle.dumps(batches))
    assert np.array_equal(batches(3).pictures[0], again(3).pictures[0])
    assert not np.array_equal(batches(3).pictures[0], batches(4).pictures[0])


def test_three_classes_and_the_photograph_beside_its_laundering(gathered, laundered, both):
    asked = recipe("laundering", degradation=AS_FOUND, training={"batch": 8})
    batches = PixelBatches([gathered, laundered], asked, everything(both))
    tiles = [shown.tile for shown in batches._fours(np.random.default_rng([asked.seed, 1]))]
    batch = batches(1)
    assert batch.altered.tolist() == [0, 1, 0, 1] * 2
    assert batch.laundered.tolist() == [0, 1, 0, 0] * 2
    assert np.array_equal(tiles[1], darkened(tiles[0]))
    assert np.array_equal(tiles[5], darkened(tiles[4]))
    (counted,) = batch.pictures
    assert np.array_equal(counted, traces(np.stack(tiles)))


def test_what_autoencoders_drew_may_join_the_altered(gathered, laundered, both):
    asked = recipe(data={"decoded": 1.0}, degradation=AS_FOUND)
    among = [at for at, one in enumerate(both.pictures) if one.made != GENERATED]
    batch = PixelBatches([gathered, laundered], asked, np.array(among))(0)
    assert batch.laundered.tolist() == [0, 1] * 3


def test_mosaics_of_the_task_texture(gathered, shelf):
    batch = PixelBatches([gathered], recipe("texture"), everything(shelf))(0)
    assert [one.shape for one in batch.pictures] == [(6, 128, 128, 3)] * 2


def test_regions_of_both_classes_are_of_the_same_sizes(tmp_path):
    """Photographs are small here and generated pictures large: a side must not tell which."""
    writer = PictureWriter(tmp_path, {"manifest": "none"})
    pixels = np.zeros((300, 300, 3), np.uint8)
    for at in range(4):
        side, made = (130, "") if at % 2 else (300, GENERATED)
        picture = Picture(path=f"{at}", source="s", height=side, width=side, made=made)
        writer.add(picture, pixels[:side, :side])
    batches = PixelBatches([tmp_path], recipe("texture"), np.arange(4))
    sides = {False: set(), True: set()}
    real = batches._history

    def noted(picture, chance, **options):
        history = real(picture, chance, **options)
        sides[picture.altered].add(history.side)
        return history

    batches._history = noted
    for step in range(12):
        batches(step)
    assert max(sides[True]) <= 130
    assert max(sides[False]) <= 130


def test_collections_are_drawn_evenly_whatever_their_size(gathered, shelf):
    few = [at for at, one in enumerate(shelf.pictures) if one.source == "street"][:2]
    many = [at for at, one in enumerate(shelf.pictures) if one.source != "street"]
    asked = recipe(data={"balance": 0.0}, training={"batch": 4})
    batches = PixelBatches([gathered], asked, np.array(few + many))
    chance = np.random.default_rng(0)
    drawn = [shelf.pictures[batches._photographs.drawn(chance)].source for _ in range(400)]
    assert drawn.count("street") == pytest.approx(200, abs=50)


def test_a_class_without_pictures_is_refused(gathered, shelf):
    photographs = [at for at, one in enumerate(shelf.pictures) if not one.made]
    with pytest.raises(RecipeUnusable, match="no generated pictures"):
        PixelBatches([gathered], recipe(), np.array(photographs))
    for asked in (recipe("laundering"), recipe(data={"decoded": 1.0})):
        with pytest.raises(RecipeUnusable, match="no laundered photographs"):
            PixelBatches([gathered], asked, everything(shelf))


def test_laundered_pictures_lie_where_they_were_cut(both):
    pictures = [one for one in both.pictures if one.made == LAUNDERED]
    assert len(pictures) == 12
    assert {one.generator for one in pictures} == {"dark"}
