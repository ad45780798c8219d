"""Error level: how much each part of a picture changes when it is compressed once more."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from analyzers.compression.jpeg_file import own_quality
from analyzers.compression.regions import (
    block_box,
    brightness,
    coherent_region,
    smoothed,
)
from analyzers.compression.seen_grids import unclipped_of
from analyzers.compression.still import StillReading
from analyzers.quality.dct import BLOCK, block_means
from analyzers.references import population_for, ranked
from workbench.analyzer import AnalyzerInfo, Frame, Observation, Samples, Source
from workbench.model import (
    Family,
    LocalizationMap,
    MediaKind,
    Need,
    Outcome,
    Pixels,
)
from workbench.side_by_side import side_by_side

Map = NDArray[np.float32]

MEANING = (
    "Bright: the area changes more, or less, than others of the same texture when compressed "
    "again; dark: as expected. It may have another history, or only another content."
)

WINDOW = 5  # blocks
FLOOR = np.float32(0.05)  # grey levels, below which an error or a texture is none
SMALLEST_SPREAD = 0.05
ROUNDS = 12
STEP_ASIDE = 10  # qualities
LEAST_BLOCKS = 50
BAND = 64 * BLOCK  # rows read at a time, so that memory does not grow with the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorLevel:
    """Compress the picture again at `quality`; compare each part's error with its texture's.

    `least_blocks` is the number of 8 by 8 blocks below which a picture is too small.
    """

    info: ClassVar = AnalyzerInfo(
        name="compression.error_level",
        title="Error level",
        version="1.0",
        media=frozenset({MediaKind.IMAGE}),
        family=Family.COMPRESSION,
        needs=Need.FRAMES,
        reference=(
            "Krawetz, A picture's worth: digital image analysis and forensics, Black Hat 2007; "
            "what a texture lets expect is fitted within the image, which is our reading"
        ),
        limitations=(
            "A weak and easily misread trace. It shows differences of error, which arise from "
            "texture, sharpness, colour and noise as well as from editing. Texture is allowed "
            "for only roughly. After one more save of the whole picture at a lower quality, or "
            "after resizing, nothing of an edit need remain. Never a ground by itself."
        ),
        validated_range=(
            "Splices planted on 17 reduced photographs: pixel AUC 0.5 to 0.86 by the saves, on "
            "single pictures down to 0.15; its score does not tell spliced pictures from "
            "others, so it proposes no finding"
        ),
        score_meaning=(
            "How far the most coherent region lies from the error its texture lets expect, in "
            "robust standard deviations of the image"
        ),
        map_meaning=MEANING,
    )

    quality: int = 85
    least_blocks: int = 100

    def begin(self, source: Source) -> StillReading:
        """Start reading one media item."""
        return StillReading(self, source)

    def examine(self, source: Source, frame: Frame) -> Iterator[Observation]:
        """Yield the score, the map and the mean error."""
        height, width = frame.coded.shape[:2]
        if (height // BLOCK) * (width // BLOCK) < self.least_blocks:
            yield frame.unscored(Outcome.WITHHELD, "too_few_blocks")
            return
        quality = apart_from(own_quality(source.path), self.quality)
        error = block_errors(frame.coded, quality)
        usable = unclipped_of(frame)
        if not error.any() or usable.sum() < LEAST_BLOCKS:
            yield frame.unscored(Outcome.WITHHELD, "too_little_texture")
            return
        values = unusual(error, texture(frame.luma), usable)
        yield frame.scored(max(coherent_region(v).contrast for v in (values, -values)))
        yield _map(frame, brightness(np.abs(values)), quality)
        name = f"mean error at quality {quality}"
        population = population_for(self.info, source)
        yield ranked(population, name, float(error.mean()), "grey level")


def apart_from(own: int | None, quality: int) -> int:
    """Return a quality for the extra save that does not repeat the file's own last save."""
    return quality - STEP_ASIDE if own and abs(own - quality) < STEP_ASIDE // 2 else quality


def eight_bit(samples: Samples) -> Pixels:
    """Return samples as 8 bit, (H, W) or (H, W, 3)."""
    wide = samples.dtype == np.uint16
    return np.asarray(samples >> 8 if wide else samples).astype(np.uint8, copy=False)


def block_errors(samples: Samples, quality: int) -> Map:
    """Return the mean error of each block after one JPEG save, (rows, columns).

    Without halved colours no block depends on its neighbours, so bands of whole blocks change
    as the picture would.
    """

    def errors(top: int) -> Map:
        return block_means(recompression_error(eight_bit(samples[top : top + BAND]), quality))

    return np.concatenate(side_by_side(errors, range(0, len(samples), BAND)))


def recompression_error(picture: Pixels, quality: int) -> Map:
    """Return the mean absolute difference (H, W) over channels after one JPEG save."""
    from PIL import Image  # noqa: PLC0415  # a codec: loaded in the worker only

    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=quality, subsampling=0)
    with Image.open(buffer) as again:
        other = np.asarray(again)
    difference = np.maximum(picture, other) - np.minimum(picture, other)
    if difference.ndim == 2:  # noqa: PLR2004
        return np.asarray(difference, np.float32)
    total = difference[..., 0].astype(np.uint16)  # colour by colour: ten times as fast as sum
    total += difference[..., 1]
    total += difference[..., 2]
    return np.asarray(total / np.float32(3), np.float32)


def texture(luma: Map) -> Map:
    """Return the mean absolute step to the right and downward neighbour, per block."""
    tops = range(0, len(luma), BAND)
    steps = (_steps(luma[top : top + BAND + 1])[:BAND] for top in tops)
    return np.concatenate([block_means(band) for band in steps])


def _steps(luma: Map) -> Map:
    """Return the sum of each pixel's steps to the right and downward, 0 over an edge."""
    steps: Map = np.zeros_like(luma)
    steps[:, :-1] = np.abs(np.diff(luma, axis=1))
    steps[:-1] += np.abs(np.diff(luma, axis=0))
    return steps


def unusual(error: Map, activity: Map, usable: NDArray[np.bool_]) -> Map:
    """Return the error against that expected of the texture, in robust standard deviations.

    What is expected is a parabola of log error over log texture, fitted so that a tenth or a
    third of the image that does not follow it has no say.
    """
    values = np.zeros(error.shape, np.float32)
    logs = np.log(smoothed(error, WINDOW)[usable] + FLOOR)
    kind = np.log(smoothed(activity, WINDOW)[usable] + FLOOR)
    values[usable] = _residual(logs.astype(np.float64), kind.astype(np.float64))
    return values


def _residual(logs: NDArray[np.float64], kind: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the standardised residual of a robust parabola (Tukey's weights, repeated)."""
    kind = (kind - kind.mean()) / (kind.std() or 1)
    design = np.stack([np.ones_like(kind), kind, kind**2], axis=1)
    weights = np.ones_like(logs)
    for _ in range(ROUNDS):
        moments = design.T * weights
        fit = np.linalg.lstsq(moments @ design, moments @ logs, rcond=None)[0]
        residual = logs - design @ fit
        spread = max(1.4826 * float(np.median(np.abs(residual))), SMALLEST_SPREAD)
        weights = np.clip(1 - (residual / (4.7 * spread)) ** 2, 0, None) ** 2
    return np.asarray((residual - np.median(residual)) / spread)


def _map(frame: Frame, values: Pixels, quality: int) -> LocalizationMap:
    return LocalizationMap(
        frame=frame.index,
        pts=frame.pts,
        name=f"error level at quality {quality}",
        box=block_box(values),
        values=values,
        meaning=MEANING,
    )
