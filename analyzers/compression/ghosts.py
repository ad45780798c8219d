"""JPEG ghosts: a region that was once saved at another quality than the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from analyzers.compression.jpeg_file import own_quality
from analyzers.compression.regions import (
    Region,
    block_box,
    brightness,
    coherent_region,
    smoothed,
)
from analyzers.compression.seen_grids import lattice_of, unclipped_of, visible_grid_of
from analyzers.compression.still import StillReading
from analyzers.quality.dct import (
    BLOCK,
    ZIGZAG,
    block_dct,
    blocks_of,
    ijg_table,
)
from workbench.analyzer import AnalyzerInfo, Frame, Observation, Source
from workbench.model import (
    Curve,
    Family,
    LocalizationMap,
    Measurement,
    MediaKind,
    Need,
    OperatingPoint,
    Outcome,
)
from workbench.side_by_side import side_by_side

Coefficients = NDArray[np.float32]
Map = NDArray[np.float32]
Offset = tuple[int, int]  # column and row of the first whole block

MEANING = (
    "Bright: the coefficients sit on the steps of the named quality more, or less, than in the "
    "rest of the image; dark: as in the rest, or too little texture to say. A ghost shows "
    "another compression history, not who made it or why."
)
CURVE_MEANING = (
    "Remainder of the coefficients when they are divided by the steps of each quality, 1 when "
    "they have nothing to do with it; a dip is a quality at which the image was once saved."
)
FREQUENCIES = 35  # the lowest AC frequencies in zigzag order; the others are mostly zero
QUALITIES = range(30, 96)
OWN_QUALITY = 4  # qualities this near to the file's own show the last compression everywhere
WINDOW = 5  # blocks
LEAST_COUNT = 6.0  # non-zero coefficients in a window below which it says nothing
LEAST_TELLING = 0.1  # of the windows of a picture, for a quality to be looked at
COUNT_VARIANCE = 0.5  # of the remainder of one coefficient
SMALLEST_SPREAD = 0.08  # of the remainder between windows of one history
COARSE_BLOCKS = 50_000
BAND = 64  # rows of blocks transformed at a time, so that memory does not grow
REMAINDER_BAND = 16  # rows of blocks divided at a time, so that they stay near the processor
CANDIDATES = 8
CLEAR_CONTRAST = 5.0  # authentic pictures rarely reach it: see docs/validation
CLEAR_DIP = 0.5
EXPECTED_SQUARE = 1 / 12  # of a remainder that is uniform over one step


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghosts:
    """Divide the coefficients by the steps of every quality and look where they fit.

    `least_blocks` is the number of 8 by 8 blocks below which a picture is too small.
    """

    info: ClassVar = AnalyzerInfo(
        name="compression.ghosts",
        title="JPEG ghosts",
        version="1.0",
        media=frozenset({MediaKind.IMAGE}),
        family=Family.COMPRESSION,
        needs=Need.FRAMES,
        reference=(
            "Farid, Exposing digital forgeries from JPEG ghosts, IEEE TIFS 4(1), 2009; on DCT "
            "coefficients and normalised by their expected remainder, which is our reading"
        ),
        limitations=(
            "Assumes the tables of the Independent JPEG Group: cameras and some editors use "
            "others, whose ghosts are weaker or absent. A last compression as coarse as the "
            "earlier one wipes ghosts out, and so do resizing and rotation. Qualities near the "
            "file's own are not looked at. Texture-free areas say nothing. An ordinary collage "
            "has ghosts too."
        ),
        validated_range=(
            "Splices planted on 17 reduced photographs, a tenth of the picture, IJG tables, "
            "first quality 60 to 90, last quality 90 or 95: pixel AUC 0.91 or more. Nothing is "
            "found after a last quality of 80 or less"
        ),
        score_meaning=(
            "How far the most coherent region's remainder lies from the rest of the image, in "
            "robust standard deviations, at the quality where that is most"
        ),
        map_meaning=MEANING,
        operating_points=(
            OperatingPoint(
                kind=MediaKind.IMAGE,
                threshold=CLEAR_CONTRAST,
                meaning=(
                    "180 authentic pictures of eight collections scored 4.5 or less; planted "
                    "splices whose last save is 10 qualities finer than the first, 5.8 or more "
                    "in the median"
                ),
                codecs=("jpeg",),
                minimum_side=256,
                maximum_depth=8,
            ),
        ),
    )

    least_blocks: int = 100

    def begin(self, source: Source) -> StillReading:
        """Start reading one media item."""
        return StillReading(self, source)

    def examine(self, source: Source, frame: Frame) -> Iterator[Observation]:
        """Yield the score, the map at the strongest ghost's quality and the curve."""
        height, width = frame.luma.shape
        if (height // BLOCK - 1) * (width // BLOCK - 1) < self.least_blocks:
            yield frame.unscored(Outcome.WITHHELD, "too_few_blocks")
            return
        own = own_quality(source.path)
        found = [one for one in (_on(frame, grid, own) for grid in _grids(frame, own)) if one]
        if not found:
            yield frame.unscored(Outcome.WITHHELD, "too_little_texture")
            return
        yield from _report(frame, max(found, key=lambda one: one.contrast))


@dataclass(frozen=True, slots=True, eq=False)
class Ghost:
    """The strongest ghost on one grid, and what the whole image shows there.

    `medians` are the image's remainders at the `qualities`; `shared` is the quality at which
    most of the image was saved before its last compression, None when none stands out.
    """

    grid: Offset
    quality: int
    contrast: float
    share: float
    values: Map
    qualities: tuple[int, ...]
    medians: tuple[float, ...]
    shared: int | None


def _grids(frame: Frame, own: int | None) -> list[Offset]:
    """Return the grids to look at: the file's own or the visible one, and any earlier one."""
    lattice = lattice_of(frame, but_own=own is not None)
    visible = visible_grid_of(frame)
    shifted = own is None and visible.clear
    first = (visible.dx, visible.dy) if shifted else (0, 0)
    earlier = (lattice.dx, lattice.dy)
    return [first, earlier] if lattice.clear and earlier != first else [first]


def _on(frame: Frame, grid: Offset, own: int | None) -> Ghost | None:
    """Return the strongest ghost on one grid; None when there is too little texture."""
    coefficients = low_frequencies(frame.luma, *grid)
    coefficients *= unclipped_of(frame, *grid)[..., None]
    searched = search(coefficients, own if grid == (0, 0) else None)
    if searched is None:
        return None
    region, values = strongest(remainder(coefficients, searched.best))
    return Ghost(
        grid=grid,
        quality=searched.best,
        contrast=region.contrast,
        share=region.share,
        values=values,
        qualities=searched.qualities,
        medians=searched.medians,
        shared=searched.shared,
    )


def low_frequencies(luma: NDArray[np.float32], dx: int, dy: int) -> Coefficients:
    """Return the low AC coefficients (rows, columns, FREQUENCIES) on the grid at dx, dy.

    Those of one frequency lie side by side in memory, as they are read.
    """
    blocks = blocks_of(luma, dx, dy)
    chosen = ZIGZAG[1 : FREQUENCIES + 1]
    out = np.empty((FREQUENCIES, *blocks.shape[:2]), np.float32)

    def fill(first: int) -> None:
        band = block_dct(blocks[first : first + BAND])
        by_frequency = band.reshape(*band.shape[:2], -1)[..., chosen]
        out[:, first : first + BAND] = np.moveaxis(by_frequency, -1, 0)

    side_by_side(fill, range(0, len(blocks), BAND))
    return np.moveaxis(out, 0, -1)


@dataclass(frozen=True, slots=True, eq=False)
class Remainder:
    """How far each window of blocks is from multiples of a quality's steps.

    `ratio` (rows, columns) is 0 for multiples and 1 for coefficients that have nothing to do
    with the steps; `counts` are the coefficients that it rests on; `telling` is true where
    they suffice.
    """

    ratio: Map
    counts: Map
    telling: NDArray[np.bool_]


def remainder(coefficients: Coefficients, quality: int) -> Remainder:
    """Divide by the steps of one quality and compare what remains with a uniform remainder."""
    steps = ijg_table(quality).ravel()[ZIGZAG[1 : FREQUENCIES + 1]].astype(np.float32)
    used = steps > 1
    planes = np.moveaxis(coefficients, -1, 0)
    chosen = planes if used.all() else planes[used]
    squares, counts = np.empty((2, *planes.shape[1:]), np.float32)
    for first in range(0, len(squares), REMAINDER_BAND):
        band = slice(first, first + REMAINDER_BAND)
        squares[band], counts[band] = _remaining(chosen[:, band], steps[used])
    squares, counts = smoothed(squares, WINDOW), smoothed(counts, WINDOW)
    ratio = np.minimum(squares / np.maximum(counts * EXPECTED_SQUARE, 1e-6), 1)
    counts *= WINDOW**2
    return Remainder(ratio, counts, counts >= LEAST_COUNT)


def _remaining(planes: Coefficients, steps: Coefficients) -> tuple[Map, NDArray[np.uint8]]:
    """Return what remains of planes (n, rows, columns): its squares' sum, and of how many."""
    parts = planes / steps[:, None, None]
    whole = np.rint(parts)
    parts -= whole
    present = (whole != 0).view(np.uint8)
    parts *= present
    return np.einsum("kij,kij->ij", parts, parts), present.sum(axis=0, dtype=np.uint8)


def strongest(found: Remainder) -> tuple[Region, Map]:
    """Return the most coherent region of either sign, and the map with that sign bright.

    The contrast is lessened by the remainder where the ghost is: near 0 for multiples.
    """
    values = deviation(found)
    higher, lower = coherent_region(values), coherent_region(-values)
    region, values = (higher, values) if higher.contrast >= lower.contrast else (lower, -values)
    inside, outside = (
        found.ratio[found.telling & part] for part in (region.mask, ~region.mask)
    )
    least = min((float(part.mean()) for part in (inside, outside) if part.size), default=1.0)
    return replace(region, contrast=region.contrast * (1 - least)), values


def deviation(found: Remainder) -> Map:
    """Return the ratio in standard deviations about its median; 0 where it is not telling."""
    told = found.ratio[found.telling]
    if not told.size:
        return np.zeros_like(found.ratio)
    median = float(np.median(told))
    spread = max(1.4826 * float(np.median(np.abs(told - median))), SMALLEST_SPREAD)
    noise = np.sqrt(spread**2 + COUNT_VARIANCE / np.maximum(found.counts, 1))
    return np.where(found.telling, (found.ratio - median) / noise, 0).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """What the pass over all qualities found on a sample of the blocks; see Ghost."""

    qualities: tuple[int, ...]
    medians: tuple[float, ...]
    best: int
    shared: int | None


def search(coefficients: Coefficients, own: int | None) -> Search | None:
    """Go through the qualities on a sample of blocks; return what they show.

    None when fewer than a tenth of the windows have texture enough at any quality.
    """
    stride = max(1, int(np.ceil(np.sqrt(coefficients[..., 0].size / COARSE_BLOCKS))))
    planes = np.moveaxis(coefficients[::stride, ::stride], -1, 0)
    sample = np.moveaxis(np.ascontiguousarray(planes), 0, -1)
    remainders = side_by_side(partial(remainder, sample), QUALITIES)
    found = {
        quality: one
        for quality, one in zip(QUALITIES, remainders, strict=True)
        if one.telling.mean() > LEAST_TELLING
    }
    medians = {
        quality: float(np.median(one.ratio[one.telling])) for quality, one in found.items()
    }
    open_to = [q for q in found if own is None or abs(q - own) > OWN_QUALITY]
    if not open_to:
        return None
    spread = {
        quality: float(found[quality].ratio[found[quality].telling].std())
        for quality in open_to
    }
    contrasts = {quality: strongest(found[quality])[0].contrast for quality in _peaks(spread)}
    best = max(contrasts, key=lambda quality: contrasts[quality])
    coarser = [q for q in open_to if own is None or q < own]  # finer steps divide coarser ones
    lowest = min(coarser, key=lambda quality: medians[quality], default=None)
    shared = lowest if lowest is not None and medians[lowest] < CLEAR_DIP else None
    return Search(tuple(medians), tuple(medians.values()), best, shared)


def _peaks(spread: dict[int, float]) -> list[int]:
    """Return the qualities whose spread exceeds their neighbours', the largest first."""
    tops = [
        quality
        for quality, value in spread.items()
        if value >= max(spread.get(quality - 1, 0), spread.get(quality + 1, 0))
    ]
    return sorted(tops, key=lambda quality: -spread[quality])[:CANDIDATES]


def _report(frame: Frame, ghost: Ghost) -> Iterator[Observation]:
    """Yield the score, map and measurements at the best quality, and the curve over all."""
    yield frame.scored(ghost.contrast)
    yield LocalizationMap(
        frame=frame.index,
        pts=frame.pts,
        name=f"ghost at quality {ghost.quality}",
        box=block_box(ghost.values, *ghost.grid),
        values=brightness(ghost.values),
        meaning=MEANING,
    )
    yield from _measured(ghost)
    yield Curve(
        name="remainder by quality",
        x=np.array(ghost.qualities, np.float32),
        y=np.array(ghost.medians, np.float32),
        x_label="JPEG quality (IJG)",
        y_label="remainder, 0 to 1",
        meaning=CURVE_MEANING,
        frame=frame.index,
    )


def _measured(ghost: Ghost) -> Iterator[Measurement]:
    """Yield where the ghost lies, and its quality and size when it is clear."""
    yield Measurement(name="block grid, first column", value=float(ghost.grid[0]), unit="px")
    yield Measurement(name="block grid, first row", value=float(ghost.grid[1]), unit="px")
    if ghost.contrast >= CLEAR_CONTRAST:
        yield Measurement(name="quality of the ghost", value=float(ghost.quality))
        yield Measurement(name="region of the ghost", value=100 * ghost.share, unit="%")
    if ghost.shared is not None:
        yield Measurement(
            name="earlier quality of most of the image", value=float(ghost.shared)
        )
