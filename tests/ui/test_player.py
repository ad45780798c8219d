"""Playing, stepping and looping in the real window, by its keys, on a real clip."""

import pytest
from PySide6.QtCore import Qt

PATIENCE = 120_000  # ms; spawned readers on a busy machine take their time
KEY = Qt.Key


@pytest.fixture
def player(qtbot, desk, open_case, case_folder, show):
    """Return the review of a clip whose exact frame times have been read."""
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    review = desk.window.review
    qtbot.waitUntil(lambda: review.playback.exact, timeout=PATIENCE)
    return review


def press(qtbot, desk, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(desk.window, key, modifier)


def arrived(qtbot, review, frame):
    qtbot.waitUntil(
        lambda: review.picture is not None and review.picture.frame == frame, timeout=PATIENCE
    )


def test_j_plays_every_way_back_and_each_picture_is_earlier(qtbot, desk, player):
    press(qtbot, desk, KEY.Key_End)
    arrived(qtbot, player, 29)
    seen = []
    player.frame_shown.connect(lambda picture: seen.append(picture.frame))
    press(qtbot, desk, KEY.Key_J)
    assert player.playback.speed == -1
    arrived(qtbot, player, 0)  # on a busy machine perhaps the only one that comes in time
    qtbot.waitUntil(lambda: player.playback.speed == 0, timeout=PATIENCE)  # frame 0 plays out

    assert seen == sorted(seen, reverse=True)


def test_keys_step_play_slowly_and_go_to_a_timecode(qtbot, desk, player):
    qtbot.keyPress(desk.window, KEY.Key_K)
    press(qtbot, desk, KEY.Key_L, KEY.Key_L, KEY.Key_J)
    qtbot.keyRelease(desk.window, KEY.Key_K)
    arrived(qtbot, player, 1)
    assert player.transport.place.startswith("frame 1 of 0–29")
    press(qtbot, desk, KEY.Key_L, KEY.Key_L, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert player.transport.speed == "+0.25×"
    press(qtbot, desk, KEY.Key_K)
    assert player.transport.speed == ""
    dialog = desk.reviewing.go_to()
    dialog.where.setText("00:00:00:17")
    assert "Frame index 17" in dialog.told.text()
    dialog.accept()

    arrived(qtbot, player, 17)


def test_a_marked_range_is_played_over_and_over(qtbot, desk, player):
    player.playback.go_to(4)
    press(qtbot, desk, KEY.Key_I)
    player.playback.go_to(8)
    press(qtbot, desk, KEY.Key_O)
    desk.window.actions_by_name["loop"].trigger()
    assert desk.window.actions_by_name["loop"].isChecked()
    assert player.transport.speed == "loop"
    seen = []
    player.playback.moved.connect(seen.append)
    press(qtbot, desk, KEY.Key_Space)
    qtbot.waitUntil(lambda: seen.count(4) > 1, timeout=PATIENCE)
    press(qtbot, desk, KEY.Key_K)

    assert set(seen) <= set(range(4, 9))
