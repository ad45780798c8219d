"""The desk exports a case: where it was asked to, whole or not at all, and says which."""

import bagit

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
    assert dialog.export.isEnabled() and not dialog.folder.isVisible()
    dialog.export.click()
    assert not dialog.export.isEnabled()
    qtbot.waitUntil(dialog.export.isEnabled, timeout=PATIENCE)

    assert dialog.folder.isVisible(), dialog.said.text()
    assert bagit.Bag(str(tmp_path / "bag")).is_valid()
    assert "SHA-256 of its tagmanifest-sha256.txt" in dialog.said.text()
    (event,) = [e for e in session._store.events() if e.action == "package exported"]
    assert event.detail["discovery"] == "yes"
    assert event.detail["tagmanifest_sha256"] in dialog.said.text()
    assert dialog.export.isEnabled()
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
    dialog.export.click()
    qtbot.waitUntil(lambda: "No package was made" in dialog.said.text(), timeout=PATIENCE)

    assert "is there already" in dialog.said.text()
    assert dialog.export.isEnabled()
    dialog.reject()


def test_an_export_can_be_cancelled(qtbot, desk, open_case, case_folder, tmp_path):
    open_case(desk, case_folder)
    dialog = asked(desk, tmp_path / "bag")
    dialog.export.click()
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
