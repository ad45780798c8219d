"""A recipe of a network of facial parts: everything that decides what it learns.

What it shares with the recipes of face networks is theirs: data, degradation, folds, training
and words. Its pretraining sees authentic faces alone.
"""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.networks.part_residuals import PARTS
from analyzers.parts.tokens import CROP, SIDE
from analyzers.training.recipe import (
    AnyRecipe,
    Count,
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

__all__ = ["TASK", "Masking", "PartsRecipe", "pretraining_of", "read", "without"]

TASK = "face_parts"


class PartsNetworks(Table, frozen=True, kw_only=True):
    """What is trained: the encoder, twice, and a thin decoder.

    With `pair` the taught encoder compares the face with what was recovered of it (GenConViT).
    With `fidelity` it attends symmetrically and the score is taught as fidelity (DeepFidelity);
    where that is not said, digests are as before there was such a switch.
    """

    width: Annotated[int, msgspec.Meta(ge=16, le=512, multiple_of=16)] = 128
    depth: Annotated[int, msgspec.Meta(ge=1, le=16)] = 6
    heads: Count = 4
    decoder_width: Annotated[int, msgspec.Meta(ge=16, le=512, multiple_of=16)] = 96
    decoder_depth: Annotated[int, msgspec.Meta(ge=1, le=16)] = 4
    decoder_heads: Count = 3
    pair: bool = False
    fidelity: bool | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        """Refuse heads that do not divide the width."""
        if self.width % self.heads or self.decoder_width % self.decoder_heads:
            raise ValueError("heads divide the width")

    @property
    def plain(self) -> "PartsNetworks":
        """The same without what the detector alone may have."""
        return msgspec.structs.replace(self, pair=False, fidelity=msgspec.UNSET)


class Masking(Table, frozen=True, kw_only=True):
    """What is hidden in pretraining.

    By the share `one` a whole part and so much of the `others`; by the share `two` so much of
    two parts, `both`; else so much of everything, `anywhere`. `by` "patches" is the control:
    everything is hidden anywhere.
    """

    by: Literal["parts", "patches"] = "parts"
    one: Share = 0.6
    others: Share = 0.25
    two: Share = 0.3
    both: Share = 0.7
    anywhere: Share = 0.75

    def __post_init__(self) -> None:
        """Refuse shares that are more than all."""
        if self.one + self.two > 1:
            raise ValueError("one and two are shares of the same faces")

    def drawn(self, parts: NDArray[np.uint8], chance: np.random.Generator) -> NDArray[np.bool_]:
        """Draw which tokens (t,) of a face are hidden; `parts` (t,) are what they show."""
        lots, roll = chance.random(parts.shape), chance.random()
        shown = [number for number in range(1, PARTS + 1) if (parts == number).any()]
        if self.by == "patches" or len(shown) < PARTS or roll >= self.one + self.two:
            return np.asarray(lots < self.anywhere)
        first, second = chance.permutation(shown)[:2].tolist()
        if roll < self.one:
            return np.asarray((parts == first) | (lots < self.others))
        return np.asarray(((parts == first) | (parts == second)) & (lots < self.both))


class PartsLosses(Table, frozen=True, kw_only=True):
    """Weights of the losses beside those of the restored colours and of the score, 1 each.

    `fine` is of what is restored beyond 5 by 5 pixels. `look` and `explained` are of the two
    networks, each by itself; `likeness` asks the taught encoder to see authentic faces and what
    was recovered of them as alike, and forged ones not.
    """

    fine: Weight = 0.1
    look: Weight = 1.0
    explained: Weight = 1.0
    likeness: Weight = 0.5


class PartsRecipe(AnyRecipe, frozen=True, kw_only=True):
    """All of it. `pretraining` is how the autoencoder learns, `training` how the detector does.

    A step of `pretraining` takes its `batch` of authentic faces; one of `training` half
    authentic ones and half forgeries made of them by `fakes`, each way with its weight.
    """

    task: Literal["face_parts"]
    network: PartsNetworks = PartsNetworks()
    masking: Masking = Masking()
    fakes: dict[str, Weight] = msgspec.field(default_factory=dict)
    degradation: Degradation = Degradation()
    pretraining: Training
    losses: PartsLosses = PartsLosses()

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


def pretraining_of(recipe: PartsRecipe) -> PartsRecipe:
    """Return the recipe of the pretraining alone: what it does not depend on is as by default.

    So another way to teach the detector begins with the same autoencoder.
    """
    return msgspec.structs.replace(
        recipe,
        training=recipe.pretraining,
        network=recipe.network.plain,
        fakes={"self_blending": 1.0},
        losses=PartsLosses(fine=recipe.losses.fine),
        folds=(),
    )


def without(recipe: PartsRecipe, fold: Fold) -> PartsRecipe:
    """Return the recipe of one fold, whose pretraining leaves out the same sources."""
    fakes = {k: v for k, v in recipe.fakes.items() if k not in fold.leave_out_fakes}
    steps = recipe.pretraining.fold_steps or recipe.pretraining.steps
    pretraining = msgspec.structs.replace(recipe.pretraining, steps=steps)
    return msgspec.structs.replace(of_fold(recipe, fold), fakes=fakes, pretraining=pretraining)


def read(path: Path) -> PartsRecipe:
    """Return the recipe in a file. Raises RecipeUnusable, saying what is wrong with it."""
    return recipe_of(path, PartsRecipe)
