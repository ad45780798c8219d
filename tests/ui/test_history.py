"""The history in the real window: who did what, sifted, gone to, and closed to the blind."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import PATIENCE
from ui.views.history_panel import HistoryPanel
from workbench.acts import Act, Kind
from workbench.model import ChainHead, Label


@pytest.fixture
def panel(qtbot, desk, open_case, case_folder, proposal, show):
    finding = proposal(case_folder, "clip.mp4", 0.2, 0.6)
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    desk.window.findings.form.note.setPlainText("a seam")
    desk.window.findings.form.confirm.click()
    desk.window.actions_by_name["show_history"].trigger()
    panel = desk.window.history
    qtbot.waitUntil(lambda: "confirmed a finding" in listed(panel), timeout=PATIENCE)
    panel.finding = finding
    return panel


def listed(panel):
    rows, columns = range(panel.model.rowCount()), range(panel.model.columnCount())
    cells = (panel.model.index(row, column).data() for row in rows for column in columns)
    return "\n".join(cells)


def test_acts_are_listed_newest_first_with_who_and_when_and_the_head(desk, panel):
    assert "A. Examiner" in listed(panel) and "took the file in" in listed(panel)
    sequences = [panel.model.record(row).sequence for row in range(panel.model.rowCount())]
    assert sequences == sorted(sequences, reverse=True)
    head = desk.session._store.head()
    assert head.hash in panel.head.text().replace("\n", "")  # on two lines
    assert f" {head.sequence}\n" in panel.head.text()
    when = panel.model.index(0, 0)
    assert when.data() in when.data(Qt.ItemDataRole.ToolTipRole)  # the year and zone are there


def test_acts_are_sifted_by_kind_person_and_exhibit(desk, panel):
    panel.kind.setCurrentIndex(panel.kind.findData(Kind.MEDIA))
    assert "confirmed" not in listed(panel) and "took the file in" in listed(panel)
    panel.only.setChecked(True)
    mine = desk.reviewing.view.item.exhibit
    assert {panel.model.record(row).exhibits for row in range(panel.model.rowCount())} == {
        (mine,)
    }
    panel.only.setChecked(False)
    panel.kind.setCurrentIndex(0)
    panel.who.setCurrentIndex(panel.who.findData("A. Examiner"))
    assert panel.model.rowCount() and "confirmed a finding" in listed(panel)


def test_enter_goes_to_the_finding_that_an_act_is_about(qtbot, desk, panel, show):
    show(desk, "photo.jpg")
    desk.window.show_tab(panel)
    panel.kind.setCurrentIndex(panel.kind.findData(Kind.FINDINGS))

    def went():
        """Press Return once there is something: the list is read anew after every look."""
        if desk.window.tabs.currentWidget() is panel and panel.model.rowCount():
            panel.table.selectRow(0)
            panel.table.setFocus()
            qtbot.keyClick(panel.table, Qt.Key.Key_Return)
        view = desk.reviewing.view
        return view is not None and view.item.id == panel.finding.media_id

    qtbot.waitUntil(went, timeout=PATIENCE)
    assert desk.window.tabs.currentWidget() is desk.window.findings


def test_the_chosen_act_stays_chosen_while_the_list_grows(qtbot, desk, panel):
    desk.window.show_tab(panel)
    chosen = panel.model.record(2).sequence
    panel.table.selectRow(2)
    with qtbot.waitSignal(desk.session.relabelled, timeout=PATIENCE):
        row = desk.window.media.rows()[0]
        desk.session.relabel(
            lambda _: [Label(media_id=row.item.id, examiner="A. Examiner", tags=(3,))]
        )
    qtbot.waitUntil(lambda: "labelled the exhibit" in listed(panel), timeout=PATIENCE)
    assert panel.model.record(panel.table.currentIndex().row()).sequence == chosen


def test_a_second_examiner_reads_nothing_of_decisions_that_wait_for_his(qtbot, desk, panel):
    with qtbot.waitSignal(desk.session.judgements.history_read, timeout=PATIENCE):
        desk.session.work_as("B. Second")
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0, timeout=PATIENCE)
    assert "confirmed" not in listed(panel) and "took the file in" in listed(panel)


def test_in_another_language_the_head_is_said_once_and_the_choice_stays(qtbot, marked):
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    at = datetime(2026, 3, 1, tzinfo=UTC)
    more = {"kind": Kind.CASE, "words": "", "exhibits": (), "subject": "", "action": ""}
    acts = [Act(sequence=n, at=at, who="A", **more) for n in (2, 1)]
    head = ChainHead(sequence=2, hash="ab" * 32)
    panel.show_acts(acts, head)
    assert panel.head.text().count("⟦") == 1
    panel.table.selectRow(1)
    made = []
    panel.model.modelReset.connect(lambda: made.append(1))
    panel.show_acts(list(acts), head)
    assert not made, "nothing is listed anew where nothing changed"
    panel.show_acts(acts, ChainHead(sequence=3, hash="cd" * 32))
    assert made and "3\n" in panel.head.text()
