"""What is asked for by one examiner, and ends when another works here or results are hidden."""

from threading import Event

import pytest
from PySide6.QtWidgets import QListWidget
from shiboken6 import delete

from case_store.store import CaseStore
from tests.ui.conftest import PATIENCE
from tests.ui.test_judging import told
from ui.blinding import seen_item
from workbench.errors import CaseError
from workbench.model import Annotation, FindingState, Opinion, Shape, Sight

FIRST, SECOND = "A. Examiner", "B. Second"
MARK = "seam along the jaw"


@pytest.fixture
def held():
    """Return a function that holds up a queue of a session until what it returns is set."""
    holds = []

    def hold(session, jobs):
        holds.append(Event())
        wait = holds[-1].wait
        if jobs is session._writes:
            session.write("wait", lambda: wait() and None, lambda: None)
        else:
            session.ask("wait", wait, lambda _: None, jobs, for_anyone=True)
        return holds[-1]

    yield hold
    for one in holds:
        one.set()


@pytest.fixture
def at_work(desk, open_case, case_folder, proposal, show):
    """A desk with a proposal and a mark on the clip, which is on show."""
    finding = proposal(case_folder, "clip.mp4", 0.2, 0.6)
    with CaseStore.open(case_folder) as store:
        noted = {"media_id": finding.media_id, "examiner": FIRST, "note": MARK}
        store.annotate(Annotation(shape=Shape.FRAME, spots=(), frame=0, pts=0.0, **noted))
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    return desk


def item(desk, name):
    [one] = [r.item for r in desk.window.media.rows() if r.item.original_name == name]
    return one


def settle(qtbot, session, jobs):
    """Wait until all that was asked of a queue before is answered."""
    ended = []
    session.ask("end", lambda: True, ended.append, jobs, for_anyone=True)
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE)


@pytest.mark.parametrize("name", ["clip.mp4", "photo.jpg"])
@pytest.mark.parametrize("change", ["work_as", "hide"])
def test_what_is_on_show_goes_before_the_rest_is_read(qtbot, at_work, show, held, name, change):
    session, review = at_work.session, at_work.window.review
    show(at_work, name)
    qtbot.waitUntil(lambda: bool(review.lanes), timeout=PATIENCE)
    titles = {lane.info.title for lane in review.lanes}
    held(session, session._reads)
    if change == "work_as":
        session.work_as(SECOND)
    else:
        with qtbot.waitSignal(session.judgements.sight_changed, timeout=PATIENCE):
            session.judgements.hide_scores(hidden=True)
    assert review.lanes == () and review.viewer.faces.view is None
    rows = review.timeline.lanes.rows
    assert not titles & {row.title for row in rows}
    assert not any(getattr(row, "segments", ()) for row in rows)
    assert not any(title in review.strip.accessibleDescription() for title in titles)
    assert MARK not in told(at_work.window) and not at_work.window.annotations.chosen


def test_what_a_form_showed_is_what_is_recorded_and_signed(qtbot, at_work, held):
    session, store = at_work.session, at_work.session._store
    hold = held(session, session._writes)
    session.work_as(SECOND)  # he takes over once what is being written is written
    impression = at_work.judging.ask_impression()
    own = at_work.reviewing.state_finding()
    known = at_work.reviewing.mark_known()
    assert own.examiner.text() == known.examiner.text() == FIRST
    with qtbot.waitSignal(session.examiner_changed, timeout=PATIENCE):
        hold.set()
    assert session.examiner == store.actor == SECOND
    before = len(list(store.events()))
    impression.text.setPlainText("looks odd")
    impression.opinion.setCurrentIndex(impression.opinion.findText(Opinion.NEITHER.words))
    own.statement.setPlainText("I see it.")
    own.note.setPlainText("by eye")
    known.said_by.setText("J. Maas")
    waits = [session.judgements.impressed, session.decided, session.known_marked]
    with qtbot.waitSignals(waits, timeout=PATIENCE):
        impression.accept()
        own.accept()
        known.accept()
    settle(qtbot, session, session._writes)
    made = [one for one in list(store.events())[before:] if one.action != "results shown"]
    assert {one.actor for one in made} == {FIRST} and len(made) >= 3
    assert [one.examiner for one in store.impressions()] == [FIRST]
    assert [one.examiner for one in store.known_authentic()] == [FIRST]
    [stated] = [one for one in store.findings() if one.statement == "I see it."]
    assert (stated.examiner, stated.state) == (FIRST, FindingState.CONFIRMED)


def test_nothing_is_recorded_as_shown_to_who_never_saw_it(qtbot, at_work, held):
    session, store, photo = at_work.session, at_work.session._store, item(at_work, "photo.jpg")
    hold = held(session, session._reads)
    at_work.reviewing.open(photo)
    session.work_as(SECOND)
    hold.set()
    qtbot.waitUntil(lambda: at_work.reviewing.settled is not None, timeout=PATIENCE)
    assert at_work.reviewing.view.item.id == photo.id
    shown = [one for one in store.showings(photo.id) if one.what is Sight.RESULTS]
    assert {one.examiner for one in shown} == {SECOND}
    events = [one for one in store.events() if one.action == "results shown"]
    assert {one.actor for one in events} == {FIRST, SECOND}
    assert all(one.detail["examiner"] == one.actor for one in events)


