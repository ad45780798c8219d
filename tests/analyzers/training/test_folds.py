"""A fold that leaves out a way of forging is judged by it, where it had learned from nobody."""

import msgspec
import pytest

from analyzers.runtime.packs import Pack
from analyzers.training.fakes import MAKERS
from analyzers.training.figures import ALARMS
from analyzers.training.judging import CLEAN, Extent
from analyzers.training.making import JUDGED, MANIFEST, Laboratory, make, read_judged
from analyzers.training.recipe import Fold
from tests.analyzers.training.planted import recipe
from workbench.errors import CheckpointUnusable

FAKES = {"self_blending": 1.0, "nearest_blend": 1.0}
JUDGED_BY = ("nearest_blend", "mesh_swap", "self_blending")
EXTENT = Extent(faces=8, forged=8, conditions=(CLEAN,))


def asked():
    made = recipe(1, batch=4)
    return msgspec.structs.replace(
        made,
        task="blending",
        fakes=FAKES,
        data=msgspec.structs.replace(made.data, validation=0.25),
        folds=(Fold(leave_out_fakes=("nearest_blend",), leave_out_sources=("studio",)),),
    )


@pytest.fixture(scope="module")
def made(shelf_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    forging = {name: MAKERS[name] for name in JUDGED_BY}
    laboratory = Laboratory(
        shelf=shelf_folder, folder=folder, forging=forging, extent=EXTENT, workers=0
    )
    *_, pack = make(asked(), laboratory)
    assert isinstance(pack, Pack)
    return laboratory, pack.card


def test_a_fold_is_judged_by_ways_that_it_was_not_taught_on_its_own_source(made):
    laboratory, _ = made
    seen = read_judged(laboratory.folder / "fold-1" / JUDGED)

    assert {one.source for one in seen if not one.made} == {"studio"}
    made_here = {one.made for one in seen} & set(MAKERS)
    assert made_here == {"nearest_blend", "mesh_swap"}


def test_the_card_tells_figures_of_ways_and_sources_that_were_not_learned_from(made):
    _, card = made
    folds = [one for one in card.measured if "of another network" in one.conditions]
    pairs = {one.generator: one.conditions for one in folds if one.quantity == "AUC"}

    assert "way never learned from, but of its family self_blending" in pairs["nearest_blend"]
    assert "source never trained on" in pairs["mesh_swap"]
    assert all("taught without nearest_blend, studio" in one.conditions for one in folds)
    assert any(one.quantity == ALARMS and one.source == "studio" for one in folds)
    assert any(one.quantity == "IoU of the map" for one in folds)
    released = [one for one in card.measured if one not in folds and one.generator in FAKES]
    assert released and all("way learned from" in one.conditions for one in released)


def test_the_range_follows_from_the_recipe_and_from_what_was_judged(made):
    said = made[1].validated.conditions

    assert "JPEG 35 to 98" in said and "35%" in said
    assert f"judged {CLEAN};" in said


def test_faces_that_were_parted_in_another_way_are_not_mixed_up(made):
    """A folder that does not say whose faces were learned from is not gone on with."""
    laboratory, _ = made
    fold = laboratory.folder / "fold-1"
    assert (fold / MANIFEST).exists()
    (fold / "learned.sha256").unlink()

    with pytest.raises(CheckpointUnusable, match="parted in another way"):
        list(make(asked(), laboratory))
