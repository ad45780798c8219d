"""Settings hold at once, are kept, have sane defaults, and can be put back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ui import scale
from ui.dialogs.settings import SettingsDialog
from ui.settings import CHOSEN, DeskSettings
from ui.theme import Choice


@pytest.fixture
def dialog(qtbot, desk):
    desk.window.actions_by_name["settings"].trigger()
    opened = desk.window.findChild(SettingsDialog)
    yield opened
    opened.default.click()  # the next test draws in the usual size
    desk.choose_theme(Choice.DARK)
    opened.reject()


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def again(desk):
    """Return what a desk that starts now would read."""
    stored = desk.settings._stored
    stored.sync()
    return DeskSettings(QSettings(stored.fileName(), QSettings.Format.IniFormat))


def test_a_size_holds_at_once_and_is_kept(dialog, desk):
    before = desk.window.page.fontMetrics().height()
    choose(dialog.size_chosen, 200)
    assert desk.window.page.fontMetrics().height() >= 1.8 * before
    assert scale.px(10) == 20
    assert again(desk).size == 200


def test_a_theme_holds_at_once_and_in_the_menu(dialog, desk):
    choose(dialog.theme, Choice.CONTRAST)
    assert desk.window.actions_by_name["theme_contrast"].isChecked()
    assert desk._themes.current.name == "contrast"
    assert again(desk).theme is Choice.CONTRAST


def test_where_reports_and_cases_go(dialog, desk, tmp_path):
    (tmp_path / "cases").mkdir()
    dialog.cases.text.setText(str(tmp_path / "cases"))
    dialog.cases.text.editingFinished.emit()
    assert again(desk).place == tmp_path / "cases"
    dialog.reports.text.setText(str(tmp_path / "nowhere"))
    dialog.reports.text.editingFinished.emit()
    assert dialog.reports.trouble.isVisibleTo(dialog)
    assert again(desk).reports is None
    dialog.cases.text.clear()
    assert again(desk).cases is None


def test_the_report_is_asked_for_as_the_settings_say(dialog, desk, open_case, case_folder):
    dialog.page.setCurrentText("Letter")
    dialog.page.activated.emit(1)
    desk.settings.reports = case_folder.parent / "gone"
    open_case(desk, case_folder)
    asked = desk.ask_report()
    assert asked.page.currentText() == "Letter"
    assert Path(asked.target.text()).parent == case_folder.parent
    asked.reject()


def test_everything_is_put_back_as_delivered_but_nothing_else(dialog, desk):
    desk.settings.remember_examiner("A. Examiner", "Lab")
    choose(dialog.theme, Choice.LIGHT)
    choose(dialog.size_chosen, 150)
    dialog.tips.click()
    assert not again(desk).tips
    dialog.default.click()
    kept = again(desk)
    delivered = (kept.theme, kept.size, kept.tips, kept.page, kept.cases, kept.reports)
    assert delivered == (Choice.SYSTEM, 100, True, "A4", None, None)
    assert kept.examiner == "A. Examiner"
    assert dialog.size_chosen.currentData() == 100
    assert scale.percent() == 100


@pytest.mark.parametrize("name", CHOSEN)
def test_what_is_kept_and_makes_no_sense_is_as_delivered(tmp_path, name):
    stored = QSettings(str(tmp_path / "odd.ini"), QSettings.Format.IniFormat)
    delivered = DeskSettings(stored)
    before = {key: getattr(delivered, key) for key in ("theme", "size", "tips", "page")}
    stored.setValue(name, "purple")
    odd = DeskSettings(stored)
    assert {key: getattr(odd, key) for key in before} == before
