"""Block grid: where compressions put their grid, and the region that has another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from analyzers.compression.jpeg_file import is_jpeg
from analyzers.compression.regions import (
    block_box,
    brightness,
    coherent_region,
    smoothed,
)
from analyzers.compression.seen_grids import lattice_of, unclipped_of, visible_grid_of
from analyzers.compression.still import StillReading
from analyzers.quality.dct import BLOCK, block_means
from analyzers.quality.grid import Lattice, VisibleGrid, on_lattice
from analyzers.references import population_for, ranked
from workbench.analyzer import AnalyzerInfo, Frame, Observation, Source
from workbench.model import (
    Family,
    LocalizationMap,
    Measurement,
    MediaKind,
    Need,
    Outcome,
)

Map = NDArray[np.float32]
Blocks = NDArray[np.bool_]

MEANING = (
    "Bright: the area does not share the block grid of an earlier compression that the rest of "
    "the image has, or has one that the rest lacks; dark: as the rest. Smooth areas mislead."
)
WINDOW = 9  # blocks
SMALLEST_SPREAD = 0.06  # of the smoothed periodicity within one history


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockGrid:
    """Find the block grids of earlier compressions and where they are missing.

    `least_blocks` is the number of 8 by 8 blocks below which a picture is too small.
    """

    info: ClassVar = AnalyzerInfo(
        name="compression.block_grid",
        title="Block grid of earlier compressions",
        version="1.0",
        media=frozenset({MediaKind.IMAGE}),
        family=Family.COMPRESSION,
        needs=Need.FRAMES,
        reference=(
            "Bianchi & Piva, IEEE TIFS 7(3), 2012 (periodicity of DC coefficients); Fan & de "
            "Queiroz, IEEE TIP 12(2), 2003, and Li, Yuan & Yu, Signal Processing 89(9), 2009 "
            "(block edges)"
        ),
        limitations=(
            "Sees an earlier grid only when that compression was not much finer than the last "
            "one, and not where it coincides with the last one's. Cropping a whole photograph "
            "and saving it again is ordinary; only a region that does not share the grid is of "
            "interest. Resizing and rotation remove grids. Regions under 72 pixels and smooth "
            "areas are unreliable. A picture's own pattern of 8 pixels reads as a grid."
        ),
        validated_range=(
            "Splices planted on 17 reduced photographs that were cropped before the last save: "
            "grids found in all, pixel AUC 0.86 or more on average but 0.5 on smooth pictures. "
            "The score of a photograph that was only cropped can be as high, so it proposes no "
            "finding"
        ),
        score_meaning=(
            "How far the most coherent region departs from the rest in following the clearest "
            "earlier grid, in robust standard deviations; 0 when no earlier grid is found"
        ),
        map_meaning=MEANING,
    )

    least_blocks: int = 400

    def begin(self, source: Source) -> StillReading:
        """Start reading one media item."""
        return StillReading(self, source)

    def examine(self, source: Source, frame: Frame) -> Iterator[Observation]:
        """Yield the score, the grids found and, where one is clear, the map."""
        height, width = frame.luma.shape
        if (height // BLOCK - 1) * (width // BLOCK - 1) < self.least_blocks:
            yield frame.unscored(Outcome.WITHHELD, "too_few_blocks")
            return
        yield from _visible(visible_grid_of(frame))
        own = is_jpeg(source.path.read_bytes()[:16])
        lattice = lattice_of(frame, but_own=own)
        population = population_for(self.info, source)
        yield ranked(population, "strength of an earlier grid", lattice.strength, "sd")
        if lattice.clear:
            yield from _localise(frame, lattice)
        else:
            yield frame.scored(0.0)


def _visible(grid: VisibleGrid) -> Iterator[Measurement]:
    yield Measurement(
        name="windows that agree on a visible grid", value=100 * grid.share, unit="%"
    )
    if grid.clear:
        yield Measurement(name="visible grid, first column", value=float(grid.dx), unit="px")
        yield Measurement(name="visible grid, first row", value=float(grid.dy), unit="px")


def _localise(frame: Frame, lattice: Lattice) -> Iterator[Observation]:
    """Yield the earlier grid's place and step, the map of departures from it, and the score."""
    usable = unclipped_of(frame, lattice.dx, lattice.dy)
    score, values = departure(following(frame, lattice, usable), usable)
    yield Measurement(name="earlier grid, first column", value=float(lattice.dx), unit="px")
    yield Measurement(name="earlier grid, first row", value=float(lattice.dy), unit="px")
    yield Measurement(name="earlier quantisation step of block means", value=lattice.step)
    yield LocalizationMap(
        frame=frame.index,
        pts=frame.pts,
        name=f"block grid at {lattice.dx}, {lattice.dy}",
        box=block_box(values, lattice.dx, lattice.dy),
        values=brightness(values),
        meaning=MEANING,
    )
    yield frame.scored(score)


def following(frame: Frame, lattice: Lattice, usable: Blocks) -> Map:
    """Return how well each block's surroundings follow the lattice: 1 wholly, 0 not at all."""
    periodic = on_lattice(block_means(frame.luma[lattice.dy :, lattice.dx :]), lattice)
    return smoothed(periodic, WINDOW, usable.astype(np.float32))


def departure(local: Map, usable: Blocks) -> tuple[float, Map]:
    """Return the contrast of the most coherent region, and the map with that region bright.

    Values are robust standard deviations about the image's median. The contrast is lessened
    when the side that follows the lattice less still follows it: noise weakens a grid, only
    another history removes it.
    """
    if not usable.any():
        return 0.0, np.zeros_like(local)
    median = float(np.median(local[usable]))
    spread = 1.4826 * float(np.median(np.abs(local[usable] - median)))
    values = (local - median) / max(spread, SMALLEST_SPREAD)
    values = np.where(usable, values, 0).astype(np.float32)
    higher, lower = coherent_region(values), coherent_region(-values)
    if lower.contrast > higher.contrast:
        higher, values = lower, -values
    if not higher.contrast:
        return 0.0, values
    levels = sorted(float(local[usable & part].mean()) for part in _sides(higher.mask, usable))
    kept = max(levels[0], 0) / max(levels[1], 1e-6)
    return higher.contrast * (1 - min(kept, 1)), values


def _sides(mask: Blocks, usable: Blocks) -> tuple[Blocks, Blocks]:
    """Return the region and the rest, each with something usable in it."""
    rest = ~mask
    return mask, rest if (rest & usable).any() else mask
