"""From pictures and a recipe to a pack in one call, which goes on where it was."""

import numpy as np
import pytest

from analyzers.runtime import onnx
from analyzers.runtime.native import NativeEngine
from analyzers.runtime.packs import Pack, load_folder
from analyzers.training.pixels.conditions import AS_FOUND
from analyzers.training.pixels.judging import PixelExtent
from analyzers.training.pixels.making import PixelLaboratory, made_fold, make, read_pictures
from analyzers.training.recipe import Fold
from tests.analyzers.training.pixels.recipes import recipe

EXTENT = PixelExtent(pictures=2, degraded=1, conditions=(AS_FOUND,))
SHAPES = {"texture": (128, 2), "laundering": (96, 1)}  # the other makes a fold below


def laboratory(folder, *shelves):
    return PixelLaboratory(shelves=shelves, folder=folder, extent=EXTENT, workers=0, threads=1)


def made(asked, folder, *shelves):
    *told, pack = make(asked, laboratory(folder, *shelves))
    assert isinstance(pack, Pack)
    return told, pack


@pytest.mark.parametrize("task", SHAPES)
def test_other_tasks_end_in_packs_that_run(task, gathered, laundered, tmp_path):
    _, pack = made(recipe(task), tmp_path, gathered, laundered)
    card = load_folder(tmp_path / "pack" / "planted" / "1").card
    assert card.input is not None
    assert (card.training.steps, card.operating_points) == (2, ())
    side, inputs = SHAPES[task]
    started = onnx.start(pack)
    tiles = [np.zeros((3, side, side, 3), np.uint8)] * inputs
    found = NativeEngine(started, started.inputs, started.outputs).run(*tiles)
    assert all(len(one) == 3 for one in found.values())


def test_folds_are_judged_on_what_they_leave_out_and_done_once(gathered, tmp_path):
    fold = Fold(leave_out_sources=("street",), leave_out_generators=("alpha",))
    asked = recipe(folds=[fold], training={"tile": 32})
    alone = made_fold(asked, laboratory(tmp_path, gathered), 1)
    assert {one.part for one in alone} == {"fold 1: training"}
    told, _ = made(asked, tmp_path, gathered)
    assert {one.part for one in told} == {"release: training"}
    judged = read_pictures(tmp_path / "fold-1" / "judged.jsonl")
    assert {(one.source, one.made) for one in judged} == {
        ("street", ""),
        ("alpha_set", "alpha"),
    }
