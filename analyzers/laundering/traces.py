"""What a decoder does to the finest detail of native patches, in numbers.

How often three neighbouring residuals follow each other is asked as by the spatial rich model
(Fridrich and Kodovský, "Rich Models for Steganalysis of Digital Images", IEEE TIFS 7(3), 2012),
of luma at full, half and quarter size and of two differences of colours at half: in steps of
their own mean size, so that contrast tells little, and in grey levels, which a compression
rounds. Beside that stand the sizes of residuals and how they go together, the fall of luma's
spectrum with fineness, and how far it rises at eighths of a cycle, where decoders that enlarge
eight times leave peaks (Corvi et al., CVPRW 2023). Training and examination count by this same
function.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from analyzers.laundering.lattice_peaks import HALF, NEAR, SIDE
from workbench.model import Pixels

__all__ = ["TRACES", "traces"]

CUT = 2  # levels, beyond which residuals are alike
FIVE = 2 * CUT + 1
COARSE, FINE = 1.0, 0.5  # grey levels in one step of a residual
FINEST = 0.25  # grey levels, of a step by a residual's own size
RINGS = 20  # of the spectrum; sixteen to half a cycle, the others in the corners
PEAKS = (1, 2, 3, 4)  # eighths of a cycle
EIGHTH = SIDE // 8
OFFSET = 0.1  # grey levels, that a flat patch has a logarithm
FLAT = 0.05  # squared grey levels
LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601

Floats = NDArray[np.float32]


def _changes(x: Floats) -> tuple[Floats, ...]:
    return x[:, 1:, :-1] - x[:, :-1, :-1], x[:, :-1, 1:] - x[:, :-1, :-1]


def _bends(x: Floats) -> tuple[Floats, ...]:
    down = x[:, :-2] - 2 * x[:, 1:-1] + x[:, 2:]
    across = x[:, :, :-2] - 2 * x[:, :, 1:-1] + x[:, :, 2:]
    return np.asarray(across / 2, np.float32), np.asarray(down / 2, np.float32)


def _turns(x: Floats) -> tuple[Floats, ...]:
    down = x[:, 3:] - 3 * x[:, 2:-1] + 3 * x[:, 1:-2] - x[:, :-3]
    across = x[:, :, 3:] - 3 * x[:, :, 2:-1] + 3 * x[:, :, 1:-2] - x[:, :, :-3]
    return np.asarray(across / 3, np.float32), np.asarray(down / 3, np.float32)


def _crosses(x: Floats) -> tuple[Floats, ...]:
    down = x[:, :-2] - 2 * x[:, 1:-1] + x[:, 2:]
    return ((down[:, :, :-2] - 2 * down[:, :, 1:-1] + down[:, :, 2:]) / 4,)


def _wide(x: Floats) -> tuple[Floats, ...]:
    """Return the rich model's square of five by five."""
    taps = np.array([[-1, 2, -2, 2, -1], [2, -6, 8, -6, 2], [-2, 8, -12, 8, -2]], np.float32)
    high, across = x.shape[1] - 4, x.shape[2] - 4
    found = np.zeros((len(x), high, across), np.float32)
    for row, column in np.ndindex(5, 5):
        tap = taps[min(row, 4 - row), column] / 12
        found += tap * x[:, row : row + high, column : column + across]
    return (found,)


Filter = Callable[[Floats], tuple[Floats, ...]]
# Which plane is asked, by which filter, in its own steps and in steps of so many levels.
ASKED: Sequence[tuple[str, Filter, tuple[float, ...]]] = (
    ("luma", _changes, (COARSE,)),
    ("luma", _bends, (COARSE,)),
    ("luma", _turns, (COARSE,)),
    ("luma", _crosses, (FINE, COARSE)),
    ("luma", _wide, (COARSE,)),
    ("half", _crosses, (COARSE,)),
    ("half", _bends, (COARSE,)),
    ("quarter", _crosses, (COARSE,)),
    ("red", _crosses, (FINE,)),
    ("red", _bends, (FINE,)),
    ("blue", _crosses, (FINE,)),
    ("blue", _bends, (FINE,)),
)
PERIODIC = ("luma", "half", "red", "blue")
TOGETHER = (
    ("full red", "full green"),
    ("full blue", "full green"),
    ("half", "red"),
    ("half", "blue"),
    ("red", "blue"),
)
TRIPLES = 39  # of 125, that are not one another turned or mirrored
TRACES = 1064  # numbers of a patch


def traces(patches: Pixels) -> Floats:
    """Return the traces (n, TRACES) of native patches uint8 (n, 96, 96, 3), n > 0."""
    planes = _planes(patches.astype(np.float32))
    found = [_asked(filtered(planes[name]), steps) for name, filtered, steps in ASKED]
    own, fixed, sizes = (list(chain.from_iterable(part)) for part in zip(*found, strict=True))
    crosses = {name: _crosses(plane)[0] for name, plane in planes.items()}
    sizes += [_correlation(crosses[one], crosses[other])[:, None] for one, other in TOGETHER]
    periodic = [_periodic(np.abs(crosses[name])) for name in PERIODIC]
    whole = [*own, *fixed, *sizes, *_spectrum(planes["luma"]), *periodic]
    return np.concatenate(whole, axis=1).astype(np.float32)


