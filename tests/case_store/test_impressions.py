"""First impressions stay on record, with what had been shown before them."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta

import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.errors import CaseError, CaseReadOnly
from workbench.model import (
    Blinding,
    FindingState,
    Impression,
    Opinion,
    Review,
    Showing,
    Sight,
)

BY = "A. Examiner"
LOOP = """
import sys
from pathlib import Path
from case_store.store import CaseStore
from workbench.model import Impression, Opinion, Showing, Sight
with CaseStore.open(Path(sys.argv[1])) as store:
    media = store.media()[0].id
    print("ready", flush=True)
    last = next((one.id for one in store.impressions() if one.examiner == "K"), None)
    for turn in range(100000):
        made = Impression(media_id=media, examiner="K", text=f"thought {turn}",
                          opinion=Opinion.NEITHER, supersedes=last)
        last = store.write_impression(made).id
        store.show([Showing(media_id=media, examiner=f"K {last}", what=Sight.RESULTS)])
"""


@pytest.fixture
def media_id(filled):
    with CaseStore.open(filled, read_only=True) as store:
        [item, *_] = store.media()
    return item.id


def thought(media_id, text="The ear is odd.", **more):
    said = {"examiner": BY, "opinion": Opinion.ALTERED_2, "text": text} | more
    return Impression(media_id=media_id, **said)


def test_a_first_impression_is_blind_and_a_later_one_says_what_was_seen(filled, media_id):
    with CaseStore.open(filled) as store:
        first = store.write_impression(thought(media_id))
        store.show([Showing(media_id=media_id, examiner=" a.  EXAMINER", what=Sight.RESULTS)])
        later = store.write_impression(thought(media_id, "No.", supersedes=first.id))
        *_, event = store.events()
    with CaseStore.open(filled, read_only=True) as store:
        assert store.impressions() == [later]
        assert store.impressions(media_id, superseded=True) == [first, later]
    assert first.blind and not later.blind
    assert later.seen[0].startswith("its results were shown on 2")
    assert (event.action, event.detail["blind"]) == ("impression written", "no")
    assert verify(filled).ok


def test_what_was_shown_to_another_examiner_leaves_an_impression_blind(filled, media_id):
    with CaseStore.open(filled) as store:
        store.show([Showing(media_id=media_id, examiner="B. Second", what=Sight.RESULTS)])
        assert store.write_impression(thought(media_id)).blind
        assert not store.write_impression(thought(media_id, examiner="B. Second")).blind


def test_what_was_shown_is_recorded_once_under_one_event(filled, media_id):
    shown = [
        Showing(media_id=media_id, examiner=BY, what=what)
        for what in (Sight.LISTED, Sight.RESULTS)
    ]
    with CaseStore.open(filled) as store:
        before = store.head().sequence
        store.show(shown)
        store.show([Showing(media_id=media_id, examiner=BY, what=Sight.RESULTS)])
        assert store.head().sequence == before + 1
        assert store.showings(media_id) == shown


def test_of_two_impressions_written_at_once_the_second_is_refused(filled, media_id):
    with CaseStore.open(filled) as store:
        store.write_impression(thought(media_id))
        with pytest.raises(CaseError, match="meanwhile"):
            store.write_impression(thought(media_id, "Another."))
    with CaseStore.open(filled, read_only=True) as store:
        with pytest.raises(CaseReadOnly):
            store.write_impression(thought(media_id))
        store.show([Showing(media_id=media_id, examiner=BY, what=Sight.RESULTS)])
        assert store.showings() == []  # a window that only reads records nothing


def test_withdrawn_impressions_stay_on_record(filled, media_id):
    with CaseStore.open(filled) as store:
        first = store.write_impression(thought(media_id))
        gone = thought(media_id, withdrawn=True, supersedes=first.id)
        store.write_impression(gone)
        again = store.write_impression(thought(media_id, supersedes=gone.id))
        assert store.impressions() == [again]
        assert len(store.impressions(superseded=True)) == 3


def test_the_rule_that_stands_is_the_last_one(filled):
    with CaseStore.open(filled) as store:
        assert store.blinding() is None
        rule = Blinding(hidden=True, examiner=BY)
        store.hide_scores(rule)
        with pytest.raises(CaseError, match="meanwhile"):
            store.hide_scores(Blinding(hidden=False, examiner=BY))
        off = Blinding(hidden=False, examiner=BY, supersedes=rule.id)
        store.hide_scores(off)
        assert store.blinding() == off
        actions = [event.action for event in store.events()][-2:]
    assert actions == ["results hidden", "results no longer hidden"]


def test_a_row_that_was_edited_is_found(filled, media_id):
    with CaseStore.open(filled) as store:
        store.show([Showing(media_id=media_id, examiner=BY, what=Sight.RESULTS)])
        store.write_impression(thought(media_id))
    with closing(sqlite3.connect(filled / "case.sqlite")) as connection, connection:
        connection.execute("UPDATE impression SET seen = '[]'")  # made blind afterwards
    assert {problem.code for problem in verify(filled).problems} == {"row_edited"}


@pytest.mark.parametrize("bad", [{"text": " "}, {"examiner": " "}, {"text": "x" * 4001}])
def test_what_is_no_impression_is_refused(bad):
    with pytest.raises(ValueError, match=r"."):
        Impression(
            **{"media_id": "1", "examiner": BY, "text": "a", "opinion": Opinion.NEITHER} | bad
        )


def test_killed_between_writes_every_impression_is_whole(filled, media_id):
    rng = random.Random(3)
    for _ in range(3):
        command = [sys.executable, "-c", LOOP, str(filled)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout.readline() == b"ready\n"
        time.sleep(rng.uniform(0.05, 0.4))
        process.kill()
        assert process.wait() < 0
        process.stdout.close()
        assert verify(filled).ok
    with CaseStore.open(filled) as store:
        written = store.impressions(superseded=True)
        shown = {one.examiner for one in store.showings()}
        assert len(store.impressions()) == 1 and len(written) > 3
    # of each impression but the last before a kill, what was shown after it is on record
    assert len({f"K {one.id}" for one in written} - shown) <= 3


def test_a_clock_that_was_put_back_locks_no_impression(filled, media_id):
    with CaseStore.open(filled) as store:
        first = store.write_impression(thought(media_id))
        before = first.at - timedelta(minutes=5)
        later = thought(media_id, "Two.", supersedes=first.id, at=before)
        store.write_impression(later)
        with pytest.raises(CaseError, match="meanwhile"):
            store.write_impression(thought(media_id, "Fork.", supersedes=first.id))
        last = store.write_impression(thought(media_id, "Three.", supersedes=later.id))
        assert store.impressions() == [last]


def test_who_decided_about_an_exhibit_writes_no_blind_impression_of_it(filled, media_id):
    with CaseStore.open(filled) as store:
        [found, *_] = [one for one in store.findings(superseded=True) if not one.supersedes]
        told = {"media_id": found.media_id, "finding_id": found.id, "note": "A shadow."}
        store.review(Review(examiner="B. Second", state=FindingState.REJECTED, **told))
        made = store.write_impression(thought(found.media_id, examiner="b. second"))
        assert "a finding of it was decided on 2" in made.seen[0]
        decided = next(one for one in store.findings(superseded=True) if one.examiner)
        own = thought(decided.media_id, examiner=decided.examiner)
        assert not store.write_impression(own).blind
        assert store.write_impression(thought(found.media_id, examiner="C. Third")).blind
