"""The golden media are read by every default analyzer, and what drifts is named."""

import json
from dataclasses import replace

import numpy as np
import pytest
from typer.testing import CliRunner

from analyzers.catalog import BUILT_IN, available
from workbench import self_check
from workbench.__main__ import app
from workbench.examination import plan
from workbench.model import Box, LocalizationMap
from workbench.repeating.comparing import Alike, compare
from workbench.repeating.golden import _kept, carried
from workbench.repeating.selfcheck import SelfCheck, _drifts
from workbench.repeating.told import Scored, Told, told
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


def as_golden(values):
    """Return what golden results hold of one map."""
    drawn = LocalizationMap(
        frame=0,
        pts=0.0,
        name="a map",
        box=Box(x=0, y=0, width=640, height=480),
        values=values,
        meaning="Bright: more.",
    )
    return _kept(told([drawn], {}))


def smooth(side):
    """A map without an edge, as networks draw them: the hardest to see a shift in."""
    y, x = np.mgrid[:side, :side] / side
    hill = np.exp(-((x - 0.4) ** 2 + (y - 0.6) ** 2) / 0.03)
    return np.rint(20 + 120 * hill).astype(np.uint8)


def rough(side):
    return np.random.default_rng(1).integers(0, 200, (side, side), np.uint8)


@pytest.mark.parametrize("side", [19, 32, 64, 136])
@pytest.mark.parametrize("drawn", [smooth, rough])
def test_a_map_that_moved_by_one_place_has_drifted_and_one_with_noise_has_not(side, drawn):
    values = drawn(side)
    then = as_golden(values)
    assert then.maps[0].levels == b"" and len(then.maps[0].coarse) <= 32 * 32
    noise = np.random.default_rng(0).normal(0, 1e-3 * 255, values.shape)
    noisy = np.clip(np.rint(values + noise), 0, 255).astype(np.uint8)
    moved = [np.roll(values, by, axis) for axis in (0, 1) for by in (-1, 1)]

    assert compare(then, as_golden(values.copy())).alike is Alike.BIT_EQUAL
    assert (noisy != values).any()
    assert compare(then, as_golden(noisy)).alike is Alike.WITHIN_TOLERANCE
    for one in moved:
        found = compare(then, as_golden(one))
        assert found.alike is Alike.DIFFERENT
        assert "levels apart" in found.remarks[0] or "mean" in found.remarks[0]


def test_every_map_that_is_carried_would_be_found_where_it_moved():
    maps = [
        one
        for heard in carried().files
        for said in heard.said.values()
        for one in said.told.maps
    ]
    assert len(maps) > 20
    for one in maps:
        side = min(len(one.coarse), 32)
        still = np.frombuffer(one.coarse, np.uint8)
        moved = replace(one, coarse=np.roll(still, side).tobytes(), sha256="0")
        drift = compare(Told(maps=(one,)), Told(maps=(moved,)))
        assert drift.alike is Alike.DIFFERENT, one.name


def test_a_curve_that_drifted_is_found():
    golden = carried()
    first = golden.files[0]
    said = first.said["frequency.spectrum"]
    [curve, *_] = said.told.curves
    assert len(curve.axes["y"]) > 20

    def bent(by):
        y = list(curve.axes["y"])
        y[7] += by * max(map(abs, y))
        return Told(curves=(replace(curve, axes={**curve.axes, "y": tuple(y)}),))

    then = Told(curves=(curve,))
    assert compare(then, bent(1e-4)).alike is Alike.WITHIN_TOLERANCE
    assert compare(then, bent(1e-2)).alike is Alike.DIFFERENT


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
