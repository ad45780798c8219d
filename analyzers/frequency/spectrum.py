"""Power spectrum of native pixels: its decay, and peaks that up-sampling leaves."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from analyzers.frequency.azimuthal import (
    FREQUENCY,
    TILE,
    Plane,
    Spectrum,
    is_textured,
    measure_spectrum,
)
from analyzers.frequency.lattice import (
    CELL,
    Lattice,
    Peak,
    grid_excess,
    local_excess,
    local_peaks,
    measure_lattice,
    peaks,
)
from analyzers.frequency.localization import decay_values, peak_values
from analyzers.frequency.pictures import illustrated, pictures_of
from analyzers.quality.gate import Gated, ValidatedPixels
from analyzers.quality.picture import PictureQuality, quality_of
from analyzers.quality.wording import told
from analyzers.references import Population, band_arrays, deviation, population_for, ranked
from workbench.analyzer import AnalyzerInfo, Frame, FrameBatch, Observation, Source
from workbench.model import (
    Box,
    CaptionedPicture,
    Curve,
    Fact,
    Family,
    FrameScore,
    LocalizationMap,
    Measurement,
    MediaKind,
    Need,
    OperatingPoint,
    Outcome,
    Pixels,
)

FEWEST_CELLS = 64
PEAK_MEANING = (
    "Bright: around here, pixel residuals repeat at a fixed period that this file's block "
    "grid does not explain, as after up-sampling; regular patterns in the scene do the "
    "same, so bright does not mean edited."
)
DECAY_MEANING = (
    "Bright: the share of fine detail differs from that of equally textured parts of this "
    "picture, as after resizing or blurring; so do defocus, motion and noise reduction, so "
    "bright does not mean edited."
)
CURVE_MEANING = (
    "Power of detail against its fineness; the band holds nine in ten authentic pictures. "
    "Outside it lies what was resized, sharpened, compressed or generated: the curve alone "
    "does not tell which."
)
CURVE_ALONE = (
    "Power of detail against its fineness; there is no band beside it, as no authentic media "
    "like this one were measured: the curve alone tells nothing."
)
SCENE = "regular patterns in the scene can do the same"
OUTSIDE = "outside the range in which peaks were validated"
BELOW = "below the operating point; authentic pictures show such peaks"
UNMEASURED = "no operating point was measured on media like this one"
# As authentic pictures are: see docs/validation/quality_gate.md
WITHIN = ValidatedPixels(resampled=False, least_quality=75, widest_blur=1.5)
TRACES = {
    "checkerboard": "a repeating pattern, as up-convolution leaves it",
    "interpolation": "differences that alternate in strength, as interpolation leaves them",
    "scaled_grid": "a grid of twice JPEG's period, as enlarging a compressed picture leaves it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequencySpectrum(Gated):
    """Look for the traces of up-sampling in the spectrum of native pixels.

    `minimum_side` is the shortest side, in coded pixels, that is examined.
    """

    info: ClassVar = AnalyzerInfo(
        name="frequency.spectrum",
        title="Frequency spectrum",
        version="1.0",
        media=frozenset({MediaKind.IMAGE, MediaKind.VIDEO}),
        family=Family.FREQUENCY,
        needs=Need.FRAMES,
        per_second=2,
        resumable=True,
        reference=(
            "Durall et al., Watch your up-convolution, CVPR 2020; Dzanic et al., NeurIPS "
            "2020; Frank et al., ICML 2020; Corvi et al., CVPRW 2023; Gallagher, CRV 2005. "
            "Own reading: no network, no training."
        ),
        limitations=(
            "Today's generators leave no such peak: measured on JPEGs, StyleGAN2 and "
            "text-to-image pictures score as photographs do (AUC 0.33 to 0.62). Enlarging a "
            "whole authentic picture raises the score: it is withheld where the pixels show "
            "the enlarging, which they do not where it was by exactly 2 and the picture was "
            "no JPEG before, nor in pictures under 384 pixels. Fabrics, screens, dithering and "
            "interlaced video raise the score as well. A period that the block grid of JPEG or "
            "of a video codec can explain is not scored, so up-sampling behind a strong grid "
            "is missed. Decay follows camera, sharpening, resizing and compression and is "
            "measured beside the score, never in it."
        ),
        validated_range=(
            "Stills from 256 pixels on the shortest side, 8 bit, JPEG quality 75 and above. "
            f"{WITHIN.sentence} What cannot be measured of these withholds nothing. "
            "Video is compared with planted traces only: no population of authentic clips is "
            "large enough for a percentile."
        ),
        score_meaning=(
            "Doublings of the strongest up-sampling peak, of the whole picture or of a region "
            "of 144 pixels, over what unrelated texture and the block grid show: about 2 in "
            "authentic pictures, 3 is eight times; not a probability."
        ),
        map_meaning=f"Peaks. {PEAK_MEANING} Decay. {DECAY_MEANING}",
        operating_points=(
            OperatingPoint(
                kind=MediaKind.IMAGE,
                threshold=2.69,
                meaning="99 of 100 authentic JPEG pictures scored less; n = 259",
                codecs=("jpeg",),
                minimum_side=256,
                maximum_depth=8,
            ),
            OperatingPoint(
                kind=MediaKind.VIDEO,
                threshold=2.94,
                meaning="the highest-scoring frame of each of 12 authentic clips scored less",
                minimum_side=256,
                maximum_depth=8,
            ),
        ),
    )

    minimum_side: int = TILE
    resampled: bool = WITHIN.resampled
    resampled_share: float = WITHIN.resampled_share
    least_quality: float | None = WITHIN.least_quality
    widest_blur: float | None = WITHIN.widest_blur

    def begin(self, source: Source) -> "SpectrumReading":
        """Start reading one media item."""
        return SpectrumReading(self, source, population_for(self.info, source))


@dataclass(frozen=True, slots=True, eq=False)
class Traces:
    """The peaks of one frame: the strongest of the whole picture, and of any one region.

    `layers` is the local excess (candidates, rows, columns) of every cell's surroundings.
    """

    lattice: Lattice
    whole: Peak
    local: Peak
    layers: Plane

    @property
    def peak(self) -> Peak:
        """The stronger of the two."""
        return max(self.whole, self.local, key=lambda peak: peak.excess)

    @property
    def score(self) -> float:
        """The doublings of the strongest peak, never below 0."""
        return doublings(self.peak)


def doublings(peak: Peak) -> float:
    """Return how often a peak's excess is doubled from 1, never below 0."""
    return math.log2(max(peak.excess, 1.0))


