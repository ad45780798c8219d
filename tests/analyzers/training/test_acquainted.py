"""Figures say whether their way was learned from; folds are judged where they say."""

import msgspec
import pytest

from analyzers.training.acquainted import Taught, judged_by_fold, left_out_by, taught_by
from analyzers.training.recipe import Fold
from analyzers.training.splits import parted
from tests.analyzers.training.planted import recipe
from tests.analyzers.training.test_splits import asked, collection

HERE = frozenset({"mesh_swap", "nearest_blend", "part_swap_person", "reenactment"})


@pytest.mark.parametrize(
    "way, said",
    [
        ("nearest_blend", "way learned from"),
        ("mesh_swap", "way never learned from, but of its family nearest_blend"),
        ("part_swap_person", "way never learned from, though its seam"),
        ("reenactment", "way never learned from"),
        ("FaceSwap", "generator never learned from"),
    ],
)
def test_what_is_akin_to_a_learned_way_is_said(way, said):
    taught = Taught(frozenset({"nearest_blend"}), HERE)

    assert taught.said_of(way).startswith(said)
    assert ("though" in said) == ("though" in taught.said_of(way))


def test_ways_are_learned_from_by_recipe_and_generators_by_their_faces():
    examples = collection()
    made = asked(leave_out_generators=("two",))
    sides = parted(examples, made)
    pasted = msgspec.structs.replace(
        recipe(4), task="blending", fakes={"mesh_swap": 1.0, "self_blending": 0.0}
    )

    assert taught_by(made, examples, sides, ()).ways == {"one"}
    assert taught_by(pasted, examples, sides, HERE) == Taught(frozenset({"mesh_swap"}), HERE)


def test_a_fold_is_judged_on_its_own_sources_alone():
    examples = collection()
    fold = Fold(leave_out_sources=("studio",), leave_out_generators=("two",))
    made = asked(leave_out_sources=("street", "studio"), leave_out_generators=("two",))
    sides = parted(
        examples, asked(leave_out_sources=("studio",), leave_out_generators=("two",))
    )
    judged = judged_by_fold(sides, examples, made, fold)

    assert not len(judged.kept_back)
    seen = {(examples[i].source, examples[i].generator) for i in judged.left_out}
    assert seen == {("studio", ""), ("made", "two")}
    assert left_out_by(fold) == "two, studio"


def test_a_fold_that_leaves_out_ways_alone_is_judged_where_the_whole_recipe_is():
    examples, fold = collection(), Fold(leave_out_fakes=("mesh_swap",))
    made = asked(leave_out_sources=("studio",))
    elsewhere = judged_by_fold(parted(examples, made), examples, made, fold)
    sides = parted(examples, asked())

    assert {examples[i].source for i in elsewhere.left_out} == {"studio"}
    assert not len(elsewhere.kept_back)
    assert judged_by_fold(sides, examples, asked(), fold) is sides
