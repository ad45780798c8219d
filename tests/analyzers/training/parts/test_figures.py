"""Residuals are told beside authentic faces of like quality, and the forged part is found."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest

from analyzers.training import figures
from analyzers.training.parts.figures import (
    AGAINST,
    ALONE,
    BLENDED,
    FITS_LEAST,
    FOUND,
    KINDS,
    OWN,
    REACHED,
    UNLIKE_SHOWN,
    figures_of_misfits,
    figures_of_residuals,
    standard_of,
    told_apart,
)
from analyzers.training.parts.judging import JudgedParts
from tests.analyzers.training.parts.judgements import face

VALIDATED = [face(number) for number in range(600)]
WHOLE = [face(number) for number in range(1000, 1030)]


def told(judged):
    table = figures.Table(tuple(judged), 0.0)
    return list(figures_of_residuals(table, judged, VALIDATED))


def test_residuals_are_set_beside_faces_as_sharp():
    apart = told_apart(WHOLE, standard_of(VALIDATED), "residuals")
    alone = np.array([one.apart for one in apart])

    assert len(apart) == len(WHOLE)
    assert abs(np.median(alone)) < 0.4
    assert 0.7 < alone.std() < 1.4  # though plain residuals range over 7


def test_the_forged_part_is_found():
    forged = [face(n, made="mouth_bent", forged=3, shift=9.0) for n in range(2000, 2020)]
    (found,) = [one for one in told([*WHOLE, *forged]) if one.quantity == FOUND]
    (auc,) = [one for one in told([*WHOLE, *forged]) if one.quantity == ALONE]

    assert found.value > 0.9
    assert found.n == 20
    assert "by chance 0.33" in found.conditions
    assert auc.value > 0.95


def test_few_authentic_faces_are_shown_as_unlike_and_plain_forgeries_are():
    forged = [face(n, made="mouth_bent", forged=3, shift=9.0) for n in range(2000, 2020)]
    shown = {o.generator: o for o in told([*WHOLE, *forged]) if o.quantity == UNLIKE_SHOWN}

    assert shown[""].value < 0.2
    assert (shown[""].source, shown[""].n) == ("street", len(WHOLE))
    assert shown["mouth_bent"].value > 0.9


def test_the_misfit_of_the_forged_part_is_set_beside_the_same_part_blended_in_again():
    forged = [face(n, made="mouth_bent", forged=3, shift=30.0) for n in range(2000, 2020)]
    again = [face(n, made="mouth_again") for n in range(3000, 3020)]
    judged = [*WHOLE, *forged, *again]
    table = figures.Table(tuple(judged), 0.0)
    found = {o.quantity: o for o in figures_of_misfits(table, judged) if "mouth" in o.generator}

    assert found[OWN].value == found[AGAINST].value == 1
    assert 0.2 < found[BLENDED].value < 0.8
    assert (found[FITS_LEAST].value, found[FITS_LEAST].n) == (1, 20)
    assert found[OWN].source == "street"


def test_it_is_told_how_much_of_what_is_forged_an_operating_point_finds():
    forged = [
        face(n, made="mouth_bent", forged=3, shift=30.0 * (n % 4 == 0)) for n in range(40)
    ]
    judged = [*WHOLE, *forged]
    table = figures.Table(tuple(judged), 20.0)
    (reached,) = [o for o in figures_of_misfits(table, judged) if o.quantity == REACHED]

    assert (reached.value, reached.n, reached.source) == (0.25, 40, "street")


def test_what_is_gained_over_a_control_has_an_interval():
    chance = np.random.default_rng(0)
    judged = [
        replace(one, alone=tuple(chance.normal(0, 1, 3)))
        for one in [
            *WHOLE,
            *(face(n, made="mouth_bent", forged=3, shift=30.0) for n in range(40)),
        ]
    ]
    table = figures.Table(tuple(judged), 0.0)
    (gained,) = [o for o in figures_of_misfits(table, judged) if "gained" in o.quantity]

    assert gained.value > 0.25 and gained.interval[0] > 0.1
    assert "own part alone" in gained.quantity


def test_a_forgery_that_shows_nowhere_is_found_by_chance():
    forged = [face(n, made="eyes_bent", forged=1) for n in range(3000, 3060)]
    (found,) = [one for one in told([*WHOLE, *forged]) if one.quantity == FOUND]

    assert 0.15 < found.value < 0.55


def test_faces_of_a_quality_that_nobody_measured_do_not_count():
    few = VALIDATED[:20]  # too few to rank among

    assert told_apart(WHOLE, standard_of(few), "residuals") == []
    assert standard_of([]).cells == ()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_control_has_a_standard_of_its_own(kind):
    judged = [face(number, kind=kind) for number in range(300)]

    assert len(told_apart(judged, standard_of(judged, kind), kind)) == 300


def test_what_was_judged_can_be_kept():
    one = face(1)

    assert msgspec.json.decode(msgspec.json.encode(one), type=JudgedParts) == one
