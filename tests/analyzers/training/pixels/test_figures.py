"""Figures say whether the gate was on, and say nothing of few pictures."""

from dataclasses import replace

import numpy as np
import pytest

from analyzers.training.figures import Table
from analyzers.training.pixels.conditions import AS_FOUND
from analyzers.training.pixels.figures import (
    GATED,
    LEAST,
    PICTURES,
    UNGATED,
    WITHHELD,
    figures_of,
    operating_point,
)
from analyzers.training.pixels.judging import JudgedPicture
from analyzers.training.pixels.laundering import FLUX
from analyzers.training.pixels.shelf import GENERATED, LAUNDERED
from analyzers.training.pixels.three_ways import KNOWN, STRANGE, cells, three_ways

COARSE = "compressed_too_coarsely"


def picture(number, *, source="street", made="", score=0.0, withheld="", **fields):
    told = {
        "path": f"{source}{made}{number}.png",
        "frame": 0,
        "source": source,
        "unit": f"file {source}{made}{number}",
        "made": made,
        "family": "",
        "side": "left_out",
        "condition": AS_FOUND,
        "score": score,
        "sharpness": 1.0,
        "outside": 0.0,
        "width": 200.0,
        "least_side": 200,
        "kind": "generated" if made else "",
        "withheld": withheld,
    }
    return JudgedPicture(**(told | fields))


@pytest.fixture
def seen():
    """Photographs of which half score high and are withheld, and generated pictures."""
    photographs = [
        picture(n, score=5.0 if n % 2 else -n / 99, withheld=COARSE if n % 2 else "")
        for n in range(2 * LEAST)
    ]
    return [*photographs, *(picture(n, made="alpha", score=3.0) for n in range(LEAST))]


def told(figures, quantity, gate):
    return [f for f in figures if f.quantity == quantity and f.conditions.endswith(gate)]


def test_the_gate_is_on_and_off(seen):
    found = figures_of(Table(tuple(seen), 1.0, None, PICTURES))
    (gated,), (ungated,) = (told(found, "AUC", gate) for gate in (GATED, UNGATED))
    assert (gated.value, gated.n) == (1.0, 2 * LEAST)
    assert (ungated.value, ungated.n) == (0.5, 3 * LEAST)
    (alarms,) = told(found, PICTURES.alarms, GATED)
    assert alarms.value == 0.0
    assert told(found, PICTURES.alarms, UNGATED)[0].value == 0.5


def test_what_is_withheld_is_told_by_source_and_generator(seen):
    found = figures_of(Table(tuple(seen), 1.0, None, PICTURES))
    shares = {(f.source, f.generator): f.value for f in found if f.quantity == WITHHELD}
    assert shares == {("street", ""): 0.5, ("", "alpha"): 0.0}


def test_a_generator_is_one_group_whatever_its_pictures_were_made_of():
    made = [picture(n, source=f"s{n % 3}", made="beta") for n in range(LEAST)]
    few = [picture(n, made="rare") for n in range(LEAST - 1)]
    found = figures_of(Table((*made, *few), 1.0, None, PICTURES))
    told = {(f.quantity, f.generator): f.value for f in found}
    assert told == {(WITHHELD, "beta"): 0.0}


def test_what_went_through_an_autoencoder_is_not_counted_with_what_it_drew(seen):
    redrawn = [
        picture(n, made="alpha", kind="laundered", path=f"r{n}", score=-9.0)
        for n in range(LEAST)
    ]
    found = figures_of(Table((*seen, *redrawn), 1.0, None, PICTURES))
    values = {"through it" in f.conditions: f.value for f in told(found, "AUC", GATED)}
    assert values == {False: 1.0, True: 0.0}


def test_laundered_pictures_are_set_against_windows(three_kinds):
    """Whole photographs score high here, and their windows low."""
    photographs = [one for one in three_kinds if not one.kind]
    whole = [replace(one, view="whole", score=9.0) for one in photographs]
    windows = [replace(one, view="window", score=-9.0) for one in photographs]
    altered = [one for one in three_kinds if one.kind]
    found = figures_of(Table((*whole, *windows, *altered), 1.0, None, PICTURES))
    values = {"through it" in f.conditions: f.value for f in told(found, "AUC", GATED)}
    assert values == {False: 0.0, True: 1.0}
    (alarms,) = told(found, PICTURES.alarms, GATED)
    assert (alarms.value, alarms.n) == (1.0, LEAST)
    assert operating_point([*whole, *windows]) == 9.0


