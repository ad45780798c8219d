"""Look for a contrast between rich and poor texture that cameras do not leave.

Zhong et al., "PatchCraft: Exploring Texture Patch for Efficient AI-generated Image Detection",
arXiv 2311.12397, by a network trained here: a camera's noise is the same wherever the scene
has much texture or little, while generators draw the one worse than the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.mosaics import PATCH, PER_MOSAIC, REGION, Pair, paired, replaced
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

__all__ = ["REGIONS", "SHARE", "WORDS", "Texture", "TextureReading", "compared"]

SHARE = 0.75  # of the regions, the highest
REGIONS = Budget(still=32, frame=12, face=4)
PROBED = 8  # regions that are read again without fine detail
LEAST_SIDE = 96  # pixels, from which on a region has enough overlapping patches
REGION_MAP = "contrast of rich and poor texture"
REGION_MEANING = (
    "Bright: in this region rich and poor texture differ as they do in generated pictures; "
    "sharpening, noise reduction and a shallow depth of field do the same, so bright does not "
    "mean generated, and between the regions that were read the nearest one stands in."
)
PATCH_MAP = "patches that decide"
PATCH_MEANING = (
    "Bright: patches with rich texture without which the score of the highest-scoring region "
    "would be lower; it tells where the network looked, not what was altered."
)
PICTURE_NAME = "richest and poorest patches"
PICTURE_MEANING = (
    "What the network compares in the highest-scoring region: the patches with the most and "
    "with the least texture, in order; that they differ to the eye is the scene, and means "
    "nothing."
)
_SEEN = "rich and poor texture differ as they do in generated pictures"
WORDS = AnalyzerInfo(
    name="frequency.texture",
    title="Rich and poor texture",
    version="0",
    media=frozenset({MediaKind.IMAGE, MediaKind.VIDEO}),
    family=Family.FREQUENCY,
    needs=Need.FACES,
    per_second=PER_SECOND,
    reference=(
        "Zhong et al., PatchCraft: Exploring Texture Patch for Efficient AI-generated Image "
        "Detection, arXiv 2311.12397, with smaller mosaics. Own network, trained by Loupe's "
        "laboratory."
    ),
    limitations=(
        "A network's judgement, which it does not explain beyond its maps. A picture of one "
        "texture, noise reduction and resizing leave it little to compare."
    ),
    validated_range="",
    score_meaning=(
        "The network's raw output, the mean over the three quarters of regions that score "
        "highest: it rises with what looks like a generator's texture, and is no probability."
    ),
    map_meaning=f"Regions. {REGION_MEANING} Patches. {PATCH_MEANING}",
)


@dataclass(frozen=True, kw_only=True)
class Texture(Native):
    """Score pictures and faces for a contrast of textures; see `Native`."""

    inputs: ClassVar[tuple[str, ...]] = ("rich", "poor")
    outputs: ClassVar[tuple[str, ...]] = ("score",)

    least_side: int = LEAST_SIDE

    def begin(self, source: Source) -> "TextureReading":
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""
        return TextureReading(self, source)


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What the network said of the regions of `side` pixels at `at` (n, 2) of one area."""

    score: float
    pairs: list[Pair]
    at: Places
    side: int
    scores: NDArray[np.float32]

    @property
    def rich(self) -> Pixels:
        """The mosaics (n, 128, 128, 3) of the richest patches."""
        return np.stack([pair.rich for pair in self.pairs])

    @property
    def poor(self) -> Pixels:
        """The mosaics (n, 128, 128, 3) of the poorest patches."""
        return np.stack([pair.poor for pair in self.pairs])


def compared(run: Run, pixels: Pixels, most: int) -> Compared | None:
    """Return what a network says of pixels (h, w, 3) by so many regions at most.

    None where they are too small. Training judges by the same function.
    """
    side = min(REGION, *pixels.shape[:2])
    at = places(pixels.shape[0], pixels.shape[1], side, most)
    pairs = [paired(region) for region in cut(pixels, at, side)]
    whole = [pair for pair in pairs if pair is not None]
    if not whole or len(whole) < len(pairs):
        return None
    found = Compared(np.nan, whole, at, side, np.zeros(0, np.float32))
    scores = run(found.rich, found.poor)["score"]
    return Compared(pooled(scores, SHARE), whole, at, side, scores)


