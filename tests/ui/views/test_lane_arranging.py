"""Lanes are arranged by hand, by menu and by keys, and what is hidden is never forgotten."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.views.test_timeline import INFO, lane
from ui.lane_layout import FOLDED_HEIGHT
from ui.theme import LIGHT
from ui.views.annotation_row import AnnotationRow
from ui.views.rows import LANE, MENU, ScoreRow
from ui.views.timeline import HEADER, RULER, Timeline
from workbench.model import Annotation, Shape

NAMES = ("one", "two", "three")


def row(name):
    return ScoreRow(
        replace(lane([0] * 60 + [2] * 40), info=replace(INFO, name=name, title=name))
    )


@pytest.fixture
def timeline(qtbot):
    timeline = Timeline(LIGHT)
    qtbot.addWidget(timeline)
    timeline.resize(900, 260)
    timeline.show()
    timeline.lanes.load(0.0, 10.0)
    timeline.lanes.show_rows([row(name) for name in NAMES], [])
    return timeline


def names(timeline):
    return [one.key for one in timeline.lanes.rows]


def header(number, x=60):
    return QPoint(x, RULER + number * LANE + LANE // 2)


def drag(qtbot, lanes, begin, end):
    qtbot.mousePress(lanes, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(lanes, (begin + end) / 2)
    qtbot.mouseMove(lanes, end)
    qtbot.mouseRelease(lanes, Qt.MouseButton.LeftButton, pos=end)


def offered(menu):
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_lane_is_dragged_to_another_place(timeline, qtbot):
    with qtbot.waitSignal(timeline.lanes.laid_out):
        drag(qtbot, timeline.lanes, header(2), header(0) - QPoint(0, 15))
    assert names(timeline) == ["three", "one", "two"]
    drag(qtbot, timeline.lanes, header(0), header(0) + QPoint(0, 3))  # a click that shook
    assert names(timeline) == ["three", "one", "two"]


def test_the_foot_of_a_lane_is_dragged_to_make_it_higher(timeline, qtbot):
    foot = QPoint(60, RULER + LANE - 1)
    with qtbot.waitSignal(timeline.lanes.laid_out):
        drag(qtbot, timeline.lanes, foot, foot + QPoint(0, 44))
    assert timeline.lanes.places.box("one")[1] == pytest.approx(2 * LANE, abs=2)
    assert timeline.lanes.places.box("two")[1] == LANE


def test_a_double_click_folds_a_lane_to_a_line(timeline, qtbot):
    before = timeline.lanes.minimumHeight()
    qtbot.mouseDClick(timeline.lanes, Qt.MouseButton.LeftButton, pos=header(0))
    assert timeline.lanes.places.box("one") == (RULER, FOLDED_HEIGHT)
    assert timeline.lanes.minimumHeight() == before - LANE + FOLDED_HEIGHT
    qtbot.mouseDClick(
        timeline.lanes, Qt.MouseButton.LeftButton, pos=QPoint(60, RULER + FOLDED_HEIGHT // 2)
    )
    assert timeline.lanes.places.box("one") == (RULER, LANE)


def test_the_sign_in_a_header_and_the_corner_of_the_ruler_ask_for_menus(timeline, qtbot):
    asked = []
    timeline.lanes.menu_wanted.disconnect()  # no menu is opened over the test
    timeline.lanes.menu_wanted.connect(lambda key, _: asked.append(key))
    for at in (header(1, HEADER - MENU // 2), QPoint(20, 8)):
        qtbot.mousePress(timeline.lanes, Qt.MouseButton.LeftButton, pos=at)
    assert asked == ["two", ""]


def test_the_menu_of_a_lane_hides_moves_and_scales_it(timeline):
    offered(timeline.menu("two"))["Move up"].trigger()
    assert names(timeline) == ["two", "one", "three"]
    menu = offered(timeline.menu("two"))
    assert not menu["Move up"].isEnabled() and menu["Move down"].isEnabled()
    offered(menu["Height"].menu())["High"].trigger()
    assert timeline.lanes.places.box("two")[1] == 2 * LANE
    offered(timeline.menu("two"))["Hide"].trigger()
    assert names(timeline) == ["one", "three"]
    assert [one.key for one in timeline.lanes.places.hidden] == ["two"]


def test_hidden_lanes_are_offered_by_name_until_they_are_shown(timeline):
    for name in NAMES:
        offered(timeline.menu(name))["Hide"].trigger()
    assert names(timeline) == []
    hidden = offered(timeline.menu(""))["Hidden lanes"].menu()
    assert [text.split()[0] for text in offered(hidden)] == [*NAMES, "Show"]
    hidden.actions()[0].trigger()
    assert names(timeline) == ["one"]
    timeline.show_all()
    assert names(timeline) == [*NAMES]


def test_the_highest_score_is_gone_to_and_values_and_explanations_are_asked_for(
    timeline, qtbot
):
    menu = offered(timeline.menu("one"))
    with qtbot.waitSignal(timeline.scrubbed) as gone:
        menu["Go to the highest"].trigger()
    assert gone.args == [pytest.approx(5.9)]
    with qtbot.waitSignal(timeline.about_wanted) as about:
        menu["About this analyzer"].trigger()
    assert about.args[0].name == "one"
    with qtbot.waitSignal(timeline.copy_wanted) as copied:
        menu["Copy values"].trigger()
    lines = copied.args[0].copied().splitlines()
    assert lines[0].split("\t") == ["frame", "pts", "outcome", "score", "reason"]
    assert lines[60].split("\t") == ["59", "5.900000", "scored", "5.9", ""]
    assert lines[61].split("\t") == ["60", "6.000000", "withheld", "", "too_dark"]
    assert len(lines) == 101


def test_a_lane_without_scores_has_no_highest(timeline):
    timeline.lanes.show_rows([ScoreRow(lane([2] * 9))], [])
    assert not offered(timeline.menu("x.y"))["Go to the highest"].isEnabled()


def test_keys_choose_move_fold_and_hide_lanes(timeline):
    timeline.choose_lane(1)
    assert timeline.lanes.current == "one"
    timeline.choose_lane(1)
    timeline.move_lane(1)
    assert names(timeline) == ["one", "three", "two"]
    timeline.fold_lane()
    assert timeline.lanes.places.box("two")[1] == FOLDED_HEIGHT
    timeline.hide_lane()
    assert (names(timeline), timeline.lanes.current) == (["one", "three"], "three")
    timeline.fold_all()
    assert timeline.lanes.places.bottom == RULER + 2 * FOLDED_HEIGHT
    timeline.fold_all()
    assert timeline.lanes.places.bottom == RULER + 2 * LANE


def test_time_is_zoomed_around_the_playhead_and_moved_by_keys(timeline):
    lanes = timeline.lanes
    lanes.show_playhead(4.0)
    lanes.zoom(0.5)
    assert lanes.in_view == (pytest.approx(2.0), pytest.approx(7.0))
    lanes.pan(0.4)
    assert lanes.in_view == (pytest.approx(4.0), pytest.approx(9.0))
    lanes.pan(1.0)
    assert lanes.in_view == (pytest.approx(5.0), pytest.approx(10.0))
    lanes.show_whole()
    assert lanes.in_view == (0.0, 10.0)


def test_the_chosen_lane_is_seen(timeline):
    before = timeline.lanes.grab().toImage().pixelColor(1, RULER + 5)
    timeline.choose_lane(1)
    after = timeline.lanes.grab().toImage().pixelColor(1, RULER + 5)
    assert before != after and after.name() == LIGHT.accent


def test_a_click_beside_a_bookmark_goes_to_its_very_frame(timeline, qtbot):
    mark = Annotation(
        media_id="m", shape=Shape.FRAME, spots=(), frame=40, pts=4.0, examiner="A"
    )
    timeline.lanes.show_rows([AnnotationRow([mark], reach=0.2)], [])
    x = round(timeline.lanes._axis.x(4.0)) + 4
    with qtbot.waitSignal(timeline.scrubbed) as gone:
        qtbot.mousePress(timeline.lanes, Qt.MouseButton.LeftButton, pos=QPoint(x, RULER + 8))
    assert gone.args == [4.0]


def test_the_legend_is_one_line_or_columns_that_line_up(timeline):
    legend = timeline._legend
    width = next(w for w in range(300, 2000) if {at for at, _ in legend._places(w)} == {0})
    narrow = legend._places(width - 1)
    assert max(line for line, _ in narrow) == 1
    first, second = ([x for line, x in narrow if line == at] for at in (0, 1))
    assert second == first[: len(second)] and len(first) - len(second) <= 1


def test_a_layout_is_remembered_with_the_case(qtbot, desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    timeline = desk.window.review.timeline
    qtbot.waitUntil(lambda: len(timeline.lanes.rows) > 3, timeout=30_000)
    last = timeline.lanes.rows[-1].key
    timeline.lanes.choose_lane(last)
    desk.window.actions_by_name["lane_up"].trigger()
    [first] = [r.key for r in timeline.lanes.rows if r.key == "frequency.spectrum"]
    timeline.lanes.choose_lane(first)
    desk.window.actions_by_name["lane_hide"].trigger()
    kept = timeline.layout_of_lanes

    desk.close_case()
    assert timeline.layout_of_lanes != kept
    open_case(desk, case_folder)
    assert timeline.layout_of_lanes == kept
    show(desk, "clip.mp4")
    qtbot.waitUntil(lambda: len(timeline.lanes.rows) > 3, timeout=30_000)
    assert timeline.lanes.rows[-2].key == last
    assert first in [one.key for one in timeline.lanes.places.hidden]

    desk.lanes.copy(timeline.lanes.places.hidden[0])
    qtbot.waitUntil(lambda: "frame\tpts" in QGuiApplication.clipboard().text())
