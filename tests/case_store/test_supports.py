"""Likelihood ratios and known authentic media on record: sealed, superseded, never edited."""

from dataclasses import replace
from datetime import timedelta

import pytest

from case_store.verification import verify
from tests import made_scores
from workbench.calibration.document import sealed
from workbench.errors import AuditChainBroken, CaseError
from workbench.model import KnownAuthentic, Support


@pytest.fixture(scope="module")
def calibration():
    return made_scores.ten_sources()


def support(run, by, **changes):
    made = Support(
        media_id=run.media_id,
        run_id=run.id,
        score=1.5,
        calibration=by.digest,
        llr=0.25,
        lower=-0.125,
        upper=0.375,
    )
    return replace(made, **changes)


def known(item, **changes):
    made = KnownAuthentic(
        media_id=item.id, known=True, said_by="J. Maas", channel="phone", examiner="A. Vos"
    )
    return replace(made, **changes)


def test_ratios_and_their_calibrations_are_on_record_under_one_event(make, calibration):
    store = make.store
    run = make.run(make.item())
    said = support(run, calibration)
    store.add_supports([said], [calibration])
    again = support(run, calibration)
    store.add_supports([again], [calibration])

    assert store.supports(run.media_id) == [said, again]
    assert store.supports("another") == []
    assert store.calibrations() == {calibration.digest: calibration}
    events = [event for event in store.events() if event.action == "results weighed"]
    assert len(events) == 2 and events[0].detail["calibrations"] == calibration.digest
    assert verify(store.folder).ok


def test_the_last_word_is_what_was_put_on_record_last_whatever_the_clock_said(
    make, calibration
):
    run = make.run(make.item())
    first = support(run, calibration)
    earlier = replace(support(run, calibration), at=first.at - timedelta(days=400))
    make.store.add_supports([first], [calibration])
    make.store.add_supports([earlier], [calibration])

    assert make.store.supports(run.media_id) == [first, earlier]
    assert [one.number for one in make.store.supports()] == [0, 1]


def test_a_calibration_that_would_be_refused_today_is_read_as_it_was(make, calibration):
    old = sealed(replace(calibration, h1=("altered at large",)))
    run = make.run(make.item())
    make.store.add_supports([support(run, old)], [old])

    assert make.store.calibrations() == {old.digest: old}


def test_nothing_said_leaves_no_event(make, calibration):
    before = len(list(make.store.events()))
    make.store.add_supports([], [calibration])

    assert len(list(make.store.events())) == before


@pytest.mark.parametrize(
    "change", [{"llr": None}, {"reason": "why"}, {"lower": None}, {"calibration": None}]
)
def test_a_ratio_is_whole_or_there_is_none(make, calibration, change):
    run = make.run(make.item())
    with pytest.raises(ValueError, match="likelihood ratio"):
        support(run, calibration, **change)


def test_a_ratio_that_was_edited_is_found(make, calibration):
    store = make.store
    run = make.run(make.item())
    store.add_supports([support(run, calibration)], [calibration])
    with store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE support SET llr = 3.5")

    assert any("support" in one.subject for one in verify(store.folder).problems)


def test_a_calibration_that_was_edited_is_found_and_not_used(make, calibration):
    store = make.store
    run = make.run(make.item())
    store.add_supports([support(run, calibration)], [calibration])
    with store._database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE kept_calibration SET document = replace(document, 'G0', 'G9')"
        )

    with pytest.raises(AuditChainBroken):
        store.calibrations()
    assert not verify(store.folder).ok


def test_what_is_known_is_superseded_and_decided_once(make):
    store, item = make.store, make.item()
    first = known(item)
    store.mark_known(first)
    with pytest.raises(CaseError):
        store.mark_known(known(item))
    gone = known(item, known=False, supersedes=first.id)
    store.mark_known(gone)
    with pytest.raises(CaseError):
        store.mark_known(known(item, supersedes=first.id))

    assert store.known_authentic() == [gone]
    assert store.known_authentic(superseded=True) == [first, gone]
    assert [e.detail["known"] for e in store.events() if "known authentic" in e.action] == [
        "yes",
        "no longer",
    ]
    assert verify(store.folder).ok


def test_a_control_names_who_says_so(make):
    item = make.item()
    for change in ({"said_by": " "}, {"examiner": ""}):
        with pytest.raises(ValueError, match="who says so"):
            known(item, **change)
