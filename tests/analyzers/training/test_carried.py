"""Every pack that is carried was made by the recipe in the repository: its card names it."""

from pathlib import Path

import msgspec
import pytest

from analyzers.runtime.card import Card, parsed
from analyzers.training.attribution import recipe as attribution
from analyzers.training.gaze import recipe as gaze
from analyzers.training.parts import recipe as parts
from analyzers.training.pixels import recipe as pixels
from analyzers.training.recipe import AnyRecipe, digest_of, read_recipe, task_of
from analyzers.training.synthesis import recipe as synthesis

ROOT = Path(__file__).parents[3]
READERS = {
    gaze.TASK: gaze.read,
    parts.TASK: parts.read,
    synthesis.TASK: synthesis.read,
    **dict.fromkeys(pixels.TASKS, pixels.read),
}
MADE_HERE = {
    card.parents[1].name: card
    for card in sorted((ROOT / "resources" / "models").glob("*/*/card.toml"))
    if (ROOT / "recipes" / f"{card.parents[1].name}.toml").exists()
}


def recipe_for(name: str) -> AnyRecipe:
    """Return the recipe by which the released network of a pack is taught."""
    path = ROOT / "recipes" / f"{name}.toml"
    task = task_of(path)
    if task in attribution.TASKS:  # its released network is made by the recipe without folds
        return msgspec.structs.replace(attribution.read(path, task), folds=())
    return READERS.get(task, read_recipe)(path)


def card_of(name: str) -> Card:
    return parsed(MADE_HERE[name].read_bytes(), name)


def test_every_pack_that_was_taught_here_has_a_recipe():
    taught = {
        card.parents[1].name
        for card in (ROOT / "resources" / "models").glob("*/*/card.toml")
        if parsed(card.read_bytes(), card.parents[1].name).training
    }
    assert taught == MADE_HERE.keys() >= {"blending", "gaze", "attribution_face"}


@pytest.mark.parametrize("name", MADE_HERE)
def test_the_card_of_a_pack_names_the_recipe_in_the_repository(name):
    recipe, training = recipe_for(name), card_of(name).training

    assert training and training.recipe == f"{recipe.name} {recipe.version}"
    assert training.recipe_sha256 == digest_of(recipe)
    assert training.recipe_sha256 != digest_of(msgspec.structs.replace(recipe, seed=2))


@pytest.mark.parametrize("name", MADE_HERE)
def test_the_card_of_a_pack_tells_every_limit_of_its_recipe(name):
    told = card_of(name).limits
    assert [one for one in recipe_for(name).words.limits if one not in told] == []
