"""The window answers to trained hands and to screen readers, and remembers itself."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
)

from ui.desk import Desk
from ui.settings import RECENT, DeskSettings
from ui.theme import Choice

PATIENCE = 120_000


@pytest.fixture
def reviewing(qtbot, desk, open_case, case_folder, show):
    """Return a desk with the clip on show and the keyboard in its window."""
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    desk.window.activateWindow()
    desk.window.media_list.setFocus()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    return desk


def replace_number(view, number):
    return replace(view, case=replace(view.case, number=number))


def test_j_k_l_on_the_keyboard(reviewing):
    playback = reviewing.window.review.playback
    focus = reviewing.window.media_list
    QTest.keyClick(focus, Qt.Key.Key_L)
    QTest.keyClick(focus, Qt.Key.Key_L)
    assert playback.speed == 2
    QTest.keyClick(focus, Qt.Key.Key_K)
    assert playback.speed == 0
    before = playback.index
    QTest.keyPress(focus, Qt.Key.Key_K)
    QTest.keyClick(focus, Qt.Key.Key_L)
    QTest.keyClick(focus, Qt.Key.Key_L)
    assert (playback.index, playback.speed) == (before + 2, 0)
    QTest.keyClick(focus, Qt.Key.Key_J)
    QTest.keyRelease(focus, Qt.Key.Key_K)
    assert playback.index == before + 1
    QTest.keyClick(focus, Qt.Key.Key_L)
    assert playback.speed == 1


def test_a_small_window_stays_small_whatever_it_shows(reviewing):
    window = reviewing.window
    window.show_case(replace_number(reviewing.session.view, "2026/a-very-long-number-" * 2))
    reviewing.window.actions_by_name["mark_in"].trigger()
    reviewing.window.actions_by_name["mark_out"].trigger()
    window.resize(1100, 700)

    assert (window.width(), window.height()) == (1100, 700)
    transport = window.review.transport
    assert transport._place.width() >= transport._place.sizeHint().width()
    assert not transport._hash.isVisible()
    assert reviewing.window.review.picture.sha256 in transport._place.toolTip()
    window.resize(1900, 700)
    assert transport._hash.isVisible()


def test_keys_typed_into_a_field_stay_there(reviewing):
    window = reviewing.window
    window.show_tab(window.metadata)
    field = window.metadata.findChild(QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "jkl,.")
    assert field.text() == "jkl,."
    assert (window.review.playback.speed, window.review.playback.index) == (0, 0)


def test_space_presses_a_button_that_has_the_focus(reviewing):
    viewer = reviewing.window.review.viewer
    box = viewer.findChild(QAbstractButton)
    box.setFocus()
    before = viewer.overlaid
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert viewer.overlaid is not before
    assert reviewing.window.review.playback.speed == 0


def test_whatever_can_be_operated_has_a_name(reviewing):
    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QSlider)
    nameless = [
        widget
        for kind in kinds
        for widget in reviewing.window.findChildren(kind)
        if not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and type(widget.parent()).__name__ not in ("QTableView", "QComboBoxPrivateContainer")
        and widget.isVisible()
    ]
    assert nameless == []


def test_the_window_restores_itself(qtbot, themes, tmp_path):
    stored = QSettings(str(tmp_path / "one.ini"), QSettings.Format.IniFormat)
    first = Desk(themes, DeskSettings(stored))
    first.window.resize(790, 650)  # the offscreen screen has 800 by 800
    first.window.columns.setSizes([310, 260, 400])
    first.window.show()
    first.window.close()
    second = Desk(themes, DeskSettings(stored))

    assert second.window.height() == 650
    assert second.window.columns.saveState() == first.window.columns.saveState()
    second.window.close()
    for desk in (first, second):
        desk.window.deleteLater()
        desk.deleteLater()


@pytest.mark.parametrize("tab", ["9" * 20, "9" * 5000, "-1", "²", "no"])
def test_no_remembered_panel_keeps_the_window_from_starting(qtbot, themes, tmp_path, tab):
    stored = QSettings(str(tmp_path / "one.ini"), QSettings.Format.IniFormat)
    stored.setValue("tab", tab)
    desk = Desk(themes, DeskSettings(stored))
    assert desk.window.tabs.currentIndex() == 0
    desk.window.close()
    desk.window.deleteLater()
    desk.deleteLater()


def test_settings_keep_theme_examiner_and_recent_cases(tmp_path):
    stored = QSettings(str(tmp_path / "one.ini"), QSettings.Format.IniFormat)
    settings = DeskSettings(stored)
    assert settings.theme is Choice.SYSTEM
    settings.theme = Choice.LIGHT
    settings.remember_examiner("A. Examiner", "Lab")
    for number in range(RECENT + 2):
        settings.remember_case(tmp_path / f"{number}.loupe")
    settings.remember_case(tmp_path / "5.loupe")

    again = DeskSettings(stored)
    assert (again.theme, again.examiner, again.agency) == (Choice.LIGHT, "A. Examiner", "Lab")
    assert len(again.recent) == RECENT
    assert again.recent[0] == str(tmp_path / "5.loupe")
    assert again.place == tmp_path
    stored.setValue("theme", "purple")
    assert again.theme is Choice.SYSTEM
