"""Every model keeps Qt's promises, and shows untrusted text harmlessly."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from ui.examinations import Pace
from ui.models.findings import FindingModel, headline
from ui.models.media_list import (
    MediaModel,
    MediaRole,
    pace_words,
    state_words,
    technical,
    unfound_words,
)
from ui.models.metadata_table import MetadataTable
from ui.models.runs import RunTable
from ui.snapshots import MediaRow, read_item, read_rows
from workbench.model import (
    Author,
    Finding,
    FindingState,
    MediaItem,
    MediaState,
    MetadataEntry,
    RunState,
)


@pytest.fixture(scope="module")
def store(examined):
    from case_store.store import CaseStore

    with CaseStore.open(examined, read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def rows(store):
    return read_rows(store)


def finding(state=FindingState.PROPOSED, minute=0, **fields):
    return Finding(
        media_id="m",
        statement="s",
        h1="a",
        h2="b",
        author=Author.MACHINE,
        state=state,
        at=datetime(2026, 1, 1, 12, minute, tzinfo=UTC),
        **fields,
    )


def test_the_media_list_grows_without_losing_its_rows(qtmodeltester, qtbot, rows):
    model = MediaModel()
    model.show(rows[:1])
    qtmodeltester.check(model)
    with qtbot.waitSignal(model.rowsInserted):
        model.show(rows)
    assert model.rowCount() == 3
    model.show_pace(rows[1].item.id, Pace(done=3, total=10))
    model.show_thumbnail(rows[1].item.id, QImage(4, 4, QImage.Format.Format_RGB32))
    assert model.index(1).data(MediaRole.PACE).share == 0.3
    model.clear()
    assert model.rowCount() == 0


def test_a_file_name_cannot_pose_as_another(qtmodeltester):
    item = MediaItem(
        case_id="c",
        exhibit="EX-001",
        original_name="cute\u202egpj.exe",
        sha256="0" * 64,
        size_bytes=1,
        state=MediaState.UNREADABLE,
        reason="unreadable",
        detail="line\nbreak",
    )
    model = MediaModel()
    model.show((MediaRow(item=item),))
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        text = model.index(0).data(role)
        assert "\u202e" not in text
        assert "cute\\u{202e}" in text


def test_a_row_says_what_became_of_its_file(rows):
    words = {row.item.original_name: state_words(row) for row in rows}

    assert words["broken.jpg"] == "unreadable"
    assert "finished" in words["photo.jpg"]
    assert technical(rows[0].item) == "22 bytes" or "×" in technical(rows[0].item)


def test_no_findings_is_said_only_of_what_was_examined_to_the_end(rows):
    photo = next(row for row in rows if row.item.original_name == "photo.jpg")
    cut = replace(photo.runs[0], state=RunState.CANCELLED)

    assert unfound_words(photo) == "no findings"
    assert unfound_words(replace(photo, runs=(*photo.runs[1:], cut))) == ""
    assert unfound_words(replace(photo, runs=())) == ""


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        (Pace(waiting=True), "waiting"),
        (Pace(waiting=True, place=3), "waiting, number 3"),
        (Pace(done=5, total=9, pausing=True), "pausing at 5/9"),
        (Pace(done=5, total=9, paused=True), "paused at 5/9"),
        (Pace(done=5), "reading"),
        (Pace(done=50, total=100, rate=25.0, left=2.0), "50/100  25/s  2 s left"),
    ],
)
def test_progress_in_words(pace, words):
    assert pace_words(pace) == words


def test_tables_hold_one_row_per_record(qtmodeltester, store):
    view = read_item(store, "EX-002")
    runs, metadata = RunTable(), MetadataTable()
    runs.show(view.runs)
    metadata.show((MetadataEntry("EXIF", "Software", "a\nb"), *view.metadata))
    for model in (runs, metadata):
        qtmodeltester.check(model)
    assert runs.rowCount() == len(view.runs) > 4
    assert metadata.index(0, 2).data() == "a\\u{a}b"
    assert metadata.headerData(1, Qt.Orientation.Horizontal) == "Name"


def test_superseded_findings_stay_and_are_shown_on_demand(qtmodeltester):
    first = finding()
    confirmed = finding(FindingState.CONFIRMED, 1, supersedes=first.id, examiner="E", note="n")
    other = finding(FindingState.REJECTED, 2)
    model = FindingModel()
    model.show((first, confirmed, other))
    qtmodeltester.check(model)
    assert [model.finding(row) for row in range(model.rowCount())] == [confirmed, other]
    assert model.history(confirmed) == [first]
    assert model.successor(first.id) == confirmed.id
    model.show_superseded(True)
    assert model.finding(2) == first
    assert model.index(2).data().startswith("superseded, proposed")


def test_a_headline_names_state_author_and_range():
    assert headline(finding(first_pts=1.0, last_pts=2.5)) == (
        "proposed · machine · 0:00:01.000 – 0:00:02.500"
    )
    assert headline(finding()).endswith("whole medium")
