"""The quality of a JPEG compression that pixels went through, from their DCT histograms.

Coefficients that were quantised come in multiples of a step, whatever file holds the pixels
now (Fan & de Queiroz, IEEE TIP 12(2), 2003; Neelamani et al., IEEE TIP 15(6), 2006). On the
block grid that shows most, each low frequency tells its own step, by the periodicity of its
values; the quality is the one of the Independent JPEG Group whose table fits these steps.
Taking the coarsest step that fits finds the coarser one of two compressions on one grid.
Steps that show half a block beside the grid as well are those of a pattern, not of blocks.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.dct import BLOCK, ZIGZAG, block_dct, blocks_of, ijg_table
from analyzers.quality.estimate import Estimate, unknown
from analyzers.quality.grid import strongest_lattice, visible_grid
from analyzers.quality.tiles import Plane

FREQUENCIES = 20  # the lowest AC ones in zigzag order
STEPS = np.arange(2, 65)
FEWEST = 60  # coefficients beyond half a step that a periodicity rests on
FEWEST_BLOCKS = 200
FEWEST_STEPS = 3  # frequencies that must agree on having been quantised
PERIODIC = 0.35  # mean cosine about a step from which coefficients are multiples of it
NEAR = 0.75  # of the highest periodicity: the coarsest step that reaches it is taken
HALF_BLOCK = 4  # pixels
QUALITIES = np.arange(5, 99)

Values = NDArray[np.float32]
Offset = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compression:
    """A compression that was read from pixels: its quality, and where its grid begins.

    `quality` is on the scale of the Independent JPEG Group, 5 to 98; `step` the mean step of
    the frequencies that showed one, in grey levels of the orthonormal DCT; `dx`, `dy` the
    column and row of the first whole block. Without a quality its reason is "no_texture",
    "too_small", "video", "no_block_grid" where pixels only repeat, or "no_compression_seen":
    a compression finer than about 96 leaves nothing to be seen, and every resize takes it away.
    """

    quality: Estimate
    step: float | None = None
    dx: int = 0
    dy: int = 0


def estimate_compression(tiles: Plane) -> Compression:
    """Return the coarsest compression that tiles (n, h, w) of luma in 0..255 show."""
    if not tiles.size:
        return Compression(quality=unknown("no_texture"))
    stacked = tiles.reshape(-1, tiles.shape[-1])
    if stacked.size < FEWEST_BLOCKS * 64:
        return Compression(quality=unknown("too_small"))
    read = [_on(stacked, grid) for grid in sorted(_grids(stacked))]
    seen = [one for one in read if one.quality.value is not None]
    return min(seen, key=lambda one: one.quality.value or 0.0) if seen else read[0]


def _grids(stacked: Plane) -> set[Offset]:
    """Return the grids to look at: that of the pixels' own corner, and those that show."""
    visible = visible_grid(stacked)
    lattice = strongest_lattice(stacked, but_own=False)
    grids = {(0, 0)}
    if visible.clear:
        grids.add((visible.dx, visible.dy))
    if lattice.clear:
        grids.add((lattice.dx, lattice.dy))
    return grids


def _on(stacked: Plane, grid: Offset) -> Compression:
    """Return what one grid shows."""
    steps = np.array([_step(values) for values in _coefficients(stacked, grid)])
    told = steps > 0
    if np.count_nonzero(told) < FEWEST_STEPS:
        return Compression(quality=unknown("no_compression_seen"), dx=grid[0], dy=grid[1])
    if _shows_beside(stacked, grid, steps):
        return Compression(quality=unknown("no_block_grid"), dx=grid[0], dy=grid[1])
    quality = _quality(steps[told], ZIGZAG[1 : FREQUENCIES + 1][told])
    return Compression(quality=quality, step=float(steps[told].mean()), dx=grid[0], dy=grid[1])


def _coefficients(stacked: Plane, grid: Offset) -> Values:
    """Return the size of the lowest frequencies' coefficients on a grid, (20, blocks)."""
    spectra = block_dct(blocks_of(stacked, *grid)).reshape(-1, 64)
    return np.abs(spectra[:, ZIGZAG[1 : FREQUENCIES + 1]].T)


def _shows_beside(stacked: Plane, grid: Offset, steps: NDArray[np.intp]) -> bool:
    """Say whether half of the steps (20,) show half a block right and down of a grid too.

    Those of a compression show on its grid alone; those of a checkerboard show anywhere.
    """
    beside = ((grid[0] + HALF_BLOCK) % BLOCK, (grid[1] + HALF_BLOCK) % BLOCK)
    pairs = zip(_coefficients(stacked, beside), steps, strict=True)
    shown = [_periodicity(values, int(step)) >= PERIODIC for values, step in pairs if step]
    return 2 * sum(shown) >= len(shown)


def _step(values: Values) -> int:
    """Return the coarsest step of which coefficients (n,) are multiples, 0 for none."""
    periodic = np.array([_periodicity(values, int(step)) for step in STEPS])
    best = periodic.max()
    if best < PERIODIC:
        return 0
    return int(STEPS[np.flatnonzero(periodic >= max(NEAR * best, PERIODIC))[-1]])


def _periodicity(values: Values, step: int) -> float:
    """Return the mean cosine of coefficients about multiples of a step, zeros left out."""
    beyond = values[values > step / 2]
    if len(beyond) < FEWEST:
        return 0.0
    return float(np.cos(beyond * np.float32(2 * np.pi / step)).mean())


def _quality(steps: NDArray[np.intp], frequencies: NDArray[np.intp]) -> Estimate:
    """Return the quality whose table has the nearest steps, its error from their spread."""
    tables = np.array([ijg_table(int(quality)).ravel()[frequencies] for quality in QUALITIES])
    distance = np.abs(np.log(steps / tables))
    total = np.median(distance, axis=1) + 0.2 * distance.clip(max=1).mean(axis=1)
    value = float(QUALITIES[total <= total.min() + 1e-9].mean())
    alone = QUALITIES[distance.argmin(axis=0)]
    spread = 1.4826 * float(np.median(np.abs(alone - value))) / np.sqrt(len(steps))
    return Estimate(value=value, error=max(spread, 1.0))
