"""Works of one maker in drawn cases, and the index of how well they are put together."""

import numpy as np
import pytest

from analyzers.training.attribution.cases import cases, rand_index, same_maker, told_together
from tests.analyzers.training.attribution.test_placing import rows


def test_the_index_is_1_wholly_and_0_by_chance():
    true = np.arange(60) // 12
    assert rand_index((true + 2) % 5, true) == 1.0
    assert rand_index(np.zeros(60, int), true) == 0.0
    # Hubert and Arabie: one thing of six put elsewhere
    found = rand_index(np.array([0, 0, 0, 1, 1, 0]), np.array([0, 0, 0, 1, 1, 1]))
    assert found == pytest.approx(0.324, abs=0.01)
    lots = np.random.default_rng(0).integers(0, 5, (50, 60))
    assert np.mean([rand_index(one, true) for one in lots]) == pytest.approx(0, abs=0.03)


def test_works_of_one_maker_are_put_together():
    judged = list(rows())
    limit, sentence = same_maker([one for one in judged if one.side == "validated"])
    assert 0 < limit < 1
    assert "Rand index 1.00" in sentence
    found = told_together([one for one in judged if one.side == "kept_back"], limit)
    assert found.value == 1.0
    case = next(cases(judged, 1))
    assert (len(case.placed), len(set(case.maker.tolist()))) == (60, 5)


def test_one_maker_makes_no_case():
    alone = [one for one in rows() if one.maker == "rows"]
    assert same_maker(alone) is None
    assert told_together(alone, 0.5) is None
