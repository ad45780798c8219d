"""A sitting at the desk: from dropped files to an issued report, on real media."""

import hashlib
from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel

from case_store.store import CaseStore
from case_store.verification import verify
from ui.dialogs.pictures import PicturesDialog
from ui.views.illustration import IllustrationView
from workbench.analyzer import Source
from workbench.media.decoding import frames
from workbench.model import FindingState, MediaState, Outcome, RunState
from workbench.report.choices import PrintedFaces

PATIENCE = 120_000  # ms; spawned readers on a busy machine take their time


def drop(window, paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(90, 90), action, mime, buttons, none)
    window.dragEnterEvent(enter)
    hinted = window.hinting
    window.dropEvent(QDropEvent(QPoint(90, 90), action, mime, buttons, none))
    return hinted


def states(session):
    return [run.state for run in session._store.runs()]


# --- intake ---------------------------------------------------------------------------------


def test_dropped_files_are_listed_each_with_its_state(qtbot, desk, new_case, media):
    with qtbot.waitSignal(new_case.intake_ended, timeout=PATIENCE):
        assert drop(desk.window, [media])
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 3, timeout=PATIENCE)

    states = {r.item.original_name: r.item.state for r in desk.window.media.rows()}
    assert states == {
        "broken.jpg": MediaState.UNREADABLE,
        "clip.mp4": MediaState.ACCEPTED,
        "photo.jpg": MediaState.ACCEPTED,
    }
    assert not desk.window.hinting
    assert "2 accepted" in desk.window.banner.text.text()
    assert "broken.jpg" in desk.window.banner.text.text()


def test_a_dropped_case_folder_is_opened(qtbot, desk, case_folder):
    with qtbot.waitSignal(desk.case_opened, timeout=PATIENCE):
        drop(desk.window, [case_folder])

    assert desk.session.view.case.number == "2026-7"


def test_a_folder_that_is_no_case_is_an_error_with_advice(qtbot, desk, tmp_path):
    desk.open(tmp_path)
    qtbot.waitUntil(desk.window.banner.isVisible, timeout=PATIENCE)

    assert "by convention NAME.loupe" in desk.window.banner.text.text()
    assert desk.session is None


def test_a_case_that_cannot_be_opened_leaves_the_open_one_open(
    qtbot, desk, open_case, case_folder, tmp_path
):
    session = open_case(desk, case_folder)
    desk.open(tmp_path)
    qtbot.waitUntil(desk.window.banner.isVisible, timeout=PATIENCE)
    assert desk.session is session
    desk.open(case_folder)

    assert "open in this window already" in desk.window.banner.text.text()
    assert desk.session is session


def test_another_case_closes_the_one_before(qtbot, desk, open_case, new_case, case_folder):
    before = new_case._store.folder
    open_case(desk, case_folder)

    with CaseStore.open(before) as store:
        assert store.case.number == "1"


def test_a_case_asked_for_twice_is_opened_once(qtbot, desk, case_folder):
    opened = []
    desk.case_opened.connect(lambda: opened.append(desk.session))
    desk.open(case_folder)
    desk.open(case_folder)
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 3, timeout=PATIENCE)

    assert opened == [desk.session]
    assert not desk.window.banner.isVisible()


# --- a second window ------------------------------------------------------------------------


def test_a_busy_case_can_be_read_meanwhile(qtbot, make_desk, open_case, case_folder):
    first, second = make_desk(), make_desk()
    open_case(first, case_folder)
    second.open(case_folder)
    qtbot.waitUntil(second.window.banner.action.isVisible, timeout=PATIENCE)
    with qtbot.waitSignal(second.case_opened, timeout=PATIENCE):
        second.window.banner.action.click()
    qtbot.waitUntil(lambda: second.window.media.rowCount() == 3, timeout=PATIENCE)

    enabled = second.window.actions_by_name
    assert not enabled["examine"].isEnabled()
    assert not enabled["add_files"].isEnabled()
    assert enabled["verify"].isEnabled()
    drop(second.window, [case_folder / "case.sqlite"])
    assert "reading only" in second.window.banner.text.text()


