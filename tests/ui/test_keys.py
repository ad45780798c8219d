"""Keys are the examiner's: they can be changed, never mean two things, and are remembered."""

from itertools import pairwise

from PySide6.QtCore import QSettings, Qt

from ui.actions import ACTIONS
from ui.keys import Keys
from ui.settings import DeskSettings

SPECS = {spec.name: spec for spec in ACTIONS}


def kept(folder):
    stored = QSettings(str(folder / "keys.ini"), QSettings.Format.IniFormat)
    return Keys(DeskSettings(stored))


def test_keys_are_those_of_the_table_until_they_are_changed(tmp_path):
    keys = kept(tmp_path)
    assert {name: keys.of(spec) for name, spec in SPECS.items()} == {
        name: spec.keys for name, spec in SPECS.items()
    }
    assert keys.holder("j") is SPECS["shuttle_back"]
    assert keys.holder("Ctrl+Alt+Shift+F12") is None


def test_a_key_that_is_given_is_taken_from_who_had_it_and_remembered(tmp_path):
    keys = kept(tmp_path)
    keys.assign(SPECS["play"], ("J", "space"))

    again = kept(tmp_path)
    assert again.of(SPECS["play"]) == ("J", "Space")
    assert again.of(SPECS["shuttle_back"]) == ()
    assert again.holder("J") is SPECS["play"]


def test_no_key_means_two_things_whatever_is_assigned(tmp_path):
    keys = kept(tmp_path)
    for spec, other in pairwise(ACTIONS):
        keys.assign(spec, (*keys.of(other), *spec.keys))
    held = [key for spec in ACTIONS for key in keys.of(spec)]
    assert len(held) == len(set(held))


def test_a_key_that_was_given_away_stays_so_when_a_new_version_gives_it_to_another(tmp_path):
    kept(tmp_path)._settings.keep_keys("play", ("J",))  # as when the table had no J
    keys = kept(tmp_path)
    assert keys.of(SPECS["play"]) == ("J",)
    assert keys.of(SPECS["shuttle_back"]) == ()


def test_the_keys_of_the_table_come_back(tmp_path):
    keys = kept(tmp_path)
    keys.assign(SPECS["play"], ("J",))
    keys.restore(SPECS["shuttle_back"])
    assert keys.of(SPECS["shuttle_back"]) == ("J",)
    assert keys.of(SPECS["play"]) == ()
    keys.restore_all()
    assert not any(keys.changed(spec) for spec in ACTIONS)


def test_a_changed_key_calls_the_action_in_the_window_and_the_old_one_does_not(qtbot, desk):
    desk.keys.assign(SPECS["keys"], ("Ctrl+F9",))
    desk.keys.bind(desk.window.actions_by_name)
    action = desk.window.actions_by_name["keys"]
    assert "Ctrl+F9" in action.toolTip()

    desk.window.activateWindow()
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(desk.window, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    with qtbot.assertNotEmitted(action.triggered):
        qtbot.keyClick(desk.window, Qt.Key.Key_F1)


def test_the_key_that_stops_is_held_for_single_frames_whichever_it_is(qtbot, desk):
    desk.keys.assign(SPECS["shuttle_stop"], ("U",))
    desk.keys.bind(desk.window.actions_by_name)
    with qtbot.waitSignal(desk.window.held) as held:
        qtbot.keyRelease(desk.window, Qt.Key.Key_U)
    assert held.args == [False]
    with qtbot.assertNotEmitted(desk.window.held):
        qtbot.keyRelease(desk.window, Qt.Key.Key_K)
