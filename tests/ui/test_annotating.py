"""Marking in the real window: drawn, recorded, changed, taken back, on the timeline."""

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QDialogButtonBox, QLabel

from case_store.verification import verify
from ui.dialogs.annotation import AnnotationDialog
from workbench.errors import CaseError
from workbench.model import Annotation, FindingRegion, Shape

PATIENCE = 120_000  # ms; spawned readers on a busy machine take their time
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def clip(qtbot, desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    desk.window.show_tab(desk.window.annotations)
    return desk.window.review.viewer.canvas


def placed(canvas, x, y):
    """Return the window point of a picture pixel, as the pointer can reach it."""
    return canvas.lens.to_window(canvas._panes()[0]).map(QPointF(x, y)).toPoint()


def drag(qtbot, canvas, first, last):
    qtbot.mousePress(canvas, LEFT, pos=placed(canvas, *first))
    at, none = QPointF(placed(canvas, *last)), Qt.KeyboardModifier.NoModifier
    canvas.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, at, at, LEFT, LEFT, none))
    qtbot.mouseRelease(canvas, LEFT, pos=placed(canvas, *last))


def entered(qtbot, desk, note, *, in_report=False):
    dialog = asked(desk)
    dialog.note.setPlainText(note)
    dialog.in_report.setChecked(in_report)
    dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)


def asked(desk):
    """Return the dialog that is open."""
    [one] = [one for one in desk.window.findChildren(AnnotationDialog) if one.isVisible()]
    return one


def recorded(qtbot, desk, count):
    """Wait until so many were ever put on record and are known here; return them."""
    qtbot.waitUntil(
        lambda: len(desk.reviewing.annotating._view.annotations) == count, timeout=PATIENCE
    )
    return desk.reviewing.annotating._view.annotations


def marked(qtbot, desk, canvas, note="an edge", **how):
    qtbot.keyClick(desk.window, Qt.Key.Key_R)
    drag(qtbot, canvas, (40, 60), (120, 100))
    entered(qtbot, desk, note, **how)


def test_a_box_goes_on_record_in_native_pixels_of_its_frame(qtbot, desk, clip, case_folder):
    review = desk.window.review
    review.playback.go_to(7)
    qtbot.waitUntil(lambda: review.picture.frame == 7, timeout=PATIENCE)
    marked(qtbot, desk, clip, "a double edge", in_report=True)
    [made] = recorded(qtbot, desk, 1)
    assert (made.shape, made.frame, made.pts) == (Shape.BOX, 7, review.picture.pts)
    assert (made.note, made.in_report, made.examiner) == ("a double edge", True, "A. Examiner")
    for spot, wanted in zip(made.spots, ((40, 60), (120, 100)), strict=True):
        assert spot == pytest.approx(wanted, abs=1 / clip.lens.scale)
    assert desk.session._store.annotations() == [made]

    assert [mark.words for mark in clip.annotations] == ["a double edge"]
    [row] = [row for row in review.timeline.lanes.rows if row.title == "Annotations"]
    assert "a double edge" in row.said_at(made.pts)
    assert row.said_at(made.pts + 1) == "no annotation here"
    review.playback.go_to(3)
    qtbot.waitUntil(lambda: review.picture.frame == 3, timeout=PATIENCE)
    assert clip.annotations == []
    desk.window.annotations._list.setCurrentRow(0)
    desk.window.annotations._open()
    qtbot.waitUntil(lambda: review.picture.frame == 7, timeout=PATIENCE)
    assert [mark.chosen for mark in clip.annotations] == [True]
    desk.close_case()
    assert verify(case_folder).ok