def find_traces(lattice: Lattice, block: int) -> Traces:
    """Return the peaks of a measured lattice, a block grid of this period discounted."""
    layers = local_excess(lattice, block)
    return Traces(lattice, peaks(lattice, block)[0], local_peaks(layers, block)[0], layers)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FrameSpectrum:
    """What is kept of one frame: spectrum, strongest peaks, grid, pictures, maps of its cells.

    `withheld` is why the frame has no score, empty where it has one.
    """

    frame: int
    pts: float
    spectrum: Spectrum
    whole: Peak
    local: Peak
    grid: float
    peak_map: Pixels
    decay_map: Pixels
    quality: PictureQuality
    withheld: str
    pictures: tuple[CaptionedPicture, ...]

    @property
    def peak(self) -> Peak:
        """The stronger of the two peaks, which the score tells."""
        return max(self.whole, self.local, key=lambda peak: peak.excess)


@dataclass(slots=True, eq=False)
class SpectrumReading:
    """Scores each frame on its own; keeps some for curve and maps.

    These are the first, the highest of those with a score, and the first that is withheld for
    the quality of its pixels.
    """

    analyzer: FrequencySpectrum
    source: Source
    population: Population | None
    best: float = -math.inf
    kept: dict[str, FrameSpectrum] = field(default_factory=dict)

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield one score per frame."""
        for frame in batch:
            yield self._score(frame)

    def conclude(self) -> Iterator[Observation]:
        """Yield curve, measurements and maps of the frames that were kept, in their order."""
        seen = {kept.frame: kept for kept in self.kept.values()}
        point = self.analyzer.info.operating_point(self.source.kind, self.source.stream)
        for frame in sorted(seen):
            yield from describe(seen[frame], self.population, point)

    def _score(self, frame: Frame) -> FrameScore:
        if _is_palette(self.source):
            return frame.unscored(Outcome.WITHHELD, "palette")
        if min(frame.luma.shape) < self.analyzer.minimum_side:
            return frame.unscored(Outcome.WITHHELD, "too_small")
        lattice = measure_lattice(frame.luma)
        if lattice.usable.sum() < FEWEST_CELLS or not is_textured(frame.luma):
            return frame.unscored(Outcome.WITHHELD, "no_texture")
        traces = find_traces(lattice, block_size(self.source))
        quality = quality_of(frame, self.source.kind)
        if reason := self.analyzer.within.outside(quality):
            if "withheld" not in self.kept:
                self.kept["withheld"] = self._described(frame, traces, quality, reason)
            return frame.unscored(Outcome.WITHHELD, reason)
        if traces.score > self.best:
            self.best = traces.score
            kept = self._described(frame, traces, quality)
            self.kept |= {"first": self.kept.get("first", kept), "highest": kept}
        return frame.scored(traces.score)

    def _described(
        self, frame: Frame, traces: Traces, quality: PictureQuality, withheld: str = ""
    ) -> FrameSpectrum:
        spectrum = measure_spectrum(frame.luma)
        if spectrum is None:
            raise ValueError("a frame was scored that has no texture")
        return FrameSpectrum(
            frame=frame.index,
            pts=frame.pts,
            spectrum=spectrum,
            whole=traces.whole,
            local=traces.local,
            grid=grid_excess(traces.lattice),
            peak_map=peak_values(traces.layers),
            decay_map=decay_values(traces.lattice),
            quality=quality,
            withheld=withheld,
            pictures=pictures_of(frame.luma, traces.peak, traces.layers),
        )


def block_size(source: Source) -> int:
    """Return the period of the block grid to be discounted: 8 in JPEG, up to 16 in codecs.

    A lossless still counts as 8: most have been a JPEG before.
    """
    lossless = ("png", "tiff", "bmp", "ppm")
    eight = any(word in source.stream.codec.lower() for word in ("jpeg", "jpg", *lossless))
    return 8 if source.kind is MediaKind.IMAGE and eight else 16


def describe(
    kept: FrameSpectrum, population: Population | None, point: OperatingPoint | None
) -> Iterator[Observation]:
    """Yield what is known of one kept frame; `point` is the one that holds for its medium."""
    yield _curve(kept, population)
    yield from told(kept.quality, kept.frame, kept.withheld)
    yield from _measurements(kept, population)
    yield _peak_fact(kept, point)
    yield illustrated(kept.frame, kept.pts, kept.pictures)
    yield _map(kept, "up-sampling peaks", kept.peak_map, PEAK_MEANING)
    yield _map(kept, "decay of fine detail", kept.decay_map, DECAY_MEANING)


def _is_palette(source: Source) -> bool:
    # Dithering to a palette writes a checkerboard of its own.
    return "gif" in source.stream.codec.lower()


def _curve(kept: FrameSpectrum, population: Population | None) -> Curve:
    name = "azimuthal spectrum"
    lower, upper, citation = band_arrays(population, name, FREQUENCY)
    return Curve(
        name=name,
        x=FREQUENCY,
        y=kept.spectrum.power,
        x_label="cycles per pixel",
        y_label="log10 power over that at 0.03 to 0.06 cycles per pixel",
        meaning=CURVE_ALONE if lower is None else CURVE_MEANING,
        lower=lower,
        upper=upper,
        reference=citation,
        frame=kept.frame,
    )


def _measurements(kept: FrameSpectrum, population: Population | None) -> Iterator[Measurement]:
    spectrum, peak = kept.spectrum, kept.peak
    yield ranked(population, "slope", spectrum.slope, "decades per decade", kept.frame)
    yield ranked(population, "high_band", spectrum.high_band, "decades", kept.frame)
    if population and (reference := population.reference("high_band")):
        value = deviation(reference, spectrum.high_band)
        yield Measurement(
            name="high_band_deviation",
            value=value,
            unit="robust standard deviations",
            reference=population.citation,
            frame=kept.frame,
        )
    yield ranked(population, "peak_excess", kept.whole.excess, "times", kept.frame)
    yield ranked(population, "peak_excess_local", kept.local.excess, "times", kept.frame)
    yield Measurement(name="peak_across", value=peak.fx, unit="cycles/pixel", frame=kept.frame)
    yield Measurement(name="peak_down", value=peak.fy, unit="cycles/pixel", frame=kept.frame)
    yield ranked(population, "block_grid", kept.grid, "times", kept.frame)
    yield Measurement(name="tiles", value=spectrum.tiles, unit="tiles", frame=kept.frame)


def _peak_fact(kept: FrameSpectrum, point: OperatingPoint | None) -> Fact:
    peak = kept.peak
    where = "in one region" if peak.local else "over the whole picture"
    meaning = OUTSIDE if kept.withheld else _peak_meaning(peak, point)
    text = (
        f"{meaning}: {peak.excess:.1f} times unrelated texture {where}, "
        f"at {peak.fx:g} across, {peak.fy:g} down (cycles per pixel)"
    )
    return Fact(name="strongest peak", text=text, where=f"frame {kept.frame}", stated=False)


def _peak_meaning(peak: Peak, point: OperatingPoint | None) -> str:
    """Return what a peak may be: a trace is named only where a finding is proposed."""
    if point is None:
        return UNMEASURED
    if doublings(peak) < point.threshold:
        return BELOW
    return f"{TRACES[peak.trace]} ({SCENE})"


def _map(kept: FrameSpectrum, name: str, values: Pixels, meaning: str) -> LocalizationMap:
    rows, columns = values.shape
    return LocalizationMap(
        frame=kept.frame,
        pts=kept.pts,
        name=name,
        box=Box(x=0, y=0, width=columns * CELL, height=rows * CELL),
        values=values,
        meaning=meaning,
    )


__all__ = ["FrameSpectrum", "FrequencySpectrum", "Plane", "SpectrumReading", "block_size"]
