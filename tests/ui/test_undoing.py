"""Undo and redo in the real window: its menu says what, and everything follows."""

import pytest
from PySide6.QtCore import Qt

from case_store.store import CaseStore
from case_store.verification import verify
from tests.ui.conftest import PATIENCE
from workbench.errors import CaseError
from workbench.model import Author, Finding, FindingState


def pressed(qtbot, desk, modifiers):
    desk.window.activateWindow()
    with qtbot.waitSignal(desk.session.judgements.turned, timeout=PATIENCE):
        qtbot.keyClick(desk.window, Qt.Key.Key_Z, modifiers)


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def said(qtbot, desk, name, words):
    action = desk.window.actions_by_name[name]
    qtbot.waitUntil(lambda: words in action.text() and action.isEnabled(), timeout=PATIENCE)


@pytest.fixture
def at_work(qtbot, desk, open_case, case_folder, proposal, show):
    proposal(case_folder, "clip.mp4", 0.2, 0.6)
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    return desk


def test_a_decision_a_tag_and_a_mark_are_taken_back_in_turn(qtbot, at_work, case_folder):
    desk, window = at_work, at_work.window
    assert not window.actions_by_name["undo"].isEnabled()
    window.findings.form.note.setPlainText("a seam")
    window.findings.form.confirm.click()
    said(qtbot, desk, "undo", "Undo: confirmed a finding (EX-")
    desk.window.actions_by_name["tag_4"].trigger()
    said(qtbot, desk, "undo", "tags [4]")
    desk.window.actions_by_name["bookmark"].trigger()
    said(qtbot, desk, "undo", "marked a frame")

    pressed(qtbot, desk, CTRL)
    said(qtbot, desk, "undo", "tags [4]")
    said(qtbot, desk, "redo", "took back: withdrew a frame")
    qtbot.waitUntil(lambda: desk.reviewing.annotating.undoable is None, timeout=PATIENCE)
    pressed(qtbot, desk, CTRL)
    said(qtbot, desk, "undo", "confirmed a finding")
    pressed(qtbot, desk, CTRL)
    qtbot.waitUntil(
        lambda: desk.reviewing.view.standing[0].state is FindingState.PROPOSED,
        timeout=PATIENCE,
    )
    assert window.findings.decidable
    qtbot.waitUntil(lambda: not window.actions_by_name["undo"].isEnabled(), timeout=PATIENCE)
    pressed(qtbot, desk, CTRL | SHIFT)
    qtbot.waitUntil(
        lambda: desk.reviewing.view.standing[0].state is FindingState.CONFIRMED,
        timeout=PATIENCE,
    )
    desk.close_case()
    assert window.actions_by_name["undo"].text() == "Undo"
    assert verify(case_folder).ok
    with CaseStore.open(case_folder, read_only=True) as store:
        assert len(store.labels(superseded=True)) == 2


def test_a_window_that_only_reads_takes_nothing_back(
    qtbot, at_work, make_desk, open_case, case_folder
):
    at_work.window.actions_by_name["tag_4"].trigger()
    said(qtbot, at_work, "undo", "tags [4]")
    other = make_desk()
    open_case(other, case_folder, read_only=True)
    qtbot.wait(200)
    assert not other.window.actions_by_name["undo"].isEnabled()


def test_a_finding_of_ones_own_is_stated_with_its_decision_or_not_at_all(
    qtbot, at_work, monkeypatch
):
    session, view = at_work.session, at_work.reviewing.view
    before = session._store.findings(superseded=True)

    def broken_off(_):
        raise CaseError("broken off")

    monkeypatch.setattr(session._store, "decide", broken_off)
    own = Finding(
        media_id=view.item.id,
        **{"statement": "s", "h1": "1", "h2": "2", "note": "n", "examiner": "A. Examiner"},
        author=Author.EXAMINER,
        state=FindingState.CONFIRMED,
    )
    with qtbot.waitSignal(session.failed, timeout=PATIENCE):
        session.state(own)
    assert session._store.findings(superseded=True) == before


def test_a_review_is_of_who_gave_it_whoever_works_here_when_it_is_written(at_work, monkeypatch):
    session = at_work.session
    [finding] = at_work.reviewing.view.standing
    held = []
    monkeypatch.setattr(session, "write", lambda _doing, work, *_: held.append(work))
    session.examiner = "B. Second"
    session.judgements.review(finding, FindingState.REJECTED, "a shadow")
    session.examiner = "C. Third"
    held.pop()()
    assert [one.examiner for one in session._store.reviews()] == ["B. Second"]
