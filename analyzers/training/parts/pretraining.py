"""The restorer of hidden parts, taught by authentic faces alone: one part of each is hidden.

It learns in two halves: by absolute errors, with what is hidden drawn in several ways; then by
squared ones, with one whole part hidden, as it is asked in the end. What decides its weights is
a recipe of its own within that of facial parts, so that another way to teach the detector
begins with the same restorer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from analyzers.faces.parts import part_mask
from analyzers.networks.face_parts import Restorer, rim
from analyzers.parts.seen import PARTS, SIDE, part_areas, seen
from analyzers.training.batches import Batches
from analyzers.training.checkpoints import load_averaged
from analyzers.training.degradation import Way, drawn
from analyzers.training.faces import FaceShelf
from analyzers.training.loop import taught
from analyzers.training.making import Laboratory, Progress, require_same
from analyzers.training.opencv import cv2
from analyzers.training.parts.recipe import (
    Masking,
    PartsRecipe,
    Pretraining,
    pretraining_of,
    refining_of,
)
from analyzers.training.pupil import Pupil
from analyzers.training.splits import Indices
from workbench.model import Pixels

__all__ = [
    "HiddenBatch",
    "HiddenBatches",
    "Refining",
    "Restoring",
    "areas_of",
    "kept_restorer",
    "pretrained",
    "refined_restorer",
]

REFINED = "refined"  # the folder of the second half, within that of the first
LEVELS = 255.0
QUIET = 0.05  # standard deviation, of 0 … 1, below which a face's noise would count most
WIDENED = 3  # pixels around a part that are hidden besides
SQUARES = 7  # along each side, that are hidden where no part is
TWICE = 2  # each face is given, other parts of it hidden: cutting it costs a quarter of a step
AROUND = 0.3  # weight of the rim around what is hidden
COARSE = (1, 2, 4)  # pixels that are averaged before slopes are compared
IN_PLACE = np.eye(2, 3)

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class HiddenBatch:
    """What one step learns from: n authentic faces as the network is given them.

    `pixels` uint8 (n, 112, 112, 3); `hidden` (n, 112, 112) is where nothing of them is seen.
    """

    pixels: Pixels
    hidden: Flags
    altered: Floats  # of each 0


@dataclass(frozen=True, eq=False)
class HiddenBatches(Batches):
    """Batches of authentic faces; each by the seed and its number.

    `learned` are faces that have a mesh.
    """

    masking: Masking
    known: dict[int, Pixels] = field(default_factory=dict)

    def alone(self, step: int) -> HiddenBatch:
        """Return authentic faces, each twice, with what is hidden of each."""
        chance = np.random.default_rng([self.recipe.seed, step])
        faces = [self._authentic(chance) for _ in range(self.recipe.training.batch // TWICE)]
        side = faces[0].pixels.shape[0]
        ways = [drawn(self.recipe.degradation, chance, side) for _ in faces]
        shown = [way.picture(face.pixels) for face, way in zip(faces, ways, strict=True)]
        parts = [self._areas(face.index, way) for face, way in zip(faces, ways, strict=True)]
        hidden = [hidden_of(one, self.masking, chance) for one in parts * TWICE]
        pixels = np.tile(seen(np.stack(shown)), (TWICE, 1, 1, 1))
        return HiddenBatch(pixels, np.stack(hidden), np.zeros(len(hidden), np.float32))

    def _areas(self, index: int, way: Way) -> Pixels:
        """Return the parts of a face's pixels after its way; drawn once if it stays."""
        if way.matrix is not None:
            return areas_after(np.array(self._shelf.points[index]), way)
        if index not in self.known:
            self.known[index] = areas_of(np.array(self._shelf.points[index]))
        found = self.known[index]
        return np.ascontiguousarray(found[:, ::-1]) if way.mirrored else found


def areas_after(points: Floats, way: Way) -> Pixels:
    """Return the parts of the pixels of a face with this mesh after its way.

    A mirrored mesh would show its inner side, so that it is the areas that are mirrored.
    """
    moved = way.points(points)
    if not way.mirrored:
        return areas_of(moved)
    moved[:, 0] = way.side - moved[:, 0]
    return np.ascontiguousarray(areas_of(moved)[:, ::-1])


