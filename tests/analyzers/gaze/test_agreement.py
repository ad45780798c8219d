"""What is said of two scores: agreement in plain words, and never that eyes are authentic."""

import numpy as np
import pytest

from analyzers.gaze.agreement import NetworkReading, Reaches, agreement, told_of
from analyzers.gaze.telling import EyesTold
from workbench.model import Fact, Measurement


def reading(score, by_cues, at=0):
    return NetworkReading(
        frame=25 * at,
        first_pts=float(at),
        last_pts=at + 2.0,
        cues={},
        score=score,
        reason="",
        frames=np.arange(50),
        closed=np.zeros(50, bool),
        by_cues=by_cues,
    )


REACHES = Reaches(network=1.0, cues=4.0)


def test_windows_are_counted_by_who_finds_them_unusual():
    readings = [reading(2, 5), reading(2, 0), reading(0, 5), reading(0, 0), reading(0, None)]
    said = agreement(readings, REACHES)
    assert said.startswith("Of 4 windows")
    assert "1 are unusual to both, 1 to the network alone, 1 to the cues alone." in said


def test_ranks_are_compared_of_ten_windows_and_more():
    alike = [reading(float(at), float(at)) for at in range(10)]
    assert "by 1.00" in agreement(alike, REACHES)
    assert "ranks" not in agreement(alike[:9], REACHES)


@pytest.mark.parametrize(
    ("readings", "reaches", "said"),
    [
        ([reading(2, None)], REACHES, "nothing to compare"),
        ([reading(2, 5)], Reaches(None, 4.0), "nothing is compared"),
    ],
)
def test_what_cannot_be_compared_is_said(readings, reaches, said):
    assert said in agreement(readings, reaches)


@pytest.mark.parametrize(("score", "begins"), [(0.5, "No evidence"), (1.5, "Unusual")])
def test_a_low_score_is_no_evidence(score, begins):
    face = EyesTold("1", 0, 0.0, (10.0, 20.0, 30.0, 40.0), highest=reading(score, 3.0))
    told = list(told_of([face], {"1": [reading(score, 3.0)]}, REACHES))
    (fact,) = [one for one in told if isinstance(one, Fact)]
    assert fact.text.startswith(begins)
    assert "authentic eyes reached 1.00" in fact.text
    (measured,) = [one for one in told if isinstance(one, Measurement)]
    assert (measured.name, measured.value) == ("score_of_cues", 3.0)


def test_an_experimental_network_says_so_first_and_zero_is_a_reach():
    face = EyesTold("1", 0, 0.0, (10.0, 20.0, 30.0, 40.0), highest=reading(-0.5, 3.0))
    reaches = Reaches(network=0.0, cues=4.0, experimental=True)
    fact, *_ = told_of([face], {"1": [reading(-0.5, 3.0)]}, reaches)
    assert fact.text.startswith("By an experimental network, whose word counts for nothing. No")
    assert "authentic eyes reached 0.00" in fact.text
