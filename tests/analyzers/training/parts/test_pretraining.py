"""The restorer must learn to restore what was hidden, and go on where it was stopped."""

import pickle
from functools import partial

import msgspec
import numpy as np
import pytest
import torch

from analyzers.networks.face_parts import rim
from analyzers.training.checkpoints import load_checkpoint
from analyzers.training.degradation import Way
from analyzers.training.loop import taught
from analyzers.training.making import Laboratory
from analyzers.training.parts.pretraining import (
    HiddenBatch,
    HiddenBatches,
    Refining,
    Restoring,
    areas_after,
    areas_of,
    hidden_of,
    kept_restorer,
    pretrained,
    refined_restorer,
    restored_losses,
    restorer_of,
    squared_losses,
)
from analyzers.training.parts.recipe import Masking, pretraining_of
from tests.analyzers.training.parts.recipes import recipe
from workbench.errors import CheckpointUnusable

PARTS = np.zeros((112, 112), np.uint8)
PARTS[20:40, 16:96], PARTS[45:75, 16:96], PARTS[80:, 30:80] = 1, 2, 3
LONG = {"steps": 30, "batch": 8, "rate": 4e-3, "ema": 0.3, "checkpoint_every": 6}
WHOLE = Masking(one=1.0, two=0.0, others=0.0)


def batch(step, faces=8):
    """Return faces of one colour each, whose parts are darker than the rest."""
    chance = np.random.default_rng([2, step])
    colours = chance.integers(60, 195, (faces, 1, 1, 3))
    pixels = colours - 50 * (PARTS > 0)[None, ..., None]
    hidden = np.stack([hidden_of(PARTS, WHOLE, chance) for _ in range(faces)])
    return HiddenBatch(pixels.astype(np.uint8), hidden, np.zeros(faces, np.float32))


@pytest.fixture(scope="module")
def asked():
    return pretraining_of(recipe(pretraining=LONG))


@pytest.fixture(scope="module")
def restored(asked, tmp_path_factory):
    """The folder and the steps of a short pretraining."""
    folder = tmp_path_factory.mktemp("restored")
    return folder, steps(asked, folder)


def steps(asked, folder):
    return list(taught(partial(Restoring, asked, "cpu"), batch, folder, workers=0, threads=1))


@torch.no_grad()
def graded(network, losses):
    """Return by how much colours are missed on a batch never learned from."""
    given = batch(500)
    pixels = torch.from_numpy(given.pixels).permute(0, 3, 1, 2) / 255
    hidden = torch.from_numpy(given.hidden)[:, None].float()
    return float(losses(network, pixels, hidden, 1.0)["colours"])


def test_hidden_parts_are_restored_better_than_before(asked, restored):
    kept = kept_restorer(restored[0], asked)

    assert len(restored[1]) == LONG["steps"]
    assert graded(kept, restored_losses) < 0.7 * graded(restorer_of(asked), restored_losses)


def test_a_pretraining_that_was_interrupted_ends_alike(asked, restored, tmp_path):
    begun, stopped = partial(Restoring, asked, "cpu"), 26
    for step in taught(begun, batch, tmp_path, workers=0, threads=1):
        if step.step == stopped:
            break
    assert load_checkpoint(tmp_path)["done"] == 24
    steps(asked, tmp_path)
    one, other = (load_checkpoint(folder)["averaged"] for folder in (restored[0], tmp_path))

    assert all(torch.equal(one[name], other[name]) for name in one)


def test_what_is_kept_is_read_again_and_nothing_else(asked, restored):
    kept = kept_restorer(restored[0], asked)
    other = msgspec.structs.replace(asked.network, widths=(16, 16))

    assert not kept.training
    with pytest.raises(CheckpointUnusable, match="another network"):
        kept_restorer(restored[0], msgspec.structs.replace(asked, network=other))
    with pytest.raises(CheckpointUnusable, match="holds no"):
        kept_restorer(restored[0] / "nowhere", asked)


def test_half_the_digits_teach_much_the_same(asked):
    half = Restoring(msgspec.structs.replace(asked, half=True), "cpu", None)
    whole = Restoring(asked, "cpu", None)
    for step in range(3):
        found, expected = half.learn(batch(step)), whole.learn(batch(step))

    assert found != expected
    assert found == pytest.approx(expected, rel=0.05)
    assert all(weight.dtype is torch.float32 for weight in half.network.parameters())


