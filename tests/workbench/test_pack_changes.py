"""How results moved from one version of a pack to another is told, by exhibit and in sum."""

import csv
import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from case_store.store import CaseStore
from tests.case_store.conftest import INFO, Maker
from workbench.__main__ import app
from workbench.errors import TableNotWritten
from workbench.model import Case, FrameScore, MediaKind, OperatingPoint, Outcome, RunState
from workbench.pack_changes import COLUMNS, Crossing, cells, moves, summaries, words


def reading(make, item, version, score, threshold=1.0, analyzer="1", **changes):
    """Read an item by a version of the pack `means`; three frames of one score."""
    pack, pieces = make.model(version)
    make.store.keep_model(pack, pieces)
    point = OperatingPoint(kind=MediaKind.VIDEO, threshold=threshold, meaning="of a test")
    info = replace(INFO, operating_points=(point,), version=analyzer)
    run = make.run(item, models=[pack], info=info, **changes)
    for frame in range(3):
        told = {"outcome": Outcome.SCORED, "score": score}
        if score is None:
            told = {"outcome": Outcome.WITHHELD, "reason": "dark"}
        said = FrameScore(frame=frame, pts=frame / 25, **told)
        make.store.add_observations(run.id, [said])
    make.end(run)
    return run


@pytest.fixture
def store(tmp_path):
    """Five items read by version 1; four of them again by version 2, with another point."""
    with CaseStore.create(tmp_path / "c.loupe", Case(number="1", examiner="E")) as store:
        make = Maker(store)
        scores = {b"a": (0.5, 3.5), b"b": (1.5, 2.0), b"c": (0.2, 0.3), b"d": (0.4, None)}
        for name, (before, after) in scores.items():
            item = make.item(name * 8)
            reading(make, item, "1", before)
            reading(make, item, "2", after, threshold=3.0)
        make.end(make.run(item), RunState.FAILED)
        reading(make, make.item(b"e" * 8), "1", 9.0)
        yield store


def newer(kept):
    return {one.id: "2" for one in kept if one.version == "1"}


def test_each_move_says_scores_points_and_what_was_crossed(store):
    found = {one.exhibit: one for one in moves(store, newer)}

    assert [one.crossing for one in found.values()] == [
        *(Crossing.REACHED, Crossing.LEFT, Crossing.SAME, Crossing.UNKNOWN, Crossing.WAITING)
    ]
    first = found["EX-001"]
    assert (first.before.score, first.after.score) == (0.5, 3.5)
    assert (first.before.point, first.after.point) == (1.0, 3.0)
    assert first.change == 3.0 and first.newest == "2"
    assert found["EX-004"].change is None and found["EX-005"].after is None
    assert [one.exhibit for one in moves(store)] == [*list(found)[:4]]  # nothing newer is here


def test_a_summary_counts_every_move_once(store):
    (told,) = summaries(moves(store, newer))

    assert set(told.counts.values()) == {1} and sum(told.counts.values()) == 5
    assert (told.compared, told.middle, told.largest) == (3, 0.5, 3.0)
    said = words(told)
    assert "means 1 → 2: 4 read again (3 with a score in both" in said
    assert "change in the median +0.5, at most +3)" in said
    assert "by the later version only 1, by the earlier only 1" in said
    assert "not read again 1" in said


def test_two_runs_by_one_version_are_no_change(tmp_path):
    with CaseStore.create(tmp_path / "c.loupe", Case(number="1", examiner="E")) as store:
        make = Maker(store)
        item = make.item()
        for score in (0.1, 0.2):
            reading(make, item, "1", score)
        assert moves(store) == [] and summaries([]) == []


def test_what_else_changed_between_both_runs_is_told_with_the_move(tmp_path):
    with CaseStore.create(tmp_path / "c.loupe", Case(number="1", examiner="E")) as store:
        make = Maker(store)
        item = make.item()
        reading(make, item, "1", 0.5, settings={"quality": 90, "faces read": "a" * 64})
        more = {
            "settings": {"quality": 80, "faces read": "b" * 64},
            "software": {"python": "4"},
        }
        reading(make, item, "2", 0.9, analyzer="1.1", **more)
        [move] = moves(store)

        assert move.besides == (
            *("analyzer version 1 → 1.1", "setting 'faces read'", "setting 'quality'"),
            "version of python",
        )
        [told] = summaries([move])
        assert told.mixed == 1 and "in 1 more than the pack changed: analyzer" in words(told)
        assert cells(move)[COLUMNS.index("changed_besides")].startswith("analyzer version")


def test_the_later_version_is_the_later_one_and_not_what_ran_last(tmp_path):
    with CaseStore.create(tmp_path / "c.loupe", Case(number="1", examiner="E")) as store:
        make = Maker(store)
        item = make.item()
        reading(make, item, "10", 2.0)
        reading(make, item, "9", 0.5)
        [move] = moves(store, lambda kept: {one.id: "10" for one in kept if one.version == "9"})

        assert (move.before.pack.version, move.newest) == ("9", "10")  # and none is waiting
        assert (move.before.score, move.after.score) == (0.5, 2.0)
        assert move.crossing is Crossing.REACHED and move.besides == ()


def test_the_command_prints_and_writes_what_it_found(store, tmp_path):
    store.close()
    target = tmp_path / "changes.csv"
    words = ["models", "changes", str(store.folder), "-o", str(target)]
    done = CliRunner().invoke(app, [*words, "--json"])
    again = CliRunner().invoke(app, words)

    assert done.exit_code == 0, done.output
    document = json.loads(done.stdout)
    assert document["changes"][0]["crossing"] == "reached"
    with target.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["exhibit"] for row in rows] == [f"EX-00{n}" for n in range(1, 5)]
    assert (rows[0]["score_before"], rows[0]["score_after"]) == ("0.5", "3.5")
    assert rows[3]["score_after"] == "" and rows[3]["crossing"] == "unknown"
    assert isinstance(again.exception, TableNotWritten)
    told = CliRunner().invoke(app, words[:3]).stdout
    assert "no change is support" in told and "median" in " ".join(told.split())
