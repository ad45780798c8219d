"""The recipe that is there can be read, one that contradicts itself cannot, and controls."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from analyzers.training.gaze.__main__ import Control, steps
from analyzers.training.gaze.forgeries import KINDS
from analyzers.training.gaze.learning import network_of
from analyzers.training.gaze.recipe import TASK, read
from analyzers.training.recipe import task_of
from tests.analyzers.training.gaze.made_clips import recipe

RECIPE = Path(__file__).parents[4] / "recipes" / "gaze.toml"


def test_the_recipe_judges_every_way_by_networks_that_had_not_learned_it():
    asked = read(RECIPE)
    assert task_of(RECIPE) == TASK
    assert sorted(kind for part in asked.kinds_left_out for kind in part) == sorted(KINDS)
    assert {"ffpp", "dfdc"} <= set(asked.data.leave_out_sources)
    assert sum(one.numel() for one in network_of(asked).parameters()) < 1_500_000


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"kinds": {"a wink": 1.0}}, "a wink"),
        ({"kinds": {"jitter": 0.0}}, "no kind"),
        ({"kinds": {"jitter": 1.0}, "kinds_left_out": (("jitter",),)}, "no kind"),
    ],
)
def test_a_recipe_that_contradicts_itself_is_refused(told, why):
    with pytest.raises(ValueError, match=why):
        recipe(**told)


def test_controls_leave_one_thing_out():
    asked = recipe()
    assert Control.NONE.of(asked) == asked
    assert Control.LEAKY.of(asked).network.leaky == 0
    assert Control.TEACHER.of(asked).training.teacher == 0


def test_folds_are_listed_by_number(shelf_folder):
    said = CliRunner().invoke(steps, ["folds", str(RECIPE), "--eyes", str(shelf_folder)])
    assert said.exit_code == 0
    assert said.output.splitlines()[0] == "1: without a, late eye, jitter"
