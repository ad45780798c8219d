"""A package holds what was asked for, whole or not at all, and is an event of the case."""

import csv
import errno
import io
import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from tests.workbench.exchange.conftest import HOSTILE, exported, verify
from workbench.__main__ import app
from workbench.errors import ExportError, ExportExists, ExportFull, HashMismatch
from workbench.exchange import bag as bags
from workbench.exchange import verify as verifier
from workbench.exchange.package import Asked, export_case
from workbench.exchange.plain import table
from workbench.model import new_id, now
from workbench.report.redaction import REMARK


def rows(package, name):
    text = (package / "data" / name).read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def names(package):
    return {str(p.relative_to(package)) for p in package.rglob("*") if p.is_file()}


def test_originals_lie_under_their_hash_and_their_names_in_tables_alone(packages):
    package = packages / "plain"
    media = json.loads((package / "data" / "media.json").read_text("utf-8"))["media_item"]

    held = {path.name for path in (package / "data" / "evidence").iterdir()}
    assert held == {item["sha256"] for item in media}
    assert HOSTILE in {item["original_name"] for item in media}
    assert not [name for name in names(package) if "evil" in name or "HYPER" in name]
    assert not list(packages.rglob("*evil*"))


def test_hashes_only_leaves_the_originals_out_and_says_so(packages):
    package = packages / "hashes"

    assert not (package / "data" / "evidence").exists()
    assert json.loads((package / "data" / "case.json").read_text())["originals"] is False
    assert rows(package, "media.csv")[0]["sha256"]


def test_without_discovery_what_was_set_aside_is_left_out_and_counted(packages):
    found = rows(packages / "plain", "results/findings.csv")

    assert {row["state"] for row in found} == {"confirmed"}
    assert {row["state"] for row in rows(packages / "plain", "results/runs.csv")} == {
        "finished"
    }
    left = json.loads((packages / "plain" / "data" / "case.json").read_text())["left_out"]
    assert (left["runs"], left["findings"], left["face_tracks"]) == (1, 3, 2)


def test_all_that_examiners_replaced_is_counted(store, tmp_path):
    for put, held in (
        (lambda one: store.put_labels([one]), store.labels()[0]),
        (store.write_impression, store.impressions()[0]),
        (store.review, store.reviews()[0]),
        (store.mark_known, store.known_authentic()[0]),
    ):
        put(replace(held, id=new_id(), supersedes=held.id, at=now()))

    exported(store, tmp_path / "bag")

    told = json.loads((tmp_path / "bag" / "data" / "case.json").read_text())
    counted = ("labels", "known_authentic", "impressions", "reviews")
    assert {told["left_out"][what] for what in counted} == {1}
    assert any("illustrations" in kind for kind in told["never_in_a_package"])
    assert verify(tmp_path / "bag").returncode == 0


def test_discovery_holds_rejected_findings_and_failed_runs(packages):
    found = rows(packages / "discovery", "results/findings.csv")
    runs = rows(packages / "discovery", "results/runs.csv")

    assert sorted(row["state"] for row in found) == [
        *("confirmed", "proposed", "proposed", "rejected")
    ]
    assert {row["state"] for row in runs} == {"finished", "failed"}
    left = json.loads((packages / "discovery" / "data" / "case.json").read_text())["left_out"]
    assert set(left.values()) == {0}


def test_what_examiners_wrote_is_in_the_package(packages):
    path = packages / "discovery" / "data" / "results" / "examiners.json"
    told = json.loads(path.read_text("utf-8"))

    assert all(told.values()), {name for name in told if not told[name]}
    assert {"impressions", "reviews", "annotations", "labels", "known_authentic"} == set(told)
    assert rows(packages / "plain", "results/supports.csv")[0]["llr"] == "0.25"


