"""Look for what up-sampling leaves between neighbouring pixels, by a network trained here.

Tan et al., "Rethinking the Up-Sampling Operations in CNN-based Generative Network for
Generalizable Deepfake Detection", CVPR 2024 (NPR): generators enlarge what they draw, after
which the pixels of a cell of 2 by 2 depend on each other. Tiles are read as they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from analyzers.illustrations import signed
from analyzers.quality.native import Area
from analyzers.quality.stitching import bright, stitched
from analyzers.quality.tiling import Places, cut, places, pooled
from analyzers.runtime.native import Native, Run
from analyzers.runtime.native_detail import dependence, sample, told_dependence
from analyzers.runtime.native_reading import PER_SECOND, Budget, NativeReading
from analyzers.runtime.native_words import boxed, counted, judged, noted, part_of, placed
from workbench.analyzer import AnalyzerInfo, Frame, Observation, Source
from workbench.model import (
    CaptionedPicture,
    Family,
    Illustration,
    LocalizationMap,
    Measurement,
    MediaKind,
    Need,
    Pixels,
)

__all__ = [
    "SHARE",
    "SIDE",
    "TILES",
    "WORDS",
    "Upsampling",
    "UpsamplingReading",
    "neighbour_residual",
    "tiled",
]

SIDE, CELL = 128, 8  # pixels of a tile, and of a cell of its map
SHARE = 0.75  # of the tiles, the highest: a half-generated picture is no average of its halves
TILES = Budget(still=96, frame=32, face=12)
PROBED = 16  # tiles that are read again without fine detail
MAP_NAME = "relations of neighbouring pixels"
MAP_MEANING = (
    "Bright: here neighbouring pixels depend on each other as after an up-sampling; resizing, "
    "smoothing, flat surfaces and screens do the same, so bright does not mean generated, and "
    "between the tiles that were read the nearest one stands in."
)
PICTURE_NAME = "residual of neighbours"
PICTURE_MEANING = (
    "Each pixel less the upper left one of its cell of 2 by 2, in the highest-scoring tile: a "
    "pattern that repeats with the cells is what up-sampling leaves, edges of the scene are "
    "seen as well, and what the network makes of it the eye cannot tell."
)
DRAWN_FULL = 24.0  # grey levels that are drawn white or black
WORDS = AnalyzerInfo(
    name="frequency.upsampling",
    title="Up-sampling between neighbours",
    version="0",
    media=frozenset({MediaKind.IMAGE, MediaKind.VIDEO}),
    family=Family.FREQUENCY,
    needs=Need.FACES,
    per_second=PER_SECOND,
    reference=(
        "Tan et al., Rethinking the Up-Sampling Operations in CNN-based Generative Network "
        "for Generalizable Deepfake Detection, CVPR 2024. Own network, trained by Loupe's "
        "laboratory."
    ),
    limitations=(
        "A network's judgement, which it does not explain beyond its map. Every resize is an "
        "up-sampling or hides one: pictures that show a resampling are withheld, and one that "
        "shows none may have been resized all the same. It says nothing of pasted faces."
    ),
    validated_range="",
    score_meaning=(
        "The network's raw output, the mean over the three quarters of tiles that score "
        "highest: it rises with what looks like an up-sampling, and is no probability."
    ),
    map_meaning=MAP_MEANING,
)


@dataclass(frozen=True, kw_only=True)
class Upsampling(Native):
    """Score pictures and faces for relations of neighbouring pixels; see `Native`."""

    inputs: ClassVar[tuple[str, ...]] = ("tiles",)
    outputs: ClassVar[tuple[str, ...]] = ("score", "map")

    least_side: int = SIDE

    def begin(self, source: Source) -> "UpsamplingReading":
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""
        return UpsamplingReading(self, source)


@dataclass(frozen=True, slots=True, eq=False)
class Tiled:
    """What the network said of the tiles (n, 128, 128, 3) at `at` of one area."""

    score: float
    tiles: Pixels
    at: Places
    scores: NDArray[np.float32]
    maps: NDArray[np.float32]


def tiled(run: Run, pixels: Pixels, most: int) -> Tiled | None:
    """Return what a network says of pixels (h, w, 3) by so many tiles at most.

    None where they are too small. Training judges by the same function.
    """
    at = places(pixels.shape[0], pixels.shape[1], SIDE, most)
    if not len(at):
        return None
    tiles = cut(pixels, at, SIDE)
    found = run(tiles)
    return Tiled(pooled(found["score"], SHARE), tiles, at, found["score"], found["map"])


class UpsamplingReading(NativeReading[Tiled]):
    """Scores each area by its tiles, and draws where of the highest."""

    def look(self, area: Area) -> Tiled | None:
        """Return what the network says of an area, None where it is too small."""
        return tiled(self.engine.run, area.pixels, TILES.of(area, self.source.kind))

    def describe(self, frame: Frame, area: Area, looked: Tiled) -> Iterator[Observation]:
        """Yield the map; of a picture also its measurements and sentences."""
        yield self._map(frame, area, looked)
        if area.track is not None:
            return
        yield _pictures(frame, area, looked)
        point = self.info.operating_point(self.source.kind, self.source.stream)
        yield noted("relations of neighbours", judged(looked.score, point, _SEEN), frame.index)
        yield from _measured(looked, frame.index)
        yield from told_dependence(self._dependence(looked), frame.index)

    def _dependence(self, looked: Tiled) -> tuple[float, ...]:
        chosen = sample(len(looked.tiles), PROBED)
        whole = pooled(looked.scores[chosen], SHARE)
        return dependence(whole, self._pooled, looked.tiles[chosen])

    def _pooled(self, tiles: Pixels) -> float:
        return pooled(self.engine.run(tiles)["score"], SHARE)

    def _map(self, frame: Frame, area: Area, looked: Tiled) -> LocalizationMap:
        drawn = stitched(area.size, looked.at, SIDE, looked.maps, cell=CELL)
        return boxed(frame, area, MAP_NAME, bright(drawn), MAP_MEANING)


_SEEN = "neighbouring pixels depend on each other as after the up-sampling of a generator"


def _pictures(frame: Frame, area: Area, looked: Tiled) -> Illustration:
    highest = int(looked.scores.argmax())
    tile = looked.tiles[highest]
    residual = signed(neighbour_residual(tile), DRAWN_FULL)
    box = part_of(area, looked.at[highest], SIDE)
    return Illustration(
        frame=frame.index,
        pts=frame.pts,
        name=PICTURE_NAME,
        pictures=(
            CaptionedPicture(
                caption=f"The highest-scoring tile, {placed(area, looked.at[highest])}",
                pixels=tile,
                box=box,
                grid=area.grid,
            ),
            CaptionedPicture(
                caption="What differs within its cells of 2 by 2",
                pixels=residual,
                box=box,
                grid=area.grid,
            ),
        ),
        meaning=PICTURE_MEANING,
    )


def neighbour_residual(tile: Pixels) -> NDArray[np.float32]:
    """Return each pixel of a tile uint8 (h, w, 3) less the upper left one of its cell."""
    corners = tile[::2, ::2].repeat(2, axis=0).repeat(2, axis=1)
    return tile.astype(np.float32) - corners


def _measured(looked: Tiled, frame: int) -> Iterator[Measurement]:
    scores = looked.scores
    yield counted("highest_tile", float(scores.max()), "score units", frame)
    yield counted("median_tile", float(np.median(scores)), "score units", frame)
    yield counted("tiles", len(scores), "tiles", frame)
