"""A variant is held against what it varies face by face, so that small differences show."""

from dataclasses import replace

import numpy as np
import pytest

from analyzers.training.parts.comparison import ALL, compared
from analyzers.training.parts.figures import ALONE, FOUND
from analyzers.training.parts.variants import Run
from tests.analyzers.training.parts.judgements import face
from workbench.errors import CheckpointUnusable

VALIDATED = [face(number) for number in range(600)]
FACES = [
    *(face(number) for number in range(1000, 1040)),
    *(face(number, made="mouth_bent", forged=3) for number in range(1000, 1040)),
]


def run(lot, apart, *, shift=0.0):
    """Return what a network says that lifts forged faces by so much over the noise of a lot."""
    noise = np.random.default_rng(lot).normal(0, 1, len(FACES))
    judged = [
        replace(one, score=float(drawn) + apart * bool(one.made))
        for one, drawn in zip(FACES, noise, strict=True)
    ]
    lifted = [_lifted(one, shift) if one.made else one for one in judged]
    return Run(lifted, VALIDATED)


def _lifted(one, shift):
    eyes, nose, mouth = one.residuals
    return replace(one, residuals=(eyes, nose, mouth + shift))


def test_a_better_variant_is_above_and_chance_is_not():
    plain = [run(lot, 1.0) for lot in (1, 2)]
    better = compared(plain, [run(lot, 1.6) for lot in (1, 2)], residuals=False)
    same = compared(plain, plain, residuals=False)
    way, every = better

    assert (way.way, every.way, way.n) == ("mouth_bent", ALL, 80)
    assert 0 < way.interval[0] < way.difference < way.interval[1]
    assert len(way.plain) == 2
    assert {(one.difference, one.interval) for one in same} == {(0.0, (0.0, 0.0))}


def test_other_residuals_are_held_against_each_other_too():
    told = list(compared([run(1, 1.0)], [run(1, 1.0, shift=9.0)], residuals=True))
    found = {(one.quantity, one.way): one for one in told}

    assert found["AUC", ALL].difference == 0
    assert found[ALONE, "mouth_bent"].interval[0] > 0.2
    assert found[FOUND, ALL].varied[0] > 0.9 > 0.6 > found[FOUND, ALL].plain[0]


def test_runs_over_other_faces_are_refused():
    other = run(1, 1.0)
    fewer = Run(other.judged[1:], other.validated)

    with pytest.raises(CheckpointUnusable, match="other faces"):
        list(compared([run(1, 1.0)], [fewer], residuals=False))
