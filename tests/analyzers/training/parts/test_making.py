"""From faces to a pack; the pack compares parts, and the card tells how it came about."""

import numpy as np
import pytest

from analyzers.parts.engine import PartsEngine
from analyzers.parts.standard import FILE
from analyzers.runtime.onnx import start
from analyzers.runtime.packs import Pack
from analyzers.training.judging import CLEAN, Extent
from analyzers.training.laboratory import run
from analyzers.training.making import Laboratory
from analyzers.training.parts.judging import mask_of
from analyzers.training.parts.making import made_fold, make
from tests.analyzers.training.parts.recipes import recipe
from workbench.errors import RecipeUnusable

FEW = Extent(faces=8, forged=1, conditions=(CLEAN,))
ONE_STEP = {"steps": 1, "batch": 4, "checkpoint_every": 1}
FOLD = {"leave_out_sources": ["street"], "leave_out_fakes": ["part_swap_person"]}


@pytest.fixture(scope="module")
def laboratory(shelf_folder, tmp_path_factory):
    return Laboratory(
        shelf=shelf_folder,
        folder=tmp_path_factory.mktemp("made"),
        extent=FEW,
        workers=0,
        threads=1,
    )


@pytest.fixture(scope="module")
def pack(laboratory):
    asked = recipe(pretraining=ONE_STEP, training=ONE_STEP)
    *_, pack = make(asked, laboratory)
    return pack


def test_the_pack_compares_parts(pack, shelf):
    assert isinstance(pack, Pack)
    engine = PartsEngine(start(pack))
    faces = [np.array(shelf.crops[at]) for at in range(3)]  # other numbers than were traced
    points = [np.array(shelf.points[at]) for at in range(3)]
    masks = [mask_of(mesh) for mesh in points]
    masks[0][masks[0] != 0] = 3
    found = list(engine.run(faces, masks, points))

    assert all(np.isfinite(one.score) for one in found)
    assert np.isfinite(found[1].misfits).all() and np.isfinite(found[1].residuals).all()
    assert (found[1].recovered != found[1].pixels).any()
    assert FILE in pack.card.files
    assert engine.standard.cells


def test_the_card_says_how_it_was_trained(pack, shelf):
    card = pack.card

    assert card.training.manifest_sha256 == shelf.manifest_sha256
    assert "1 steps of 4 faces" in card.sources[2]
    assert card.input.size == 112
    assert card.operating_points == ()  # no fold has shown that one would find enough
    assert card.validated.least_face_width == 40.0


def test_a_fold_is_judged_by_what_it_left_out(laboratory):
    asked = recipe(folds=[FOLD], training=ONE_STEP)
    making = made_fold(asked, laboratory, 1)
    while True:
        try:
            next(making)
        except StopIteration as end:
            outcome = end.value
            break

    assert {one.source for one in outcome.seen} == {"street"}
    assert "part_swap_person" not in outcome.taught.ways
    assert not any(one.made == "mouth_bent" for one in outcome.seen)
    assert {one.made for one in outcome.validated} <= {"", "mouth_bent"}
    assert all(None not in one.alone for one in outcome.seen)


def test_the_one_command_knows_the_task(tmp_path):
    path = tmp_path / "parts.toml"
    path.write_text(TOML)
    none = {"manifest": None, "faces": None, "zoo": None}

    with pytest.raises(RecipeUnusable, match="--manifest"):
        list(run(path, tmp_path, **none, device="cpu", workers=0, threads=1))


TOML = """
name = "parts"
version = "1"
task = "face_parts"
fakes = { mouth_bent = 1.0 }
[pretraining]
steps = 2
[refining]
steps = 2
[training]
steps = 2
[words]
title = "Parts"
licence = "none"
training_data = "none"
not_trained_on = "all"
limits = ["a test"]
reference = "none"
"""
