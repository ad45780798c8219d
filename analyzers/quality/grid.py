"""Where the 8 by 8 block grids of this and earlier JPEG compressions lie."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.dct import BLOCK

Plane = NDArray[np.float32]

STEP_CAP = 10.0  # grey levels: a picture's own edges count no more than a blocking step
WINDOW = 8  # blocks: the side of a window that casts one vote
CLEAR_SHARE = 0.2  # of windows that agree; in photographs never compressed below 0.1
PERIODS = range(3, 33)  # steps of the DC coefficient that are looked for
BINS_PER_UNIT = 2
BINS = 4096  # the DC of 8-bit blocks reaches 2040 units
BAND = 512  # rows read at a time, to bound memory
CLEAR_STRENGTH = 8.0  # untouched pictures stay below five


@dataclass(frozen=True, slots=True)
class VisibleGrid:
    """The grid whose block edges show: its first whole block starts at column dx and row dy.

    `share` of the windows agree on it; by chance one in 64 would.
    """

    dx: int
    dy: int
    share: float

    @property
    def clear(self) -> bool:
        """Whether more windows agree than in pictures that were never compressed."""
        return self.share >= CLEAR_SHARE


@dataclass(frozen=True, slots=True)
class Lattice:
    """A grid on which the block means come in steps: it was quantised there.

    `step` is the DC quantisation step in DCT units; `strength` says how far the periodicity
    exceeds that of the other 63 grids, in robust standard deviations.
    """

    dx: int
    dy: int
    step: float
    strength: float

    @property
    def clear(self) -> bool:
        """Whether the lattice stands out as no untouched picture's does."""
        return self.strength >= CLEAR_STRENGTH


def visible_grid(luma: Plane) -> VisibleGrid:
    """Return the offset for which most windows of a plane (H, W) vote.

    Each window of 64 by 64 pixels votes for the column and the row, modulo 8, at which
    brightness steps most, measured by third differences (after Fan & de Queiroz, IEEE TIP
    12(2), 2003, and Li, Yuan & Yu, Signal Processing 89(9), 2009; voting is our reading).
    A plane smaller than one window has no votes and a share of 0.
    """
    columns, rows = (_phase_sums(plane) for plane in (luma, luma.T))
    votes = rows.swapaxes(0, 1).argmax(axis=-1) * BLOCK + columns.argmax(axis=-1)
    counts = np.bincount(votes.ravel(), minlength=BLOCK**2)
    dy, dx = divmod(int(np.argmax(counts)), BLOCK)
    return VisibleGrid(dx, dy, float(counts.max() / max(votes.size, 1)))


def _phase_sums(plane: Plane) -> Plane:
    """Return the sum of capped column steps by window and column modulo 8, (r, c, 8)."""
    side = WINDOW * BLOCK
    rows, columns = plane.shape[0] // side, plane.shape[1] // side
    sums = np.zeros((rows, columns, BLOCK), np.float32)
    for row in range(rows):
        band = plane[row * side : (row + 1) * side]
        steps = np.zeros_like(band)
        third = steps[:, 2:-1]
        np.multiply(band[:, 1:-2], 3, out=third)
        np.subtract(band[:, :-3], third, out=third)
        third += 3 * band[:, 2:-1]
        third -= band[:, 3:]
        np.minimum(np.abs(third, out=third), STEP_CAP, out=third)
        whole = steps[:, : columns * side].reshape(side, columns, WINDOW, BLOCK)
        sums[row] = whole.sum(axis=(0, 2))
    return sums


def strongest_lattice(luma: Plane, *, but_own: bool) -> Lattice:
    """Return the grid of a plane (H, W) whose block means are the most periodic.

    After the integer periodicity maps of Bianchi & Piva, IEEE TIFS 7(3), 2012, compared with
    the other 63 offsets at the same period. `but_own` leaves out the offset (0, 0), where
    the last compression of a JPEG file itself lies.
    """
    counts = _dc_histograms(luma)
    total = counts.sum(axis=-1, keepdims=True)
    if not total.all():
        return Lattice(0, 0, 0.0, 0.0)
    waves = np.rint(BINS / (BINS_PER_UNIT * np.array(PERIODS))).astype(np.intp)
    origin = BINS_PER_UNIT * BLOCK * 128  # JPEG quantises the mean about mid-grey
    turn = np.exp(2j * np.pi * waves * origin / BINS)
    periodic = (np.fft.rfft(counts, axis=-1)[..., waves] * turn).real / total
    excess = periodic - np.median(periodic, axis=(0, 1))
    spread = 1.4826 * np.median(np.abs(excess), axis=(0, 1))
    strength = excess / np.maximum(spread, 0.5 / np.sqrt(total.min()))
    if but_own:
        _leave_out_own(strength)
    dy, dx, wave = (int(n) for n in np.unravel_index(np.argmax(strength), strength.shape))
    return Lattice(dx, dy, float(PERIODS[wave]), float(strength[dy, dx, wave]))


def _leave_out_own(strength: NDArray[np.float64]) -> None:
    """Clear the offset (0, 0), and what it lends to the offsets beside it.

    In smooth pictures a block a pixel away has nearly the same mean. That shows on both
    sides alike, so each neighbour keeps what it has more than its mirror image.
    """
    strength[0, 0] = 0
    lent = strength.copy()
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            strength[dy, dx] -= np.maximum(lent[-dy, -dx], 0)


def _dc_histograms(luma: Plane) -> NDArray[np.int64]:
    """Return the histogram of block means, in DCT units, on each of the grids, (8, 8, BINS)."""
    counts = np.zeros((BLOCK, BLOCK, BINS), np.int64)
    for top in range(0, luma.shape[0] - BLOCK + 1, BAND):
        sums = _block_sums(luma[top : top + BAND + BLOCK - 1])
        bins = np.clip(sums * (BINS_PER_UNIT / BLOCK) + 0.5, 0, BINS - 1).astype(np.int32)
        for dy in range(BLOCK):  # BAND is a multiple of BLOCK, so grids continue
            for dx in range(BLOCK):
                chosen = bins[dy::BLOCK, dx::BLOCK].ravel()
                counts[dy, dx] += np.bincount(chosen, minlength=BINS)
    return counts


def _block_sums(band: Plane) -> Plane:
    """Return the sum of the 8 by 8 samples from each sample right and down."""
    if min(band.shape) < BLOCK:
        return np.zeros((0, 0), np.float32)
    sums = band[: 1 - BLOCK].copy()
    for row in range(1, BLOCK):
        sums += band[row : row + len(sums)]
    for step in (1, 2, 4):  # each doubles how many columns a sum holds
        sums = sums[:, :-step] + sums[:, step:]
    return sums


def on_lattice(means: Plane, lattice: Lattice) -> Plane:
    """Return per block, given its mean (rows, columns): 1 on a step, -1 between two."""
    units = (means - 128) * BLOCK
    return np.asarray(np.cos(units * (2 * np.pi / lattice.step)), np.float32)