# --- examining ------------------------------------------------------------------------------


def test_examining_fills_lanes_and_reports_its_pace(qtbot, desk, new_case, media, show):
    new_case.receive([media / "clip.mp4"])
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 1, timeout=PATIENCE)
    view = show(desk, "clip.mp4")
    assert "F5" in desk.window.inspector.empty_words
    paces, most = [], []
    new_case.examinations.paced.connect(lambda _, pace: paces.append(pace))
    new_case.examinations.observed.connect(
        lambda *_: most.append(
            max((lane.pts.size for lane in desk.window.review.lanes), default=0)
        )
    )
    with qtbot.waitSignal(new_case.examinations.ended, timeout=PATIENCE):
        desk.window.actions_by_name["examine"].trigger()
    qtbot.waitUntil(
        lambda: {run.state for run in desk.reviewing.view.runs} == {RunState.FINISHED},
        timeout=PATIENCE,
    )

    assert paces[0].waiting
    assert paces[-1].done == paces[-1].total == 30
    lanes = {lane.info.name: lane for lane in desk.window.review.lanes}
    series = lanes["frequency.spectrum"]
    assert series.pts.size == series.frames.size > 1
    assert (series.outcomes == list(Outcome).index(Outcome.SCORED)).any()
    assert set(states(new_case)) == {RunState.FINISHED}
    assert desk.window.media.rows()[0].item.id == view.item.id
    assert desk.window.media_list.chosen() == [view.item]


def test_all_are_examined_unless_some_are_chosen(qtbot, desk, new_case, media, show):
    new_case.receive([media])
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 3, timeout=PATIENCE)
    chosen = show(desk, "photo.jpg").item.id
    actions, examinations = desk.window.actions_by_name, new_case.examinations
    with qtbot.waitSignal(examinations.ended, timeout=PATIENCE):
        actions["examine_chosen"].trigger()
        assert examinations.running == {chosen}
    qtbot.waitUntil(lambda: not examinations.running, timeout=PATIENCE)
    actions["examine"].trigger()

    accepted = [r.item.id for r in desk.window.media.rows() if r.item.kind is not None]
    assert examinations.running == set(accepted)
    assert len(accepted) == 2
    new_case.cancel()


def test_a_pass_begun_on_another_exhibit_is_shown_in_its_lanes(
    qtbot, desk, new_case, media, show
):
    new_case.receive([media])
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 3, timeout=PATIENCE)
    clip = show(desk, "clip.mp4").item
    show(desk, "broken.jpg")
    lanes = {}
    new_case.examinations.observed.connect(
        lambda media_id, _: lanes.update(
            {lane.info.name: lane for lane in desk.reviewing._passes[media_id].lanes()}
        )
    )
    new_case.examine([clip])
    qtbot.waitUntil(lambda: "frequency.spectrum" in lanes, timeout=PATIENCE)

    assert lanes["frequency.spectrum"].by_frame
    assert lanes["frequency.spectrum"].threshold is not None
    new_case.cancel()


def test_cancel_keeps_what_is_done_and_a_later_run_completes_it(
    qtbot, desk, new_case, media, show
):
    new_case.receive([media / "clip.mp4"])
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 1, timeout=PATIENCE)
    item = show(desk, "clip.mp4").item
    examinations = new_case.examinations
    with qtbot.waitSignal(examinations.ended, timeout=PATIENCE):
        examinations.observed.connect(lambda media_id, _: examinations.cancel(media_id))
        new_case.examine([item])
    assert RunState.RUNNING not in states(new_case)
    assert RunState.CANCELLED in states(new_case)
    examinations.observed.disconnect()
    examinations.observed.connect(desk.reviewing._observed)
    with qtbot.waitSignal(examinations.ended, timeout=PATIENCE):
        new_case.examine([item])

    last = {run.info.name: run.state for run in new_case._store.runs(item.id)}
    assert set(last.values()) == {RunState.FINISHED}


