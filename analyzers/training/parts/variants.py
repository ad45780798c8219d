"""A fold's detector taught again, with one switch on or one thing left out, to see its worth.

What a variant does not change is not learned again: its detector begins with the autoencoder
that the fold keeps, and by the same chance. A further lot draws other chance.
"""

import shutil
from collections.abc import Generator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import msgspec

from analyzers.training.judging import CLEAN
from analyzers.training.making import (
    JUDGED,
    VALIDATED,
    Laboratory,
    Progress,
    fold_folder,
    read_kept,
)
from analyzers.training.parts.judging import JudgedParts
from analyzers.training.parts.making import PRETRAINING, made_fold
from analyzers.training.parts.recipe import PartsRecipe, pretraining_of
from analyzers.training.recipe import digest_of
from workbench.errors import CheckpointUnusable

__all__ = ["Kept", "Run", "Variant", "copied"]


class Variant(StrEnum):
    """One thing that is otherwise; `BASE` is the recipe as it stands."""

    BASE = "base"
    PAIR = "pair"
    FIDELITY = "fidelity"
    PATCHES = "patches"

    def of(self, recipe: PartsRecipe) -> PartsRecipe:
        """Return the recipe with it."""
        if self is Variant.BASE:
            return recipe
        if self is Variant.PATCHES:
            masking = msgspec.structs.replace(recipe.masking, by="patches")
            return msgspec.structs.replace(recipe, masking=masking)
        network = msgspec.structs.replace(recipe.network, **{self.value: True})
        return msgspec.structs.replace(recipe, network=network)

    def pretrains(self, recipe: PartsRecipe) -> bool:
        """Whether it needs an autoencoder of its own."""
        one, other = (digest_of(pretraining_of(o)) for o in (recipe, self.of(recipe)))
        return one != other


@dataclass(frozen=True, slots=True)
class Run:
    """What a network says of the fold's faces, saved as JPEG alone, and of validated ones."""

    judged: list[JudgedParts]
    validated: list[JudgedParts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A fold, counted from 1, of the training that `trained` keeps; variants lie elsewhere."""

    recipe: PartsRecipe
    number: int
    trained: Path
    laboratory: Laboratory

    def run(self, variant: Variant, lot: int) -> Generator[Progress, None, Run]:
        """Teach and judge a variant, or read what is kept of it.

        Raises TrainingError, CheckpointUnusable where the fold itself was not judged yet.
        """
        fold = fold_folder(self.trained, self.number)
        if not (fold / JUDGED).exists():
            raise CheckpointUnusable(f"{fold} holds no fold that was judged")
        if variant is Variant.BASE and lot == 0:
            return _read(fold)
        folder = self.laboratory.folder / f"{variant}-{lot}"
        there = fold_folder(folder, self.number)
        if not variant.pretrains(self.recipe):
            copied(fold / PRETRAINING, there / PRETRAINING)
        laboratory = replace(self.laboratory, folder=folder)
        yield from made_fold(self.recipe, laboratory, self.number, variant.of, lot)
        return _read(there)


def copied(folder: Path, there: Path) -> None:
    """Copy a folder that is finished, as a whole or not at all."""
    if there.exists():
        return
    unfinished = there.with_suffix(".part")
    shutil.copytree(folder, unfinished, dirs_exist_ok=True)
    unfinished.replace(there)


def _read(folder: Path) -> Run:
    judged, validated = (read_kept(folder / o, JudgedParts) for o in (JUDGED, VALIDATED))
    return Run([one for one in judged if one.condition == CLEAN], validated)
