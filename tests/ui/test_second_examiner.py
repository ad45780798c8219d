"""A second examiner decides in the real window, blind to what the first one wrote."""

from dataclasses import replace

import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from tests.ui.conftest import PATIENCE
from tests.ui.test_judging import told
from workbench.model import Annotation, FindingState, Label, Shape

SECRET = "seam along the jaw"


@pytest.fixture
def decided(case_folder, proposal):
    """A finding that the examiner of the case confirmed, with a mark and a note of his."""
    finding = proposal(case_folder, "clip.mp4", 0.2, 0.6)
    noted = {"media_id": finding.media_id, "examiner": "A. Examiner", "note": SECRET}
    with CaseStore.open(case_folder) as store:
        done = replace(finding, id="d" * 32, supersedes=finding.id, examiner="A. Examiner")
        store.decide(replace(done, state=FindingState.CONFIRMED, note=SECRET))
        store.annotate(Annotation(shape=Shape.FRAME, spots=(), frame=0, pts=0.0, **noted))
        store.put_labels([Label(tags=(3,), **noted)])
    return finding


@pytest.fixture
def second(qtbot, desk, open_case, case_folder, decided, show):
    open_case(desk, case_folder)
    with qtbot.waitSignal(desk.session.examiner_changed, timeout=PATIENCE):
        desk.session.work_as("B. Second")
    show(desk, "clip.mp4")
    qtbot.waitUntil(
        lambda: getattr(desk.reviewing.view, "seen_by", "") == "B. Second", timeout=PATIENCE
    )
    qtbot.waitUntil(
        lambda: any(row.waiting for row in desk.window.media.rows()), timeout=PATIENCE
    )
    return desk


def decide(qtbot, desk, note="a shadow, no seam"):
    form = desk.window.findings.form
    form.note.setPlainText(note)
    form.reject.click()
    qtbot.waitUntil(lambda: bool(getattr(desk.reviewing.view, "reviews", ())), timeout=PATIENCE)


def test_the_first_decision_and_its_notes_open_with_ones_own(qtbot, second, case_folder):
    window, view = second.window, second.reviewing.view
    for place in range(window.tabs.count()):
        window.tabs.setCurrentIndex(place)
        qtbot.wait(30)
    window.show_tab(window.findings)
    [shown] = view.standing
    assert (shown.state, shown.note, view.annotations) == (FindingState.PROPOSED, "", ())
    assert SECRET not in told(window) and "confirmed by" not in told(window)
    window.media_column.sought.setText("jaw")
    assert window.media_list.sifted.rowCount() == 0  # a note is not found by its words
    window.media_column.clear()
    assert second.labelling.ask_note(view.item) is None
    assert window.findings.form.examiner.text() == "B. Second"
    decide(qtbot, second)

    view = second.reviewing.view
    [own] = view.reviews
    assert own.blind and own.state is FindingState.REJECTED
    assert view.standing[0].state is FindingState.CONFIRMED and not window.findings.decidable
    text = told(window)
    assert SECRET in text and "a shadow, no seam" in text
    second.close_case()
    assert verify(case_folder).ok


def test_agreement_tells_only_of_what_one_has_decided(qtbot, second, proposal):
    judgements = second.session.judgements
    with qtbot.waitSignal(judgements.agreement_read, timeout=PATIENCE) as read:
        second.judging.ask_agreement()
    assert "No two examiners" in read.args[0][0]
    second.window.show_tab(second.window.findings)
    decide(qtbot, second)
    with qtbot.waitSignal(judgements.agreement_read, timeout=PATIENCE) as read:
        second.judging.ask_agreement()
    assert "0 of 1 findings decided alike; fewer than 20" in read.args[0][0]
    assert "differ: The spectrum departs" in read.args[0][1]
