"""A new user finds a way in: the sample case, files that are dropped, cases of before."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from ui import first_steps
from ui.desk import Desk
from ui.dialogs.new_case import NewCaseDialog
from ui.settings import DeskSettings
from ui.views.pages import FORGET
from workbench.sample import sample_case, sample_files

PATIENCE = 120_000


def buttons(desk):
    return {button.text(): button for button in desk.window.page.findChildren(QPushButton)}


def test_one_click_on_the_empty_desk_makes_the_sample_case(qtbot, desk, tmp_path, monkeypatch):
    monkeypatch.setattr(first_steps, "sample_folder", lambda: tmp_path / "demo" / "one")
    asked = []
    monkeypatch.setattr(desk, "examine", lambda: asked.append(desk.window.media.rowCount()))
    buttons(desk)["Sample case"].click()
    with sample_files() as files:
        names = [path.name for path in files]
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)

    rows = desk.window.media.rows()
    assert [row.item.original_name for row in rows] == names
    assert asked == [len(names)]
    assert desk.session.view.case.number == sample_case().number
    assert desk.settings.examiner == ""  # the sample's examiner is not offered next time


def test_files_that_are_dropped_without_a_case_go_into_the_new_one(
    qtbot, desk, media, tmp_path
):
    desk.drop([media / "photo.jpg"])
    dialog = desk.window.findChild(NewCaseDialog)
    assert "(1)" in dialog.waiting.text()
    dialog.number.setText("7")
    dialog.examiner.setText("A. Examiner")
    dialog.folder.setText(str(tmp_path / "7.loupe"))
    dialog.accept()
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 1, timeout=PATIENCE)
    assert desk.window.media.row(0).item.original_name == "photo.jpg"


def test_files_dropped_for_a_case_that_was_not_made_go_into_no_other(
    qtbot, desk, media, tmp_path, open_case, case_folder
):
    desk.drop([media / "photo.jpg"])
    dialog = desk.window.findChild(NewCaseDialog)
    dialog.number.setText("7")
    dialog.examiner.setText("A. Examiner")
    dialog.folder.setText(str(case_folder))  # where a case lies already
    dialog.accept()
    qtbot.waitUntil(lambda: desk.window.banner.isVisible(), timeout=PATIENCE)
    session = open_case(desk, case_folder)
    assert not session.busy


def test_the_first_exhibit_that_is_opened_is_one_that_can_be_seen(qtbot, desk, new_case, media):
    new_case.receive([media / "broken.jpg", media / "photo.jpg"])
    qtbot.waitUntil(lambda: desk.window.review.picture is not None, timeout=PATIENCE)
    assert desk.reviewing.view.item.original_name == "photo.jpg"


def test_where_nothing_can_be_seen_what_is_there_is_opened(qtbot, desk, new_case, media):
    new_case.receive([media / "broken.jpg"])
    qtbot.waitUntil(lambda: desk.reviewing.view is not None, timeout=PATIENCE)
    assert "EX-001 is unreadable" in desk.window.review.viewer.notice


@pytest.fixture
def remembered(make_desk, tmp_path):
    desk = make_desk()
    for name in ("gone", "there"):
        (tmp_path / f"{name}.loupe").mkdir()
        desk.settings.remember_case(tmp_path / f"{name}.loupe")
    shutil.rmtree(tmp_path / "gone.loupe")
    return desk


def test_recent_cases_that_are_not_there_are_said_to_be_so_and_can_be_forgotten(
    qtbot, remembered
):
    window = remembered.window
    with qtbot.waitSignal(window.recent.looked, timeout=PATIENCE):
        window.recent.look()
    window._fill_recent()
    told = [action.text() for action in window._recent.actions() if action.text()]
    assert [Path(text.split()[0]).name for text in told[:2]] == ["there.loupe", "gone.loupe"]
    assert ["not there" in text for text in told] == [False, True, True]
    buttons(remembered)[FORGET].click()
    assert [Path(case.folder).name for case in window.recent.listed()] == ["there.loupe"]


def test_a_window_that_lay_on_a_screen_that_is_gone_comes_into_view(themes, tmp_path):
    stored = QSettings(str(tmp_path / "one.ini"), QSettings.Format.IniFormat)
    first = Desk(themes, DeskSettings(stored))
    first.window.move(9000, 7000)
    first.window.tabs.setCurrentIndex(3)
    first.window.close()
    second = Desk(themes, DeskSettings(stored))

    head = QRect(second.window.pos(), second.window.size())
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    assert any(area.intersects(head) for area in screens)
    assert second.window.tabs.currentIndex() == 3
    second.window.close()
    for desk in (first, second):
        desk.window.deleteLater()
        desk.deleteLater()
