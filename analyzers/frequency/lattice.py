"""Periodic traces of up-sampling: peaks of a residual's spectrum at k/16 cycles per pixel.

Up-convolution leaves a checkerboard (Odena et al., Distill 2016; Durall et al., CVPR 2020;
Frank et al., ICML 2020), interpolation a periodic strength of pixel differences (Gallagher, CRV
2005; Mahdian & Saic, IEEE TIFS 2008). Block coding has a period of its own, 8 pixels in JPEG,
so its peaks stand at every multiple of 1/8. They are measured apart, and a peak counts only by
how far it rises above those peaks that block coding would have to show along with it.

A picture is cut into cells of 16 x 16 pixels whose Fourier coefficients are exactly the
lattice. Coefficients of unrelated texture have random phases from cell to cell and cancel;
those of a lattice have one phase and add up. The *excess* |sum z| / sqrt(sum |z|^2) is near 1
for the former whatever the picture's size, and grows with the square root of the area for the
latter; beyond one megapixel it is given as for one megapixel, so that large pictures compare
with small ones.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from workbench.side_by_side import side_by_side

CELL = 16
HIGH_FROM, MIDDLE = 0.36, (0.12, 0.26)  # cycles per pixel
BAND_ROWS = 8 * CELL  # rows read at a time, so that memory does not grow with the picture
QUIET = 0.35  # residual RMS below which a cell holds little but rounding
CLIPPED_SHARE = 0.2
WINDOW = 9  # cells along each side of the window of the local excess: 144 pixels
REFERENCE_CELLS = (
    4096  # one megapixel: a larger picture's excess is given as if it had this size
)

Residual = Literal["laplacian", "columns", "rows"]
RESIDUALS: tuple[Residual, ...] = ("laplacian", "columns", "rows")
Plane = NDArray[np.float32]
Cells = NDArray[np.complex64]
Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Peak:
    """A spectral peak: the trace it belongs to, cycles per pixel, and its excess.

    `local` says that the excess is of one region, not of the whole picture.

    `excess` is in multiples of what unrelated texture shows, after what the block grid
    explains.
    """

    trace: str
    fx: float
    fy: float
    excess: float
    local: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A lattice position (in sixteenths) and those that block coding raises along with it."""

    trace: str
    residual: Residual
    position: Position
    rivals: tuple[Position, ...]

    def peak(self, excess: float, local: bool = False) -> Peak:
        """Return this position as a measured peak."""
        across, down = (place / CELL for place in self.position)
        return Peak(self.trace, across, down, excess, local)


def candidates(block: int = 8) -> tuple[Candidate, ...]:
    """Return the positions that are scored in pictures coded in blocks of 8 (stills) or 16."""
    found = [*_axis_candidates(block), *_diagonal_candidates()]
    if block < CELL:
        found += _scaled_grid_candidates()
    return tuple(found)


def _axis_candidates(block: int) -> Iterator[Candidate]:
    odd = (1, 2, 3, 5, 6, 7) if block == CELL else (2, 6)
    across, down = tuple((k, 0) for k in odd), tuple((0, k) for k in odd)
    for k in (8, 4):
        yield Candidate("checkerboard", "laplacian", (k, 0), across)
        yield Candidate("checkerboard", "laplacian", (0, k), down)
        yield Candidate("interpolation", "columns", (k, 0), across)
        yield Candidate("interpolation", "rows", (0, k), down)


def _diagonal_candidates() -> Iterator[Candidate]:
    grid: tuple[Position, ...] = ((2, 2), (2, -2), (6, 6), (6, -6), (2, 6), (6, 2))
    for position in ((8, 8), (8, 4), (4, 8), (4, 4), (4, -4)):
        yield Candidate("checkerboard", "laplacian", position, grid)


def _scaled_grid_candidates() -> Iterator[Candidate]:
    # An 8-pixel grid of the source, enlarged twice: periods of 16 that this file's own grid
    # lacks.
    for k in (1, 3, 5, 7):
        yield Candidate("scaled_grid", "columns", (k, 0), ())
        yield Candidate("scaled_grid", "rows", (0, k), ())


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """Normalised lattice coefficients of every cell of one picture.

    `cells[residual]` is (rows, columns, positions) complex, zero where a cell was not usable,
    with the positions that this residual is asked about;
    `usable` is (rows, columns); `high` and `middle` are mean powers of the laplacian residual
    in two bands of spatial frequency, (rows, columns).
    """

    cells: dict[Residual, Cells]
    usable: NDArray[np.bool_]
    high: Plane
    middle: Plane


