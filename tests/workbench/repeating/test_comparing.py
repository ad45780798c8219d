"""Two readings are bit-equal, within the tolerance, or different, and the reason is named."""

import math

import numpy as np
import pytest

from workbench.model import (
    Box,
    Curve,
    Fact,
    FileOutcome,
    FrameScore,
    LocalizationMap,
    Measurement,
    Outcome,
)
from workbench.repeating.comparing import Alike, compare, worst
from workbench.repeating.told import told


def scored(value, frame=0, track=None):
    outcome = Outcome.SCORED
    return FrameScore(frame=frame, pts=0.0, outcome=outcome, score=value, track_id=track)


def withheld(frame=0, reason="dark"):
    return FrameScore(frame=frame, pts=0.0, outcome=Outcome.WITHHELD, reason=reason)


def mapped(values):
    where = Box(x=0, y=0, width=8, height=8)
    return LocalizationMap(frame=0, pts=0.0, name="m", box=where, values=values, meaning="m")


def alike(then, now, **faces):
    return compare(told(then, faces), told(now, {})).alike


def test_the_same_said_twice_is_bit_equal():
    said = [
        *(scored(0.1, 0), withheld(1), Measurement(name="a", value=math.pi)),
        *(Fact(name="n", text="t", where="w"), FileOutcome(outcome=Outcome.SCORED)),
        mapped(np.arange(64, dtype=np.uint8).reshape(8, 8)),
    ]

    found = compare(told(said, {}), told(said, {}))

    assert (found.alike, found.largest, found.remarks) == (Alike.BIT_EQUAL, 0.0, ())
    assert (found.scores, found.quantities, found.maps) == (2, 1, 1)


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ([scored(1.0)], [scored(1.0)], Alike.BIT_EQUAL),
        ([scored(1.0)], [scored(1.0 + 3e-16)], Alike.WITHIN_TOLERANCE),
        ([scored(1.0)], [scored(1.0009)], Alike.WITHIN_TOLERANCE),
        ([scored(1.0)], [scored(1.0011)], Alike.DIFFERENT),
        ([scored(1.0)], [withheld()], Alike.DIFFERENT),
        ([withheld()], [withheld(reason="small")], Alike.DIFFERENT),
        ([scored(1.0)], [], Alike.DIFFERENT),
        ([], [scored(1.0)], Alike.DIFFERENT),
        ([scored(1.0)], [scored(1.0, frame=1)], Alike.DIFFERENT),
    ],
)
def test_scores(then, now, expected):
    assert alike(then, now) is expected


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (5000.0, 5004.0, Alike.WITHIN_TOLERANCE),
        (5000.0, 5006.0, Alike.DIFFERENT),
        (0.00001, 0.0009, Alike.DIFFERENT),
        (0.0, 1e-7, Alike.WITHIN_TOLERANCE),
    ],
)
def test_measurements_are_compared_by_their_size(then, now, expected):
    one, other = Measurement(name="a", value=then), Measurement(name="a", value=now)

    assert alike([one], [other]) is expected
    assert alike([one], [one, other]) is Alike.DIFFERENT


def test_words_are_equal_or_different():
    fact = Fact(name="n", text="t", where="w")

    assert alike([fact], [Fact(name="n", text="u", where="w")]) is Alike.DIFFERENT
    found = compare(told([fact], {}), told([], {}))
    assert found.remarks == ("fact: n: t (w) then, none now",)


def test_maps_may_differ_by_rounding():
    values = np.full((8, 8), 100, np.uint8)

    assert alike([mapped(values)], [mapped(values + 1)]) is Alike.WITHIN_TOLERANCE
    assert alike([mapped(values)], [mapped(values + 3)]) is Alike.DIFFERENT
    assert alike([mapped(values)], []) is Alike.DIFFERENT


def test_a_map_that_points_elsewhere_is_different_though_mean_and_highest_are_the_same():
    left = np.zeros((8, 8), np.uint8)
    left[:, :4] = 200

    assert alike([mapped(left)], [mapped(left[:, ::-1].copy())]) is Alike.DIFFERENT


def curve(*points, **more):
    x, y = np.arange(len(points), dtype=np.float32), np.array(points, np.float32)
    return Curve(name="c", x=x, y=y, x_label="x", y_label="y", meaning="m", **more)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ([curve(1.0, 2000.0)], Alike.BIT_EQUAL),
        ([curve(2.0, 2001.0)], Alike.WITHIN_TOLERANCE),
        ([curve(1.0, 2003.0)], Alike.DIFFERENT),
        ([curve(1.0, 2000.0, 3.0)], Alike.DIFFERENT),
        ([curve(1.0, 2000.0, lower=np.zeros(2, np.float32))], Alike.DIFFERENT),
        ([curve(1.0, float("nan"))], Alike.DIFFERENT),
        ([], Alike.DIFFERENT),
    ],
)
def test_curves_are_compared_by_their_largest_value(now, expected):
    assert alike([curve(1.0, 2000.0)], now) is expected


def test_maps_that_are_not_at_hand_are_not_compared_and_that_is_said():
    then = told([scored(1.0)], {}, with_maps=False)

    found = compare(then, told([scored(1.0), mapped(np.zeros((8, 8), np.uint8))], {}))

    assert (found.alike, found.maps) == (Alike.BIT_EQUAL, None)


def test_faces_are_compared_by_the_name_they_share():
    assert alike(
        [scored(1.0, track="a" * 32)], [scored(1.0, track="3")], **{"a" * 32: "3"}
    ) is (Alike.BIT_EQUAL)
    assert alike([scored(1.0, track="x")], [scored(1.0, track="3")]) is Alike.DIFFERENT


def test_the_least_alike_counts():
    assert worst(iter([])) is Alike.BIT_EQUAL
    assert worst(iter([Alike.NOT_REPEATABLE, Alike.BIT_EQUAL])) is Alike.NOT_REPEATABLE


def test_what_could_not_be_asked_again_hides_no_contradiction():
    assert worst(iter([Alike.NOT_REPEATABLE, Alike.DIFFERENT])) is Alike.DIFFERENT
