"""Tags and notes stay on record: superseded, audited, found when tampered with."""

import sqlite3
from contextlib import closing

import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.errors import CaseError, CaseReadOnly
from workbench.model import Label


@pytest.fixture
def media_id(filled):
    with CaseStore.open(filled, read_only=True) as store:
        [item, *_] = store.media()
    return item.id


def test_the_last_label_stands_and_all_stay_on_record(filled, media_id):
    one = Label(media_id=media_id, examiner="A. Examiner", tags=(1, 4))
    two = Label(media_id=media_id, examiner="B. Second", note="the left ear", supersedes=one.id)
    with CaseStore.open(filled) as store:
        store.put_labels([one])
        assert store.labels() == [one]
        store.put_labels([two])
        *_, event = store.events()
    with CaseStore.open(filled, read_only=True) as store:
        assert store.labels() == [two]
        assert store.labels(superseded=True) == [one, two]
    assert (event.action, event.detail["note"]) == ("exhibit labelled", "the left ear")
    assert verify(filled).ok


def test_the_event_of_who_only_tags_holds_no_note_of_another(filled, media_id):
    one = Label(media_id=media_id, examiner="A. Examiner", note="the left ear")
    two = Label(media_id=media_id, examiner="B. S", note=one.note, tags=(3,), supersedes=one.id)
    with CaseStore.open(filled) as store:
        store.put_labels([one])
        store.put_labels([two])
        *_, first, last = store.events()
    assert first.detail["note"] == "the left ear" and "note" not in last.detail
    assert verify(filled).ok


def test_of_two_who_label_at_once_the_second_is_told(filled, media_id):
    with CaseStore.open(filled) as store:
        store.put_labels([Label(media_id=media_id, examiner="A. Examiner", tags=(1,))])
        with pytest.raises(CaseError, match="meanwhile"):
            store.put_labels([Label(media_id=media_id, examiner="A. Examiner", tags=(2,))])
    with CaseStore.open(filled, read_only=True) as store, pytest.raises(CaseReadOnly):
        store.put_labels([Label(media_id=media_id, examiner="A. Examiner")])


def test_a_row_that_was_edited_is_found(filled, media_id):
    with CaseStore.open(filled) as store:
        store.put_labels([Label(media_id=media_id, examiner="A. Examiner", tags=(1,))])
    with closing(sqlite3.connect(filled / "case.sqlite")) as connection, connection:
        connection.execute("UPDATE label SET tags = '[2]'")
    assert {problem.code for problem in verify(filled).problems} == {"row_edited"}


@pytest.mark.parametrize(
    "bad", [{"tags": (0,)}, {"tags": (2, 1)}, {"tags": (3, 3)}, {"note": "x" * 4001}]
)
def test_what_is_no_label_is_refused(bad):
    with pytest.raises(ValueError, match=r"."):
        Label(media_id="1" * 32, examiner="A. Examiner", **bad)
