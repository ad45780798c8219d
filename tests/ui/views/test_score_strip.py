"""A still's scores: an analyzer is named once, and each score says which face it is of."""

from dataclasses import replace

from tests.ui.views.test_timeline import INFO, lane
from ui.theme import DARK
from ui.views.score_strip import ScoreStrip


def strip_of(qtbot, *tracks, faces=None):
    strip = ScoreStrip(DARK)
    qtbot.addWidget(strip)
    strip.resize(800, 200)
    other = replace(lane([0]), info=replace(INFO, name="o", title="Another"))
    strip.show_lanes([*(replace(lane([0]), track_id=one) for one in tracks), other], faces)
    strip.show()
    strip.grab()
    return strip


def test_an_analyzer_that_scores_two_faces_is_named_once_and_the_faces_apart(qtbot):
    strip = strip_of(qtbot, "a", "b", faces={"a": "Face 1", "b": "Bystander"})
    assert strip.titles() == ["Face 1: A method with a title", "    Bystander", "Another"]
    assert "Bystander: A method with a title" in strip.accessibleDescription()


def test_one_face_needs_no_name(qtbot):
    strip = strip_of(qtbot, "a", faces={"a": "Face 1"})
    assert strip.titles() == ["A method with a title", "Another"]


def test_a_score_of_a_face_that_was_edited_away_is_not_taken_for_another(qtbot):
    strip = strip_of(qtbot, "a", "gone", faces={"a": "Face 1"})
    assert strip.titles()[1].strip() == "a face that is no longer on record"
