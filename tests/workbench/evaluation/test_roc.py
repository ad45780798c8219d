"""Figures against ones counted by hand and against SciPy's ranks, and what intervals mean."""

import numpy as np
import pytest

from workbench.evaluation.metrics import auc
from workbench.evaluation.roc import Scores, figures, intervals, only_scores, plain


def scores(values, altered, clusters=None, threshold=np.nan):
    n = len(values)
    return Scores(
        values=np.array(values, float),
        altered=np.array(altered, bool),
        clusters=np.array(clusters or [str(i) for i in range(n)]),
        thresholds=np.full(n, threshold),
        called=np.array(values, float) >= threshold,
    )


def test_figures_are_those_counted_by_hand():
    found = figures(scores([4, 3, 2, 2, 1], [1, 0, 1, 0, 0], threshold=2))

    assert found["auc"] == pytest.approx((3 + 0.5 + 1) / 6)
    # 4 alone: 1/1 of half the altered; both 2s together: 2/4 of the other half
    assert found["average_precision"] == pytest.approx(0.5 * 1 + 0.5 * 0.5)
    assert found["tpr_at_1_percent_fpr"] == pytest.approx(0.5)
    assert found["eer"] == pytest.approx((1 / 3 + 1 / 2) / 2)
    assert found["false_positive_rate"] == pytest.approx(2 / 3)
    assert found["false_negative_rate"] == 0
    assert found["balanced_accuracy"] == pytest.approx(1 - (2 / 3) / 2)


def test_the_auc_is_that_of_ranks_also_under_weights():
    rng = np.random.default_rng(1)
    values, altered = rng.normal(size=300).round(1), rng.random(300) < 0.4
    weights = rng.integers(0, 3, 300)
    copies = np.repeat(np.arange(300), weights)
    made = scores(values, altered)

    assert figures(made)["auc"] == pytest.approx(auc(values, altered))
    assert figures(made, weights)["auc"] == pytest.approx(auc(values[copies], altered[copies]))


def test_what_cannot_be_computed_is_none_and_not_zero():
    one_label = plain(intervals(scores([1, 2], [0, 0], threshold=1.5)))
    assert one_label["auc"] is None and one_label["balanced_accuracy"] is None
    assert one_label["false_positive_rate"]["value"] == 0.5
    assert plain(intervals(scores([1, 2], [0, 1])))["false_positive_rate"] is None
    assert set(plain(intervals(scores([], []))).values()) == {None}


def test_intervals_are_wider_by_cluster_and_say_how_many_there_were():
    rng = np.random.default_rng(2)
    shift = np.repeat(rng.normal(size=20), 20)
    altered = np.arange(400) % 2 == 0
    values = rng.normal(size=400) * 0.2 + shift + altered * 0.5
    persons = [str(i // 20) for i in range(400)]
    alone = intervals(scores(values, altered))["auc"]
    grouped = intervals(scores(values, altered, persons))["auc"]

    assert alone.clusters == 400 and grouped.clusters == 20
    assert grouped.lower < grouped.value < grouped.upper
    assert intervals(scores(values, altered, persons))["auc"] == grouped


def test_no_false_positive_among_few_is_not_told_as_certain():
    found = intervals(scores([1] * 8 + [9] * 4, [0] * 8 + [1] * 4, threshold=5))
    rate = found["false_positive_rate"]
    assert (rate.value, rate.lower, rate.clusters) == (0, 0, 8)
    assert rate.upper == pytest.approx(0.369, abs=1e-3)  # Clopper and Pearson's table
    one = intervals(scores([1, 9], [0, 1], ["a", "a"]))["auc"]
    assert (one.value, one.lower, one.upper) == (1, 0, 1)


def test_the_auc_asked_for_alone_is_the_same_with_ties_and_under_the_same_draws():
    rng = np.random.default_rng(3)
    altered = rng.random(200) < 0.5
    made = only_scores((rng.normal(size=200) + altered).round(1), altered)
    assert intervals(made, names=("auc",))["auc"] == intervals(made)["auc"]


def test_labels_wholly_apart_are_not_told_as_certain():
    found = intervals(only_scores([1] * 8 + [9] * 4, [0] * 8 + [1] * 4))["auc"]
    assert (found.value, found.upper) == (1, 1)
    assert found.lower == pytest.approx(0.025 ** (1 / 4))  # the altered label has four


def test_a_label_of_one_source_is_resampled_by_its_files():
    rng = np.random.default_rng(4)
    altered = np.arange(80) % 2 == 1
    values = rng.normal(size=80) + altered
    sources = np.where(altered, "maker", np.where(np.arange(80) % 4 == 0, "phone", "studio"))
    alone = scores(values, altered, list(sources))
    inner = Scores(
        values=alone.values,
        altered=alone.altered,
        clusters=alone.clusters,
        thresholds=alone.thresholds,
        called=alone.called,
        inner=np.arange(80).astype(str),
    )
    assert intervals(alone)["auc"].lower == 0  # nothing is known of other makers
    told = intervals(inner)["auc"]
    assert 0.5 < told.lower < told.upper < 1 and told.clusters == 40 + 2
    assert inner.of_one_cluster == (True,)


def test_one_altered_unit_says_nothing_of_others_even_if_it_has_authentic_items_too():
    values, altered = np.arange(12.0), np.arange(12) >= 9
    persons = ["forged"] * 2 + ["a", "b", "c", "d", "e", "f", "g"] + ["forged"] * 3
    found = intervals(scores(values, altered, persons))["auc"]

    assert (found.lower, found.upper) == (0.0, 1.0)
