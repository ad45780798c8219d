"""Local noise level: parts noisier or quieter than the rest of a picture lets expect."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from analyzers.compression.noise_level import (
    BLOCK,
    NoiseLevels,
    Plane,
    Region,
    deviations,
    largest_region,
    measure_noise,
)
from analyzers.compression.residual_pictures import MEANING, pictures_of
from analyzers.quality.gate import ValidatedPixels
from analyzers.quality.picture import PictureQuality, quality_of
from analyzers.quality.wording import told
from analyzers.references import Population, population_for, ranked
from workbench.analyzer import AnalyzerInfo, Frame, FrameBatch, Observation, Source
from workbench.model import (
    Box,
    CaptionedPicture,
    Family,
    FrameScore,
    Illustration,
    LocalizationMap,
    MediaKind,
    Need,
    OperatingPoint,
    Outcome,
    Pixels,
)

FEWEST_BLOCKS = 64
FULL_BRIGHT = 8.0  # robust standard deviations that are drawn fully bright
# Planted noise is mostly missed after JPEG quality 75, which may read as a few less.
WITHIN = ValidatedPixels(least_quality=70)
MAP_MEANING = (
    "Bright: noise here is stronger or weaker than brightness and texture of the rest of "
    "the picture let expect. Sharp against defocused parts, hair, foliage, noise reduction "
    "and uneven light do the same, so bright does not mean edited. Clipped and noiseless "
    "blocks are not measured and drawn dark, so dark there does not mean untouched."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseResidual:
    """Compare the noise of each part of a picture with what the rest lets expect.

    `minimum_side` is the shortest side, in coded pixels, and `minimum_share` the least share of
    blocks with measurable noise, that is examined. The gate's bound `least_quality` is a
    setting, so that a run's record tells which gate it had: see `ValidatedPixels`.
    """

    info: ClassVar = AnalyzerInfo(
        name="compression.noise_residual",
        title="Local noise level",
        version="1.0",
        media=frozenset({MediaKind.IMAGE, MediaKind.VIDEO}),
        family=Family.COMPRESSION,
        needs=Need.FRAMES,
        per_second=1,
        resumable=True,
        reference=(
            "Mahdian & Saic, Image and Vision Computing 27(10), 2009; Immerkaer, CVIU 64(2), "
            "1996; Lyu, Pan & Zhang, IJCV 110(2), 2014. Own reading."
        ),
        limitations=(
            "Finds noise that was added to, or is stronger in, a region; a region that was "
            "only smoothed or enlarged is mostly missed, and so is everything after JPEG "
            "quality 75, which removes the noise. Depth of field, foliage, hair and noise "
            "reduction make regions of their own in authentic pictures: about one in ten "
            "scores as high as a planted region does. Look at the map before the score."
        ),
        validated_range=(
            "Stills from 256 pixels on the shortest side with measurable noise. "
            f"{WITHIN.sentence} Planted noise was found at JPEG quality 90 and above, and "
            "mostly missed at 75: between these a low score says little. Video is compressed "
            "harder; its scores compare frames of one clip with each other only."
        ),
        score_meaning=(
            "Mean deviation (robust standard deviations) of the heaviest coherent region times "
            "its share of the measured picture: 0 even noise, 1 a region that cannot be "
            "overlooked; not a probability."
        ),
        map_meaning=MAP_MEANING,
        operating_points=(
            OperatingPoint(
                kind=MediaKind.IMAGE,
                threshold=0.49,
                meaning="99 of 100 authentic JPEG pictures scored less; n = 259",
                codecs=("jpeg",),
                minimum_side=256,
                maximum_depth=8,
            ),
        ),
    )

    minimum_side: int = 128
    minimum_share: float = 0.3
    least_quality: float | None = WITHIN.least_quality

    @property
    def within(self) -> ValidatedPixels:
        """The range of pixels outside of which scores are withheld."""
        return ValidatedPixels(least_quality=self.least_quality)

    def begin(self, source: Source) -> "NoiseReading":
        """Start reading one media item."""
        return NoiseReading(self, source, population_for(self.info, source))


@dataclass(frozen=True, slots=True, eq=False)
class FrameNoise:
    """What is kept of one frame: typical noise, measured share, region, pictures and map."""

    frame: int
    pts: float
    noise: float
    measured: float
    region: Region
    values: Pixels
    quality: PictureQuality
    pictures: tuple[CaptionedPicture, ...]


@dataclass(slots=True, eq=False)
class NoiseReading:
    """Scores each frame on its own; keeps the first and the highest to be described.

    Of the frames that are withheld for the quality of their pixels, it keeps the first one's
    quality.
    """

    analyzer: NoiseResidual
    source: Source
    population: Population | None
    best: float = -math.inf
    kept: dict[str, FrameNoise] = field(default_factory=dict)
    refused: tuple[int, PictureQuality, str] | None = None

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield one score per frame."""
        for frame in batch:
            yield self._score(frame)

    def conclude(self) -> Iterator[Observation]:
        """Yield measurements and map of the first and the highest frame."""
        seen = {kept.frame: kept for kept in self.kept.values()}
        for frame in sorted(seen):
            yield from describe(seen[frame], self.population)
        if self.refused:
            frame, quality, reason = self.refused
            yield from told(quality, frame, reason)

    def _score(self, frame: Frame) -> FrameScore:
        if min(frame.luma.shape) < self.analyzer.minimum_side:
            return frame.unscored(Outcome.WITHHELD, "too_small")
        levels = measure_noise(frame.luma)
        measured = float(levels.usable.mean())
        few = int(levels.usable.sum()) < FEWEST_BLOCKS
        if few or measured < self.analyzer.minimum_share:
            return frame.unscored(Outcome.WITHHELD, "no_noise")
        if reason := self.analyzer.within.outside(quality_of(frame, self.source.kind)):
            self._refuse(frame, reason)
            return frame.unscored(Outcome.WITHHELD, reason)
        deviation = deviations(levels)
        region = largest_region(deviation)
        score = score_of(region)
        if score > self.best:
            self.best = score
            self._keep(frame, levels, deviation, region)
        return frame.scored(score)

    def _refuse(self, frame: Frame, reason: str) -> None:
        if self.refused is None:
            self.refused = (frame.index, quality_of(frame, self.source.kind), reason)

    def _keep(
        self, frame: Frame, levels: NoiseLevels, deviation: Plane, region: Region
    ) -> None:
        noise, measured = np.median(levels.noise[levels.usable]), levels.usable.mean()
        kept = FrameNoise(
            frame=frame.index,
            pts=frame.pts,
            noise=float(noise),
            measured=float(measured),
            region=region,
            values=drawn(deviation),
            quality=quality_of(frame, self.source.kind),
            pictures=pictures_of(frame.luma, levels, deviation, region),
        )
        self.kept.setdefault("first", kept)
        self.kept["highest"] = kept


