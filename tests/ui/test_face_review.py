"""Faces at the desk: shown where they are and nowhere else, chosen once, edited on record."""

import pytest
from PySide6.QtCore import QItemSelectionModel

from case_store.store import CaseStore
from case_store.verification import verify
from ui.views.face_rows import PresenceRow, QualityRow
from ui.views.gaze_row import GazeRow
from workbench.model import Author

PATIENCE = 120_000
ROWS = QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def faced(qtbot, desk, open_case, case_folder, show, face_pass):
    """Return a desk on a clip with a face in two shots and another one in the second."""
    face_pass(case_folder)
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    qtbot.waitUntil(lambda: len(desk.reviewing.faces.view.tracks) == 3, timeout=PATIENCE)
    return desk


@pytest.fixture
def go(qtbot):
    """Return a function that goes to a frame and waits until it is on show."""

    def gone(desk, frame):
        review = desk.window.review
        review.playback.go_to(frame)
        arrived(qtbot, desk, frame)
        return list(review.viewer.canvas.faces)

    return gone


def arrived(qtbot, desk, frame):
    qtbot.waitUntil(lambda: desk.window.review.picture.frame == frame, timeout=PATIENCE)


def rows(desk, kind):
    return [row for row in desk.window.review.timeline.lanes.rows if isinstance(row, kind)]


def trigger(desk, name):
    action = desk.window.actions_by_name[name]
    assert action.isEnabled(), name
    action.trigger()


# --- exact ----------------------------------------------------------------------------------


def test_the_boxes_on_show_are_those_of_the_frame_on_show(faced, go):
    for frame in (0, 1, 2, 3, 14, 15, 17, 18, 27, 28):
        left = {1: 20.0, 2: 120.0}
        there = ([1] if 2 <= frame < 28 else []) + ([2] if 18 <= frame < 28 else [])
        assert [(mark.label, mark.box.left()) for mark in go(faced, frame)] == [
            (f"Face {number}", left[number] + frame) for number in there
        ]


def test_boxes_never_lag_behind_the_picture(qtbot, faced):
    review, wrong = faced.window.review, []
    review.frame_shown.connect(
        lambda picture: wrong.extend(
            mark
            for mark in review.viewer.canvas.faces
            if mark.box.left() - picture.frame not in (20, 120)
        )
    )
    review.playback.go_to(10)
    arrived(qtbot, faced, 10)
    for _ in range(12):
        faced.window.actions_by_name["step_on"].trigger()
    arrived(qtbot, faced, 22)

    assert wrong == []
    assert len(review.viewer.canvas.faces) == 2


def test_faces_and_their_parts_are_shown_and_hidden_by_key(qtbot, faced, go):
    canvas = faced.window.review.viewer.canvas
    [face] = go(faced, 4)
    assert face.outlines == ()
    trigger(faced, "face_parts")
    qtbot.waitUntil(lambda: canvas.faces[0].outlines != (), timeout=PATIENCE)
    with_parts = canvas.grab().toImage()
    assert go(faced, 5)[0].outlines == ()  # no mesh was found there: none of a neighbour's
    assert go(faced, 7)[0].outlines != ()
    trigger(faced, "face_boxes")
    assert list(canvas.faces) == []
    assert canvas.grab().toImage() != with_parts


def test_where_eyes_look_is_shown_and_hidden_by_key(qtbot, faced, go):
    canvas = faced.window.review.viewer.canvas
    [face] = go(faced, 4)
    faced.reviewing.faces.choose(face.track_id)
    trigger(faced, "face_gaze")
    qtbot.waitUntil(lambda: len(rows(faced, GazeRow)) == 1, timeout=PATIENCE)
    assert canvas.faces[0].arrows == ()  # a face 50 pixels wide is too small for them
    assert rows(faced, GazeRow)[0].one.id == face.track_id
    trigger(faced, "face_gaze")
    assert rows(faced, GazeRow) == [] and canvas.faces[0].arrows == ()


# --- one choice -----------------------------------------------------------------------------


