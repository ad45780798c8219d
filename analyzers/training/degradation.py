"""What pictures go through on their way to an examiner, done alike to both classes.

Collections differ in compression, size, framing and sharpness, and a network learns that first.
So every face, authentic or altered, is framed, reduced, blurred, coloured, given noise and
compressed anew, by chance, before it is learned from; a face and the fake made of it by the
same draw.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from analyzers.training.opencv import cv2
from analyzers.training.recipe import Degradation
from workbench.model import Pixels

__all__ = ["Way", "drawn", "saved_as_jpeg"]

Floats = NDArray[np.float32]
Values = TypeVar("Values", Floats, Pixels)
Step = Callable[[Pixels], Pixels]

HALF = np.float32(0.5)  # OpenCV counts from pixels' middles, meshes from their edges
MIRRORED = 0.5  # of all faces
MOST_TURN, MOST_MOVE = 6.0, 0.03  # degrees; of the side
ZOOM = (0.93, 1.12)
TIGHT = (0.20, 0.36)  # of the side, from the middle to each edge of a tight frame
MOST_TILT = 18.0  # degrees of a tight frame against the aligned face
BLUR = (0.3, 1.6)  # standard deviation in pixels
NOISE = (1.0, 7.0)  # standard deviation in grey levels
SAMPLING = (cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444)
SMALLER_BY = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC)


@dataclass(frozen=True, slots=True)
class Way:
    """One drawn way: where pixels go, what of them is seen, and what is done to their values.

    `seen` (h, w, 1) is 0 beyond the edge of a tight frame, None where all is seen.
    """

    side: int
    matrix: Floats | None
    mirrored: bool
    seen: NDArray[np.uint8] | None
    steps: tuple[Step, ...]

    def picture(self, pixels: Pixels) -> Pixels:
        """Return a degraded picture (h, w, 3)."""
        moved = self._moved(pixels)
        if self.seen is not None:
            moved = moved * self.seen
        for step in self.steps:
            moved = step(moved)
        return np.ascontiguousarray(moved)

    def map(self, values: Floats) -> Floats:
        """Return a map (h, w) where the degraded picture has its pixels."""
        return np.ascontiguousarray(self._moved(values))

    def points(self, points: Floats) -> Floats:
        """Return where points (n, 2) of the picture lie in the degraded one, by edges."""
        moved = np.array(points, np.float32)
        if self.mirrored:
            moved[:, 0] = self.side - moved[:, 0]
        if self.matrix is None:
            return moved
        flat = (moved - HALF) @ self.matrix[:, :2].T + self.matrix[:, 2] + HALF
        return np.asarray(flat, np.float32)

    def again(self, how: Degradation, chance: np.random.Generator) -> "Way":
        """Return a way to the same place, on which values are degraded otherwise."""
        return replace(self, steps=tuple(_steps(how, chance, self.side)))

    def _moved(self, given: Values) -> Values:
        moved = np.ascontiguousarray(given[:, ::-1] if self.mirrored else given)
        if self.matrix is None:
            return moved
        return cast(Values, cv2.warpAffine(moved, self.matrix, moved.shape[1::-1]))


def drawn(
    how: Degradation, chance: np.random.Generator, side: int, *, framed: bool = False
) -> Way:
    """Draw a way for square pictures of `side` pixels; `framed` ones are cut tightly too."""
    return Way(
        side=side,
        matrix=_placement(how, chance, side),
        mirrored=bool(chance.random() < MIRRORED),
        seen=_frame(chance, side) if framed else None,
        steps=tuple(_steps(how, chance, side)),
    )


def _placement(how: Degradation, chance: np.random.Generator, side: int) -> Floats | None:
    if chance.random() >= how.zoom:
        return None
    turn, zoom = chance.uniform(-MOST_TURN, MOST_TURN), chance.uniform(*ZOOM)
    matrix = cv2.getRotationMatrix2D((side / 2, side / 2), turn, zoom)
    matrix[:, 2] += chance.uniform(-MOST_MOVE, MOST_MOVE, 2) * side
    return np.asarray(matrix, np.float32)


def _steps(how: Degradation, chance: np.random.Generator, side: int) -> Iterator[Step]:
    """Yield what is done, in the order in which it happens to pictures."""
    if chance.random() < how.colour:
        yield _colour(chance)
    if chance.random() < how.smaller:
        yield _smaller(chance, side, how.smallest)
    if chance.random() < how.blur:
        yield _blur(chance)
    if chance.random() < how.noise:
        yield _noise(chance)
    if chance.random() < how.jpeg:
        yield _jpeg(chance, how.jpeg_quality)


def _frame(chance: np.random.Generator, side: int) -> NDArray[np.uint8]:
    """Return what a tightly framed photograph shows, the rest of the face being black."""
    middle = side / 2
    left, top, right, bottom = chance.uniform(*TIGHT, 4) * side * (-1, -1, 1, 1)
    turn = np.deg2rad(chance.normal(0, MOST_TILT / 2))
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    seen = np.zeros((side, side, 1), np.uint8)
    cv2.fillConvexPoly(seen, np.rint(corners @ rotation.T + middle).astype(np.int32), 1)
    return seen


def _colour(chance: np.random.Generator) -> Step:
    gain = chance.uniform(0.8, 1.2) * chance.uniform(0.95, 1.05, 3)
    lift, power = chance.uniform(-20, 20), chance.uniform(0.8, 1.25)
    levels = np.arange(256)[:, None] / 255
    table = np.clip(255 * levels**power * gain + lift * (levels > 0), 0, 255).astype(np.uint8)
    return lambda pixels: cv2.LUT(pixels, np.ascontiguousarray(table.reshape(1, 256, 3)))


def _smaller(chance: np.random.Generator, side: int, smallest: float) -> Step:
    size = round(side * chance.uniform(smallest, 0.95))
    down = SMALLER_BY[chance.integers(len(SMALLER_BY))]
    up = (cv2.INTER_LINEAR, cv2.INTER_CUBIC)[chance.integers(2)]

    def reduce(pixels: Pixels) -> Pixels:
        small = cv2.resize(pixels, (size, size), interpolation=down)
        return np.asarray(cv2.resize(small, (side, side), interpolation=up), np.uint8)

    return reduce


def _blur(chance: np.random.Generator) -> Step:
    spread = chance.uniform(*BLUR)
    return lambda pixels: cv2.GaussianBlur(pixels, (0, 0), spread)


def _noise(chance: np.random.Generator) -> Step:
    """Add noise that is the same for a face and its fake: the camera's, before the paste."""
    spread, seed = chance.uniform(*NOISE), int(chance.integers(1 << 62))

    def add(pixels: Pixels) -> Pixels:
        grain = np.random.default_rng(seed).standard_normal(pixels.shape, np.float32)
        return np.clip(pixels + spread * grain, 0, 255).astype(np.uint8)

    return add


def _jpeg(chance: np.random.Generator, quality: tuple[int, int]) -> Step:
    chosen = int(chance.integers(quality[0], quality[1] + 1))
    sampling = int(SAMPLING[chance.integers(len(SAMPLING))])
    return lambda pixels: saved_as_jpeg(pixels, chosen, sampling)


def saved_as_jpeg(pixels: Pixels, quality: int, sampling: int = SAMPLING[0]) -> Pixels:
    """Return a picture (h, w, 3) RGB as it is after one JPEG of that quality."""
    settings = [
        cv2.IMWRITE_JPEG_QUALITY,
        quality,
        cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
        sampling,
    ]
    _, data = cv2.imencode(".jpg", pixels[..., ::-1], settings)
    saved = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    return np.ascontiguousarray(saved[..., ::-1])
