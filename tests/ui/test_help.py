"""“What is this?” explains each part of the desk and each analyzer, beside the work."""

import pytest
from PySide6.QtWidgets import QToolButton

from analyzers.catalog import BUILT_IN
from ui.help import Help, topic_of
from ui.help_topics import ANALYZER, of_analyzer, topics
from ui.help_words import PANELS
from ui.views.analyzer_card import AnalyzerCard
from workbench.model import Family

PATIENCE = 120_000
INFOS = [method.info for method in BUILT_IN]


@pytest.mark.parametrize("info", INFOS, ids=lambda info: info.name)
def test_every_analyzer_says_what_it_reads_what_its_result_is_not_and_its_limits(info):
    heads = dict(of_analyzer(info).parts)
    assert heads["What it reads"]
    assert heads["Its limits"] == info.limitations
    assert heads["Where it was tested"] == info.validated_range
    assert heads["What it does not mean"]
    if info.score_meaning:
        assert heads["What its score means"] == info.score_meaning
    if info.family not in (Family.FACES, Family.PROVENANCE):
        assert "no score is a probability" in heads["What it does not mean"]
        assert heads["From which score a finding is proposed"]
    assert all(head and text for head, text in of_analyzer(info).parts)


def test_no_two_pages_have_one_name():
    names = [topic.name for topic in topics(INFOS)]
    assert len(names) == len(set(names))


def test_every_panel_has_a_page_of_its_own(desk):
    tabs = desk.window.tabs
    parts = [tabs.widget(at) for at in range(tabs.count())]
    parts += [desk.window.media_list, desk.window.review.viewer.canvas]
    known = {topic.name for topic in PANELS}
    found = [topic_of(part) for part in parts]
    assert set(found) <= known
    assert len(set(found)) == len(parts)


def test_shift_f1_explains_what_has_the_focus_and_the_work_stays(qtbot, desk, monkeypatch):
    monkeypatch.setattr("ui.help.QApplication.widgetAt", lambda _: None)  # no pointer here
    desk.window.show_tab(desk.window.custody)
    desk.window.actions_by_name["what_is_this"].trigger()
    assert desk.help.dock.isVisible()
    assert not desk.help.dock.isFloating()
    assert desk.help.panel.shown == "custody"
    qtbot.waitUntil(lambda: len(desk.help.panel.titles) > len(INFOS), timeout=PATIENCE)
    assert desk.help.panel.shown == "custody"
    assert {info.title for info in INFOS} <= set(desk.help.panel.titles)


def test_the_help_is_searched_by_words(desk):
    panel = desk.help.panel
    panel.load(topics(INFOS))
    panel.sought.setText("integrity authenticity")
    assert "Custody" in panel.titles
    assert "Faces" not in panel.titles
    panel.sought.setText("xyzzy")
    assert panel.titles == []
    panel.sought.clear()
    assert len(panel.titles) == len(topics(INFOS))


def test_a_card_explains_its_analyzer_as_it_ran(qtbot, desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    view = show(desk, "photo.jpg")
    card = desk.window.inspector.findChildren(AnalyzerCard)[0]
    button = next(b for b in card.findChildren(QToolButton) if b.text() == "?")
    button.click()
    assert desk.help.panel.shown == f"{ANALYZER}{card.name}"
    assert topic_of(button) == desk.help.panel.shown
    assert card.name in {run.run.info.name for run in view.current}


def test_where_the_help_stood_is_remembered(make_desk):
    desk = make_desk()
    desk.help.explain(desk.window.custody)
    desk.window.close()
    assert isinstance(desk.help, Help)
    layout = desk.settings.layout("docks")
    other = make_desk()
    assert not other.help.dock.isVisible()
    other.settings.keep_layout("docks", layout)
    other.window.restore_docks()
    assert other.help.dock.isVisible()
    assert other.help.panel.shown == "inspector"
