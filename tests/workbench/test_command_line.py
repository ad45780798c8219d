"""The commands as a script sees them: one JSON document, exit codes, nothing lost."""

import hashlib
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from case_store.store import CaseStore
from workbench.__main__ import main
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    FaceSamples,
    FacesSeen,
    FaceTrack,
    Family,
    MediaKind,
    Need,
    RunState,
    Shot,
    TrackSpan,
)


@pytest.fixture(scope="module")
def loupe():
    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "workbench", *map(str, words)],
            capture_output=True,
            text=True,
            timeout=900,
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
    assert {"frequency.spectrum"} <= {made["analyzer"] for made in document["illustrations"]}
    for picture in (one for made in document["illustrations"] for one in made["pictures"]):
        data = Path(picture["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == picture["sha256"] and picture["caption"]
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
        "tracks",
        "track merge",
        "track split",
        "track name",
        "track exclude",
        "track include",
        "findings",
        "annotations",
        "report",
        "verify",
        "demo",
        "open",
    ],
)
def test_each_command_has_help_with_an_example(loupe, command):
    done = loupe(*command.split(), "--help")

    assert done.returncode == 0
    assert f"Example: loupe {command}" in done.stdout


PASS = AnalyzerInfo(
    name="faces",
    title="Faces",
    version="1",
    media=frozenset(MediaKind),
    family=Family.FACES,
    needs=Need.FRAMES,
    reference="none",
    limitations="none",
    validated_range="none",
)


def measured(number, frames):
    """What a face pass says of one face; where it is does not matter here."""
    n = len(frames)
    return FaceSamples(
        number=number,
        frames=np.array(frames, np.int64),
        pts=np.array(frames) / 25,
        boxes=np.ones((n, 4), np.float32),
        points=np.ones((n, 5, 2), np.float32),
        detected=np.ones(n, np.float32),
        meshed=np.zeros(n, np.uint8),
        landmarks=np.zeros((n, 478, 3), np.int16),
        blendshapes=np.zeros((n, 52), np.float32),
        poses=np.zeros((n, 4, 4), np.float32),
        qualities=np.ones((n, 8), np.float32),
    )


def say_faces(store, item, state):
    """Put a face pass on record: one face in frames 0 and 1, one in 3 to 5, of six."""
    run = AnalyzerRun(
        media_id=item.id, info=PASS, settings={}, media_sha256=item.sha256, software={}
    )
    store.begin_run(run)
    seen = FacesSeen(
        frames=np.arange(6),
        pts=np.arange(6) / 25,
        faces=np.array([1, 1, 0, 1, 1, 1], np.uint8),
        outcomes=np.array([0, 0, 1, 0, 0, 0], np.uint8),
    )
    said = [Shot(first_frame=0, last_frame=5, first_pts=0.0, last_pts=0.2), seen]
    for number, frames in enumerate(([0, 1], [3, 4, 5]), 1):
        said.append(measured(number, frames))
        span = TrackSpan(number, frames[0], frames[-1])
        said.append(
            FaceTrack(
                media_id=item.id,
                run_id=run.id,
                label=f"Face {number}",
                spans=(span,),
                frames=len(frames),
                id=f"{number}" * 32,
            )
        )
    store.add_observations(run.id, said)
    store.end_run(replace(run, state=state, error="it broke" if state == "failed" else None))


@pytest.fixture
def faces(case, tmp_path):
    """A copy of the case with a face pass over EX-002."""
    folder = shutil.copytree(case, tmp_path / "faces.loupe")
    with CaseStore.open(folder) as store:
        say_faces(store, store.item("EX-002"), RunState.FINISHED)
    return folder


