"""What a recipe of facial parts hides, and what of it decides the pretraining."""

import msgspec
import numpy as np
import pytest

from analyzers.training.parts.recipe import Masking, pretraining_of, without
from analyzers.training.recipe import Fold, digest_of
from tests.analyzers.training.parts.recipes import TABLE, recipe

TOKENS = np.repeat([0, 1, 2, 3], (20, 5, 16, 8)).astype(np.uint8)


def drawn(masking, times=200):
    chance = np.random.default_rng(5)
    return np.stack([masking.drawn(TOKENS, chance) for _ in range(times)])


def test_one_part_is_hidden_whole_and_a_little_of_the_others():
    hidden = drawn(Masking(one=1.0, two=0.0))
    whole = np.stack([hidden[:, part == TOKENS].all(1) for part in (1, 2, 3)])

    assert whole.any(0).all()
    assert all(0.15 < share < 0.6 for share in whole.mean(1))
    assert 0.2 < hidden[:, TOKENS == 0].mean() < 0.3


def test_of_two_parts_much_is_hidden_and_of_the_rest_nothing():
    hidden = drawn(Masking(one=0.0, two=1.0))
    touched = np.stack([hidden[:, part == TOKENS].any(1) for part in (1, 2, 3)])

    assert not hidden[:, TOKENS == 0].any()
    assert (touched.sum(0) <= 2).all()


def test_the_control_hides_anywhere():
    hidden = drawn(Masking(by="patches"))

    assert 0.7 < hidden.mean() < 0.8
    assert hidden.mean(0).std() < 0.08


def test_a_face_that_does_not_show_every_part_is_hidden_anywhere():
    chance = np.random.default_rng(5)
    half = np.where(TOKENS == 1, 0, TOKENS).astype(np.uint8)
    hidden = np.stack([Masking(one=1.0, two=0.0).drawn(half, chance) for _ in range(100)])

    assert 0.7 < hidden[:, TOKENS == 0].mean() < 0.8


def test_the_detector_does_not_decide_the_pretraining():
    one = recipe()
    other = recipe(
        fakes={"mesh_swap": 1.0},
        training=TABLE["training"] | {"steps": 9},
        network=TABLE["network"] | {"pair": True, "fidelity": True},
    )
    wider = recipe(network=TABLE["network"] | {"width": 32})

    assert digest_of(pretraining_of(one)) == digest_of(pretraining_of(other))
    assert digest_of(one) != digest_of(other)
    assert digest_of(pretraining_of(one)) != digest_of(pretraining_of(wider))


def test_a_switch_that_is_not_named_leaves_digests_as_they_were():
    assert "fidelity" not in msgspec.to_builtins(recipe())["network"]
    assert "pair" in msgspec.to_builtins(recipe())["network"]


def test_a_fold_pretrains_without_its_sources():
    whole = recipe(pretraining=TABLE["pretraining"] | {"fold_steps": 2})
    fold = without(whole, Fold(leave_out_sources=("studio",)))

    assert fold.data.leave_out_sources == ("studio",)
    assert (fold.pretraining.steps, fold.training.steps) == (2, 2)
    assert digest_of(pretraining_of(fold)) != digest_of(pretraining_of(whole))


@pytest.mark.parametrize(
    "table, said",
    [
        ({"masking": {"one": 0.9, "two": 0.3}}, "same faces"),
        ({"network": {"heads": 3}}, "divide"),
        ({"fakes": {}}, "needs fakes"),
        ({"folds": [{"leave_out_fakes": ["mesh_swap"]}]}, "which the recipe lacks"),
    ],
)
def test_a_recipe_that_contradicts_itself_is_refused(table, said):
    with pytest.raises(msgspec.ValidationError, match=said):
        recipe(**table)
