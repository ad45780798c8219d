"""From faces to a pack; the pack explains parts, and the card tells how it came about."""

import numpy as np
import pytest

from analyzers.parts.engine import PartsEngine
from analyzers.parts.standard import FILE
from analyzers.runtime.onnx import start
from analyzers.runtime.packs import Pack
from analyzers.training.judging import CLEAN, Extent
from analyzers.training.laboratory import run
from analyzers.training.making import Laboratory
from analyzers.training.parts.making import make
from tests.analyzers.training.parts.recipes import TABLE, recipe
from workbench.errors import RecipeUnusable

FEW = Extent(faces=8, forged=2, conditions=(CLEAN,))
SHALLOW = TABLE["network"] | {"depth": 1, "fidelity": True}
ONE_STEP = {"steps": 1, "batch": 4, "checkpoint_every": 1}


@pytest.fixture(scope="module")
def pack(shelf_folder, tmp_path_factory):
    laboratory = Laboratory(
        shelf=shelf_folder,
        folder=tmp_path_factory.mktemp("made"),
        extent=FEW,
        workers=0,
        threads=1,
    )
    asked = recipe(network=SHALLOW, pretraining=ONE_STEP, training=ONE_STEP)
    *_, pack = make(asked, laboratory)
    return pack


def test_the_pack_explains_parts(pack, shelf):
    assert isinstance(pack, Pack)
    engine = PartsEngine(start(pack))
    mask = np.zeros((256, 256), np.uint8)
    mask[180:220, 90:170] = 3
    faces = [np.array(shelf.crops[at]) for at in range(3)]  # other numbers than were traced
    found = list(engine.run(faces, [mask] * 3))

    assert all(np.isfinite(one.score) for one in found)
    assert np.isfinite(found[0].residuals[2]) and np.isnan(found[0].residuals[:2]).all()
    assert (found[0].recovered != found[0].pixels).any()
    assert FILE in pack.card.files
    assert engine.standard.cells


def test_the_card_says_how_it_was_trained(pack, shelf):
    card = pack.card

    assert card.training.manifest_sha256 == shelf.manifest_sha256
    assert "1 steps of 4 faces" in card.sources[1]
    assert card.input.size == 112
    assert card.validated.least_face_width == 40.0


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
fakes = { self_blending = 1.0 }
[pretraining]
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
