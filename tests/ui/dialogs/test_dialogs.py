"""Dialogs take only what is complete, and say what is missing."""

from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QDialogButtonBox

from ui.dialogs.go_to import GoToDialog
from ui.dialogs.new_case import NewCaseDialog
from ui.dialogs.own_finding import H1, H2, OwnFindingDialog
from ui.dialogs.report import open_points
from ui.dialogs.targets import vacant
from ui.dialogs.trouble import verification_dialog
from ui.intake_tally import IntakeTally
from ui.playback import Playback
from ui.snapshots import MediaRow
from workbench.model import (
    Arrival,
    ArrivalState,
    MediaItem,
    MediaState,
    Problem,
    Verification,
)
from workbench.model.findings import STATEMENT_MOST


def button(dialog):
    box = dialog.findChild(QDialogButtonBox)
    return box.button(QDialogButtonBox.StandardButton.Ok)


def test_a_place_that_is_none_is_not_gone_to(qtbot):
    playback, went = Playback(), []
    playback.load(np.arange(30) / 25)
    playback.refine(np.arange(30) / 25)
    dialog = GoToDialog(None, playback)
    qtbot.addWidget(dialog)
    dialog.chosen.connect(went.append)
    for text in ("", "soon", "#30"):
        dialog.where.setText(text)
        assert not button(dialog).isEnabled()
        dialog.accept()
    assert "last frame index is 29" in dialog.told.text()
    dialog.where.setText("00:00:01:04")
    assert dialog.told.text().startswith("Frame index 29, presented at 0:00:01.160")
    dialog.accept()
    assert went == [29]


def test_a_time_waits_until_the_file_has_told_its_times(qtbot):
    playback = Playback()
    playback.load(np.arange(30) / 25)
    dialog = GoToDialog(None, playback)
    qtbot.addWidget(dialog)
    dialog.where.setText("0.5")
    assert not button(dialog).isEnabled()
    assert "still being read" in dialog.told.text()
    playback.refine(np.array([0.0, 0.1, 0.45, *np.arange(1, 28)]))
    assert button(dialog).isEnabled()
    assert dialog.told.text().startswith("Frame index 2,")


def test_a_second_report_does_not_replace_the_first(tmp_path):
    first = vacant(tmp_path, "7", "report", ".pdf")
    first.write_bytes(b"%PDF-")
    assert (first.name, vacant(tmp_path, "7", "report", ".pdf").name) == (
        "7-report.pdf",
        "7-report-2.pdf",
    )


def test_a_new_case_needs_number_examiner_and_folder(qtbot):
    dialog = NewCaseDialog(None, examiner="", agency="Lab", place=Path("/cases"))
    qtbot.addWidget(dialog)
    assert not button(dialog).isEnabled()
    dialog.number.setText("2026/0142 b")
    dialog.examiner.setText(" A. Examiner ")
    assert button(dialog).isEnabled()
    entered = dialog.entered()
    assert entered.folder == Path("/cases/2026-0142-b.loupe")
    assert (entered.case.examiner, entered.case.agency) == ("A. Examiner", "Lab")
    dialog.folder.clear()
    assert not button(dialog).isEnabled()


def test_an_own_finding_needs_statement_note_and_name(qtbot):
    dialog = OwnFindingDialog(None, media_id="m", examiner="E", first_pts=1.0, last_pts=None)
    qtbot.addWidget(dialog)
    assert not button(dialog).isEnabled()
    dialog.statement.setPlainText("s")
    dialog.note.setPlainText("n")
    assert button(dialog).isEnabled()
    dialog.statement.setPlainText("s" * (STATEMENT_MOST + 1))
    assert not button(dialog).isEnabled()
    assert not dialog._hint.isHidden()


def test_propositions_that_were_left_as_offered_go_on_record_in_english(qtbot, marked):
    more = {"media_id": "m", "examiner": "E", "first_pts": 1.0, "last_pts": None}
    dialog = OwnFindingDialog(None, **more)
    qtbot.addWidget(dialog)
    assert dialog.h1.text() == f"⟦{H1}⟧"
    assert (dialog.entered().h1, dialog.entered().h2) == (H1, H2)
    dialog.h2.setText("Es regnete.")
    assert (dialog.entered().h1, dialog.entered().h2) == (H1, "Es regnete.")


def row(exhibit, state=MediaState.ACCEPTED, **counts):
    item = MediaItem(
        case_id="c",
        exhibit=exhibit,
        original_name="a",
        sha256="0" * 64,
        size_bytes=1,
        state=state,
    )
    return MediaRow(item=item, **counts)


def test_before_a_report_it_is_said_what_is_still_open():
    rows = [row("EX-001"), row("EX-002", MediaState.UNREADABLE), row("EX-003", proposed=2)]
    said = "\n".join(open_points(rows, examining=True))

    assert "draft" in said
    assert "2 proposed findings" in said
    assert "Not examined: EX-001, EX-003" in said
    assert "Could not be examined: EX-002" in said
    assert "still running" in said
    assert "draft" not in "\n".join(open_points([row("EX-001", confirmed=1)], examining=False))


def test_verification_that_fails_names_every_problem(qtbot):
    found = Verification(ok=False, head=None, problems=(Problem("hash", "EX-001", "differs."),))
    dialog = verification_dialog(None, found)
    qtbot.addWidget(dialog)
    assert "hash: EX-001: differs." in dialog.text.toPlainText()


def test_arrivals_are_told_in_one_message():
    tally = IntakeTally()
    assert tally.words() == ""
    tally.count(Arrival(path="/a/b.jpg", state=ArrivalState.ACCEPTED))
    tally.count(
        Arrival(
            path="/a/c.jpg", state=ArrivalState.UNREADABLE, detail="cut", advice="Ask again."
        )
    )
    assert tally.any_refused
    assert "1 accepted, 1 unreadable" in tally.words()
    assert "c.jpg: cut Ask again." in tally.words()
