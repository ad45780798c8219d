"""A forged window and the authentic one beside it differ in the forgery alone."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from analyzers.networks.gaze_windows import FRAMES
from analyzers.training.gaze.batches import GazeBatches, _sheet, _strips
from analyzers.training.gaze.forgeries import KINDS, repainted
from analyzers.training.gaze.runs import runs_of
from analyzers.training.gaze.strips import drawn, hand_of
from analyzers.training.recipe import Degradation
from tests.analyzers.training.gaze.made_clips import recipe, relabelled, shelf
from workbench.errors import RecipeUnusable

PLAIN = Degradation(jpeg=0, smaller=0, blur=0, noise=0, colour=0, zoom=0)
AT = 20


@pytest.fixture(scope="module")
def run(clips):
    (found,) = runs_of(clips[0])
    return found


def pasted(run, plan, other=None):
    return drawn(run, other, plan, AT, hand_of(np.random.default_rng(3))).astype(int)


def of_kind(run, kind, others=0):
    return KINDS[kind](run.scene(others), np.random.default_rng(1))


def test_runs_end_where_eyes_cannot_be_read(clips):
    fit = clips[0].readable.copy()
    fit[[30, 40]] = False
    runs = list(runs_of(replace(clips[0], readable=fit)))
    assert [(one.first, one.last) for one in runs] == [(0, 29), (41, len(fit) - 1)]
    assert runs[0].windows == 30 - FRAMES + 1


def test_irises_are_found_in_their_strips(run):
    """The discs that were drawn are dark where the run says that the irises are."""
    for frame in (0, 25):
        for eye in (0, 1):
            x, y, width = run.irises[frame, eye]
            strip = run.eyes[frame, eye].sum(axis=-1)
            assert strip[int(y), int(x)] < 0.5 * strip[2, 2]
            assert 15 < width < 35


def test_eyes_drawn_over_themselves_hardly_change(run):
    own = run.eyes[AT : AT + FRAMES].astype(int)
    assert np.abs(pasted(run, repainted(run.scene())) - own).mean() < 4


def test_a_late_eye_shows_what_it_did_and_the_other_eye_is_left(run):
    plan = of_kind(run, "late eye")
    late = int((np.arange(run.n) - plan.source.min(axis=1)).max())
    eye = int((plan.source[-1] != run.n - 1).argmax())
    made, plain = pasted(run, plan), pasted(run, repainted(run.scene()))
    assert np.array_equal(made[:, 1 - eye], plain[:, 1 - eye])
    middle = np.s_[:, eye, 24:40, 36:60]
    before = run.eyes[AT - late : AT - late + FRAMES].astype(int)
    now = run.eyes[AT : AT + FRAMES].astype(int)
    assert (
        np.abs(made[middle] - before[middle]).mean() < np.abs(made[middle] - now[middle]).mean()
    )


def test_a_strange_eye_takes_on_the_colours_of_the_face(run, clips):
    (other,) = runs_of(clips[2])
    made = pasted(run, of_kind(run, "strange eye", other.n), other)
    assert abs(made.mean() - run.eyes.mean()) < 4
    assert other.eyes.mean() < run.eyes.mean() - 10


def test_an_iris_that_is_turned_moves(run):
    plan = repainted(run.scene())
    turn = plan.turn.copy()
    turn[..., 0] = 10.0
    shifted, plain = pasted(run, replace(plan, turn=turn)), pasted(run, plan)
    columns = np.arange(96)
    dark = [
        ((230 - one[:, :, 28:36].mean(axis=(2, 4))).clip(0) ** 2)
        @ columns
        / ((230 - one[:, :, 28:36].mean(axis=(2, 4))).clip(0) ** 2).sum(axis=-1)
        for one in (shifted, plain)
    ]
    assert (dark[0] - dark[1]).mean() > 0.3  # of ten degrees, to the subject's left


def test_strips_come_back_from_their_sheet(run):
    eyes = run.eyes[:FRAMES]
    assert np.array_equal(_strips(_sheet(eyes)), eyes)


def test_a_step_decides_its_batch(shelf_folder):
    made = GazeBatches(shelf_folder, recipe(), np.array([0, 4, 8]))
    one, again = made(3), pickle.loads(pickle.dumps(made))(3)
    for name in ("eyes", "head", "target", "altered"):
        assert np.array_equal(getattr(one, name), getattr(again, name), equal_nan=True)
    assert not np.array_equal(one.eyes, made(4).eyes)
    assert one.eyes.shape == (4, FRAMES, 2, 64, 96, 3)
    assert one.altered.tolist() == [0, 1, 0, 1]
    assert np.array_equal(one.head[0], one.head[1])


def test_the_teacher_speaks_of_frames_that_it_saw(shelf_folder):
    for kind, known in (("frozen eyes", True), ("late eye", False)):
        asked = recipe(kinds={kind: 1.0}, degradation=PLAIN)
        target = GazeBatches(shelf_folder, asked, np.array([0, 4, 8]))(0).target
        assert np.isfinite(target[::2]).all()
        late = slice(8, None)  # the frames before that eye may not be late yet
        assert np.isfinite(target[1::2, late]).all() == known


def test_too_little_to_learn_from_is_said(shelf_folder, clips, tmp_path):
    with pytest.raises(RecipeUnusable, match="two persons"):
        GazeBatches(shelf_folder, recipe(), np.array([0]))
    silent = [
        replace(relabelled(one), features=np.full_like(one.features, np.nan)) for one in clips
    ]
    with pytest.raises(RecipeUnusable, match="no teacher"):
        GazeBatches(shelf(tmp_path, silent), recipe(), np.arange(3))