def test_what_is_read_too_late_to_be_shown_is_not_recorded_as_shown(case_folder):
    with CaseStore.open(case_folder) as store:
        [photo] = [one for one in store.media() if one.original_name == "photo.jpg"]
        assert seen_item(store, photo.exhibit, SECOND, lambda: False).runs
        assert store.showings(photo.id) == []
        seen_item(store, photo.exhibit, SECOND)
        assert [one.examiner for one in store.showings(photo.id)] == [SECOND]


@pytest.mark.parametrize("change", ["work_as", "hide", "open"])
def test_a_passport_opens_only_over_the_exhibit_that_it_is_of(
    qtbot, at_work, show, held, change
):
    session = at_work.session
    hold = held(session, session._asides)
    at_work.passports.read(at_work.reviewing.view.runs[0])
    if change == "work_as":
        session.work_as(SECOND)
    elif change == "hide":
        session.judgements.hide_scores(hidden=True)
        qtbot.waitUntil(
            lambda: getattr(at_work.reviewing.view, "hidden", False), timeout=PATIENCE
        )
    else:
        show(at_work, "photo.jpg")
    hold.set()
    settle(qtbot, session, session._asides)
    assert at_work.passports.dialog is None


def test_an_answer_to_one_examiner_is_not_handed_to_the_next(qtbot, at_work, held):
    session, heard = at_work.session, []
    judgements = session.judgements
    for told_by in (judgements.agreement_read, judgements.history_read, session.makers_read):
        told_by.connect(lambda *_: heard.append(session.examiner))
    holds = [held(session, jobs) for jobs in (session._reads, session._asides)]
    at_work.judging.ask_agreement()
    judgements.read_history()
    session.read_makers()
    session.work_as(SECOND)
    for one in holds:
        one.set()
    for jobs in (session._reads, session._asides):
        settle(qtbot, session, jobs)
    assert heard == []
    with qtbot.waitSignal(judgements.agreement_read, timeout=PATIENCE):
        judgements.read_agreement()  # what he asks for himself comes
    assert heard == [SECOND]


def test_an_answer_comes_to_no_dialog_that_is_gone(qtbot, at_work, held):
    dialog = QListWidget()
    hold = held(at_work.session, at_work.session._reads)
    at_work.session.ask("read", lambda: ["a row"], dialog.addItems)
    delete(dialog)
    hold.set()
    settle(qtbot, at_work.session, at_work.session._reads)  # what it raised would be caught


DECIDING = ("confirm", "bookmark", "impression", "state_finding")


def can(desk):
    return [desk.window.actions_by_name[name].isEnabled() for name in DECIDING]


def test_nothing_is_decided_of_one_exhibit_while_another_is_opened(qtbot, at_work, held):
    session, form = at_work.session, at_work.window.findings.form
    form.note.setPlainText("a shadow")
    assert all(can(at_work)) and form.confirm.isEnabled()
    hold = held(session, session._reads)
    at_work.reviewing.open(item(at_work, "photo.jpg"))
    assert not any(can(at_work)) and not form.confirm.isEnabled()
    assert not form.reject.isEnabled()
    assert at_work.reviewing.state_finding() is None
    assert at_work.reviewing.mark_known() is None
    assert at_work.judging.ask_impression() is None
    at_work.reviewing.open(item(at_work, "clip.mp4"))
    assert all(can(at_work)) and form.confirm.isEnabled()  # it is what is on show
    at_work.reviewing.open(item(at_work, "photo.jpg"))
    hold.set()
    qtbot.waitUntil(lambda: at_work.reviewing.settled is not None, timeout=PATIENCE)
    assert can(at_work)[1:] == [True, True, True]


def test_an_exhibit_that_cannot_be_read_leaves_nothing_to_decide(qtbot, at_work, monkeypatch):
    session = at_work.session

    def broken(*_):
        raise CaseError("broken off")

    with monkeypatch.context() as patched:
        patched.setattr("ui.session.seen_item", broken)
        with qtbot.waitSignal(session.not_read, timeout=PATIENCE):
            at_work.reviewing.read_again()
        assert at_work.reviewing.settled is not None  # what was read before stays
        with qtbot.waitSignal(session.not_read, timeout=PATIENCE):
            at_work.reviewing.open(item(at_work, "photo.jpg"))
    assert at_work.reviewing.view is None and not any(can(at_work))
    assert at_work.window.findings.chosen is None and at_work.window.review.item is None
    at_work.reviewing.open(item(at_work, "clip.mp4"))
    qtbot.waitUntil(lambda: all(can(at_work)), timeout=PATIENCE)
