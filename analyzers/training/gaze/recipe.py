"""A recipe of the network of the eyes: everything that decides what it learns.

What it shares with the recipes of face networks is theirs: data, degradation, training, words.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from analyzers.training.gaze.forgeries import KINDS
from analyzers.training.recipe import (
    AnyRecipe,
    Count,
    Data,
    Share,
    Table,
    Training,
    Weight,
    recipe_of,
)

__all__ = ["TASK", "EyeFold", "GazeRecipe", "read", "without"]

TASK = "gaze"
LEAST_GAZE = 8  # dimensions: a direction, and something of what the teacher saw


class GazeTable(Table, frozen=True, kw_only=True):
    """What is trained: dimensions a teacher may teach, leaky ones, the convolutions' width.

    `leaky = 0` is the control without leaky dimensions.
    """

    gaze: Annotated[int, msgspec.Meta(ge=LEAST_GAZE, le=512, multiple_of=2)] = 128
    leaky: Annotated[int, msgspec.Meta(ge=0, le=256, multiple_of=2)] = 32
    width: Annotated[int, msgspec.Meta(ge=4, le=64)] = 32


class GazeData(Data, frozen=True, kw_only=True):
    """Whose eyes are learned from: authentic clips of sources that are not left out.

    Those left out are judged by networks of folds alone.
    """


class GazeTraining(Training, frozen=True, kw_only=True):
    """How long and how fast. `batch` counts windows, half of them forged.

    `teacher` is the weight of the teacher beside the score's loss, which is 1, and falls evenly
    in its logarithm to `teacher_end`; 0 is the control without a teacher. `recorded` is the
    share of authentic windows that are learned from as they were recorded; the eyes of the
    others are drawn over themselves.
    """

    teacher: Weight = 4.0
    teacher_end: Weight = 0.04
    recorded: Share = 0.25


class GazeRecipe(AnyRecipe, frozen=True, kw_only=True):
    """All of it. `kinds` are ways of forging, each with its weight.

    Each of `kinds_left_out` are ways that are left out together: for each, and for each person,
    a network is trained without both, and judged by both. `forged_frames` of each clip are
    forged for judging.
    """

    task: Literal["gaze"]
    network: GazeTable = GazeTable()
    data: GazeData = GazeData()
    kinds: dict[str, Weight] = msgspec.field(default_factory=lambda: dict.fromkeys(KINDS, 1.0))
    kinds_left_out: tuple[tuple[str, ...], ...] = ()
    forged_frames: Count = 120
    training: GazeTraining

    def __post_init__(self) -> None:
        """Refuse a recipe that contradicts itself."""
        named = {*self.kinds, *(kind for part in self.kinds_left_out for kind in part)}
        if unknown := sorted(named - KINDS.keys()):
            raise ValueError(f"there is no kind of forgery {', '.join(unknown)}")
        for part in ((), *self.kinds_left_out):
            if not any(weight for kind, weight in self.kinds.items() if kind not in part):
                raise ValueError("no kind of forgery is left to learn from")
        if self.folds:
            raise ValueError("folds are made of persons and of kinds_left_out")


@dataclass(frozen=True, slots=True)
class EyeFold:
    """A training without a person and without some ways of forging."""

    person: str
    kinds: tuple[str, ...]

    @property
    def said(self) -> str:
        """What it leaves out, in words."""
        return ", ".join((self.person, *self.kinds))


def read(path: Path) -> GazeRecipe:
    """Return the recipe in a file. Raises RecipeUnusable, saying what is wrong with it."""
    return recipe_of(path, GazeRecipe)


def without(recipe: GazeRecipe, fold: EyeFold) -> GazeRecipe:
    """Return the recipe of one fold; whose eyes it leaves out is no part of a recipe."""
    kinds = {name: weight for name, weight in recipe.kinds.items() if name not in fold.kinds}
    steps = recipe.training.fold_steps or recipe.training.steps
    training = msgspec.structs.replace(recipe.training, steps=steps)
    return msgspec.structs.replace(recipe, kinds=kinds, kinds_left_out=(), training=training)
