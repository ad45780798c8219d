"""What a network of native pixels is worth: whole pictures that it never saw, tile by tile.

Tiles and pooling are those of the analyzers. What might explain a score away stands beside it.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analyzers.frequency import texture, upsampling
from analyzers.laundering import laundered_picture
from analyzers.runtime.native import Run
from analyzers.runtime.native_reading import Budget, Looked
from analyzers.training.judging import Judged
from analyzers.training.pixels.conditions import AS_FOUND, CONDITIONS
from analyzers.training.pixels.gating import Gate, luma_of, refused
from analyzers.training.pixels.laundering import window
from analyzers.training.pixels.recipe import LAUNDERING
from analyzers.training.pixels.shelf import LAUNDERED, Picture, PictureShelf
from analyzers.training.splits import Sides, unit
from workbench.errors import TrainingError
from workbench.evaluation.sharpness import sharpness
from workbench.model import Pixels

__all__ = [
    "CUT",
    "UNCUT",
    "WHOLE",
    "Attack",
    "JudgedPicture",
    "PixelExtent",
    "Scores",
    "chosen",
    "judged",
    "looks",
]

UNCUT, CUT = "whole", "window"  # views of a picture that is larger than what is laundered

READERS: Mapping[str, tuple[Callable[[Run, Pixels, int], Looked | None], Budget]] = {
    "upsampling": (upsampling.tiled, upsampling.TILES),
    "texture": (texture.compared, texture.REGIONS),
}
Change = Callable[[Pixels], Pixels]
Look = Callable[[Pixels], "Scores | None"]


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a picture; `second` is S2 of `laundering`, NaN of other tasks."""

    first: float
    second: float = float("nan")


@dataclass(frozen=True, slots=True)
class Attack:
    """What forgers may do to altered pictures; `sha256` is that of the weights that do it."""

    change: Change
    sha256: str

    def __call__(self, pixels: Pixels) -> Pixels:
        """Return a picture (h, w, 3) after it."""
        return self.change(pixels)


