"""What one and two quantisations leave in the histogram of one DCT frequency.

The magnitudes of an AC frequency of natural pictures are taken as a mixture of Laplacian
densities of many scales: by Bernstein's theorem that is any density that falls smoothly from
zero, and nothing with a period. Quantising once keeps such a shape. Quantising with a step
q1 and then with q2 leaves periodic gaps and heaps, which no such mixture explains (Lin, He,
Tang & Tang, Pattern Recognition 42, 2009). The likelihood of both readings is compared with
the same mixture under each, so that texture alone decides nothing. Modelling the undisturbed
histogram by a mixture, not by the shifted-crop estimate of Bianchi, De Rosa & Piva (ICASSP
2011), is our reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SCALES: Array = 2.0 ** np.linspace(-2, 7.5, 20)  # of the Laplacian densities, in samples
FIRST_STEPS = range(2, 41)  # candidates for q1; a step of 1 leaves no trace
SPATIAL_ROUNDING = 0.4  # standard deviation in DCT units of rounding and clipping pixels
MADE_BY_ROUNDING = 1.5  # a coefficient up to this size may be a zero that was rounded in pixels
STRAYS = 0.03  # share of twice quantised coefficients that clipping and colour conversion move
MAX_BINS = 200
MIN_BINS = 4
ROUNDS = 40
TINY = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FrequencyFit:
    """How one frequency's histogram is best explained by two quantisations.

    `gain` is the mean log-likelihood advantage in nats per coefficient over one quantisation;
    `ratio[n]` the log-likelihood ratio of magnitude n, once against twice quantised, 0 where
    n is so small that rounding makes or hides it. `share` is the part of the coefficients
    that fits two quantisations.
    """

    frequency: int
    second_step: int
    first_step: int
    share: float
    gain: float
    coefficients: int
    ratio: Array


def fit_frequency(
    magnitudes: NDArray[np.int16], second_step: int, frequency: int
) -> FrequencyFit | None:
    """Return the best explanation of one frequency's magnitudes (n,), None if too few differ.

    `second_step` is q2, the step in the file; `frequency` its place in zigzag order.
    """
    counts = _histogram(magnitudes)
    if counts is None:
        return None
    once = _fitted(counts, _cells(second_step, len(counts)))
    candidates = [step for step in FIRST_STEPS if step != second_step]
    fits = _fit_twice(counts, second_step, candidates)
    best = int(np.argmax([fit.likelihood for fit in fits]))
    return FrequencyFit(
        frequency=frequency,
        second_step=second_step,
        first_step=candidates[best],
        share=fits[best].share,
        gain=fits[best].likelihood - _likelihood(counts, once),
        coefficients=int(counts.sum()),
        ratio=_ratio(fits[best], second_step),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Twice:
    """One candidate q1: its likelihood, mixing share, and the two densities over the bins."""

    likelihood: float
    share: float
    once: Array
    twice: Array


def _histogram(magnitudes: NDArray[np.int16]) -> Array | None:
    """Return counts of 0, 1, 2, …, without the sparse tail; None if too narrow to judge."""
    if not magnitudes.size:
        return None
    counts = np.bincount(magnitudes.ravel()).astype(np.float64)
    tail = int(np.searchsorted(np.cumsum(counts), 0.999 * counts.sum())) + 2
    counts = counts[: min(tail, MAX_BINS)]
    return counts if len(counts) >= MIN_BINS else None


def _cells(step: float, bins: int) -> Array:
    """Return the mass (scales, bins) of each Laplacian in the cells around 0, 1, 2, … steps."""
    edges = (np.arange(bins) + 0.5) * step
    below = 1 - np.exp(-edges[None] / SCALES[:, None])
    return np.diff(below, axis=1, prepend=0)


def _transfer(first_step: int, second_step: int, bins: int) -> Array:
    """Return the mass (atoms, bins) that multiples of q1 leave in the cells of q2."""
    from scipy.special import ndtr  # noqa: PLC0415  # importing the catalog stays cheap

    atoms = np.arange(int(bins * second_step / first_step) + 2) * first_step
    edges = (np.arange(bins + 1) - 0.5) * second_step
    below = ndtr((edges[None] - atoms[:, None]) / SPATIAL_ROUNDING)
    mass = np.diff(below, axis=1)
    mass[0] = np.eye(1, bins)  # zero stays zero
    return np.asarray(mass)


def _mixture(counts: Array, columns: Array) -> Array:
    """Return weights (n, 1, scales) of `columns` (n, scales, bins) by expectation maximisation.

    They are of n mixtures at once, each as it comes out by itself.
    """
    n, scales, _ = columns.shape
    weights, total = np.full((n, 1, scales), 1 / scales), counts.sum()
    for _ in range(ROUNDS):
        wanting = counts / (weights @ columns + TINY)
        weights = weights * (columns @ wanting.swapaxes(1, 2)).swapaxes(1, 2) / total
    return weights


def _density(weights: Array, columns: Array) -> Array:
    """Return the mixtures (n, 1, bins) over the bins, normalised to them."""
    density = weights @ columns + TINY
    return np.asarray(density / density.sum(axis=-1, keepdims=True))


def _fitted(counts: Array, columns: Array) -> Array:
    return np.asarray(_density(_mixture(counts, columns[None]), columns)[0, 0])


def _likelihood(counts: Array, density: Array) -> float:
    """Return the mean log likelihood in nats per coefficient."""
    return float(counts @ np.log(density) / counts.sum())


def _fit_twice(counts: Array, second_step: int, first_steps: Sequence[int]) -> list[_Twice]:
    """Fit each q1 then q2, with a share of coefficients that saw only q2 (the altered part)."""
    columns = np.stack([_columns(first, second_step, len(counts)) for first in first_steps])
    weights = _mixture(counts, columns)
    twice = _density(weights, columns)
    once = _density(weights, _cells(second_step, len(counts)))
    share = np.full((len(columns), 1, 1), 0.9)
    total, counted = counts.sum(), counts[:, None]
    for _ in range(20):
        part = share * twice
        share = (part / (part + (1 - share) * once)) @ counted / total
    likelihood = np.log(share * twice + (1 - share) * once) @ counted / total
    found = zip(likelihood[:, 0, 0], share[:, 0, 0], once[:, 0], twice[:, 0], strict=True)
    return [_Twice(float(like), float(part), *both) for like, part, *both in found]


def _columns(first_step: int, second_step: int, bins: int) -> Array:
    """Return the mass (scales, bins) that each Laplacian leaves after q1 and then q2."""
    transfer = _transfer(first_step, second_step, bins)
    return _cells(first_step, len(transfer)) @ transfer


def _ratio(fit: _Twice, second_step: int) -> Array:
    """Return log once/twice for each magnitude, given that it is not near zero."""
    telling = np.arange(len(fit.once)) * second_step > MADE_BY_ROUNDING
    once = np.where(telling, fit.once, 0)
    twice = np.where(telling, fit.twice, 0)
    once, twice = once / max(once.sum(), TINY), twice / max(twice.sum(), TINY)
    strayed = (1 - STRAYS) * twice + STRAYS * once
    return np.where(telling, np.log((once + TINY) / (strayed + TINY)), 0)
