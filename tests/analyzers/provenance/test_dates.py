"""Times that contradict one another are told, and those that do not are not."""

import pytest

from analyzers.provenance.dates import date_facts
from workbench.model import MetadataEntry


def contradictions(**stated):
    rows = [MetadataEntry("EXIF", name, text) for name, text in stated.items()]
    return [fact for fact in date_facts(rows) if fact.name == "time_contradiction"]


@pytest.mark.parametrize(
    "stated",
    [
        {"DateTimeOriginal": "2020:05:01 10:00:00", "DateTime": "2020:05:01 10:00:00"},
        {"DateTimeOriginal": "2020:05:01 10:00:00", "ModifyDate": "2021-05-01T10:00:00"},
        {"DateTimeOriginal": "2020:05:01 10:00:01", "DateTime": "2020:05:01 10:00:00"},
        # a local time and a time with a zone cannot be ordered
        {"DateTimeOriginal": "2020:05:01 10:00:00", "ModifyDate": "2020-05-01T09:00:00Z"},
        {
            "DateTimeOriginal": "2020:05:01 10:00:20",
            "GPSDateStamp": "2020:05:01",
            "GPSTimeStamp": "[8, 0, 5]",
        },
        {
            "DateTimeOriginal": "2020:05:01 10:00:00",
            "OffsetTimeOriginal": "+02:00",
            "GPSDate": "2020:05:01",
            "GPSTimeStamp": "[8, 0, 2563/100]",
        },
        # without a stated day only the time of day is compared
        {"DateTimeOriginal": "2012:09:29 16:11:25", "GPSTimeStamp": "[23, 11, 2563/100]"},
        {"DateTimeOriginal": "2012:09:29 16:07:25", "GPSAltitude": "5"},
        {"DateTimeOriginal": "not a time", "DateTime": "2020:99:99 10:00:00"},
        {"DateTimeOriginal": "0001-01-01T00:00:00+14:00", "GPSTimeStamp": "[1/0, 99, 99]"},
        {"DateTimeOriginal": "9999-12-31T23:59:59-14:00", "ModifyDate": "9999-12-31T23:00:00Z"},
    ],
)
def test_times_that_agree(stated):
    assert contradictions(**stated) == []


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        (
            {"DateTimeOriginal": "2020:05:01 10:00:00", "DateTime": "2019:05:01 10:00:00"},
            "before it was recorded",
        ),
        (
            {
                "DateTimeOriginal": "2020-05-01T10:00:00+02:00",
                "ModifyDate": "2020-05-01T07:59:00Z",
            },
            "before it was recorded",
        ),
        (
            {
                "DateTimeOriginal": "2020:05:01 10:00:00",
                "OffsetTimeOriginal": "+02:00",
                "GPSDate": "2020:05:01",
                "GPSTimeStamp": "[7, 0, 2563/100]",
            },
            "60 minutes apart in the stated zone",
        ),
        (
            {
                "DateTimeOriginal": "2020:05:03 10:00:00",
                "GPSDateStamp": "2020:05:01",
                "GPSTimeStamp": "08:00:00",
            },
            "2.1 days",
        ),
    ],
)
def test_times_that_contradict(stated, told):
    (fact,) = contradictions(**stated)

    assert told in fact.text
    assert fact.telling


def test_a_clock_off_by_minutes_is_told_but_needs_no_decision():
    (fact,) = contradictions(
        DateTimeOriginal="2020:05:01 10:07:00",
        GPSDateStamp="2020:05:01",
        GPSTimeStamp="08:00:00",
    )

    assert "7 minutes remain" in fact.text
    assert not fact.telling


@pytest.mark.parametrize("stated", ["0000:00:00 00:00:00", "1970:01:01 00:00:00"])
def test_a_clock_that_was_not_set_is_told(stated):
    (fact,) = contradictions(DateTimeOriginal=stated)

    assert "not set" in fact.text
    assert not fact.telling


def test_a_contradiction_stated_twice_is_told_once():
    rows = [
        MetadataEntry(group, name, text)
        for group in ("EXIF", "XMP")
        for name, text in [
            ("DateTimeOriginal", "2020:05:01 10:00:00"),
            ("DateTime", "2019:05:01 10:00:00"),
        ]
    ]

    assert [fact.name for fact in date_facts(rows)].count("time_contradiction") == 1
