"""A score is the spreads of the most unusual cue, and no more than the reference can say."""

import pytest

from analyzers.gaze.cue import Measured, not_measured
from analyzers.gaze.cues import CUES
from analyzers.gaze.standard import FURTHEST, authentic, cue_spreads, spreads, unlike

HIGH = next(cue for cue in CUES if cue.name == "jitter")
LOW = next(cue for cue in CUES if cue.name == "lid_rest")
QUANTILES = tuple(float(q) for q in range(101))


def cues(**values):
    found = {cue.name: not_measured("eyes_rest") for cue in CUES}
    return {**found, **{name: Measured(value) for name, value in values.items()}}


def test_one_in_twenty_authentic_windows_lies_beyond_1_645_spreads():
    assert spreads(HIGH, 95.0, QUANTILES) == pytest.approx(1.645)
    assert spreads(LOW, 5.0, QUANTILES) == pytest.approx(1.645)
    assert spreads(HIGH, 50.0, QUANTILES) == spreads(LOW, 50.0, QUANTILES) == 0
    assert spreads(HIGH, 5.0, QUANTILES) < 0 and spreads(LOW, 95.0, QUANTILES) < 0


def test_nothing_counts_for_more_than_the_reference_knows():
    assert spreads(HIGH, 1e9, QUANTILES) == FURTHEST
    assert spreads(HIGH, 1.0, (0.0,) * 101) == FURTHEST


def test_the_highest_cue_is_the_score():
    reference = {"jitter": QUANTILES, "lid_rest": QUANTILES}

    assert unlike(cues(jitter=95.0, lid_rest=50.0), reference) == pytest.approx(1.645)
    assert unlike(cues(jitter=5.0), reference) == 0
    assert unlike(cues(), reference) is None
    assert unlike(cues(iris_pair=1.0), reference) is None  # unknown to the reference


def test_what_is_not_counted_is_in_no_score():
    reference = dict.fromkeys(("vergence", "saccade_rate", "jitter"), QUANTILES)

    found = cue_spreads(cues(vergence=99.0, saccade_rate=99.0, jitter=50.0), reference)

    assert found == {"jitter": 0.0}


def test_the_reference_knows_every_cue_that_counts_and_says_how_small_it_is():
    reference = authentic()

    assert {cue.name for cue in CUES if cue.counted} <= set(reference.quantiles)
    assert reference.n < 30 and "presumed" in reference.population
    assert "181 to 246 pixels" in reference.conditions
    assert reference.quantiles["highest"][100] >= reference.quantiles["score"][99]