@dataclass(frozen=True, slots=True, kw_only=True)
class PixelExtent:
    """How many pictures of a source, and of a generator, are judged.

    So many `pictures` under the condition `clean`, and of these so many under the others.
    """

    pictures: int = 48
    degraded: int = 32
    clean: str = AS_FOUND
    conditions: tuple[str, ...] = tuple(CONDITIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPicture(Judged):
    """A picture's scores under one condition, with what might explain them away.

    `kind` is what `Picture.made` says. Where laundered pictures are judged beside it, one that
    is larger than they are is judged twice: its `view` is "whole", and "window" of the window
    by which it is laundered, so that its size tells nothing; empty where it is judged once,
    whole. `quality` is that of a JPEG compression seen in the
    pixels that were judged, `least_side` their shorter side. `withheld` is why the analyzers
    would not score the picture, empty where they would.
    """

    kind: str = ""
    view: str = ""
    second: float | None = None
    quality: float | None = None
    least_side: int = 0
    withheld: str = ""

    @property
    def jpeg(self) -> float:
        """The quality as a number to rank by: 100 where no compression is seen."""
        return 100.0 if self.quality is None else self.quality


WHOLE = PixelExtent()


def looks(task: str, run: Run) -> Look:
    """Return what scores a whole picture (h, w, 3) as the analyzer of a task does.

    `run` hands tiles to the network. None comes of a picture that is too small.
    """
    if task == LAUNDERING:
        return partial(_asked, run)
    read, budget = READERS[task]

    def look(pixels: Pixels) -> Scores | None:
        found = read(run, pixels, budget.still)
        return None if found is None else Scores(found.score)

    return look


def _asked(run: Run, pixels: Pixels) -> Scores | None:
    found = laundered_picture.asked(run, pixels, laundered_picture.PATCHES.still)
    return None if found is None else Scores(found.answer.synthetic, found.answer.laundered)


def chosen(
    pictures: Sequence[Picture], indices: NDArray[np.int64], most: int
) -> Iterator[tuple[int, int]]:
    """Yield at most so many places of every source, and generator, each with its rank there.

    Altered pictures are of their generator, whatever they were made of. Always the same ones
    come first, in whatever fold, so that what is measured of pictures serves every network.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for index in indices.tolist():
        one = pictures[index]
        groups.setdefault((one.made, one.generator if one.made else one.source), []).append(
            index
        )
    for group in groups.values():
        for rank, index in enumerate(sorted(group, key=lambda at: _lot(pictures[at]))[:most]):
            yield index, rank


def _lot(picture: Picture) -> bytes:
    return hashlib.sha256(f"judged {picture.file}".encode()).digest()


def judged(
    look: Look,
    shelf: PictureShelf,
    sides: Sides,
    gate: Gate,
    *,
    validated: bool = False,
    extent: PixelExtent = WHOLE,
    attacks: Mapping[str, Change] | None = None,
) -> Iterator[JudgedPicture]:
    """Yield a score for every picture under every condition.

    With `validated`, of those by which an operating point is set; else of those kept back or
    left out. `attacks` by name change altered pictures alone: photographs stay as found.
    Raises TrainingError where the network gives what is no number.
    """
    changes = {name: CONDITIONS[name] for name in extent.conditions}
    both = any(one.made == LAUNDERED for one in shelf.pictures)
    for side in ("validated",) if validated else ("kept_back", "left_out"):
        for index, rank in chosen(shelf.pictures, getattr(sides, side), extent.pictures):
            picture, begun = shelf.pictures[index], _begun(shelf.pictures[index], side)
            asked = {**changes, **_attacked(picture, attacks or {})}
            if rank >= extent.degraded:
                asked = {name: asked[name] for name in asked if name == extent.clean}
            for view, pixels in _views(picture, np.array(shelf.pixels(index)), both=both):
                yield from _judged(look, gate, replace(begun, view=view), pixels, asked)


def _views(picture: Picture, pixels: Pixels, *, both: bool) -> Iterator[tuple[str, Pixels]]:
    """Yield a picture whole, and where `both` are asked for by its window, if that is less."""
    rows, columns = window(picture)
    part = pixels[rows, columns]
    if not both or part.shape == pixels.shape:
        yield "", pixels
        return
    yield UNCUT, pixels
    yield CUT, np.ascontiguousarray(part)


def _attacked(picture: Picture, attacks: Mapping[str, Change]) -> Mapping[str, Change]:
    return attacks if picture.made else dict.fromkeys(attacks, _untouched)


def _untouched(pixels: Pixels) -> Pixels:
    return pixels


def _judged(
    look: Look, gate: Gate, begun: JudgedPicture, whole: Pixels, asked: Mapping[str, Change]
) -> Iterator[JudgedPicture]:
    """Yield what a picture, or a view of it, scores under every condition asked for."""
    for condition, change in asked.items():
        pixels = change(whole)
        scores = look(pixels)
        if scores is None:
            continue
        if not np.isfinite(scores.first):
            raise TrainingError(f"{begun.path}: the network's score is no number, {condition}")
        yield _gated(_told(begun, condition, pixels, scores), pixels, gate)


def _begun(picture: Picture, side: str) -> JudgedPicture:
    """Return what is known of a picture before it is judged."""
    return JudgedPicture(
        path=picture.path,
        frame=picture.frame,
        source=picture.source,
        unit=unit(picture),
        made=picture.generator if picture.made else "",
        family=picture.family,
        side=side,
        condition=AS_FOUND,
        score=float("nan"),
        sharpness=0.0,
        outside=0.0,
        width=float(picture.width),
        moving=picture.video,
        kind=picture.made,
    )


def _told(
    begun: JudgedPicture, condition: str, pixels: Pixels, scores: Scores
) -> JudgedPicture:
    return replace(
        begun,
        condition=condition,
        score=scores.first,
        second=scores.second if np.isfinite(scores.second) else None,
        sharpness=sharpness(luma_of(pixels)),
        width=float(pixels.shape[1]),
        least_side=min(pixels.shape[:2]),
    )


def _gated(told: JudgedPicture, pixels: Pixels, gate: Gate) -> JudgedPicture:
    found = gate.quality(pixels, video=told.moving)
    quality = None if found is None else found.compression.quality.value
    return replace(told, quality=quality, withheld=refused(found))
