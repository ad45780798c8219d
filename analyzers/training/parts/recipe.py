"""A recipe of a network of facial parts: everything that decides what it learns.

What it shares with the recipes of face networks is theirs: data, degradation, folds, training
and words. Its pretraining sees authentic faces alone.
"""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from analyzers.parts.seen import CROP, SIDE
from analyzers.training.recipe import (
    AnyRecipe,
    Count,
    Data,
    Degradation,
    Fold,
    Network,
    Recipe,
    Share,
    Table,
    Training,
    Weight,
    of_fold,
    recipe_of,
)

__all__ = [
    "TASK",
    "Bench",
    "Comparing",
    "Masking",
    "PartsRecipe",
    "Pretraining",
    "Teaching",
    "pretraining_of",
    "read",
    "refining_of",
    "teaching_of",
    "without",
]

TASK = "face_parts"

Width = Annotated[int, msgspec.Meta(ge=8, le=256, multiple_of=8)]


class PartsNetworks(Table, frozen=True, kw_only=True):
    """The restorer: `widths` of its features, each at half the size, and how `deep` it is."""

    widths: Annotated[tuple[Width, ...], msgspec.Meta(min_length=2, max_length=4)] = (
        24, 48, 96, 160,
    )  # fmt: skip
    deep: Annotated[int, msgspec.Meta(ge=1, le=8)] = 2


class Masking(Table, frozen=True, kw_only=True):
    """What is hidden in pretraining.

    By the share `one` a whole part, and so much of the `others` in squares; by the share `two`
    so much of two parts, `both`, in squares; else so much of everything, `anywhere`. `by`
    "patches" is the control: everything is hidden anywhere. `often` says how often eyes, nose
    and mouth are the whole part, which are so equally often where it is not said.
    """

    by: Literal["parts", "patches"] = "parts"
    one: Share = 0.6
    others: Share = 0.25
    two: Share = 0.3
    both: Share = 0.7
    anywhere: Share = 0.75
    often: tuple[Weight, Weight, Weight] | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        """Refuse shares that are more than all."""
        if self.one + self.two > 1:
            raise ValueError("one and two are shares of the same faces")


class Pretraining(Table, frozen=True, kw_only=True):
    """What decides the weights of the restorer, besides the faces it learns from.

    `fine` weighs what is restored beyond the colours themselves. `half` computes in bfloat16
    what loses little by it, in half the time where the processor can. Errors are absolute
    ones, or `squared`: then what is expected is a mean, not a median, and shows softly what
    may be in several places, as an iris, where a median shows nothing.
    """

    seed: int
    network: PartsNetworks
    masking: Masking
    data: Data
    degradation: Degradation
    training: Training
    fine: Weight
    half: bool
    squared: bool | msgspec.UnsetType = msgspec.UNSET


class Restored(Table, frozen=True, kw_only=True):
    """How the restorer is graded: see `Pretraining`."""

    fine: Weight = 1.0
    half: bool = False
    often: tuple[Weight, Weight, Weight] = (1.0, 1.0, 1.0)


class Bench(Table, frozen=True, kw_only=True):
    """How many faces of each source are looked at, each with forgeries of it.

    Of those `learned` from, each `draws` times; `validated`; `judged` where a fold leaves the
    source out, and of these so many, `graded`, under every condition.
    """

    learned: Count = 400
    draws: Count = 1
    validated: Count = 80
    judged: Count = 120
    graded: Count = 20


class Comparing(Table, frozen=True, kw_only=True):
    """What compares the parts: `hidden` numbers in each head.

    `again` is how many rows, for each forged one, show a part that was blended into its own
    picture again, and are taught as authentic.
    """

    hidden: Annotated[int, msgspec.Meta(ge=4, le=512)] = 64
    again: Share = 0.25


class Teaching(Table, frozen=True, kw_only=True):
    """What decides the weights of the comparer, besides the faces it learns from."""

    seed: int
    network: Comparing
    data: Data
    fakes: dict[str, Weight]
    degradation: Degradation
    bench: Bench
    training: Training


class PartsRecipe(AnyRecipe, frozen=True, kw_only=True):
    """All of it. `pretraining` is how the restorer learns, `training` how the comparer does.

    A step of `pretraining` takes its `batch` of authentic faces; one of `training` half
    authentic ones and half forgeries made of them by `fakes`, each way with its weight.
    """

    task: Literal["face_parts"]
    network: PartsNetworks = PartsNetworks()
    masking: Masking = Masking()
    fakes: dict[str, Weight] = msgspec.field(default_factory=dict)
    degradation: Degradation = Degradation()
    pretraining: Training
    refining: Training
    bench: Bench = Bench()
    comparing: Comparing = Comparing()
    restoring: Restored = Restored()

    def __post_init__(self) -> None:
        """Refuse a recipe that contradicts itself."""
        self.faces()

    def faces(self) -> Recipe:
        """Return the recipe by which faces are parted, drawn, forged and judged."""
        return Recipe(
            name=self.name,
            version=self.version,
            seed=self.seed,
            data=self.data,
            training=self.training,
            folds=self.folds,
            words=self.words,
            task="blending",
            network=Network(size=SIDE, crop=CROP),
            fakes=self.fakes,
            degradation=self.degradation,
        )


def pretraining_of(recipe: PartsRecipe) -> Pretraining:
    """Return the recipe of the pretraining alone: another detector has the same restorer."""
    return Pretraining(
        seed=recipe.seed,
        network=recipe.network,
        masking=recipe.masking,
        data=recipe.data,
        degradation=recipe.degradation,
        training=recipe.pretraining,
        fine=recipe.restoring.fine,
        half=recipe.restoring.half,
    )


def refining_of(recipe: PartsRecipe) -> Pretraining:
    """Return the recipe of the second half of it: whole parts alone, by squared errors."""
    masking = Masking(one=1.0, two=0.0, others=0.0, often=recipe.restoring.often)
    return msgspec.structs.replace(
        pretraining_of(recipe),
        training=recipe.refining,
        masking=recipe.masking if recipe.masking.by == "patches" else masking,
        squared=True,
    )


def teaching_of(recipe: PartsRecipe) -> Teaching:
    """Return the recipe of the comparer alone, which no restorer changes."""
    return Teaching(
        seed=recipe.seed,
        network=recipe.comparing,
        data=recipe.data,
        fakes=recipe.fakes,
        degradation=recipe.degradation,
        bench=recipe.bench,
        training=recipe.training,
    )


def without(recipe: PartsRecipe, fold: Fold) -> PartsRecipe:
    """Return the recipe of one fold, whose comparer is not taught what the fold leaves out."""
    fakes = {k: v for k, v in recipe.fakes.items() if k not in fold.leave_out_fakes}
    return msgspec.structs.replace(of_fold(recipe, fold), fakes=fakes)


def read(path: Path) -> PartsRecipe:
    """Return the recipe in a file. Raises RecipeUnusable, saying what is wrong with it."""
    return recipe_of(path, PartsRecipe)
