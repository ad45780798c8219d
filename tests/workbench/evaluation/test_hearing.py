"""What a file's score is made of, where a picture and its faces are scored apart."""

import pytest

from workbench.evaluation.hearing import Heard
from workbench.model import FrameScore, MediaKind, Outcome


def scored(frame, score, track=None):
    return FrameScore(frame=frame, pts=0.0, outcome=Outcome.SCORED, score=score, track_id=track)


def withheld(frame, track=None):
    return FrameScore(
        frame=frame, pts=0.0, outcome=Outcome.WITHHELD, reason="too_small", track_id=track
    )


def scores_of(*said):
    heard = Heard()
    for one in said:
        heard.hear(one)
    return heard._scored()[2]


def test_a_pictures_own_scores_are_not_mixed_with_those_of_its_faces():
    assert scores_of(scored(0, 1.0), scored(0, 9.0, "a"), scored(4, 2.0)) == [1.0, 2.0]


def test_a_file_is_called_by_what_a_finding_rests_on():
    heard = Heard()
    for one in (scored(0, 1.0), scored(0, 9.0, "a")):
        heard.hear(one)

    assert not heard.called(5.0, MediaKind.IMAGE)
    assert heard.called(1.0, MediaKind.IMAGE)


def test_faces_tell_where_the_picture_itself_has_no_score():
    assert scores_of(scored(0, 3.0, "a"), scored(0, 5.0, "b")) == [3.0, 5.0]
    assert scores_of(withheld(0), scored(0, 3.0, "a")) == [3.0]
    assert scores_of(withheld(0)) == pytest.approx([])
