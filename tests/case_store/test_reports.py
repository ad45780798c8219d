"""Issued reports are kept with the head of the chain that they print."""

import pytest

from workbench.model import ChainHead


def test_report_and_its_file_are_kept(store, make):
    report = make.report(b"%PDF-1.7")

    assert store.reports() == [report]
    assert store.report_path(report).read_bytes() == b"%PDF-1.7"
    assert store.report_path(report).suffix == ".pdf"


def test_numbers_are_counted(store, make):
    assert store.next_report_number() == "R-001"
    make.report(b"one")
    assert store.next_report_number() == "R-002"


def test_file_must_be_the_one_described(store, make):
    report = make.report()
    with pytest.raises(ValueError):
        store.add_report(report, store.stage([b"another"]))


def test_log_says_who_did_what(store, make):
    make.item()
    created, received = store.events()

    assert [created.action, received.action] == ["case created", "media received"]
    assert received.actor == "Examiner" and received.os_user and received.host
    assert received.program.startswith("loupe ")
    assert received.subject == "EX-001" and received.detail["received_from"] == "the reporter"
    assert store.head() == ChainHead(2, received.hash)


def test_long_log_is_read_in_pages(store, monkeypatch):
    from case_store import reports

    monkeypatch.setattr(reports, "PAGE", 3)
    for number in range(7):
        store.note("noted", str(number), {})

    assert [event.sequence for event in store.events()] == list(range(1, 9))