def test_closing_the_window_ends_every_run(qtbot, desk, new_case, media, tmp_path):
    new_case.receive([media / "clip.mp4"])
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 1, timeout=PATIENCE)
    with qtbot.waitSignal(new_case.examinations.observed, timeout=PATIENCE):
        new_case.examine([row.item for row in desk.window.media.rows()])
    desk.window.close()

    with CaseStore.open(tmp_path / "new.loupe", read_only=True) as store:
        assert RunState.RUNNING not in {run.state for run in store.runs()}
    assert verify(tmp_path / "new.loupe").ok


# --- reviewing ------------------------------------------------------------------------------


def true_frames(source: Source):
    """Return the hash of every frame, as a sequential reading gives it."""
    return [hashlib.sha256(frame.rgb.tobytes()).hexdigest() for frame in frames(source)]


def test_keys_land_on_the_frame_itself(qtbot, desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    truth = true_frames(show(desk, "clip.mp4").source)
    review = desk.window.review

    def press(name, frame):
        desk.window.actions_by_name[name].trigger()
        qtbot.waitUntil(lambda: review.picture.frame == frame, timeout=PATIENCE)
        assert review.picture.sha256 == truth[frame]
        assert str(frame) in review.transport.place

    press("step_on", 1)
    press("step_on", 2)
    press("last", 29)
    press("step_back", 28)
    press("first", 0)
    assert len(set(truth)) == 30


def test_only_the_newest_wish_stays_on_show(qtbot, desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    truth = true_frames(show(desk, "clip.mp4").source)
    review, shown = desk.window.review, []
    review.frame_shown.connect(lambda picture: shown.append(picture.frame))
    for frame in (3, 9, 15, 21, 27):
        review.playback.go_to(frame)
    qtbot.waitUntil(lambda: 27 in shown, timeout=PATIENCE)

    assert shown == sorted(shown)
    assert len(shown) < 5
    assert review.picture.sha256 == truth[27]


def test_an_answer_that_comes_late_is_dropped(qtbot, desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    review = desk.window.review
    late = review.picture
    review.playback.go_to(12)
    qtbot.waitUntil(lambda: review.picture.frame == 12, timeout=PATIENCE)
    review.requests.arrived.emit(review.requests.serial - 1, late)

    assert review.picture.frame == 12


def test_a_map_lies_over_the_picture_with_its_meaning(
    qtbot, desk, open_case, case_folder, show
):
    open_case(desk, case_folder)
    show(desk, "photo.jpg")
    viewer = desk.window.review.viewer
    qtbot.waitUntil(lambda: viewer.canvas.overlay_area is not None, timeout=PATIENCE)

    assert viewer.chosen_map.meaning == viewer.meaning
    area = viewer.canvas.overlay_area
    assert 0 < area.width() <= 288
    assert 0 < area.height() <= 272
    with_map = viewer.canvas.grab().toImage()
    desk.window.actions_by_name["overlay"].trigger()
    assert viewer.canvas.grab().toImage() != with_map


def test_what_an_analyzer_drew_is_read_when_its_card_is_opened(
    qtbot, desk, open_case, case_folder, show
):
    session = open_case(desk, case_folder)
    view = show(desk, "photo.jpg")
    inspector = desk.window.inspector
    desk.window.show_tab(inspector)
    inspector.expand("frequency.spectrum")

    def shown():
        return [one for one in inspector.findChildren(IllustrationView) if one.isVisible()]

    qtbot.waitUntil(
        lambda: any(all(p.picture for p in one.panes) for one in shown()), timeout=PATIENCE
    )
    [spectrum] = [one for run in view.current for one in run.illustrations][:1]
    [drawn] = [one for one in shown() if one.stored.id == spectrum.id]
    kept = [session._store.drawn(picture) for picture in spectrum.pictures]
    sizes = [(pane.picture.height(), pane.picture.width()) for pane in drawn.panes]
    assert sizes == [pixels.shape[:2] for pixels in kept]

    viewer = desk.window.review.viewer
    parts = [one for one in spectrum.pictures if one.box is not None]
    for picture in (*parts, spectrum.pictures[0], None):
        inspector.pointed.emit(picture)
        box = picture and picture.box
        framed = viewer.canvas.pointed
        assert (framed and framed.getRect()) == (box and (box.x, box.y, box.width, box.height))

    drawn.panes[0].chosen.emit()
    [dialog] = desk.window.findChildren(PicturesDialog)
    assert len(dialog.canvases) == len(kept)
    dialog.reject()


def test_a_frame_without_pictures_leads_to_one_that_has_them(
    qtbot, desk, open_case, case_folder, show
):
    open_case(desk, case_folder)
    view = show(desk, "clip.mp4")
    run = next(one for one in view.current if one.run.info.name == "frequency.spectrum")
    frames = {one.frame for one in run.illustrations}
    inspector, playback = desk.window.inspector, desk.window.review.playback
    inspector.expand("frequency.spectrum")
    card = next(one for one in inspector.cards if one.name == "frequency.spectrum")
    other = next(
        frame for frame in range(30) if card._lane.frames[card._lane.at(frame)] not in frames
    )
    playback.go_to(other)
    shown = card.details
    qtbot.waitUntil(lambda: shown._nearest.isVisibleTo(card), timeout=PATIENCE)
    assert str(shown._near) in shown._nearest.text() and shown._near in frames

    shown._nearest.click()
    qtbot.waitUntil(lambda: playback.index in frames, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not shown._nearest.isVisibleTo(card), timeout=PATIENCE)


def test_pictures_that_were_changed_on_disk_are_not_shown(
    qtbot, desk, open_case, case_folder, show
):
    session = open_case(desk, case_folder)
    view = show(desk, "photo.jpg")
    made = next(one for run in view.current for one in run.illustrations)
    session._store.drawn_path(made.pictures[0]).unlink()
    with qtbot.waitSignal(session.failed, timeout=PATIENCE) as failed:
        desk.window.inspector.expand("frequency.spectrum")
        desk.window.inspector.expand("compression.noise_residual")

    assert "pictures" in failed.args[0] and "is gone" in str(failed.args[1])


def test_a_chosen_map_stays_chosen_when_the_exhibit_is_read_again(
    qtbot, desk, open_case, case_folder, show
):
    session = open_case(desk, case_folder)
    show(desk, "photo.jpg")
    viewer = desk.window.review.viewer
    viewer.choose_map("compression.noise_residual", "local noise level")
    chosen = viewer.chosen_map
    with qtbot.waitSignal(session.item_read, timeout=PATIENCE):
        desk.window.actions_by_name["reload"].trigger()

    assert chosen.name == "local noise level"
    assert viewer.chosen_map == chosen


def test_an_unreadable_file_says_why_and_what_to_do(desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    show(desk, "broken.jpg")

    notice = desk.window.review.viewer.notice
    assert "unreadable" in notice
    assert "Ask for the file again" in notice
    assert not desk.window.actions_by_name["overlay"].isEnabled()


# --- deciding -------------------------------------------------------------------------------


def test_a_decision_is_on_record_with_its_audit_event(
    qtbot, desk, open_case, case_folder, show, proposal
):
    proposed = proposal(case_folder, "clip.mp4", first=0.2, last=0.6)
    session = open_case(desk, case_folder)
    show(desk, "clip.mp4")
    panel = desk.window.findings
    assert panel.chosen.id == proposed.id
    desk.window.actions_by_name["confirm"].trigger()
    assert not panel.form.confirm.isEnabled()
    panel.form.note.setPlainText("Seen in three frames.")
    assert panel.form.confirm.isEnabled()
    assert not panel.form.reject.isEnabled()
    with qtbot.waitSignal(session.decided, timeout=PATIENCE):
        panel.form.confirm.click()
    qtbot.waitUntil(lambda: panel.chosen.state is FindingState.CONFIRMED, timeout=PATIENCE)

    stored = {finding.id: finding for finding in session._store.findings(superseded=True)}
    decision = panel.chosen
    assert stored[decision.id].supersedes == proposed.id
    assert stored[decision.id].examiner == "A. Examiner"
    assert stored[decision.id].note == "Seen in three frames."
    assert proposed.id in stored
    event = list(session._store.events())[-1]
    assert (event.action, event.subject) == ("finding decided", decision.id)
    assert not desk.window.actions_by_name["confirm"].isEnabled()


def test_a_note_that_is_being_written_outlives_a_reload(
    qtbot, desk, open_case, case_folder, show, proposal
):
    proposal(case_folder, "clip.mp4", first=0.2, last=0.4)
    proposal(case_folder, "clip.mp4", first=0.8, last=1.0)
    session = open_case(desk, case_folder)
    show(desk, "clip.mp4")
    panel = desk.window.findings
    panel.form.note.setPlainText("Half a thou")
    with qtbot.waitSignal(session.item_read, timeout=PATIENCE):
        desk.window.actions_by_name["reload"].trigger()
    assert panel.form.note.toPlainText() == "Half a thou"
    first = panel.chosen
    panel.choose(panel.model.finding(1).id)
    assert panel.form.note.toPlainText() == ""
    panel.choose(first.id)
    assert panel.form.note.toPlainText() == "Half a thou"


def test_a_second_click_decides_nothing_more(
    qtbot, desk, open_case, case_folder, show, proposal
):
    proposal(case_folder, "clip.mp4", first=0.2, last=0.4)
    session = open_case(desk, case_folder)
    show(desk, "clip.mp4")
    form = desk.window.findings.form
    form.note.setPlainText("Seen.")
    with qtbot.waitSignal(session.decided, timeout=PATIENCE):
        form.confirm.click()
        form.confirm.click()
        form.reject.click()
    qtbot.waitUntil(form.isHidden, timeout=PATIENCE)

    assert len(session._store.findings(superseded=True)) == 2
    assert not desk.window.banner.isVisible()


def test_a_decision_survives_closing_at_once_during_a_report(
    qtbot, desk, open_case, case_folder, show, proposal, tmp_path
):
    proposal(case_folder, "clip.mp4", first=0.2, last=0.4)
    session = open_case(desk, case_folder)
    finding = show(desk, "clip.mp4").standing[0]
    session.issue("A. Examiner", tmp_path / "r.pdf", "A4")
    for state in (FindingState.CONFIRMED, FindingState.REJECTED):
        session.state(replace(finding, id=state.value, state=state, note="n", examiner="E"))
    session.decide(finding, FindingState.CONFIRMED, "A. Examiner", "Seen.")
    desk.window.close()

    with CaseStore.open(case_folder, read_only=True) as store:
        notes = {f.note for f in store.findings() if f.supersedes == finding.id}
        assert notes == {"Seen."}
    assert verify(case_folder).ok


def test_flags_are_reached_by_their_keys(qtbot, desk, open_case, case_folder, show, proposal):
    proposal(case_folder, "clip.mp4", first=0.2, last=0.4)
    proposal(case_folder, "clip.mp4", first=0.8, last=1.0)
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    playback = desk.window.review.playback

    def flag(name):
        desk.window.actions_by_name[name].trigger()
        return playback.index

    assert [flag("next_flag"), flag("next_flag"), flag("next_flag")] == [5, 20, 20]
    assert flag("previous_flag") == 5


def test_an_examiner_states_a_finding_for_the_marked_range(
    qtbot, desk, open_case, case_folder, show
):
    session = open_case(desk, case_folder)
    show(desk, "clip.mp4")
    playback = desk.window.review.playback
    playback.go_to(5)
    playback.mark(begin=True)
    playback.go_to(10)
    playback.mark(begin=False)
    dialog = desk.reviewing.state_finding()
    dialog.statement.setPlainText("The mouth does not follow the sound.")
    dialog.note.setPlainText("Watched at quarter speed.")
    with qtbot.waitSignal(session.decided, timeout=PATIENCE):
        dialog.accept()

    stated, decided = session._store.findings(superseded=True)
    assert (stated.state, decided.state) == (FindingState.PROPOSED, FindingState.CONFIRMED)
    assert (decided.first_pts, decided.last_pts) == pytest.approx((0.2, 0.4))
    assert decided.supersedes == stated.id


# --- report and verification ----------------------------------------------------------------


def test_the_report_dialog_issues_a_pdf(qtbot, desk, open_case, case_folder, tmp_path):
    open_case(desk, case_folder)
    dialog = desk.ask_report()
    dialog.target.setText(str(tmp_path / "report.pdf"))
    assert any("draft" in point for point in dialog.points)
    assert not dialog.folder.isVisible()
    dialog.make.click()
    qtbot.waitUntil(dialog.folder.isVisible, timeout=PATIENCE)

    pdf = (tmp_path / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert hashlib.sha256(pdf).hexdigest() in dialog.said.text()
    assert "Draft" in dialog.said.text()
    assert dialog._faces == PrintedFaces()  # what the pictures show of faces was told, too
    dialog.show_event(PrintedFaces(unsearched=("EX-009",)))
    dialog.show_done()
    assert "Faces were not looked for to the end in EX-009" in dialog.said.text()
    dialog.reject()


def test_a_report_names_the_analyzers_that_were_not_run(qtbot, new_case, media, tmp_path, desk):
    new_case.receive([media / "photo.jpg"])
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 1, timeout=PATIENCE)
    job = new_case.issue("A. Examiner", tmp_path / "r.pdf", "A4")
    with qtbot.waitSignal(job.finished, timeout=PATIENCE):
        pass

    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "r.pdf").pages)
    assert "JPEG ghosts" in text


def test_a_report_that_cannot_be_written_says_so(qtbot, desk, open_case, case_folder, tmp_path):
    open_case(desk, case_folder)
    dialog = desk.ask_report()
    dialog.target.setText(str(tmp_path / "no" / "such" / "folder" / "report.pdf"))
    dialog.make.click()
    qtbot.waitUntil(lambda: "No report was issued" in dialog.said.text(), timeout=PATIENCE)

    assert dialog.make.isEnabled()
    dialog.reject()


def test_verification_is_shown(qtbot, desk, open_case, case_folder):
    session = open_case(desk, case_folder)
    with qtbot.waitSignal(session.verified, timeout=PATIENCE) as verified:
        desk.window.actions_by_name["verify"].trigger()

    assert verified.args[0].ok


def test_a_bug_is_shown_with_its_traceback(qtbot, desk):
    try:
        raise KeyError("unheard of")
    except KeyError as error:
        dialog = desk.trouble("look", error)

    assert "KeyError: 'unheard of'" in dialog.text.toPlainText()
    dialog.reject()


def test_leafing_within_a_turn_shows_the_last_exhibit_in_every_panel(
    qtbot, desk, open_case, case_folder, show
):
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    desk.window.inspector.expand("frequency.spectrum")
    rows = [row.item.original_name for row in desk.window.media.rows()]
    places = [rows.index(name) for name in ("photo.jpg", "clip.mp4")]
    for turn in range(11):
        desk.window.media_list.open_row(places[turn % 2])
    wanted = desk.window.media.row(places[0]).item
    qtbot.waitUntil(lambda: desk.reviewing.view.item.id == wanted.id, timeout=PATIENCE)

    window, inspector = desk.window, desk.window.inspector
    runs = {one.run.id for one in desk.reviewing.view.current}
    assert {card._view.run.id for card in inspector._made} <= runs  # from the first turn on
    qtbot.waitUntil(lambda: not (inspector._unmade or inspector._unopened), timeout=PATIENCE)
    assert [card._view.run.id for card in inspector.cards] == [
        one.run.id for one in desk.reviewing.view.current
    ]
    assert window.findings._view.item.id == window.review.item.id == wanted.id
    hashes = [label.text() for label in window.custody.findChildren(QLabel)]
    assert any(text.replace("\n", "") == wanted.sha256 for text in hashes)
