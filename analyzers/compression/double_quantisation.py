"""Double quantisation: coefficients that were quantised twice, and the region that was not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from analyzers.compression.histogram_model import FrequencyFit, fit_frequency
from analyzers.compression.jpeg_file import (
    is_jpeg,
    read_header,
    read_luma_coefficients,
)
from analyzers.compression.regions import block_box, smoothed
from analyzers.compression.seen_grids import unclipped_of
from analyzers.compression.still import StillReading
from analyzers.quality.dct import BLOCK, ZIGZAG, TableQuality, table_quality
from analyzers.references import Population, population_for, ranked
from workbench.analyzer import AnalyzerInfo, Frame, Observation, Source
from workbench.errors import IntakeError
from workbench.model import (
    Family,
    LocalizationMap,
    Measurement,
    MediaKind,
    Need,
    OperatingPoint,
    Outcome,
)

MEANING = (
    "Bright: the coefficients fit one compression better than two, unlike most of the image; "
    "dark: they fit two; middle grey: too little texture to say. Bright is no proof of a paste."
)
CLEAR_GAIN = 0.02  # nats per coefficient: untouched single-compressed photographs stay below
FULL_SCALE = 4.0  # nats per block at which the map is black or white


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleQuantisation:
    """Compare each block's coefficients with one and with two quantisations.

    `frequencies` is how many AC frequencies are used, from the lowest, in zigzag order;
    `least_blocks` the number of blocks below which a histogram says too little.
    """

    info: ClassVar = AnalyzerInfo(
        name="compression.double_quantisation",
        title="Double quantisation (JPEG coefficients)",
        version="1.0",
        media=frozenset({MediaKind.IMAGE}),
        family=Family.COMPRESSION,
        needs=Need.FRAMES,
        reference=(
            "Lin, He, Tang & Tang, Pattern Recognition 42(11), 2009; Bianchi, De Rosa & Piva, "
            "ICASSP 2011; the histogram of one compression is modelled by our own mixture"
        ),
        limitations=(
            "Reads JPEG files only, and only their luma. Needs an earlier compression that is "
            "coarser than the last one: after a much coarser last compression, the same table "
            "twice, a resize, a rotation or a crop off the 8-pixel grid nothing "
            "is left to find. Texture-free areas say nothing. Saving a photograph twice is "
            "ordinary; only a region that does not share the history is of interest. A region "
            "that was compressed twice in a picture that was compressed once is not looked for."
        ),
        validated_range=(
            "Splices planted on 17 reduced photographs, a tenth of the picture, IJG tables, "
            "first quality 60 to 90, last quality 5 or more above it: mean pixel AUC 0.94 or "
            "more. Finds nothing when the last save is coarser"
        ),
        score_meaning=(
            "How strongly the most coherent region fits one compression while the image fits "
            "two, in nats per block; 0 when there is no such region or no sign of two "
            "compressions"
        ),
        map_meaning=MEANING,
        operating_points=(
            OperatingPoint(
                kind=MediaKind.IMAGE,
                threshold=2.0,
                meaning=(
                    "159 authentic pictures of eight collections scored 0.2 or less; planted "
                    "splices whose last save is 10 qualities finer than the first, 6 or more "
                    "in the median"
                ),
                codecs=("jpeg",),
                minimum_side=256,
                maximum_depth=8,
            ),
        ),
    )

    frequencies: int = 10
    least_blocks: int = 400

    def begin(self, source: Source) -> StillReading:
        """Start reading one media item."""
        return StillReading(self, source)

    def examine(self, source: Source, frame: Frame) -> Iterator[Observation]:
        """Yield the score, the map and what the coefficients tell of earlier compressions."""
        data = source.path.read_bytes()
        if not is_jpeg(data):
            yield frame.unscored(Outcome.NOT_APPLICABLE, "not_a_jpeg")
            return
        try:
            header = read_header(data)
            coefficients = read_luma_coefficients(data, header)
        except IntakeError as error:
            yield frame.unscored(Outcome.WITHHELD, "coefficients_unreadable", detail=str(error))
            return
        yield from _table_measurements(table_quality(header.luma_table))
        if frame.coded.shape[:2] != (header.height, header.width):
            yield frame.unscored(Outcome.WITHHELD, "picture_is_not_the_files_first")
        elif coefficients[..., 0, 0].size < self.least_blocks:
            yield frame.unscored(Outcome.WITHHELD, "too_few_blocks")
        else:
            fits = tuple(_fits(coefficients, header.luma_table, self.frequencies))
            yield from _judge(frame, coefficients, fits, population_for(self.info, source))


def _judge(
    frame: Frame,
    coefficients: NDArray[np.int16],
    fits: tuple[FrequencyFit, ...],
    population: Population | None,
) -> Iterator[Observation]:
    """Yield what the histograms say, and where, if they say that most was saved twice."""
    if not fits:
        yield frame.unscored(Outcome.WITHHELD, "too_little_texture")
        return
    yield from _history_measurements(fits, population)
    clear = [fit for fit in fits if fit.gain > CLEAR_GAIN]
    if clear:
        yield from _localise(frame, coefficients, clear)
    else:
        yield frame.scored(0.0)  # no sign of two compressions, so none of a region without


def _fits(
    coefficients: NDArray[np.int16], table: NDArray[np.int32], count: int
) -> Iterator[FrequencyFit]:
    """Yield the fits of the lowest AC frequencies that hold enough different values."""
    for frequency in range(1, count + 1):
        u, v = divmod(int(ZIGZAG[frequency]), BLOCK)
        fit = fit_frequency(np.abs(coefficients[..., u, v]), int(table[u, v]), frequency)
        if fit is not None:
            yield fit


def _table_measurements(quality: TableQuality) -> Iterator[Measurement]:
    yield Measurement(name="JPEG quality (nearest IJG table)", value=float(quality.quality))
    yield Measurement(
        name="standard IJG luma table (1 yes, 0 no)", value=float(quality.standard)
    )


def _history_measurements(
    fits: tuple[FrequencyFit, ...], population: Population | None
) -> Iterator[Measurement]:
    """Yield the evidence of two compressions, and the first step wherever it is clear."""
    gain = float(np.median([fit.gain for fit in fits]))
    yield ranked(population, "evidence of two compressions", gain, "nat/coefficient")
    for fit in fits:
        if fit.gain > CLEAR_GAIN:
            yield Measurement(
                name=f"first quantisation step, AC {fit.frequency} (now {fit.second_step})",
                value=float(fit.first_step),
            )


def _localise(
    frame: Frame, coefficients: NDArray[np.int16], fits: list[FrequencyFit]
) -> Iterator[Observation]:
    """Yield the map of the blocks' evidence, and its strongest region as the score."""
    evidence = single_evidence(coefficients, fits)
    evidence = smoothed(np.where(unclipped_of(frame), evidence, 0), 5)
    values = np.clip(128 + evidence * (127 / FULL_SCALE), 0, 255).astype(np.uint8)
    yield LocalizationMap(
        frame=frame.index,
        pts=frame.pts,
        name="double quantisation",
        box=block_box(values),
        values=values,
        meaning=MEANING,
    )
    yield frame.scored(region_strength(evidence))


def single_evidence(
    coefficients: NDArray[np.int16], fits: list[FrequencyFit]
) -> NDArray[np.float32]:
    """Return per block the log-likelihood ratio of one against two quantisations, in nats."""
    evidence = np.zeros(coefficients.shape[:2], np.float32)
    for fit in fits:
        u, v = divmod(int(ZIGZAG[fit.frequency]), BLOCK)
        magnitudes = np.abs(coefficients[..., u, v])
        ratio = np.append(fit.ratio, 0.0).astype(np.float32)  # rare large values say nothing
        evidence += ratio[np.minimum(magnitudes, len(fit.ratio))]
    return evidence


def region_strength(evidence: NDArray[np.float32]) -> float:
    """Return the mean evidence of the strongest region that fits one compression.

    Regions below a hundredth of the picture count for less.
    """
    from scipy import ndimage  # noqa: PLC0415  # importing the catalog stays cheap

    labels, count = ndimage.label(evidence > 0)
    if not count:
        return 0.0
    sizes = np.bincount(labels.ravel())[1:]
    means = ndimage.mean(evidence, labels, np.arange(1, count + 1))
    weights = np.minimum(1, np.sqrt(sizes / max(evidence.size / 100, 9)))
    return float(np.max(means * weights))
