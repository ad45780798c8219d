"""How well parts of faces never learned from are restored, beside what is plainer.

A part counts as restored where it is nearer to the one that was hidden than the part that all
faces have in the mean, than what is filled in smoothly from its edges, and than what was
restored of another face; all of them in the light of the face.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from analyzers.networks.face_parts import Restorer, hiding, light
from analyzers.parts.seen import PARTS, SIDE, seen
from analyzers.training.faces import FaceShelf
from analyzers.training.opencv import cv2
from analyzers.training.parts.pretraining import areas_of, refined_restorer
from analyzers.training.parts.recipe import PartsRecipe
from analyzers.training.splits import Indices, parted, unit
from workbench.evaluation.roc import draws_of
from workbench.model import Pixels

__all__ = ["WAYS", "Restoration", "Told", "begun", "figures", "restorations", "sheet"]

WAYS = ("restored", "mean part", "smooth filling", "of another face")
LEVELS = 255.0
AROUND = 21  # pixels over which is averaged what structure goes beyond
REACH = 5  # pixels that the smooth filling looks at (Telea 2004)
LEARNED = 400  # faces of each learned source that are averaged to the mean part
GAP = 4  # pixels between pictures of a sheet

Floats = NDArray[np.float32]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoration:
    """One part of a face that was hidden, by the ways of `WAYS`.

    `missed` (4,) is the mean difference of colours in grey levels, `alike` (4,) the correlation
    of its structure: light beyond a mean over 21 pixels. Of the last way NaN where no other
    face of its source was there.
    """

    source: str
    unit: str
    part: str
    missed: Reals
    alike: Reals


class Shown(NamedTuple):
    """A face (1, 3, 112, 112) and the parts of its pixels (1, 112, 112)."""

    pixels: Tensor
    parts: Tensor


@dataclass(frozen=True)
class Restoring:
    """A restorer at work on a shelf; `learned` faces say what parts are like in the mean."""

    restorer: Restorer
    shelf: FaceShelf
    learned: Sequence[int]

    def shown(self, index: int) -> Shown:
        """Return a face as the restorer is given it."""
        pixels = torch.from_numpy(seen(np.array(self.shelf.crops[index]))[None])
        parts = torch.from_numpy(areas_of(np.array(self.shelf.points[index]))[None])
        return Shown(pixels.permute(0, 3, 1, 2).float() / LEVELS, parts)

    @cached_property
    def means(self) -> list[Tensor]:
        """The mean (1, 3, 112, 112) of learned faces for each part, in one light."""
        total = [torch.zeros(1, 3, SIDE, SIDE) for _ in PARTS]
        for index in self.learned:
            pixels, parts = self.shown(index)
            for at, sums in enumerate(total):
                middle, contrast = light(pixels, hiding(parts, at + 1))
                sums.add_((pixels - middle) / contrast)
        return [sums / max(len(self.learned), 1) for sums in total]

    @torch.no_grad()
    def drawn(self, shown: Shown, number: int, other: Shown | None) -> list[Tensor]:
        """Return a face with a part restored, by every way; without the last if no other."""
        pixels, parts = shown
        hidden = hiding(parts, number)
        middle, contrast = light(pixels, hidden)
        ways = [
            self.restorer(pixels, hidden),
            middle + contrast * self.means[number - 1],
            _smooth(pixels, hidden),
        ]
        if other is not None:
            there = hiding(other.parts, number)
            far, apart = light(other.pixels, there)
            ways.append(middle + contrast * (self.restorer(other.pixels, there) - far) / apart)
        return [way.clamp(0, 1) for way in ways]


def begun(
    recipe: PartsRecipe, pretraining: Path, shelf: Path, most: int
) -> tuple[Restoring, list[int]]:
    """Return a pretrained restorer at work, and up to `most` faces of each source to judge by.

    They are of people that were kept back and of collections that were left out, drawn by the
    recipe's seed. Raises CheckpointUnusable, ReadFailed, RecipeUnusable.
    """
    faces = FaceShelf(shelf)
    sides = parted(faces.examples, recipe.faces())
    chance = np.random.default_rng(recipe.seed)

    def drawn(indices: Indices, most: int) -> list[int]:
        each: dict[str, list[int]] = {}
        for index in chance.permutation(indices).tolist():
            example = faces.examples[index]
            if example.meshed and not example.altered:
                each.setdefault(example.source, []).append(index)
        return [index for source in sorted(each) for index in each[source][:most]]

    restorer = refined_restorer(pretraining, recipe).requires_grad_(False)
    never = np.concatenate([sides.validated, sides.kept_back, sides.left_out])
    learned = drawn(sides.learned, LEARNED)
    return Restoring(restorer, faces, learned), drawn(never, most)


def restorations(restoring: Restoring, indices: Sequence[int]) -> Iterator[Restoration]:
    """Yield what is restored of each part of faces; `another` is the one before it."""
    before: dict[str, Shown] = {}
    for index in indices:
        example, shown = restoring.shelf.examples[index], restoring.shown(index)
        for number, part in enumerate(PARTS, 1):
            own = shown.parts == number
            if not own.any():
                continue
            ways = restoring.drawn(shown, number, before.get(example.source))
            found = [_found(shown.pixels, way, own) for way in ways]
            found += [(np.nan, np.nan)] * (len(WAYS) - len(found))
            missed, alike = np.array(found).T
            yield Restoration(
                source=example.source,
                unit=unit(example),
                part=part,
                missed=missed,
                alike=alike,
            )
        before[example.source] = shown


def _smooth(pixels: Tensor, hidden: Tensor) -> Tensor:
    """Return what Telea's method fills in (J. Graphics Tools 2004)."""
    levels = (pixels[0].permute(1, 2, 0) * LEVELS).round().to(torch.uint8).numpy()
    mask = hidden[0, 0].to(torch.uint8).numpy()
    filled = cv2.inpaint(np.ascontiguousarray(levels), mask, REACH, cv2.INPAINT_TELEA)
    return torch.from_numpy(np.asarray(filled)).permute(2, 0, 1)[None].float() / LEVELS