def areas_of(points: Floats) -> Pixels:
    """Return the part of each pixel (112, 112) of an aligned face with this mesh (478, 2).

    Depth is not kept on the shelf: of triangles that look at the camera none hides another.
    """
    flat = np.column_stack([points, np.zeros(len(points), np.float32)])
    return part_areas(part_mask(flat.astype(np.float32), IN_PLACE))


def hidden_of(parts: Pixels, masking: Masking, chance: np.random.Generator) -> Flags:
    """Draw what is hidden of a face with these parts (112, 112); see `Masking`."""
    lots, roll = _lots(chance), chance.random()
    shown = [number for number in range(1, len(PARTS) + 1) if (parts == number).any()]
    if masking.by == "patches" or len(shown) < len(PARTS) or roll >= masking.one + masking.two:
        return np.asarray(lots < masking.anywhere)
    first, second = chance.permutation(shown)[:2].tolist()
    if masking.often is not msgspec.UNSET:
        first = int(chance.choice(shown, p=np.array(masking.often) / sum(masking.often)))
    if roll < masking.one:
        return _widened(parts == first) | ((parts > 0) & (lots < masking.others))
    return np.asarray(((parts == first) | (parts == second)) & (lots < masking.both))


def _lots(chance: np.random.Generator) -> Floats:
    """Draw a number in 0 … 1 for every pixel, the same within each of 49 squares."""
    each = SIDE // SQUARES
    lots = chance.random((SQUARES, SQUARES), np.float32)
    return lots.repeat(each, 0).repeat(each, 1)


def _widened(shown: Flags) -> Flags:
    square = np.ones((2 * WIDENED + 1, 2 * WIDENED + 1), np.uint8)
    return np.asarray(cv2.dilate(shown.astype(np.uint8), square) > 0)


class Restoring(Pupil[Pretraining, Restorer, HiddenBatch]):
    """The restorer, which learns from authentic faces to restore what is hidden."""

    def begun(self, *, fresh: bool) -> Restorer:  # it begins with chance weights
        """Return the restorer of the recipe."""
        return restorer_of(self.recipe).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]

    def losses(self, given: HiddenBatch) -> dict[str, Tensor]:
        """Grade what was restored of hidden pixels."""
        self.fresh_chance()
        shown = torch.from_numpy(given.pixels).to(self.device)
        pixels = shown.permute(0, 3, 1, 2).float() / LEVELS
        hidden = torch.from_numpy(given.hidden).to(self.device)[:, None].float()
        with torch.autocast(self.device, torch.bfloat16, enabled=self.recipe.half):
            graded = squared_losses if self.recipe.squared is True else restored_losses
            parts = graded(self.network, pixels, hidden, self.recipe.fine)
        self.descend(torch.stack(list(parts.values())).sum())
        return parts


class Refining(Restoring):
    """The same restorer, which goes on from what the first half of its lessons made of it."""

    def __init__(
        self,
        recipe: Pretraining,
        device: str,
        start: Callable[[], Restorer],
        kept: dict[str, Any] | None,
    ) -> None:
        """Begin with what `start` gives, or where the kept state stands."""
        self.start = start
        super().__init__(recipe, device, kept)

    def begun(self, *, fresh: bool) -> Restorer:
        """Return the restorer of the first half, or one that waits for weights."""
        network = self.start() if fresh else restorer_of(self.recipe)
        return network.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def restored_losses(
    network: Restorer, pixels: Tensor, hidden: Tensor, weight: float
) -> dict[str, Tensor]:
    """Return the parts of the loss of restoring what is `hidden` (n, 1, h, w) of faces.

    Each face's errors are divided by its contrast, or flat ones would teach nothing. `fine`
    compares how colours change from pixel to pixel, at three scales: errors of colours alone
    are least for what is blurred.
    """
    drawn = network.whole_drawn(pixels, hidden)
    weights = hidden + AROUND * (rim(hidden) - hidden).clamp_min(0)
    weights = weights / (pixels.std((1, 2, 3), keepdim=True) + QUIET)
    total = hidden.sum().clamp_min(1)
    apart = drawn - pixels
    colours = (apart.abs().mean(1, keepdim=True) * weights).sum() / total
    slopes = [_slopes(apart, weights, scale) / total for scale in COARSE]
    return {"colours": colours, "fine": weight * torch.stack(slopes).sum()}


