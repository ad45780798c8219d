"""Agreement of examiners against worked examples, and its refusals."""

from dataclasses import replace

import pytest

from workbench.agreement import (
    FEWEST,
    agreement_words,
    agreements,
    cohen,
    decisions,
    wilson,
)
from workbench.model import Author, Finding, FindingState, Review, Showing, Sight
from workbench.model.findings import BY_AUTHOR

CONFIRMED, REJECTED = FindingState.CONFIRMED, FindingState.REJECTED


def pairs(both_yes, yes_no, no_yes, both_no):
    table = (("y", "y", both_yes), ("y", "n", yes_no), ("n", "y", no_yes), ("n", "n", both_no))
    return [(a, b) for a, b, count in table for _ in range(count)]


def decided(states, others, examiner="B. Second"):
    """Findings decided by the examiner of the case, and another's reviews of them."""
    findings, reviews = [], []
    for state, other in zip(states, others, strict=True):
        said = {"media_id": "m", "statement": "s", "h1": "a", "h2": "b"}
        first = Finding(author=Author.MACHINE, **said)
        last = Finding(
            author=Author.MACHINE, state=state, examiner="A. Vos", supersedes=first.id, **said
        )
        findings += [first, last]
        if other is not None:
            by = {"media_id": "m", "finding_id": first.id, "examiner": examiner}
            reviews.append(Review(state=other, note="n", **by))
    return findings, reviews


def by_delta(counts):
    """The standard error by the delta method with slopes taken numerically: another way."""
    n = sum(counts)
    shares, step = [count / n for count in counts], 1e-6

    def kappa(p):
        total = sum(p)
        a, b, c, d = (one / total for one in p)
        chance = (a + b) * (a + c) + (c + d) * (b + d)
        return (a + d - chance) / (1 - chance)

    slopes = []
    for at in range(4):
        up = [p + step * (place == at) for place, p in enumerate(shares)]
        slopes.append((kappa(up) - kappa(shares)) / step)
    mean = sum(p * slope for p, slope in zip(shares, slopes, strict=True))
    spread = sum(p * slope**2 for p, slope in zip(shares, slopes, strict=True)) - mean**2
    return (spread / n) ** 0.5


def test_kappa_of_a_worked_example():
    found = cohen(pairs(20, 5, 10, 15))  # agreement 0.7, by chance 0.5
    assert found.value == pytest.approx(0.4)
    assert (found.high - found.low) / 2 == pytest.approx(
        1.96 * by_delta((20, 5, 10, 15)), rel=1e-3
    )


def test_kappa_is_one_for_full_and_zero_for_chance_agreement():
    assert cohen(pairs(12, 0, 0, 8)).value == 1
    assert cohen(pairs(9, 9, 9, 9)).value == pytest.approx(0, abs=1e-12)
    assert cohen(pairs(0, 10, 10, 0)).value == pytest.approx(-1)


def test_kappa_is_not_defined_where_one_gave_but_one_answer():
    assert cohen(pairs(20, 0, 3, 0)) is None
    assert cohen(pairs(20, 0, 0, 0)) is None


def test_wilson_of_a_known_case():
    found = wilson(8, 10)
    assert (found.low, found.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(20, 20).high == 1 and wilson(20, 20).low < 0.87


def test_figures_are_refused_below_the_stated_number():
    few, more = FEWEST - 1, FEWEST
    [one] = agreements(decisions(*decided([CONFIRMED] * few, [CONFIRMED] * few), ()))
    assert (one.n, one.same, one.share, one.kappa) == (few, few, None, None)
    assert "no figure is stated" in agreement_words(one)
    states = [CONFIRMED] * 12 + [REJECTED] * (more - 12)
    [one] = agreements(decisions(*decided(states, [REJECTED, *states[1:]]), ()))
    assert one.n == FEWEST and one.share.value == pytest.approx(1 - 1 / more)
    assert "kappa 0.9" in agreement_words(one)


def test_a_name_in_other_letters_is_the_same_examiner_and_agrees_with_nobody():
    made = decided([CONFIRMED], [REJECTED], examiner="a.  vos")
    assert agreements(decisions(*made, ())) == []


def test_disagreements_are_listed_and_findings_that_one_left_open_do_not_count():
    findings, reviews = decided([CONFIRMED, REJECTED, CONFIRMED], [CONFIRMED, CONFIRMED, None])
    [one] = agreements(decisions(findings, reviews, ()))
    assert (one.n, one.same, one.blind) == (2, 1, 2)
    assert one.disagreed == (reviews[1].finding_id,)


def test_the_responsible_decision_is_blind_only_where_nothing_was_shown_before_it():
    findings, reviews = decided([CONFIRMED], [CONFIRMED])
    told = {"media_id": "m", "what": Sight.DECISIONS, "finding_id": findings[0].id}
    after = Showing(examiner="a. VOS", **told)
    assert after.at > findings[1].at
    early = replace(after, at=findings[0].at)
    for shown, blind in ((after, 1), (early, 0), (replace(early, examiner="C. Third"), 1)):
        [one] = agreements(decisions(findings, reviews, [shown]))
        assert one.blind == blind
    changed = replace(findings[1], id="b", note="on second thoughts", supersedes=findings[1].id)
    changed = replace(changed, at=replace(after).at, state=REJECTED)
    late = replace(changed, at=Showing(examiner="x", **told).at)
    [one] = agreements(decisions([*findings, late], reviews, [after]))
    assert one.blind == 0
    again = replace(findings[1], id="c", supersedes="b", at=Showing(examiner="x", **told).at)
    [one] = agreements(decisions([*findings, late, again], reviews, [after]))
    assert one.blind == 1, "he stated again what he had decided blind"


def test_a_finding_that_its_author_took_back_is_no_decision():
    findings, reviews = decided([REJECTED], [CONFIRMED])
    own = [replace(one, author=Author.EXAMINER) for one in findings]
    gone = [own[0], replace(own[1], note=BY_AUTHOR)]
    assert agreements(decisions(own, reviews, ()))
    assert agreements(decisions(gone, reviews, ())) == []


def test_full_agreement_has_no_interval_of_kappa():
    states = [CONFIRMED] * 12 + [REJECTED] * 8
    [one] = agreements(decisions(*decided(states, states), ()))
    assert (one.kappa.value, one.kappa.low, one.kappa.high) == (1, None, None)
    told = agreement_words(one)
    assert "kappa 1.00 (no interval is stated: its standard error is 0), n = 20" in told


def test_an_accent_typed_apart_is_the_same_examiners_name():
    findings, reviews = decided([CONFIRMED], [REJECTED], examiner="Zoe\u0308 M\u00fcller")
    findings[1] = replace(findings[1], examiner="Zo\u00eb Mu\u0308ller")
    assert agreements(decisions(findings, reviews, ())) == []
