"""What a recipe of makers asks for, and what its folds leave out."""

from pathlib import Path

import msgspec
import pytest

from analyzers.training.attribution.recipe import (
    MakerFold,
    PictureMakerRecipe,
    read,
    without,
)
from tests.analyzers.training.attribution.recipes import TABLE, of_pictures, recipe
from workbench.errors import RecipeUnusable

RECIPES = Path(__file__).parents[4] / "recipes"


@pytest.mark.parametrize("name", ["attribution_face", "attribution_picture"])
def test_the_recipes_can_be_read(name):
    asked = read(RECIPES / f"{name}.toml", name)
    assert asked.name == name
    assert len(asked.learned) >= 10
    for fold in asked.folds:
        assert 2 <= len(without(asked, fold).learned) <= len(asked.learned)


def test_a_generator_has_one_maker():
    asked = recipe()
    assert asked.maker_of("").name == "photograph"
    assert asked.maker_of("rows").name == "rows"
    assert asked.maker_of("somebody else") is None


def test_a_family_is_left_out_whole():
    asked = without(recipe(), MakerFold(leave_out_families=("diffusion",)))
    assert [one.name for one in asked.learned] == ["photograph", "doubled", "rows"]
    assert asked.data.leave_out_generators == ("columns", "checks")
    assert len(asked.makers) == 5  # they are still judged


def test_folds_change_seed_codecs_and_losses():
    fold = MakerFold(leave_out_codecs=("webp",), seed=7, plain=True)
    asked = without(recipe(codecs={"jpeg": 1.0, "webp": 1.0}), fold)
    assert (asked.seed, asked.codecs, asked.network.plain) == (7, {"jpeg": 1.0}, True)
    assert fold.told == "without webp; seed 7; plain softmax classifier"
    assert not asked.planted
    with pytest.raises(RecipeUnusable, match="somebody"):
        without(recipe(), MakerFold(leave_out_families=("somebody",)))


def test_a_fault_is_planted_in_the_plain_control_alone():
    fold = MakerFold(plain=True, planted=True)
    asked = without(recipe(codecs={"jpeg": 1.0, "webp": 1.0}), fold)
    assert asked.planted and "planted" in fold.told
    given = [asked.codec_of(maker.name) for maker in asked.learned]
    assert given == ["jpeg", "webp", "jpeg", "webp", "jpeg"]
    with pytest.raises(ValueError, match="plain classifier alone"):
        MakerFold(planted=True)


def test_pictures_have_histories_of_their_own():
    asked = of_pictures()
    assert isinstance(asked, PictureMakerRecipe)
    assert asked.degradation.largest == 0.9


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"makers": TABLE["makers"][1:]}, "kind photograph"),
        ({"makers": [*TABLE["makers"], TABLE["makers"][1]]}, "names of their own"),
        ({"codecs": {"cassette": 1.0}}, "cassette"),
        ({"degradation": {"jpeg": 0.5}}, "table codecs"),
    ],
)
def test_contradictions_are_refused(table, said):
    with pytest.raises(msgspec.ValidationError, match=said):
        recipe(**table)