def _asked(residuals: Sequence[Floats], levels: Sequence[float]) -> tuple[list[Floats], ...]:
    """Return triples in steps of the residuals' own size, in levels, and their sizes."""
    size = np.mean([np.abs(one).mean((1, 2)) for one in residuals], axis=0)
    power = np.mean([np.square(one).mean((1, 2)) for one in residuals], axis=0)
    own = _triples(residuals, np.maximum(size, FINEST))
    fixed = [_triples(residuals, np.full(len(size), level)) for level in levels]
    even = size / (np.sqrt(power) + OFFSET)
    return [own], fixed, [np.log(size + OFFSET)[:, None], even[:, None]]


def _triples(residuals: Sequence[Floats], steps: NDArray[np.floating]) -> Floats:
    return np.asarray(np.mean([_thirds(one, steps) for one in residuals], axis=0), np.float32)


def _planes(rgb: Floats) -> Mapping[str, Floats]:
    red, green, blue = (rgb[..., channel] for channel in range(3))
    luma = LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue
    half = _halved(luma)
    return {
        "luma": luma,
        "half": half,
        "quarter": _halved(half),
        "red": _halved(red - green),
        "blue": _halved(blue - green),
        "full red": red,
        "full green": green,
        "full blue": blue,
    }


def _halved(x: Floats) -> Floats:
    pairs = x[:, ::2] + x[:, 1::2]
    return np.asarray((pairs[:, :, ::2] + pairs[:, :, 1::2]) / 4, np.float32)


def _thirds(residual: Floats, steps: NDArray[np.floating]) -> Floats:
    """Return how often which three neighbours follow each other (n, 39), as square roots."""
    scaled = residual / steps[:, None, None].astype(np.float32)
    cut = (np.clip(np.rint(scaled), -CUT, CUT) + CUT).astype(np.int16)
    along = (cut[:, :, :-2] * FIVE + cut[:, :, 1:-1]) * FIVE + cut[:, :, 2:]
    down = (cut[:, :-2] * FIVE + cut[:, 1:-1]) * FIVE + cut[:, 2:]
    both = np.concatenate([along.reshape(len(cut), -1), down.reshape(len(cut), -1)], axis=1)
    counts = np.stack([np.bincount(one, minlength=FIVE**3) for one in both])
    return np.asarray(np.sqrt(counts @ _alike() / both.shape[1]), np.float32)


@cache
def _alike() -> NDArray[np.float64]:
    """Return which triples (125, 39) are one when turned or mirrored."""
    every = np.arange(FIVE**3).reshape((FIVE,) * 3)
    forms = (every, every[::-1, ::-1, ::-1])
    least = np.min([*forms, *(one.transpose(2, 1, 0) for one in forms)], axis=0).ravel()
    which = np.unique(least, return_inverse=True)[1]
    return np.eye(which.max() + 1)[which]


def _correlation(one: Floats, other: Floats) -> Floats:
    one, other = (x - x.mean((1, 2), keepdims=True) for x in (one, other))
    powers = (np.square(x).mean((1, 2)) + FLAT for x in (one, other))
    return np.asarray((one * other).mean((1, 2)) / np.sqrt(np.multiply(*powers)))


def _spectrum(luma: Floats) -> tuple[Floats, Floats]:
    """Return log power by fineness (n, 20), and its rises at eighths of a cycle (n, 8)."""
    level = luma - luma.mean((1, 2), keepdims=True)
    power = np.square(np.abs(np.fft.rfft2(level * _window()))).astype(np.float32)
    mean = power.reshape(len(luma), -1) @ _rings()
    along, down = power[:, ::EIGHTH].mean(1), power[:, :, ::EIGHTH].mean(2)
    rises = np.stack([_rises(one[:, : HALF + 1]) for one in (along, down)])
    return np.log10(mean + OFFSET), np.concatenate([rises.mean(0), rises.max(0)], axis=1)


def _rises(power: Floats) -> Floats:
    """Return how far power (n, 49) rises at 1/8 … 4/8 of a cycle above that around it."""
    logs = np.log10(power + OFFSET)
    found = []
    for k in PEAKS:
        at = k * EIGHTH
        around = [
            at + side * away for side in (-1, 1) for away in NEAR if at + side * away <= HALF
        ]
        found.append(logs[:, at] - logs[:, around].mean(1))
    return np.stack(found, axis=1)


def _periodic(size: Floats) -> Floats:
    """Return how much sizes (n, h, w) repeat every 8, 4, 8/3 and 2 rows or columns (n, 8)."""
    found = []
    for axis in (1, 2):
        profile = size.mean(axis)
        whole = profile.shape[1] // 8 * 8
        swing = np.abs(np.fft.rfft(profile[:, :whole], axis=1))
        eighths = [swing[:, k * whole // 8] / (swing[:, 0] + 1e-6) for k in PEAKS]
        found.append(np.stack(eighths, axis=1))
    return np.concatenate([np.mean(found, axis=0), np.max(found, axis=0)], axis=1)


@cache
def _window() -> Floats:
    hann = np.hanning(SIDE + 1)[:SIDE]
    return np.outer(hann, hann).astype(np.float32)


@cache
def _rings() -> Floats:
    """Return which frequency lies in which ring, each ring's weights summing to 1."""
    fineness = np.hypot(np.fft.fftfreq(SIDE)[:, None], np.fft.rfftfreq(SIDE)) * 2 * 16
    ring = np.minimum(fineness.astype(int), RINGS - 1).ravel()
    chosen = np.eye(RINGS, dtype=np.float32)[ring]
    return np.asarray(chosen / chosen.sum(axis=0), np.float32)
