"""Lanes lie as the examiner laid them out, in every exhibit, and what is new has a place."""

from dataclasses import dataclass

import pytest

from ui.lane_layout import FOLDED_HEIGHT, LaneLayout, read_layout


@dataclass(frozen=True)
class Lane:
    key: str
    height: int = 44


LANES = [Lane(key) for key in "abcd"]


def keys(layout, lanes=LANES):
    return "".join(lane.key for lane in layout.arranged(lanes))


def test_without_a_layout_lanes_lie_as_they_come():
    assert keys(LaneLayout()) == "abcd"


def test_a_lane_is_moved_by_steps_and_stops_at_the_ends():
    layout = LaneLayout().moved("c", -1, LANES)
    assert keys(layout) == "acbd"
    assert keys(layout.moved("c", -5, layout.arranged(LANES))) == "cabd"
    assert keys(layout.moved("a", 9, layout.arranged(LANES))) == "cbda"
    assert layout.moved("unknown", 1, LANES) == layout


def test_a_lane_that_was_never_laid_out_stays_behind_the_one_it_follows():
    layout = LaneLayout().placed("d", 0, LANES)
    assert keys(layout) == "dabc"
    assert keys(layout, [LANES[0], Lane("new"), *LANES[1:]]) == "danewbc"
    assert keys(layout, [Lane("new"), *LANES]) == "newdabc"


def test_what_another_exhibit_lacks_keeps_its_place():
    layout = LaneLayout().placed("d", 0, LANES)
    few = [LANES[0], LANES[1]]
    moved = layout.moved("b", -1, layout.arranged(few))
    assert keys(moved, few) == "ba"
    assert sorted(moved.order) == ["a", "b", "c", "d"]


def test_hidden_lanes_are_left_out_and_come_back_where_they_were():
    layout = LaneLayout().moved("c", -2, LANES).hiding("a", on=True)
    assert keys(layout) == "cbd"
    assert keys(layout.hiding("a", on=False)) == "cabd"


def test_a_lane_is_folded_or_as_high_as_asked_within_bounds():
    layout = LaneLayout().scaled("a", 2.0).folding("b", on=True)
    assert [layout.height(lane) for lane in LANES] == [88, FOLDED_HEIGHT, 44, 44]
    assert layout.scaled("b", 4.0).height(Lane("b")) == 176  # no longer folded
    assert layout.scaled("a", 100.0).height(Lane("a")) == 400
    assert layout.scaled("a", 1.0).scales == {}


def test_a_layout_is_read_as_it_was_written():
    layout = LaneLayout().moved("c", -2, LANES).hiding("a", on=True).scaled("d", 4.0)
    layout = layout.folding("bc", on=True)
    assert read_layout(layout.written()) == layout


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", '"x"', '{"scales": {"a": "b"}}', '{"order": 3}', '{"scales": 1}'),
        "[" * 100_000,
    ],
    ids=lambda text: text[:24],
)
def test_what_cannot_be_read_is_no_layout(text):
    assert read_layout(text) == LaneLayout()