def test_of_few_pictures_nothing_is_told(seen):
    few = [one for one in seen if one.made or one.withheld]
    found = figures_of(Table(tuple(few[:-1]), 1.0, None, PICTURES))
    assert not told(found, "AUC", GATED)
    assert not told(found, "AUC", UNGATED)


def test_a_control_that_tells_the_classes_apart_is_named(seen):
    sharper = [picture(n, made="beta", score=3.0, sharpness=9.0) for n in range(LEAST)]
    found = figures_of(Table((*seen, *sharper), 1.0, None, PICTURES))
    named = {f.generator: "sharpness" in f.conditions for f in told(found, "AUC", GATED)}
    assert named == {"alpha": False, "beta": True}


def test_the_operating_point_is_of_photographs_that_pass(seen):
    assert operating_point(seen) < 0.1
    assert operating_point([*seen, picture(0, source="studio", score=2.0)]) == 2.0
    assert np.isnan(operating_point([one for one in seen if one.made]))


@pytest.fixture
def three_kinds():
    """Pictures of which one in six is mistaken: a photograph, for a generated picture."""
    kinds = {"": (-1.0, 0.0), "laundered": (1.0, 1.0), "generated": (1.0, -1.0)}
    return [
        picture(
            n,
            made=kind and "alpha",
            kind=kind,
            score=2.0 if not kind and n % 2 else first,
            second=-1.0 if not kind and n % 2 else second,
        )
        for kind, (first, second) in kinds.items()
        for n in range(LEAST)
    ]


def test_three_answers_are_judged_together(three_kinds):
    found = three_ways([replace(one, side="kept_back") for one in three_kinds])
    balanced = {f.generator: f.value for f in found if f.quantity.startswith("balanced")}
    assert balanced == pytest.approx({"": 5 / 6, "alpha": 5 / 6}, abs=1e-3)
    shares = {f.quantity: f.value for f in found}
    assert shares["pristine pictures called generated"] == 0.5
    assert shares["pristine pictures called pristine"] == 0.5
    assert shares["laundered pictures called laundered"] == 1.0


def test_two_kinds_make_no_three_answers(three_kinds):
    assert not [
        f
        for f in three_ways([one for one in three_kinds if one.kind])
        if f.quantity.startswith("balanced")
    ]


def of_cell(found, cell):
    return {f.quantity: f.value for f in found if cell in f.conditions and f.generator == ""}


def test_known_collections_and_those_left_out_are_never_mixed(three_kinds):
    """Photographs of a collection left out are all mistaken here, of a known one none."""
    drawn = [replace(one, source="zoo") for one in three_kinds if one.kind == GENERATED]
    redrawn = [one for one in three_kinds if one.kind == LAUNDERED]
    strange = [picture(n, score=1.0, second=1.0) for n in range(LEAST)]
    known = [
        picture(n, source="studio", score=-1.0, second=0.0, side="kept_back")
        for n in range(LEAST)
    ]
    others = [replace(one, source="studio", path=f"s{one.path}") for one in redrawn]
    found = three_ways([*drawn, *redrawn, *others, *strange, *known])

    assert of_cell(found, KNOWN)["pristine pictures called pristine"] == 1.0
    assert of_cell(found, KNOWN)["balanced accuracy of three answers"] == 1.0
    assert of_cell(found, STRANGE)["pristine pictures called laundered"] == 1.0
    assert of_cell(found, STRANGE)["laundered pictures called laundered"] == 1.0
    assert len(of_cell(found, KNOWN)) == len(of_cell(found, STRANGE)) == 10


def test_a_real_generator_is_of_the_cell_that_knows_it_or_not(three_kinds):
    real = [
        picture(n, made=made, side=side, source=made)
        for made, side in (("alpha", "kept_back"), ("beta", "left_out"))
        for n in range(2)
    ]
    both = cells([*real, picture(0), picture(1, source="zoo", made="decoder")])
    made = {name[0]: sorted({one.made for one in among}) for name, among in both.items()}
    assert made == {"A": ["alpha", "decoder"], "B": ["", "beta", "decoder"]}


def test_the_tiny_autoencoder_of_flux_stands_by_itself(three_kinds):
    tiny = [
        replace(one, made=FLUX, score=-1.0, path=f"t{one.path}")
        for one in three_kinds
        if one.kind == LAUNDERED
    ]
    every = [replace(one, side="kept_back") for one in [*three_kinds, *tiny]]
    values = {(f.quantity, f.generator): f.value for f in three_ways(every)}
    assert values["laundered pictures called laundered", ""] == 1.0
    assert values["laundered pictures called pristine", FLUX] == 1.0
    assert values["balanced accuracy of three answers", FLUX] == pytest.approx(0.5, abs=1e-3)