def test_n_goes_from_face_to_face_and_on_to_the_next_frame_with_one(qtbot, faced, go):
    faces = faced.reviewing.faces

    def press(frame):
        trigger(faced, "next_face")
        arrived(qtbot, faced, frame)
        return faces.chosen.track.label, faces.chosen.track.first_frame

    go(faced, 0)
    assert press(2) == ("Face 1", 2)
    assert press(15) == ("Face 1", 15)
    go(faced, 20)
    assert press(20) == ("Face 2", 18)
    assert press(20) == ("Face 1", 15)
    go(faced, 28)
    trigger(faced, "next_face")
    assert "No face was found after" in faced.window.statusBar().currentMessage()


def test_what_is_chosen_anywhere_is_chosen_everywhere(qtbot, faced, go):
    window = faced.window
    marks = go(faced, 20)
    canvas = window.review.viewer.canvas
    canvas.face_clicked.emit(marks[1].track_id)

    assert [mark.chosen for mark in canvas.faces] == [False, True]
    assert [one.track.label for one in window.faces.picked()] == ["Face 2"]
    assert window.inspector.face.title == "Face 2"
    assert [row.lane.track.track.label for row in rows(faced, QualityRow)] == ["Face 2"]
    window.faces._table.selectRow(0)
    assert faced.reviewing.faces.chosen.track.first_frame == 2
    assert [mark.chosen for mark in canvas.faces] == [False, False]
    assert window.inspector.face.words == "Frame index 20: not found"


def test_the_colour_is_the_same_in_picture_timeline_and_table(faced, go):
    theme = faced.window.review.viewer.faces.theme
    marks = go(faced, 20)
    model = faced.window.faces.model
    tabled = [model.data(model.index(row, 0), 1).name() for row in range(3)]

    assert [row.color(theme) for row in rows(faced, PresenceRow)] == [m.color for m in marks]
    assert tabled == [marks[0].color, marks[0].color, marks[1].color]


# --- timeline and inspector -----------------------------------------------------------------


def test_cuts_lie_over_all_lanes(faced):
    assert list(faced.window.review.timeline.lanes.cuts) == [pytest.approx(0.6)]


def test_the_inspector_says_what_could_not_be_measured_and_why(qtbot, faced, go):
    go(faced, 4)
    card = faced.window.inspector.face
    faced.reviewing.faces.choose(faced.reviewing.faces.view.at(4)[0].id)

    assert card.value("width") == "50 px"
    assert card.value("yaw") == "−12°"
    assert card.value("occlusion") == "8 %"
    assert min(card.crop_size.width(), card.crop_size.height()) > 100
    go(faced, 5)
    assert card.value("yaw") == "not measurable: no mesh fits the face here"
    assert card.value("width") == "50 px"
    go(faced, 20)
    assert card.value("width") == ""


def test_another_quality_is_chosen_by_key(faced):
    faced.reviewing.faces.choose(faced.reviewing.faces.view.tracks[0].id)
    [row] = rows(faced, QualityRow)
    trigger(faced, "next_quality")
    [after] = rows(faced, QualityRow)

    assert (row.lane.quality, after.lane.quality) == ("sharpness", "yaw")
    assert len(after.lane.pieces()) == 2  # broken where the head's turn was not measurable


# --- putting tracks right -------------------------------------------------------------------


@pytest.fixture
def edit(qtbot):
    """Return a function that edits tracks by an action, and waits until that is on show."""

    def edited(desk, name, note=""):
        desk.window.faces.form.note.setText(note)
        before = desk.reviewing.faces.view
        trigger(desk, name)
        qtbot.waitUntil(lambda: desk.reviewing.faces.view is not before, timeout=PATIENCE)
        return [one.track.label for one in desk.reviewing.faces.view.tracks]

    return edited


