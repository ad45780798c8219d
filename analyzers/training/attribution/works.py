"""Works of makers, faces and pictures alike: what is known of each, and how it is shown.

Training and judging ask for works by their place here, and see crops with part masks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.views import NATIVE, PARTS_SIDE, SIDES, windows
from analyzers.faces.parts import part_mask
from analyzers.training import degradation
from analyzers.training.attribution.recipe import FACE, PICTURE, MakerRecipe
from analyzers.training.faces import Example as Face
from analyzers.training.faces import FaceShelf
from analyzers.training.pixels import histories
from analyzers.training.pixels.shelf import Picture, PictureShelf
from analyzers.training.splits import Example
from workbench.errors import RecipeUnusable
from workbench.model import Pixels

__all__ = ["FaceWorks", "PictureWorks", "Shown", "Work", "Works", "works_of"]

Parts = NDArray[np.uint8]
FLAT = np.eye(2, 3)
NO_PARTS = np.zeros((PARTS_SIDE, PARTS_SIDE), np.uint8)
CELL = SIDES[FACE] // PARTS_SIDE  # pixels


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A crop (s, s, 3) and the parts of its cells (32, 32)."""

    crop: Pixels
    parts: Parts


class Work(Example, Protocol):
    """What is known of one work, of whatever kind: what parts it, and which frame it is."""

    @property
    def frame(self) -> int:
        """Of a video, the frame."""

    @property
    def family(self) -> str:
        """The family of what made it, as the manifest says."""


class Works(Protocol):
    """Works by their places, which are the same each time that folders are opened."""

    @property
    def examples(self) -> Sequence[Work]:
        """What is known of each."""

    @property
    def manifest_sha256(self) -> str:
        """The digest of the manifest that they were gathered by."""

    @property
    def sha256(self) -> str:
        """The digest of what is known of those that the manifest does not name."""

    def usable(self, index: int) -> bool:
        """Say whether a work can be shown at all."""

    def drawn(self, index: int, chance: np.random.Generator) -> Shown:
        """Return a work as it may have reached an examiner, uncoded."""

    def found(self, index: int) -> list[Shown]:
        """Return a work as an examination sees it: one crop, or several."""


class FaceWorks:
    """Aligned faces of a shelf, and those that were made of them here."""

    def __init__(self, folders: Sequence[Path], recipe: MakerRecipe) -> None:
        """Open a shelf of faces, and a folder of made ones; raises ReadFailed for others."""
        self._recipe = recipe
        self._shelf = FaceShelf(folders[0])
        self._made = PictureShelf(*folders[1:]) if folders[1:] else None
        found, pictures = self._shelf.examples, self._made.pictures if self._made else ()
        at = {(one.path, one.frame): index for index, one in enumerate(found)}
        self._of = [*range(len(found)), *(at[one.path, one.frame] for one in pictures)]
        made = (_made(found[at[one.path, one.frame]], one) for one in pictures)
        self.examples: tuple[Face, ...] = (*found, *made)
        self.manifest_sha256 = self._shelf.manifest_sha256
        self.sha256 = self._made.sha256 if self._made else ""
        self._parts: dict[int, Parts] = {}

    def usable(self, index: int) -> bool:
        """Say whether the face has a mesh."""
        return self.examples[index].meshed

    def drawn(self, index: int, chance: np.random.Generator) -> Shown:
        """Return a face that went a drawn way, with its parts where they came to lie."""
        crop = self._crop(index)
        way = degradation.drawn(self._recipe.degradation, chance, crop.shape[0])
        return Shown(way.picture(crop), moved(self.parts(index), way))

    def found(self, index: int) -> list[Shown]:
        """Return the face as it is."""
        return [Shown(self._crop(index), self.parts(index))]

    def _crop(self, index: int) -> Pixels:
        before = len(self._shelf)
        if index < before or self._made is None:
            return np.array(self._shelf.crops[index])
        return np.array(self._made.pixels(index - before))

    def parts(self, index: int) -> Parts:
        """Return the parts of a face's cells (32, 32)."""
        index = self._of[index]
        if index not in self._parts:
            flat = np.array(self._shelf.points[index])
            deep = np.column_stack([flat, np.zeros(len(flat), np.float32)])
            mask = part_mask(deep.astype(np.float32), FLAT)
            self._parts[index] = mask[CELL // 2 :: CELL, CELL // 2 :: CELL].copy()
        return self._parts[index]


def _made(of: Face, picture: Picture) -> Face:
    return replace(of, altered=True, generator=picture.generator, family=picture.family)


def moved(parts: Parts, way: degradation.Way) -> Parts:
    """Return parts (32, 32) where a way takes them; what comes from beyond is background."""
    middles = (np.arange(PARTS_SIDE) + 0.5) * CELL
    at = np.stack(np.meshgrid(middles, middles), -1).reshape(-1, 2)
    if way.matrix is not None:
        at = np.linalg.solve(way.matrix[:, :2], (at - way.matrix[:, 2]).T).T
    if way.mirrored:
        at[:, 0] = way.side - at[:, 0]
    cells = np.floor(at / CELL).astype(int)
    within = ((cells >= 0) & (cells < PARTS_SIDE)).all(1)
    column, row = np.clip(cells, 0, PARTS_SIDE - 1).T
    return np.where(within, parts[row, column], 0).astype(np.uint8).reshape(parts.shape)


class PictureWorks:
    """Whole pictures, photographs and others, by windows of them."""

    def __init__(self, folders: Sequence[Path], recipe: MakerRecipe) -> None:
        """Open folders of pictures as one; raises ReadFailed for others."""
        self._recipe = recipe
        self._shelf = PictureShelf(*folders)
        self.examples: tuple[Picture, ...] = self._shelf.pictures
        self.manifest_sha256, self.sha256 = self._shelf.manifest_sha256, self._shelf.sha256

    @cached_property
    def _least(self) -> int:
        needed = histories.needed(self._recipe.degradation, SIDES[PICTURE])  # type: ignore[arg-type]
        return max(needed, NATIVE)

    def usable(self, index: int) -> bool:
        """Say whether a picture is large enough."""
        return self.examples[index].least_side >= self._least

    def drawn(self, index: int, chance: np.random.Generator) -> Shown:
        """Return a window with a drawn history."""
        how = self._recipe.degradation
        history = histories.drawn(how, chance, SIDES[PICTURE])  # type: ignore[arg-type]
        region = history.region(self._shelf.pixels(index))
        if region is None:
            raise RecipeUnusable(f"{self.examples[index].path} is too small to be learned from")
        return Shown(history.tile(region), NO_PARTS)

    def found(self, index: int) -> list[Shown]:
        """Return the windows that an examination looks at."""
        return [Shown(one, NO_PARTS) for one in windows(np.array(self._shelf.pixels(index)))]


def works_of(folders: Sequence[Path], recipe: MakerRecipe) -> Works:
    """Return the works that a recipe learns from."""
    if recipe.task == PICTURE:
        return PictureWorks(folders, recipe)
    return FaceWorks(folders, recipe)
