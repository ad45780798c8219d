"""Double quantisation: coefficients that were quantised twice, and the region that was not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from analyzers.compression.dct import BLOCK, ZIGZAG, TableQuality, table_quality
from analyzers.compression.histogram_model import FrequencyFit, fit_frequency
from analyzers.compression.jpeg_file import (
    JpegHeader,
    is_jpeg,
    read_header,
    read_luma_coefficients,
)
from analyzers.compression.regions import block_box, smoothed
from workbench.analyzer import AnalyzerInfo, Frame, FrameBatch, Observation, Samples, Source
from workbench.errors import IntakeError
from workbench.model import (
    Family,
    FrameScore,
    LocalizationMap,
    Measurement,
    MediaKind,
    Need,
    Outcome,
)

MEANING = (
    "Bright: the coefficients fit one compression better than two, unlike most of the image; "
    "dark: they fit two; middle grey: too little texture to say. Bright is not proof of a paste."
)
CLEAR_GAIN = 0.02  # nats per coefficient: untouched single-compressed photographs stay below
CLIPPED = 2  # samples this near to 0 or 255 may have been cut off between the compressions
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
            "coarser than the last one or at least unlike it: after a coarser last compression, "
            "the same table twice, a resize, a rotation or a crop off the 8-pixel grid nothing "
            "is left to find. Texture-free areas say nothing. Saving a photograph twice is "
            "ordinary; only a region that does not share the history is of interest. A region "
            "that was compressed twice in a picture that was compressed once is not looked for."
        ),
        validated_range=(
            "Planted splices on five photographs and made scenes, first quality 60 to 85, last "
            "quality 85 to 95, regions of a fortieth of the picture or more"
        ),
        score_meaning=(
            "How strongly the most coherent region fits one compression while the image fits "
            "two, in nats per block; 0 when there is no such region or no sign of two "
            "compressions"
        ),
        map_meaning=MEANING,
    )

    frequencies: int = 10
    least_blocks: int = 200

    def begin(self, source: Source) -> "DoubleQuantisationReading":
        """Start reading one media item."""
        return DoubleQuantisationReading(self, source)


@dataclass(frozen=True, slots=True)
class DoubleQuantisationReading:
    """Reads the coefficients of the file when its picture comes by."""

    settings: DoubleQuantisation
    source: Source

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield a score, a map and measurements about the first frame of the file."""
        for frame in batch:
            yield from self._read(frame)

    def conclude(self) -> Iterator[Observation]:
        """Yield nothing: the one frame has said it all."""
        return iter(())

    def _read(self, frame: Frame) -> Iterator[Observation]:
        data = self.source.path.read_bytes()
        if not is_jpeg(data):
            yield _unscored(frame, Outcome.NOT_APPLICABLE, "not_a_jpeg")
            return
        try:
            header = read_header(data)
            coefficients = read_luma_coefficients(data, header)
        except IntakeError as error:
            yield _unscored(frame, Outcome.WITHHELD, "coefficients_unreadable", str(error))
            return
        quality = table_quality(header.luma_table)
        yield from _table_measurements(quality)
        yield from self._judge(frame, header, coefficients)

    def _judge(
        self, frame: Frame, header: JpegHeader, coefficients: NDArray[np.int16]
    ) -> Iterator[Observation]:
        if coefficients.shape[0] * coefficients.shape[1] < self.settings.least_blocks:
            yield _unscored(frame, Outcome.WITHHELD, "too_few_blocks")
            return
        fits = tuple(_fits(coefficients, header.luma_table, self.settings.frequencies))
        if not fits:
            yield _unscored(frame, Outcome.WITHHELD, "too_little_texture")
            return
        yield from _history_measurements(fits)
        yield from _localise(frame, coefficients, [f for f in fits if f.gain > CLEAR_GAIN])


def _unscored(frame: Frame, outcome: Outcome, reason: str, detail: str | None = None) -> FrameScore:
    return FrameScore(
        frame=frame.index, pts=frame.pts, outcome=outcome, reason=reason, detail=detail
    )


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
    yield Measurement(name="standard IJG luma table (1 yes, 0 no)", value=float(quality.standard))


def _history_measurements(fits: tuple[FrequencyFit, ...]) -> Iterator[Measurement]:
    """Yield the evidence of two compressions, and the first step wherever it is clear."""
    gain = float(np.median([fit.gain for fit in fits]))
    yield Measurement(name="evidence of two compressions", value=gain, unit="nat/coefficient")
    for fit in fits:
        if fit.gain > CLEAR_GAIN:
            yield Measurement(
                name=f"first quantisation step, AC {fit.frequency} (now {fit.second_step})",
                value=float(fit.first_step),
            )


def _localise(
    frame: Frame, coefficients: NDArray[np.int16], fits: list[FrequencyFit]
) -> Iterator[Observation]:
    """Yield the map and the score; a score of 0 and no map without a sign of double coding."""
    if not fits:
        yield FrameScore(frame=frame.index, pts=frame.pts, outcome=Outcome.SCORED, score=0.0)
        return
    evidence = single_evidence(coefficients, fits)
    evidence = smoothed(np.where(unclipped(frame.coded, evidence.shape), evidence, 0), 5)
    values = np.clip(128 + evidence * (127 / FULL_SCALE), 0, 255).astype(np.uint8)
    yield LocalizationMap(
        frame=frame.index,
        pts=frame.pts,
        name="double quantisation",
        box=block_box(values),
        values=values,
        meaning=MEANING,
    )
    score = region_strength(evidence)
    yield FrameScore(frame=frame.index, pts=frame.pts, outcome=Outcome.SCORED, score=score)


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


def unclipped(samples: Samples, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return which blocks hold no black or white sample: clipping breaks the multiples of q1."""
    rows, columns = shape
    whole = samples[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, -1)
    return np.asarray((whole.min(axis=(1, 3)) > CLIPPED) & (whole.max(axis=(1, 3)) < 255 - CLIPPED))


def region_strength(evidence: NDArray[np.float32]) -> float:
    """Return the mean evidence of the largest region that fits one compression, weighed by size."""
    from scipy import ndimage  # noqa: PLC0415  # importing the catalog stays cheap

    labels, count = ndimage.label(evidence > 0)
    if not count:
        return 0.0
    sizes = np.bincount(labels.ravel())[1:]
    means = ndimage.mean(evidence, labels, np.arange(1, count + 1))
    weights = np.minimum(1, np.sqrt(sizes / max(evidence.size / 100, 9)))
    return float(np.max(means * weights))
