"""How noisy each part of a picture is, beside what its brightness and texture let expect.

A pasted region keeps the noise of its own source (Mahdian & Saic, Image and Vision Computing
27, 2009; Lyu, Pan & Zhang, IJCV 110, 2014). The level is taken from the second difference along
both axes, which cancels edges and gradients (Immerkaer, CVIU 64, 1996). Noise also rises with
brightness, and what is left of texture reads as noise; both are regressed out within the
picture.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLOCK = 16
PART = 4  # pixels along the side of the means from which texture is taken, so noise hardly adds
BAND_ROWS = 16 * BLOCK  # rows read at a time, so that memory does not grow with the picture
WINDOW = 5  # blocks along the side of the window over which deviations are averaged
BLACK, WHITE = 1.5, 253.5  # luma beyond which a pixel is clipped
CLIPPED_SHARE = 0.05
QUIET = 0.05  # grey levels of noise below which a block holds nothing but rounding
LEVEL_FLOOR = 0.1  # grey levels, added before the logarithm
TEXTURE_FLOOR = 0.5
STANDING_OUT = 2.0  # robust standard deviations
GAIN = float(np.sqrt(np.pi / 2) / 6)  # mean |second difference| to standard deviation of noise
ROUNDS = 4  # of reweighting; more change nothing in the second digit

Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class NoiseLevels:
    """Noise, brightness and texture of every block (rows, columns), in grey levels of 0..255.

    `usable` marks blocks that are neither clipped nor empty of noise.
    """

    noise: Plane
    brightness: Plane
    texture: Plane
    usable: Mask


@dataclass(frozen=True, slots=True)
class Region:
    """The largest coherent region of deviation.

    `share` is of the usable blocks, `deviation` its mean in robust standard deviations:
    positive where it is noisier than expected. Both are 0 where nothing stands out.
    """

    share: float
    deviation: float


def measure_noise(luma: Plane) -> NoiseLevels:
    """Return the noise levels of luma (H, W) in 0..255, at least 16 x 16 pixels."""
    rows = luma.shape[0] // BLOCK * BLOCK
    tops = range(0, rows, BAND_ROWS)
    bands = [_measure_band(luma, top, min(top + BAND_ROWS, rows)) for top in tops]
    noise, brightness, texture, clipped = (
        np.concatenate(part) for part in zip(*bands, strict=True)
    )
    usable = (clipped < CLIPPED_SHARE) & (noise > QUIET)
    return NoiseLevels(noise, brightness, texture, usable)


def _measure_band(luma: Plane, top: int, bottom: int) -> tuple[Plane, Plane, Plane, Plane]:
    """Return noise, brightness, texture and clipped share of whole rows of blocks."""
    above = min(top, 1)
    pixels = luma[top - above : bottom + 1]
    own = slice(above, above + bottom - top)
    noise = _block_means(_second_difference(pixels)[own], BLOCK) * np.float32(GAIN)
    parts = _block_means(pixels[own], PART)
    clipped = ((pixels[own] < BLACK) | (pixels[own] > WHITE)).astype(np.float32)
    return noise, _grouped(parts).mean(-1), _texture(parts), _block_means(clipped, BLOCK)


def _second_difference(luma: Plane) -> Plane:
    """Return |second difference along both axes|, edges repeated."""
    padded = np.pad(luma, 1, mode="edge")
    down = padded[:-2] + padded[2:]
    down -= 2 * padded[1:-1]
    both = down[:, :-2] + down[:, 2:]
    both -= 2 * down[:, 1:-1]
    return np.asarray(np.abs(both, out=both))


def _block_means(plane: Plane, side: int) -> Plane:
    """Return the mean of every square of pixels; whole blocks only."""
    rows, columns = plane.shape[0] // BLOCK * BLOCK, plane.shape[1] // BLOCK * BLOCK
    cut = plane[:rows, :columns].reshape(rows // side, side, columns // side, side)
    return np.asarray(cut.mean(axis=3).mean(axis=1), np.float32)


def _grouped(parts: Plane) -> Plane:
    """Return (rows, columns, 16): the means that belong to each block."""
    side = BLOCK // PART
    rows, columns = parts.shape[0] // side, parts.shape[1] // side
    split = parts.reshape(rows, side, columns, side).transpose(0, 2, 1, 3)
    return split.reshape(rows, columns, side * side)


def _texture(parts: Plane) -> Plane:
    """Return the RMS step between neighbouring means within each block."""
    side = BLOCK // PART
    square = _grouped(parts)
    square = square.reshape(*square.shape[:2], side, side)
    steps = [np.square(np.diff(square, axis=axis)).mean(axis=(2, 3)) for axis in (2, 3)]
    return np.asarray(np.sqrt(steps[0] + steps[1]), np.float32)


def deviations(levels: NoiseLevels) -> Plane:
    """Return how much noisier each block's surroundings are than brightness and texture tell.

    In robust standard deviations of the picture itself (rows, columns); NaN where not usable.
    """
    from scipy.ndimage import uniform_filter  # noqa: PLC0415  # importing the catalog stays cheap

    level = np.log(levels.noise + LEVEL_FLOOR)
    residual = np.where(levels.usable, level - _expected(level, levels), 0).astype(np.float32)
    weight = uniform_filter(levels.usable.astype(np.float32), WINDOW, mode="nearest")
    local = uniform_filter(residual, WINDOW, mode="nearest") / np.maximum(weight, 0.2)
    middle = np.median(local[levels.usable])
    spread = 1.4826 * np.median(np.abs(local[levels.usable] - middle)) + 0.02
    return np.asarray(np.where(levels.usable, (local - middle) / spread, np.nan), np.float32)


def _expected(level: Plane, levels: NoiseLevels) -> NDArray[np.float64]:
    """Return the log noise that a robust regression on brightness and texture expects.

    Huber's weights, so that an altered region does not bend the law it is measured against.
    """
    terms = _terms(levels)
    known, wanted = terms[levels.usable], level[levels.usable].astype(np.float64)
    weight = np.ones(len(wanted))
    coefficients = np.zeros(terms.shape[-1])
    for _ in range(ROUNDS):
        coefficients = _weighted_fit(known, wanted, weight)
        error = np.abs(wanted - _applied(known, coefficients))
        weight = 1 / np.maximum(error / (1.5 * 1.4826 * np.median(error) + 1e-3), 1)
    return _applied(terms, coefficients)


def _terms(levels: NoiseLevels) -> NDArray[np.float64]:
    """Return the regressors (rows, columns, 7) of every block."""
    light = levels.brightness.astype(np.float64) / 128 - 1
    texture = np.log(levels.texture.astype(np.float64) + TEXTURE_FLOOR)
    one = np.ones_like(light)
    curved = (light**2, light**3, texture**2, light * texture)
    return np.stack([one, light, texture, *curved], axis=-1)


def _weighted_fit(
    known: NDArray[np.float64], wanted: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    # einsum, not matrix products: it starts no threads of its own beside the workers'.
    square = np.einsum("ni,n,nj->ij", known, weight, known, optimize=False)
    ridge = 1e-6 * weight.sum() * np.eye(known.shape[1])  # a grey picture has one brightness
    return np.linalg.solve(square + ridge, np.einsum("ni,n->i", known, weight * wanted))


def _applied(
    terms: NDArray[np.float64], coefficients: NDArray[np.float64]
) -> NDArray[np.float64]:
    return np.asarray(np.einsum("...i,i->...", terms, coefficients))


def largest_region(deviation: Plane) -> Region:
    """Return the region of one sign beyond two robust deviations that weighs most.

    Its weight is its mean deviation times its share of the usable blocks.
    """
    usable = np.isfinite(deviation)
    filled = np.where(usable, deviation, 0)
    found = [_heaviest(sign * filled, sign) for sign in (1, -1)]
    count, total = max(found, key=lambda region: abs(region[1]))
    if count == 0:
        return Region(0.0, 0.0)
    return Region(count / max(int(usable.sum()), 1), total / count)


def _heaviest(deviation: Plane, sign: int) -> tuple[int, float]:
    """Return block count and signed sum of the heaviest connected region above the limit."""
    from scipy.ndimage import label, sum_labels  # noqa: PLC0415  # importing the catalog stays cheap

    labels, count = label(deviation > STANDING_OUT)
    if not count:
        return 0, 0.0
    names = np.arange(1, count + 1)
    sums = sum_labels(deviation, labels, names)
    heaviest = int(np.argmax(sums))
    return int(np.count_nonzero(labels == names[heaviest])), float(sign * sums[heaviest])
