"""Panels show evidence text as text, and what was measured as it was measured."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from case_store.store import CaseStore
from ui.review import cannot_show
from ui.snapshots import read_item
from ui.theme import DARK, LIGHT
from ui.views.analyzer_card import AnalyzerCard
from ui.views.banner import Banner
from ui.views.card_words import measured_name, populations, rank
from ui.views.curve_plot import CurvePlot
from ui.views.custody_panel import CustodyPanel
from ui.views.decision_form import DecisionForm
from ui.views.findings_panel import none_words
from ui.views.inspector import Inspector
from ui.views.labels import plain
from ui.views.legend import LINE, CoverageLegend
from ui.views.metadata_panel import MetadataPanel
from workbench.errors import CaseBusy
from workbench.model import Curve, FindingState, Measurement, RunState


@pytest.fixture(scope="module")
def views(examined):
    with CaseStore.open(examined, read_only=True) as store:
        items = {item.original_name: item for item in store.media()}
        return {name: read_item(store, item.exhibit) for name, item in items.items()}


def texts(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_markup_in_evidence_is_never_rendered(qtbot):
    label = plain("<img src='http://example.org/x'><b>bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_every_card_says_how_to_read_its_score(qtbot, views):
    inspector = Inspector(DARK)
    qtbot.addWidget(inspector)
    inspector.open(views["clip.mp4"], "")
    inspector.show_frame(0)
    for card, run_view in zip(inspector.cards, views["clip.mp4"].current, strict=True):
        card.expand(True)
        assert run_view.run.info.limitations in texts(card)
        assert run_view.run.info.reference in texts(card)


def test_a_frame_that_was_not_read_has_no_number(qtbot, views):
    spectrum = next(
        v for v in views["clip.mp4"].current if v.run.info.name == "frequency.spectrum"
    )
    card = AnalyzerCard(spectrum, DARK)
    qtbot.addWidget(card)
    card.show_frame(0)
    assert card._score.text() not in ("", "–")
    card.show_frame(10_000)
    assert card._score.text() == "–"
    assert card._words.text() == "not examined"


def test_without_cards_the_inspector_says_what_to_do(qtbot, views):
    inspector = Inspector(DARK)
    qtbot.addWidget(inspector)
    inspector.open(views["broken.jpg"], "Press F5")
    assert inspector.empty_words == "Press F5"


def test_a_percentile_stands_only_beside_its_population():
    measured = Measurement(name="slope", value=1.0, percentile=97.4, reference="40 photographs")
    assert rank(measured) == "percentile 97"
    assert populations([measured, measured]) == ["Percentiles of: 40 photographs"]
    bare = Measurement(name="slope", value=1.0, percentile=97.4)
    assert (rank(bare), populations([bare])) == ("", [])


@pytest.mark.parametrize(
    ("name", "unit", "words"),
    [
        ("tiles", "tiles", "tiles"),
        ("block_grid", "times", "block grid (times)"),
        ("slope", "", "slope"),
    ],
)
def test_a_unit_is_said_once(name, unit, words):
    assert measured_name(Measurement(name=name, value=1.0, unit=unit)) == words


def test_none_found_and_could_not_look_never_read_alike(views):
    clip, broken = views["clip.mp4"], views["broken.jpg"]
    cut = replace(clip.current[0], run=replace(clip.current[0].run, state=RunState.CANCELLED))
    said = {
        none_words(view).split(".")[0]
        for view in (
            None,
            broken,
            replace(clip, current=()),
            replace(clip, current=(*clip.current[1:], cut)),
            clip,
        )
    }
    assert len(said) == 5


def test_every_word_of_the_legend_is_within_it(qtbot):
    legend = CoverageLegend(DARK)
    qtbot.addWidget(legend)
    for width in (1200, 420):
        legend.resize(width, 24)
        legend.show()
        for (_, word), (line, x) in zip(legend._entries, legend._places(width), strict=True):
            assert x + 26 + legend.fontMetrics().horizontalAdvance(word) <= width
            assert LINE * (line + 1) <= legend.height()


def test_metadata_can_be_sifted(qtbot, views):
    panel = MetadataPanel()
    qtbot.addWidget(panel)
    panel.open(views["clip.mp4"])
    everything = panel.shown
    panel.filter("no such words anywhere")
    assert (everything > 0, panel.shown) == (True, 0)
    assert "c2pa" in texts(panel).lower()


def test_custody_shows_hash_arrival_and_runs(qtbot, views):
    panel = CustodyPanel()
    qtbot.addWidget(panel)
    view = views["clip.mp4"]
    panel.open(view)
    shown = texts(panel).replace("\n", "")
    assert view.item.sha256 in shown
    assert view.receipts[0].received_by in shown
    assert panel.runs.rowCount() == len(view.runs)


def test_an_error_says_what_happened_what_it_means_and_what_to_do(qtbot):
    banner = Banner()
    qtbot.addWidget(banner)
    banner.say_error("record a decision", CaseBusy("held by another window"))
    said = banner.text.text()
    assert "held by another window" in said
    assert "NOT on record" in said
    assert CaseBusy.advice in said


def test_a_broken_file_is_explained(views):
    words = cannot_show(views["broken.jpg"].item)
    assert "EX-001 is unreadable" in words
    assert "compare the hashes" in words


def test_a_curve_with_holes_and_a_band_is_drawn(qtbot):
    x = np.linspace(0, 0.5, 64, dtype=np.float32)
    y = np.sin(x * 9).astype(np.float32)
    y[5] = np.nan
    curve = Curve(
        name="spectrum",
        x=x,
        y=y,
        x_label="cycles per pixel",
        y_label="log power",
        meaning="m",
        lower=y - 1,
        upper=y + 1,
        reference="40 photographs",
    )
    plot = CurvePlot(curve, DARK)
    qtbot.addWidget(plot)
    dark = plot.grab().toImage()
    plot.set_theme(LIGHT)
    assert plot.grab().toImage() != dark
    assert plot.lines == 3


def test_return_behind_the_note_decides_as_was_begun(qtbot):
    form = DecisionForm()
    qtbot.addWidget(form)
    form.show()
    form.set_examiner("A. Examiner")
    form.offer("f")
    form.examiner.returnPressed.emit()  # nothing was begun
    form.begin(FindingState.CONFIRMED)
    with qtbot.assertNotEmitted(form.decided):
        form.examiner.returnPressed.emit()  # there is no note
    form.note.setPlainText("Seen in two maps.")
    with qtbot.waitSignal(form.decided) as decided:
        form.examiner.returnPressed.emit()
    assert decided.args == [FindingState.CONFIRMED, "A. Examiner", "Seen in two maps.", ""]
