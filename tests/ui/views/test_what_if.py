"""The what-if panel: what is drawn, what is read out, what is said where there is nothing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from tests.workbench.test_what_if import CLIP, STILL, record
from ui.theme import DARK, LIGHT
from ui.views.what_if_panel import WhatIfPanel
from ui.views.what_if_strip import StripPlot
from workbench.model import Progress
from workbench.what_if import strips


@pytest.fixture
def plot(qtbot):
    [strip] = strips(record((0.3, 0.7, "too_blurred", 0.4), threshold=0.5))
    made = StripPlot(strip, LIGHT)
    qtbot.addWidget(made)
    made.resize(380, made.height())
    made.show()
    return made


@pytest.fixture
def panel(qtbot):
    action = QAction()
    action.setShortcut("E")
    made = WhatIfPanel({"what_if": action}, DARK)
    qtbot.addWidget(made)
    made.resize(420, 800)
    made.show()
    return made


def test_the_arrow_keys_walk_over_the_copies_and_say_each(qtbot, plot):
    assert "keeps its side (below 0.5) at 90 and 30" in plot.accessibleDescription()
    said = []
    for _ in range(6):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
        said.append(plot.accessibleDescription())

    assert said[0] == "Saved anew: 0.21, below the operating point 0.5"
    assert said[2] == "JPEG quality 70: 0.7, at or above the operating point 0.5"
    assert said[3] == "JPEG quality 50: withheld (too blurred)"
    assert said[5] == said[4]  # the last one
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert plot.words == said[3]


def test_a_click_chooses_a_copy(qtbot, plot):
    with qtbot.waitSignal(plot.chosen_changed) as said:
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.rect().center())

    assert said.args == [plot.words]
    assert plot.words.startswith("JPEG quality 70")


def test_a_gate_and_a_score_are_drawn_apart_in_both_themes(plot):
    for theme in (LIGHT, DARK):
        plot.set_theme(theme)
        image = plot.grab().toImage()
        colors = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
        }
        assert theme.curve in colors and theme.segment in colors
        assert len(colors) > 6


def test_an_empty_panel_says_what_to_do(panel):
    assert "Choose an exhibit" in panel.empty_words
    panel.open(STILL, writable=True)
    assert "Press E" in panel.empty_words and "this picture" in panel.empty_words
    panel.open(CLIP, writable=True)
    assert "the frame on show" in panel.empty_words
    panel.open(STILL, writable=False)
    assert "reading only" in panel.empty_words
    panel.open(replace(STILL, stream=None, kind=None), writable=True)
    assert "cannot be examined" in panel.empty_words


def test_the_last_one_is_shown_and_stays_while_it_grows(panel):
    panel.open(STILL, writable=True)
    first, second = record((0.3,), threshold=0.5), record((0.3, 0.4), threshold=0.5)
    panel.show_records((first,))
    assert panel.chosen == first and len(panel.plots) == 1
    [plot] = panel.plots
    plot._choose(2)
    grown = replace(first, tried=record((0.3, 0.9), threshold=0.5).tried)
    panel.show_records((grown,))
    assert panel.plots == [plot] and plot.words.startswith("JPEG quality 70: 0.9, at or above")
    panel.show_records((first, second))
    assert panel.chosen == first  # an examiner who looks at it is not taken away
    panel.show_newest()
    assert panel.chosen == second
    assert panel.empty_words == ""


def test_progress_can_be_cancelled_and_the_report_chosen(qtbot, panel):
    panel.open(STILL, writable=True)
    made = record((0.3, 0.4), threshold=0.5)
    panel.show_records((made,))
    panel.show_progress(Progress(done=3, total=6))

    with qtbot.waitSignal(panel.cancel_wanted):
        qtbot.mouseClick(panel._cancel, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.report_wanted) as asked:
        panel._in_report.click()
    assert asked.args == [made.what_if.id, True]
    panel.show_progress(None)
    assert not panel._cancel.isVisible()
