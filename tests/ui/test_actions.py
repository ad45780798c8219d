"""One table makes menus, shortcuts and help, and nothing in it contradicts itself."""

from itertools import pairwise

from PySide6.QtGui import QKeySequence

from ui.actions import ACTIONS
from ui.commands import handlers


def test_no_key_means_two_things():
    keys = [key for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))


def test_every_key_is_one_that_qt_knows():
    for spec in ACTIONS:
        for key in spec.keys:
            assert not QKeySequence(key).isEmpty(), key


def test_menus_are_contiguous_so_that_each_is_made_once():
    menus = [spec.menu for spec in ACTIONS]
    changes = sum(a != b for a, b in pairwise(menus))
    assert changes == len(set(menus)) - 1


def test_every_action_is_in_a_menu_and_says_what_it_does(desk):
    shown = {
        action.objectName()
        for menu in desk.window.menuBar().actions()
        for action in menu.menu().actions()
    }
    for spec in ACTIONS:
        assert spec.name in shown
        assert spec.help.endswith(".")


def test_without_a_case_only_what_needs_none_can_be_chosen(desk):
    enabled = {
        name for name, action in desk.window.actions_by_name.items() if action.isEnabled()
    }
    assert {"new_case", "open_case", "quit", "keys"} <= enabled
    assert not {"examine", "report", "add_files", "play", "confirm"} & enabled


def test_nothing_fails_when_it_is_asked_for_without_a_case(desk):
    asking = {
        *("new_case", "open_case", "add_files", "add_folder"),
        *("about", "quit", "keys", "palette"),
    }
    does = handlers(desk)
    for name in sorted(does.keys() - asking):
        does[name]()

    assert desk.session is None


def test_the_overlay_is_ticked_in_the_menu_as_in_the_viewer(desk):
    action, viewer = desk.window.actions_by_name["overlay"], desk.window.review.viewer
    assert (action.isChecked(), viewer.overlaid) == (True, True)
    viewer.show_overlay(False)
    assert not action.isChecked()
