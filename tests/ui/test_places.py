"""What an examiner types lands on that frame, also at a variable rate."""

import numpy as np
import pytest

from ui.places import Places

STEADY = Places(np.arange(300) * 1001 / 30000)  # 29.97 frames per second
VARIABLE = Places(np.array([0.0, 0.1, 0.9, 1.0, 1.033, 2.5, 2.6]))


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("#250", 250),
        ("# 0", 0),
        ("1", 29),  # at one second, frame 29 (0.968) is still on show
        ("1.001", 30),
        ("0:01,001", 30),
        ("00:00:01.001", 30),
        ("00:00:01:00", 30),
        ("00:00:09:29", 299),
    ],
)
def test_a_steady_rate(text, frame):
    assert STEADY.find(text).frame == frame


@pytest.mark.parametrize(
    ("text", "frame"),
    [("0.5", 1), ("2.4", 4), ("00:00:00:02", 2), ("00:00:01:01", 4), ("00:00:02:00", 5)],
)
def test_a_variable_rate(text, frame):
    assert VARIABLE.find(text).frame == frame


@pytest.mark.parametrize("text", ["", "soon", "-3", "1:2:3:4:5", "00:00:01;00", "#x"])
def test_what_names_no_place(text):
    assert STEADY.find(text) is None


@pytest.mark.parametrize(
    ("places", "text", "said"),
    [
        (STEADY, "#300", "last frame index is 299"),
        (STEADY, "11", "last frame is presented at 0:00:09.977"),
        (STEADY, "00:00:01:30", "at most 29"),
        (VARIABLE, "00:00:01:02", "2 frames are presented within that second"),
        (Places(STEADY.times, exact=False), "1.0", "still being read"),
    ],
)
def test_a_place_that_is_not_there_is_told(places, text, said):
    assert places.find(text).frame is None
    assert said in places.find(text).words


@pytest.mark.parametrize("places", [STEADY, VARIABLE])
def test_every_timecode_and_every_time_shown_finds_its_own_frame(places):
    for frame in range(places.times.size):
        assert places.find(places.timecode(frame)).frame == frame
        assert f"index {frame}," in places.find(f"#{frame}").words
        assert places.find(f"{places.times[frame]:.3f}").frame == frame


def test_it_is_told_how_timecodes_count():
    assert "30 frames to a second" in STEADY.counting
    assert "variable rate" in VARIABLE.counting


def test_dropped_frames_and_wandering_steps_are_no_steady_rate():
    dropped = np.delete(np.arange(2400), np.arange(9, 2400, 10)) / 240
    one_dropped = np.delete(np.arange(2400), 1200) / 240
    steps = np.random.default_rng(3).uniform(0.0317, 0.0359, 16_200)
    phone = np.concatenate(([0.0], np.cumsum(steps)))
    half = np.arange(300) / 12.5
    for times in (dropped, one_dropped, phone, half):
        places = Places(times)
        assert not places.steady
        assert "variable rate" in places.counting
    at_nine = Places(phone).find("00:09:00:00").frame
    assert 540 <= phone[at_nine] < 540.04


@pytest.mark.parametrize(
    "times",
    [
        np.arange(2400) / 240,
        np.arange(9) / 30,
        np.arange(900) * 1001 / 60000,
        np.arange(2) / 25,
    ],
)
def test_times_that_a_container_rounds_to_milliseconds_stay_steady(times):
    assert Places(times).steady
    assert Places(np.round(times, 3)).steady
