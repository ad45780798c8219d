"""Costs of likelihood ratios against values known or counted by hand."""

import numpy as np
import pytest

from workbench.evaluation.calibration import (
    brier,
    cllr,
    cross_fitted,
    ece,
    even_probability,
    lowest_cllr,
)


def normal_ratios(n=4000, apart=2.0, seed=0):
    """Two normal populations, whose true log likelihood ratio is known: (x - apart/2) apart."""
    rng = np.random.default_rng(seed)
    altered = np.arange(n) % 2 == 1
    scores = rng.normal(size=n) + apart * altered
    return scores, altered, (scores - apart / 2) * apart / np.log(10)


def test_a_ratio_of_ten_is_ten_elevenths_at_an_even_prior():
    assert even_probability([1.0, 0.0, -1.0]) == pytest.approx([10 / 11, 0.5, 1 / 11])
    assert even_probability([400.0, -400.0]) == pytest.approx([1, 0])


def test_brier_is_counted_by_hand():
    assert brier([0.9, 0.2], [1, 0]) == pytest.approx((0.01 + 0.04) / 2)
    assert brier([0.5] * 4, [1, 0, 0, 0]) == 0.25


def test_saying_nothing_costs_one_and_the_true_ratio_costs_least():
    scores, altered, true = normal_ratios()
    assert cllr(np.zeros(len(true)), altered) == pytest.approx(1)
    assert cllr(true, altered) < cllr(2 * true, altered) < cllr(-true, altered)
    assert lowest_cllr(scores, altered) <= cllr(true, altered)
    assert lowest_cllr([0, 0, 1, 1], [0, 0, 1, 1]) == pytest.approx(0, abs=1e-9)


def test_the_cost_does_not_depend_on_how_many_files_a_label_has():
    _, altered, true = normal_ratios()
    kept = altered | (np.arange(altered.size) % 20 == 0)
    assert cllr(true[kept], altered[kept]) == pytest.approx(cllr(true, altered), abs=0.04)


def test_the_error_of_calibration_is_small_for_true_ratios_and_seen_in_boasts():
    _, altered, true = normal_ratios(20_000)
    assert ece(even_probability(true), altered) < 0.02
    assert ece(even_probability(4 * true), altered) > 0.06
    # half of the items said 1 and half of these are altered: wrong by one half there
    assert ece([1, 1, 0, 0], [1, 0, 0, 0], bins=2) == pytest.approx(0.25)


def test_ratios_that_say_nothing_are_calibrated_in_whatever_order_they_are_listed():
    labels = np.repeat([False, True], 60)

    assert ece(np.full(120, 0.5), labels) == pytest.approx(0.0)
    assert ece(0.5 + 0.003 * labels, labels) < 0.002  # of two scales that differ by a hair
    assert ece(np.full(120, 0.9), labels) == pytest.approx(0.4)


def test_a_calibration_on_other_clusters_nears_the_true_ratios():
    scores, altered, true = normal_ratios(2000)
    made = cross_fitted(scores, altered, np.array([str(i // 4) for i in range(2000)]))
    assert np.abs(made - true).mean() < 0.1
    assert cllr(made, altered) == pytest.approx(cllr(true, altered), abs=0.02)


def test_few_files_or_clusters_have_no_calibration():
    scores, altered, _ = normal_ratios(30)
    assert cross_fitted(scores, altered, np.array([str(i) for i in range(30)])) is None
    scores, altered, _ = normal_ratios(200)
    assert cross_fitted(scores, altered, np.where(altered, "a", "b")) is None


def test_a_missing_probability_is_no_number():
    with pytest.raises(ValueError, match="missing"):
        brier([0.5, np.nan], [0, 1])