def test_a_missing_score_is_empty_and_null_never_a_number(packages):
    scores = rows(packages / "plain", "results/scores.csv")

    missing = [row for row in scores if row["outcome"] != "scored"]
    assert missing and all(row["score"] == "" and row["reason"] for row in missing)
    text = (packages / "plain" / "data" / "results" / "runs.jsonl").read_text("utf-8")
    assert None in [
        s
        for line in text.splitlines()
        for one in json.loads(line)["series"]
        for s in one["scores"]
    ]
    assert "NaN" not in text


def test_no_text_in_a_table_begins_as_a_formula_does(packages):
    for path in packages.rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline="")):
            for cell in row:
                risky = cell[:1] in tuple("=+-@\t\r")
                assert not risky or float(cell) < 0, (path.name, cell)
    failed = [r for r in rows(packages / "discovery", "results/runs.csv") if r["error"]]
    assert [row["error"] for row in failed] == ["'=1+1"]


@pytest.mark.parametrize("parting", [";", "\t", "; ", ';"', "\n"])
def test_no_part_of_a_text_begins_as_a_formula_does_where_cells_are_parted_otherwise(parting):
    text = f"x{parting}=1+1.jpg"

    (line,) = table(("name", "size"), [(text, -1)])

    [_, row] = csv.reader(io.StringIO(line.decode(), newline=""))
    assert row == [f"x{parting}'=1+1.jpg", "-1"]
    assert verifier.cell(text) == row[0]
    for delimiter in (";", "\t"):
        for cells in csv.reader(io.StringIO(line.decode(), newline=""), delimiter=delimiter):
            assert not [c for c in cells if c.strip(' "').startswith("=")]


def test_an_export_is_two_events_and_the_case_still_verifies(store, tmp_path):
    from case_store.verification import verify as verified

    package = exported(store, tmp_path / "bag")
    begun, made = list(store.events())[-2:]
    store.close()

    assert (begun.action, made.action) == ("export begun", "package exported")
    assert begun.sequence == package.head.sequence
    assert made.detail["tagmanifest_sha256"] == package.sha256
    assert verified(store.folder).ok


def test_what_happens_meanwhile_is_in_the_log_of_the_package_or_after_it(store, tmp_path):
    going = export_case(store, Asked(target=tmp_path / "bag"))
    next(going)
    store.note("tested", "meanwhile", {})
    *_, package = going

    assert verify(tmp_path / "bag").returncode == 0
    assert package.head.sequence == list(store.events())[-1].sequence - 1