def _found(pixels: Tensor, drawn: Tensor, own: Tensor) -> tuple[float, float]:
    """Return the mean difference in levels, and the correlation of structure, of a part."""
    missed = (pixels - drawn).abs().mean(1)[own].mean() * LEVELS
    one, other = (_structure(picture)[own] for picture in (pixels, drawn))
    one, other = one - one.mean(), other - other.mean()
    size = (one.square().sum() * other.square().sum()).sqrt()
    return float(missed), float((one * other).sum() / size) if size > 0 else 0.0


def _structure(pixels: Tensor) -> Tensor:
    grey = pixels.mean(1, keepdim=True)
    around = functional.avg_pool2d(grey, AROUND, 1, AROUND // 2, count_include_pad=False)
    return (grey - around)[:, 0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How well a part is restored on n faces of a source, by the ways of `WAYS`.

    `nearer` is by how many levels the restored part is nearer than the mean one, with an
    interval of 95 % over persons, which is NaN for a single one.
    """

    source: str
    part: str
    n: int
    missed: tuple[float, ...]
    alike: tuple[float, ...]
    nearer: tuple[float, float, float]


def figures(found: Sequence[Restoration]) -> Iterator[Told]:
    """Yield the figures of each source and part."""
    for source, part in sorted({(one.source, one.part) for one in found}):
        own = [one for one in found if (one.source, one.part) == (source, part)]
        missed, alike = (np.stack([getattr(o, k) for o in own]) for k in ("missed", "alike"))
        apart = missed[:, 1] - missed[:, 0]
        units = np.array([one.unit for one in own], np.str_)
        drawn = [weights @ apart / weights.sum(1) for weights in draws_of(units)]
        every = np.concatenate(drawn) if drawn else np.array([np.nan])
        low, high = np.quantile(every, (0.025, 0.975))
        yield Told(
            source=source,
            part=part,
            n=len(own),
            missed=_means(missed),
            alike=_means(alike),
            nearer=(float(apart.mean()), float(low), float(high)),
        )


def _means(values: Reals) -> tuple[float, ...]:
    """Return the mean of each column over what there is of it, NaN for nothing."""
    known = [column[np.isfinite(column)] for column in values.T]
    return tuple(float(column.mean()) if column.size else float("nan") for column in known)


def sheet(restoring: Restoring, indices: Sequence[int]) -> Pixels:
    """Return a picture with a row for each face: as it is, then each part hidden and restored.

    Of each part what the restorer is given, with grey where it sees nothing, and what it gives.
    """
    return np.concatenate([_row(restoring, restoring.shown(index)) for index in indices])


@torch.no_grad()
def _row(restoring: Restoring, shown: Shown) -> Pixels:
    pictures = [shown.pixels]
    for number in range(1, len(PARTS) + 1):
        hidden = hiding(shown.parts, number)
        given = shown.pixels * (1 - hidden) + hidden / 2
        pictures += [given, restoring.restorer(shown.pixels, hidden)]
    framed = [functional.pad(one, (0, GAP, 0, GAP), value=1) for one in pictures]
    levels = (torch.cat(framed, 3)[0] * LEVELS).round().to(torch.uint8)
    return np.ascontiguousarray(levels.permute(1, 2, 0).numpy())
