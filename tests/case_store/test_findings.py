"""Findings are superseded, never edited."""

from dataclasses import replace

import pytest

from workbench.errors import CaseError, StatementTooLong
from workbench.model import Author, FindingState, new_id
from workbench.model.findings import STATEMENT_MOST


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


def test_a_person_states_no_more_than_is_shown_whole(store, make):
    item = make.item()
    finding = make.finding(item, make.end(make.run(item)))
    events = store.head().sequence
    with pytest.raises(StatementTooLong, match="3001"):
        make.decision(finding, statement="x" * (STATEMENT_MOST + 1))
    own = replace(finding, id=new_id(), author=Author.EXAMINER, statement="x" * 3001)
    with pytest.raises(StatementTooLong):
        store.propose([own])
    assert store.head().sequence == events
    longest = make.decision(finding, statement="x" * STATEMENT_MOST)

    assert store.findings() == [longest]