def test_a_distance_a_polygon_and_a_bookmark(qtbot, desk, clip):
    qtbot.keyClick(desk.window, Qt.Key.Key_D)
    drag(qtbot, clip, (20, 20), (80, 100))
    entered(qtbot, desk, "")  # it says its length itself
    [way] = recorded(qtbot, desk, 1)
    assert way.length == pytest.approx(100, abs=3)
    assert clip.annotations[0].words == f"{way.length:.1f} px"
    qtbot.keyClick(desk.window, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    for spot in ((30, 30), (90, 30), (60, 90), (200, 200)):
        qtbot.mouseClick(clip, LEFT, pos=placed(clip, *spot))
    qtbot.keyClick(clip, Qt.Key.Key_Backspace)
    qtbot.keyClick(clip, Qt.Key.Key_Return)
    entered(qtbot, desk, "three corners")
    _, polygon = recorded(qtbot, desk, 2)
    assert (polygon.shape, len(polygon.spots)) == (Shape.POLYGON, 3)
    qtbot.keyClick(desk.window, Qt.Key.Key_M)
    *_, bookmark = recorded(qtbot, desk, 3)

    assert (bookmark.shape, bookmark.spots, bookmark.frame) == (Shape.FRAME, (), 0)
    assert any("bookmark" in entry for entry in desk.window.annotations.said)


def test_escape_another_frame_and_cancel_leave_nothing_on_record(qtbot, desk, clip):
    review = desk.window.review
    qtbot.keyClick(desk.window, Qt.Key.Key_R)
    qtbot.keyClick(clip, Qt.Key.Key_Escape)
    assert clip.drawing is None
    qtbot.keyClick(desk.window, Qt.Key.Key_R)
    review.playback.go_to(2)
    qtbot.waitUntil(lambda: review.picture.frame == 2, timeout=PATIENCE)
    assert clip.drawing is None
    qtbot.keyClick(desk.window, Qt.Key.Key_R)
    drag(qtbot, clip, (40, 60), (120, 100))
    dialog = asked(desk)
    assert not dialog._ok.isEnabled()  # a region says what is to be seen
    dialog.reject()

    assert clip.drawing is None
    assert desk.session._store.annotations(superseded=True) == []


def test_change_withdraw_and_undo_supersede_and_keep_everything(qtbot, desk, clip):
    panel, actions = desk.window.annotations, desk.window.actions_by_name
    marked(qtbot, desk, clip, "first words")
    recorded(qtbot, desk, 1)
    panel._list.setCurrentRow(0)
    actions["change_mark"].trigger()
    entered(qtbot, desk, "better words")
    first, second = recorded(qtbot, desk, 2)
    assert (second.supersedes, second.spots) == (first.id, first.spots)
    panel._list.setCurrentRow(0)
    actions["withdraw_mark"].trigger()
    recorded(qtbot, desk, 3)
    assert panel.said == []
    actions["undo_mark"].trigger()
    recorded(qtbot, desk, 4)
    assert "better words" in panel.said[0]
    panel._all.setChecked(True)

    assert len(panel.said) == 4
    assert sum("superseded" in entry for entry in panel.said) == 3
    actions["undo_mark"].trigger()  # the change before: the first words again
    recorded(qtbot, desk, 5)
    [standing] = desk.session._store.annotations()
    assert standing.note == "first words"
    actions["undo_mark"].trigger()  # and what was recorded first
    recorded(qtbot, desk, 6)
    assert desk.session._store.annotations() == []
    assert not actions["undo_mark"].isEnabled()


def test_undo_goes_back_over_several_bookmarks_and_waits_for_what_is_being_written(
    qtbot, desk, clip
):
    undo, annotating = desk.window.actions_by_name["undo_mark"], desk.reviewing.annotating
    assert not undo.isEnabled()
    for key in (Qt.Key.Key_M, Qt.Key.Key_M):
        qtbot.keyClick(desk.window, key)
    recorded(qtbot, desk, 2)
    annotating.undo()
    assert not undo.isEnabled()
    annotating.undo()  # pressed twice: the first is not on record yet
    recorded(qtbot, desk, 3)
    annotating.undo()
    recorded(qtbot, desk, 4)
    assert desk.session._store.annotations() == []
    annotating.undo()

    assert annotating._writing.id == annotating._view.annotations[-1].id  # nothing more


def test_what_others_marked_is_not_taken_back_and_a_change_is_its_makers(
    qtbot, desk, clip, open_case, case_folder, show
):
    panel, actions = desk.window.annotations, desk.window.actions_by_name
    media_id = desk.reviewing.annotating._view.item.id
    earlier = Annotation(
        media_id=media_id, shape=Shape.FRAME, spots=(), frame=0, pts=0.0, examiner="B. Other"
    )
    desk.session._store.annotate(earlier)
    desk.reviewing.annotating.read_wanted.emit()
    recorded(qtbot, desk, 1)
    assert not actions["undo_mark"].isEnabled()
    panel._list.setCurrentRow(0)
    actions["change_mark"].trigger()
    assert asked(desk).examiner.text() == "A. Examiner"
    entered(qtbot, desk, "now with a note")
    _, changed = recorded(qtbot, desk, 2)
    assert changed.examiner == "A. Examiner"
    actions["undo_mark"].trigger()
    *_, again = recorded(qtbot, desk, 3)

    assert (again.note, again.examiner) == ("", "A. Examiner")
    assert "marked by B. Other, stated again by A. Examiner" in panel.said[0]


def test_what_was_entered_is_kept_when_it_cannot_be_recorded(qtbot, desk, clip, monkeypatch):
    def full(_made):
        raise CaseError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(desk.session._store, "annotate", full)
        with qtbot.waitSignal(desk.session.not_annotated, timeout=PATIENCE):
            marked(qtbot, desk, clip, "ten minutes of words", in_report=True)
    dialog = asked(desk)
    assert dialog.note.toPlainText() == "ten minutes of words"
    assert dialog.in_report.isChecked()
    dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    [made] = recorded(qtbot, desk, 1)

    assert made.note == "ten minutes of words"
    assert len(made.spots) == 2


def test_a_case_open_for_reading_only_offers_no_marking(
    qtbot, desk, open_case, case_folder, show
):
    open_case(desk, case_folder, read_only=True)
    show(desk, "photo.jpg")
    enabled = desk.window.actions_by_name

    assert not any(enabled[name].isEnabled() for name in ("bookmark", "mark_box", "measure"))


def test_a_marked_box_is_the_region_of_an_own_finding_and_is_seen_with_it(
    qtbot, desk, clip, case_folder
):
    review = desk.window.review
    review.playback.go_to(7)
    qtbot.waitUntil(lambda: review.picture.frame == 7, timeout=PATIENCE)
    marked(qtbot, desk, clip, "a double edge")
    [made] = recorded(qtbot, desk, 1)
    dialog = desk.reviewing.state_finding()
    assert "a double edge" in dialog.region.itemText(1)
    dialog.region.setCurrentIndex(1)
    dialog.statement.setPlainText("The edge of the sign is doubled.")
    dialog.note.setPlainText("Seen at four times its size.")
    with qtbot.waitSignal(desk.session.decided, timeout=PATIENCE):
        dialog.accept()
    qtbot.waitUntil(lambda: desk.window.findings.chosen is not None, timeout=PATIENCE)

    [region] = desk.window.findings.chosen.regions
    assert (region.annotation_id, region.frame, region.spots) == (made.id, 7, made.spots)
    [outline] = clip.regions
    left, top = (min(values) for values in zip(*made.spots, strict=True))
    assert outline.boundingRect().topLeft() == QPointF(left, top)
    without = clip.grab().toImage()
    clip.regions = ()
    clip.update()
    assert clip.grab().toImage() != without  # it is drawn
    review.playback.go_to(3)
    qtbot.waitUntil(lambda: review.picture.frame == 3, timeout=PATIENCE)
    assert list(clip.regions) == []
    desk.close_case()
    assert verify(case_folder).ok


def test_a_click_on_a_finding_goes_to_its_region_and_the_next_takes_it_away(
    qtbot, desk, open_case, case_folder, show, proposal
):
    corners = ((10.0, 20.0), (60.0, 50.0))
    region = FindingRegion(frame=9, pts=0.36, shape=Shape.BOX, spots=corners)
    proposal(case_folder, "clip.mp4", first=0.2, last=0.6, regions=(region,))
    proposal(case_folder, "clip.mp4", first=0.8, last=1.0)
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    panel, review = desk.window.findings, desk.window.review
    canvas = review.viewer.canvas
    desk.window.show_tab(panel)
    panel._list.setFocus()
    qtbot.waitUntil(lambda: panel.picked, timeout=PATIENCE)
    panel._list.setCurrentIndex(panel.model.index(1, 0))
    panel._list.setCurrentIndex(panel.model.index(0, 0))
    qtbot.waitUntil(lambda: review.picture.frame == 9, timeout=PATIENCE)

    [outline] = canvas.regions
    assert outline.boundingRect() == QRectF(QPointF(10, 20), QPointF(60, 50))
    said = "\n".join(label.text() for label in panel.findChildren(QLabel))
    assert "frame index 9" in said and "50 × 30 px at column 10, row 20" in said
    panel._list.setCurrentIndex(panel.model.index(1, 0))
    assert list(canvas.regions) == []