def score_of(region: Region) -> float:
    """Return a region's mean absolute deviation times its share of the measured picture."""
    return abs(region.deviation) * region.share


def drawn(deviation: Plane) -> Pixels:
    """Return the size of deviations (NaN: not measured, drawn 0) as 8-bit values."""
    size = np.abs(np.nan_to_num(deviation)) / FULL_BRIGHT
    return np.asarray(np.rint(np.clip(size, 0, 1) * 255), np.uint8)


def describe(kept: FrameNoise, population: Population | None) -> Iterator[Observation]:
    """Yield what is known of one kept frame."""
    at = kept.frame
    yield from told(kept.quality, at)
    yield ranked(population, "typical_noise", kept.noise, "grey levels", at)
    yield ranked(population, "measured_share", kept.measured * 100, "% of blocks", at)
    yield ranked(population, "region_share", kept.region.share * 100, "% of measured", at)
    unit = "robust standard deviations"
    yield ranked(population, "region_deviation", kept.region.deviation, unit, at)
    yield Illustration(
        frame=at, pts=kept.pts, name="residual", pictures=kept.pictures, meaning=MEANING
    )
    rows, columns = kept.values.shape
    yield LocalizationMap(
        frame=at,
        pts=kept.pts,
        name="local noise level",
        box=Box(x=0, y=0, width=columns * BLOCK, height=rows * BLOCK),
        values=kept.values,
        meaning=MAP_MEANING,
    )
