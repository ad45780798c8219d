"""J-K-L and the rest do what an editor's hands expect, on exact frames."""

import numpy as np
import pytest

from ui.playback import Playback

TIMES = np.array([0.0, 0.04, 0.08, 0.5, 0.54, 0.58, 1.0])  # variable rate


@pytest.fixture
def playback(qapp):
    playback = Playback()
    playback.load(TIMES)
    yield playback
    playback.stop()


def speeds(playback, *presses):
    for direction in presses:
        playback.shuttle(direction)
    return playback.speed


def test_l_doubles_up_to_eight(playback):
    assert [speeds(playback, 1) for _ in range(5)] == [1, 2, 4, 8, 8]


def test_j_mirrors_l_and_turning_round_starts_at_one(playback):
    assert speeds(playback, 1, 1, -1) == -1
    assert speeds(playback, -1) == -2


def test_k_stops(playback):
    speeds(playback, 1, 1)
    playback.stop()
    assert playback.speed == 0


def test_k_held_makes_j_and_l_single_frames(playback):
    playback.hold(True)
    playback.shuttle(1)
    playback.shuttle(1)
    assert (playback.index, playback.speed) == (2, 0)
    playback.shuttle(-1)
    assert playback.index == 1


def test_a_time_lands_on_the_frame_on_show_then(playback):
    assert playback.frame_at(0.3) == 2
    assert playback.frame_at(0.5) == 3
    assert playback.frame_at(-1) == 0
    assert playback.frame_at(99) == 6


def test_steps_end_at_the_ends(playback):
    playback.step(-1)
    assert playback.index == 0
    playback.step(100)
    assert playback.index == 6
    assert playback.pts == 1.0


def test_playing_moves_by_presentation_time_and_stops_at_the_end(qtbot, playback):
    seen = []
    playback.moved.connect(seen.append)
    playback.shuttle(1)
    playback.shuttle(1)
    playback.shuttle(1)
    qtbot.waitUntil(lambda: playback.speed == 0, timeout=60_000)
    assert seen == sorted(seen)
    assert seen[-1] == 6


def test_marks_never_end_before_they_begin(playback):
    playback.go_to(4)
    playback.mark(begin=False)
    playback.go_to(5)
    playback.mark(begin=True)
    assert (playback.mark_in, playback.mark_out) == (0.58, None)


def test_exact_times_keep_the_frame(playback):
    playback.go_to(3)
    playback.refine(TIMES + 0.25)
    assert (playback.index, playback.pts) == (3, 0.75)


def test_marks_are_frames_and_take_over_their_exact_times(playback):
    playback.go_to(2)
    playback.mark(begin=True)
    playback.mark(begin=False, frame=5)
    playback.refine(TIMES + 0.25)
    assert (playback.mark_in, playback.mark_out) == pytest.approx((0.33, 0.83))


def test_one_mark_alone_reaches_to_the_other_end(playback):
    assert playback.range == (None, None)
    playback.mark(begin=True, frame=3)
    assert playback.range == (0.5, 1.0)
    playback.clear_marks()
    playback.mark(begin=False, frame=3)
    assert playback.range == (0.0, 0.5)


def test_slower_each_time_down_to_an_eighth_and_l_doubles_from_there(playback):
    for _ in range(4):
        playback.slow(-1)
    assert playback.speed == -0.125
    playback.shuttle(-1)
    assert playback.speed == -0.25
    playback.slow(1)
    assert playback.speed == 0.5


def test_a_range_goes_round_and_stays_within_its_marks(qtbot, playback):
    playback.mark(begin=True, frame=1)
    playback.mark(begin=False, frame=2)
    playback.loop(True)
    seen = []
    playback.moved.connect(seen.append)
    playback.toggle()
    qtbot.waitUntil(lambda: seen.count(1) > 2, timeout=60_000)
    playback.stop()
    assert set(seen) <= {1, 2}
    assert {1, 2} <= set(seen)


def test_it_goes_round_backwards_too(qtbot, playback):
    playback.go_to(6)
    playback.mark(begin=True, frame=3)
    playback.loop(True)
    seen = []
    playback.moved.connect(seen.append)
    playback.shuttle(-1)
    playback.shuttle(-1)
    qtbot.waitUntil(lambda: len([a for a in seen if a == 6]) > 1, timeout=60_000)
    assert set(seen) <= {3, 4, 5, 6}
    assert playback.speed == -2


def test_backwards_ends_on_the_first_frame(qtbot, playback):
    playback.go_to(3)
    seen = []
    playback.moved.connect(seen.append)
    playback.shuttle(-1)
    qtbot.waitUntil(lambda: playback.speed == 0, timeout=60_000)
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == 0


def test_times_are_exact_once_the_file_told_them(qtbot, playback):
    assert not playback.exact
    with qtbot.waitSignal(playback.timed):
        playback.refine(TIMES)
    assert playback.exact
    playback.load(TIMES)
    assert not playback.exact
