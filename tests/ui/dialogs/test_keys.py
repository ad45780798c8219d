"""The page of keys lists every action, can be searched, and changes keys on the spot."""

import pytest
from PySide6.QtGui import QKeySequence

from ui.actions import ACTIONS
from ui.dialogs.keys import KeysDialog
from ui.dialogs.palette import Palette, sifted


@pytest.fixture
def page(qtbot, desk):
    dialog = KeysDialog(desk.keys, desk.window.actions_by_name)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(page, name, key):
    page.table.setCurrentItem(page.rows[name])
    page.key.setKeySequence(QKeySequence(key))


def shown(page):
    return [name for name, row in page.rows.items() if not row.isHidden()]


def test_every_action_is_listed_and_can_be_searched(page):
    assert list(page.rows) == [spec.name for spec in ACTIONS]
    page.sought.setText("shuttle forward")
    assert shown(page) == ["shuttle_forward"]
    page.sought.setText("")
    assert len(shown(page)) == len(ACTIONS)


def test_a_key_that_is_taken_is_said_before_it_changes_hands(page, desk):
    press(page, "report", "J")
    assert "Shuttle back" in page._asked.text()
    page.instead.click()
    assert desk.keys.holder("J").name == "report"
    assert page.rows["shuttle_back"].text(1) == "–"
    assert desk.window.actions_by_name["shuttle_back"].shortcuts() == []


def test_a_key_can_be_added_and_all_be_put_back(page, desk):
    press(page, "fit", "F7")
    page.also.click()
    assert page.rows["fit"].text(1) == "F  or  F7"
    assert page.rows["fit"].font(1).bold()
    page.default.click()
    assert page.rows["fit"].text(1) == "F"
    press(page, "fit", "F7")
    page.instead.click()
    page.all_default.click()
    assert desk.keys.of(next(s for s in ACTIONS if s.name == "fit")) == ("F",)


def test_without_a_chosen_action_nothing_can_be_changed(page):
    assert not page.key.isEnabled()
    assert not any(button.isEnabled() for button in (page.instead, page.also, page.default))


def test_the_palette_lists_what_can_be_chosen_now_and_does_it(qtbot, desk):
    palette = Palette(desk.window.actions_by_name, desk.window)
    qtbot.addWidget(palette)
    palette.show()
    listed = {spec.name for spec in palette._specs}
    assert "new_case" in listed
    assert "examine" not in listed  # no case is open

    palette.typed.setText("high contr")
    with qtbot.waitSignal(desk.window.actions_by_name["theme_contrast"].triggered):
        palette.typed.returnPressed.emit()
    assert desk.window.actions_by_name["theme_contrast"].isChecked()
    desk.window.actions_by_name["theme_dark"].trigger()


def test_the_palette_writes_an_ampersand_as_it_is_read(qtbot, desk):
    desk.window.actions_by_name["theme_dark"].setText("&Dark: seam && halo…")
    palette = Palette(desk.window.actions_by_name, desk.window)
    qtbot.addWidget(palette)
    rows = [palette.listed.topLevelItem(at) for at in range(palette.listed.topLevelItemCount())]
    [told] = [row.text(0) for row in rows if "halo" in row.text(0)]
    assert told.endswith("Dark: seam & halo")


def test_the_palette_finds_by_name_before_it_finds_by_help():
    found = [spec.name for spec in sifted(list(ACTIONS), "report")]
    assert found[0] == "report"
    assert sifted(list(ACTIONS), "no such thing") == []
