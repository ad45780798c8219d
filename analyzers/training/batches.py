"""Batches of faces for training: half authentic, half altered, on one path for both."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from analyzers.networks.reading import read
from analyzers.training.degradation import Way, drawn
from analyzers.training.faces import Example, FaceShelf
from analyzers.training.fakes import MAKERS, OF_ONE_VIDEO
from analyzers.training.fakes.face import FaceImage, Fake, Maker, fakeness
from analyzers.training.opencv import cv2
from analyzers.training.recipe import Recipe
from analyzers.training.splits import person_of
from workbench.errors import CannotForge, RecipeUnusable
from workbench.model import Pixels

__all__ = ["Batch", "Batches", "face_image"]

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]

MAP_STRIDE = 4  # of the maps against the pictures that the network is given
TIGHT = 0.2  # of the crop beyond the picture's edge: such pictures are framed tightly
PARTNERS = 24
OTHER_TIMES = 8  # frames of the same video that are offered beside them
TRIES = 12  # of finding a face that a way of forging suits
TO_WIDER = 0.15  # of authentic pictures that are not tight are framed so, all the same
OTHER_QUALITIES = 1  # views of a face beside the first, where a switch asks for them


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """What one step learns from: n faces of s pixels.

    `pixels` uint8 (n, s, s, 3). `altered` (n,) is 1 for altered faces. `mask` and `fakeness`
    (n, s / 4, s / 4) say how much of each pixel comes from elsewhere, and how much it is
    changed; both only count where `mapped` (n,). `example` (n,) is the face's place on the
    shelf, `domain` (n,) its source. `views` are the same faces at other qualities.
    """

    pixels: NDArray[np.uint8]
    altered: Floats
    mask: Floats
    fakeness: Floats
    mapped: NDArray[np.bool_]
    example: Indices
    domain: Indices
    views: tuple[NDArray[np.uint8], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Learned:
    """One face before it is degraded, with where it is changed (256, 256), if that is known."""

    index: int
    altered: bool
    pixels: Pixels
    mask: Floats | None = None
    fakeness: Floats | None = None


@dataclass(frozen=True, eq=False)
class Batches:
    """Batch `k` of a recipe; what it holds depends on the seed and on k alone."""

    shelf_folder: Path
    recipe: Recipe
    learned: Indices
    makers: tuple[tuple[str, Maker, float], ...]

    def __call__(self, step: int) -> Batch:
        """Return the batch of a step."""
        chance = np.random.default_rng([self.recipe.seed, step])
        half = self.recipe.training.batch // 2
        if self.recipe.task == "blending":
            pairs = [self._pair(chance) for _ in range(half)]
        else:
            pairs = [(self._authentic(chance), self._altered(chance)) for _ in range(half)]
        return self._batch([face for pair in pairs for face in pair], chance)

    @cached_property
    def _shelf(self) -> FaceShelf:
        return FaceShelf(self.shelf_folder)

    @cached_property
    def _authentic_groups(self) -> "_Groups":
        return self._groups(self.learned, altered=False)

    @cached_property
    def _altered_groups(self) -> "_Groups":
        return self._groups(self.learned, altered=True)

    @cached_property
    def _moving_groups(self) -> "_Groups":
        if not self._times:
            needing = ", ".join(OF_ONE_VIDEO & self.recipe.fakes.keys())
            raise RecipeUnusable(f"{needing}: no two authentic frames of one video to learn")
        return self._groups(np.concatenate([*self._times.values()]), altered=False)

    @cached_property
    def _times(self) -> dict[str, Indices]:
        """The learned frames of every authentic video that has two and more, by its path."""
        found: dict[str, list[int]] = {}
        for index in self.learned.tolist():
            example = self._shelf.examples[index]
            if example.video and not example.altered:
                found.setdefault(example.path, []).append(index)
        return {path: np.array(times) for path, times in found.items() if len(times) > 1}

    def _groups(self, among: Indices, *, altered: bool) -> "_Groups":
        balance = self.recipe.data.balance
        return _Groups(self._shelf.examples, among, balance, altered=altered)

    @cached_property
    def _domains(self) -> dict[str, int]:
        named = sorted({example.source for example in self._shelf.examples})
        return {name: index for index, name in enumerate(named)}

    def _authentic(self, chance: np.random.Generator) -> _Learned:
        index = self._authentic_groups.drawn(chance)
        return _Learned(index, False, self._shelf.crops[index])

    def _altered(self, chance: np.random.Generator) -> _Learned:
        index = self._altered_groups.drawn(chance)
        return _Learned(index, True, self._shelf.crops[index])

    def _pair(self, chance: np.random.Generator) -> tuple[_Learned, _Learned]:
        """Return an authentic face and a fake made of it."""
        weights = np.array([weight for _, _, weight in self.makers])
        name, maker, _ = self.makers[chance.choice(len(weights), p=weights / weights.sum())]
        groups = self._moving_groups if name in OF_ONE_VIDEO else self._authentic_groups
        for _ in range(TRIES):
            index = groups.drawn(chance)
            target = face_image(self._shelf, index)
            try:
                fake = maker(target, self._partners(index, chance), chance)
            except CannotForge:
                continue
            return _beside(index, target, fake)
        raise CannotForge(f"{TRIES} faces in a row did not suit {name}")

    def _partners(self, index: int, chance: np.random.Generator) -> "Partners":
        """Return faces that a forgery may take from, other times of its video among them."""
        others = chance.choice(self.learned, PARTNERS)
        times = self._times.get(self._shelf.examples[index].path)
        if times is not None:
            others = np.concatenate([others, chance.choice(times, OTHER_TIMES)])
        return Partners(self._shelf, others)

    def _batch(self, faces: Sequence[_Learned], chance: np.random.Generator) -> Batch:
        views = OTHER_QUALITIES if self.recipe.switches.quality_dependence else 0
        ways = [self._ways(faces[at : at + 2], chance) for at in range(0, len(faces), 2)]
        flat = [way for pair in ways for way in pair]
        others = [
            [way.again(self.recipe.degradation, chance) for way in flat] for _ in range(views)
        ]
        return Batch(
            pixels=self._pictures(faces, flat),
            altered=np.array([face.altered for face in faces], np.float32),
            mask=self._maps(flat, [face.mask for face in faces]),
            fakeness=self._maps(flat, [face.fakeness for face in faces]),
            mapped=np.array([face.mask is not None or not face.altered for face in faces]),
            example=np.array([face.index for face in faces], np.int64),
            domain=np.array([self._domain(face) for face in faces], np.int64),
            views=tuple(self._pictures(faces, ways) for ways in others),
        )

    def _domain(self, face: _Learned) -> int:
        return self._domains[self._shelf.examples[face.index].source]

    def _ways(self, pair: Sequence[_Learned], chance: np.random.Generator) -> tuple[Way, Way]:
        """Draw one way for a face and its fake, two for faces that have no more in common."""
        side = pair[0].pixels.shape[0]
        if self.recipe.task == "blending":
            way = drawn(self.recipe.degradation, chance, side)
            return way, way
        first, second = (
            drawn(self.recipe.degradation, chance, side, framed=self._framed(face, chance))
            for face in pair
        )
        return first, second

    def _framed(self, face: _Learned, chance: np.random.Generator) -> bool:
        """Say whether to frame a picture tightly, so that both classes are so equally often."""
        if self._shelf.examples[face.index].outside > TIGHT:
            return False
        tight = self._authentic_groups.share_of_tight if face.altered else 0.0
        return bool(chance.random() < tight + (1 - tight) * TO_WIDER)

    def _pictures(self, faces: Sequence[_Learned], ways: Sequence[Way]) -> NDArray[np.uint8]:
        network = self.recipe.network
        return np.stack(
            [
                read(way.picture(face.pixels), network.crop, network.size)
                for face, way in zip(faces, ways, strict=True)
            ]
        )

    def _maps(self, ways: Sequence[Way], maps: Sequence[Floats | None]) -> Floats:
        network = self.recipe.network
        size = network.size // MAP_STRIDE
        made = np.zeros((len(maps), size, size), np.float32)
        for at, (way, values) in enumerate(zip(ways, maps, strict=True)):
            if values is not None:
                made[at] = _map_read(way.map(values), network.crop, size)
        return made


def _beside(index: int, target: FaceImage, fake: Fake) -> tuple[_Learned, _Learned]:
    """Return an authentic face and the fake that differs from it by the forgery alone."""
    authentic = target.pixels if fake.original is None else fake.original
    changed = fakeness(fake.pixels, authentic)
    return (
        _Learned(index, False, authentic),
        _Learned(index, True, fake.pixels, fake.mask, changed),
    )


class Partners(Sequence[FaceImage]):
    """Faces that a forgery may take from, read when they are looked at."""

    def __init__(self, shelf: FaceShelf, indices: Indices) -> None:
        self._shelf, self._indices = shelf, indices

    @overload
    def __getitem__(self, at: int) -> FaceImage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[FaceImage]: ...
    def __getitem__(self, at: int | slice) -> FaceImage | Sequence[FaceImage]:
        if isinstance(at, slice):
            return Partners(self._shelf, self._indices[at])
        return face_image(self._shelf, int(self._indices[at]))

    def __len__(self) -> int:
        return len(self._indices)


class _Groups:
    """Faces of one class by source and generator, drawn as often as a power of their size."""

    def __init__(
        self,
        examples: Sequence[Example],
        indices: Indices,
        balance: float,
        *,
        altered: bool,
    ) -> None:
        groups: dict[tuple[str, str], list[int]] = {}
        for index in indices.tolist():
            if examples[index].altered == altered:
                key = examples[index].source, examples[index].generator
                groups.setdefault(key, []).append(index)
        if not groups:
            raise RecipeUnusable(f"no {'altered' if altered else 'authentic'} faces to learn")
        self._groups = [np.array(group) for group in groups.values()]
        sizes = np.array([len(group) for group in self._groups]) ** balance
        self._shares = sizes / sizes.sum()
        tight = [np.mean([examples[i].outside > TIGHT for i in g]) for g in self._groups]
        self.share_of_tight = float(self._shares @ np.array(tight))

    def drawn(self, chance: np.random.Generator) -> int:
        """Draw a face."""
        group = self._groups[chance.choice(len(self._groups), p=self._shares)]
        return int(group[chance.integers(len(group))])


def face_image(shelf: FaceShelf, index: int) -> FaceImage:
    """Return a face of the shelf as the makers of fakes take it."""
    example = shelf.examples[index]
    return FaceImage(
        pixels=np.array(shelf.crops[index]),
        points=np.array(shelf.points[index]),
        person=person_of(example) or example.path,
        source=example.source,
        video=example.path if example.video else "",
    )


def makers_of(recipe: Recipe) -> tuple[tuple[str, Maker, float], ...]:
    """Return the recipe's ways of forging; raises RecipeUnusable for one that is not known."""
    if unknown := sorted(set(recipe.fakes) - set(MAKERS)):
        known = ", ".join(sorted(MAKERS))
        raise RecipeUnusable(f"no fakes are called {', '.join(unknown)}; there are {known}")
    return tuple(
        (name, MAKERS[name], weight) for name, weight in recipe.fakes.items() if weight
    )


def _map_read(values: Floats, crop: int, size: int) -> Floats:
    """Return the middle `crop` pixels of a map (256, 256), averaged to `size`."""
    edge = (values.shape[0] - crop) // 2
    middle = np.ascontiguousarray(values[edge : edge + crop, edge : edge + crop])
    scaled: Floats = cv2.resize(middle, (size, size), interpolation=cv2.INTER_AREA)
    return scaled
