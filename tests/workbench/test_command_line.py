"""The commands as a script sees them: one JSON document, exit codes, nothing lost."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def loupe():
    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "workbench", *map(str, words)],
            capture_output=True,
            text=True,
            timeout=300,
        )

    return run


@pytest.fixture(scope="module")
def case(loupe, tmp_path_factory, scene, write_jpeg, write_video):
    """A case with a photo, a clip and a file that is no picture, examined."""
    folder = tmp_path_factory.mktemp("cli")
    write_jpeg(folder / "a.jpg", scene(256, 256))
    write_video(folder / "b.mp4", [scene(256, 256, n) for n in range(6)])
    (folder / "c.txt").write_text("no picture")
    case = folder / "c.loupe"
    assert loupe("new", case, "--number", "9", "--examiner", "A. Vos").returncode == 0
    added = loupe("add", case, folder / "a.jpg", folder / "b.mp4", folder / "c.txt", "--json")
    assert added.returncode == 1
    assert [i["state"] for i in json.loads(added.stdout)["items"]] == [
        "accepted",
        "accepted",
        "unsupported",
    ]
    return case


@pytest.fixture(scope="module")
def examined(loupe, case):
    return case, loupe("examine", case, "--json")


def test_examine_reports_every_run_with_its_coverage(examined):
    _, done = examined
    runs = json.loads(done.stdout)["runs"]

    assert done.returncode == 1  # the text file could not be examined
    assert {run["exhibit"] for run in runs} == {"EX-001", "EX-002"}
    assert {run["state"] for run in runs} == {"finished"}
    keys = {"scored", "not_applicable", "withheld", "failed", "not_examined"}
    assert all(keys <= set(run["coverage"]) for run in runs)


def test_examining_what_could_all_be_examined_ends_well(loupe, examined):
    case, _ = examined

    assert loupe("examine", case, "--exhibit", "EX-001", "--json").returncode == 0


def test_scores_name_maps_that_exist_and_never_give_a_number_for_a_missing_score(
    loupe, examined
):
    case, _ = examined
    document = json.loads(loupe("scores", case, "--exhibit", "EX-001", "--json").stdout)

    assert document["maps"]
    for stored in document["maps"]:
        assert Path(stored["path"]).read_bytes().startswith(b"\x89PNG")
    for series in document["series"]:
        for score, outcome in zip(series["scores"], series["outcomes"], strict=True):
            assert (score is None) == (outcome != "scored")


def test_status_and_findings_are_documents(loupe, examined):
    case, _ = examined
    items = json.loads(loupe("status", case, "--json").stdout)["items"]

    assert [item["state"] for item in items] == ["accepted", "accepted", "unsupported"]
    assert "findings" in json.loads(loupe("findings", case, "--json").stdout)


def test_a_report_is_issued_and_the_case_verifies_against_its_head(loupe, examined, tmp_path):
    case, _ = examined
    target = tmp_path / "r.pdf"
    issued = json.loads(loupe("report", case, "-o", target, "--json").stdout)
    assert issued["draft"] is True
    assert issued["pages"] > 1
    assert target.read_bytes().startswith(b"%PDF")

    first = json.loads(loupe("verify", case, "--json").stdout)
    head = f"{first['head']['sequence']}:{first['head']['hash']}"
    assert first["ok"]
    assert loupe("verify", case, "--head", head).returncode == 0
    other = f"{first['head']['sequence']}:{'0' * 64}"
    assert loupe("verify", case, "--head", other).returncode == 1


def test_a_flipped_byte_makes_verify_and_report_say_so(loupe, case, tmp_path, examined):
    copy = tmp_path / "copy.loupe"
    shutil.copytree(case, copy)
    [evidence, *_] = sorted((copy / "evidence").iterdir())
    evidence.chmod(0o644)
    data = bytearray(evidence.read_bytes())
    data[-1] ^= 1
    evidence.write_bytes(data)

    done = loupe("verify", copy, "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["problems"]
    assert loupe("report", copy, "-o", tmp_path / "r.pdf").returncode == 1


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (["add"], 2, None),
        (["nonsense"], 2, None),
        (["status", "/nowhere.loupe", "--json"], 3, "not_a_case"),
        (["verify", "/nowhere.loupe", "--head", "no head"], 2, None),
    ],
)
def test_wrong_use_and_expected_errors_have_their_codes(loupe, words, code, error):
    done = loupe(*words)

    assert done.returncode == code
    if error:
        assert json.loads(done.stdout)["error"] == error
    assert done.stderr


def test_an_unknown_exhibit_is_an_expected_error_with_advice(loupe, case):
    done = loupe("scores", case, "--exhibit", "EX-999")

    assert done.returncode == 3
    assert "loupe status" in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "new",
        "add",
        "examine",
        "status",
        "scores",
        "findings",
        "report",
        "verify",
        "demo",
        "open",
    ],
)
def test_each_command_has_help_with_an_example(loupe, command):
    done = loupe(command, "--help")

    assert done.returncode == 0
    assert f"Example: loupe {command}" in done.stdout
