"""Reference populations: what authentic media show, and where a value ranks among them.

A percentile is one of a stated population, under stated conditions, and there is none outside
them. Populations are measured by `recipes/references.py` and kept as statistics only.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import msgspec
import numpy as np
from numpy.typing import NDArray

from workbench.analyzer import Source
from workbench.model import (
    AnalyzerInfo,
    Measurement,
    MediaItem,
    MediaKind,
    Rank,
    Reference,
    meets_conditions,
)

SMALLEST_POPULATION = 30  # media; a rank among fewer says too little to print


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What curves of a population do: 5th, 50th and 95th percentile at each x."""

    name: str
    x: tuple[float, ...]
    lower: tuple[float, ...]
    median: tuple[float, ...]
    upper: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """How many media one source gave to a population, and under which licence."""

    name: str
    n: int
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Authentic media measured with one version of one analyzer.

    It speaks for media of its `kind`, coded by one of `codecs` (any, where none is named),
    whose shortest coded side and bit depth lie within the limits. `scores_sha256` is of the
    measured values, so that a repeated measurement compares.
    """

    analyzer: str
    version: str
    kind: MediaKind
    population: str
    conditions: str
    n: int
    minimum_side: int
    maximum_depth: int
    codecs: tuple[str, ...]
    sources: tuple[Contribution, ...]
    scores_sha256: str
    measured_with: str
    quantiles: dict[str, tuple[float, ...]]
    bands: tuple[Band, ...] = field(default=())

    def covers(self, source: Source | MediaItem) -> bool:
        """Return whether a medium meets the conditions and the population is large enough."""
        limits = (self.codecs, self.minimum_side, self.maximum_depth)
        return (
            source.kind is self.kind
            and source.stream is not None
            and meets_conditions(source.stream, *limits)
            and self.n >= SMALLEST_POPULATION
        )

    @property
    def citation(self) -> str:
        """What a report prints beside a percentile or a band."""
        return f"{self.population}; {self.conditions}; n = {self.n}"

    def reference(self, quantity: str) -> Reference | None:
        """Return the distribution of a quantity, or None where it was not measured."""
        if quantity not in self.quantiles:
            return None
        return Reference(
            analyzer=self.analyzer,
            version=self.version,
            quantity=quantity,
            population=self.population,
            conditions=self.conditions,
            n=self.n,
            quantiles=self.quantiles[quantity],
        )

    def band(self, name: str) -> Band | None:
        """Return the band of a named curve, or None where there is none."""
        return next((band for band in self.bands if band.name == name), None)


def percentile(reference: Reference, value: float) -> float:
    """Return the share, in percent, of the population that lies below a value.

    Beyond the population's extremes it is 0 or 100: no rank is extrapolated. Of equal
    quantiles the middle one counts.
    """
    quantiles = np.asarray(reference.quantiles)
    below = np.searchsorted(quantiles, value, side="left")
    above = np.searchsorted(quantiles, value, side="right")
    if above > below:
        return float((below + above - 1) / 2)
    if below in (0, len(quantiles)):
        return 0.0 if below == 0 else 100.0
    low, high = quantiles[below - 1], quantiles[below]
    return float(below - 1 + (value - low) / (high - low))


def deviation(reference: Reference, value: float) -> float:
    """Return a value's distance from the population's median in robust standard deviations."""
    quantiles = reference.quantiles
    spread = (quantiles[75] - quantiles[25]) / 1.349  # the normal's interquartile range
    return (value - quantiles[50]) / spread if spread else 0.0


def population_for(info: AnalyzerInfo, source: Source | MediaItem) -> Population | None:
    """Return the population that speaks for a medium, None outside every one's conditions."""
    known = load(info.name)
    return next((p for p in known if p.version == info.version and p.covers(source)), None)


def ranked(
    population: Population | None,
    name: str,
    value: float,
    unit: str = "",
    frame: int | None = None,
) -> Measurement:
    """Return a measurement, with its rank where a population speaks for the medium."""
    reference = population.reference(name) if population else None
    return Measurement(
        name=name,
        value=value,
        unit=unit,
        percentile=percentile(reference, value) if reference else None,
        reference=population.citation if population and reference else None,
        frame=frame,
    )


def rank_of_score(info: AnalyzerInfo, source: Source | MediaItem, score: float) -> Rank | None:
    """Return where a file's score lies among authentic media like it, None without any."""
    population = population_for(info, source)
    reference = population.reference("score") if population else None
    if population is None or reference is None:
        return None
    low, high = reference.quantiles[5], reference.quantiles[95]
    return Rank(percentile(reference, score), low, high, population.citation)


def band_arrays(
    population: Population | None, name: str, x: NDArray[np.float32]
) -> tuple[NDArray[np.float32] | None, NDArray[np.float32] | None, str | None]:
    """Return lower and upper bound of a curve's band at x and its citation, or Nones."""
    band = population.band(name) if population else None
    if population is None or band is None:
        return None, None, None
    lower, upper = (
        np.interp(x, band.x, side).astype(np.float32) for side in (band.lower, band.upper)
    )
    return lower, upper, population.citation


@cache
def load(analyzer: str) -> tuple[Population, ...]:
    """Return every population on file for an analyzer, none where it was never measured."""
    file = resources.files("resources").joinpath("references", f"{analyzer}.json")
    if not file.is_file():
        return ()
    return msgspec.json.decode(file.read_bytes(), type=tuple[Population, ...])
