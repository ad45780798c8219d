"""What a file's score is made of, where a picture and its faces are scored apart."""

import pytest

from workbench.evaluation.hearing import Heard
from workbench.model import FrameScore, MediaKind, Outcome, ReadingEnded


def scored(frame, score, track=None):
    return FrameScore(
        frame=frame, pts=frame / 4, outcome=Outcome.SCORED, score=score, track_id=track
    )


def withheld(frame, track=None):
    return FrameScore(
        frame=frame, pts=frame / 4, outcome=Outcome.WITHHELD, reason="too_small", track_id=track
    )


def heard_of(*said):
    heard = Heard()
    for one in (*said, ReadingEnded(seconds=1.0)):
        heard.hear(one)
    return heard


def scores_of(*said):
    told = heard_of(*said).series("a.mp4", "a")
    return list(told.scores) if told else []


def test_a_pictures_own_scores_are_not_mixed_with_those_of_its_faces():
    assert scores_of(scored(0, 1.0), scored(0, 9.0, "a"), scored(4, 2.0)) == [1.0, 2.0]


def test_a_still_has_the_mean_of_its_faces_and_a_clip_its_highest_second():
    both = heard_of(scored(0, 1.0, "a"), scored(0, 4.0, "b"))
    assert both.score(MediaKind.IMAGE) == 2.5

    calm, loud = ([scored(n, 1.0, track) for n in range(24)] for track in "ab")
    loud[8:12] = (scored(n, 5.0, "b") for n in range(8, 12))
    clip = heard_of(*calm, *loud, withheld(24, "a"))
    assert clip.score(MediaKind.VIDEO) == 5.0
    assert heard_of(withheld(0)).score(MediaKind.VIDEO) is None


def test_a_series_says_when_each_score_was():
    told = heard_of(scored(8, 1.0, "a"), scored(4, 3.0, "b"), withheld(6, "a")).series("p", "a")

    assert told.pts == (2.0, 1.0) and told.faces == (0, 1) and told.frames == (8, 4)
    assert [one.scores.tolist() for one in told.courses()] == [[1.0], [3.0]]


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
