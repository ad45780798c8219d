"""A forged window and the authentic one beside it are of the same frames."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from analyzers.gaze.measures import MEASURES
from analyzers.networks.gaze_windows import FRAMES
from analyzers.training.gaze.batches import GazeBatches
from analyzers.training.gaze.folds import learned_by
from analyzers.training.gaze.runs import runs_of
from analyzers.training.gaze.shelf import EyeShelf
from tests.analyzers.training.gaze.made_clips import recipe, relabelled, shelf
from workbench.errors import RecipeUnusable


@pytest.fixture(scope="module")
def learned(shelf_folder):
    return learned_by(EyeShelf(shelf_folder).clips, recipe(), None)


def test_runs_end_where_eyes_cannot_be_read(clips):
    fit = clips[0].readable.copy()
    fit[[30, 40]] = False
    runs = list(runs_of(replace(clips[0], readable=fit)))
    assert [(one.first, one.last) for one in runs] == [(0, 29), (41, len(fit) - 1)]
    assert runs[0].windows == 30 - FRAMES + 1
    assert runs[0].measures.shape == (runs[0].windows, FRAMES, MEASURES)


def test_a_step_decides_its_batch(shelf_folder, learned):
    made = GazeBatches(shelf_folder, recipe(), learned)
    one, again = made(3), pickle.loads(pickle.dumps(made))(3)
    for name in ("measures", "target", "altered"):
        assert np.array_equal(getattr(one, name), getattr(again, name), equal_nan=True)
    assert not np.array_equal(one.measures, made(4).measures)
    assert one.measures.shape == (4, FRAMES, MEASURES)
    assert one.altered.tolist() == [0, 1, 0, 1]


def test_twins_are_of_the_same_frames(shelf_folder, learned):
    """The clips of this shelf are forged in name alone, so that twins are the same."""
    made = GazeBatches(shelf_folder, recipe(), learned)(0)
    assert np.array_equal(made.measures[::2], made.measures[1::2])


def test_the_teacher_speaks_of_authentic_windows_that_are_not_in_a_mirror(
    shelf_folder, clips, learned
):
    made, (own,) = GazeBatches(shelf_folder, recipe(), learned), runs_of(clips[0])
    looked = 0
    for step in range(8):
        batch = made(step)
        assert np.isnan(batch.target[1::2]).all()
        told = np.isfinite(batch.target[::2]).all(axis=(1, 2))
        for measures, target in zip(
            batch.measures[::2][told], batch.target[::2][told], strict=True
        ):
            at = np.flatnonzero((own.measures == measures).all(axis=(1, 2)))
            if len(at):
                gaze = own.gaze[at[0] : at[0] + FRAMES] + np.array((0, 0, 1))
                assert target[:, :3] == pytest.approx(gaze, abs=1e-6)
                looked += 1
        silent = batch.measures[::2][~told]
        assert not any((own.measures == one).all(axis=(1, 2)).any() for one in silent)
    assert looked


def test_too_little_to_learn_from_is_said(shelf_folder, clips, tmp_path):
    with pytest.raises(RecipeUnusable, match="two persons"):
        GazeBatches(shelf_folder, recipe(), np.array([0, 1, 2, 3]))
    silent = [
        replace(relabelled(one, **told), features=np.full_like(one.features, np.nan))
        for one in clips
        for told in ({}, {"repainted": True}, {"made": "jitter", "forged_here": True})
    ]
    with pytest.raises(RecipeUnusable, match="no teacher"):
        GazeBatches(shelf(tmp_path, silent), recipe(), np.arange(len(silent)))
