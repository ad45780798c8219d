"""First impressions in the real window: nothing made by machine is seen before them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QWidget,
)

from case_store.store import CaseStore
from case_store.verification import verify
from tests.ui.conftest import PATIENCE
from ui.dialogs.report import open_points
from ui.models.sifted_media import Show
from ui.session import COMPARING
from workbench.blind import HIDDEN
from workbench.model import FindingState, Opinion, Sight

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.StatusTipRole,
)


def told(window):
    """Return every text of a window: labels, tips, spoken names, lists, choices, menus."""
    texts = [window.windowTitle(), window.statusBar().currentMessage()]
    for widget in window.findChildren(QWidget):
        texts += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(at) for at in range(widget.count())]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            texts += list(cells(widget.model()))
    texts += [one.text() + one.toolTip() for one in window.findChildren(QAction)]
    texts += [row.title for row in window.review.timeline.lanes.rows]
    texts += [one.info.title for one in window.review.lanes]
    return "\n".join(texts)


def cells(model):
    for row in range(model.rowCount()):
        column = 0
        while (index := model.index(row, column)).isValid():
            yield from (str(index.data(role) or "") for role in ROLES)
            column += 1


@pytest.fixture
def titles(case_folder):
    """The names of the analyzers that ran, and what a finding says."""
    with CaseStore.open(case_folder, read_only=True) as store:
        return {run.info.title for run in store.runs()} - {"Faces"}  # a menu is called so


@pytest.fixture
def hidden(qtbot, desk, open_case, case_folder, proposal, face_pass):
    """Return the session of a case in which results are hidden."""
    proposal(case_folder, "clip.mp4", 0.2, 0.6)
    face_pass(case_folder)
    session = open_case(desk, case_folder)
    hide(qtbot, desk)
    return session


def hide(qtbot, desk, *, on=True):
    action = desk.window.actions_by_name["hide_scores"]
    action.trigger()
    qtbot.waitUntil(
        lambda: (rule := desk.session.judgements.blinding) is not None and rule.hidden == on,
        timeout=PATIENCE,
    )
    qtbot.waitUntil(
        lambda: all(row.hidden == on for row in desk.window.media.rows() if row.item.kind),
        timeout=PATIENCE,
    )


def write(qtbot, desk, text="the left ear swims", opinion=Opinion.ALTERED_2):
    """Write an impression of the exhibit on show as an examiner does."""
    desk.window.actions_by_name["impression"].trigger()
    [dialog] = [one for one in desk.window.findChildren(QWidget) if is_asked(one)]
    save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert not save.isEnabled()
    dialog.text.setPlainText(text)
    assert not save.isEnabled()  # an opinion is chosen, never preset
    dialog.opinion.setCurrentIndex(dialog.opinion.findText(opinion.words))
    before = len(desk.reviewing.view.written)
    save.click()
    qtbot.waitUntil(
        lambda: len(view.written if (view := desk.reviewing.view) else ()) > before,
        timeout=PATIENCE,
    )


def is_asked(widget):
    return type(widget).__name__ == "ImpressionDialog" and widget.isVisible()


def test_nothing_made_by_machine_is_told_before_the_impression_and_all_after_it(
    qtbot, desk, hidden, show, titles
):
    show(desk, "clip.mp4")
    window, view = desk.window, desk.reviewing.view
    assert view.hidden and not view.runs and not view.current and not view.fusion
    assert view.standing == () and view.maps() == [] and view.known is None
    for place in range(window.tabs.count()):
        window.tabs.setCurrentIndex(place)
        qtbot.wait(30)
    seen = told(window)
    assert not [title for title in titles if title in seen]
    assert "The spectrum departs" not in seen
    assert HIDDEN in seen
    assert window.tabs.tabText(window.tabs.indexOf(window.findings)) == "Findings"
    assert desk.reviewing.faces.view is None
    write(qtbot, desk)

    qtbot.waitUntil(lambda: not desk.reviewing.view.hidden, timeout=PATIENCE)
    qtbot.waitUntil(lambda: desk.reviewing.faces.view is not None, timeout=PATIENCE)
    seen = told(window)
    assert [title for title in titles if title in seen]  # so their absence said something
    assert "The spectrum departs" in seen and "the left ear swims" in seen


def test_neither_list_search_palette_nor_report_dialog_tells_what_is_hidden(
    qtbot, desk, hidden, show
):
    show(desk, "photo.jpg")
    rows = [row for row in desk.window.media.rows() if row.item.kind is not None]
    assert all(row.hidden and not row.runs and not row.proposed for row in rows)
    column, sifted = desk.window.media_column, desk.window.media_list.sifted
    for which in (Show.PROPOSED, Show.QUIET, Show.UNEXAMINED, Show.DECIDED):
        column.which.setCurrentText(which)
        assert sifted.rowCount() == 0
    column.clear()
    column.sought.setText("finished")
    assert sifted.rowCount() == 0
    column.clear()
    assert not desk.window.actions_by_name["makers"].isEnabled()
    points = " ".join(open_points(desk.window.media.rows(), examining=False))
    assert "hidden from you" in points and "wait for a decision" not in points
    desk.what_if.start()
    assert desk.session.what_ifs.running == ""


def test_asking_the_session_for_what_is_hidden_is_refused(qtbot, desk, hidden, show):
    view, told = show(desk, "clip.mp4"), {}
    desk.session.failed.connect(lambda doing, error: told.update({doing: error.code}))
    asked = {"read the faces": lambda: desk.session.read_faces(view.item)}
    for doing, ask in {**asked, COMPARING: desk.session.read_makers}.items():
        asked_until_told(qtbot, ask, doing, told)
        assert told[doing] == "scores_hidden"


def asked_until_told(qtbot, ask, doing, told):
    """Ask until an answer comes: none does to a question from before results were hidden."""

    def answered():
        if doing not in told:
            ask()
            qtbot.wait(200)
        return doing in told

    qtbot.waitUntil(answered, timeout=PATIENCE)


def test_an_impression_is_blind_only_where_nothing_was_shown_before(
    qtbot, make_desk, open_case, case_folder, show
):
    desk = make_desk()
    open_case(desk, case_folder)
    show(desk, "clip.mp4")  # with its results
    hide(qtbot, desk)
    show(desk, "photo.jpg")
    qtbot.waitUntil(lambda: desk.reviewing.view.hidden, timeout=PATIENCE)
    write(qtbot, desk, "plain", Opinion.CANNOT_SAY)
    [own] = desk.reviewing.view.written
    # the list told how many findings there are, before results were hidden
    assert not own.blind and "list of media" in own.seen[0] and len(own.seen) == 1
    show(desk, "clip.mp4")
    write(qtbot, desk)
    [own] = desk.reviewing.view.written
    assert any("results were shown" in words for words in own.seen)
    desk.close_case()
    assert verify(case_folder).ok


def test_no_face_is_named_and_no_mark_is_changed_of_what_is_hidden(qtbot, desk, hidden, show):
    show(desk, "clip.mp4")
    told_faces = []
    hidden.ask_faces(told_faces.append)
    qtbot.waitUntil(lambda: bool(told_faces), timeout=PATIENCE)
    assert told_faces == [()]
    assert desk.reviewing.mark_known() is None
    assert "first impression" in desk.window.statusBar().currentMessage()
    write(qtbot, desk)
    hidden.ask_faces(told_faces.append)
    qtbot.waitUntil(lambda: len(told_faces) == 2, timeout=PATIENCE)
    assert {one.label for one in told_faces[1]} and desk.reviewing.mark_known() is not None


def test_a_second_examiner_is_blind_where_the_first_was_not(
    qtbot, desk, hidden, show, case_folder
):
    show(desk, "clip.mp4")
    with qtbot.waitSignal(desk.session.examiner_changed, timeout=PATIENCE):
        dialog = desk.judging.ask_examiner()
        dialog.name.setText("B. Second")
        dialog.accept()
    qtbot.waitUntil(
        lambda: getattr(desk.reviewing.view, "seen_by", "") == "B. Second",
        timeout=PATIENCE,
    )
    write(qtbot, desk)
    [own] = desk.reviewing.view.written
    assert own.blind and own.examiner == "B. Second"
    qtbot.waitUntil(lambda: not desk.reviewing.view.hidden)
    write(qtbot, desk, "now I see it", Opinion.ALTERED_5)
    assert [one.blind for one in desk.reviewing.view.written] == [True, False]
    desk.close_case()
    with CaseStore.open(case_folder, read_only=True) as store:
        shown = {(one.examiner, one.what) for one in store.showings()}
        [event] = [e for e in store.events() if e.action == "impression written"][:1]
    assert ("B. Second", Sight.RESULTS) in shown and event.actor == "B. Second"
    assert verify(case_folder).ok


def test_a_reading_window_is_blind_too(qtbot, desk, make_desk, open_case, hidden, show):
    other = make_desk()
    folder = Path(desk.session.view.folder)
    open_case(other, folder, by="A. Examiner", read_only=True)
    show(other, "clip.mp4")
    assert other.reviewing.view.hidden
    assert not other.window.actions_by_name["impression"].isEnabled()
    assert not other.window.actions_by_name["hide_scores"].isEnabled()
    assert other.window.actions_by_name["hide_scores"].isChecked()


def test_a_pass_that_runs_shows_no_score_of_what_is_hidden(qtbot, desk, hidden, show):
    view = show(desk, "photo.jpg")
    with qtbot.waitSignal(desk.session.examinations.ended, timeout=PATIENCE):
        desk.session.examine([view.item])
    assert desk.window.review.lanes == []
    assert desk.reviewing.view.hidden and not desk.session._store.showings(view.item.id)[1:]


def test_results_shown_again_are_on_record_and_findings_can_be_decided(
    qtbot, desk, hidden, show
):
    show(desk, "clip.mp4")
    assert not desk.window.findings.decidable
    hide(qtbot, desk, on=False)
    qtbot.waitUntil(
        lambda: bool(getattr(desk.reviewing.view, "standing", ())), timeout=PATIENCE
    )
    assert desk.window.findings.decidable
    [finding] = desk.reviewing.view.standing
    assert finding.state is FindingState.PROPOSED
    assert {one.what for one in desk.session._store.showings(desk.reviewing.view.item.id)} == {
        Sight.LISTED,
        Sight.RESULTS,
    }
