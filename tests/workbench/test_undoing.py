"""Every kind of act is taken back and done again by superseding, from the chain alone."""

import random
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from tests.workbench.test_impression_commands import loupe
from workbench.acts import Kind, history, seen_history, sifted, told
from workbench.blind import Onlooker, onlooker
from workbench.errors import NothingToUndo
from workbench.intake import receive
from workbench.model import (
    Annotation,
    Author,
    Case,
    Finding,
    FindingState,
    Impression,
    KnownAuthentic,
    Label,
    MakerNaming,
    Opinion,
    Review,
    Shape,
    new_id,
    now,
    relabelled,
)
from workbench.undoing import redo, undo, undoable, words
from workbench.worker import Worker

VOS = "A. Vos"
LOOP = """
import sys
from pathlib import Path
from case_store.store import CaseStore
from workbench.undoing import redo, undo
with CaseStore.open(Path(sys.argv[1])) as store:
    print("ready", flush=True)
    for turn in range(100000):
        (redo if turn % 2 else undo)(store, "A. Vos")
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory, scene, write_jpeg):
    """A case with two pictures; each test has a copy."""
    folder = tmp_path_factory.mktemp("base")
    for name in ("a", "b"):
        write_jpeg(folder / f"{name}.jpg", scene(64, 64, ord(name)))
    made = Case(number="1", examiner=VOS)
    with CaseStore.create(folder / "c.loupe", made) as store, Worker() as worker:
        list(receive(store, worker, [folder / "a.jpg", folder / "b.jpg"]))
    return folder / "c.loupe"


@pytest.fixture
def case(base, tmp_path):
    return Path(shutil.copytree(base, tmp_path / "c.loupe"))


@pytest.fixture
def store(case):
    with CaseStore.open(case) as opened:
        yield opened


def proposed(store, **more):
    said = {"media_id": store.media()[0].id, "statement": "A seam.", "h1": "a", "h2": "b"}
    found = Finding(**{"author": Author.MACHINE} | said | more)
    store.propose([found])
    return found


def confirmed(store, found, examiner=VOS):
    made = replace(found, id=new_id(), supersedes=found.id, state=FindingState.CONFIRMED)
    store.decide(replace(made, examiner=examiner, note="seen"))


def act(store, kind):
    """Do one act of a kind, and return what reads how it stands."""
    media = store.media()[0].id
    by = {"media_id": media, "examiner": VOS}
    if kind == "finding":
        confirmed(store, proposed(store))
        return lambda: [one.state for one in store.findings()]
    if kind == "label":
        store.put_labels([Label(tags=(2,), note="ear", **by)])
        return lambda: [(one.tags, one.note) for one in store.labels() if not one.empty]
    if kind == "annotation":
        store.annotate(Annotation(shape=Shape.FRAME, spots=(), frame=0, pts=0.0, **by))
        return lambda: [one.frame for one in store.annotations()]
    if kind == "maker":
        store.name_maker(MakerNaming(name="FLUX.1", **by))
        return lambda: [one.name for one in store.maker_namings()]
    if kind == "known":
        store.mark_known(KnownAuthentic(known=True, said_by="J. Maas", channel="", **by))
        return lambda: [one.known for one in store.known_authentic() if one.known]
    if kind == "review":
        root = proposed(store).id
        store.review(Review(finding_id=root, state=FindingState.REJECTED, note="no", **by))
        return lambda: [one.state for one in store.reviews()]
    store.write_impression(Impression(text="odd", opinion=Opinion.ALTERED_1, **by))
    return lambda: [(one.text, one.blind) for one in store.impressions()]


KINDS = ("finding", "label", "annotation", "maker", "known", "review", "impression")


@pytest.mark.parametrize("kind", KINDS)
def test_an_act_is_taken_back_and_done_again_without_losing_a_record(store, case, kind):
    store.act_as(VOS)
    stands = act(store, kind)
    after = stands()
    undo(store, VOS)
    assert stands() != after
    redo(store, VOS)
    assert stands() == after
    undo(store, VOS)
    assert stands() != after
    *_, first, again, last = list(store.events())[-4:]
    assert (first.detail["undoes"], again.detail["redoes"]) == (
        str(first.sequence - 1),
        str(first.sequence),
    )
    assert last.detail["undoes"] == str(again.sequence)
    store.close()
    assert verify(case).ok


def test_acts_are_taken_back_one_after_the_other_and_a_new_one_ends_redoing(store):
    store.act_as(VOS)
    media = store.media()[0].id
    confirmed(store, proposed(store))
    one = Label(media_id=media, examiner=VOS, tags=(1,))
    store.put_labels([one])
    store.put_labels([Label(media_id=media, examiner=VOS, tags=(1, 2), supersedes=one.id)])
    undo(store, VOS)
    assert store.labels()[0].tags == (1,)
    undo(store, VOS)
    assert store.labels()[0].empty
    undo(store, VOS)
    assert store.findings()[0].state is FindingState.PROPOSED
    with pytest.raises(NothingToUndo):
        undo(store, VOS)
    redo(store, VOS)
    assert store.findings()[0].state is FindingState.CONFIRMED
    last = store.labels()[0]
    store.put_labels([replace(last, id=new_id(), note="new", supersedes=last.id)])
    with pytest.raises(NothingToUndo):
        redo(store, VOS)


def test_labels_given_together_are_taken_back_together(store):
    store.act_as(VOS)
    both = [item.id for item in store.media()]
    store.put_labels([Label(media_id=one, examiner=VOS, tags=(4,)) for one in both])
    assert len(both) == 2
    undo(store, VOS)
    assert all(one.empty for one in store.labels())
    redo(store, VOS)
    assert [one.tags for one in store.labels()] == [(4,), (4,)]


def test_another_examiners_acts_are_his_own_and_what_he_superseded_is_passed_over(store):
    media = store.media()[0].id
    store.act_as(VOS)
    mine = Label(media_id=media, examiner=VOS, tags=(1,))
    confirmed(store, proposed(store))
    store.put_labels([mine])
    store.act_as("B. Second")
    his = replace(mine, id=new_id(), examiner="B. Second", tags=(5,), supersedes=mine.id)
    store.put_labels([his])
    found = undoable(store, VOS)
    assert "confirmed a finding (EX-001)" in words(store, found.last)
    assert "tags [5]" in words(store, undoable(store, "b. second").last)
    store.act_as(VOS)
    undo(store, VOS)
    assert store.labels() == [his]


def test_an_act_of_which_another_changed_any_part_is_passed_over(store):
    both = [item.id for item in store.media()]
    store.act_as("B. Second")
    store.put_labels([Label(media_id=one, examiner="B. Second", tags=(3,)) for one in both])
    store.act_as(VOS)
    first = next(one for one in store.labels() if one.media_id == both[0])
    kept = replace(first, id=new_id(), examiner=VOS, note="asked by the court")
    store.put_labels([replace(kept, supersedes=first.id)])
    assert undoable(store, "B. Second").last is None
    with pytest.raises(NothingToUndo):
        undo(store, "B. Second")
    assert "asked by the court" in {one.note for one in store.labels()}


def test_a_grouped_undo_that_is_broken_off_took_nothing_back(store, monkeypatch):
    store.act_as(VOS)
    both = [item.id for item in store.media()]
    store.put_labels([Label(media_id=one, examiner=VOS, tags=(4,)) for one in both])
    put, turns = store.put_labels, []

    def dying(made):
        turns.append(made)
        if len(turns) == 2:
            raise KeyboardInterrupt
        put(made)

    monkeypatch.setattr(store, "put_labels", dying)
    with pytest.raises(KeyboardInterrupt):
        undo(store, VOS)
    monkeypatch.undo()
    assert [one.tags for one in store.labels()] == [(4,), (4,)]
    undo(store, VOS)
    assert all(one.empty for one in store.labels())


def test_no_word_of_an_act_tells_a_note_that_another_wrote(store):
    media = store.media()[0].id
    store.act_as(VOS)
    one = Label(media_id=media, examiner=VOS, note="clearly made")
    store.put_labels([one])
    store.act_as("B. Second")
    own = relabelled(one, media_id=media, examiner="B. Second", tags={3})
    store.put_labels([own])
    told = words(store, undoable(store, "B. Second").last)
    told += " ".join(act.words for act in history(store))
    assert "tags [3]" in told and "clearly made" not in told


def test_what_one_stated_himself_is_rejected_not_deleted(store):
    store.act_as(VOS)
    confirmed(store, proposed(store, author=Author.EXAMINER, examiner=VOS))
    undo(store, VOS)
    [one] = store.findings()
    assert (one.state, one.note) == (FindingState.REJECTED, "Taken back by who stated it.")
    redo(store, VOS)
    assert store.findings()[0].state is FindingState.CONFIRMED


def test_killed_while_undoing_the_case_is_whole_and_goes_on(store, case):
    store.act_as(VOS)
    act(store, "label")
    store.close()
    rng = random.Random(5)
    for _ in range(3):
        command = [sys.executable, "-c", LOOP, str(case)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert process.stdout.readline() == b"ready\n"
        time.sleep(rng.uniform(0.05, 0.4))
        process.kill()
        process.wait()
        process.stdout.close()
        assert verify(case).ok
        with CaseStore.open(case, actor=VOS) as again:  # each kill leaves one of both
            found = undoable(again, VOS)
            assert (found.last is None) != (found.next is None)
            if found.last is None:
                redo(again, VOS)


def test_the_command_line_takes_back_and_lists(case):
    with CaseStore.open(case, actor=VOS) as store:
        act(store, "finding")
    assert "confirmed a finding (EX-001)" in loupe("undo", case, "--by", VOS).stdout
    assert "done again" in loupe("redo", case, "--by", VOS).stdout
    loupe("redo", case, "--by", VOS, code=3)
    told = loupe("history", case, "--exhibit", "EX-001", "--kind", "Findings").stdout
    assert "did again: confirmed a finding" in told and "took back: took back a dec" in told
    assert "head of the audit chain: " in told and "took the file in" not in told
    assert "took the file in" in loupe("history", case, "--by", "a. vos").stdout


def test_every_action_of_a_case_has_words(store, case):
    for kind in KINDS:
        act(store, kind)
    unsaid = {one.action for one in history(store) if one.kind is Kind.CASE}
    assert unsaid <= {"case created"}


def test_the_history_of_who_is_blind_tells_nothing_of_what_waits(store):
    store.act_as(VOS)
    confirmed(store, proposed(store))
    act(store, "annotation")
    eyes = Onlooker(examiner="B. Second", responsible=VOS)
    seen = seen_history(store, eyes)
    assert not any("confirmed" in one.words or one.kind is Kind.MARKS for one in seen)
    assert any(one.kind is Kind.MEDIA for one in seen)
    hiding = Onlooker(examiner="C. Third", responsible=VOS, hiding=True)
    assert {one.kind for one in seen_history(store, hiding)} <= {Kind.MEDIA, Kind.CASE}
    whole = seen_history(store, Onlooker(examiner=VOS, responsible=VOS))
    assert sifted(whole, exhibit="EX-001", who="a. VOS", kind=Kind.MARKS)


def test_the_responsible_examiner_reads_of_reviews_and_impressions_after_his_own(store):
    found = proposed(store)
    store.act_as("B. Second")
    by = {"media_id": found.media_id, "examiner": "B. Second"}
    store.review(Review(finding_id=found.id, state=FindingState.REJECTED, note="no", **by))
    store.write_impression(Impression(text="odd", opinion=Opinion.ALTERED_5, **by))

    def opinions(examiner):
        seen = seen_history(store, onlooker(store, examiner))
        return {one.action for one in seen if one.kind is Kind.OPINIONS}

    assert opinions(VOS) == set()
    assert opinions("B. Second") == {"finding reviewed", "impression written"}
    store.act_as(VOS)
    confirmed(store, found)
    assert opinions(VOS) == {"finding reviewed"}
    own = {"media_id": found.media_id, "examiner": VOS}
    store.write_impression(Impression(text="plain", opinion=Opinion.NEITHER, **own))
    assert opinions(VOS) == {"finding reviewed", "impression written"}


@pytest.mark.parametrize("turn", [undo, redo])
def test_an_act_of_many_events_reads_the_records_once(store, monkeypatch, turn):
    for tags in ((1,), (2,), (3,)):  # two exhibits each time: an act of two events
        stand = {one.media_id: one for one in store.labels()}
        store.put_labels(
            relabelled(stand.get(item.id), media_id=item.id, examiner=VOS, tags=tags)
            for item in store.media()
        )
    if turn is redo:
        undo(store, VOS)
    read, labels = [], store.labels
    monkeypatch.setattr(store, "labels", lambda **o: read.append(o) or labels(**o))
    assert len(turn(store, VOS)) == 2
    assert len(read) == 3  # what stands in whose place, before and after; and the labels


def rewritten(store, before, words, examiner):
    """Let an examiner confirm a finding in words of his own; return that."""
    more = {"id": new_id(), "supersedes": before.id, "statement": words, "note": "seen"}
    made = replace(before, state=FindingState.CONFIRMED, examiner=examiner, **more)
    store.decide(replace(made, at=now()))
    return made


def test_taking_a_rewriting_back_is_no_rewriting(store):
    store.act_as(VOS)
    rewritten(store, proposed(store), "Another seam.", VOS)
    undo(store, VOS)
    redo(store, VOS)
    rewritten(store, store.findings()[0], "A third seam.", VOS)
    undo(store, VOS)
    made = [one for one in store.events() if "statement" in one.detail]
    assert [one.detail["statement"] for one in made] == [
        *("rewritten", "restored", "rewritten", "rewritten", "restored")
    ]
    said = [one.words for one in history(store) if "statement" in one.words][::-1]
    assert said[1] == (
        "took back: took back a decision: the finding is proposed, "
        "its earlier statement restored"
    )
    assert said[-1] == said[1].replace("proposed", "confirmed")
    older = replace(made[-1], detail={**made[-1].detail, "statement": "rewritten"})
    assert told(older, {}, {}).words == said[-1], "as earlier programs recorded it"


def test_what_another_decided_is_restored_as_of_when_he_decided_it(store, case):
    store.act_as("B. Maas")
    rewritten(store, proposed(store), "His seam.", "B. Maas")
    his = store.findings()[0]
    store.act_as(VOS)
    rewritten(store, his, "My seam.", VOS)
    for turn in (undo, redo, undo):
        turn(store, VOS)
    stands = store.findings()[0]
    assert (stands.statement, stands.examiner, stands.at) == ("His seam.", "B. Maas", his.at)
    last = list(store.events())[-1]
    assert (last.actor, last.detail["statement"]) == (VOS, "restored") and last.at > his.at
    redo(store, VOS)
    assert store.findings()[0].at > his.at, "what he says again himself, he says now"
    store.close()
    assert verify(case).ok
