"""Parts of one analyzer's work are done two at a time, and answered in their order."""

import threading

import pytest

from workbench.side_by_side import side_by_side


def test_the_answers_come_in_the_order_of_the_parts():
    assert side_by_side(lambda part: part * part, range(50)) == [n * n for n in range(50)]
    assert side_by_side(str, ()) == []


def test_two_parts_are_worked_on_at_a_time():
    meeting = threading.Barrier(2, timeout=60)  # broken, if either is waited for alone

    assert sorted(side_by_side(lambda part: meeting.wait(), range(6))) == [0, 0, 0, 1, 1, 1]


def test_an_error_of_a_part_is_raised_here():
    def work(part):
        if part == 1:
            raise ValueError("the second")

    with pytest.raises(ValueError, match="the second"):
        side_by_side(work, range(4))
