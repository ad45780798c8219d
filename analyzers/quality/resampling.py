"""Whether a picture was resampled, and by which factor, from periods in its second differences.

Interpolation makes the size of second differences repeat with the pixels of the source
(Gallagher, CRV 2005; Mahdian & Saic, IEEE TIFS 3(3), 2008; Popescu & Farid, IEEE TSP 53(2),
2005), and stretches the grid of a source's own 8-pixel blocks along. So a picture that was
scaled by f has lines at multiples of 1/(8 f) cycles a pixel, the eighth of which is that of
interpolation, along rows and along columns. Reading all eight as one comb is ours: it tells
enlarging from reducing, which the eighth line alone does not. Lines of this picture's own
blocks are never counted, so that a scale of exactly 1/2 is not seen, and a scale of 2 only
where its source was a JPEG. A coarse compression afterwards hides the lines.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.estimate import Estimate, unknown
from analyzers.quality.tiles import Plane

LEAST_SIDE = 384  # pixels: lines between those of the blocks need so many to be told apart
STRIP, STRIPS = 128, 12  # pixels across, and how many are read along each axis
SOFT = 4.0  # grey levels of second difference that count half
FLAT = 0.01  # mean softened difference below which a strip holds no texture
DETREND = 17  # pixels
NEIGHBOURS = 81  # bins whose median a line is compared with
GUARD = 5.5  # bins beside each line of the blocks that the window smears over
LOWEST = 0.03  # cycles a pixel; slower repeats are the scene's
TEETH = 8
SMALLEST, LARGEST = 0.5, 4.2  # factors that are looked for
NEAR_ONE = 0.04  # factors nearer to 1 than this are not told from it
PRESENT, FULL = 5.0, 60.0  # a line's bits: from where it is one, and how many count at most
LACKING, ABSENT = 8.0, 3.0  # what a tooth without a line costs, as evidence and for the fit
CLEAR = 14.0  # bits along the lesser axis; untouched pictures stay below 4
RIVAL = 0.75  # of the best comb: another factor that reaches it leaves the factor open
SAME = 0.02
NAMED = 4  # candidates at most
BLACKMAN_HARRIS = (0.35875, 0.48829, 0.14128, 0.01168)  # the four terms with the lowest sides

Bits = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resampling:
    """What the periods tell. `factor` is size now over size before, 1 where none is seen.

    `strength` is the comb's evidence along the lesser axis in bits; the picture is
    `resampled` where that is clear. The factor is unknown ("factor_ambiguous") where others
    explain the lines as well: `candidates` are then the best of them, the best first. `share`
    is the part of the strips that show the comb.
    """

    resampled: bool
    factor: Estimate
    candidates: tuple[float, ...] = ()
    strength: float = 0.0
    share: float = 0.0

    @property
    def kind(self) -> str:
        """What was done: "enlarged", "reduced", "resampled" or "none seen"; or the reason."""
        if not self.resampled:
            return "none seen" if self.factor.value is not None else self.factor.reason
        if self.factor.value is None:
            return "resampled"
        return "enlarged" if self.factor.value > 1 else "reduced"


def estimate_resampling(luma: Plane, blocks: int = 8) -> Resampling:
    """Return what the periods of luma (H, W) in 0..255 tell of its resampling.

    `blocks` is the period of the codec's own blocks: 8 pixels in a JPEG, 16 in a video.
    """
    if min(luma.shape) < LEAST_SIDE:
        return Resampling(resampled=False, factor=unknown("too_small"))
    strips = (_profiles(luma), _profiles(luma.T))
    if not all(len(one) for one in strips):
        return Resampling(resampled=False, factor=unknown("no_texture"))
    axes = tuple(_line_bits(one.mean(axis=0), blocks) for one in strips)
    factors, lines = _combs(min(luma.shape), max(luma.shape))
    found = [_found(bits, lines) for bits in axes]
    shown = np.min([_evidence(one) for one in found], axis=0)
    strength = float(shown.max())
    if strength < CLEAR:
        return Resampling(resampled=False, factor=Estimate(value=1.0, error=NEAR_ONE))
    fit = np.sum([_fit(one) for one in found], axis=0)
    likely = _likely(factors, np.where(shown >= CLEAR, fit, -np.inf))
    one = Estimate(value=likely[0], error=likely[0] ** 2 / min(luma.shape))
    return Resampling(
        resampled=True,
        factor=one if len(likely) == 1 else unknown("factor_ambiguous"),
        candidates=likely if len(likely) > 1 else (),
        strength=strength,
        share=_share(strips, likely[0], blocks),
    )


def _likely(factors: NDArray[np.float64], total: Bits) -> tuple[float, ...]:
    """Return the factors that explain the lines about as well as the best one, it first."""
    left, found = total.copy(), list[float]()
    while not found or (len(found) < NAMED and left.max() > RIVAL * total.max() > 0):
        same = np.abs(factors / factors[np.argmax(left)] - 1) < SAME
        found.append(float(factors[same & (left >= left.max())].mean()))
        left[same] = -np.inf
    return tuple(found)


def _profiles(luma: Plane) -> Plane:
    """Return each textured strip's mean softened second difference (n, W - 2) along rows."""
    count = min(STRIPS, luma.shape[0] // STRIP)
    tops = np.linspace(0, luma.shape[0] - STRIP, count).astype(int)
    found = [_profile(luma[top : top + STRIP]) for top in tops]
    kept = [profile for profile in found if profile.mean() > FLAT]
    return np.asarray(kept, np.float32).reshape(len(kept), luma.shape[1] - 2)


def _profile(strip: Plane) -> Plane:
    pixels = np.ascontiguousarray(strip)
    size = np.abs(2 * pixels[:, 1:-1] - pixels[:, :-2] - pixels[:, 2:])
    size /= size + np.float32(SOFT)
    return np.asarray(size.mean(axis=0))


def _window(n: int) -> NDArray[np.float64]:
    """Return the window of Blackman and Harris (n,), Proceedings of the IEEE 66(1), 1978.

    Written out here: importing SciPy's costs as much as the whole estimate.
    """
    turns = np.linspace(-np.pi, np.pi, n + 1)[:-1]
    terms = (share * np.cos(k * turns) for k, share in enumerate(BLACKMAN_HARRIS))
    return np.asarray(sum(terms), np.float64)


def _line_bits(profile: Plane, blocks: int) -> Bits:
    """Return how far each frequency of a profile (n,) stands above its neighbours, in bits.

    For noise the chance to reach b bits is 2 to the minus b. NaN at lines of the blocks.
    """
    from scipy.ndimage import maximum_filter1d, median_filter  # noqa: PLC0415

    n = len(profile)
    margin = DETREND // 2
    smooth = np.convolve(np.pad(profile, margin, "edge"), np.full(DETREND, 1 / DETREND))
    level = profile - smooth[2 * margin : -2 * margin]
    size = np.abs(np.fft.rfft(level * _window(n)))
    frequency = np.arange(len(size)) / n
    turns = frequency * blocks
    own = np.abs(turns - np.rint(turns)) / blocks < GUARD / n
    size[own] = np.interp(np.flatnonzero(own), np.flatnonzero(~own), size[~own])
    bits = np.square(size / (median_filter(size, NEIGHBOURS, mode="nearest") + 1e-12))
    bits = maximum_filter1d(bits, 3)
    bits[own | (frequency < LOWEST)] = np.nan
    return np.asarray(bits)


def _combs(shortest: int, longest: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the factors (n,) that are looked for, and the lines (n, 8) of each.

    A line that falls together with another one of its comb is NaN.
    """
    finest = 1 / (10 * longest)
    first = np.arange(1 / (TEETH * LARGEST), 1 / (TEETH * SMALLEST), finest)
    factors = 1 / (TEETH * first)
    factors = factors[np.abs(factors - 1) > NEAR_ONE]
    return factors, _comb(factors, shortest)


def _comb(factors: NDArray[np.float64], side: int) -> NDArray[np.float64]:
    lines = _folded(np.arange(1, TEETH + 1) / (TEETH * factors[:, None]))
    lines[_repeated(lines, 3 / side)] = np.nan
    return lines


def _folded(frequency: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where frequencies appear once they are sampled: within 0 and 1/2."""
    within = frequency - np.floor(frequency)
    return np.minimum(within, 1 - within)


def _repeated(lines: NDArray[np.float64], apart: float) -> NDArray[np.bool_]:
    """Return which teeth (n, 8) fall on a lower one of their comb."""
    order = np.argsort(lines, axis=1)
    near = np.diff(np.take_along_axis(lines, order, 1), axis=1, prepend=-1.0) < apart
    repeated = np.zeros_like(near)
    np.put_along_axis(repeated, order, near, 1)
    return repeated


def _found(bits: Bits, lines: NDArray[np.float64]) -> Bits:
    """Return the bits at the lines of combs (n, 8), NaN where nothing can be said."""
    there = np.isfinite(lines)
    places = np.rint(np.where(there, lines, 0) * 2 * (len(bits) - 1)).astype(np.intp)
    return np.where(there, bits[np.minimum(places, len(bits) - 1)], np.nan)


def _evidence(found: Bits) -> Bits:
    """Return how plainly combs show (n,): their bits, each at most 60, less missing lines."""
    gain = np.where(found < PRESENT, -LACKING, np.minimum(found, FULL) - PRESENT)
    return np.asarray(np.where(np.isfinite(found), gain, 0).sum(axis=1))


def _fit(found: Bits) -> Bits:
    """Return how well combs explain the lines (n,): logarithms, so that no line outweighs."""
    gain = np.where(found < PRESENT, -ABSENT, np.log2(np.maximum(found, PRESENT) / PRESENT))
    return np.asarray(np.where(np.isfinite(found), gain, 0).sum(axis=1))


def _share(strips: tuple[Plane, ...], factor: float, blocks: int) -> float:
    """Return the part of the strips along the lesser axis that show a factor's comb."""
    shown = [[_shows(profile, factor, blocks) for profile in one] for one in strips]
    return float(min(np.mean(one) for one in shown))


def _shows(profile: Plane, factor: float, blocks: int) -> bool:
    near = factor * np.linspace(1 - SAME / 4, 1 + SAME / 4, 21)
    lines = _comb(near, len(profile) // 2)
    return bool(_evidence(_found(_line_bits(profile, blocks), lines)).max() > PRESENT)
