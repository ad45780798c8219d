"""Pictures for the eye: residuals and spectra, drawn so that every analyzer draws them alike.

They show what was measured and are never measured themselves. Nothing is resized: a residual
is cut out at its native pixels, or averaged over whole squares where all of it is shown.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from workbench.model import CaptionedPicture, Pixels

LARGEST_TILE, SMALLEST_TILE = 256, 16  # pixels along the side of a spectrum's tiles
TILES_PER_SIDE = 6  # half a tile apart, or further; more would not change what the eye sees
TILES_ACROSS = 3.5  # that the shortest side is to hold, so that noise averages out
RING = 2.0  # steps of frequency over which the usual power is taken
FLOOR = 1e-3  # power that is added so that an emptied band stays finite
EVENED_FULL = 1.0  # decades above or below its ring that are drawn white or black
MARGIN = 10  # pixels around a spectrum, so that marks at its edge can be seen
BACKGROUND = 24
MARK = (255, 160, 40)
MARK_RADII = (6.0, 8.0)  # pixels
WHOLE_SIDE = 512  # pixels of the longer side of a whole residual
BAND_ROWS = 1024  # rows read at a time, so that memory does not grow with the picture
SPECTRUM_MEANING = (
    "The middle of a spectrum is what changes slowly, its edges the finest detail that pixels "
    "hold (half a cycle per pixel); a bright point or line apart from the cross through the "
    "middle repeats at a fixed period, as after up-sampling or in a JPEG's grid of 8 pixels, "
    "and so do fabric, screens and other patterns of the scene."
)

Plane = NDArray[np.float32]
Reading = Callable[[Plane], Plane]
Frequencies = Sequence[tuple[float, float]]  # across and down, in cycles per pixel


def as_it_is(luma: Plane) -> Plane:
    """Return luma (H, W) itself."""
    return luma


def residual(luma: Plane) -> Plane:
    """Return what is left of luma (H, W) without its smooth part, in grey levels (H, W).

    The second difference along both axes, which cancels edges and gradients, scaled so that
    noise keeps its strength (Immerkaer, CVIU 64, 1996); the edges are repeated.
    """
    padded = np.pad(luma, 1, mode="edge")
    down = padded[:-2] + padded[2:]
    down -= 2 * padded[1:-1]
    both = down[:, :-2] + down[:, 2:]
    both -= 2 * down[:, 1:-1]
    return np.asarray(both / 6, np.float32)


def signed(values: NDArray[np.floating], full: float) -> Pixels:
    """Draw values of either sign: middle grey is none, white is `full` and black is -`full`."""
    return _bytes(0.5 + values / (2 * full))


def strength(luma: Plane, full: float) -> tuple[Pixels, int]:
    """Draw how strong the residual of luma (H, W) is everywhere; white is `full` grey levels.

    Each pixel drawn is the mean over a square of n x n, so that 512 of them suffice; return
    the picture and n.
    """
    side = -(-max(luma.shape) // WHOLE_SIDE)
    bands = [_means(np.abs(band), side) for band in _residual_bands(luma, side)]
    return _bytes(np.concatenate(bands) / full), side


def _residual_bands(luma: Plane, side: int) -> Iterator[Plane]:
    """Yield the residual in bands of whole squares, as of the whole picture."""
    step = max(BAND_ROWS // side, 1) * side
    for top in range(0, luma.shape[0], step):
        above = min(top, 1)
        yield residual(luma[top - above : top + step + 1])[above : above + step]


def _means(plane: Plane, side: int) -> Plane:
    """Return the mean of every square; what is left over at the edges counts as a square."""
    starts = [np.arange(0, length, side) for length in plane.shape]
    sums = np.add.reduceat(np.add.reduceat(plane, starts[0], axis=0), starts[1], axis=1)
    sizes = [np.diff([*each, end]) for each, end in zip(starts, plane.shape, strict=True)]
    return np.asarray(sums / np.outer(*sizes), np.float32)


def cutting(plane: Plane, middle: tuple[int, int], side: int) -> tuple[Plane, tuple[int, int]]:
    """Return the square around a pixel (row, column), moved inside, and its top left corner."""
    top, left = (
        min(max(place - side // 2, 0), max(length - side, 0))
        for place, length in zip(middle, plane.shape, strict=True)
    )
    return plane[top : top + side, left : left + side], (top, left)


def mean_power(luma: Plane, read: Reading = as_it_is) -> Plane:
    """Return the power of luma (H, W) by frequency (n, n), as `fft2` lays it out.

    The geometric mean over tiles of n pixels, spread evenly and weighted by Hann's window: n is
    a power of two from 16 to 256, by the size of the picture. `read` makes of a tile what is
    transformed, such as a residual. ValueError below 16 pixels.
    """
    side = _tile(min(luma.shape))
    logs = [np.log10(_power(read(tile)) + FLOOR) for tile in _tiles(luma, side)]
    return np.asarray(10 ** np.mean(logs, axis=0), np.float32)


def _power(tile: Plane) -> Plane:
    from scipy.fft import fft2  # noqa: PLC0415  # importing the catalog stays cheap

    window = _window(len(tile))
    coefficients = fft2((tile - tile.mean()) * window)
    return np.asarray(np.abs(coefficients) ** 2 / np.square(window).sum(), np.float32)


def _tile(shortest: int) -> int:
    if shortest < SMALLEST_TILE:
        raise ValueError(f"a picture of {shortest} pixels has no spectrum to be shown")
    fitting = 1 << (int(shortest / TILES_ACROSS).bit_length() - 1)
    return min(max(fitting, SMALLEST_TILE), LARGEST_TILE)


def _tiles(luma: Plane, side: int) -> Iterator[Plane]:
    rows, columns = (
        np.linspace(0, length - side, min(TILES_PER_SIDE, 2 * length // side - 1)).astype(int)
        for length in luma.shape
    )
    return (luma[y : y + side, x : x + side] for y in rows for x in columns)


@cache
def _window(side: int) -> Plane:
    hann = np.hanning(side + 1)[:side]
    return np.outer(hann, hann).astype(np.float32)


def log_spectrum(power: Plane) -> Pixels:
    """Draw power (h, w), laid out as by `fft2`, as its logarithm; zero frequency in the middle.

    Black and white are its own weakest and strongest, but for one in a hundred and one in a
    thousand.
    """
    level = np.fft.fftshift(np.log10(power + FLOOR))
    low, high = np.percentile(level, (1, 99.9))
    return _bytes((level - low) / max(float(high - low), 1e-6))


def evened_spectrum(power: Plane) -> Pixels:
    """Draw power (n, n) over what is usual at that fineness, zero frequency in the middle.

    Middle grey: the median of all directions; white is ten times that, black a tenth.
    """
    level = np.log10(power + FLOOR)
    radius = _radius(len(power))
    ring = np.rint(radius / RING).astype(np.intp)
    usual = [np.median(level[ring == at]) for at in range(ring.max() + 1)]
    expected = np.interp(radius / RING, np.arange(len(usual)), usual)
    return signed(np.fft.fftshift(level - expected), EVENED_FULL)


@cache
def _radius(side: int) -> NDArray[np.float64]:
    """Return how many steps of frequency each coefficient lies from zero (n, n)."""
    along = np.fft.fftfreq(side) * side
    return np.asarray(np.hypot(along[:, None], along[None]))


def spectrum_pictures(luma: Plane, marks: Frequencies = ()) -> tuple[CaptionedPicture, ...]:
    """Return the spectrum of luma (H, W), and the same with its natural fall taken out.

    Rings stand around the frequencies of `marks`, and around those opposite, in the second.
    """
    power = mean_power(luma)
    ringed = "; ringed: the peak" if marks else ""
    return (
        CaptionedPicture(caption="Spectrum (log power)", pixels=framed(log_spectrum(power))),
        CaptionedPicture(
            caption=f"The same over what is usual at that fineness{ringed}",
            pixels=marked(framed(evened_spectrum(power)), marks),
        ),
    )


def framed(pixels: Pixels) -> Pixels:
    """Return a spectrum (n, n) in a dark frame, a small one with each value as a square."""
    large = max(LARGEST_TILE // len(pixels), 1)
    enlarged = pixels.repeat(large, axis=0).repeat(large, axis=1)
    return np.pad(enlarged, MARGIN, constant_values=BACKGROUND)


def marked(spectrum: Pixels, marks: Frequencies) -> Pixels:
    """Draw rings around frequencies in a framed spectrum (h, w); return RGB (h, w, 3)."""
    drawn = np.repeat(spectrum[..., None], 3, axis=2)
    rows, columns = np.indices(spectrum.shape)
    side = len(spectrum) - 2 * MARGIN
    for across, down in {place for mark in marks for place in _equals(mark)}:
        x, y = (MARGIN + side / 2 + share * side for share in (across, down))
        far = np.hypot(rows - y, columns - x)
        drawn[(far >= MARK_RADII[0]) & (far < MARK_RADII[1])] = MARK
    return drawn


def _equals(mark: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Yield where a frequency is seen: there, opposite, and at both edges where at one."""
    for sign in (1, -1):
        across, down = (sign * part for part in mark)
        for x in {across, -across} if abs(across) == 0.5 else {across}:  # noqa: PLR2004  # Nyquist
            for y in {down, -down} if abs(down) == 0.5 else {down}:  # noqa: PLR2004
                yield x, y


def _bytes(shares: NDArray[np.floating]) -> Pixels:
    return np.asarray(np.rint(np.clip(shares, 0, 1) * 255), np.uint8)