class TextureReading(NativeReading[Compared]):
    """Scores each area by its regions, and draws which of them and of their patches decide."""

    def look(self, area: Area) -> Compared | None:
        """Return what the network says of an area, None where it is too small."""
        return compared(self.engine.run, area.pixels, REGIONS.of(area, self.source.kind))

    def describe(self, frame: Frame, area: Area, looked: Compared) -> Iterator[Observation]:
        """Yield the map of regions; of a picture also patches, measurements and sentences."""
        drawn = stitched(area.size, looked.at, looked.side, looked.scores)
        yield boxed(frame, area, REGION_MAP, bright(drawn), REGION_MEANING)
        if area.track is not None:
            return
        yield self._patch_map(frame, area, looked)
        yield _pictures(frame, area, looked)
        point = self.info.operating_point(self.source.kind, self.source.stream)
        yield noted("contrast of texture", judged(looked.score, point, _SEEN), frame.index)
        yield from _measured(looked, frame.index)
        yield from told_dependence(self._dependence(looked), frame.index)

    def _dependence(self, looked: Compared) -> tuple[float, ...]:
        chosen = sample(len(looked.pairs), PROBED)
        whole = pooled(looked.scores[chosen], SHARE)
        return dependence(whole, self._pooled, looked.rich[chosen], looked.poor[chosen])

    def _pooled(self, rich: Pixels, poor: Pixels) -> float:
        return pooled(self.engine.run(rich, poor)["score"], SHARE)

    def _patch_map(self, frame: Frame, area: Area, looked: Compared) -> LocalizationMap:
        """Return what each rich patch adds to the score of the highest-scoring region."""
        drawn = np.zeros([max(length // PATCH, 1) for length in area.size], np.float32)
        index = int(looked.scores.argmax())
        middles = looked.at[index] + looked.pairs[index].rich_places + PATCH // 2
        rows, columns = (middles * drawn.shape // area.size).T
        np.maximum.at(drawn, (rows, columns), self._added(looked, index))
        strongest = max(float(drawn.max()), 1e-6)
        values = np.asarray(np.rint(255 * np.maximum(drawn, 0) / strongest), np.uint8)
        return boxed(frame, area, PATCH_MAP, values, PATCH_MEANING)

    def _added(self, looked: Compared, index: int) -> NDArray[np.float32]:
        """Return how much lower the score is without each of the rich patches (16,)."""
        without = replaced(looked.pairs[index])
        poor = np.repeat(looked.pairs[index].poor[None], PER_MOSAIC, axis=0)
        return np.asarray(looked.scores[index] - self.engine.run(without, poor)["score"])


def _pictures(frame: Frame, area: Area, looked: Compared) -> Illustration:
    highest = int(looked.scores.argmax())
    pair = looked.pairs[highest]
    where = f"{looked.side} pixels {placed(area, looked.at[highest])}"
    box = part_of(area, looked.at[highest], looked.side)
    return Illustration(
        frame=frame.index,
        pts=frame.pts,
        name=PICTURE_NAME,
        pictures=(
            CaptionedPicture(
                caption=f"{PER_MOSAIC} patches with the most texture, of the region of {where}",
                pixels=pair.rich,
                box=box,
                grid=area.grid,
            ),
            CaptionedPicture(
                caption=f"{PER_MOSAIC} with the least, of the same",
                pixels=pair.poor,
                box=box,
                grid=area.grid,
            ),
        ),
        meaning=PICTURE_MEANING,
    )


def _measured(looked: Compared, frame: int) -> Iterator[Measurement]:
    scores = looked.scores
    yield counted("highest_region", float(scores.max()), "score units", frame)
    yield counted("median_region", float(np.median(scores)), "score units", frame)
    yield counted("regions", len(scores), "regions", frame)
