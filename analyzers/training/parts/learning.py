"""The comparer is taught: for each part, whether it was pasted into its face.

Looks of parts never change, so that all of it is learned from rows of the bench, in seconds. A
forged picture stands beside the authentic one that it was made of; parts that were blended into
their own picture again are taught as authentic, so that a blend alone is no clue. Controls are
taught in the same way and given something else: see `Given`.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from analyzers.networks.part_comparer import Heads, score_of
from analyzers.training.checkpoints import load_averaged
from analyzers.training.parts.bench import Rows
from analyzers.training.parts.fidelity import fidelity_loss
from analyzers.training.parts.forgeries import AGAIN
from analyzers.training.parts.recipe import Teaching
from analyzers.training.pupil import Pupil

__all__ = ["Comparing", "Given", "RowBatch", "RowBatches", "kept_heads", "known_of"]

Floats = NDArray[np.float32]

LEAST = 1e-3  # of a spread that is divided by
BALANCE = -0.5  # power of a source's size by which its rows are drawn


class Given(StrEnum):
    """What heads are given: the `LOOKS` of all parts, or in its place what a control is."""

    LOOKS = "looks"
    ALONE = "alone"  # each its own part alone
    PATCHES = "patches"  # as many pictures of patches that lie by chance
    DETAIL = "detail"  # how sharp and contrasted the parts are
    FIDELITY = "fidelity"  # besides, how little each is symmetric; taught fidelity


def known_of(rows: Rows, given: Given) -> Floats:
    """Return what heads are given of rows (n, 3, d), NaN where nothing is known."""
    if given is Given.PATCHES:
        return rows.patches.astype(np.float32)
    if given is Given.DETAIL:
        return rows.detail.astype(np.float32)
    looks = rows.looks.astype(np.float32)
    if given is Given.FIDELITY:
        return np.concatenate([looks, rows.mirror.astype(np.float32)], 2)
    return looks


@dataclass(frozen=True, slots=True, eq=False)
class RowBatch:
    """What one step learns from: `known` (n, 3, d) of parts, which of them were `forged`.

    `altered` (n,) is 1 where any was, `sharpness` (n,) is of the pictures.
    """

    known: Floats
    forged: Floats
    sharpness: Floats
    altered: Floats


@dataclass(frozen=True, eq=False)
class RowBatches:
    """Batches of rows, each by the seed and its number.

    `source` (n,) is of each row; the recipe's ways are taught.
    """

    rows: Rows
    source: NDArray[np.str_]
    recipe: Teaching
    given: Given = Given.LOOKS

    @property
    def ways(self) -> list[str]:
        """The ways of forging that are taught."""
        return [way for way, weight in self.recipe.fakes.items() if weight]

    def prepared(self) -> "Prepared":
        """Return the same with all that is computed once."""
        known = known_of(self.rows, self.given)
        sound = np.isfinite(known).all((1, 2))
        made, forged = self.rows.made, self.rows.forged.any(1)
        taught = np.flatnonzero(np.isin(made, self.ways) & forged & sound)
        _, at, sizes = np.unique(
            [f"{self.source[i]} {made[i]}" for i in taught],
            return_inverse=True,
            return_counts=True,
        )
        weights = np.array([self.recipe.fakes[made[i]] for i in taught]) * sizes[at] ** BALANCE
        again = np.flatnonzero(np.isin(made, list(AGAIN)) & sound)
        return Prepared(self, known, taught, weights / weights.sum(), again)

    @property
    def authentic(self) -> Floats:
        """What is known of authentic faces (n, 3, d)."""
        known = known_of(self.rows.where(self.rows.made == ""), self.given)
        return known[np.isfinite(known).all((1, 2))]


@dataclass(frozen=True, eq=False)
class Prepared:
    """Batches with the places of rows: `taught` ones with shares, and parts blended `again`."""

    batches: RowBatches
    known: Floats
    taught: NDArray[np.int64]
    shares: NDArray[np.float64]
    again: NDArray[np.int64]

    def __call__(self, step: int) -> RowBatch:
        """Return forged rows, the authentic one of each, and parts blended in again."""
        recipe, rows = self.batches.recipe, self.batches.rows
        chance = np.random.default_rng([recipe.seed, step])
        half = recipe.training.batch // 2
        forged = chance.choice(self.taught, half, p=self.shares)
        most = round(half * recipe.network.again) if len(self.again) else 0
        again = chance.choice(self.again, most) if most else self.again[:0]
        chosen = np.concatenate([forged, self._whole[forged], again])
        labels = rows.forged[chosen].astype(np.float32)
        return RowBatch(
            known=self.known[chosen],
            forged=labels,
            sharpness=rows.sharpness[chosen],
            altered=labels.max(1),
        )

    @cached_property
    def _whole(self) -> NDArray[np.int64]:
        """The row of the face that each row was made of: the last authentic one before it."""
        authentic = self.batches.rows.made == ""
        return np.maximum.accumulate(np.where(authentic, np.arange(len(authentic)), 0))


class Comparing(Pupil[Teaching, Heads, RowBatch]):
    """The heads, which learn which part of a face was pasted in."""

    def __init__(
        self, recipe: Teaching, batches: RowBatches, device: str, kept: dict[str, Any] | None
    ) -> None:
        """Begin anew with what authentic faces are like, or where the kept state stands."""
        self.batches = batches
        super().__init__(recipe, device, kept)

    def begun(self, *, fresh: bool) -> Heads:  # a kept state replaces all of it
        """Return heads with chance weights."""
        authentic = torch.from_numpy(self.batches.authentic)
        heads = heads_of(self.recipe, self.batches.given, authentic.shape[2])
        heads.middle.copy_(authentic.mean(0))
        heads.spread.copy_(authentic.std(0).clamp_min(LEAST))
        return heads

    def losses(self, given: RowBatch) -> dict[str, Tensor]:
        """Grade the heads on forged rows beside authentic ones."""
        self.fresh_chance()
        known, forged, sharpness, altered = (
            torch.from_numpy(one).to(self.device)
            for one in (given.known, given.forged, given.sharpness, given.altered)
        )
        logits = self.network(known)
        parts = {"forged": functional.binary_cross_entropy_with_logits(logits, forged)}
        if self.batches.given is Given.FIDELITY:
            parts["fidelity"] = fidelity_loss(score_of(logits), sharpness, altered)
        self.descend(torch.stack(list(parts.values())).sum())
        return parts


def heads_of(recipe: Teaching, given: Given, known: int) -> Heads:
    """Return heads that are given so many numbers of each part, with chance weights."""
    return Heads(known, recipe.network.hidden, alone=given is Given.ALONE)


def kept_heads(folder: Path, recipe: Teaching, given: Given, known: int) -> Heads:
    """Return the averaged heads of a training, ready to examine; raises CheckpointUnusable."""
    return load_averaged(folder, lambda: heads_of(recipe, given, known)).eval()
