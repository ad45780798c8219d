"""Beside every finding: its degree of support on the verbal scale, and known error rates."""

from dataclasses import replace

import pytest

from tests.workbench.test_fusion import ITEM, MADE, POINT, run_of, weighed
from workbench.finding_words import error_rates, support_words
from workbench.model import Author, Family, Finding, Support


@pytest.fixture
def run():
    return run_of(Family.COMPRESSION)


def finding_of(*runs):
    return Finding(
        media_id=ITEM.id,
        statement="Something.",
        h1="It was altered.",
        h2="It was not.",
        author=Author.MACHINE,
        run_ids=tuple(run.id for run in runs),
    )


@pytest.mark.parametrize(
    ("llr", "words"),
    [
        (0.30, "No support for either"),
        (0.302, "Weak support for C1 over C2"),
        (0.7, "Weak support for C1 over C2"),
        (-0.31, "Weak support for C2 over C1"),
    ],
)
def test_support_is_on_the_verbal_scale_by_the_propositions_of_the_calibration(run, llr, words):
    said = weighed(run, llr)
    told = support_words(finding_of(run), {run.id: run}, {run.id: said}, {MADE.digest: MADE})

    assert words in told and "C1: The medium was altered or made by: G0" in told
    assert "not H1 and H2 of a finding" in told and "Cllr" in told


def test_without_a_ratio_it_is_inconclusive_and_said_why(run):
    finding, runs = finding_of(run), {run.id: run}
    refused = Support(
        media_id=ITEM.id, run_id=run.id, score=1.0, reason="score_outside_calibration"
    )

    assert support_words(finding, runs, {}, {}).startswith("Inconclusive as to degree.")
    told = support_words(finding, runs, {run.id: refused}, {})
    assert "lies outside those" in told and "C1:" not in told


def test_error_rates_are_those_of_the_point_and_of_this_case(run):
    finding, runs = finding_of(run), {run.id: run}
    told = error_rates(finding, ITEM, runs, {run.id: "0 of 5 known authentic exhibits"})
    apart = replace(run, info=replace(run.info, operating_points=()))

    assert POINT.meaning in told and "In this case: 0 of 5" in told
    assert "missed under these conditions is not known" in told
    assert "no rate of false alarms" in error_rates(finding, ITEM, {run.id: apart}, {})


def test_a_fact_has_no_error_rate(run):
    silent = replace(run, info=replace(run.info, score_meaning=""))

    assert error_rates(finding_of(silent), ITEM, {silent.id: silent}, {}) == ""
    metadata = run_of(Family.PROVENANCE)
    told = support_words(finding_of(metadata), {metadata.id: metadata}, {}, {})
    assert "enters no likelihood ratio" in told and "withheld" not in told
