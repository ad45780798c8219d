"""What-ifs on record: kept whole, chosen for reports, sealed, and no copy left behind."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from tests.workbench.test_what_if import record
from workbench.errors import CaseError
from workbench.what_if import on_record


@pytest.fixture
def tried(filled):
    """Put a what-if on record in a case that holds media; return it, and the case."""
    with CaseStore.open(filled) as store:
        item = store.media()[0]
        made = record((0.3, "too_blurred"), threshold=0.5, ranks={0.2: 40.0})
        asked = replace(made.what_if, media_id=item.id, examiner="A. Vos")
        store.begin_what_if(asked)
        for one in made.tried:
            store.add_tried(one)
    return filled, replace(made, what_if=asked)


def test_everything_comes_back_as_it_was(tried):
    folder, made = tried
    with CaseStore.open(folder, read_only=True) as store:
        assert on_record(store, made.what_if.media_id) == [made]
        assert store.what_ifs("another medium") == []
    assert verify(folder).ok


def test_whether_reports_show_it_is_an_event_of_its_own(tried):
    folder, made = tried
    with CaseStore.open(folder) as store:
        store.choose_what_if(made.what_if.id, in_report=True)
        [after] = store.what_ifs()
        events = list(store.events())
        with pytest.raises(CaseError):
            store.choose_what_if("0" * 32, in_report=True)

    assert after == replace(made.what_if, in_report=True)
    assert events[-1].action == "what-if chosen"
    assert events[-1].detail == {"in the report": "shown"}
    assert verify(folder).ok


def test_a_score_that_was_changed_in_the_file_is_found(tried):

    folder, _ = tried
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection, connection:
        connection.execute("UPDATE what_if_answer SET score = 0.1 WHERE score = 0.3")

    assert [problem.code for problem in verify(folder).problems] == ["row_edited"]


def test_nothing_stays_of_a_copy_whatever_became_of_it(filled):
    with CaseStore.open(filled) as store:
        incoming = store.folder / "incoming"
        with pytest.raises(ZeroDivisionError), store.scratch(".png") as place:
            place.write_bytes(b"a copy")
            place.with_name(f"{place.name}.mp4").write_bytes(b"half of it")
            raise ZeroDivisionError
        assert list(incoming.iterdir()) == []