def measure_lattice(luma: Plane) -> Lattice:
    """Return the lattice of luma (H, W) in 0..255, at least 16 x 16 pixels."""
    rows = luma.shape[0] // CELL * CELL

    def measured(top: int) -> Lattice:
        return _measure_band(luma, top, min(top + BAND_ROWS, rows))

    bands = side_by_side(measured, range(0, rows, BAND_ROWS))
    return Lattice(
        {name: np.concatenate([band.cells[name] for band in bands]) for name in RESIDUALS},
        np.concatenate([band.usable for band in bands]),
        np.concatenate([band.high for band in bands]),
        np.concatenate([band.middle for band in bands]),
    )


def _measure_band(luma: Plane, top: int, bottom: int) -> Lattice:
    """Measure whole rows of cells, with one row of pixels around them where there is one."""
    above = min(top, 1)
    pixels = luma[top - above : bottom + 1]
    own = slice(above, above + bottom - top)
    laplacian = _blocks(_laplacian(pixels)[own])
    spectra = _spectra(laplacian)
    rms = np.sqrt(np.mean(laplacian**2, axis=-1))
    usable = (rms > QUIET) & (_clipped_share(pixels[own]) < CLIPPED_SHARE)
    columns = _blocks(_step_size(pixels, axis=1)[own])
    rows = _blocks(_step_size(pixels, axis=0)[own])
    cells: dict[Residual, Cells] = {
        "laplacian": _coefficients("laplacian", laplacian, spectra, usable),
        "columns": _coefficients("columns", columns, _spectra(columns), usable),
        "rows": _coefficients("rows", rows, _spectra(rows), usable),
    }
    return Lattice(cells, usable, *_band_powers(spectra))


def _blocks(plane: Plane) -> Plane:
    """Return (rows, columns, 256): the pixels of each cell, less than a cell left out."""
    rows, columns = plane.shape[0] // CELL, plane.shape[1] // CELL
    cut = plane[: rows * CELL, : columns * CELL].reshape(rows, CELL, columns, CELL)
    return np.ascontiguousarray(cut.transpose(0, 2, 1, 3)).reshape(rows, columns, CELL * CELL)


def _laplacian(luma: Plane) -> Plane:
    """Return four times each pixel less its four neighbours, edges mirrored."""
    padded = np.pad(luma, 1, mode="symmetric")
    near = padded[:-2, 1:-1] + padded[2:, 1:-1]
    near += padded[1:-1, :-2]
    near += padded[1:-1, 2:]
    return np.asarray(4 * luma - near, np.float32)


def _step_size(luma: Plane, axis: int) -> Plane:
    """Return log(1 + |difference to the next pixel|), the last one repeated at the edge."""
    step = np.empty_like(luma)
    inner = (slice(None), slice(None, -1)) if axis else (slice(None, -1),)
    np.abs(np.diff(luma, axis=axis), out=step[inner])
    edge, beside = (step[:, -1], step[:, -2]) if axis else (step[-1], step[-2])
    edge[...] = beside
    step += 1
    return np.asarray(np.log(step, out=step))  # four times as fast as log1p


def residual_of(peak: Peak) -> Residual:
    """Return the residual in which such a peak is looked for."""
    if peak.trace == "checkerboard":
        return "laplacian"
    return "columns" if peak.fx else "rows"


def read_residual(name: Residual, luma: Plane) -> Plane:
    """Return a residual of luma (H, W), of the same shape."""
    if name == "laplacian":
        return _laplacian(luma)
    return _step_size(luma, axis=1 if name == "columns" else 0)


def _clipped_share(luma: Plane) -> Plane:
    """Return the share of clipped pixels in each cell (rows, columns)."""
    clipped = ((luma < 1.5) | (luma > 253.5)).astype(np.float32)  # noqa: PLR2004
    return np.asarray(_blocks(clipped).mean(axis=-1), np.float32)


@cache
def _positions(residual: Residual) -> tuple[Position, ...]:
    """Return every position that a candidate of a residual names, rivals too, in a fixed order.

    The first is the same for all: by its coefficients the usable cells are counted.
    """
    every = [c for block in (8, 16) for c in candidates(block)]
    own = {p for c in every if c.residual == residual for p in (c.position, *c.rivals)}
    first = min(p for c in every for p in (c.position, *c.rivals))
    return first, *sorted(own - {first})


@cache
def _indices(residual: Residual) -> tuple[list[int], list[int]]:
    """Return row and column of a residual's positions among a cell's coefficients (16, 9)."""
    order = _positions(residual)
    return [v % CELL for _, v in order], [u for u, _ in order]


def _spectra(blocks: Plane) -> Cells:
    """Return the Fourier coefficients of every cell (rows, columns, 16, 9)."""
    from scipy.fft import rfft2  # noqa: PLC0415  # importing the catalog stays cheap

    square = blocks.reshape(*blocks.shape[:-1], CELL, CELL)
    return np.asarray(rfft2(square), np.complex64)


