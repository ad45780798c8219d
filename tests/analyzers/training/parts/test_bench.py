"""Faces are looked at once, forged and degraded alike, by chance that rests on their names."""

import numpy as np
import pytest

from analyzers.networks.part_comparer import LOOK, PARTS
from analyzers.training.judging import CLEAN
from analyzers.training.parts.bench import JUDGED, LEARNED, VALIDATED, Bench
from analyzers.training.parts.recipe import Bench as Terms
from analyzers.training.recipe import Data, Degradation
from analyzers.training.splits import parted_by

FEW = Terms(learned=2, validated=1, judged=1, graded=1)


@pytest.fixture(scope="module")
def bench(shelf_folder, shelf, tmp_path_factory):
    sides = parted_by(shelf.examples, Data(validation=0.25), seed=1, altered_too=False)
    made = Bench(
        shelf=shelf_folder,
        folder=tmp_path_factory.mktemp("bench"),
        sides=sides,
        ways=("mouth_bent",),
        degradation=Degradation(zoom=0.0),
        terms=FEW,
        seed=1,
        strange=("street",),
    )
    assert list(made.rows())
    return made


@pytest.fixture(scope="module")
def rows(bench):
    return bench.read()


def test_what_was_looked_at_is_not_looked_at_again(bench):
    assert not list(bench.rows())


def test_every_row_is_of_three_parts(rows):
    assert rows.looks.shape[1:] == (PARTS, LOOK)
    assert np.isfinite(rows.looks).all() and np.isfinite(rows.detail).all()
    assert (rows.looks.astype(float).std(0) > 0).any(1).all()


def test_the_part_that_was_forged_is_known_and_the_control_has_none(rows):
    forged = rows.forged[rows.made == "mouth_bent"]
    again = np.char.endswith(rows.made, "_again")

    assert len(forged) and (forged == [False, False, True]).all()
    assert again.any() and not rows.forged[again | (rows.made == "")].any()


def test_each_stage_has_its_faces_and_conditions(rows, shelf):
    sources = {shelf.examples[index].source for index in rows.index[rows.stage == JUDGED]}

    assert set(rows.stage) == {LEARNED, VALIDATED, JUDGED}
    assert sources == {"street"}
    assert set(rows.condition[rows.stage == LEARNED]) == {""}
    assert len(set(rows.condition[rows.stage == VALIDATED])) > 2
    assert CLEAN in rows.condition


def test_a_face_and_its_forgery_differ_in_the_forged_part_most(rows):
    """Whatever was done to both was done alike."""
    clean = rows.where((rows.stage == JUDGED) & (rows.condition == CLEAN))
    whole = clean.looks[clean.made == ""][0].astype(float)
    forged = clean.looks[clean.made == "mouth_bent"][0].astype(float)
    apart = np.abs(forged - whole).mean(1)

    assert apart.argmax() == 2 and apart[0] < apart[2] / 2
