"""A finding is confirmed in the examiner's own words; what the program said stays beside."""

import json
import threading

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from typer.testing import CliRunner

from case_store.store import CaseStore
from case_store.verification import verify
from tests.ui.conftest import PATIENCE
from workbench.__main__ import app
from workbench.acts import history
from workbench.errors import StorageFull
from workbench.model import Author, FindingState
from workbench.model.findings import STATEMENT_MOST

OWN = "In the picture a patch of another texture covers the left cheek."
NOTE = "Seen in the map and in the residual."


@pytest.fixture
def proposed(qtbot, desk, open_case, case_folder, show, proposal):
    """Return the finding that is proposed and on show."""
    found = proposal(case_folder, "clip.mp4", first=0.2, last=0.6)
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    assert desk.window.findings.chosen.id == found.id
    return found


def rewrite(qtbot, desk, statement=OWN, note=NOTE):
    """Rewrite the chosen finding with the keyboard and the form."""
    form = desk.window.findings.form
    qtbot.keyClick(desk.window, Qt.Key.Key_3)
    assert form.own_words.isChecked() and form.statement.isVisible()
    form.statement.setPlainText(statement)
    form.note.setPlainText(note)
    with qtbot.waitSignal(desk.session.decided, timeout=PATIENCE):
        form.confirm.click()
    qtbot.waitUntil(lambda: chosen(desk).statement == statement, timeout=PATIENCE)


def undo(qtbot, desk):
    action = desk.window.actions_by_name["undo"]
    qtbot.waitUntil(lambda: "rewritten" in action.text(), timeout=PATIENCE)
    action.trigger()


def chosen(desk):
    return desk.window.findings.chosen


def told(desk):
    panel = desk.window.findings._detail
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.text())


def test_3_confirms_a_finding_in_words_of_ones_own_beside_those_of_the_program(
    qtbot, desk, proposed
):
    form = desk.window.findings.form
    qtbot.keyClick(desk.window, Qt.Key.Key_3)
    assert form.statement.toPlainText() == proposed.statement
    form.note.setPlainText(NOTE)
    assert not form.confirm.isEnabled()  # nothing was rewritten yet
    assert not form.reject.isEnabled()
    rewrite(qtbot, desk)
    made = chosen(desk)
    assert (made.state, made.author) == (FindingState.CONFIRMED, Author.MACHINE)
    assert (made.supersedes, made.note, made.examiner) == (proposed.id, NOTE, "A. Examiner")
    assert made.run_ids == proposed.run_ids
    words = told(desk)
    assert OWN in words and "As the program proposed it" in words
    assert words.count(proposed.statement) == 2  # beside it, and in its history
    model = desk.window.findings.model
    assert "machine, rewritten" in model.data(model.index(0))
    event = list(desk.session._store.events())[-1]
    assert (event.action, event.detail["statement"]) == ("finding decided", "rewritten")
    acts = history(desk.session._store)

    assert "confirmed a finding, its statement rewritten" in {act.words for act in acts}


def test_undo_puts_back_what_was_proposed_and_redo_what_was_written(qtbot, desk, proposed):
    rewrite(qtbot, desk)
    undo(qtbot, desk)
    qtbot.waitUntil(lambda: chosen(desk).statement == proposed.statement, timeout=PATIENCE)
    assert chosen(desk).state is FindingState.PROPOSED
    qtbot.waitUntil(desk.window.actions_by_name["redo"].isEnabled, timeout=PATIENCE)
    desk.window.actions_by_name["redo"].trigger()
    qtbot.waitUntil(lambda: chosen(desk).statement == OWN, timeout=PATIENCE)

    assert len(desk.session._store.findings(superseded=True)) == 4


def test_what_was_confirmed_can_be_rewritten_later_and_that_alone_taken_back(
    qtbot, desk, proposed
):
    form, action = desk.window.findings.form, desk.window.actions_by_name["rewrite"]
    form.note.setPlainText("Seen.")
    form.confirm.click()
    qtbot.waitUntil(lambda: chosen(desk).state is FindingState.CONFIRMED, timeout=PATIENCE)
    qtbot.waitUntil(lambda: form.isHidden() and action.isEnabled(), timeout=PATIENCE)
    rewrite(qtbot, desk)
    assert form.isHidden()
    undo(qtbot, desk)
    qtbot.waitUntil(lambda: chosen(desk).statement == proposed.statement, timeout=PATIENCE)

    assert chosen(desk).state is FindingState.CONFIRMED
    assert verify(desk.session._store.folder).ok


def test_a_draft_of_other_words_stays_with_its_finding(qtbot, desk, proposed, proposal):
    form = desk.window.findings.form
    qtbot.keyClick(desk.window, Qt.Key.Key_3)
    form.statement.setPlainText("Half a")
    desk.reload()
    qtbot.wait(300)
    assert form.statement.toPlainText() == "Half a"
    form.offer("")
    assert form.statement.toPlainText() == ""
    form.offer(proposed.id, proposed.statement, rewritable=True)

    assert (form.statement.toPlainText(), form.own_words.isChecked()) == ("Half a", True)


