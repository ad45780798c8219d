"""From pictures and a recipe to a pack in one call, which goes on where it was."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from analyzers.laundering.traces import TRACES
from analyzers.runtime import onnx
from analyzers.runtime.native import NativeEngine
from analyzers.runtime.packs import Pack, load_folder
from analyzers.training.pixels.conditions import AS_FOUND
from analyzers.training.pixels.judging import Attack, PixelExtent
from analyzers.training.pixels.making import (
    PixelLaboratory,
    _Making,
    made_fold,
    make,
    read_pictures,
)
from analyzers.training.pixels.shelf import GENERATED, LAUNDERED
from analyzers.training.recipe import Fold, of_fold
from analyzers.training.splits import unit
from analyzers.training.zoo.pictures import kept_back
from tests.analyzers.training.pixels.recipes import recipe

EXTENT = PixelExtent(pictures=2, degraded=1, conditions=(AS_FOUND,))
GIVEN = {  # the other makes a fold below
    "texture": [np.zeros((3, 128, 128, 3), np.uint8)] * 2,
    "laundering": [np.zeros((3, TRACES), np.float32)],
}
MANY = 48  # pictures of a batch that surely hold every class


def laboratory(folder, *shelves):
    return PixelLaboratory(shelves=shelves, folder=folder, extent=EXTENT, workers=0, threads=1)


def made(asked, folder, *shelves):
    *told, pack = make(asked, laboratory(folder, *shelves))
    assert isinstance(pack, Pack)
    return told, pack


@pytest.mark.parametrize("task", GIVEN)
def test_other_tasks_end_in_packs_that_run(task, gathered, laundered, tmp_path):
    asked = recipe(task, training={"batch": MANY if task == "laundering" else 6})
    _, pack = made(asked, tmp_path, gathered, laundered)
    card = load_folder(tmp_path / "pack" / "planted" / "1").card
    assert card.input is not None
    assert (card.training.steps, card.operating_points) == (2, ())
    started = onnx.start(pack)
    found = NativeEngine(started, started.inputs, started.outputs).run(*GIVEN[task])
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


def test_a_fold_of_laundering_judges_what_neither_network_saw(gathered, laundered, tmp_path):
    """An autoencoder that is left out redrew photographs that are learned from."""
    fold = Fold(leave_out_sources=("street",), leave_out_generators=("dark", "alpha"))
    asked = recipe("laundering", folds=[fold])
    made = _Making(
        of_fold(asked, fold), laboratory(tmp_path, gathered, laundered), "fold 1", fold
    )
    pictures, learned = (
        made.shelf.pictures,
        {unit(made.shelf.pictures[at]) for at in made.sides.learned.tolist()},
    )
    strange = [pictures[at] for at in made.sides.left_out.tolist()]
    redrawn = [one for one in strange if one.made == LAUNDERED]
    assert {one.path for one in redrawn} == {"street8.png", "studio4.png"}
    assert all(kept_back(one.path) and unit(one) not in learned for one in redrawn)
    drawn = [one for one in strange if one.made == GENERATED]
    known = [pictures[at] for at in made.sides.kept_back.tolist()]
    assert {one.generator for one in drawn} == {"dark", "alpha"}
    assert {(one.made, one.generator) for one in known} == {("", ""), (GENERATED, "beta")}
    assert {one.source for one in known if not one.made} == {"studio"}
    assert not {unit(one) for one in known} & learned


def test_an_attack_with_other_weights_is_judged_anew(gathered, tmp_path):
    asked, keys = recipe(), set()
    for weights in ("one", "other"):
        attacks = {"blackened": Attack(np.zeros_like, weights)}
        asking = replace(laboratory(tmp_path, gathered), attacks=attacks)
        making = _Making(asked, asking, "release")
        keys.add(making._key(SimpleNamespace(sha256="same"), validated=False))
    assert len(keys) == 2