def test_what_is_seen_costs_nothing(asked):
    given = batch(0)
    pixels = torch.from_numpy(given.pixels).permute(0, 3, 1, 2) / 255
    hidden = torch.from_numpy(given.hidden)[:, None].float()
    network = restorer_of(asked)
    network.whole_drawn = lambda *_: torch.where(rim(hidden) > 0, pixels, torch.zeros(()))
    right = restored_losses(network, pixels, hidden, 1.0)
    network.whole_drawn = lambda *_: torch.where(hidden > 0, 1 - pixels, pixels)
    wrong = restored_losses(network, pixels, hidden, 1.0)

    assert float(right["colours"]) == 0 < float(wrong["colours"])
    assert float(right["fine"]) < 0.2 * float(wrong["fine"])


def test_a_face_goes_on_being_restored_by_squared_errors(asked, restored, tmp_path):
    start = partial(kept_restorer, restored[0], asked)
    second = msgspec.structs.replace(asked, squared=True)
    told = list(
        taught(partial(Refining, second, "cpu", start), batch, tmp_path, workers=0, threads=1)
    )
    refined, before = kept_restorer(tmp_path, second), start()

    assert len(told) == LONG["steps"]
    assert graded(refined, squared_losses) < graded(before, squared_losses)


def test_the_whole_pretraining_goes_on_where_it_was_left(shelf_folder, shelf, tmp_path):
    asked = recipe()
    laboratory = Laboratory(shelf=shelf_folder, folder=tmp_path, forging={}, workers=0)
    meshed = [at for at, one in enumerate(shelf.examples) if one.meshed and not one.altered]
    learned = np.array(meshed, np.int64)

    def told():
        return list(pretrained(asked, laboratory, learned, tmp_path / "p", "release"))

    halves = [one.part for one in told()]
    assert halves == ["release: pretraining"] * 3 + ["release: refining"] * 2
    assert told() == []
    assert not refined_restorer(tmp_path / "p", asked).training


def test_eyes_are_hidden_as_often_as_is_asked():
    chance, often = np.random.default_rng(0), msgspec.structs.replace(WHOLE, often=(8, 1, 1))
    found = [hidden_of(PARTS, often, chance) for _ in range(40)]

    assert sum(bool(hidden[PARTS == 1].all()) for hidden in found) > 25


def test_a_whole_part_is_hidden_with_its_edge():
    chance = np.random.default_rng(0)
    found = [hidden_of(PARTS, WHOLE, chance) for _ in range(12)]

    for hidden in found:
        part = next(number for number in (1, 2, 3) if hidden[number == PARTS].all())
        assert not hidden[(PARTS > 0) & (part != PARTS)].all()
        assert hidden.sum() > (part == PARTS).sum()
    assert len({hidden.tobytes() for hidden in found}) == 3


def test_the_control_hides_squares_anywhere():
    patches = Masking(by="patches", anywhere=0.5)
    hidden = hidden_of(PARTS, patches, np.random.default_rng(1))
    squares = hidden.reshape(7, 16, 7, 16).transpose(0, 2, 1, 3).reshape(49, -1)

    assert (squares.all(1) | ~squares.any(1)).all()
    assert 12 < squares.any(1).sum() < 37


@pytest.fixture(scope="module")
def batches(shelf_folder, shelf):
    asked = recipe()
    faces = msgspec.structs.replace(asked.faces(), training=asked.pretraining)
    meshed = [at for at, one in enumerate(shelf.examples) if one.meshed and not one.altered]
    return HiddenBatches(shelf_folder, faces, np.array(meshed, np.int64), (), asked.masking)


def test_each_authentic_face_comes_twice_with_other_parts_hidden(batches):
    made = batches.alone(0)
    half = len(made.pixels) // 2

    assert made.pixels.shape == (8, 112, 112, 3) and made.hidden.shape == (8, 112, 112)
    assert np.array_equal(made.pixels[:half], made.pixels[half:])
    assert (made.hidden[:half] != made.hidden[half:]).any()
    assert made.hidden.any((1, 2)).all() and not made.hidden.all((1, 2)).any()


def test_a_step_is_the_same_in_another_process(batches):
    there = pickle.loads(pickle.dumps(batches))

    assert np.array_equal(there.alone(3).hidden, batches.alone(3).hidden)


def test_the_mirrored_face_has_the_mirrored_parts(shelf):
    points = np.array(shelf.points[0])
    nowhere = np.eye(2, 3, dtype=np.float32)
    mirrored, straight = (
        areas_after(points, Way(256, nowhere, side, None, ())) for side in (True, False)
    )

    assert np.array_equal(straight, areas_of(points))
    assert np.array_equal(mirrored, straight[:, ::-1])
    assert {1, 2, 3} <= set(mirrored.ravel().tolist())