def test_tracks_are_renamed_merged_split_excluded_and_all_is_taken_back(
    qtbot, faced, go, edit, case_folder
):
    faces, panel = faced.reviewing.faces, faced.window.faces
    go(faced, 20)
    faces.choose(faces.view.tracks[2].id)
    panel.form.label.setText("The witness")
    assert edit(faced, "rename_track", "Known from elsewhere.")[2] == "The witness"
    assert faces.chosen.track.label == "The witness"
    assert "A. Examiner: Face 2 renamed to The witness: Known from elsewhere." in (
        panel.history_words
    )
    panel._table.selectAll()
    panel._table.selectionModel().select(
        panel.model.index(2, 0), panel._table.selectionModel().SelectionFlag.Deselect | ROWS
    )
    assert edit(faced, "merge_tracks") == ["Face 1", "The witness"]
    faces.choose(faces.view.tracks[0].id)
    assert len(edit(faced, "split_track")) == 3
    assert len(edit(faced, "undo_tracks")) == 2
    faces.choose(faces.view.tracks[1].id)
    edit(faced, "exclude_track")
    assert faces.view.tracks[1].track.excluded
    assert [mark.excluded for mark in go(faced, 21)] == [False, True]
    assert faced.window.actions_by_name["exclude_track"].text() == "Include"
    edit(faced, "exclude_track")
    assert not faces.view.tracks[1].track.excluded

    faced.close_case()
    with CaseStore.open(case_folder, read_only=True) as store:
        told = [event.action for event in store.events()]
        item = next(one for one in store.media() if one.original_name == "clip.mp4")
        all_tracks = store.tracks(item.id, superseded=True)
    assert [action for action in told if action.startswith("tracks")] == [
        "tracks renamed",
        "tracks merged",
        "tracks split",
        "tracks merged",
        "tracks excluded",
        "tracks included",
    ]
    made = [track for track in all_tracks if track.supersedes]
    assert {(one.author, one.examiner) for one in made} == {(Author.EXAMINER, "A. Examiner")}
    assert verify(case_folder).ok


def test_a_merge_of_faces_in_one_frame_is_refused_with_advice(qtbot, faced):
    panel = faced.window.faces
    panel._table.selectAll()
    panel.form.note.setText("They look alike.")
    trigger(faced, "merge_tracks")
    qtbot.waitUntil(faced.window.banner.isVisible, timeout=PATIENCE)

    assert "Split the wrong one" in faced.window.banner.text.text()
    assert panel.form.note.text() == "They look alike."
    assert len(faced.reviewing.faces.view.tracks) == 3
    assert faced.window.actions_by_name["merge_tracks"].isEnabled()


def test_an_edit_needs_a_name(faced):
    faced.reviewing.faces.choose(faced.reviewing.faces.view.tracks[0].id)
    faced.window.faces.form.examiner.setText(" ")

    assert not faced.window.actions_by_name["exclude_track"].isEnabled()
    assert "needs your name" in faced.window.faces.form.hint.text()


def test_a_read_only_case_says_why_nothing_can_be_edited(
    qtbot, make_desk, open_case, case_folder, show, face_pass
):
    face_pass(case_folder)
    desk = make_desk()
    open_case(desk, case_folder, read_only=True)
    show(desk, "clip.mp4")
    faces = desk.reviewing.faces
    qtbot.waitUntil(lambda: len(faces.view.tracks) == 3, timeout=PATIENCE)
    faces.choose(faces.view.tracks[0].id)

    assert "reading only" in desk.window.faces.form.hint.text()
    for name in ("rename_track", "merge_tracks", "split_track", "exclude_track", "undo_tracks"):
        assert not desk.window.actions_by_name[name].isEnabled()
    assert desk.window.actions_by_name["next_face"].isEnabled()


# --- none found, and could not look ---------------------------------------------------------


def test_a_pass_without_faces_says_where_it_could_not_look(
    qtbot, desk, open_case, case_folder, show, face_pass
):
    face_pass(case_folder, faces=[], damaged=(3, 4), undecoded=(9,))
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    panel = desk.window.faces
    qtbot.waitUntil(lambda: "No face was found" in panel.empty_words, timeout=PATIENCE)

    assert panel.empty_words == (
        "No face was found in 27 of 30 frames. Damaged, so not looked at: 2. Did not decode: 1."
    )
    [row] = rows(desk, PresenceRow)
    assert row.said_at(0.0).endswith("not found")
    assert row.said_at(0.12).endswith("could not look: the frame is damaged")
    assert row.said_at(0.36).endswith("could not look: the frame does not decode")
