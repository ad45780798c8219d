"""Azimuthally averaged power spectrum of native pixels, and how it decays.

Generators that up-sample by convolution miss the fall of natural spectra towards high
frequencies (Durall et al., CVPR 2020; Dzanic et al., NeurIPS 2020; Corvi et al., CVPRW 2023).
So do cameras that sharpen, and so does every resize and compression: the decay describes a
picture's making, and is compared with authentic media made alike.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

TILE = 128
TILES_PER_SIDE = 10
STEP = 16  # tiles start on a multiple of this, so that none depends on the picture's size alone
RINGS = 48
FIRST = 2  # the rings inside it lie wholly on the axes, which are left out
FLAT = 1.5  # standard deviation of luma below which a tile holds no texture
CLIPPED_SHARE = 0.2
BLACK, WHITE = 1.5, 253.5  # luma beyond which a pixel is clipped
LOW_BAND = (0.03, 0.06)  # cycles per pixel, to which powers are relative
LAW_BAND = (0.05, 0.25)  # where the power law is fitted
HIGH_BAND = (0.4, 0.5)
FLOOR = 1e-3  # power that is added so that an emptied band stays finite

Plane = NDArray[np.float32]

FREQUENCY: Plane = ((np.arange(FIRST, RINGS) + 0.5) / RINGS / 2).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Spectrum:
    """Power against radial frequency: log10, relative to 0.03..0.06 cycles per pixel.

    `power` is (46,) at `FREQUENCY`. `slope` is the exponent of the power law fitted between
    0.05 and 0.25 cycles per pixel; `high_band` is how far the mean beyond 0.4 lies above (or
    below) that law, in decades; `tiles` is how many tiles were averaged.
    """

    power: Plane
    slope: float
    high_band: float
    tiles: int


def is_textured(luma: Plane) -> bool:
    """Say whether `measure_spectrum` has anything to measure, at a fraction of its cost."""
    return any(_has_texture(tile) for tile in _tiles(luma))


def measure_spectrum(luma: Plane) -> Spectrum | None:
    """Return the spectrum of luma (H, W) in 0..255, or None where no tile has texture.

    Tiles stand on a fixed grid and are never resized; each ring takes the median over tiles.
    """
    rings = [_ring_powers(tile) for tile in _tiles(luma) if _has_texture(tile)]
    if not rings:
        return None
    power = np.log10(np.median(rings, axis=0) + FLOOR)
    slope, high_band = _decay(power)
    reference = power[_within(LOW_BAND)].mean()
    return Spectrum((power - reference).astype(np.float32), slope, high_band, len(rings))


def _tiles(luma: Plane) -> list[Plane]:
    rows, columns = (_starts(side) for side in luma.shape)
    return [luma[y : y + TILE, x : x + TILE] for y in rows for x in columns]


def _starts(side: int) -> list[int]:
    """Return where tiles start along a side: evenly spread, as many as fit up to a limit."""
    count = min(TILES_PER_SIDE, side // TILE)
    spread = np.linspace(0, side - TILE, count) if count > 1 else np.zeros(count)
    return [int(start) // STEP * STEP for start in spread]


def _has_texture(tile: Plane) -> bool:
    clipped = np.mean((tile < BLACK) | (tile > WHITE))
    return bool(tile.std() > FLAT and clipped < CLIPPED_SHARE)


@cache
def _window() -> Plane:
    hann = np.hanning(TILE + 1)[:TILE]
    return np.outer(hann, hann).astype(np.float32)


@cache
def _ring_of() -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return each coefficient's ring (TILE, TILE / 2 + 1) and the size of each ring.

    The two axes are left out: there the edges of coding blocks and of the frame have their
    power.
    """
    y, x = np.meshgrid(np.fft.fftfreq(TILE), np.fft.rfftfreq(TILE), indexing="ij")
    ring = (np.hypot(x, y) * 2 * RINGS).astype(np.intp)
    ring[(ring >= RINGS) | (abs(x) < 1.5 / TILE) | (abs(y) < 1.5 / TILE)] = RINGS
    return ring, np.maximum(np.bincount(ring.ravel(), minlength=RINGS + 1)[FIRST:RINGS], 1.0)


def _ring_powers(tile: Plane) -> NDArray[np.float64]:
    """Return the mean power in each ring of one tile (46,)."""
    from scipy.fft import rfft2  # noqa: PLC0415  # importing the catalog stays cheap

    window = _window()
    coefficients = rfft2((tile - tile.mean()) * window)
    power = np.abs(coefficients) ** 2 / np.square(window).sum()
    ring, size = _ring_of()
    return np.bincount(ring.ravel(), power.ravel(), RINGS + 1)[FIRST:RINGS] / size


def _decay(power: NDArray[np.float64]) -> tuple[float, float]:
    """Return slope and high-band excess of log10 power (46,)."""
    law, high = _within(LAW_BAND), _within(HIGH_BAND)
    slope, offset = np.polyfit(np.log10(FREQUENCY[law]), power[law], 1)
    excess = power[high] - (slope * np.log10(FREQUENCY[high]) + offset)
    return float(slope), float(excess.mean())


def _within(band: tuple[float, float]) -> NDArray[np.bool_]:
    return np.asarray((band[0] < FREQUENCY) & (band[1] > FREQUENCY))
