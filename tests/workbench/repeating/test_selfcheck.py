"""The golden media are read by every default analyzer, and what drifts is named."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from analyzers.catalog import BUILT_IN, available
from workbench import self_check
from workbench.__main__ import app
from workbench.examination import plan
from workbench.repeating.comparing import Alike
from workbench.repeating.golden import carried
from workbench.repeating.selfcheck import SelfCheck, _drifts
from workbench.repeating.told import Scored
from workbench.worker import Worker

REMADE = "run `python recipes/golden.py`"


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv(self_check.PLACE, str(tmp_path / "own" / "selfcheck.json"))
    return tmp_path / "own" / "selfcheck.json"


def test_what_is_expected_is_of_the_analyzers_that_are_carried():
    built_in = {method.info.name for method in BUILT_IN}
    with Worker() as worker:
        here = {s.info.name: s for s in plan(worker, available) if s.info.name in built_in}

    for heard in carried().files:
        if not heard.refused:
            then = {name: (one.version, one.model_sha256) for name, one in heard.said.items()}
            now = {name: (s.info.version, s.model_sha256) for name, s in here.items()}
            assert then == now, REMADE
            assert not [one.wrong for one in heard.said.values() if one.wrong]


def test_nothing_has_drifted_here_and_that_is_kept_for_reports(place):
    assert self_check.words(self_check.kept()) == self_check.NONE

    done = CliRunner().invoke(app, ["selfcheck", "--json"])

    assert done.exit_code == 0, f"{done.output}; where that was meant: {REMADE}"
    told = json.loads(done.stdout)
    assert told["result"] in {"bit_equal", "within_tolerance"}
    assert {"blending", "faces", "frequency.spectrum"} <= set(told["analyzers"])
    assert "broken.jpg" in {one["file"] for one in told["files"]}
    assert place.is_file()
    said = self_check.words(self_check.kept())
    assert f"{len(told['analyzers'])} methods read the golden media" in said


def drifted(change):
    """Return the self-check of a workstation on which one answer is another."""
    golden = carried()
    first = golden.files[0]
    name = "compression.ghosts"
    said = {**first.said, name: change(first.said[name])}
    files = (replace(first, said=said), *golden.files[1:])
    software = {**golden.software, "numpy": "0.0"}
    found = replace(golden, files=files, software=software)
    return SelfCheck(expected=golden, found=found, drifts=tuple(_drifts(golden, found)))


def shifted(by):
    def change(said):
        scores = {
            place: Scored(one.outcome, one.score + by, one.reason)
            for place, one in said.told.scores.items()
            if one.score is not None
        }
        assert scores
        return replace(said, told=replace(said.told, scores=scores))

    return change


@pytest.mark.parametrize(
    ("change", "alike", "reason"),
    [
        (shifted(1e-5), Alike.WITHIN_TOLERANCE, ""),
        (shifted(0.1), Alike.DIFFERENT, ""),
        (lambda said: replace(said, version="0"), Alike.NOT_REPEATABLE, "other_version"),
        (lambda said: replace(said, model_sha256="0"), Alike.NOT_REPEATABLE, "other_model"),
        (lambda said: replace(said, wrong="crash"), Alike.NOT_REPEATABLE, "failed"),
    ],
)
def test_a_drift_is_told_by_analyzer_and_file(change, alike, reason):
    found = drifted(change)

    assert found.alike is alike
    wrong = [d for d in found.drifts if d.comparison.alike is not Alike.BIT_EQUAL]
    assert [(d.analyzer, d.file, d.reason) for d in wrong] == [
        ("compression.ghosts", "portrait.jpg", reason)
    ]
    assert found.changed == {"numpy": (carried().software["numpy"], "0.0")}
    told = self_check.words(found.kept())
    assert "Not bit-equal: compression.ghosts." in told and "numpy 0.0" in told


def test_missing_and_new_files_and_analyzers_are_no_agreement():
    golden = carried()
    first, *rest = golden.files
    less = replace(golden, files=tuple(rest))
    other = replace(golden, files=(replace(first, sha256="0"), *rest))
    fewer = replace(first, said={k: v for k, v in first.said.items() if k != "blending"})

    reasons = {d.reason for d in _drifts(golden, less)} - {""}
    assert reasons == {"file_missing"}
    assert "other_file" in {d.reason for d in _drifts(golden, other)}
    here = replace(golden, files=(fewer, *rest))
    assert {d.reason for d in _drifts(golden, here)} == {"", "analyzer_missing"}
    assert {d.reason for d in _drifts(here, golden)} == {"", "not_expected"}


def test_a_file_that_was_refused_and_is_read_now_has_drifted():
    golden = carried()
    broken = next(one for one in golden.files if one.refused)
    read = replace(golden, files=tuple(replace(o, refused="") for o in golden.files))

    found = [d for d in _drifts(golden, read) if d.comparison.alike is Alike.DIFFERENT]
    assert [one.file for one in found] == [broken.name]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"at": 1}', b"\xff"])
def test_a_damaged_record_is_none(place, content):
    place.parent.mkdir()
    place.write_bytes(content)

    assert self_check.kept() is None
