"""Findings are superseded, never edited."""

from dataclasses import replace

import pytest

from case_store import findings
from case_store.verification import verify
from workbench.errors import CaseError, StatementTooLong
from workbench.exchange import verify as verifier
from workbench.exchange.package import Asked, export_case
from workbench.model import Annotation, Author, FindingRegion, FindingState, Shape, new_id
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


def region(**changes):
    spots = ((1.0, 2.0), (11.0, 12.0))
    return FindingRegion(
        **{"frame": 3, "pts": 0.12, "shape": Shape.BOX, "spots": spots} | changes
    )


@pytest.fixture
def two(store, make):
    """A finding on a medium with maps and marks, and another such medium."""
    item, other = make.item(), make.item(b"other")
    runs = [make.run(item), make.run(other)]
    for run in runs:
        make.frames(run, range(5))
    for one in (item, other):
        by = {"media_id": one.id, "examiner": "Examiner"}
        store.annotate(Annotation(shape=Shape.FRAME, spots=(), frame=3, pts=0.12, **by))
    found = make.finding(item, make.end(runs[0]))
    make.end(runs[1])
    return found, [store.maps(run.id) for run in runs], store.annotations()


def test_a_region_lies_on_a_map_or_a_mark_of_its_medium_and_frame(store, two):
    found, (maps, strange), (mark, far) = two
    own = next(one.id for one in maps if one.frame == 3)
    held = (region(), region(map_id=own), region(annotation_id=mark.id), region(frame=39))
    store.propose([replace(found, id=new_id(), regions=held)])

    events = store.head().sequence
    for wrong in (
        {"frame": 40},
        {"map_id": "nosuchmap"},
        {"map_id": next(one.id for one in strange if one.frame == 3)},
        {"map_id": own, "frame": 4},
        {"annotation_id": "nosuchmark"},
        {"annotation_id": far.id},
    ):
        with pytest.raises(CaseError, match="no frame, map or mark"):
            store.propose([replace(found, id=new_id(), regions=(region(**wrong),))])
    assert store.head().sequence == events
    store.close()
    assert verify(store.folder).ok


def test_a_decision_repeats_the_regions(store, make, two):
    found = two[0]
    for regions in ((), (region(),)):
        with pytest.raises(CaseError, match="other regions"):
            make.decision(found, regions=regions)

    assert make.decision(found).regions == found.regions


@pytest.mark.parametrize("forged", ["decision", "place"])
def test_regions_forged_past_the_refusal_are_found(
    store, make, two, monkeypatch, tmp_path, forged
):
    found = two[0]
    monkeypatch.setattr(findings, "require_repeated", lambda *_: None)
    monkeypatch.setattr(findings, "require_places", lambda *_: None)
    if forged == "decision":
        make.decision(found, regions=(region(),))
    else:
        store.propose([replace(found, id=new_id(), regions=(region(map_id="nosuchmap"),))])
    *_, _ = export_case(store, Asked(target=tmp_path / "bag", discovery=True))
    store.close()

    assert {one.code for one in verify(store.folder).problems} == {"region_mismatch"}
    told = verifier.check(str(tmp_path / "bag")).problems
    assert {one["code"] for one in told} == {"region_mismatch"}


def test_a_finding_has_no_more_regions_than_a_report_can_tell(two):
    with pytest.raises(ValueError, match="at most 64"):
        replace(two[0], regions=(region(),) * 65)