def squared_losses(
    network: Restorer, pixels: Tensor, hidden: Tensor, weight: float
) -> dict[str, Tensor]:
    """Return the same of squared errors, of colours and of how they change, `fine`."""
    contrast = pixels.std((1, 2, 3), keepdim=True) + QUIET
    apart = (network.whole_drawn(pixels, hidden) - pixels) / contrast
    weights = (hidden + AROUND * (rim(hidden) - hidden).clamp_min(0)) / hidden.sum().clamp_min(
        1
    )
    colours = (apart.square().mean(1, keepdim=True) * weights).sum()
    across, down = apart[..., 1:] - apart[..., :-1], apart[..., 1:, :] - apart[..., :-1, :]
    steps = (across.square().mean(1, keepdim=True) * weights[..., 1:]).sum()
    steps = steps + (down.square().mean(1, keepdim=True) * weights[..., 1:, :]).sum()
    return {"colours": colours, "fine": weight * steps}


def _slopes(apart: Tensor, weights: Tensor, scale: int) -> Tensor:
    """Return the sum over pixels by how much the change along rows and columns is missed."""
    coarse, kept = (functional.avg_pool2d(one, scale) for one in (apart, weights))
    across = (coarse[..., 1:] - coarse[..., :-1]).abs().mean(1, keepdim=True)
    down = (coarse[..., 1:, :] - coarse[..., :-1, :]).abs().mean(1, keepdim=True)
    found = (across * kept[..., 1:]).sum() + (down * kept[..., 1:, :]).sum()
    return found * scale**2 / 2


def pretrained(
    recipe: PartsRecipe, laboratory: Laboratory, learned: Indices, folder: Path, part: str
) -> Iterator[Progress]:
    """Have the restorer of a recipe learn from `learned` faces, in two halves, into `folder`.

    Goes on where the folder was left. Raises CheckpointUnusable for one of other faces.
    """
    first, second = pretraining_of(recipe), refining_of(recipe)
    start, device = partial(kept_restorer, folder, first), laboratory.device
    manifest = FaceShelf(laboratory.shelf).manifest_sha256
    for asked, there, begun, said in (
        (first, folder, partial(Restoring, first, device), "pretraining"),
        (second, folder / REFINED, partial(Refining, second, device, start), "refining"),
    ):
        require_same(there, manifest, learned)
        faces = msgspec.structs.replace(recipe.faces(), training=asked.training)
        batches = HiddenBatches(laboratory.shelf, faces, learned, (), asked.masking)
        steps = taught(
            begun,
            batches.alone,
            there,
            workers=laboratory.workers,
            threads=laboratory.threads,
        )
        for step in steps:
            speed = f"loss {step.loss:.3f}, {step.faces_per_second:.0f} faces a second"
            yield Progress(f"{part}: {said}", step.step + 1, asked.training.steps, speed)


def refined_restorer(folder: Path, recipe: PartsRecipe) -> Restorer:
    """Return the restorer that `pretrained` left in a folder; raises CheckpointUnusable."""
    return kept_restorer(folder / REFINED, refining_of(recipe))


def restorer_of(recipe: Pretraining) -> Restorer:
    """Return the restorer of a recipe, with chance weights."""
    return Restorer(**msgspec.to_builtins(recipe.network))


def kept_restorer(folder: Path, recipe: Pretraining) -> Restorer:
    """Return the averaged restorer of a pretraining; raises CheckpointUnusable."""
    return load_averaged(folder, partial(restorer_of, recipe))
