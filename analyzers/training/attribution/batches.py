"""Batches of works, all makers equally often, each decided by the recipe and its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.description import PHOTOGRAPH
from analyzers.attribution.views import PARTS_SIDE, views
from analyzers.training.attribution.codecs import UNCODED, coded
from analyzers.training.attribution.recipe import MakerRecipe
from analyzers.training.attribution.sides import by_maker, require_all
from analyzers.training.attribution.works import Shown, Works, works_of
from analyzers.training.splits import Indices
from workbench.model import Pixels

__all__ = ["MakerBatch", "MakerBatches", "views_of"]

PHOTOGRAPHS = 0.25  # of a batch; makers share the rest evenly


@dataclass(frozen=True, slots=True, eq=False)
class MakerBatch:
    """What one step learns from: the views of n works, uint8, and who made them.

    `maker` (n,) counts the recipe's learned makers; `altered` (n,) is 0 for photographs.
    """

    picture: Pixels
    quarter: Pixels
    parts: NDArray[np.uint8]
    maker: NDArray[np.int64]
    altered: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class MakerBatches:
    """Batch `k` of a recipe; what it holds depends on the seed and on k alone."""

    folders: tuple[Path, ...]
    recipe: MakerRecipe
    learned: Indices

    @cached_property
    def works(self) -> Works:
        """The works in the folders."""
        return works_of(self.folders, self.recipe)

    @cached_property
    def _groups(self) -> list[list[NDArray[np.int64]]]:
        """The learned works of each maker, by source."""
        found = by_maker(self.learned, self.works, self.recipe)
        require_all(found, self.recipe)
        makers = [found[maker.name] for maker in self.recipe.learned]
        return [[np.array(works) for works in sources.values()] for sources in makers]

    @cached_property
    def _shares(self) -> NDArray[np.float64]:
        """How often each maker is drawn."""
        camera = np.array([maker.kind == PHOTOGRAPH for maker in self.recipe.learned])
        return np.where(camera, PHOTOGRAPHS, (1 - PHOTOGRAPHS) / (len(camera) - 1))

    def __call__(self, step: int) -> MakerBatch:
        """Return the batch of a step."""
        chance = np.random.default_rng([self.recipe.seed, step])
        size = self.recipe.training.batch
        makers = chance.choice(len(self._shares), size, p=self._shares)
        shown = [self._one(maker, chance) for maker in makers.tolist()]
        made = views_of(shown)
        altered = [self.recipe.learned[at].kind != PHOTOGRAPH for at in makers.tolist()]
        return MakerBatch(**made, maker=makers, altered=np.array(altered, np.float32))

    def _one(self, maker: int, chance: np.random.Generator) -> Shown:
        sources = self._groups[maker]
        sizes = np.array([len(source) for source in sources]) ** self.recipe.data.balance
        source = sources[chance.choice(len(sources), p=sizes / sizes.sum())]
        index = int(source[chance.integers(len(source))])
        if self.recipe.planted:
            return self.shown(
                index, chance, self.recipe.codec_of(self.recipe.learned[maker].name)
            )
        return self.shown(index, chance)

    def shown(self, index: int, chance: np.random.Generator, planted: str = "") -> Shown:
        """Return a work as it may have reached an examiner, saved by a codec drawn by lot.

        By the `planted` one, where there is one.
        """
        found = self.works.drawn(index, chance)
        names, weights = zip(*self.recipe.codecs.items(), strict=True)
        shares = np.array(weights) / sum(weights)
        codec = str(names[chance.choice(len(names), p=shares)])
        quality = int(chance.integers(self.recipe.quality[0], self.recipe.quality[1] + 1))
        codec = planted or (codec if chance.random() < self.recipe.coded else UNCODED)
        return Shown(coded(found.crop, codec, quality), found.parts)


def views_of(shown: Sequence[Shown]) -> dict[str, Pixels]:
    """Return the views of crops with parts, by the names of the network's inputs."""
    crops = np.stack([one.crop for one in shown])
    cell = crops.shape[1] // PARTS_SIDE
    masks = np.stack([one.parts for one in shown]).repeat(cell, 1).repeat(cell, 2)
    return views(crops, masks).given
