"""`loupe models` as a script sees it, and a case examined with a detector of someone else."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from analyzers.runtime import shelf
from analyzers.runtime.packs import load_folder
from tests import tiny_onnx

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
CARRIED = ["face-blendshapes", "face-mesh", "retinaface-mobilenet025"]


@pytest.fixture
def own(tmp_path):
    return tmp_path / "own"


@pytest.fixture
def loupe(own):
    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "workbench", *map(str, words)],
            capture_output=True,
            text=True,
            timeout=900,
            env={**os.environ, shelf.PLACE: str(own)},
        )

    return run


@pytest.fixture
def given(tmp_path):
    """A pack of someone else: it tells how green an aligned face is, twice a second."""
    detector = "scale = 1.0\nindex = 1\nper_second = 2"
    return tiny_onnx.pack(tmp_path / "given", None, detector, "least_face_width = 40")


def document(done):
    return json.loads(done.stdout)


def test_what_loupe_carries_is_listed_shown_and_verifies(loupe):
    listed = loupe("models", "list", "--json")
    shown = loupe("models", "show", "face-mesh", "--json")
    checked = loupe("models", "verify", "--parity", "--json")

    assert [done.returncode for done in (listed, shown, checked)] == [0, 0, 0]
    assert set(CARRIED) <= {model["name"] for model in document(listed)["models"]}
    model = document(shown)["model"]
    assert (model["version"], model["origin"]) == ("1", "built-in")
    assert model["card"]["files"]["model.onnx"] and len(model["sha256"]) == 64
    assert document(checked)["ok"] is True
    assert all(
        model["parity"]["compared"] or model["parity"]["reason"]
        for model in document(checked)["models"]
    )
    assert "Face mesh" in loupe("models", "show", "face-mesh", "1").stdout
    assert "Apache-2.0" in loupe("models", "list").stdout


def test_what_is_not_there_is_an_expected_error(loupe, tmp_path):
    for words in (["show", "nobody"], ["verify", "nobody"], ["show", "face-mesh", "7"]):
        done = loupe("models", *words, "--json")
        assert (done.returncode, document(done)["error"]) == (3, "model_missing")
    done = loupe("models", "add", tmp_path / "nowhere", "--json")
    assert (done.returncode, document(done)["error"]) == (3, "model_missing")
    assert loupe("models", "show").returncode == 2


@pytest.mark.parametrize("command", ["list", "show", "verify", "add"])
def test_help_has_an_example(loupe, command):
    done = loupe("models", command, "--help")

    assert done.returncode == 0 and f"Example: loupe models {command}" in done.stdout


def test_a_detector_is_added_once_and_another_of_its_name_is_refused(
    loupe, own, given, tmp_path
):
    first = loupe("models", "add", given, "--json")
    again = loupe("models", "add", given, "--json")

    assert (first.returncode, again.returncode) == (0, 0), first.stderr
    assert (document(first)["added"], document(again)["added"]) == (True, False)
    assert document(first)["model"]["analyzer"] == "imported.means"
    assert document(first)["crops_per_second"] > 0
    assert load_folder(own / "means" / "1").sha256 == document(first)["model"]["sha256"]
    other = tiny_onnx.pack(tmp_path / "other", tiny_onnx.means(tiny_onnx.NHWC))
    done = loupe("models", "add", other, "--json")
    assert (done.returncode, document(done)["error"]) == (3, "model_exists")


def test_a_model_that_does_not_run_is_not_added(loupe, own, tmp_path):
    for content in (b"no model", tiny_onnx.reading("../x"), tiny_onnx.custom()):
        done = loupe("models", "add", tiny_onnx.pack(tmp_path / "bad", content), "--json")
        assert (done.returncode, document(done)["error"]) == (3, "model_mismatch")
    assert [entry for entry in own.rglob("*") if entry.is_file()] == []


def test_damage_is_told_by_verify_and_a_spoilt_card_by_list(loupe, own, given):
    loupe("models", "add", given)
    (own / "means" / "1" / "model.onnx").write_bytes(b"another")
    done = loupe("models", "verify", "means", "--json")
    (model,) = document(done)["models"]

    assert (done.returncode, document(done)["ok"], model["ok"]) == (1, False, False)
    assert model["problem"]["code"] == "model_mismatch"
    assert "DOES NOT VERIFY" in loupe("models", "verify", "means").stdout

    (own / "means" / "1" / "card.toml").write_text("name = ")
    done = loupe("models", "list", "--json")
    spoilt = next(m for m in document(done)["models"] if m["name"] == "means")
    assert (done.returncode, spoilt["problem"]["code"]) == (1, "model_mismatch")
    assert document(loupe("models", "show", "means", "--json"))["error"] == "model_mismatch"


def test_a_clip_is_examined_with_an_added_detector(loupe, own, given, tmp_path):
    case, pdf = tmp_path / "c.loupe", tmp_path / "r.pdf"
    model = document(loupe("models", "add", given, "--json"))["model"]
    loupe("new", case, "--number", "1", "--examiner", "A. Vos")
    loupe("add", case, SAMPLE / "clip.mp4")
    done = loupe("examine", case, "--analyzer", "imported.means", "--json")
    runs = {run["analyzer"]: run for run in document(done)["runs"]}
    series = document(loupe("scores", case, "--exhibit", "EX-001", "--json"))["series"]
    (faces,) = document(loupe("tracks", case, "--exhibit", "EX-001", "--json"))["tracks"]

    assert done.returncode == 0, done.stderr
    assert (runs["faces"]["state"], runs["imported.means"]["state"]) == ("finished", "finished")
    (green,) = [one for one in series if one["analyzer"] == "imported.means"]
    assert green["track"] == faces["id"]
    assert len(green["scores"]) == 12  # two for each of six seconds
    assert all(20 < score < 235 for score in green["scores"])

    assert loupe("report", case, "-o", pdf).returncode == 0
    words = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "CC0-1.0" in words
    assert model["sha256"] in "".join(words.split())

    (own / "means" / "1" / "model.onnx").write_bytes(tiny_onnx.endless())
    done = loupe("examine", case, "--analyzer", "imported.means", "--json")
    assert done.returncode == 0  # by the case's copy it would be the same run: none is made
    assert {run["run"] for run in document(done)["runs"]} == {r["run"] for r in runs.values()}

    shutil.rmtree(own)  # what the case keeps stands in
    loupe("add", case, SAMPLE / "portrait.jpg")
    words = ("--exhibit", "EX-002", "--analyzer", "imported.means", "--json")
    done = loupe("examine", case, *words)
    run = next(r for r in document(done)["runs"] if r["analyzer"] == "imported.means")
    assert (done.returncode, run["state"]) == (0, "finished")
    assert run["model_sha256"] == model["sha256"]
    assert document(loupe("verify", case, "--json"))["ok"] is True
    kept = {one["name"]: one for one in document(loupe("status", case, "--json"))["models"]}
    assert set(kept) == {*CARRIED, "means"}
    assert (kept["means"]["sha256"], kept["means"]["licence"]) == (model["sha256"], "CC0-1.0")
