"""An operating point says what it was counted of, and stands only where all bear it."""

from dataclasses import replace

import pytest

from analyzers.runtime.card import Trained
from analyzers.training.acquainted import Taught
from analyzers.training.pixels.figures import LEAST
from analyzers.training.pixels.outcome import PixelOutcome
from tests.analyzers.training.pixels.recipes import recipe
from tests.analyzers.training.pixels.test_figures import picture

BLURRED = "blurred by 1 pixel"
MANY = 50
TRAINED = Trained(
    recipe="r",
    recipe_sha256="",
    manifest_sha256="",
    seed=1,
    steps=1,
    device="cpu",
    versions={},
)


def outcome(calm, blurred):
    """Return one whose photographs, so many of them, score high as found and blurred."""
    seen = [picture(n, score=2.0 if n < calm else 0.0) for n in range(MANY)]
    hard = [
        replace(one, condition=BLURRED, score=2.0 if n < blurred else 0.0)
        for n, one in enumerate(seen)
    ]
    return PixelOutcome(
        recipe=recipe(),
        model=b"",
        training=TRAINED,
        taught=Taught(frozenset()),
        validated=[picture(n, score=n / LEAST) for n in range(LEAST)],
        seen=[*seen, *hard],
    )


def points(of):
    return of._points(of.figures())


def test_the_worst_condition_is_told_with_its_number():
    (point,) = points(outcome(calm=0, blurred=2))
    assert f"at worst 4% of {MANY} of street, 95 % interval to" in point.meaning
    assert point.meaning.endswith(BLURRED)
    assert point.threshold == pytest.approx(0.957, abs=0.01)


def test_there_is_no_point_where_one_condition_is_not_borne():
    assert points(outcome(calm=0, blurred=3)) == ()
    assert points(outcome(calm=3, blurred=0)) == ()