def test_a_second_examiner_rewrites_nothing(
    qtbot, desk, open_case, case_folder, show, proposal
):
    proposal(case_folder, "clip.mp4", first=0.2, last=0.6)
    open_case(desk, case_folder)
    desk.session.work_as("B. Second")
    show(desk, "clip.mp4")
    qtbot.waitUntil(lambda: desk.window.findings.decidable, timeout=PATIENCE)

    assert not desk.window.findings.rewritable
    assert desk.window.findings.form.own_words.isHidden()
    assert not desk.window.actions_by_name["rewrite"].isEnabled()


def test_the_report_and_the_command_line_tell_both(
    qtbot, desk, proposed, case_folder, tmp_path
):
    rewrite(qtbot, desk)
    job = desk.session.issue("A. Examiner", tmp_path / "r.pdf", "A4")
    with qtbot.waitSignal(job.finished, timeout=PATIENCE):
        pass
    desk.close_case()
    with CaseStore.open(case_folder, read_only=True) as store:
        assert len(store.findings()) == 1
    said = CliRunner().invoke(app, ["findings", str(case_folder), "--json"]).output
    [listed] = json.loads(said)["findings"]
    assert (listed["statement"], listed["first_statement"]) == (OWN, proposed.statement)
    plain = CliRunner().invoke(app, ["findings", str(case_folder)]).output

    assert f"rewritten by A. Examiner; first: {proposed.statement}" in plain
    text = pages(tmp_path / "r.pdf")
    assert "In the examiner's own words" in text
    assert "As the program proposed it" in text
    assert text.index(OWN[:30]) < text.rindex(proposed.statement[:30])


def pages(path):
    """Return the text of a PDF on one line."""
    return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())


def begun(desk, qtbot, statement="Half a statement", note="Half a note"):
    """Begin to rewrite the chosen finding, and send nothing; return the form."""
    form = desk.window.findings.form
    qtbot.keyClick(desk.window, Qt.Key.Key_3)
    form.statement.setPlainText(statement)
    form.note.setPlainText(note)
    return form


def texts(form):
    return form.note.toPlainText(), form.statement.toPlainText(), form.own_words.isChecked()


@pytest.fixture
def gate(proposed, desk, monkeypatch):
    """Return what opens the way of the next decision to a full disk."""
    opened = threading.Event()

    def full(_decision):
        opened.wait(60)
        raise StorageFull("The disk is full.")

    monkeypatch.setattr(desk.session._store, "decide", full)
    return opened


def test_a_decision_that_is_not_written_keeps_its_words_wherever_the_examiner_is(
    qtbot, desk, gate, show, proposed
):
    form = begun(desk, qtbot)
    form.confirm.click()
    show(desk, "photo.jpg")
    with qtbot.waitSignal(desk.session.decision_ended, timeout=PATIENCE):
        gate.set()
    show(desk, "clip.mp4")
    assert desk.window.findings.choose(proposed.id)

    assert texts(form) == ("Half a note", "Half a statement", True)
    assert form.confirm.isEnabled()


def test_only_the_failure_of_its_own_write_opens_a_decision_again(qtbot, desk, gate):
    form = begun(desk, qtbot)
    form.confirm.click()
    desk.session.failed.emit("read a thumbnail", StorageFull("The disk is full."))
    assert not form.confirm.isEnabled()
    with qtbot.waitSignal(desk.session.decision_ended, timeout=PATIENCE):
        gate.set()

    assert form.confirm.isEnabled()


def test_a_draft_outlives_undo_and_redo_and_ends_with_its_decision(qtbot, desk, proposed):
    rewrite(qtbot, desk)
    form = begun(desk, qtbot)
    undo(qtbot, desk)
    qtbot.waitUntil(lambda: chosen(desk).state is FindingState.PROPOSED, timeout=PATIENCE)
    assert texts(form) == ("Half a note", "Half a statement", True)
    desk.undoing.redo()
    qtbot.waitUntil(lambda: chosen(desk).statement == OWN, timeout=PATIENCE)
    assert form.isHidden()
    qtbot.keyClick(desk.window, Qt.Key.Key_3)
    assert texts(form) == ("Half a note", "Half a statement", True)
    form.confirm.click()
    qtbot.waitUntil(lambda: chosen(desk).statement == "Half a statement", timeout=PATIENCE)

    assert (form._drafts, form._under_way, form.note.toPlainText()) == ({}, {}, "")


def test_a_statement_is_no_longer_than_it_is_shown_whole(qtbot, desk, proposed):
    form = begun(desk, qtbot, statement="x" * (STATEMENT_MOST + 1))
    assert not form.confirm.isEnabled()
    assert "3001" in form._hint.text() and form._hint.isVisible()
    longest = "y" * STATEMENT_MOST
    rewrite(qtbot, desk, statement=longest)

    assert longest in told(desk)
