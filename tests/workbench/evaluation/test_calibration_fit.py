"""The mathematics of a scale, against cases of which the truth is known in closed form."""

import numpy as np
import pytest

from workbench.evaluation.calibration import cllr, lowest_cllr
from workbench.evaluation.calibration_fit import (
    HOW,
    ISOTONIC,
    LOGISTIC,
    Sample,
    bounds,
    isotonic,
    logistic,
    scale,
)
from workbench.evaluation.calibration_making import costs


def gaussians(sources=8, each=400, apart=2.0, seed=1):
    """Return normal scores around 0 and around `apart`: LR = exp(apart * (x - apart / 2))."""
    rng = np.random.default_rng(seed)
    altered = np.repeat([False, True], sources * each)
    names = [f"{'am'[side]}{n}" for side in (0, 1) for n in range(sources) for _ in range(each)]
    return Sample(
        scores=rng.normal(size=altered.size) + apart * altered,
        altered=altered,
        sources=np.array(names),
        units=np.arange(altered.size).astype(np.str_),
    )


def truth(scores, apart=2.0):
    return apart * (np.asarray(scores) - apart / 2) / np.log(10)


@pytest.mark.parametrize("apart", [1.0, 2.0, 3.0])
def test_the_ratio_of_two_normal_populations_is_found(apart):
    sample = gaussians(apart=apart)
    read = logistic(sample, sample.weights)
    places = np.linspace(-1, apart + 1, 9)

    assert np.abs(read(places) - truth(places, apart)).max() < 0.15


def test_steps_follow_it_too_where_there_are_scores():
    sample = gaussians()
    places = np.linspace(0, 2, 9)

    assert np.abs(isotonic(sample, sample.weights)(places) - truth(places)).max() < 0.25


def test_it_is_what_scikit_learn_fits():
    linear_model = pytest.importorskip("sklearn.linear_model")
    sample = gaussians(sources=3, each=80)
    middle, spread = sample.scores.mean(), sample.scores.std()
    peer = linear_model.LogisticRegression(C=100.0, tol=1e-8).fit(
        (sample.scores[:, None] - middle) / spread, sample.altered
    )
    places = np.linspace(-2, 4, 7)
    theirs = peer.decision_function((places[:, None] - middle) / spread) / np.log(10)

    assert logistic(sample, sample.weights)(places) == pytest.approx(theirs, abs=1e-3)


def test_ratios_that_say_nothing_cost_one_and_perfect_ones_nothing():
    altered = np.array([False] * 5 + [True] * 3)

    assert cllr(np.zeros(8), altered) == pytest.approx(1.0)
    assert cllr(np.where(altered, 9.0, -9.0), altered) == pytest.approx(0.0, abs=1e-6)
    assert lowest_cllr(np.zeros(8), altered) == pytest.approx(1.0)
    assert lowest_cllr(altered.astype(float), altered) == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("how", HOW)
def test_calibration_costs_hardly_more_than_the_best_one_and_less_than_raw_scores(how):
    sample = gaussians(sources=40, each=30)
    stretched = Sample(sample.scores * 5, sample.altered, sample.sources, sample.units)
    told = scale(stretched, how, 0)
    points = np.array(told.points)
    llr = np.interp(stretched.scores, points[:, 0], points[:, 1])
    best = lowest_cllr(stretched.scores, stretched.altered, stretched.weights)

    # 40 sources of a class bear no ratio beyond about ten: that is the difference
    assert best <= costs(llr, stretched).cllr < best + 0.05
    assert costs(stretched.scores / np.log(10), stretched).cllr > best + 0.3


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("seed", range(3))
def test_a_scale_rises_and_stays_within_its_bounds(how, seed):
    told = scale(gaussians(sources=3, each=40, seed=seed), how)
    points = np.array(told.points)

    assert (np.diff(points[:, 0]) > 0).all() and (np.diff(points[:, 1]) >= 0).all()
    assert (points[:, 1:] >= told.bounds[0]).all() and (points[:, 1:] <= told.bounds[1]).all()
    assert (points[:, 2] <= points[:, 1]).all() and (points[:, 1] <= points[:, 3]).all()


@pytest.mark.parametrize(("authentic", "altered"), [(3, 2), (6, 4), (20, 5), (40, 40)])
def test_bounds_come_from_the_number_of_sources_alone(authentic, altered):
    """Of classes wholly apart: one more source of each misleads, and all others do not."""
    for each in (1, 50):
        names = [f"a{n}" for n in range(authentic)] + [f"m{n}" for n in range(altered)]
        sources = np.repeat(names, each)
        labels = np.repeat([False] * authentic + [True] * altered, each)
        sample = Sample(labels * 1.0, labels, sources, np.arange(labels.size).astype(np.str_))
        low, high = bounds(np.where(labels, 9.0, -9.0), sample)

        assert 10**high == pytest.approx((authentic + 1) * altered / (altered + 1))
        assert 10**low == pytest.approx((authentic + 1) / ((altered + 1) * authentic))


def test_bounds_grow_with_sources_and_never_reach_past_the_ratios():
    few, many = (bounds(truth(s.scores), s) for s in (gaussians(3), gaussians(20)))

    assert few[1] < many[1] and few[0] > many[0]
    llr = np.full(few_sample().scores.size, 0.0)
    assert bounds(llr, few_sample()) == (0.0, 0.0)


def few_sample():
    return gaussians(3, 10)


def test_a_score_that_falls_with_alteration_says_nothing():
    sample = gaussians()
    turned = Sample(-sample.scores, sample.altered, sample.sources, sample.units)

    assert {point[1] for point in scale(turned, LOGISTIC, 0).points} == {0.0}
    assert max(abs(point[1]) for point in scale(turned, ISOTONIC, 0).points) < 0.1


def test_sources_weigh_alike_however_many_files_they_gave():
    sample = gaussians(sources=2, each=50)
    more = np.concatenate([np.arange(sample.scores.size), np.repeat(np.arange(50), 20)])
    repeated = sample.where(np.ones(sample.scores.size, np.bool_))
    repeated = Sample(*(getattr(sample, n)[more] for n in Sample.__dataclass_fields__))
    places = np.linspace(-1, 3, 5)

    assert logistic(repeated, repeated.weights)(places) == pytest.approx(
        logistic(sample, sample.weights)(places), abs=0.05
    )
    assert bounds(truth(repeated.scores), repeated) == pytest.approx(
        bounds(truth(sample.scores), sample)
    )


def test_the_interval_is_that_of_the_sources_not_of_the_files():
    """Sources that differ make a wide interval, however many files each of them gave."""
    rng = np.random.default_rng(0)
    alike = gaussians(sources=6, each=40)
    moved = rng.normal(scale=1.0, size=12)
    place = np.unique(alike.sources, return_inverse=True)[1]
    apart = Sample(alike.scores + moved[place], alike.altered, alike.sources, alike.units)
    told = [np.array(scale(one).points) for one in (alike, apart)]
    widths = [np.interp(1.0, points[:, 0], points[:, 3] - points[:, 2]) for points in told]

    assert widths[1] > 1.3 * widths[0]  # in the middle, where no bound holds them
    for points in told:  # and at the bounds there is one: other sources would bear less
        assert (points[[0, -1], 3] - points[[0, -1], 2] > 0.1).all()