@pytest.fixture
def here(monkeypatch, capsys):
    """Run a command in this process, which is quicker than starting one for each."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["loupe", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return subprocess.CompletedProcess(words, ended.value.code, said.out, said.err)

    return run


def document(done):
    return json.loads(done.stdout)


def test_tracks_say_where_faces_are(here, faces):
    done = here("tracks", faces, "--exhibit", "EX-002", "--json")

    assert done.returncode == 0 and done.stderr == ""
    told = document(done)
    assert (told["frames"], told["frames_with_face"]) == (6, 5)
    assert [
        (t["id"], t["label"], t["first"], t["last"], t["frames"]) for t in told["tracks"]
    ] == [
        ("1" * 32, "Face 1", 0, 1, 2),
        ("2" * 32, "Face 2", 3, 5, 3),
    ]
    assert told["outcomes"] == {"scored": 5, "not_applicable": 1, "withheld": 0, "failed": 0}
    assert [shot["last_frame"] for shot in told["shots"]] == [5]
    shown = here("tracks", faces, "--exhibit", "EX-002").stdout
    assert "a face in 5 of 6 frames" in shown and "Face 2" in shown


@pytest.mark.parametrize("state", [None, RunState.FAILED])
def test_where_nobody_looked_there_are_not_no_faces(here, case, tmp_path, state):
    folder = shutil.copytree(case, tmp_path / "c.loupe")
    if state:
        with CaseStore.open(folder) as store:
            say_faces(store, store.item("EX-003"), state)
    done = here("tracks", folder, "--exhibit", "EX-003", "--json")

    assert done.returncode == 1
    told = document(done)
    assert told["frames"] is told["frames_with_face"] is told["outcomes"] is None
    assert (told["state"], told["tracks"]) == (state, [])
    shown = here("tracks", folder, "--exhibit", "EX-003").stdout
    assert "not known" in shown and ("it broke" in shown) == bool(state)


def test_cancelled_pass_is_not_the_whole(here, tmp_path, scene, write_video):
    clip = write_video(tmp_path / "b.mp4", [scene(64, 64, n) for n in range(6)])
    folder = tmp_path / "c.loupe"
    here("new", folder, "--number", "9", "--examiner", "A. Vos")
    assert here("add", folder, clip).returncode == 0
    with CaseStore.open(folder) as store:
        say_faces(store, store.item("EX-001"), RunState.CANCELLED)
    done = here("tracks", folder, "--exhibit", "EX-001", "--json")

    assert done.returncode == 1
    assert document(done)["state"] == "cancelled" and len(document(done)["tracks"]) == 2


def test_an_examiner_puts_tracks_right(here, faces):
    def track(*words):
        done = here("track", *words[:1], faces, "--exhibit", "EX-002", "--by", "B. Maas",
                     *words[1:], "--json")  # fmt: skip
        assert done.returncode == 0, done.stderr
        return document(done)["tracks"]

    [merged] = track("merge", "1111", "2222", "--note", "same scar")
    assert (merged["frames"], merged["examiner"], merged["note"]) == (5, "B. Maas", "same scar")
    assert sorted(merged["supersedes"]) == ["1" * 32, "2" * 32]
    left, right = track("split", merged["id"][:6], "--at", "2", "--label", "Guest")
    assert (left["last"], right["first"], right["label"]) == (1, 3, "Guest")
    [named, _] = track("name", left["id"], "--label", "Speaker")
    [_, out] = track("exclude", right["id"], "--note", "a poster")
    assert (named["label"], out["excluded"]) == ("Speaker", True)
    [_, back] = track("include", out["id"])
    assert not back["excluded"]

    with CaseStore.open(faces, read_only=True) as store:
        acts = [(event.actor, event.action) for event in store.events()][-5:]
    assert acts == [
        ("B. Maas", f"tracks {done}")
        for done in ("merged", "split", "renamed", "excluded", "included")
    ]
    assert here("verify", faces).returncode == 0


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (["merge", "1111"], 3, "track"),
        (["merge", "1111", "9999"], 3, "unknown_track"),
        (["merge", "1", "2"], 3, "unknown_track"),
        (["split", "2222", "--at", "3"], 3, "nothing_to_split"),
        (["split", "2222"], 2, None),
        (["exclude"], 2, None),
        (["include", "1111"], 3, "track"),
        (["name", "1111", "--label", " "], 3, "track"),
    ],
)
def test_wrong_changes_change_nothing(here, faces, words, code, error):
    command, *more = words
    done = here(
        "track", command, faces, "--exhibit", "EX-002", "--by", "B. Maas", *more, "--json"
    )

    assert done.returncode == code and done.stderr
    assert error is None or document(done)["error"] == error
    with CaseStore.open(faces, read_only=True) as store:
        assert len(store.tracks(store.item("EX-002").id, superseded=True)) == 2


def test_changes_are_somebodys(here, faces):
    for who in ([], ["--by", " "]):
        done = here("track", "exclude", faces, "--exhibit", "EX-002", "1111", *who)
        assert done.returncode == 2 and "--by" in done.stderr
