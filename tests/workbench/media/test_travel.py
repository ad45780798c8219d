"""Which frames are wanted next follows from where whoever looks is going."""

import pytest

from workbench.media.travel import Travel


def gone(*places):
    travel = Travel()
    for place in places:
        travel.to(place)
    return travel.direction, travel.stride


@pytest.mark.parametrize(
    ("places", "way"),
    [
        ((10, 11, 12), (1, 1)),
        ((10, 9), (-1, 1)),
        ((50, 42, 34), (-1, 8)),  # fast backwards, seven frames left out each time
        ((50, 42, 34, 34), (-1, 8)),
        ((50, 42, 600), (1, 1)),  # a leap goes nowhere in particular
        ((100, 150), (1, 1)),  # one step tells a direction, two tell a stride
        ((100, 150, 190), (1, 16)),
        ((50, 42, 50), (1, 1)),
    ],
)
def test_direction_and_stride_follow_the_steps(places, way):
    assert gone(*places) == way


def test_frames_behind_are_let_go_of_before_those_ahead():
    travel = Travel()
    travel.to(20)
    travel.to(19)
    order = sorted([10, 15, 19, 21, 25], key=travel.distance)

    assert order == [19, 15, 21, 10, 25]
