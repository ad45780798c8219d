"""A group on which an analyzer errs more is found, and one by chance is not."""

from dataclasses import replace

import numpy as np
import pytest

from workbench.evaluation.calibrating import made_ratios
from workbench.evaluation.fairness import grouping, groups, holm, members, two_sided
from workbench.evaluation.roc import FPR, TAIL
from workbench.evaluation.skin import BANDS, LIGHTNESS, NOT_MEASURED, WHAT


@pytest.fixture(scope="module")
def unfair(make_item):
    """Two hundred people; authentic ones of group b score above the point far more often."""
    rng = np.random.default_rng(0)
    return [
        make_item(
            f"{number}.jpg",
            number % 2 == 0,
            rng.normal() + (2.0 if number % 2 == 0 else 1.0 * (number % 4 == 1)),
            group="b" if number % 4 in {1, 2} else "a",
            light="dim" if number % 3 else "",
            age=str(number % 80),
            person=f"p{number}",
        )
        for number in range(400)
    ]


def test_the_worse_group_the_gap_and_the_corrected_p_are_told(unfair, judge):
    told = groups(grouping("group", ["group"]), unfair, judge, made_ratios(unfair))
    by_name = {group["name"]: group for group in told["groups"]}

    assert by_name["b"]["subjects"] == 200 and not by_name["b"]["small"]
    rate = {name: g["figures"]["false_positive_rate"]["value"] for name, g in by_name.items()}
    gap = told["largest_gap"]["false_positive_rate"]
    assert gap["value"] == pytest.approx(rate["b"] - rate["a"]) and gap["lower"] > 0.1
    assert told["worst"]["false_positive_rate"] == "b"
    assert told["largest_gap"]["equalised_odds_difference"]["value"] >= gap["value"]
    tested = {(one["name"], one["figure"]): one for one in told["differences"]}
    found = tested["b", "false_positive_rate"]
    assert found["difference"] > 0.1 and found["p"] <= found["p_holm"] < 0.05
    assert len(tested) == 6 and tested["b", "false_negative_rate"]["p_holm"] > 0.05


def test_the_calibration_of_each_group_is_told_where_it_has_both_labels(unfair, judge):
    told = groups(grouping("light", ["light"]), unfair, judge, made_ratios(unfair))
    by_name = {group["name"]: group for group in told["groups"]}
    assert 0 < by_name["dim"]["calibration"]["ece"]["value"] < 0.3
    assert by_name["dim"]["calibration"]["cllr"]["value"] < 1
    assert told["differences"] == [], "those not named are no group to compare with"
    assert told["largest_gap"]["auc"] is None


def test_bands_and_intersections_are_groups(unfair):
    columns = ["group", "light", "age"]
    bands = members(grouping("age:18,31", columns), unfair)
    assert set(bands) == {"below 18", "18 to 31", "31 and above"}
    assert bands[18] == "18 to 31" and bands[17] == "below 18"
    both = members(grouping("group+light", columns), unfair)
    assert set(both) == {f"{g} + {name}" for g in "ab" for name in ("dim", "(not named)")}


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("none", "no column 'none'"),
        ("age:31,18", "rising"),
        ("age+group:1,2", "one column"),
        ("measured:hair", "measured:lightness"),
    ],
)
def test_what_cannot_be_grouped_is_refused_in_words(asked, why):
    with pytest.raises(ValueError, match=why):
        grouping(asked, ["age", "group"])


def measured(items, angles):
    """Return items whose faces were measured, None where they could not be."""
    return [
        replace(i, look=replace(i.look, measured={} if a is None else {LIGHTNESS: a}))
        for i, a in zip(items, angles, strict=True)
    ]


def test_lightness_groups_without_a_column_and_from_dark_to_light(unfair, judge):
    angles = [(-40.0, 50.0, 0.0, None)[number % 4] for number in range(len(unfair))]
    seen = [*measured(unfair, angles)[:-1], unfair[-1]]  # one whose faces nobody looked for
    how = grouping(LIGHTNESS, ["group"])
    told = groups(how, seen, judge, {})

    assert [g["name"] for g in told["groups"]] == [BANDS[0], BANDS[1], BANDS[4], NOT_MEASURED]
    assert (
        told["what"] == WHAT
        and groups(grouping("light", ["light"]), seen, judge, {})["what"] is None
    )
    assert NOT_MEASURED not in {one["name"] for one in told["differences"]}
    both = members(grouping(f"group+{LIGHTNESS}", ["group"]), seen)
    assert both[0] == f"a + {BANDS[0]}" and both[3] == f"a + {NOT_MEASURED}"


def test_without_an_operating_point_high_authentic_scores_are_compared(unfair, judge):
    bare = [replace(i, look=replace(i.look, thresholds={}, called={})) for i in unfair]
    told = groups(grouping("group", ["group"]), bare, judge, {})
    by_name = {group["name"]: group["figures"] for group in told["groups"]}

    assert by_name["b"][FPR] is None and told["largest_gap"][FPR] is None
    high, low = by_name["b"][TAIL], by_name["a"][TAIL]
    assert (high["value"] + low["value"]) / 2 == pytest.approx(0.05)  # 10 of 200 authentic ones
    assert high["value"] > low["value"] >= low["lower"] and told["worst"][TAIL] == "b"
    gap = told["largest_gap"][TAIL]
    assert gap["value"] == pytest.approx(high["value"] - low["value"]) and gap["lower"] > 0
    held = groups(grouping("group", ["group"]), unfair, judge, {})
    assert held["groups"][0]["figures"][TAIL] is None, "with a point it says what is high"
    few = groups(grouping("group", ["group"]), bare[:30], judge, {})
    assert few["groups"][0]["figures"][TAIL] is None, "fifteen authentic media have no tail"


def test_small_groups_are_marked_and_enter_no_gap_while_larger_ones_do(unfair, judge):
    few = [item for item in unfair if item.entry.columns["group"] == "a"]
    few += [item for item in unfair if item.entry.columns["group"] == "b"][:20]
    told = groups(grouping("group", ["group"]), few, judge, {})
    assert [g["small"] for g in told["groups"]] == [False, True]
    assert told["gaps_between_small_groups"]  # there are not two larger ones


def test_holm_multiplies_by_how_many_are_left_and_never_falls():
    assert holm([0.04, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])
    assert holm([]) == []


def test_draws_on_both_sides_of_none_are_no_difference():
    assert two_sided(np.array([-1.0, 1.0] * 50)) == 1
    assert two_sided(np.ones(999)) == pytest.approx(2 / 1000)
