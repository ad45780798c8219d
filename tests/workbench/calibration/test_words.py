"""The graded scale: each band holds its lower end, 1/LR uses the same words for H2."""

import math
from dataclasses import replace
from types import SimpleNamespace

import pytest

from workbench import documents, listing
from workbench.calibration import applying, words
from workbench.model import Support


@pytest.mark.parametrize(
    ("ratio", "word"),
    [
        (1, "no"),
        (1.99, "no"),
        (2, "weak"),
        (9.99, "weak"),
        (10, "moderate"),
        (100, "moderately strong"),
        (1000, "strong"),
        (9999, "strong"),
        (10000, "very strong"),
    ],
)
def test_each_band_holds_its_lower_end_on_both_sides(ratio, word):
    assert words.degree(math.log10(ratio)) == word
    assert words.degree(-math.log10(ratio)) == word


def test_the_side_is_named_and_a_ratio_near_one_supports_neither():
    assert words.verbal(math.log10(30)) == "moderate support for C1 over C2"
    assert words.verbal(-math.log10(30)) == "moderate support for C2 over C1"
    assert "neither" in words.verbal(0.0) or "no support" in words.verbal(0.0)


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [(1, "1.0"), (2.3, "2.3"), (17, "17"), (250, "250"), (0.5, "1/2.0"), (0.01, "1/100")],
)
def test_below_one_it_is_written_as_one_over(ratio, shown):
    assert words.number(math.log10(ratio)) == shown


def test_a_statement_holds_ratio_interval_and_bound(calibration):
    high = calibration.scale.bounds[1]
    said = Support(
        media_id="m",
        run_id="r",
        score=9.0,
        calibration=calibration.digest,
        llr=high,
        lower=0.1,
        upper=high,
    )
    told = words.statement(said, calibration)

    assert words.number(high) in told and "95 % interval" in told
    assert "held at the bound" in told
    assert "held at the bound" not in words.statement(replace(said, llr=high / 2), calibration)


def test_grounds_name_cell_numbers_sources_cost_and_bounds(calibration):
    told = words.grounds(calibration)

    for part in (
        "240 authentic files of 6",
        "160 altered files of 4",
        "Cllr 0.",
        "bounds 1/",
        "jpeg",
    ):
        assert part in told
    assert "G0" in words.propositions(calibration)[0]
    assert "altered or made by" in words.propositions(calibration)[0]


def test_a_refusal_says_that_no_ratio_is_stated_and_why():
    told = words.withheld("not_calibrated_for_these_conditions")

    assert told.startswith("withheld: not calibrated for these conditions")
    assert "no likelihood ratio is stated" in told


def supported(made, llr=0.2):
    told = {"score": 0.5, "calibration": made.digest, "lower": 0.1, "upper": 0.3}
    return Support(media_id="m", run_id="r", llr=llr, **told)


def judged(made, confounded):
    return replace(made, tested=replace(made.tested, confounded=confounded))


@pytest.mark.parametrize(("ratio", "shown"), [(99.7, "99"), (9.97, "9.9"), (1.96, "1.9")])
def test_a_ratio_is_never_written_stronger_than_it_is(ratio, shown):
    assert words.number(math.log10(ratio)) == shown
    assert words.number(-math.log10(ratio)) == f"1/{shown}"


def test_a_confounded_calibration_gives_no_ratio_and_an_unjudged_one_says_so(calibration):
    said = supported(calibration)
    confounded, unknown, fine = (judged(calibration, is_so) for is_so in (True, None, False))

    assert "LR" not in words.statement(said, confounded)
    assert words.standing(said, confounded).reason == "calibration_confounded"
    assert words.standing(said, fine) is said and "confounded" not in words.statement(
        said, fine
    )
    assert "whether the calibration is confounded is not known" in words.statement(
        said, unknown
    )
    assert "not known" in words.grounds(unknown) and "CONFOUNDED" in words.grounds(confounded)


def test_at_a_bound_no_interval_is_shown(calibration):
    low, high = calibration.scale.bounds
    held = replace(supported(calibration), llr=high, upper=high, lower=low)

    assert words.interval(held, calibration).startswith("not shown")
    assert words.interval(supported(calibration), calibration) == "1.2 to 1.9"


def test_items_are_files_where_each_stands_alone_and_the_maker_answers_for_them(calibration):
    first, *others = calibration.sources
    several = replace(first, items=first.items - 1)
    persons = replace(calibration, sources=(several, *others))

    assert words.counted(calibration, altered=False) == "240 authentic files"
    assert words.counted(persons, altered=False) == "239 authentic independent items"
    assert "stated by its maker" in words.grounds(calibration)


def test_every_reason_of_the_core_has_words():
    codes = [value for name, value in vars(applying).items() if name.isupper()]

    assert all(words.WHY[code] for code in codes if isinstance(code, str))


def test_a_line_of_scores_names_the_propositions_and_withholds_a_confounded_ratio(calibration):
    run = SimpleNamespace(info=SimpleNamespace(name="compression.trial"))
    judged_ones = [judged(calibration, is_so) for is_so in (None, True)]
    listed = [(run, supported(calibration), made) for made in judged_ones]
    entries = documents.scores([], [], [], [], [], supported=listed)["support"]
    given, refused = (listing.score_line("support", entry) for entry in entries)

    assert "C1: The medium was altered or made by: G0" in given and "is not known" in given
    assert "H1" not in given and entries[1]["llr"] is None
    assert "no likelihood ratio is stated" in refused and "LR 1" not in refused