def _coefficients(
    residual: Residual, blocks: Plane, spectra: Cells, usable: NDArray[np.bool_]
) -> Cells:
    """Return lattice coefficients over the cell's own RMS, so that no cell outweighs others."""
    rms = np.sqrt(np.maximum(blocks.var(axis=-1), 1e-6))
    scale = np.where(usable, 1 / rms, 0).astype(np.float32)[..., None]
    rows, columns = _indices(residual)
    return np.asarray(spectra[..., rows, columns] * scale, np.complex64)


@cache
def _bands() -> Plane:
    """Return (16, 9, 2): members of the high and the middle band, the axes left out."""
    y, x = np.meshgrid(np.fft.fftfreq(CELL), np.fft.rfftfreq(CELL), indexing="ij")
    radius, off = np.hypot(x, y), (x != 0) & (y != 0)
    members = [off & (radius >= HIGH_FROM), off & (radius > MIDDLE[0]) & (radius < MIDDLE[1])]
    bands = np.stack(members, axis=-1)
    return np.asarray(bands / bands.sum(axis=(0, 1)) / CELL**2, np.float32)


def _band_powers(spectra: Cells) -> tuple[Plane, Plane]:
    power = spectra.real**2 + spectra.imag**2
    # einsum, not a matrix product: it starts no threads of its own beside the workers'.
    bands = np.einsum("rcvu,vub->brc", power, _bands())
    return bands[0], bands[1]


def peaks(lattice: Lattice, block: int = 8) -> tuple[Peak, ...]:
    """Return every candidate's peak, the strongest first."""
    excess = {name: _excess(cells) for name, cells in lattice.cells.items()}
    found = [c.peak(float(_discounted(excess[c.residual], c))) for c in candidates(block)]
    return tuple(sorted(found, key=lambda peak: -peak.excess))


def grid_excess(lattice: Lattice) -> float:
    """Return the excess at odd multiples of 1/8: how plainly an 8-pixel grid is seen."""
    columns, rows = _excess(lattice.cells["columns"]), _excess(lattice.cells["rows"])
    across = [columns[_positions("columns").index((k, 0))] for k in (2, 6)]
    down = [rows[_positions("rows").index((0, k))] for k in (2, 6)]
    return float(max(*across, *down))


def _excess(cells: Cells) -> Plane:
    """Return the excess per position over all cells."""
    total = np.abs(cells.sum(axis=(0, 1), dtype=np.complex128))
    power = (np.abs(cells) ** 2).sum(axis=(0, 1), dtype=np.float64)
    count = int(np.count_nonzero(cells[..., 0]))
    size = math.sqrt(REFERENCE_CELLS / max(count, REFERENCE_CELLS))
    return np.asarray(total * size / np.sqrt(np.maximum(power, 1e-9)), np.float32)


def _discounted(excess: Plane, candidate: Candidate) -> Plane:
    """Return a position's excess over what the grid's other harmonics would explain."""
    order = _positions(candidate.residual)
    own = excess[..., order.index(candidate.position)]
    if not candidate.rivals:
        return own
    grid = excess[..., [order.index(rival) for rival in candidate.rivals]].max(axis=-1)
    return np.asarray(own / np.maximum(grid, 1))


def local_excess(lattice: Lattice, block: int = 8) -> Plane:
    """Return every candidate's excess around each cell (candidates, rows, columns)."""
    local = dict(zip(lattice.cells, side_by_side(_local, lattice.cells.values()), strict=True))
    layers = [_discounted(local[c.residual], c) for c in candidates(block)]
    return np.asarray(np.stack(layers) * lattice.usable, np.float32)


def local_peaks(layers: Plane, block: int = 8) -> tuple[Peak, ...]:
    """Return every candidate's highest local excess as a peak, the strongest first."""
    highest = layers.max(axis=(1, 2))
    named = zip(candidates(block), highest, strict=True)
    found = [candidate.peak(float(excess), local=True) for candidate, excess in named]
    return tuple(sorted(found, key=lambda peak: -peak.excess))


def _local(cells: Cells) -> Plane:
    """Return the excess per position over a square window around each cell."""
    from scipy.ndimage import uniform_filter  # noqa: PLC0415  # importing the catalog stays cheap

    size = (WINDOW, WINDOW, 1)
    real = uniform_filter(cells.real, size, mode="constant")
    imaginary = uniform_filter(cells.imag, size, mode="constant")
    power = uniform_filter(np.abs(cells) ** 2, size, mode="constant")
    return np.asarray(WINDOW * np.hypot(real, imaginary) / np.sqrt(np.maximum(power, 1e-6)))
