"""Every frame is answered once, by the window around it, and no window reaches over a gap."""

import numpy as np
import pytest

from analyzers.gaze.following import MOST_WAITING, Following, WindowReading
from analyzers.gaze.geometry import POINTS
from analyzers.gaze.window import EyeSample


def sample(frame, pts):
    nothing = np.zeros((len(POINTS), 3), np.float32)
    return EyeSample(frame, pts, nothing, np.zeros(3), 200.0, np.nan)


def read(samples):
    return WindowReading(
        frame=samples[0].frame,
        first_pts=samples[0].pts,
        last_pts=samples[-1].pts,
        cues={},
        score=0.0,
        reason="",
        frames=np.array([one.frame for one in samples]),
        closed=np.zeros(len(samples), bool),
    )


def follow(times):
    """Return the answers by frame, and how many samples were kept at most."""
    following = Following(read, sample(0, times[0]))
    answers, most = [], 0
    for frame, pts in enumerate(times[1:], 1):
        answers += following.add(sample(frame, pts))
        most = max(most, len(following._samples))
    answers += following.close()
    return answers, most


def test_every_frame_is_answered_once_and_in_order():
    answers, _ = follow(np.arange(130) / 25)

    assert [frame for frame, _ in answers] == list(range(130))


def test_a_frame_is_answered_by_the_window_whose_middle_is_nearest():
    times = 7 + np.arange(200) / 25
    answers, _ = follow(times)

    for frame, reading in answers:
        assert reading.last_pts - reading.first_pts == pytest.approx(1.96, abs=0.05)
        middle = (reading.first_pts + reading.last_pts) / 2
        inside = 8.25 < times[frame] < times[-1] - 1.25
        assert abs(middle - times[frame]) <= (0.3 if inside else 1.3)


def test_answers_come_before_the_end_and_little_is_kept():
    following = Following(read, sample(0, 0.0))
    answered = {}
    for frame in range(1, 500):
        for done, _ in following.add(sample(frame, frame / 25)):
            answered[done] = frame
        assert len(following._samples) <= 2.6 * 25 + 2
    assert max(at - frame for frame, at in answered.items()) <= 2.3 * 25


def test_a_stretch_that_is_too_short_has_no_reading():
    answers, _ = follow(np.arange(40) / 25)

    assert [reading for _, reading in answers] == [None] * 40


def test_a_stretch_of_just_two_seconds_is_read():
    answers, _ = follow(np.arange(50) / 25)

    assert {reading.first_pts for _, reading in answers} == {0.0}


def test_a_gap_and_a_time_that_does_not_go_on_end_a_stretch():
    following = Following(read, sample(0, 1.0))

    assert following.continues(1.04) and following.continues(1.2)
    assert not following.continues(1.3)
    assert not following.continues(1.0) and not following.continues(0.5)


def test_frames_that_hardly_follow_each_other_do_not_pile_up():
    answers, most = follow(np.arange(3000) / 1000)
    assert most <= 2.6 * 125 + 2
    assert [frame for frame, _ in answers] == list(range(3000))

    standing = Following(read, sample(0, 0.0))
    for frame in range(1, MOST_WAITING):
        assert not list(standing.add(sample(frame, frame * 1e-9)))
    assert not standing.continues(MOST_WAITING * 1e-9)
