"""A batch depends on its number alone, is half altered, and its maps lie on its pixels."""

import pickle

import msgspec
import numpy as np
import pytest

from analyzers.networks.reading import read
from analyzers.training.batches import Batches, makers_of
from analyzers.training.splits import parted
from tests.analyzers.training.planted import recipe
from workbench.errors import RecipeUnusable

PLAIN = {"jpeg": 0, "smaller": 0, "blur": 0, "noise": 0, "colour": 0, "zoom": 0}


def asked(task="synthesis", *, switches=None, **degradation):
    made = recipe(4, maps=task == "blending", switches=switches)
    return msgspec.structs.replace(
        made,
        task=task,
        fakes={"self_blending": 1.0} if task == "blending" else {},
        data=msgspec.structs.replace(made.data, validation=0.2),
        degradation=msgspec.structs.replace(made.degradation, **degradation),
    )


def batches(shelf, folder, recipe):
    learned = parted(shelf.examples, recipe).learned
    return Batches(folder, recipe, learned, makers_of(recipe))


@pytest.mark.parametrize("task", ["synthesis", "blending"])
def test_a_batch_depends_on_its_number_alone(shelf, shelf_folder, task):
    first = batches(shelf, shelf_folder, asked(task))
    other = pickle.loads(pickle.dumps(batches(shelf, shelf_folder, asked(task))))
    first(0)

    one, two = first(3), other(3)
    assert (one.pixels == two.pixels).all() and (one.mask == two.mask).all()
    assert (one.pixels != first(4).pixels).any()


def test_half_is_altered_and_only_learned_faces_are_used(shelf, shelf_folder):
    made = batches(shelf, shelf_folder, asked())
    batch = made(0)

    assert batch.pixels.shape == (8, 64, 64, 3)
    assert batch.altered.tolist() == [0, 1] * 4
    assert set(batch.example.tolist()) <= set(made.learned.tolist())
    labels = [shelf.examples[i].altered for i in batch.example]
    assert labels == batch.altered.astype(bool).tolist()


def test_a_fake_stands_beside_its_own_face_degraded_alike(shelf, shelf_folder):
    batch = batches(shelf, shelf_folder, asked("blending"))(1)

    assert (batch.example[::2] == batch.example[1::2]).all()
    assert batch.mapped.all()
    assert not batch.mask[::2].any() and not batch.fakeness[::2].any()
    for face, fake, mask in zip(
        batch.pixels[::2], batch.pixels[1::2], batch.mask[1::2], strict=True
    ):
        apart = np.abs(face.astype(int) - fake).max(axis=2)
        near = np.kron(mask, np.ones((4, 4))) > 0
        assert apart[near].mean() > 2 * apart[~near].mean()


def test_where_it_was_forged_is_where_pixels_differ(shelf, shelf_folder):
    batch = batches(shelf, shelf_folder, asked("blending", **PLAIN))(2)

    for face, fake, mask in zip(
        batch.pixels[::2], batch.pixels[1::2], batch.mask[1::2], strict=True
    ):
        far = np.kron(mask, np.ones((4, 4))) == 0
        assert mask.max() > 0.5
        assert (np.abs(face.astype(int) - fake).max(axis=2)[far] <= 1).all()


def test_views_are_the_same_faces_at_another_quality(shelf, shelf_folder):
    made = batches(shelf, shelf_folder, asked(switches={"quality_dependence": 0.5}))
    batch = made(0)
    (view,) = batch.views

    assert view.shape == batch.pixels.shape
    assert (view != batch.pixels).any()
    apart = [[np.abs(one.astype(int) - other).mean() for other in batch.pixels] for one in view]
    assert (np.argmin(apart, axis=1) == np.arange(8)).mean() > 0.6


def test_without_altered_faces_there_is_nothing_to_tell_apart(shelf, shelf_folder):
    authentic = np.array([i for i, e in enumerate(shelf.examples) if not e.altered])

    with pytest.raises(RecipeUnusable, match="altered"):
        Batches(shelf_folder, asked(), authentic, ())(0)


def moving(shelf, *, fakes, seed=1):
    """Return a recipe of these ways, and every authentic face as learned from."""
    made = msgspec.structs.replace(asked("blending", **PLAIN), fakes=fakes, seed=seed)
    return made, np.array([i for i, e in enumerate(shelf.examples) if not e.altered], np.int64)


def test_a_part_is_taken_from_another_time_of_the_same_video(shelf, shelf_folder):
    made, learned = moving(shelf, fakes={"part_swap_time": 1.0})
    batch = Batches(shelf_folder, made, learned, makers_of(made))(0)

    assert all(shelf.examples[i].video for i in batch.example)
    assert (batch.mask[1::2].max(axis=(1, 2)) > 0.3).all()


def test_without_two_frames_of_a_video_no_part_can_be_taken_from_another_time(
    shelf, shelf_folder
):
    made, learned = moving(shelf, fakes={"part_swap_time": 1.0})
    stills = np.array([i for i in learned if not shelf.examples[i].video])

    with pytest.raises(RecipeUnusable, match="part_swap_time"):
        Batches(shelf_folder, made, stills, makers_of(made))(0)


def test_a_fake_made_of_a_changed_face_stands_beside_that_one(shelf, shelf_folder):
    """Far from the paste both are alike, and some of them are not as the camera saw them."""
    made, learned = moving(shelf, fakes={"self_blending": 1.0})
    given = Batches(shelf_folder, made, learned, makers_of(made))
    as_seen = []
    for batch in (given(0), given(1), given(2)):
        for at, face in enumerate(batch.pixels[::2]):
            found = read(np.array(shelf.crops[batch.example[2 * at]]), 256, 64)
            as_seen.append(any((face == seen).all() for seen in (found, found[:, ::-1])))
            far = np.kron(batch.mask[2 * at + 1], np.ones((4, 4))) == 0
            apart = np.abs(face.astype(int) - batch.pixels[2 * at + 1]).max(axis=2)
            assert (apart[far] <= 1).all()

    assert any(as_seen) and not all(as_seen)
