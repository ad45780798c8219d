"""Works of one maker in drawn cases, and the index of how well they are put together."""

import itertools

import numpy as np
import pytest

from analyzers.training.attribution import cases as attribution_cases
from analyzers.training.attribution.cases import (
    cases,
    judged_sentence,
    rand_index,
    same_maker,
    told_together,
)
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
    assert "Rand index" not in sentence  # of the very cases that it was chosen on
    other = [one for one in judged if one.side == "kept_back"]
    said = judged_sentence(other, limit)
    assert "Rand index 1.00 (95 % interval 1.00 to 1.00" in said and "Of 60 judged" in said
    assert "different makers 0.0 were put together" in said
    assert "different makers 100.0 were put together" in judged_sentence(other, 2.0)
    assert judged_sentence([one for one in other if one.maker == "rows"], limit) == ""
    found = told_together([one for one in judged if one.side == "kept_back"], limit)
    assert (found.value, found.low, found.high, found.n) == (1.0, 1.0, 1.0, 60)
    case = next(cases(judged, 1))
    assert (len(case.placed), len(set(case.maker.tolist()))) == (60, 5)


def test_the_spread_is_over_parts_without_a_common_unit(monkeypatch):
    judged = [one for one in rows() if one.side == "kept_back"]
    seen = []

    def drawn(part, count, placed):
        seen.append({one.unit for one in part})
        return iter([_Told(0.1 * len(seen))] * count)

    monkeypatch.setattr(attribution_cases, "cases", drawn)
    found = told_together(judged, 0.5)
    assert len(seen) == 5 and not any(a & b for a, b in itertools.combinations(seen, 2))
    assert found.value == pytest.approx(0.3)
    # Student's interval of 0.1, 0.2 … 0.5: t = 2.776, deviation 0.158 over the root of 5
    assert found.high - found.value == pytest.approx(0.1963, abs=1e-3)


class _Told:
    """A case of which one knows the index."""

    def __init__(self, index):
        self._index = index

    def index(self, within):
        return self._index


def test_one_maker_makes_no_case():
    alone = [one for one in rows() if one.maker == "rows"]
    assert same_maker(alone) is None
    assert told_together(alone, 0.5) is None
