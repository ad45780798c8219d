"""What pictures went through before they are learned from, drawn alike for every class.

Collections differ in how they were reduced and compressed, and a network learns that first.
So a tile of any class is cut from a region that was reduced to a scale drawn by chance, which
undoes the grid of an earlier JPEG that only photographs bear, then blurred, given noise and
compressed by chance; a photograph and the same photograph through an autoencoder by one draw.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from analyzers.training.degradation import SAMPLING, SMALLER_BY, saved_as_jpeg
from analyzers.training.opencv import cv2
from analyzers.training.pixels.recipe import Degradation
from workbench.model import Pixels

__all__ = ["History", "drawn", "needed"]

GRID = 16  # pixels: a macroblock with halved colour; where a tile begins in it is drawn
MIRRORED = 0.5
ENLARGED, RETURNED = (1.3, 2.2), (2.0, 4.5)  # factors
LARGER_BY = (cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)

Step = Callable[[Pixels], Pixels]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One drawn history of tiles of `side` pixels.

    `place` (2,), of 0 … 1, is where in the picture the region lies that it begins with, and
    `offset` where the tile begins in what becomes of that.
    """

    side: int
    scale: float
    resize: int
    place: NDArray[np.float64]
    offset: NDArray[np.int64]
    mirrored: bool
    steps: tuple[Step, ...]

    def reach(self, height: int, width: int) -> tuple[int, int] | None:
        """Return rows and columns of the region that is read, None where there are too few.

        A picture that is too small for its scale is reduced less; see `needed`.
        """
        least = self.side / min(height, width)
        if least > 1:
            return None
        scale = max(self.scale, least)
        wanted = ceil((self.side + GRID) / scale)
        return min(wanted, height), min(wanted, width)

    def region(self, picture: Pixels) -> Pixels | None:
        """Return the region of a picture (h, w, 3) that becomes the tile."""
        height, width = picture.shape[:2]
        reach = self.reach(height, width)
        if reach is None:
            return None
        room = np.array((height - reach[0] + 1, width - reach[1] + 1))
        top, left = np.minimum((self.place * room).astype(int), room - 1).tolist()
        return np.array(picture[top : top + reach[0], left : left + reach[1]])

    def tile(self, region: Pixels) -> Pixels:
        """Return the tile (side, side, 3) that becomes of a region."""
        changed = self._reduced(region)
        for step in self.steps:
            changed = step(changed)
        room = np.array(changed.shape[:2]) - self.side + 1
        top, left = (self.offset % room).tolist()
        tile = changed[top : top + self.side, left : left + self.side]
        return np.ascontiguousarray(tile[:, ::-1] if self.mirrored else tile)

    def _reduced(self, region: Pixels) -> Pixels:
        height, width = region.shape[:2]
        scale = max(self.scale, self.side / min(height, width))
        if scale == 1 or self.scale <= 1 < scale:
            return region
        size = max(round(width * scale), self.side), max(round(height * scale), self.side)
        return np.asarray(cv2.resize(region, size, interpolation=self.resize), np.uint8)


def needed(how: Degradation, side: int) -> int:
    """Return the shorter side, in pixels, of pictures whose tiles all have a drawn history.

    Smaller ones would be reduced less than any draw, or not at all.
    """
    return ceil(side / how.largest) if how.smaller else side


def drawn(how: Degradation, chance: np.random.Generator, side: int) -> History:
    """Draw a history for tiles of `side` pixels."""
    lot = chance.random()
    scale = float(chance.uniform(how.smallest, how.largest)) if lot < how.smaller else 1.0
    resize = SMALLER_BY[chance.integers(len(SMALLER_BY))]
    before: tuple[Step, ...] = ()
    if 0 <= lot - how.smaller < how.enlarged:
        scale, resize = float(chance.uniform(*ENLARGED)), int(chance.choice(LARGER_BY))
    elif 0 <= lot - how.smaller - how.enlarged < how.returned:
        before = (_returned(float(chance.uniform(*RETURNED)), int(chance.choice(LARGER_BY))),)
    return History(
        side=side,
        scale=scale,
        resize=resize,
        place=chance.random(2),
        offset=chance.integers(0, GRID + 1, 2),
        mirrored=bool(chance.random() < MIRRORED),
        steps=(*before, *_steps(how, chance)),
    )


def _steps(how: Degradation, chance: np.random.Generator) -> Iterator[Step]:
    """Yield what is done after a reduction, in this order."""
    if chance.random() < how.blur:
        yield _blur(float(chance.uniform(0.2, how.most_blur)))
    if chance.random() < how.noise:
        yield _noise(float(chance.uniform(0.5, how.most_noise)), int(chance.integers(1 << 62)))
    if chance.random() < how.jpeg:
        low, high = how.jpeg_quality
        yield _jpeg(int(chance.integers(low, high + 1)), int(chance.integers(len(SAMPLING))))


def _returned(factor: float, how: int) -> Step:
    def change(pixels: Pixels) -> Pixels:
        height, width = (max(1, round(side / factor)) for side in pixels.shape[:2])
        small = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.resize(small, pixels.shape[1::-1], interpolation=how), np.uint8)

    return change


def _blur(spread: float) -> Step:
    return lambda pixels: cv2.GaussianBlur(pixels, (0, 0), spread)


def _noise(spread: float, seed: int) -> Step:
    def add(pixels: Pixels) -> Pixels:
        grain = np.random.default_rng(seed).standard_normal(pixels.shape, np.float32)
        return np.clip(pixels + spread * grain + 0.5, 0, 255).astype(np.uint8)

    return add


def _jpeg(quality: int, sampling: int) -> Step:
    return lambda pixels: saved_as_jpeg(pixels, quality, int(SAMPLING[sampling]))
