"""Batches of a training on native pixels: each decided by the recipe and the step's number.

Sources and generators are drawn as often as a power of their size, whatever the collections'
sizes. What went through an autoencoder stands beside the photograph it was made of, at the
same place and with the same history.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.laundering.traces import traces
from analyzers.quality.mosaics import mosaics
from analyzers.training.pixels.histories import History, drawn, needed
from analyzers.training.pixels.laundering import of_generator
from analyzers.training.pixels.recipe import LAUNDERING, PixelRecipe
from analyzers.training.pixels.shelf import GENERATED, LAUNDERED, Picture, PictureShelf
from analyzers.training.splits import Indices
from workbench.errors import RecipeUnusable
from workbench.model import Pixels

__all__ = ["LEAST_SIDE", "PixelBatch", "PixelBatches"]

LEAST_SIDE = {"upsampling": 128, "texture": 96, "laundering": 96}  # pixels of a picture
FOUR = 4  # pictures that are drawn together, of three classes
REGION = (128, 256)  # pixels of the regions of which mosaics are made, as pictures allow


@dataclass(frozen=True, slots=True, eq=False)
class PixelBatch:
    """Tiles uint8 (n, side, side, 3), an array for each input of a network, and what they are.

    Of the task `laundering` they are the traces of tiles, float32 (n, TRACES).

    `altered` (n,) is 1 for whatever is no photograph, `laundered` (n,) for what was one before
    an autoencoder drew it, and `compared` (n,) for what there are photographs of the same
    collection beside: pictures of real generators are of their own collections, whose style
    alone would tell them from photographs.
    """

    pictures: tuple[NDArray[Any], ...]
    altered: NDArray[np.float32]
    laundered: NDArray[np.float32]
    compared: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Shown:
    index: int
    tile: Pixels


class PixelBatches:
    """Makes the batch of a step; may be handed to other processes."""

    def __init__(self, folders: Sequence[Path], recipe: PixelRecipe, learned: Indices) -> None:
        """Take what is learned from; raises RecipeUnusable where a class has no picture."""
        self.folders, self.recipe, self.learned = tuple(folders), recipe, learned
        self._open()

    def __getstate__(self) -> tuple[tuple[Path, ...], PixelRecipe, Indices]:
        return self.folders, self.recipe, self.learned

    def __setstate__(self, state: tuple[tuple[Path, ...], PixelRecipe, Indices]) -> None:
        self.folders, self.recipe, self.learned = state
        self._open()

    def _open(self) -> None:
        self._shelf = PictureShelf(*self.folders)
        pictures, balance = self._shelf.pictures, self.recipe.data.balance
        least = needed(self.recipe.degradation, self._side)
        fit = [at for at in self.learned.tolist() if pictures[at].least_side >= least]
        self._photographs = _Groups(pictures, fit, "", balance)
        self._generated = _Groups(pictures, fit, GENERATED, balance)
        self._laundered = _Groups(pictures, fit, LAUNDERED, balance)
        self._originals = _originals(pictures)
        self._require()

    @property
    def _side(self) -> int:
        """The side of the tiles, in pixels, that are learned from."""
        return self.recipe.training.tile or LEAST_SIDE[self.recipe.task]

    @property
    def _kept(self) -> float:
        """The largest share of a picture's side that a tile of it may have."""
        how = self.recipe.degradation
        return how.largest if how.smaller else 1.0

    def _require(self) -> None:
        three, decoded = self.recipe.task == LAUNDERING, self.recipe.data.decoded
        needed = {"photographs": self._photographs}
        if three or decoded < 1:
            needed["generated pictures"] = self._generated
        if three or decoded == 1:
            needed["laundered photographs"] = self._laundered
        for name, groups in needed.items():
            if not groups:
                raise RecipeUnusable(f"no {name} to learn from that are large enough")

    def __call__(self, step: int) -> PixelBatch:
        """Return the batch of a step."""
        chance = np.random.default_rng([self.recipe.seed, step])
        draw = self._fours if self.recipe.task == LAUNDERING else self._pairs
        return self._batch(list(draw(chance)))

    def _fours(self, chance: np.random.Generator) -> Iterator[_Shown]:
        """Yield a photograph before and after, any other one, and a generated picture."""
        for _ in range(self.recipe.training.batch // FOUR):
            yield from self._before_and_after(chance)
            yield self._one(self._photographs, self._generated, chance)
            yield self._one(self._generated, self._photographs, chance)

    def _pairs(self, chance: np.random.Generator) -> Iterator[_Shown]:
        """Yield a photograph and something altered, half and half."""
        decoded = self.recipe.data.decoded if self._laundered else 0.0
        for _ in range(self.recipe.training.batch // 2):
            if chance.random() < decoded:
                yield from self._before_and_after(chance)
            else:
                yield self._one(self._photographs, self._generated, chance)
                yield self._one(self._generated, self._photographs, chance)

    def _before_and_after(self, chance: np.random.Generator) -> tuple[_Shown, _Shown]:
        """Return a photograph, and the same place of it as an autoencoder drew it."""
        index = self._laundered.drawn(chance)
        after = self._shelf.pictures[index]
        before = self._originals.get((after.path, after.frame))
        if before is None:
            raise RecipeUnusable(f"{after.path}: the photograph that was laundered is missing")
        rows = slice(after.top, after.top + after.height)
        columns = slice(after.left, after.left + after.width)
        history = self._history(after, chance)
        photograph = self._shelf.pixels(before)[rows, columns]
        return (
            _Shown(before, _tile(history, photograph)),
            _Shown(index, _tile(history, self._shelf.pixels(index))),
        )

    def _one(self, groups: "_Groups", others: "_Groups", chance: np.random.Generator) -> _Shown:
        """Return a tile; it is no larger than one of a picture of the other class might be."""
        index = groups.drawn(chance)
        across = self._shelf.pictures[others.drawn(chance)].least_side
        history = self._history(self._shelf.pictures[index], chance, most=across)
        return _Shown(index, _tile(history, self._shelf.pixels(index)))

    def _history(
        self, picture: Picture, chance: np.random.Generator, most: int = REGION[1]
    ) -> History:
        side = self._side
        if self.recipe.task == "texture":
            asked = int(chance.integers(REGION[0], REGION[1] + 1))
            room = int(min(most, picture.least_side) * self._kept)
            side = min(asked, room)
        return drawn(self.recipe.degradation, chance, side)

    def _batch(self, shown: Sequence[_Shown]) -> PixelBatch:
        of = [self._shelf.pictures[one.index] for one in shown]
        return PixelBatch(
            pictures=self._inputs([one.tile for one in shown]),
            altered=np.array([bool(one.made) for one in of], np.float32),
            laundered=np.array([one.made == LAUNDERED for one in of], np.float32),
            compared=np.array([not of_generator(one) for one in of], np.float32),
        )

    def _inputs(self, tiles: Sequence[Pixels]) -> tuple[NDArray[Any], ...]:
        if self.recipe.task == LAUNDERING:
            return (traces(np.stack(tiles)),)
        if self.recipe.task != "texture":
            return (np.stack(tiles),)
        pairs = [pair for pair in map(mosaics, tiles) if pair is not None]
        rich, poor = zip(*pairs, strict=True)
        return np.stack(rich), np.stack(poor)


def _tile(history: History, picture: Pixels) -> Pixels:
    region = history.region(picture)
    if region is None:
        raise RecipeUnusable("a picture is smaller than what is learned from")
    return history.tile(region)


def _originals(pictures: Sequence[Picture]) -> Mapping[tuple[str, int], int]:
    return {(p.path, p.frame): at for at, p in enumerate(pictures) if not p.made}


class _Groups:
    """Pictures of one class by source and generator, drawn by a power of each one's size."""

    def __init__(
        self, pictures: Sequence[Picture], among: Sequence[int], made: str, balance: float
    ) -> None:
        groups: dict[tuple[str, str], list[int]] = {}
        for index in among:
            picture = pictures[index]
            if picture.made == made:
                groups.setdefault((picture.source, picture.generator), []).append(index)
        self._groups = [np.array(group) for group in groups.values()]
        sizes = np.array([len(group) for group in self._groups], np.float64) ** balance
        self._shares = sizes / max(sizes.sum(), 1e-9)

    def __bool__(self) -> bool:
        return bool(self._groups)

    def drawn(self, chance: np.random.Generator) -> int:
        """Draw a picture."""
        group = self._groups[chance.choice(len(self._groups), p=self._shares)]
        return int(group[chance.integers(len(group))])
