"""From clips and a recipe to a pack in one call, which goes on where it was."""

from dataclasses import replace

import numpy as np
import pytest

from analyzers.gaze.learned_eyes import NOT_BETTER, EyesEngine, eyes_of
from analyzers.runtime import onnx
from analyzers.runtime.packs import Pack
from analyzers.training.gaze.carding import NOT_TEMPORAL
from analyzers.training.gaze.folds import folds_of, judged_by, learned_by, made_by_others
from analyzers.training.gaze.judging import JudgedEyes
from analyzers.training.gaze.learning import teacher_weight
from analyzers.training.gaze.making import GazeLaboratory, judge_again, made_fold, make
from analyzers.training.gaze.recipe import EyeFold, without
from analyzers.training.gaze.runs import runs_of
from analyzers.training.gaze.shelf import EyeShelf
from analyzers.training.making import JUDGED, read_kept
from tests.analyzers.training.gaze.made_clips import recipe
from workbench.errors import CheckpointUnusable

FOLD = EyeFold("a", ("late eye",))


@pytest.fixture(scope="module")
def listed(shelf_folder):
    return EyeShelf(shelf_folder).clips


def told(listed, indices):
    return {(listed[at].path, listed[at].made) for at in indices.tolist()}


def test_each_person_is_left_out_with_each_part_of_the_ways(listed):
    asked = recipe(kinds_left_out=(("late eye",), ("jitter",)))
    folds = folds_of(listed, asked)
    assert [fold.said for fold in folds[:3]] == ["a, late eye", "a, jitter", "b, late eye"]
    assert len(folds) == 6
    assert without(asked, folds[0]).kinds == {"frozen eyes": 1.0, "jitter": 1.0}
    assert folds_of(listed, recipe()) == []


def test_whoever_is_judged_was_not_learned_from(listed):
    ways = ("", "late eye", "jitter")
    learned = told(listed, learned_by(listed, recipe(), FOLD))
    assert learned == {(f"{who}.mp4", way) for who in "bc" for way in ways}
    asked = without(recipe(), FOLD)
    assert ("b.mp4", "late eye") not in told(listed, learned_by(listed, asked, FOLD))
    later = told(listed, judged_by(listed, recipe(), FOLD, first=False))
    assert later == {("a.mp4", ""), ("a.mp4", "late eye")}
    first = told(listed, judged_by(listed, recipe(), FOLD, first=True))
    assert first == later | {("d.mp4", "")}
    everybody = told(listed, learned_by(listed, recipe(), None))
    assert everybody - learned == {("a.mp4", way) for way in ways}
    assert told(listed, made_by_others(listed, recipe(), None)) == {
        ("d2.mp4", "some generator")
    }
    assert told(listed, made_by_others(listed, recipe(), FOLD)) == set()


def test_the_teacher_grows_silent():
    asked = recipe()
    assert teacher_weight(asked, 0) == 4.0
    assert teacher_weight(asked, 1) == pytest.approx(0.04)


def test_a_fold_is_judged_by_what_it_left_out_and_done_once(shelf_folder, tmp_path):
    asked = recipe(kinds_left_out=(("late eye",),))
    laboratory = GazeLaboratory(shelf=shelf_folder, folder=tmp_path, threads=1)
    found = ended(made_fold(asked, laboratory, 1))
    assert {one.person for one in found} == {"a", "d"}
    assert {one.made for one in found} == {"", "late eye"}
    assert all(np.isfinite((one.score, one.shuffled)).all() for one in found)
    assert {one.cues for one in found} == {None}  # three short clips are no reference
    again = made_fold(asked, laboratory, 1)
    with pytest.raises(StopIteration) as stopped:  # without a step
        next(again)
    assert stopped.value.value == found


def test_networks_of_folds_judge_other_eyes_of_the_same_people(shelf_folder, tmp_path):
    asked = recipe(kinds_left_out=(("late eye",),))
    trained, again = tmp_path / "trained", tmp_path / "again"
    laboratory = GazeLaboratory(shelf=shelf_folder, folder=trained, threads=1)
    found = [ended(made_fold(asked, laboratory, number)) for number in (1, 2, 3)]
    elsewhere = replace(laboratory, folder=again)
    list(judge_again(asked, elsewhere, trained))
    told = [read_kept(again / f"fold-{n}" / JUDGED, JudgedEyes) for n in (1, 2, 3)]
    assert told == found  # the same shelf: the same scores
    (trained / "fold-2" / JUDGED).write_bytes((trained / "fold-3" / JUDGED).read_bytes())
    with pytest.raises(CheckpointUnusable, match="does not hold fold 2, without b"):
        list(judge_again(asked, elsewhere, trained))


def ended(steps):
    """Return what a generator returns."""
    while True:
        try:
            next(steps)
        except StopIteration as stopped:
            return stopped.value


def test_a_pack_comes_of_it_that_an_examination_reads(shelf_folder, tmp_path):
    laboratory = GazeLaboratory(shelf=shelf_folder, folder=tmp_path, threads=1)
    *parts, pack = make(recipe(), laboratory)
    assert isinstance(pack, Pack)
    assert {one.part for one in parts} == {"release: training"}
    assert pack.card.operating_points == ()
    assert {one.generator for one in pack.card.measured} == {"some generator"}
    assert pack.card.limits[:2] == (NOT_BETTER, NOT_TEMPORAL)
    (run,) = runs_of(EyeShelf(shelf_folder).clip(0))
    engine = EyesEngine(onnx.start(pack))
    assert engine.scores(run.samples, [0, 3, 6]).shape == (3,)
    assert eyes_of(pack).info.title.endswith("(experimental)")
