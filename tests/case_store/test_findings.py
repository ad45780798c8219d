"""Findings are superseded, never edited."""

import pytest

from workbench.errors import CaseError
from workbench.model import FindingState


def test_decision_stands_beside_what_it_supersedes(store, make):
    item = make.item()
    finding = make.finding(item, make.end(make.run(item)))
    decision = make.decision(finding, state=FindingState.REJECTED, note="A reflection.")

    assert store.findings() == [decision]
    assert store.findings(item.id, superseded=True) == [finding, decision]
    assert store.findings("another") == []


def test_finding_is_decided_once(store, make):
    item = make.item()
    finding = make.finding(item, make.end(make.run(item)))
    first = make.decision(finding)
    with pytest.raises(CaseError, match="decided already"):
        make.decision(finding)
    changed_mind = make.decision(first, state=FindingState.REJECTED)

    assert store.findings() == [changed_mind]


def test_decision_about_nothing_is_refused(store, make):
    item = make.item()
    finding = make.finding(item, make.end(make.run(item)))
    events = store.head().sequence
    with pytest.raises(CaseError, match="not on record"):
        make.decision(finding, supersedes="f" * 32)
    with pytest.raises(ValueError):
        make.decision(finding, supersedes=None)

    assert store.head().sequence == events


def test_proposals_are_one_event(store, make):
    item = make.item()
    run = make.end(make.run(item))
    before = store.head().sequence
    make.finding(item, run)
    store.propose([])

    assert store.head().sequence == before + 1
