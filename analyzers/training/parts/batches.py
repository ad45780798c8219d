"""Batches of faces with the parts of their tokens: authentic ones, or beside forgeries."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.parts import part_mask
from analyzers.parts.tokens import CELLS, part_tokens, seen
from analyzers.training.batches import Batches
from analyzers.training.degradation import Way, drawn
from analyzers.training.parts.recipe import Masking
from workbench.model import Pixels

__all__ = ["PartBatch", "PartBatches", "tokens_after", "tokens_of"]

Floats = NDArray[np.float32]
IN_PLACE = np.eye(2, 3)


@dataclass(frozen=True, slots=True, eq=False)
class PartBatch:
    """What one step learns from: n faces as the network is given them.

    `pixels` uint8 (n, 112, 112, 3), `parts` uint8 (n, 49); `hidden` (n, 49) are the tokens that
    pretraining hides; `altered` (n,) is 1 for forged faces.
    """

    pixels: Pixels
    parts: NDArray[np.uint8]
    hidden: NDArray[np.bool_]
    altered: Floats


@dataclass(frozen=True, eq=False)
class PartBatches(Batches):
    """Batches of a recipe's pretraining, and of its training; each by the seed and its number.

    `learned` are faces that have a mesh.
    """

    masking: Masking
    known: dict[int, NDArray[np.uint8]] = field(default_factory=dict)

    def alone(self, step: int) -> PartBatch:
        """Return authentic faces, with what is hidden of each."""
        chance = np.random.default_rng([self.recipe.seed, step])
        faces = [self._authentic(chance) for _ in range(self.recipe.training.batch)]
        side = faces[0].pixels.shape[0]
        ways = [drawn(self.recipe.degradation, chance, side) for _ in faces]
        parts = self._parts([face.index for face in faces], ways)
        hidden = np.stack([self.masking.drawn(tokens, chance) for tokens in parts])
        altered = np.zeros(len(faces), np.float32)
        return PartBatch(self._seen([f.pixels for f in faces], ways), parts, hidden, altered)

    def paired(self, step: int) -> PartBatch:
        """Return authentic faces, each beside a forgery made of it that went the same way."""
        chance = np.random.default_rng([self.recipe.seed, step])
        pairs = [self._pair(chance) for _ in range(self.recipe.training.batch // 2)]
        ways = [way for pair in pairs for way in self._ways(pair, chance)]
        faces = [face for pair in pairs for face in pair]
        parts = self._parts([face.index for face in faces], ways)
        altered = np.array([face.altered for face in faces], np.float32)
        pixels = self._seen([face.pixels for face in faces], ways)
        return PartBatch(pixels, parts, np.zeros(parts.shape, np.bool_), altered)

    def _seen(self, faces: Sequence[Pixels], ways: Sequence[Way]) -> Pixels:
        degraded = [way.picture(face) for face, way in zip(faces, ways, strict=True)]
        return seen(np.stack(degraded))

    def _parts(self, indices: Sequence[int], ways: Sequence[Way]) -> NDArray[np.uint8]:
        return np.stack([self._tokens(*one) for one in zip(indices, ways, strict=True)])

    def _tokens(self, index: int, way: Way) -> NDArray[np.uint8]:
        """Return the parts of a face's tokens (49,) after its way; drawn once if it stays."""
        if way.matrix is not None:
            return tokens_after(np.array(self._shelf.points[index]), way)
        if index not in self.known:
            self.known[index] = tokens_of(np.array(self._shelf.points[index]))
        return _mirrored(self.known[index]) if way.mirrored else self.known[index]


def tokens_after(points: Floats, way: Way) -> NDArray[np.uint8]:
    """Return the parts of the tokens (49,) of a face with this mesh after its way.

    A mirrored mesh would show its inner side, so that it is the tokens that are mirrored.
    """
    moved = way.points(points)
    if not way.mirrored:
        return tokens_of(moved)
    moved[:, 0] = way.side - moved[:, 0]
    return _mirrored(tokens_of(moved))


def _mirrored(tokens: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.ascontiguousarray(tokens.reshape(CELLS, CELLS)[:, ::-1].ravel())


def tokens_of(points: Floats) -> NDArray[np.uint8]:
    """Return the parts of the tokens (49,) of an aligned face with this mesh (478, 2).

    Depth is not kept on the shelf: of triangles that look at the camera none hides another.
    """
    flat = np.column_stack([points, np.zeros(len(points), np.float32)])
    return part_tokens(part_mask(flat.astype(np.float32), IN_PLACE))
