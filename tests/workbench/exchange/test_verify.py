"""The verifier of a package finds one changed byte, also where the manifests were made anew."""

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import bagit
import pytest

from tests.workbench.exchange.conftest import verify
from workbench import audit
from workbench.exchange import verify as verifier


def problems(package, *words):
    done = verify(package, "--json", *words)
    assert done.returncode in (0, 1), done.stderr
    return {problem["code"] for problem in json.loads(done.stdout)["problems"]}


def flip(path, at=-2):
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def manifests_anew(package):
    """Make the manifests fit the files, as a forger would."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(package)}\n"
        for path in sorted((package / "data").rglob("*"))
        if path.is_file()
    ]
    (package / "manifest-sha256.txt").write_text("".join(lines))
    tags = [
        f"{hashlib.sha256((package / name).read_bytes()).hexdigest()}  {name}\n"
        for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
    ]
    (package / "tagmanifest-sha256.txt").write_text("".join(tags))


@pytest.mark.parametrize("kind", ["plain", "hashes", "discovery"])
def test_a_package_agrees_with_itself(packages, kind):
    done = verify(packages / kind)

    assert done.returncode == 0, done.stdout
    assert "everything agrees" in done.stdout
    assert "This does not prove" in done.stdout
    assert bagit.Bag(str(packages / kind)).is_valid()


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("evidence/*", "evidence_changed"),
        ("reports/*.pdf", "report_changed"),
        ("log/audit.jsonl", "unreadable"),
        ("log/records.jsonl", "unreadable"),
        ("results/scores.csv", "file_changed"),
        ("verify.py", "file_changed"),
    ],
)
def test_one_changed_byte_is_found(package, where, code):
    at = 20 if where == "verify.py" else 0 if "records" in where else -2
    flip(next((package / "data").glob(where)), at)

    found = problems(package)

    assert found >= {"file_changed", code}


@pytest.mark.parametrize(
    ("where", "old", "new", "code"),
    [
        ("log/audit.jsonl", '"actor":"E"', '"actor":"F"', "event_edited"),
        ("log/audit.jsonl", '"os_user":"', '"os_user":"x', "event_edited"),
        ("log/records.jsonl", "The level differs.", "The level is even.", "row_edited"),
        ("results/findings.json", "The level differs.", "The level is even.", "table_differs"),
        ("results/runs.jsonl", '"name":"ratio"', '"name":"rate"', "table_differs"),
        ("results/runs.jsonl", '"scores":[0.0,', '"scores":[0.1,', "scores_differ"),
        ("results/runs.jsonl", '"withheld":', '"whithheld":', "table_differs"),
        ("results/runs.jsonl", '"outcomes":["scored"', '"outcomes":["failed"', "scores_differ"),
        ("results/scores.csv", ",scored,0.0,", ",scored,0.5,", "table_differs"),
        ("log/arrays.jsonl", "A", "B", "scores_differ"),
        ("media.json", '"exhibit": "EX-001"', '"exhibit": "EX-007"', "table_differs"),
        (
            "media.json",
            '"received_from": "the rep',
            '"received_from": "the por',
            "table_differs",
        ),
        ("media.json", '"label": "Face', '"label": "Fake', "table_differs"),
        ("media.json", '"size_bytes":', '"x": "forged", "size_bytes":', "table_differs"),
        ("media.csv", "the reporter", "the porter", "table_differs"),
        ("results/findings.json", '"examiner": "Examiner"', '"examiner": "X"', "table_differs"),
        ("results/findings.csv", ",confirmed,", ",rejected,", "table_differs"),
        ("results/findings.csv", "8,20", "8,21", "table_differs"),
        ("results/findings.json", "12.5", "13.5", "table_differs"),
        ("results/examiners.json", "The ear is odd.", "The ear is even", "table_differs"),
        ("results/what_ifs.json", '"covered": true', '"covered": false', "table_differs"),
        ("results/calibrations.json", '"licence": "CC0"', '"licence": "X"', "table_differs"),
        ("results/supports.csv", ",1.5,0.25,", ",1.5,9.25,", "table_differs"),
        ("results/scores.csv", "EX-001,", "EX-009,", "table_differs"),
        ("results/runs.csv", ",finished,", ",failed,", "table_differs"),
        ("results/coverage.csv", ",frame,3,", ",frame,9,", "table_differs"),
        ("results/measurements.csv", ",level,1.0,", ",level,9.0,", "table_differs"),
        ("results/facts.csv", "Editor", "Camera", "table_differs"),
        ("results/runs.jsonl", '"text":"Editor"', '"text":"Camera"', "table_differs"),
        ("results/runs.jsonl", '"y":[0.0,', '"y":[9.0,', "table_differs"),
        ("results/runs.jsonl", '"licence":"CC0-1.0"', '"licence":"X"', "table_differs"),
        ("results/runs.jsonl", '"dark"', '"bright"', "scores_differ"),
        ("reports.json", '"draft": false', '"draft": true', "table_differs"),
        ("case.json", '"examiner": "E"', '"examiner": "F"', "table_differs"),
        ("case.json", '"originals": true', '"originals": false', "table_differs"),
    ],
)
def test_what_was_changed_with_its_manifest_is_found_by_the_log(package, where, old, new, code):
    path = package / "data" / where
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    manifests_anew(package)

    assert code in {one["code"] for one in verifier.check(str(package)).problems}


@pytest.mark.parametrize(
    ("table", "code"),
    [
        *((one, "record_missing") for one in ("media_item", "report", "finding", "receipt")),
        *((one, "record_missing") for one in ("analyzer_run", "score_series", "annotation")),
    ],
)
@pytest.mark.parametrize("kind", ["plain", "discovery"])
def test_a_record_that_was_taken_out_is_missed(packages, tmp_path, kind, table, code):
    bag = shutil.copytree(packages / kind, tmp_path / "bag")
    path = bag / "data" / "log" / "records.jsonl"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if json.loads(line)["table"] != table]
    path.write_text("".join(kept), "utf-8")
    manifests_anew(bag)

    assert code in {one["code"] for one in verifier.check(str(bag)).problems}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("results/findings.json", '{"finding": []}'),
        ("media.json", '{"media_item": []}'),
        ("reports.json", '{"report": []}'),
        ("results/runs.jsonl", ""),
        ("results/scores.csv", ""),
    ],
)
def test_a_table_that_was_emptied_is_found(package, name, text):
    (package / "data" / name).write_text(text)
    manifests_anew(package)

    found = {one["subject"] for one in verifier.check(str(package)).problems}
    assert any(subject.startswith(name) for subject in found), found


def test_originals_taken_out_are_missed_whatever_case_json_says(package):
    shutil.rmtree(package / "data" / "evidence")
    manifests_anew(package)

    assert "evidence_missing" in {one["code"] for one in verifier.check(str(package)).problems}


def test_maps_cards_and_files_of_no_record_are_found(package):
    data = package / "data"
    flip(next((data / "maps").iterdir()))
    next((data / "models").iterdir()).unlink()
    (data / "reports" / "R-002.pdf").write_bytes(b"forged")
    (data / "results" / "opinion.html").write_text("authentic")
    manifests_anew(package)

    found = verifier.check(str(package)).problems
    assert [one["code"] for one in found].count("file_changed") == 2
    assert [one["code"] for one in found].count("file_unknown") == 2


def test_evidence_and_reports_changed_with_their_manifest_are_found(package):
    for where in ("evidence", "reports"):
        flip(next((package / "data" / where).iterdir()))
    manifests_anew(package)

    assert problems(package) >= {"evidence_changed", "report_changed"}


def test_a_manifest_changed_by_one_byte_is_found(package):
    flip(package / "manifest-sha256.txt", 3)

    assert "file_changed" in problems(package)


def test_missing_added_and_linked_files_are_found(package):
    (package / "data" / "README.txt").unlink()
    (package / "data" / "more.txt").write_text("more")
    (package / "data" / "link").symlink_to("/etc")

    assert problems(package) >= {"file_missing", "file_added"}


def test_an_event_left_out_is_found_also_at_the_end(package):
    path = package / "data" / "log" / "audit.jsonl"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:3] + lines[4:]), "utf-8")
    assert "event_missing" in problems(package)

    path.write_text("".join(lines[:-1]), "utf-8")
    assert "head_mismatch" in problems(package)


def test_a_manifest_never_leads_out_of_the_package(package):
    with (package / "manifest-sha256.txt").open("a") as file:
        file.write(f"{'0' * 64}  ../../../etc/hostname\n")

    assert "file_missing" in problems(package)


def test_a_printed_head_is_compared(packages):
    head = json.loads((packages / "plain" / "data" / "log" / "head.json").read_text())

    assert not problems(packages / "plain", "--head", f"{head['sequence']}:{head['hash']}")
    assert problems(packages / "plain", "--head", f"3:{'0' * 64}") == {"printed_head_mismatch"}


def test_originals_that_lie_elsewhere_are_compared(packages, tmp_path):
    held = packages / "plain" / "data" / "evidence"
    folder = tmp_path / "card" / "DCIM"
    shutil.copytree(held, folder)
    assert not problems(packages / "hashes", "--originals", tmp_path / "card")

    flip(next(folder.iterdir()))
    assert problems(packages / "hashes", "--originals", tmp_path / "card") == {
        "evidence_missing"
    }


def test_a_hostile_package_neither_hangs_nor_breaks_the_verifier(package):
    log = package / "data" / "log"
    (log / "head.json").unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(log / "head.json")
    (log / "records.jsonl").write_text("[" * 100_000)
    (package / "data" / "results" / "findings.json").write_text('{"finding": 7}')

    assert problems(package) >= {"file_missing", "file_changed", "unreadable"}


def test_nothing_that_lies_beside_the_verifier_is_run(package):
    data = package / "data"
    for name in ("__future__", "argparse", "json", "typing"):
        (data / f"{name}.py").write_text("print('everything agrees'); raise SystemExit(0)")
    manifests_anew(package)

    done = subprocess.run(
        [sys.executable, "-B", data / "verify.py"], capture_output=True, text=True, cwd=data
    )

    assert done.returncode == 1, done.stdout + done.stderr
    assert "file_unknown: data/argparse.py" in done.stdout and "DOES NOT AGREE" in done.stdout


def test_nothing_of_hostile_names_reaches_the_terminal(package):
    (package / "data" / "a\x1b[2Jb").write_text("x")

    done = verify(package)

    assert "\x1b" not in done.stdout and "file_added" in done.stdout


def test_a_terminal_of_few_letters_breaks_nothing(package):
    (package / "data" / "é漢").write_text("x")
    (package / "data" / "reports.json").write_text("[" * 300_000)

    done = subprocess.run(
        [sys.executable, "-B", package / "data" / "verify.py"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )

    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert r"data/\xe9\u6f22" in done.stdout and "unreadable" in done.stdout


def test_what_is_no_package_is_told_without_a_traceback(tmp_path):
    done = subprocess.run(
        [sys.executable, "-I", verifier.__file__, str(tmp_path)], capture_output=True, text=True
    )

    assert done.returncode == 1 and "Traceback" not in done.stderr


def test_the_encoding_is_that_of_the_audit_chain():
    value = {"b": [1, 0.1, None, True], "a": 'Ünï\u2028"', "é": {"x": -3e-9}}

    assert verifier.encode(value) == audit.encode(value)


def test_the_verifier_needs_nothing_but_the_standard_library():
    text = Path(verifier.__file__).read_text("utf-8")
    tree = ast.parse(text, feature_version=(3, 8))
    imported = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for name in node.names
    }
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= set(sys.stdlib_module_names)
