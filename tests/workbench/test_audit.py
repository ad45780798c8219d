"""The chain can be repeated with the standard library, and shows every change."""

import hashlib
import json
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from workbench import audit


def chain(length=4):
    previous, events = audit.GENESIS, []
    for number in range(length):
        event = audit.link(
            previous,
            at=datetime(2025, 1, 31, 9, 30, number, tzinfo=UTC),
            actor="Ä. Examiner",
            os_user="examiner",
            host="bench",
            program="loupe 1",
            action="noted",
            subject=f"EX-{number:03}",
            detail={"number": str(number)},
            records={"finding/f": f"{number:064}"},
        )
        previous = audit.ChainHead(event.sequence, event.hash)
        events.append(event)
    return events


def codes(events):
    return [(problem.code, problem.subject) for problem in audit.check(events)]


def test_encoding_is_the_one_documented():
    value = {"b": [1, 0.1, 1e16, None, True], "a": "ü\n\u2028", "ß": {}, "Z": ""}

    assert audit.encode(value) == (
        '{"Z":"","a":"ü\\n\u2028","b":[1,0.1,1e+16,null,true],"ß":{}}'.encode()
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_that_are_none_have_no_encoding(value):
    with pytest.raises(ValueError):
        audit.encode({"score": value})


def test_hash_can_be_repeated_with_the_standard_library():
    event = chain()[2]
    content = {name: value for name, value in asdict(event).items() if name != "hash"}
    content["at"] = "2025-01-31T09:30:02.000000Z"
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    assert event.hash == hashlib.sha256(text.encode()).hexdigest()


def test_first_event_follows_64_zeros():
    first = chain()[0]

    assert (first.sequence, first.previous_hash) == (1, "0" * 64)


def test_whole_chain_has_no_problem():
    assert codes(chain()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"at": datetime(2025, 2, 1, tzinfo=UTC)},
        {"actor": "someone else"},
        {"os_user": "root"},
        {"host": "elsewhere"},
        {"program": "loupe 2"},
        {"action": "undone"},
        {"subject": "EX-999"},
        {"detail": {"number": "7"}},
        {"records": {}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_edited_field_is_found(change):
    events = chain()
    events[1] = replace(events[1], **change)

    assert codes(events) == [("event_edited", "event 2")]


def test_edit_with_a_new_hash_breaks_the_link():
    events = chain()
    edited = replace(events[1], subject="EX-999")
    events[1] = replace(edited, hash=audit.event_hash(edited))

    assert codes(events) == [("event_unlinked", "event 3")]


def test_missing_event_is_found_by_its_place():
    events = chain()

    assert codes(events[:1] + events[2:]) == [("event_missing", "event 3")]
    assert codes(events[1:]) == [("event_missing", "event 2")]


def test_times_sort_as_text_and_are_utc():
    early = datetime(2025, 1, 1, tzinfo=UTC)

    assert audit.timestamp(early) == "2025-01-01T00:00:00.000000Z"
    assert audit.timestamp(early) < audit.timestamp(early + timedelta(microseconds=1))
    assert audit.time_of(audit.timestamp(early)) == early
    with pytest.raises(ValueError):
        audit.timestamp(datetime(2025, 1, 1, tzinfo=timezone(timedelta(hours=1))))
    with pytest.raises(ValueError):
        audit.timestamp(datetime(2025, 1, 1))


def test_names_that_are_no_text_are_shown_as_escapes():
    assert audit.writable("photo\udcff.jpg") == "photo\\udcff.jpg"
