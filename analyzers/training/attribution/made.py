"""Faces that are made here, once, of authentic ones: swapped, enhanced, laundered.

They are of the same people, collections and histories as the photographs beside them: nothing
but what was done tells them apart. Each lies on its photograph's side. Only faces are used that
no autoencoder learned from. They are made of aligned faces, where a forger works before anyone
aligns: the small turns and zooms of training hide that grid.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from analyzers.training.attribution.recipe import MakerRecipe
from analyzers.training.batches import Partners, face_image
from analyzers.training.faces import Example, FaceShelf, alone
from analyzers.training.fakes import MAKERS
from analyzers.training.fakes.face import Maker
from analyzers.training.pixels.shelf import LAUNDERED, Picture, PictureWriter
from analyzers.training.splits import Indices
from analyzers.training.zoo.pictures import kept_back
from workbench.errors import CannotForge, RecipeUnusable
from workbench.model import Pixels

__all__ = ["Through", "made_faces"]

FORGED = "forged"
PARTNERS = 24
TRIES = 12  # faces offered for each that is wanted

Through = Callable[[Pixels], Pixels]
Way = Callable[[int, np.random.Generator], Pixels]


def made_faces(
    shelf_folder: Path, folder: Path, recipe: MakerRecipe, through: Mapping[str, Through]
) -> Iterator[tuple[int, int, str]]:
    """Make what the table `made` of a recipe asks for, in `folder`, which may be continued.

    `through` are autoencoders by name. Yields how many are made, of how many, and by what.
    Raises RecipeUnusable for ways of forging and autoencoders that there are not.
    """
    if unknown := sorted(set(recipe.made.fakes) - set(MAKERS)):
        raise RecipeUnusable(f"no fakes are called {', '.join(unknown)}")
    if recipe.made.laundered and not through:
        raise RecipeUnusable("to launder faces a training needs --zoo with autoencoders")
    with alone(folder):
        shelf = FaceShelf(shelf_folder)
        writer = PictureWriter(folder, {"manifest": shelf.manifest_sha256, "made": 1})
        asked = [(name, number, FORGED) for name, number in recipe.made.fakes.items()]
        asked += [(name, recipe.made.laundered, LAUNDERED) for name in through]
        of, done = sum(number for _, number, _ in asked), 0
        usable = _usable(shelf.examples, recipe)
        for name, number, kind in asked:
            order = _ordered(usable, shelf, name)
            making = _Making(writer, shelf, _way(name, shelf, usable, through), name, kind)
            for _ in making.each(order, number):
                yield (done := done + 1), of, name


def _usable(examples: Sequence[Example], recipe: MakerRecipe) -> list[int]:
    """Return authentic stills with a mesh that no autoencoder learned from."""
    return [
        at
        for at, one in enumerate(examples)
        if not (one.altered or one.video)
        and one.meshed
        and one.width >= recipe.data.least_width
        and one.source not in recipe.data.aside
        and kept_back(one.path)
    ]


def _ordered(usable: Sequence[int], shelf: FaceShelf, name: str) -> list[int]:
    """Return the faces in an order by chance, always the same, of all sources in turn."""

    def lot(at: int) -> bytes:
        return hashlib.sha256(f"{name} {shelf.examples[at].path}".encode()).digest()

    turns: dict[str, int] = {}
    placed = []
    for at in sorted(usable, key=lot):
        source = shelf.examples[at].source
        turns[source] = turns.get(source, -1) + 1
        placed.append((turns[source], lot(at), at))
    return [at for _, _, at in sorted(placed)]


def _way(
    name: str, shelf: FaceShelf, usable: Sequence[int], through: Mapping[str, Through]
) -> Way:
    if name in through:
        return lambda index, _: through[name](np.array(shelf.crops[index]))
    return partial(_forged, MAKERS[name], shelf, np.array(usable, np.int64))


def _forged(
    maker: Maker,
    shelf: FaceShelf,
    usable: Indices,
    index: int,
    chance: np.random.Generator,
) -> Pixels:
    partners = Partners(shelf, chance.choice(usable, PARTNERS))
    return maker(face_image(shelf, index), partners, chance).pixels


@dataclass(frozen=True, slots=True)
class _Making:
    """One way of making faces, and where they are kept."""

    writer: PictureWriter
    shelf: FaceShelf
    way: Way
    name: str
    kind: str

    def each(self, order: Sequence[int], number: int) -> Iterator[int]:
        """Yield the place of each face of which another was made, until there are enough."""
        there = 0
        for index in order[: TRIES * number]:
            if there == number:
                return
            if self._kept(index):
                there += 1
                yield index

    def _kept(self, index: int) -> bool:
        """Make one of a face, unless that was done; say whether there is one now."""
        picture = _picture(self.shelf.examples[index], self.name, self.kind)
        if picture.file in self.writer.done:
            return True
        try:
            made = self.way(index, np.random.default_rng([index, *self.name.encode()]))
        except CannotForge:
            return False
        self.writer.add(picture, made)
        return True


def _picture(of: Example, name: str, kind: str) -> Picture:
    return Picture(
        path=of.path,
        source=of.source,
        height=256,
        width=256,
        generator=name,
        family=kind,
        person=of.person,
        made=kind,
        video=of.video,
        frame=of.frame,
    )
