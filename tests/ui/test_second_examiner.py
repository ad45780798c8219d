"""A second examiner decides in the real window, blind to what the first one wrote."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtWidgets import QLabel

from case_store.store import CaseStore
from case_store.verification import verify
from tests.ui.conftest import PATIENCE
from tests.ui.test_judging import told
from workbench.faces import tracks
from workbench.model import Annotation, FindingState, Label, Shape

SECRET = "seam along the jaw"


@pytest.fixture
def decided(case_folder, proposal):
    """A finding that the examiner of the case confirmed, with a mark and a note of his."""
    finding = proposal(case_folder, "clip.mp4", 0.2, 0.6)
    noted = {"media_id": finding.media_id, "examiner": "A. Examiner", "note": SECRET}
    with CaseStore.open(case_folder) as store:
        done = replace(finding, id="d" * 32, supersedes=finding.id, examiner="A. Examiner")
        store.decide(replace(done, state=FindingState.CONFIRMED, note=SECRET))
        store.annotate(Annotation(shape=Shape.FRAME, spots=(), frame=0, pts=0.0, **noted))
        store.put_labels([Label(tags=(3,), **noted)])
    return finding


@pytest.fixture
def second(qtbot, desk, open_case, case_folder, decided, show):
    open_case(desk, case_folder)
    with qtbot.waitSignal(desk.session.examiner_changed, timeout=PATIENCE):
        desk.session.work_as("B. Second")
    show(desk, "clip.mp4")
    qtbot.waitUntil(
        lambda: getattr(desk.reviewing.view, "seen_by", "") == "B. Second", timeout=PATIENCE
    )
    qtbot.waitUntil(
        lambda: any(row.waiting for row in desk.window.media.rows()), timeout=PATIENCE
    )
    return desk


def decide(qtbot, desk, note="a shadow, no seam"):
    form = desk.window.findings.form
    form.note.setPlainText(note)
    form.reject.click()
    qtbot.waitUntil(lambda: bool(getattr(desk.reviewing.view, "reviews", ())), timeout=PATIENCE)


def test_the_first_decision_and_its_notes_open_with_ones_own(qtbot, second, case_folder):
    window, view = second.window, second.reviewing.view
    for place in range(window.tabs.count()):
        window.tabs.setCurrentIndex(place)
        qtbot.wait(30)
    window.show_tab(window.findings)
    [shown] = view.standing
    assert (shown.state, shown.note, view.annotations) == (FindingState.PROPOSED, "", ())
    assert SECRET not in told(window) and "confirmed by" not in told(window)
    window.media_column.sought.setText("jaw")
    assert window.media_list.sifted.rowCount() == 0  # a note is not found by its words
    window.media_column.clear()
    assert second.labelling.ask_note(view.item) is None
    assert window.findings.form.examiner.text() == "B. Second"
    decide(qtbot, second)

    view = second.reviewing.view
    [own] = view.reviews
    assert own.blind and own.state is FindingState.REJECTED
    assert view.standing[0].state is FindingState.CONFIRMED and not window.findings.decidable
    text = told(window)
    assert SECRET in text and "a shadow, no seam" in text
    lines = {label.text(): label for label in window.findings.findChildren(QLabel)}
    assert lines["Further examiners"].property("kind") == "heading" and "heading" not in lines
    second.close_case()
    assert verify(case_folder).ok


def test_agreement_tells_only_of_what_one_has_decided(qtbot, second, proposal):
    judgements = second.session.judgements
    with qtbot.waitSignal(judgements.agreement_read, timeout=PATIENCE) as read:
        second.judging.ask_agreement()
    assert "No two examiners" in read.args[0][0]
    second.window.show_tab(second.window.findings)
    decide(qtbot, second)
    with qtbot.waitSignal(judgements.agreement_read, timeout=PATIENCE) as read:
        second.judging.ask_agreement()
    assert "0 of 1 findings decided alike; fewer than 20" in read.args[0][0]
    assert "differ: The spectrum departs" in read.args[0][1]


# --- who works here ---------------------------------------------------------------------------


def works(qtbot, desk, name):
    with qtbot.waitSignal(desk.session.examiner_changed, timeout=PATIENCE):
        desk.session.work_as(name)


def test_a_case_of_several_examiners_is_shown_to_nobody_unnamed(
    qtbot, second, open_case, case_folder, show
):
    show(second, "clip.mp4")
    decide(qtbot, second)
    second.close_case()
    second.open(case_folder)
    qtbot.waitUntil(lambda: second.judging.asked is not None, timeout=PATIENCE)
    dialog = second.judging.asked
    assert dialog.entered() == ""  # none stands there, so none is taken unread
    assert dialog.known.currentIndex() == -1
    names = [dialog.known.itemData(at) for at in range(dialog.known.count())]
    assert names == ["A. Examiner", "B. Second"]
    dialog.known.activated.emit(0)  # and nobody types his name at each opening
    assert dialog.entered() == "A. Examiner"
    assert second.session is None and second.window.media.rowCount() == 0
    second.judging.asked.reject()
    assert second.session is None and "not opened" in second.window.banner.text.text()

    open_case(second, case_folder, by="C. Third")
    assert second.session.examiner == "C. Third"
    show(second, "clip.mp4")
    assert second.reviewing.view.seen_by == "C. Third"
    assert SECRET not in told(second.window)


def test_a_case_of_one_examiner_opens_without_a_question(desk, open_case, case_folder):
    open_case(desk, case_folder)
    assert desk.judging.asked is None and desk.session.examiner == "A. Examiner"


def test_who_only_reads_says_who_he_is_as_well(qtbot, desk, open_case, case_folder, show):
    open_case(desk, case_folder, read_only=True)
    assert desk.window.actions_by_name["work_as"].isEnabled()
    works(qtbot, desk, "B. Second")
    show(desk, "clip.mp4")
    qtbot.waitUntil(
        lambda: getattr(desk.reviewing.view, "seen_by", "") == "B. Second", timeout=PATIENCE
    )


def test_the_list_says_nothing_to_the_next_that_it_said_to_the_one_before(
    qtbot, desk, open_case, case_folder, decided
):
    session = open_case(desk, case_folder)
    qtbot.waitUntil(lambda: any(row.confirmed for row in desk.window.media.rows()))
    hold = Event()
    session.ask("wait", hold.wait, lambda _: None)  # the list is read behind it
    session._list()  # for the one before, told after the next has come
    works(qtbot, desk, "B. Second")
    rows = desk.window.media.rows()
    assert not any(row.confirmed or row.label or row.runs for row in rows)
    seen = []
    session.listed.connect(seen.append)
    hold.set()
    qtbot.waitUntil(lambda: any(row.waiting for row in desk.window.media.rows()))
    assert not any(row.confirmed for told_rows in seen for row in told_rows)


def test_what_was_decided_is_written_before_the_name_changes(
    qtbot, desk, open_case, case_folder
):
    session = open_case(desk, case_folder)
    hold = Event()
    session.write("wait", lambda: hold.wait() and None, lambda: None)
    session.write("note", lambda: session._store.note("tried", "s", {}), lambda: None)
    session.work_as("B. Second")
    assert session.examiner == "A. Examiner"  # and the desk goes on meanwhile
    with qtbot.waitSignal(session.examiner_changed, timeout=PATIENCE):
        hold.set()
    assert session.examiner == "B. Second"
    [event] = [one for one in session._store.events() if one.action == "tried"]
    assert event.actor == "A. Examiner"


def test_a_note_that_one_began_is_not_shown_to_the_next(
    qtbot, desk, open_case, case_folder, proposal, show
):
    finding = proposal(case_folder, "clip.mp4", 0.2, 0.6)
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    form = desk.window.findings.form
    for name, drafts in (("B. Second", SECRET), ("A. Examiner", "")):
        form.note.setPlainText(drafts or "B's own")
        works(qtbot, desk, name)
        qtbot.waitUntil(lambda: desk.window.findings.chosen is not None, timeout=PATIENCE)
        assert desk.window.findings.chosen.id == finding.id and form.examiner.text() == name
        if drafts:
            assert form.note.toPlainText() == "" and SECRET not in told(desk.window)
    assert form.note.toPlainText() == SECRET  # it waited for who wrote it


def test_faces_are_edited_and_edits_taken_back_under_ones_own_name(
    qtbot, desk, open_case, case_folder, show, face_pass
):
    face_pass(case_folder)
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    faces, panel = desk.reviewing.faces, desk.window.faces

    def labels():
        return [one.track.label for one in faces.view.tracks] if faces.view else []

    def rename(label):
        qtbot.waitUntil(lambda: len(labels()) == 3, timeout=PATIENCE)
        faces.choose(faces.view.tracks[0].id)
        panel.form.label.setText(label)
        faces.rename()
        qtbot.waitUntil(lambda: label in labels(), timeout=PATIENCE)

    rename("of A")
    assert panel.form.examiner.isReadOnly()
    panel.form.note.setText(SECRET)
    works(qtbot, desk, "B. Second")
    qtbot.waitUntil(lambda: len(labels()) == 3, timeout=PATIENCE)
    assert panel.form.note.text() == "" and panel.form.examiner.text() == "B. Second"
    assert panel.last_edit is None
    assert not desk.window.actions_by_name["undo_tracks"].isEnabled()  # it is another's
    rename("of B")
    tracks = desk.session._store.tracks(desk.reviewing.view.item.id)
    assert [one.examiner for one in tracks if one.label == "of B"] == ["B. Second"]
    works(qtbot, desk, "A. Examiner")
    qtbot.waitUntil(lambda: len(labels()) == 3, timeout=PATIENCE)
    assert panel.last_edit is None  # what A made was edited since
    works(qtbot, desk, "B. Second")
    qtbot.waitUntil(lambda: panel.last_edit is not None, timeout=PATIENCE)
    faces.undo()
    qtbot.waitUntil(lambda: "of A" in labels(), timeout=PATIENCE)


def state_own(qtbot, desk, statement):
    dialog = desk.reviewing.state_finding()
    dialog.statement.setPlainText(statement)
    dialog.note.setPlainText("looked at it")
    assert dialog.examiner.isReadOnly()
    dialog.examiner.setText("A. Examiner")  # whatever a field says, who works here signs
    with qtbot.waitSignal(desk.session.decided, timeout=PATIENCE):
        dialog.accept()


def test_the_responsible_examiner_decides_what_a_second_one_stated(
    qtbot, desk, open_case, case_folder, show
):
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    works(qtbot, desk, "B. Second")
    qtbot.waitUntil(lambda: desk.reviewing.view is not None, timeout=PATIENCE)
    state_own(qtbot, desk, "The left ear was pasted.")
    findings = desk.window.findings
    qtbot.waitUntil(lambda: findings.chosen is not None, timeout=PATIENCE)
    assert findings.chosen.examiner == "B. Second" and not findings.decidable
    works(qtbot, desk, "A. Examiner")
    qtbot.waitUntil(lambda: findings.chosen is not None, timeout=PATIENCE)
    assert findings.decidable and desk.window.actions_by_name["reject"].isEnabled()
    findings.form.note.setPlainText("a fold of the skin")
    with qtbot.waitSignal(desk.session.decided, timeout=PATIENCE):
        findings.form.reject.click()
    qtbot.waitUntil(
        lambda: (
            getattr(findings.chosen, "state", None) is FindingState.REJECTED
            and not findings.decidable
        ),
        timeout=PATIENCE,
    )
    assert findings.chosen.examiner == "A. Examiner"
    assert findings.model.history(findings.chosen)[0].examiner == "B. Second"
    desk.close_case()
    assert verify(case_folder).ok


def test_what_another_marked_waits_for_the_responsible_examiners_word_too(
    qtbot, desk, open_case, case_folder, proposal, show
):
    finding = proposal(case_folder, "clip.mp4", 0.2, 0.6)
    noted = {"media_id": finding.media_id, "examiner": "B. Second", "note": SECRET}
    with CaseStore.open(case_folder, actor="B. Second") as store:
        store.annotate(Annotation(shape=Shape.FRAME, spots=(), frame=0, pts=0.0, **noted))
        store.put_labels([Label(tags=(3,), **noted)])
    open_case(desk, case_folder, by="A. Examiner")
    show(desk, "clip.mp4")
    view = desk.reviewing.view
    assert view.annotations == () and SECRET not in told(desk.window)
    [row] = [r for r in desk.window.media.rows() if r.item.id == finding.media_id]
    assert row.tags == (3,) and row.label.note == ""  # tags stay: they sort
    assert desk.labelling.ask_note(view.item) is None  # lest a note unseen be written over
    photo = next(r.item for r in desk.window.media.rows() if "photo" in r.item.original_name)
    dialog = desk.labelling.ask_note(photo)
    assert dialog is not None
    dialog.reject()

    desk.window.findings.form.note.setPlainText("a shadow, no seam")
    with qtbot.waitSignal(desk.session.decided, timeout=PATIENCE):
        desk.window.findings.form.reject.click()
    qtbot.waitUntil(
        lambda: bool(getattr(desk.reviewing.view, "annotations", ())), timeout=PATIENCE
    )
    assert desk.reviewing.view.annotations[0].note == SECRET
    qtbot.waitUntil(lambda: SECRET in told(desk.window), timeout=PATIENCE)


def test_files_are_received_by_who_began_it_whoever_works_here_meanwhile(
    qtbot, desk, open_case, case_folder, monkeypatch, tmp_path
):
    session = open_case(desk, case_folder)
    hold, begun = Event(), Event()

    def slow(store, *_):
        store.note("began", "s", {})
        yield None
        begun.set()
        hold.wait()
        store.note("ended", "s", {})

    monkeypatch.setattr("ui.session.receive", slow)
    monkeypatch.setattr(session, "_hear_intake", lambda _: None)
    session.receive([tmp_path])
    qtbot.waitUntil(begun.is_set, timeout=PATIENCE)
    works(qtbot, desk, "B. Second")
    with qtbot.waitSignal(session.intake_ended, timeout=PATIENCE):
        hold.set()
    told_by = {one.action: one.actor for one in session._store.events()}
    assert (told_by["began"], told_by["ended"]) == ("A. Examiner", "A. Examiner")
    assert session._store.actor == "B. Second"


def test_an_edit_of_several_steps_stands_whole_or_not_at_all(
    qtbot, desk, open_case, case_folder, face_pass
):
    face_pass(case_folder)
    session = open_case(desk, case_folder)
    store = session._store
    media_id = next(i.id for i in store.media() if i.original_name == "clip.mp4")
    before = store.tracks(media_id)
    first = tracks.renamed(before[0], "one", examiner="A. Examiner")
    again = tracks.renamed(before[0], "two", examiner="A. Examiner")  # superseded by then
    with qtbot.waitSignal(session.not_revised, timeout=PATIENCE):
        session.revise(media_id, "tried", lambda _: [[first], [again]])
    assert store.tracks(media_id) == before
