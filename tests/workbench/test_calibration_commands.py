"""`loupe evaluate --calibrate`, `calibrations` and `controls`, as a script sees them."""

import csv
import hashlib
import json
import os
import subprocess
import sys

import numpy as np
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from analyzers.catalog import available
from case_store.store import CaseStore
from tests.made_scores import ten_sources
from workbench.calibration import shelf
from workbench.calibration.applying import OUTSIDE
from workbench.calibration.document import text
from workbench.calibration_commands import calibrations
from workbench.control_commands import controls
from workbench.errors import CalibrationUnusable, NotMarked
from workbench.evaluation.ledger import Ledger
from workbench.evaluation.records import Look, Row
from workbench.examination import plan
from workbench.intake import receive
from workbench.model import Arrival, Case, Outcome

GRID = "compression.block_grid"


def loupe(*words, **variables):
    done = subprocess.run(
        [sys.executable, "-m", "workbench", *map(str, words), "--json"],
        capture_output=True,
        text=True,
        timeout=900,
        env={**os.environ, **variables},
    )
    return done, json.loads(done.stdout) if done.stdout else None


@pytest.fixture(scope="module")
def scored(tmp_path_factory, worker):
    """A folder of results of 260 files that an earlier call scored, so that none is read again.

    Their bytes are no pictures: a file that was read anew would fail and be missed.
    """
    folder = tmp_path_factory.mktemp("scored")
    setups = plan(worker, available, [GRID])
    rng, rows = np.random.default_rng(0), ["path,label,source,generator,licence"]
    with Ledger(folder / "out", setups) as ledger:
        for number in range(260):
            altered, source = number % 13 >= 8, f"s{number % 13}"
            name, data = f"{number}.jpg", f"{number}".encode()
            (folder / name).write_bytes(data)
            label = "altered" if altered else "authentic"
            rows.append(f"{name},{label},{source},{'Painter' if altered else ''},CC0")
            look = Look(
                path=name,
                sha256=hashlib.sha256(data).hexdigest(),
                kind="image",
                codec="jpeg",
                traits={"log_picture_size": 5.3, "jpeg_table_sum": 900.0},
            )
            score = float(rng.normal() + 2.5 * altered)
            row = Row(
                path=name,
                analyzer=GRID,
                version=setups[0].info.version,
                outcome=Outcome.SCORED,
                score=score,
            )
            ledger.rows[name, GRID], ledger.looks[name] = row, look
        ledger.weigh({})  # all at once: file by file each is made durable
    (folder / "manifest.csv").write_text("\n".join(rows))
    return folder


@pytest.fixture(scope="module")
def made(scored):
    words = ("evaluate", scored / "manifest.csv", "-o", scored / "out", "--analyzer", GRID)
    return loupe(*words, "--calibrate")


def test_calibrations_are_made_told_and_written(scored, made):
    done, document = made
    [cell] = document["calibrations"][GRID]["made"]["cells"]
    assert (cell["calibration"] is None) is not (cell["tried"] is None)
    told = cell["calibration"]
    words = " ".join(
        "\n".join(
            p.extract_text() for p in PdfReader(scored / "out/validation.pdf").pages
        ).split()
    )

    assert done.returncode == 0, done.stderr
    assert cell["items"] == {"authentic": 160, "altered": 100}
    assert told["h1"] == ["Painter"] and told["after"]["cllr"] < 1
    assert document["calibrations"][GRID]["made"]["refused"]["altered"]["share"] == 0
    assert (scored / "out" / told["file"]).exists()
    assert "Calibrations made of these files" in words and told["digest"][:8] in words
    assert "every source weighs alike" in words and "0% of 160" in words


def test_a_given_calibration_fills_the_ratios_each_without_its_own_source(scored, made):
    [cell] = made[1]["calibrations"][GRID]["made"]["cells"]
    words = ("evaluate", scored / "manifest.csv", "-o", scored / "out", "--analyzer", GRID)
    done, told = loupe(*words, "--calibration", scored / "out" / cell["calibration"]["file"])
    with (scored / "out" / "scores.csv").open(newline="") as table:
        ratios = [float(row["llr"]) for row in csv.DictReader(table) if row["llr"]]

    low, high = cell["calibration"]["bounds"]
    applied = told["calibrations"][GRID]["applied"]
    assert done.returncode == 0
    assert low - 0.1 <= min(ratios) < 0 < max(ratios) <= high + 0.1
    assert applied["read_without_their_own_source"] == len(ratios)
    outside = sum(applied[side].get(OUTSIDE, 0) for side in ("authentic", "altered"))
    assert outside == 260 - len(ratios) < 10
    assert told["analyzers"][0]["calibration"]["given"]["cllr"]["value"] < 1


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(shelf.PLACE, str(tmp_path / "own"))
    return tmp_path / "own"


