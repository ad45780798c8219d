"""What generators learn from: the faces of a shelf, drawn by chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from numpy.typing import NDArray
from torch import Tensor

from analyzers.training.faces import Example, FaceShelf
from analyzers.training.zoo.window import floats_of, window_of
from workbench.errors import TrainingError
from workbench.model import Pixels

__all__ = ["Lessons", "lessons_of", "pieces", "warped"]

Indices = NDArray[np.int64]

MOST = 2500  # faces: more would not be seen in so short a training
CUT_OFF = 0.02  # share of a crop that may lie beyond the picture
WIDTH = 60.0  # native pixels of a face at least
FRAMES = 14  # of a person in one video, to be learned as one
PEOPLE = 6
WARP_POINTS, WARP = 5, 0.05  # points across of a random warp; of half the side


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """Windows (n, 144, 144, 3) of authentic faces, and which show the same person often.

    `sources` are the collections that they are from.
    """

    windows: Pixels
    sources: tuple[str, ...]
    people: tuple[tuple[str, Indices], ...]

    def patches(self, count: int, side: int, chance: np.random.Generator) -> Tensor:
        """Return square pieces (count, 3, side, side) of any faces, mirrored by chance."""
        return pieces(self.windows, count, side, chance)

    def faces(self, among: Indices | None, count: int, chance: np.random.Generator) -> Tensor:
        """Return whole windows (count, 3, 144, 144) of the faces `among`, or of all."""
        pool = np.arange(len(self.windows)) if among is None else among
        return floats_of(self.windows[chance.choice(pool, count)])


def pieces(pictures: Pixels, count: int, side: int, chance: np.random.Generator) -> Tensor:
    """Return square pieces (count, 3, side, side) of any of the pictures (n, h, w, 3).

    Half of them are mirrored.
    """
    return floats_of(np.stack([_piece(pictures, side, chance) for _ in range(count)]))


def lessons_of(
    shelf: FaceShelf, chance: np.random.Generator, among: Sequence[int] | None = None
) -> Lessons:
    """Draw authentic faces of a shelf, of those at the places `among` or of all.

    Raises TrainingError where it has none that will do.
    """
    places = range(len(shelf.examples)) if among is None else among
    fit = [int(index) for index in places if _fits(shelf.examples[index])]
    if not fit:
        raise TrainingError("The shelf has no authentic face with a mesh that is large enough.")
    often = _people([shelf.examples[index] for index in fit], fit)
    some = chance.permutation(fit)[:MOST]
    chosen = np.unique(np.concatenate([some, *(indices for _, indices in often)]))
    place = {int(index): at for at, index in enumerate(chosen)}
    windows = np.stack([window_of(shelf.crops[index]) for index in chosen])
    return Lessons(
        windows,
        tuple(sorted({shelf.examples[index].source for index in chosen})),
        tuple((name, np.array([place[int(i)] for i in indices])) for name, indices in often),
    )


def warped(faces: Tensor, chance: torch.Generator) -> Tensor:
    """Return faces (n, 3, h, w), each bent a little at random.

    To undo it an autoencoder must know faces, not copy pixels.
    """
    shape = (len(faces), 2, WARP_POINTS, WARP_POINTS)
    coarse = torch.randn(shape, generator=chance) * WARP
    move = F.interpolate(coarse, faces.shape[-2:], mode="bicubic", align_corners=True)
    still = F.affine_grid(torch.eye(2, 3).repeat(len(faces), 1, 1), list(faces.shape), False)
    grid = still + move.permute(0, 2, 3, 1)
    return F.grid_sample(faces, grid, padding_mode="reflection", align_corners=False)


def _piece(pictures: Pixels, side: int, chance: np.random.Generator) -> Pixels:
    picture = pictures[int(chance.integers(len(pictures)))]
    top, left = chance.integers(0, np.subtract(picture.shape[:2], side - 1))
    piece = picture[top : top + side, left : left + side]
    return np.asarray(piece[:, ::-1] if chance.integers(2) else piece, np.uint8)


def _fits(example: Example) -> bool:
    return (
        not example.altered
        and example.meshed
        and example.width >= WIDTH
        and example.outside <= CUT_OFF
    )


def _people(examples: Sequence[Example], indices: Sequence[int]) -> list[tuple[str, Indices]]:
    """Return the videos with the most frames of one face, by file."""
    videos: dict[str, list[int]] = {}
    for example, index in zip(examples, indices, strict=True):
        if example.video:
            videos.setdefault(example.path, []).append(index)
    most = sorted(videos.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(name, np.array(found)) for name, found in most[:PEOPLE] if len(found) >= FRAMES]
