"""From media to a pack by one command, which goes on where it was and says what is wrong."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analyzers.runtime.learned import FaceEngine
from analyzers.runtime.onnx import start
from analyzers.runtime.packs import load_folder
from analyzers.training.faces import alone
from analyzers.training.figures import ALARMS
from analyzers.training.making import JUDGED
from tests.analyzers.training.test_recipe import SHORT
from workbench.__main__ import app

TINY = (
    SHORT.replace("steps = 4", "steps = 2\nbatch = 4\ncheckpoint_every = 1").replace(
        "synthesis", "blending"
    )
    + """
[fakes]
self_blending = 1.0
[network]
size = 64
crop = 224
maps = true
[data]
validation = 0.25
[[folds]]
leave_out_sources = ["studio"]
"""
)


def train(*arguments):
    return CliRunner().invoke(app, ["train", *map(str, arguments), "--json", "--workers", "0"])


@pytest.fixture(scope="module")
def made(shelf_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    (folder / "short.toml").write_text(TINY)
    result = train(folder / "short.toml", "--faces", shelf_folder, "-o", folder / "out")
    assert result.exit_code == 0, result.output
    return folder, json.loads(result.stdout)


def test_the_pack_scores_faces(made, aligned_portrait):
    _, document = made
    pack = load_folder(Path(document["folder"]))
    scores, maps = FaceEngine(start(pack)).run(aligned_portrait[None])

    assert scores.shape == (1,)
    assert maps is not None and maps.shape == (1, 64, 64)
    assert pack.sha256 == document["sha256"]


def test_the_card_says_how_it_was_trained_and_judged(made, shelf):
    _, document = made
    training, measured = document["training"], document["measured"]

    assert training["manifest_sha256"] == shelf.manifest_sha256
    assert (training["seed"], training["steps"]) == (1, 2)
    assert {"torch", "numpy"} <= set(training["versions"])
    alarms = [one for one in measured if one["quantity"] == ALARMS]
    left_out = [one for one in alarms if one["source"] == "studio"]  # by the fold
    assert left_out and all(one["n"] == 8 for one in left_out)
    assert all("of another network" in one["conditions"] for one in left_out)
    assert document["validated"]["least_face_width"] == 40.0
    assert document["validated"]["coarsest_jpeg_step"] == 95.7  # of the table of quality 30
    assert bool(document["calibration"]) == bool(document["operating_points"])


def test_a_second_call_repeats_nothing_and_gives_the_same(made, shelf_folder):
    folder, document = made
    judged = folder / "out" / "fold-1" / JUDGED
    before = judged.stat().st_mtime_ns
    result = train(folder / "short.toml", "--faces", shelf_folder, "-o", folder / "out")

    assert json.loads(result.stdout) == document
    assert judged.stat().st_mtime_ns == before


def test_another_recipe_does_not_go_on_in_the_same_folder(made, shelf_folder):
    folder, _ = made
    other = folder / "other.toml"
    other.write_text(TINY.replace("batch = 4", "batch = 6"))
    result = train(other, "--faces", shelf_folder, "-o", folder / "out")

    assert result.exit_code != 0
    assert "another recipe" in str(result.exception)


def test_without_faces_nothing_can_be_learned(made, tmp_path):
    folder, _ = made
    result = train(folder / "short.toml", "-o", tmp_path)

    assert "--manifest" in str(result.exception)


def test_faces_of_another_manifest_are_not_learned_from_in_the_same_folder(
    made, shelf_folder, tmp_path
):
    folder, _ = made
    other = tmp_path / "faces"
    shutil.copytree(shelf_folder, other)
    origin = json.loads((other / "origin.json").read_text()) | {"manifest": "0" * 64}
    (other / "origin.json").write_text(json.dumps(origin))
    result = train(folder / "short.toml", "--faces", other, "-o", folder / "out")

    assert "another manifest" in str(result.exception)


def test_two_trainings_do_not_write_to_one_folder(made, shelf_folder):
    folder, _ = made
    with alone(folder / "out"):
        result = train(folder / "short.toml", "--faces", shelf_folder, "-o", folder / "out")

    assert "another process" in str(result.exception)
