"""What a reader is told of laundering: the answer, the maps and the peaks, in plain words."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analyzers.illustrations import (
    evened_spectrum,
    framed,
    log_spectrum,
    marked,
    residual,
    signed,
)
from analyzers.laundering.lattice_peaks import EIGHTHS, FREQUENCY, WEIGHTS, ResidualSpectrum
from analyzers.laundering.three_way import Answer, ThreeWay
from analyzers.quality.native import Area
from analyzers.runtime.native_reading import PER_SECOND
from analyzers.runtime.native_words import UNMEASURED, counted, noted, part_of, placed
from workbench.analyzer import AnalyzerInfo, Frame, Observation
from workbench.model import (
    CaptionedPicture,
    Curve,
    Fact,
    Family,
    Illustration,
    MediaKind,
    Need,
    OperatingPoint,
    Pixels,
)

__all__ = [
    "LAUNDERED_MAP",
    "LAUNDERED_MEANING",
    "PATCH_NAME",
    "PICTURE_NAME",
    "SYNTHETIC_MAP",
    "SYNTHETIC_MEANING",
    "WORDS",
    "told_patch",
    "told_peaks",
    "told_three_way",
]

SYNTHETIC_MAP = "drawn by a decoder"
SYNTHETIC_MEANING = (
    "Bright: patches that look as if the decoder of a generator had drawn them, from a "
    "photograph or from nothing; resizing, smoothing and flat surfaces can look alike, so "
    "bright does not mean generated, and between the patches that were read the nearest one "
    "stands in."
)
LAUNDERED_MAP = "drawn from a photograph"
LAUNDERED_MEANING = (
    "Bright: patches that, if a decoder drew them, look as if it had been given a photograph; "
    "dark: as if it had been given none. Where the other map is dark this one means nothing."
)
PEAK_NOTE = "spectral peaks of the residual"
CURVE_MEANING = (
    "Power of what is left without smooth parts, along rows and columns. Peaks at 1/8, 2/8, "
    "3/8 and 4/8 of a cycle per pixel are left by decoders that enlarge eight times, and by "
    "every JPEG compression: the curve explains a score and decides nothing."
)
PICTURE_NAME = "spectrum of the residual"
PICTURE_MEANING = (
    "The middle is what changes slowly, the edges are the finest detail; rings stand around "
    "the eighths of a cycle along both directions, where decoders that enlarge eight times and "
    "JPEG blocks leave points. The picture explains a score and decides nothing."
)
PATCH_NAME = "highest-scoring patch"
PATCH_MEANING = (
    "The patch that looks most as if a decoder had drawn it, beside what is not smooth in it; "
    "what the model makes of it the eye cannot tell, and of many patches one is always the "
    "highest."
)
DRAWN_FULL = 12.0  # grey levels of the residual that are drawn white or black
WORDS = AnalyzerInfo(
    name="laundering",
    title="Laundered or generated",
    version="0",
    media=frozenset({MediaKind.IMAGE, MediaKind.VIDEO}),
    family=Family.LAUNDERING,
    needs=Need.FACES,
    per_second=PER_SECOND,
    reference=(
        "Mandelli, Bestagini and Tubaro, When Synthetic Traces Hide Real Content: Analysis of "
        "Stable Diffusion Image Laundering, WIFS 2024; here by linear discriminants of "
        "co-occurrences of residuals (Fridrich and Kodovský, Rich Models for Steganalysis, "
        "IEEE TIFS 2012). Own model, made by Loupe's laboratory."
    ),
    limitations=(
        "A model's judgement, which it does not explain beyond its maps. It learned from the "
        "autoencoders of Loupe's laboratory, not from those of any product. A picture of which "
        "a part was drawn again, or which was resized afterwards, may look pristine. None of "
        "the three answers says that a picture is authentic."
    ),
    validated_range="",
    score_meaning=(
        "The model's raw output to the first question, the mean over the three quarters of "
        "patches that score highest: it rises with what looks drawn by a generator's decoder, "
        "laundered and generated alike, and is no probability."
    ),
    map_meaning=f"First question. {SYNTHETIC_MEANING} Second. {LAUNDERED_MEANING}",
)
_SAID = {
    Answer.PRISTINE: (
        "the picture shows no sign that a decoder drew it; that does not say that it is "
        "authentic, since editing leaves none either and resizing hides it"
    ),
    Answer.LAUNDERED: (
        "the picture looks like a photograph that went through a generator's encoder and "
        "decoder: its content may be real although its pixels are not"
    ),
    Answer.GENERATED: "the picture looks as if a generator had drawn it from no photograph",
}


def told_three_way(
    found: ThreeWay, patches: int, point: OperatingPoint | None, frame: int
) -> Iterator[Observation]:
    """Yield both scores and the sentence with the answer that lies nearest."""
    yield counted(SYNTHETIC_MAP.replace(" ", "_"), found.synthetic, "score units", frame)
    yield counted(LAUNDERED_MAP.replace(" ", "_"), found.laundered, "score units", frame)
    yield counted("patches", patches, "patches", frame)
    yield noted("three-way result", _result(found, point), frame)


def _result(found: ThreeWay, point: OperatingPoint | None) -> str:
    scores = f"first question {found.synthetic:.2f}, second {found.laundered:.2f}"
    if point is None:
        return f"No answer, two scores: {scores}; {UNMEASURED}."
    answer = found.answer(point.threshold)
    return (
        f"Of pristine, laundered and generated the scores lie nearest to {answer}: "
        f"{_SAID[answer]} ({scores}). Operating point {point.threshold:.2f}: {point.meaning}."
    )


def told_patch(frame: Frame, area: Area, patch: Pixels, at: NDArray[np.int64]) -> Illustration:
    """Return a patch (96, 96, 3) that begins at a place of an area, beside its residual."""
    box = part_of(area, at, len(patch))
    detail = signed(residual(patch @ WEIGHTS), DRAWN_FULL)
    shown = (f"The patch, {placed(area, at)}", patch), ("What is not smooth in it", detail)
    return Illustration(
        frame=frame.index,
        pts=frame.pts,
        name=PATCH_NAME,
        pictures=tuple(
            CaptionedPicture(caption=caption, pixels=pixels, box=box, grid=area.grid)
            for caption, pixels in shown
        ),
        meaning=PATCH_MEANING,
    )


def told_peaks(
    spectrum: ResidualSpectrum, frame: Frame, *, jpeg: bool
) -> Iterator[Observation]:
    """Yield the residual's spectrum, its peaks at eighths of a cycle, and the sentence."""
    yield Curve(
        name="residual spectrum",
        x=FREQUENCY,
        y=spectrum.power,
        x_label="cycles per pixel",
        y_label="log10 power of the residual",
        meaning=CURVE_MEANING,
        frame=frame.index,
    )
    yield _pictures(spectrum, frame)
    for k, rise in enumerate(spectrum.peaks, start=1):
        yield counted(f"peak_at_{k}/8_of_a_cycle", float(rise), "decades", frame.index)
    yield _peak_note(spectrum, frame.index, jpeg=jpeg)


