"""Further examiners' decisions stay on record beside the one that stands."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.blind import Onlooker, chains, printed_for
from workbench.errors import CaseError
from workbench.model import FindingState, Review, Showing, Sight


@pytest.fixture
def found(filled):
    """A decided finding as first stated."""
    with CaseStore.open(filled, read_only=True) as store:
        return chains(store.findings(superseded=True))[0]


def second(found, state=FindingState.REJECTED, **more):
    said = {"examiner": "B. Second", "note": "A shadow."} | more
    first = found[0]
    return Review(media_id=first.media_id, finding_id=first.id, state=state, **said)


def test_several_examiners_decide_about_one_finding_and_all_is_kept(filled, found):
    with CaseStore.open(filled, actor="B. Second") as store:
        one = store.review(second(found))
        two = store.review(second(found, FindingState.CONFIRMED, examiner="C. Third"))
        changed = store.review(second(found, note="No.", supersedes=one.id))
        assert store.reviews() == [two, changed]
        assert store.reviews(superseded=True) == [one, two, changed]
        *_, event = store.events()
    assert (event.action, event.actor) == ("finding reviewed", "B. Second")
    assert verify(filled).ok


def test_what_was_shown_of_the_first_decision_is_in_the_review(filled, found):
    shown = {"media_id": found[0].media_id, "finding_id": found[0].id}
    with CaseStore.open(filled) as store:
        store.show([Showing(examiner="b. second", what=Sight.DECISIONS, **shown)])
        assert store.review(second(found, examiner="C. Third")).blind
        one = store.review(second(found))
    assert not one.blind and "another examiner's decision was shown" in one.seen[0]


def test_who_has_findings_printed_has_seen_what_others_decided(filled, found):
    with CaseStore.open(filled) as store:
        items = [one for one in store.media() if one.id == found[0].media_id]
        assert printed_for(store, items, " ", decisions=True) == []
        scores = printed_for(store, items, "B. Second", decisions=False)
        assert [one.what for one in scores] == [Sight.RESULTS]
        store.show(printed_for(store, items, "B. Second", decisions=True))
        assert printed_for(store, items, "B. Second", decisions=True) == []
        assert "decision was shown" in " ".join(store.review(second(found)).seen)


def test_a_review_of_what_is_not_first_stated_or_twice_is_refused(filled, found):
    with CaseStore.open(filled) as store:
        store.review(second(found))
        with pytest.raises(CaseError, match="already"):
            store.review(second(found))
        with pytest.raises(CaseError, match="first stated"):
            store.review(second(found[1:], examiner="C. Third"))


def test_a_row_that_was_edited_is_found(filled, found):
    with CaseStore.open(filled) as store:
        store.review(second(found))
    with closing(sqlite3.connect(filled / "case.sqlite")) as connection, connection:
        connection.execute("UPDATE review SET state = 'confirmed'")
    assert {problem.code for problem in verify(filled).problems} == {"row_edited"}


@pytest.mark.parametrize("bad", [{"note": " "}, {"examiner": ""}])
def test_what_is_no_review_is_refused(found, bad):
    with pytest.raises(ValueError, match=r"."):
        second(found, **bad)
    with pytest.raises(ValueError, match="confirms or rejects"):
        second(found, FindingState.PROPOSED)


def test_nobody_sees_anothers_decision_before_his_own(found):
    other = second(found, examiner="C. Third")
    blind = Onlooker(examiner="B. Second", responsible="Examiner", reviews=(other,))
    [shown] = blind.findings(found)
    assert (shown.state, shown.examiner, shown.note) == (FindingState.PROPOSED, "", "")
    assert blind.reviews_of(found) == () and blind.waits(found)
    own = second(found)
    seeing = Onlooker(examiner="B. Second", responsible="Examiner", reviews=(other, own))
    assert seeing.findings(found) == tuple(found) and not seeing.waits(found)
    assert seeing.reviews_of(found) == (other, own)


def test_the_responsible_examiner_is_blind_to_reviews_until_he_has_decided(found):
    other = second(found)
    eyes = Onlooker(examiner="Examiner", responsible="Examiner", reviews=(other,))
    assert eyes.reviews_of(found[:1]) == () and eyes.waits(found[:1])
    assert eyes.reviews_of(found) == (other,) and not eyes.waits(found)
    assert eyes.findings(found[:1]) == (found[0],)


def test_a_clock_that_was_put_back_locks_no_review(filled, found):
    with CaseStore.open(filled) as store:
        one = store.review(second(found))
        early = second(found, note="Two.", supersedes=one.id, at=one.at - timedelta(minutes=5))
        store.review(early)
        last = store.review(second(found, note="Three.", supersedes=early.id))
        assert store.reviews() == [last]
