"""From faces to a pack by one command; the pack makes an analyzer, and the card tells all."""

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from analyzers.parts.engine import PartsEngine
from analyzers.parts.standard import FILE
from analyzers.runtime.onnx import start
from analyzers.runtime.packs import load_folder
from analyzers.training.making import JUDGED
from analyzers.training.parts.making import PRETRAINING
from workbench.__main__ import app

TOML = """
name = "parts"
version = "1"
task = "face_parts"
[network]
width = 16
depth = 3
heads = 2
decoder_width = 16
decoder_depth = 1
decoder_heads = 2
[data]
validation = 0.25
[fakes]
self_blending = 1.0
[pretraining]
steps = 2
batch = 8
checkpoint_every = 1
[training]
steps = 2
batch = 4
checkpoint_every = 1
[words]
title = "Parts"
licence = "none"
training_data = "none"
not_trained_on = "all"
limits = ["a test"]
reference = "none"
"""


def train(folder, shelf):
    arguments = [folder / "parts.toml", "--faces", shelf, "-o", folder / "out"]
    return CliRunner().invoke(
        app, ["train", *map(str, arguments), "--json", "--workers", "0", "--threads", "1"]
    )


@pytest.fixture(scope="module")
def made(shelf_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    (folder / "parts.toml").write_text(TOML)
    result = train(folder, shelf_folder)
    assert result.exit_code == 0, result.output
    return folder, json.loads(result.stdout)


def test_the_pack_explains_parts(made, shelf):
    pack = load_folder(Path(made[1]["folder"]))
    engine = PartsEngine(start(pack))
    mask = np.zeros((256, 256), np.uint8)
    mask[180:220, 90:170] = 3
    (found,) = engine.run([np.array(shelf.crops[0])], [mask])

    assert np.isfinite(found.score)
    assert np.isfinite(found.residuals[2]) and np.isnan(found.residuals[:2]).all()
    assert (found.recovered != found.pixels).any()
    assert FILE in pack.card.files
    assert engine.standard.cells


def test_the_card_says_how_it_was_trained(made, shelf):
    _, document = made

    assert document["training"]["manifest_sha256"] == shelf.manifest_sha256
    assert "2 steps of 8 faces" in document["sources"][1]
    assert document["input"]["size"] == 112
    assert document["validated"]["least_face_width"] == 40.0


def test_a_second_call_repeats_nothing_and_gives_the_same(made, shelf_folder):
    folder, document = made
    kept = [folder / "out" / name for name in (JUDGED, f"{PRETRAINING}/checkpoint.pt")]
    before = [path.stat().st_mtime_ns for path in kept]
    result = train(folder, shelf_folder)

    assert json.loads(result.stdout) == document
    assert [path.stat().st_mtime_ns for path in kept] == before
