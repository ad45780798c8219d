"""`loupe evaluate` as a script sees it, on pictures made on the spot."""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from analyzers.runtime import shelf
from tests import tiny_onnx
from workbench.evaluation.cells import STILL_CELLS

PORTRAIT = Path(__file__).parents[2] / "resources" / "sample" / "portrait.jpg"
GHOSTS = "compression.ghosts"
COLUMNS = ["path", "analyzer", "version", "outcome", "score", "llr", "reason", "seconds"]


def loupe(*words, **variables):
    return subprocess.run(
        [sys.executable, "-m", "workbench", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=900,
        env={**os.environ, **variables},
    )


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def media(tmp_path_factory, scene, write_jpeg):
    """Twelve photographs saved once, and twelve with a part that was saved coarser before."""
    folder = tmp_path_factory.mktemp("media")
    rows = ["path,label,source,person,generator,group"]
    for number in range(24):
        pixels = scene(320, 256, seed=number)
        altered = number % 2 == 1
        if altered:
            coarse = write_jpeg(folder / "coarse.jpg", scene(320, 256, seed=100 + number), 55)
            pixels[64:176, 80:240] = np.asarray(Image.open(coarse))[64:176, 80:240]
        write_jpeg(folder / f"{number:02}.jpg", pixels, 90)
        label, generator = ("altered", "splice") if altered else ("authentic", "")
        rows.append(f"{number:02}.jpg,{label},made,p{number},{generator},{number % 4 // 2}")
    (folder / "broken.jpg").write_bytes((folder / "00.jpg").read_bytes()[:300])
    (folder / "words.txt").write_text("no picture")
    rows += ["broken.jpg,altered,made,,,", "words.txt,authentic,made,,,"]
    rows += ["../outside.jpg,altered,,,,", "mask.png,mask,,,,", "gone.jpg,altered,,,,"]
    (folder / "manifest.csv").write_text("\n".join(rows))
    return folder


@pytest.fixture(scope="module")
def done(media, tmp_path_factory):
    """One evaluation for the tests that only look at what came out."""
    folder = tmp_path_factory.mktemp("results") / "all"
    names = ("--analyzer", GHOSTS, "--analyzer", "provenance.metadata")
    said = loupe(
        "evaluate", media / "manifest.csv", "-o", folder, *names, "--group", "group", "--json"
    )
    return folder, said, json.loads(said.stdout)


def test_every_file_has_a_row_for_each_analyzer_with_a_score_or_a_reason(done):
    folder, said, _ = done
    rows = table(folder / "scores.csv")

    assert said.returncode == 1  # done, but some could not be examined
    assert list(rows[0]) == COLUMNS
    assert len(rows) == 2 * 28
    ghosts = {row["path"]: row for row in rows if row["analyzer"] == GHOSTS}
    assert {ghosts[f"{n:02}.jpg"]["outcome"] for n in range(24)} == {"scored"}
    assert all(float(ghosts[f"{n:02}.jpg"]["score"]) >= 0 for n in range(24))
    told = {
        p: (ghosts[p]["outcome"], ghosts[p]["reason"]) for p in ghosts if ghosts[p]["reason"]
    }
    assert told == {
        "broken.jpg": ("failed", "unreadable"),
        "words.txt": ("not_applicable", "unsupported"),
        "../outside.jpg": ("failed", "outside_folder"),
        "gone.jpg": ("failed", "not_found"),
    }
    assert {row["llr"] for row in rows} == {""}
    assert all(row["score"] == "" for row in rows if row["outcome"] != "scored")


def test_the_document_has_figures_with_intervals_and_none_where_there_is_nothing(done):
    folder, _, document = done
    ghosts, metadata = document["analyzers"]

    assert document["manifest"]["skipped"] == {"mask": 1}
    assert ghosts["n"] == {"authentic": 12, "altered": 12}
    assert ghosts["outcomes"]["altered"]["not_scored_share"] == pytest.approx(3 / 15)
    found = ghosts["figures"]["auc"]
    assert 0.8 < found["value"] <= 1 and found["lower"] <= found["value"] <= found["upper"]
    assert found["clusters"] == 24
    assert [g["name"] for g in ghosts["groups"]["group"]["groups"]] == ["0", "1"]
    assert all(g["small"] for g in ghosts["groups"]["group"]["groups"])
    assert ghosts["generators"][0]["name"] == "splice"
    assert ghosts["calibration"]["given"] is None and ghosts["calibration"]["why_not_given"]
    assert ghosts["pairs"][0]["n"] == {"authentic": 12, "altered": 12}
    assert ghosts["shortcut_auc"]["value"] == ghosts["generators"][0]["shortcut_auc"]["value"]
    assert document["shortcut_audit"]["auc"] is not None
    assert set(metadata["figures"].values()) == {None}
    assert "no score" in metadata["why_no_figures"]
    digest = hashlib.sha256((folder / "scores.csv").read_bytes()).hexdigest()
    assert document["scores_sha256"] == digest
    flat = {(r["table"], r["figure"]): r for r in table(folder / "figures.csv")}
    assert float(flat["whole", "auc"]["value"]) == pytest.approx(found["value"], rel=1e-5)
    kept = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    assert kept == {key: value for key, value in document.items() if key != "output"}


def test_the_report_shows_the_figures_and_carries_them(done):
    folder, _, document = done
    reader = PdfReader(folder / "validation.pdf")
    words = "\n".join(page.extract_text() for page in reader.pages)

    assert reader.attachments["metrics.json"] == [(folder / "metrics.json").read_bytes()]
    assert f"{document['analyzers'][0]['figures']['auc']['value']:.3f}" in words
    assert f"Page {len(reader.pages)} of {len(reader.pages)}" in words
    assert document["scores_sha256"] in words.replace("\n", "")
    assert "this analyzer tells facts and gives no score" in words
    assert "Shortcut audit" in words and "outside_folder" in words


def test_an_interrupted_evaluation_goes_on_and_ends_alike(media, tmp_path, done):
    whole, _, _ = done
    short = tmp_path / "short.csv"
    rows = (media / "manifest.csv").read_text().splitlines()
    short = media / "short.csv"
    short.write_text("\n".join(rows[:6]))
    command = ("evaluate", short, "-o", tmp_path / "out", "--analyzer", GHOSTS)
    assert loupe(*command).returncode == 0
    scores = tmp_path / "out" / "scores.csv"
    before = table(scores)
    with scores.open("a") as file:
        file.write("05.jpg,compression.gho")  # as a power cut leaves it
    short.write_text("\n".join(rows[:8]))
    again = loupe(*command)

    assert (
        again.returncode == 0 and "5 of 7 files were scored by an earlier call" in again.stderr
    )
    after = table(scores)
    assert after[:5] == before and len(after) == 7
    told = {
        row["path"]: row["score"]
        for row in table(whole / "scores.csv")
        if row["analyzer"] == GHOSTS
    }
    assert {row["path"]: row["score"] for row in after} == {
        p: told[p] for p in [r["path"] for r in after]
    }


def test_other_bytes_under_a_known_path_are_read_again(media, tmp_path):
    (tmp_path / "a.jpg").write_bytes((media / "01.jpg").read_bytes())
    (tmp_path / "m.csv").write_text("path,label\na.jpg,altered\n")
    command = ("evaluate", tmp_path / "m.csv", "-o", tmp_path / "out", "--analyzer", GHOSTS)
    loupe(*command)
    before = table(tmp_path / "out" / "scores.csv")
    (tmp_path / "a.jpg").write_bytes((media / "00.jpg").read_bytes())
    loupe(*command)
    after = table(tmp_path / "out" / "scores.csv")
    assert len(before) == len(after) == 1 and before[0]["score"] != after[0]["score"]


def test_wrong_use_and_unusable_manifests_have_their_exit_codes(media, tmp_path):
    listed = media / "manifest.csv"
    out = ("-o", tmp_path / "out")
    assert loupe("evaluate", listed).returncode == 2
    assert loupe("evaluate", listed, *out, "--group", "none").returncode == 2
    unknown = loupe("evaluate", listed, *out, "--cell", "jpeg_71")
    assert unknown.returncode == 2 and "jpeg_70" in unknown.stderr
    assert loupe("evaluate", tmp_path / "none.csv", *out).returncode == 3
    assert loupe("evaluate", listed, *out, "--analyzer", "none").returncode == 3
    (tmp_path / "out").mkdir(exist_ok=True)
    (tmp_path / "out" / "scores.csv").write_text("someone's own table\n")
    refused = loupe("evaluate", listed, *out, "--analyzer", GHOSTS, "--json")
    assert refused.returncode == 3 and json.loads(refused.stdout)["error"] == "evaluation"
    assert (tmp_path / "out" / "scores.csv").read_text() == "someone's own table\n"
    assert "Example: loupe evaluate" in loupe("evaluate", "--help").stdout


def test_the_grid_scores_copies_of_both_labels_in_every_cell(media, tmp_path):
    listed = media / "two.csv"
    listed.write_text("path,label\n00.jpg,authentic\n01.jpg,altered\n")
    command = ("evaluate", listed, "-o", tmp_path, "--analyzer", GHOSTS, "--grid", "--json")
    done = loupe(*command)
    document = json.loads(done.stdout)
    cells = document["grid"]["analyzers"][GHOSTS]

    assert done.returncode == 0
    assert [cell["cell"] for cell in cells] == ["clean", *STILL_CELLS]
    assert all(cell["n"] == {"authentic": 1, "altered": 1} for cell in cells)
    assert all(0 <= cell["figures"]["auc"]["value"] <= 1 for cell in cells)
    rates = {cell["cell"]: cell["figures"]["false_positive_rate"] for cell in cells}
    assert rates["jpeg_70"] is not None and rates["blur_1"] is None  # measured on JPEG only
    [blurred] = [cell for cell in cells if cell["cell"] == "blur_1"]
    assert blurred["sources"][0]["false_positive_rate_beyond_conditions"]["value"] in {0, 1}
    words = "".join(p.extract_text() for p in PdfReader(tmp_path / "validation.pdf").pages)
    assert "half size and back" in words
    kept = table(tmp_path / "grid" / "noise_10" / "scores.csv")
    assert [row["path"] for row in kept] == ["00.jpg", "01.jpg"]
    assert json.loads(loupe(*command).stdout)["grid"] == document["grid"]


def test_without_the_gate_coarse_pictures_are_scored(tmp_path, scene, write_jpeg):
    for number in range(2):
        write_jpeg(tmp_path / f"{number}.jpg", scene(320, 320, seed=number), 40)
    (tmp_path / "list.csv").write_text("path,label\n0.jpg,authentic\n1.jpg,altered\n")
    for gate, outcome in (("--gate", "withheld"), ("--no-gate", "scored")):
        asked = (tmp_path / "list.csv", "-o", tmp_path / gate, gate)
        loupe("evaluate", *asked, "--analyzer", "frequency.spectrum")
        rows = table(tmp_path / gate / "scores.csv")
        assert [row["outcome"] for row in rows] == [outcome] * 2
        assert json.loads((tmp_path / gate / "metrics.json").read_text())["gate"] is (
            gate == "--gate"
        )


def test_videos_are_coded_anew_and_maps_are_held_against_masks(
    media, tmp_path, scene, write_video
):
    whole = scene(240, 160, seed=7)
    moving = [np.ascontiguousarray(whole[:, n : n + 128]) for n in range(6)]
    write_video(tmp_path / "clip.mp4", moving)
    for name in ("00.jpg", "01.jpg"):
        shutil.copy(media / name, tmp_path / name)
    mask = np.zeros((256, 320), np.uint8)
    mask[64:176, 80:240] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    rows = "clip.mp4,authentic,\n00.jpg,authentic,\n01.jpg,altered,mask.png\n"
    (tmp_path / "m.csv").write_text(f"path,label,mask\n{rows}")
    noise = "compression.noise_residual"
    command = ("evaluate", tmp_path / "m.csv", "-o", tmp_path / "out", "--json")
    named = ("--analyzer", noise, "--cell", "h264_35")
    done = loupe(*command, *named)
    document = json.loads(done.stdout)
    [one] = document["analyzers"]
    cells = document["grid"]["analyzers"][noise]

    assert done.returncode == 0, done.stderr
    assert [(c["kind"], c["cell"]) for c in cells] == [
        ("image", "clean"),
        ("video", "clean"),
        ("video", "h264_35"),
    ]
    assert cells[2]["n"]["authentic"] == 1
    assert [level["name"] for level in one["levels"]] == [
        "stills",
        "clips",
        "clips_by_mean",
        "frames",
    ]
    maps = one["localization"]["maps"]
    assert maps[0]["n"]["altered"] == 1 and 0 <= maps[0]["at_otsu"]["iou"]["value"] <= 1
    assert "fewer than 10" in maps[0]["why_no_fixed_level"]
    mask[:] = 255 - mask
    Image.fromarray(mask).save(tmp_path / "mask.png")  # other bytes: its maps are held again
    again = loupe(*command, *named)
    turned = json.loads(again.stdout)["analyzers"][0]["localization"]["maps"]
    assert "2 of 3 files were scored by an earlier call" in again.stderr
    assert turned[0]["pixel_auc"]["value"] == pytest.approx(1 - maps[0]["pixel_auc"]["value"])


def test_a_detector_that_was_added_is_evaluated_with_the_face_pass_that_it_needs(tmp_path):
    own = {shelf.PLACE: str(tmp_path / "own")}
    detector = "scale = 1.0\nindex = 1\nper_second = 2"
    pack = tiny_onnx.pack(tmp_path / "given", None, detector, "least_face_width = 40")
    added = json.loads(loupe("models", "add", pack, "--json", **own).stdout)
    name = added["model"]["analyzer"]
    shutil.copy(PORTRAIT, tmp_path / "face.jpg")
    (tmp_path / "m.csv").write_text("path,label\nface.jpg,authentic\n")
    done = loupe(
        "evaluate", tmp_path / "m.csv", "-o", tmp_path / "out", "--analyzer", name, **own
    )

    assert done.returncode == 0, done.stderr
    [row] = table(tmp_path / "out" / "scores.csv")
    assert (row["analyzer"], row["outcome"]) == (name, "scored") and float(row["score"]) > 0
    look = json.loads((tmp_path / "out" / "files.jsonl").read_text())
    assert 1.7 < look["traits"]["log_face_width"] < 2.3 and look["face_seconds"] > 0
    assert look["traits"]["fed_log_sharpness"] > 0  # of the aligned face, as networks see it


def test_a_clip_altered_for_a_moment_is_scored_by_it_and_the_moment_is_found(
    tmp_path, scene, write_video
):
    """Ten seconds, of which two have a region without noise; beside it the clip as it was."""
    noisy, clean = scene(320, 256, seed=3, noise=9.0), scene(320, 256, seed=3, noise=0.0)
    whole = [noisy] * 40
    patched = noisy.copy()
    patched[64:192, 96:224] = clean[64:192, 96:224]
    sharp = {"crf": "4"}
    write_video(tmp_path / "as_it_was.mp4", whole, rate=4, options=sharp)
    altered = [*whole[:16], *[patched] * 8, *whole[24:]]
    write_video(tmp_path / "altered.mp4", altered, rate=4, options=sharp)
    rows = "as_it_was.mp4,authentic,\naltered.mp4,altered,4-6\n"
    (tmp_path / "m.csv").write_text(f"path,label,segments\n{rows}")
    noise = "compression.noise_residual"
    asked = (tmp_path / "m.csv", "-o", tmp_path / "out", "--analyzer", noise, "--json")
    [one] = json.loads(loupe("evaluate", *asked).stdout)["analyzers"]
    clips = {clip["label"]: clip for clip in one["clips"]}
    side = one["stretches"]["altered"]

    assert clips["altered"]["score"] > clips["altered"]["mean"]
    assert clips["altered"]["score"] > clips["authentic"]["score"]
    assert side["found"]["0.5"]["value"] == 1 and side["boundary_error"]["value"] <= 0.5
    words = " ".join(
        page.extract_text() for page in PdfReader(tmp_path / "out" / "validation.pdf").pages
    )
    assert "When clips are altered" in words