def _pictures(spectrum: ResidualSpectrum, frame: Frame) -> Illustration:
    eighths = [(k / 8, 0.0) for k in EIGHTHS] + [(0.0, k / 8) for k in EIGHTHS]
    whole, evened = log_spectrum(spectrum.plane), evened_spectrum(spectrum.plane)
    return Illustration(
        frame=frame.index,
        pts=frame.pts,
        name=PICTURE_NAME,
        pictures=(
            CaptionedPicture(
                caption="Residual of the patches, log power", pixels=framed(whole)
            ),
            CaptionedPicture(
                caption="Over what is usual at that fineness; rings: eighths of a cycle",
                pixels=marked(framed(evened), eighths),
            ),
        ),
        meaning=PICTURE_MEANING,
    )


def _peak_note(spectrum: ResidualSpectrum, frame: int, *, jpeg: bool) -> Fact:
    rises = ", ".join(f"{10 ** float(rise):.1f}" for rise in spectrum.peaks)
    own = " This file is a JPEG, whose own blocks leave such peaks." if jpeg else ""
    text = (
        f"At 1/8, 2/8, 3/8 and 4/8 of a cycle per pixel the residual has {rises} times the "
        f"power around. Decoders that enlarge eight times and JPEG blocks leave peaks there."
        f"{own}"
    )
    return noted(PEAK_NOTE, text, frame)
