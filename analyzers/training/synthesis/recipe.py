"""A recipe of generated faces: whose faces are fitted to, and how strongly.

What it shares with the recipes of face networks is theirs: data, degradation, folds and words.
"""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from analyzers.training.recipe import (
    AnyRecipe,
    Count,
    Degradation,
    Network,
    Recipe,
    Table,
    Training,
    recipe_of,
)

__all__ = ["TASK", "SynthesisRecipe", "read"]

TASK = "synthesis"

AS_FOUND = Degradation(jpeg=0, smaller=0, blur=0, noise=0, colour=0, zoom=0)
TAUGHT = Training(steps=180, batch=48, rate=4e-4, weight_decay=0.05, ema=0.98)
Force = Annotated[float, msgspec.Meta(gt=0, le=1e9)]


class Redrawn(Table, frozen=True, kw_only=True):
    """The photographs that teach traces: so many of a source, and what draws them anew.

    Each goes through two of these `autoencoders` of the zoo, and through FLUX.2's tiny one,
    whose weights lie beside the zoo, by the share of `tiny`. Each is read after so many
    `histories`, the same for a photograph and what was made of it.
    """

    photographs: Count = 40
    autoencoders: tuple[str, ...] = ()
    tiny: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.6
    histories: Count = 3


class Fitting(Table, frozen=True, kw_only=True):
    """How strongly each fit is held back.

    `content` and `traces` are of logistic regressions on standardised features, the two others
    of what quality predicts of them, on standardised traits, squares and products.
    """

    content: Force = 1e3
    traces: Force = 1e6
    quality_of_content: Force = 1e3
    quality_of_traces: Force = 10.0


class SynthesisRecipe(AnyRecipe, frozen=True, kw_only=True):
    """All of it. Nothing is taught in steps: `training` is for `benchmarks.peers`."""

    task: Literal["synthesis"]
    training: Training = TAUGHT
    network: Network = Network(size=96, crop=96)
    redrawn: Redrawn = Redrawn()
    fitting: Fitting = Fitting()

    def faces(self) -> Recipe:
        """Return the recipe by which faces are parted and judged."""
        return Recipe(
            name=self.name,
            version=self.version,
            seed=self.seed,
            data=self.data,
            training=self.training,
            folds=self.folds,
            words=self.words,
            task="synthesis",
            network=self.network,
            degradation=AS_FOUND,
        )


def read(path: Path) -> SynthesisRecipe:
    """Return the recipe in a file. Raises RecipeUnusable, saying what is wrong with it."""
    return recipe_of(path, SynthesisRecipe)
