"""The timeline is true to presentation time and to what was not examined."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from ui.coverage_columns import told_columns
from ui.lane_levels import in_columns, levels
from ui.lane_words import highest_words, said_at
from ui.lanes import Lane, highest_stretch
from ui.theme import DARK, LIGHT
from ui.views.lane_painting import Segment
from ui.views.rows import LANE, ScoreRow
from ui.views.time_axis import TimeAxis
from ui.views.timeline import HEADER, RULER, Timeline
from workbench.model import AnalyzerInfo, Family, FindingState, MediaKind, Need, RunState

INFO = AnalyzerInfo(
    name="x.y",
    title="A method with a title",
    version="1",
    media=frozenset(MediaKind),
    family=Family.FREQUENCY,
    needs=Need.FRAMES,
    reference="r",
    limitations="l",
    validated_range="v",
)


def lane(outcomes):
    pts = np.arange(len(outcomes)) * 0.1
    codes = np.array(outcomes, np.uint8)
    return Lane(
        info=INFO,
        frames=np.arange(len(outcomes), dtype=np.int64),
        pts=pts,
        scores=np.where(codes == 0, pts, np.nan),
        outcomes=codes,
        reasons=tuple("" if code == 0 else "too_dark" for code in outcomes),
    )


@pytest.fixture
def timeline(qtbot):
    timeline = Timeline(LIGHT)
    qtbot.addWidget(timeline)
    timeline.resize(900, 240)
    timeline.show()
    timeline.lanes.load(0.0, 10.0)
    timeline.lanes.show_rows([ScoreRow(lane([0] * 50 + [1] * 20 + [2] * 20))], [])
    return timeline


def pixel(timeline, pts, y=RULER + 12):
    lanes = timeline.lanes
    return lanes.grab().toImage().pixelColor(round(lanes._axis.x(pts)), y)


def colors(timeline, pts):
    """Return the colours of a small patch, as a set: a pattern has more than one."""
    image = timeline.lanes.grab().toImage()
    x = round(timeline.lanes._axis.x(pts))
    return {image.pixelColor(x + i, RULER + 8 + j).name() for i in range(12) for j in range(12)}


def test_outcomes_differ_in_shade_and_pattern(timeline):
    not_applicable, withheld, unread = (colors(timeline, at) for at in (6.0, 8.0, 9.5))

    assert not_applicable == {LIGHT.raised}
    assert len(withheld) > 1
    assert len(unread) > 1
    assert withheld != unread


def test_pressing_and_dragging_scrub_in_presentation_time(timeline, qtbot):
    lanes = timeline.lanes
    with qtbot.waitSignal(timeline.scrubbed) as scrubbed:
        at = QPoint(round(lanes._axis.x(4.0)), RULER + 5)
        qtbot.mousePress(lanes, Qt.MouseButton.LeftButton, pos=at)
    assert scrubbed.args[0] == pytest.approx(4.0, abs=0.02)


def test_the_wheel_zooms_around_the_pointer(timeline):
    lanes = timeline.lanes
    x = lanes._axis.x(5.0)
    lanes.wheelEvent(_wheel(x))
    assert lanes._axis.stop - lanes._axis.start == pytest.approx(8.0)
    assert lanes._axis.x(5.0) == pytest.approx(x)


def _wheel(x):
    return QWheelEvent(
        QPointF(x, 40),
        QPointF(x, 40),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_the_playhead_turns_the_page(timeline):
    lanes = timeline.lanes
    lanes._axis = lanes._axis.zoomed(0.1, HEADER)
    lanes.show_playhead(7.0)
    assert lanes._axis.start <= 7.0 <= lanes._axis.stop


def test_a_segment_is_drawn_in_the_lane_it_rests_on(timeline):
    foot = RULER + LANE - 5
    before = pixel(timeline, 3.0, foot)
    segment = Segment("f", 2.0, 4.0, FindingState.CONFIRMED, frozenset({"x.y"}))
    [row] = timeline.lanes.rows
    timeline.lanes.show_rows([replace(row, segments=[segment])], [])
    assert pixel(timeline, 3.0, foot).name() == LIGHT.good
    assert pixel(timeline, 3.0, foot) != before


def rising(**point):
    """A lane of 8 s whose scores are high from 3 s to 4 s."""
    pts = np.arange(80) * 0.1
    told = replace(lane([0] * 80), scores=np.where((pts > 2.95) & (pts < 3.95), 5.0, 0.0))
    told = replace(told, **point)
    return replace(told, highest=highest_stretch(told))


def test_where_scores_are_highest_is_bracketed_when_no_operating_point_judges_them(timeline):
    head = RULER + 3

    def shown(one):
        timeline.lanes.show_rows([ScoreRow(one)], [])
        return [pixel(timeline, at, head).name() for at in (3.5, 6.0)]

    inside, outside = shown(rising())
    assert inside != outside
    assert shown(rising(state=RunState.RUNNING)) == [outside, outside]
    first, second = shown(rising(threshold=2.0))
    assert first == second


def test_the_highest_stretch_is_said_in_words_and_as_no_finding():
    words = highest_words(rising())

    where, how = words.splitlines()  # as wide as a card
    assert where == "Highest stretch: 0:00:03.000 to 0:00:03.900"
    assert how.startswith("mean 5, up to 5, 10")
    assert words in ScoreRow(rising()).tip and "no finding" in ScoreRow(rising()).tip
    assert highest_words(rising(threshold=2.0)) == highest_words(lane([2] * 9)) == ""


def test_themes_change_what_is_drawn(timeline):
    light = pixel(timeline, 6.0)
    timeline.set_theme(DARK)
    assert pixel(timeline, 6.0) != light


def test_what_lies_under_the_pointer_is_said_in_words():
    one = lane([0, 0, 2])
    assert said_at(one, 0.1) == "0:00:00.100, frame index 1: score 0.1"
    assert said_at(one, 0.2) == "0:00:00.200, frame index 2: withheld (too dark)"
    assert said_at(one, 5.0).endswith("not examined")


def test_no_peak_is_lost_when_zoomed_out():
    pts = np.linspace(0, 100, 100_000)
    values = np.zeros(pts.size)
    values[54_321], values[70_000], values[20_000:30_000] = 7.0, -3.0, np.nan
    columns, low, high = in_columns(levels(pts, values), 0.0, 100.0, 300)
    assert columns.size < 300 and not {*range(61, 89)} & {*columns.tolist()}
    assert (high.max(), low.min()) == (7.0, -3.0)
    assert abs(columns[high.argmax()] - 54_321 / 100_000 * 300) <= 1
    assert in_columns(levels(pts, values), 50.0, 50.1, 300) is None  # room for every sample


def test_what_was_not_answered_is_seen_also_where_a_pixel_holds_many_answers(timeline):
    outcomes = np.tile([0] * 9 + [2], 3000)
    one = replace(lane(outcomes), pts=np.arange(outcomes.size) * 10 / outcomes.size)
    timeline.lanes.show_rows([ScoreRow(lane([0] * 100))], [])
    answered = colors(timeline, 5.0)
    timeline.lanes.show_rows([ScoreRow(one)], [])
    assert colors(timeline, 5.0) != answered
    withheld = told_columns(one.covered(0.0, 10.0), 0.0, 10.0, 700)
    assert {kind for _, _, kind in withheld} == {2}


def test_ticks_are_round_and_apart():
    axis = TimeAxis.whole(0, 3600, 0, 1000)
    ticks = list(axis.ticks())
    assert all(tick % 60 == 0 for tick in ticks)
    assert all(b - a == axis.step() for a, b in pairwise(ticks))
    assert axis.x(ticks[1]) - axis.x(ticks[0]) >= 80


def test_zoom_stays_within_the_medium():
    axis = TimeAxis.whole(0, 10, 100, 500).zoomed(50, 300)
    assert (axis.start, axis.stop) == (0, 10)
    assert axis.pts(-500) == 0