def test_what_lies_at_the_place_is_never_written_over(store, tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (tmp_path / "there").mkdir()

    for name in ("link", "there"):
        with pytest.raises(ExportExists):
            exported(store, tmp_path / name)
    with pytest.raises(ExportError):
        exported(store, store.folder / "bag")
    with pytest.raises(ExportError):
        exported(store, tmp_path / "no" / "folder")


def test_a_full_disk_leaves_nothing(store, tmp_path, monkeypatch):
    real = os.fsync
    calls = iter(range(100))

    def full(descriptor):
        if next(calls) == 5:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(bags.os, "fsync", full)
    before = set(tmp_path.iterdir())

    with pytest.raises(ExportFull):
        exported(store, tmp_path / "bag")

    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("steps", [1, 3, 12])
def test_an_export_that_is_stopped_leaves_nothing(store, tmp_path, steps):
    before = set(tmp_path.iterdir())
    going = export_case(store, Asked(target=tmp_path / "bag"))
    for _ in range(steps):
        next(going)
    going.close()

    assert set(tmp_path.iterdir()) == before
    assert list(store.events())[-1].action == "export begun"


def test_a_changed_original_stops_the_export(store, tmp_path):
    item = store.media()[0]
    path = store.evidence_path(item)
    path.chmod(0o644)
    path.write_bytes(b"A video")

    for hashes_only in (False, True):
        with pytest.raises(HashMismatch, match=item.exhibit):
            exported(store, tmp_path / "bag", hashes_only=hashes_only)
    assert not (tmp_path / "bag").exists()


def test_a_package_that_does_not_read_back_is_not_named(store, tmp_path, monkeypatch):
    close = bags.Bag.close

    def torn(bag, told, at):
        digest = close(bag, told, at)
        (bag._folder / "data" / "README.txt").write_text("torn")
        return digest

    monkeypatch.setattr(bags.Bag, "close", torn)

    with pytest.raises(ExportError, match="read back"):
        exported(store, tmp_path / "bag")
    assert not (tmp_path / "bag").exists()


def test_the_command_makes_a_package(store, tmp_path, capsys):
    store.close()
    words = ["export", str(store.folder), "-o", str(tmp_path / "bag"), "--json"]
    done = CliRunner().invoke(app, words)

    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert set(told) == {"package", "sha256", "files", "size_bytes", "head", "unveiled_reports"}
    assert (tmp_path / "bag" / "bagit.txt").exists()


def veiled(store):
    """Issue a report in which a face is hidden, beside one in which none is."""
    staged = store.stage([b"%PDF-veiled"])
    issued = store.reports()[0]
    number = store.next_report_number()
    made = replace(issued, id="e" * 32, number=number, pdf_sha256=staged.sha256)
    store.add_report(made, staged, {REMARK: "EX-001: Face 1"})
    return issued, made


def test_a_report_that_hides_no_face_is_named_and_can_stay_behind(store, tmp_path):
    shown, hidden = veiled(store)

    whole = exported(store, tmp_path / "whole")
    assert whole.unveiled == (shown.number,)

    part = exported(
        store,
        tmp_path / "part",
        only_reports=(hidden.number,),
        pictures=False,
        hashes_only=True,
    )
    data = tmp_path / "part" / "data"
    assert part.unveiled == ()
    assert [path.stem for path in (data / "reports").iterdir()] == [hidden.pdf_sha256]
    assert not (data / "maps").exists()
    assert verify(tmp_path / "part").returncode == 0

    pdf = f"{shown.pdf_sha256}.pdf"
    (data / "reports" / pdf).write_bytes(
        (tmp_path / "whole" / "data" / "reports" / pdf).read_bytes()
    )
    assert verify(tmp_path / "part").returncode == 1


def test_the_command_warns_of_the_report_that_hides_no_face(store, tmp_path):
    shown, hidden = veiled(store)
    store.close()
    words = ["export", str(store.folder), "--hashes-only", "-o", str(tmp_path / "bag")]

    done = CliRunner().invoke(app, words)
    assert f"In the package is {shown.number}, which hides no face" in " ".join(
        done.output.split()
    )

    words[-1:] = [str(tmp_path / "less"), "--only-report", hidden.number, "--no-pictures"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0 and "hides no face" not in done.output


def test_a_report_that_is_not_on_record_is_refused(store, tmp_path):
    with pytest.raises(ExportError, match="R-009"):
        exported(store, tmp_path / "bag", only_reports=("R-009",))


def test_what_a_killed_export_left_is_removed_by_the_next_one_to_that_place(store, tmp_path):
    other = tmp_path / f".{'0' * 16}-1.part"
    other.mkdir()
    before = set(tmp_path.iterdir())
    script = (
        "import os, sys; from pathlib import Path; from workbench.exchange.bag import made\n"
        "with made(Path(sys.argv[1])) as bag:\n"
        "    bag.add('evidence/x', [b'original'])\n"
        "    os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path / "bag"], check=False, timeout=60)
    assert len(set(tmp_path.iterdir()) - before) == 2

    assert exported(store, tmp_path / "bag").cleared == 1

    assert set(tmp_path.iterdir()) - before == {tmp_path / "bag"}


def test_two_exports_to_one_place_are_one_too_many(store, tmp_path):
    with bags.made(tmp_path / "bag") as bag:
        bag.add("x", [b"x"])
        with pytest.raises(ExportExists, match="another export"):
            exported(store, tmp_path / "bag", hashes_only=True)
        bag.close({}, now())
