"""The desk exports a case: where it was asked to, whole or not at all, and says which."""

import json

import bagit
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.dialogs.export import ExportDialog, ask_export, points
from ui.dialogs.targets import vacant
from workbench.exchange.package import Package
from workbench.model import ChainHead

PATIENCE = 120_000  # ms; a busy machine takes its time


def asked(desk, target):
    dialog = ask_export(desk)
    dialog.target.setText(str(target))
    return dialog


def test_the_dialog_exports_the_case(qtbot, desk, open_case, case_folder, tmp_path):
    session = open_case(desk, case_folder)
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 3, timeout=PATIENCE)
    desk.window.actions_by_name["export"].trigger()
    dialog = desk.window.findChild(ExportDialog)
    dialog.target.setText(str(tmp_path / "bag"))
    dialog.discovery.setChecked(True)
    assert dialog.make.isEnabled() and not dialog.folder.isVisible()
    assert [one for one in dialog.findChildren(QPushButton) if one.isDefault()] == [dialog.make]
    dialog.make.click()
    assert not dialog.make.isEnabled()
    qtbot.waitUntil(dialog.make.isEnabled, timeout=PATIENCE)

    assert dialog.folder.isVisible(), dialog.said.text()
    assert bagit.Bag(str(tmp_path / "bag")).is_valid()
    assert "SHA-256 of its tagmanifest-sha256.txt" in dialog.said.text()
    (event,) = [e for e in session._store.events() if e.action == "package exported"]
    assert event.detail["discovery"] == "yes"
    assert event.detail["tagmanifest_sha256"] in dialog.said.text()
    assert dialog.make.isEnabled()
    dialog.reject()


def test_it_says_which_reports_hide_no_face_where_another_does(qtbot, tmp_path):
    head = ChainHead(sequence=1, hash="0" * 64)
    made = Package(
        path=tmp_path, sha256="0" * 64, files=1, size_bytes=1, head=head, unveiled=("R-001",)
    )
    dialog = ExportDialog(None, target=tmp_path / "bag", points=[])
    qtbot.addWidget(dialog)

    dialog.show_event(made)
    dialog.show_done()

    assert "In it is R-001, which hides no face" in dialog.said.text()


def test_what_is_there_is_not_written_over_and_that_is_said(
    qtbot, desk, open_case, case_folder, tmp_path
):
    open_case(desk, case_folder)
    (tmp_path / "there").mkdir()
    dialog = asked(desk, tmp_path / "there")
    dialog.make.click()
    qtbot.waitUntil(lambda: "No package was made" in dialog.said.text(), timeout=PATIENCE)

    assert "is there already" in dialog.said.text()
    assert dialog.make.isEnabled()
    dialog.reject()


def test_an_export_can_be_cancelled(qtbot, desk, open_case, case_folder, tmp_path):
    open_case(desk, case_folder)
    dialog = asked(desk, tmp_path / "bag")
    dialog.make.click()
    dialog.reject()  # while it is made: it cancels, and the dialog stays
    qtbot.waitUntil(lambda: "nothing is left" in dialog.said.text(), timeout=PATIENCE)

    assert not (tmp_path / "bag").exists() and dialog.isVisible()
    dialog.reject()


def test_a_free_folder_and_what_to_know_before(tmp_path):
    assert vacant(tmp_path, "7", "package").name == "7-package"
    (tmp_path / "7-package").mkdir()
    assert vacant(tmp_path, "7", "package").name == "7-package-2"
    assert points([])[0].startswith("0 originals")


def test_without_a_case_nothing_is_asked(desk):
    assert ask_export(desk) is None


def test_of_reports_only_those_ticked_and_no_maps(
    qtbot, desk, open_case, case_folder, tmp_path
):
    open_case(desk, case_folder)
    issued = []
    for name in ("one", "two"):
        report = desk.ask_report()
        report.target.setText(str(tmp_path / f"{name}.pdf"))
        report.make.click()
        qtbot.waitUntil(report.make.isEnabled, timeout=PATIENCE)
        issued.append(report._report.number)
        report.reject()
    dialog = asked(desk, tmp_path / "bag")
    qtbot.waitUntil(lambda: dialog.reports.count() == 2, timeout=PATIENCE)
    assert dialog.some.isVisible() and not dialog.reports.isVisible()
    dialog.maps.setChecked(True)
    dialog.some.setChecked(True)
    assert not dialog.make.isEnabled()  # none is ticked: that would be all of them
    dialog.reports.item(1).setCheckState(Qt.CheckState.Checked)
    dialog.make.click()
    qtbot.waitUntil(dialog.make.isEnabled, timeout=PATIENCE)

    told = json.loads((tmp_path / "bag/data/case.json").read_text())
    assert len(list((tmp_path / "bag/data/reports").iterdir())) == 1, issued
    assert not (tmp_path / "bag/data/maps").exists()
    assert told
    dialog.reject()
