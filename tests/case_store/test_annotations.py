"""What was marked stays on record: superseded, audited, found when tampered with."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.errors import CaseError, CaseReadOnly
from workbench.model import Annotation, Box, Shape, new_id, now


@pytest.fixture
def box(filled):
    with CaseStore.open(filled) as store:
        [item, *_] = store.media()
    return Annotation(
        media_id=item.id,
        shape=Shape.BOX,
        spots=((10.0, 20.5), (40.25, 60.0)),
        frame=3,
        pts=0.12,
        examiner="A. Examiner",
        note="the left ear ring is missing here",
    )


def changed(made, **values):
    return replace(made, **{"id": new_id(), "at": now(), "supersedes": made.id, **values})


def test_it_is_kept_as_it_was_made_and_under_one_event(filled, box):
    with CaseStore.open(filled) as store:
        before = len(list(store.events()))
        store.annotate(box)
        *_, event = store.events()
        assert len(list(store.events())) == before + 1
    with CaseStore.open(filled, read_only=True) as store:
        assert store.annotations() == store.annotations(box.media_id) == [box]
    assert (event.action, event.detail["examiner"]) == ("annotation recorded", "A. Examiner")
    assert verify(filled).ok


def test_a_change_supersedes_and_taking_back_leaves_all_on_record(filled, box):
    shown = changed(box, note="missing in frames 3 to 9", in_report=True)
    gone = changed(shown, withdrawn=True)
    with CaseStore.open(filled) as store:
        for one in (box, shown):
            store.annotate(one)
        assert store.annotations() == [shown]
        store.annotate(gone)
        assert store.annotations() == []
        assert store.annotations(superseded=True) == [box, shown, gone]
        store.annotate(again := changed(gone, withdrawn=False))
        assert store.annotations() == [again]


def test_nothing_is_changed_twice_and_nothing_that_is_not_there(filled, box):
    with CaseStore.open(filled) as store:
        store.annotate(box)
        store.annotate(changed(box))
        with pytest.raises(CaseError, match="already"):
            store.annotate(changed(box))
        with pytest.raises(CaseError, match="not on record"):
            store.annotate(changed(box, supersedes="0" * 32))
    with CaseStore.open(filled, read_only=True) as store, pytest.raises(CaseReadOnly):
        store.annotate(box)


def test_a_row_that_was_edited_is_found(filled, box):
    with CaseStore.open(filled) as store:
        store.annotate(box)
    with closing(sqlite3.connect(filled / "case.sqlite")) as connection, connection:
        connection.execute("UPDATE annotation SET note = 'nothing here'")

    assert {problem.code for problem in verify(filled).problems} == {"row_edited"}


def test_what_marks_no_place_is_refused(box):
    for bad in (
        {"spots": ((1.0, 2.0),)},
        {"shape": Shape.POLYGON},
        {"spots": ((1.0, float("nan")), (2.0, 2.0))},
        {"spots": ((1.0, 1.0), (1e9, 2.0))},
        {"frame": -1},
    ):
        with pytest.raises(ValueError, match=r"."):
            replace(box, **bad)


def test_its_size_is_told_in_native_pixels(box):
    assert box.box == Box(x=10, y=20, width=31, height=40)
    assert replace(box, shape=Shape.DISTANCE, spots=((0, 0), (3, 4), (3, 10))).length == 11
    outside = replace(box, spots=((-5.0, -5.0), (10.0, 10.0)))
    assert outside.box == Box(x=0, y=0, width=10, height=10)