def ran(app, *words, obj=None):
    done = CliRunner().invoke(app, [*map(str, words), "--json"], obj=obj)
    return done, json.loads(done.stdout) if done.stdout else None


def test_a_calibration_is_added_listed_shown_and_verified(own, tmp_path):
    given = tmp_path / "given.json"
    given.write_text(text(ten_sources()), encoding="utf-8")
    digest = ten_sources().digest
    _, added = ran(calibrations, "add", given)
    _, listed = ran(calibrations, "list")
    _, shown = ran(calibrations, "show", digest[:8])
    fine, checked = ran(calibrations, "verify")
    (own / "bad.json").write_text("{}")
    bad, named = ran(calibrations, "verify")

    assert added["added"] and added["calibration"]["digest"] == digest
    assert [one["digest"] for one in listed["calibrations"]] == [digest]
    assert shown["calibration"] == json.loads(given.read_text(encoding="utf-8"))
    assert fine.exit_code == 0 and checked["ok"]
    assert bad.exit_code == 1 and not named["ok"]
    assert "is no calibration" in named["calibrations"][0]["problem"]


def test_people_are_shown_what_a_calibration_rests_on(own, tmp_path):
    given = tmp_path / "given.json"
    given.write_text(text(ten_sources()), encoding="utf-8")
    told = CliRunner().invoke(calibrations, ["add", str(given)]).stdout
    shown = CliRunner().invoke(calibrations, ["show", ten_sources().digest[:8]]).stdout

    assert "240 authentic files of 6 sources" in told and "loupe examine" in told
    for part in (
        "C1: The medium was altered or made by: G0",
        "bounds: LR 1/",
        "CC0",
        "left out",
    ):
        assert part in shown


def test_a_file_that_is_none_is_refused(own, tmp_path):
    path = tmp_path / "none.json"
    path.write_text("{}")

    assert isinstance(ran(calibrations, "add", path)[0].exception, CalibrationUnusable)


def test_an_exhibit_is_marked_listed_and_withdrawn(tmp_path, worker, scene, write_jpeg):
    case, doors = tmp_path / "c.loupe", Doors()
    with CaseStore.create(case, Case(number="1", examiner="A. Vos")) as store:
        picture = write_jpeg(tmp_path / "p.jpg", scene(64, 64))
        [arrival] = [a for a in receive(store, worker, [picture]) if isinstance(a, Arrival)]
    by = (case, "--exhibit", arrival.exhibit, "--by", "B. Examiner")
    done, marked = ran(controls, "mark", *by, "--said-by", "J. Maas", obj=doors)
    _, listed = ran(controls, "list", case, obj=doors)
    gone, _ = ran(controls, "withdraw", *by, obj=doors)
    twice, _ = ran(controls, "withdraw", *by, obj=doors)
    nobody, _ = ran(controls, "mark", *by, "--said-by", " ", obj=doors)

    assert done.exit_code == 0 and marked["known"]["said_by"] == "J. Maas"
    assert [one["exhibit"] for one in listed["known"]] == [arrival.exhibit]
    assert gone.exit_code == 0 and ran(controls, "list", case, obj=doors)[1]["known"] == []
    assert isinstance(twice.exception, NotMarked) and nobody.exit_code == 2
    with CaseStore.open(case, read_only=True) as store:
        events = [e for e in store.events() if e.action == "known authentic marked"]
        assert [e.actor for e in events] == ["B. Examiner", "B. Examiner"]


class Doors:
    """How the commands open a case, as the command line opens one."""

    def reading(self, case):
        return CaseStore.open(case, read_only=True)

    def writing(self, case, actor):
        return CaseStore.open(case, actor=actor)
