"""What of a recipe of facial parts decides the pretraining, and what a fold leaves out."""

import msgspec
import pytest

from analyzers.training.parts.recipe import pretraining_of, without
from analyzers.training.recipe import Fold, digest_of
from tests.analyzers.training.parts.recipes import TABLE, recipe


def test_the_detector_does_not_decide_the_pretraining():
    one = recipe()
    other = recipe(
        fakes={"eyes_bent": 1.0},
        training=TABLE["training"] | {"steps": 9},
        comparing={"hidden": 9},
    )
    wider = recipe(network=TABLE["network"] | {"deep": 2})

    assert digest_of(pretraining_of(one)) == digest_of(pretraining_of(other))
    assert digest_of(one) != digest_of(other)
    assert digest_of(pretraining_of(one)) != digest_of(pretraining_of(wider))


def test_a_fold_is_not_taught_what_it_leaves_out():
    whole = recipe(training=TABLE["training"] | {"fold_steps": 1})
    fold = Fold(leave_out_sources=("studio",), leave_out_fakes=("mouth_bent",))
    asked = without(whole, fold)

    assert asked.data.leave_out_sources == ("studio",)
    assert list(asked.fakes) == ["part_swap_person"]
    assert (asked.training.steps, asked.folds) == (1, ())


@pytest.mark.parametrize(
    "table, said",
    [
        ({"masking": {"one": 0.9, "two": 0.3}}, "same faces"),
        ({"comparing": {"hidden": 1}}, "hidden"),
        ({"fakes": {}}, "needs fakes"),
        ({"folds": [{"leave_out_fakes": ["mesh_swap"]}]}, "which the recipe lacks"),
    ],
)
def test_a_recipe_that_contradicts_itself_is_refused(table, said):
    with pytest.raises(msgspec.ValidationError, match=said):
        recipe(**table)
