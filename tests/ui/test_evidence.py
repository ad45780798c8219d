"""The inspector says what a score is worth; the desk marks known authentic exhibits."""

import pytest
from PySide6.QtWidgets import QDialogButtonBox

from case_store.store import CaseStore
from tests.ui.conftest import REFUSED, WEIGHED, weighed
from ui.dialogs.known_authentic import KnownAuthenticDialog
from workbench.model import Author, Finding

PATIENCE = 120_000


def card(desk, name=WEIGHED):
    return next(one for one in desk.window.inspector.cards if one.name == name)


def texts(widget):
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in widget.findChildren(QLabel)]


@pytest.fixture
def weighed_case(case_folder):
    """The examined case, one result of which was weighed and one of which was refused."""
    return weighed(case_folder, upper=0.5, reason="not_calibrated_for_these_conditions")


def test_a_card_says_ratio_and_grounds_or_why_there_is_none(
    desk, open_case, weighed_case, show
):
    open_case(desk, weighed_case)
    show(desk, "photo.jpg")
    given, refused = card(desk), card(desk, REFUSED)
    given.expand(True)
    said = "\n".join(texts(given))

    assert "Weak support for C1 over C2: LR 2.5, 95 % interval" in said
    for part in (
        "G0, G1, G2, G3",
        "240 authentic files of 6 sources",
        "Cllr",
        "bounds",
        "jpeg",
    ):
        assert part in said
    assert any("not calibrated for these conditions" in text for text in texts(refused))
    none = "\n".join(texts(card(desk, "frequency.spectrum")))
    assert "withheld: not calibrated" in none.lower()
    assert not any("likelihood" in t for t in texts(card(desk, "provenance.metadata")))


def test_an_exhibit_is_marked_and_stands_beside_the_results_of_others(
    qtbot, desk, open_case, case_folder, show
):
    session = open_case(desk, case_folder)
    photo = show(desk, "photo.jpg").item
    dialog = desk.reviewing.mark_known()
    okay = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not okay.isEnabled()  # nobody says so yet
    dialog.said_by.setText("J. Maas")
    dialog.channel.setText("the same telephone")
    assert okay.isEnabled()
    with qtbot.waitSignal(session.known_marked, timeout=PATIENCE):
        okay.click()
    qtbot.waitUntil(lambda: desk.reviewing.view.known is not None, timeout=PATIENCE)

    assert any("J. Maas" in text for text in texts(desk.window.custody))
    assert all(not one.weight.controls for one in desk.reviewing.view.current if one.weight)
    again = desk.reviewing.mark_known()
    assert (
        again.buttons.button(QDialogButtonBox.StandardButton.Ok).text().startswith("No longer")
    )
    with qtbot.waitSignal(session.known_marked, timeout=PATIENCE):
        again.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    with CaseStore.open(case_folder, read_only=True) as store:
        last, before = reversed(store.known_authentic(superseded=True))
        assert (before.known, last.known) == (True, False)
        assert last.supersedes == before.id and last.media_id == photo.id
        assert last.said_by == "J. Maas" and last.examiner == "A. Examiner"


def test_a_dialog_without_an_examiner_records_nothing(qtbot):
    dialog = KnownAuthenticDialog(
        None, exhibit="EX-001", media_id="m", examiner="", standing=None, last=None
    )
    qtbot.addWidget(dialog)
    dialog.said_by.setText("J. Maas")

    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_the_families_stand_together_with_their_disagreement_beneath(
    desk, open_case, weighed_case, show
):
    open_case(desk, weighed_case)
    view = show(desk, "photo.jpg")
    panel = desk.window.inspector.families
    statement, disagreement, *lines = panel.told

    assert panel.isVisible()
    assert "one evidence family alone has a likelihood ratio" in statement
    assert disagreement.startswith("Disagreement: not measurable between ratios")
    assert any(line.startswith("Compression: LR 2.5 by Block grid") for line in lines)
    assert any(line.startswith("Frequency: no ratio (no calibration") for line in lines)
    assert "Compression: LR 2.5" in panel.bars.accessibleDescription()
    assert view.fusion[0].refusal == "one_family_calibrated"
    assert not any("Attribution" in line for line in lines)


def test_families_with_ratios_are_drawn_on_an_axis(qtbot, themes):
    from tests.workbench.test_fusion import Family, fused, held, pair
    from ui.theme import DARK, LIGHT
    from ui.views.families_panel import FamiliesPanel

    panel = FamiliesPanel(LIGHT)
    qtbot.addWidget(panel)
    found = fused(held(pair(Family.BLENDING, 0.6), pair(Family.GAZE, -0.4, upper=0.2)))
    panel.open((found,))
    panel.resize(420, 400)
    panel.show()
    before = panel.bars.grab().toImage()
    panel.set_theme(DARK)
    turned = fused(held(pair(Family.BLENDING, -0.6, upper=0.1), pair(Family.GAZE, 0.4)))
    dark = panel.bars.grab().toImage()
    panel.open((turned,))

    assert before != dark != panel.bars.grab().toImage()
    assert "LR 1/1.5 over 2 families" in panel.told[0]
    assert "10 times the lowest" in panel.told[1]
    panel.open(())
    assert panel.isHidden() and panel.told == []


def test_a_finding_stands_with_its_support_and_known_error_rates(
    desk, open_case, case_folder, show
):
    with CaseStore.open(case_folder) as store:
        [photo] = [one for one in store.media() if one.original_name == "photo.jpg"]
        [run] = [one for one in store.runs(photo.id) if one.info.name == "compression.ghosts"]
        told = {"h1": "It was altered.", "h2": "It was not.", "author": Author.MACHINE}
        store.propose(
            [Finding(media_id=photo.id, statement="Ghosts.", run_ids=(run.id,), **told)]
        )
    open_case(desk, case_folder)
    show(desk, "photo.jpg")
    said = "\n".join(texts(desk.window.findings))

    assert "Inconclusive as to degree. JPEG ghosts: Withheld: not calibrated" in said
    assert "Known error rates" in said and "at its operating point, 180 authentic" in said
    assert "missed under these conditions is not known" in said


def test_sentences_that_were_measured_to_help_stand_under_the_families(
    desk, open_case, case_folder, show
):
    open_case(desk, case_folder)
    view = show(desk, "photo.jpg")
    told = desk.window.inspector.families.told

    assert view.explanation.sentences == ()
    assert any(line == "Silent: Error level: no benefit of it was measured." for line in told)
    assert any(line.startswith("Silent: JPEG ghosts: below its") for line in told)
