"""A recipe is read strictly, and those that Loupe is trained by can be read."""

import hashlib
import json
from pathlib import Path

import msgspec
import pytest

from analyzers.training.attribution import recipe as attribution
from analyzers.training.batches import makers_of
from analyzers.training.gaze import recipe as gaze
from analyzers.training.parts import recipe as parts
from analyzers.training.parts.forgeries import MADE
from analyzers.training.pixels.recipe import TASKS, read
from analyzers.training.recipe import Fold, digest_of, read_recipe, task_of, without
from analyzers.training.synthesis import recipe as synthesis
from workbench.errors import RecipeUnusable

RECIPES = sorted((Path(__file__).parents[3] / "recipes").glob("*.toml"))
SHORT = """
name = "short"
version = "1"
task = "synthesis"
[training]
steps = 4
[words]
title = "Short"
licence = "none"
training_data = "none"
not_trained_on = "all"
limits = ["a test"]
reference = "none"
"""


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)
def test_the_recipes_of_the_project_can_be_read(path):
    if task_of(path) in TASKS:  # native pixels
        recipe = read(path)
        assert (recipe.name, recipe.task) == (path.stem, path.stem)
        return
    if (task := task_of(path)) in attribution.TASKS:
        assert attribution.read(path, task).name == path.stem
        return
    if task_of(path) == gaze.TASK:
        assert gaze.read(path).name == path.stem
        return
    if task_of(path) == parts.TASK:
        asked = parts.read(path)
        assert (asked.name, asked.task) == (path.stem, path.stem)
        assert asked.fakes and set(asked.fakes) <= set(MADE)
        return
    if task_of(path) == synthesis.TASK:
        generated = synthesis.read(path)
        assert (generated.name, generated.faces().task) == (path.stem, "synthesis")
        assert len(generated.folds) == 12
        return
    recipe = read_recipe(path)

    assert recipe.name == path.stem
    assert bool(makers_of(recipe)) == (recipe.task == "blending")


@pytest.mark.parametrize(
    "text, said",
    [
        (SHORT.replace("steps", "stepps"), "stepps"),
        (SHORT.replace("synthesis", "magic"), "magic"),
        (SHORT.replace("synthesis", "blending"), "needs fakes"),
        (SHORT + "[fakes]\nself_blending = 1\n", "needs fakes"),
        (SHORT.replace("steps = 4", "steps = -4"), "steps"),
        (SHORT + "[network]\nsize = 100\n", "size"),
        (SHORT + "[switches]\nconsistency = 1\n", "frequency_mask"),
        (SHORT.replace('name = "short"', 'name = "../up"'), "name"),
        ("name = [", "short.toml"),
        ("\xff", "short.toml"),
    ],
)
def test_what_would_need_guessing_is_refused(tmp_path, text, said):
    path = tmp_path / "short.toml"
    path.write_bytes(text.encode("latin-1"))

    with pytest.raises(RecipeUnusable, match=said):
        read_recipe(path)


def test_an_unknown_way_of_forging_is_named(tmp_path):
    path = tmp_path / "short.toml"
    path.write_text(SHORT.replace("synthesis", "blending") + "[fakes]\nalchemy = 1.0\n")

    with pytest.raises(RecipeUnusable, match="alchemy"):
        makers_of(read_recipe(path))


PASTED = (
    SHORT.replace("synthesis", "blending") + "[fakes]\nmesh_swap = 1\nnearest_blend = 0.5\n"
)


@pytest.mark.parametrize(
    "fold, said",
    [
        ('leave_out_fakes = ["alchemy"]', "lacks"),
        ('leave_out_fakes = ["mesh_swap", "nearest_blend"]', "every way"),
        ("", "leaves something out"),
    ],
)
def test_a_fold_leaves_out_some_of_what_is_taught(tmp_path, fold, said):
    path = tmp_path / "short.toml"
    path.write_text(f"{PASTED}[[folds]]\n{fold}\n")

    with pytest.raises(RecipeUnusable, match=said):
        read_recipe(path)


def test_a_way_of_forging_that_is_left_out_is_not_taught(tmp_path):
    path = tmp_path / "short.toml"
    path.write_text(f'{PASTED}[[folds]]\nleave_out_fakes = ["mesh_swap"]\n')
    recipe = read_recipe(path)
    fold = without(recipe, recipe.folds[0])

    assert fold.fakes == {"nearest_blend": 0.5}
    assert digest_of(fold) != digest_of(msgspec.structs.replace(recipe, folds=()))


def test_a_fold_leaves_out_more_and_trains_as_long_as_it_says(tmp_path):
    path = tmp_path / "short.toml"
    path.write_text(SHORT.replace("steps = 4", "steps = 4\nfold_steps = 2"))
    fold = without(
        read_recipe(path), Fold(leave_out_sources=("a",), leave_out_generators=("b",))
    )

    assert fold.data.leave_out_sources == ("a",)
    assert fold.data.leave_out_generators == ("b",)
    assert fold.training.steps == 2
    assert not fold.folds


def test_a_key_that_came_later_names_another_recipe_only_where_it_is_used(tmp_path):
    path = tmp_path / "short.toml"
    path.write_text(SHORT)
    recipe = read_recipe(path)

    def digest(**changed):
        switches = msgspec.structs.replace(recipe.switches, **changed)
        return digest_of(msgspec.structs.replace(recipe, switches=switches))

    masked = digest(frequency_mask=0.5)
    assert digest() == digest_of(recipe) != masked
    assert masked == digest(frequency_mask=0.5, consistency=0.0)
    assert masked != digest(frequency_mask=0.5, consistency=0.5)
    table = msgspec.to_builtins(recipe)
    assert table["switches"].pop("consistency") == 0.0
    earlier = {k: v for k, v in table.items() if k not in {"name", "version", "words"}}
    written = json.dumps(earlier, sort_keys=True).encode()
    assert digest() == hashlib.sha256(written).hexdigest()
