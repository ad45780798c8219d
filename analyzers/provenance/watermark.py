"""Open watermarks of Stable Diffusion programs, looked for in the pixels."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from analyzers.provenance.dwt_dct import (
    CHANNELS,
    CONVENTIONS,
    PAYLOADS,
    SMALLEST_AREA,
    SMALLEST_SIDE,
    Match,
    best_matches,
)
from analyzers.provenance.plain import fact
from workbench.analyzer import AnalyzerInfo, FrameBatch, Observation, Samples, Source
from workbench.errors import IntakeError, UnreadableMedia
from workbench.model import (
    Family,
    FileOutcome,
    Measurement,
    MediaKind,
    Need,
    Outcome,
    Pixels,
)

FOUND = "found"
WHERE = "pixel values (low band of the blue-difference plane)"
NONE_KNOWN = (
    "none of the known marks; this says nothing about a picture that was resized, cropped or "
    "strongly compressed after it was marked, or was never marked"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watermark:
    """Read the DWT-DCT marks that open image generators plant by default.

    `found_below` is the highest chance of a false alarm, over all payloads and conventions
    tried together, at which a mark is called found; `trace_below` that of a mere trace.
    """

    info: ClassVar[AnalyzerInfo] = AnalyzerInfo(
        name="provenance.watermark",
        title="Open watermarks of Stable Diffusion programs",
        version="1.0",
        media=frozenset({MediaKind.IMAGE}),
        family=Family.PROVENANCE,
        needs=Need.FILE,
        reference=(
            "The DWT-DCT scheme of the open package invisible-watermark, with the messages "
            "published by Stable Diffusion 1.x, 2.x, XL (also in diffusers) and FLUX.1"
        ),
        limitations=(
            "A mark found says that a program marked these pixels, not that nothing of them "
            "was photographed: inpainting and upscaling mark too, and anyone can plant or "
            "remove the mark. None found says nothing: resizing, cropping and strong "
            "compression destroy it and many generators never plant it."
        ),
        validated_range=(
            "Pictures of 256x256 pixels or more, not resized, cropped or rotated since they "
            "were marked. JPEG at quality 95 with full colour keeps the mark; at quality 90 "
            "with halved colour it is mostly lost. The stated chance takes the bits read from "
            "an unmarked picture as standing in random order."
        ),
    )

    found_below: float = 1e-6
    trace_below: float = 1e-3

    def begin(self, source: Source) -> "WatermarkReading":
        """Start reading one picture; its pixels are read in `conclude`."""
        return WatermarkReading(self, source)


@dataclass(frozen=True, slots=True)
class WatermarkReading:
    """Looks for each known payload once, in the first picture of the file."""

    settings: Watermark
    source: Source

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield nothing: the picture is read from the file."""
        return iter(())

    def conclude(self) -> Iterator[Observation]:
        """Yield bits matched and their chance for each payload, what they mean, the outcome."""
        try:
            samples = first_picture(self.source)
        except IntakeError as error:
            yield FileOutcome(outcome=Outcome.FAILED, reason=error.code, detail=str(error))
            return
        outcome = refused(samples)
        if outcome is None:
            yield from self._read(samples)
        yield outcome or FileOutcome(outcome=Outcome.SCORED)

    def _read(self, samples: Samples) -> Iterator[Observation]:
        matches = best_matches(eight_bit(samples))
        tried = len(PAYLOADS) * len(CONVENTIONS)
        for match in matches:
            yield from measured(match, tried)
        text = self._statement(matches, tried)
        found = text.startswith(FOUND)
        yield fact("watermark", text, WHERE, telling=found, stated=False)

    def _statement(self, matches: tuple[Match, ...], tried: int) -> str:
        best = min(matches, key=lambda match: match.chance)
        chance = min(best.chance * tried, 1.0)
        if chance >= self.settings.trace_below:
            return NONE_KNOWN
        read = (
            f"{best.matched} of {len(best.payload.bits)} bits of the mark of "
            f"{best.payload.origin} ({best.convention.name}); chance of as many without a "
            f"mark, over {tried} readings tried: {chance:.1e}"
        )
        found = chance < self.settings.found_below
        return f"{FOUND}: {read}" if found else f"too few bits to be called found: {read}"


def first_picture(source: Source) -> Samples:
    """Return the first frame's samples on the coded grid. Raises IntakeError."""
    from workbench.media.decoding import frames  # noqa: PLC0415 - loads codecs

    for frame in frames(source):
        return frame.coded
    raise UnreadableMedia("the file holds no picture")


def refused(samples: Samples) -> FileOutcome | None:
    """Return why a picture cannot carry such a mark, None when it can."""
    if samples.ndim != CHANNELS:
        return FileOutcome(outcome=Outcome.NOT_APPLICABLE, reason="grey_picture")
    height, width = samples.shape[:2]
    if height * width < SMALLEST_AREA or min(height, width) < SMALLEST_SIDE:
        return FileOutcome(outcome=Outcome.NOT_APPLICABLE, reason="smaller_than_256x256")
    return None


def eight_bit(samples: Samples) -> Pixels:
    """Return samples (H, W, 3) at 8 bits."""
    if samples.dtype == np.uint8:
        return np.asarray(samples, np.uint8)
    return np.asarray(np.rint(samples / np.float32(257)), np.uint8)


def measured(match: Match, tried: int) -> Iterator[Measurement]:
    """Yield how many bits of a payload were read, and the chance of that without a mark."""
    bits = len(match.payload.bits)
    yield Measurement(
        name=f"bits_matched_{match.payload.name}", value=match.matched, unit=f"of {bits} bits"
    )
    yield Measurement(
        name=f"chance_without_mark_{match.payload.name}",
        value=min(match.chance * tried, 1.0),
        unit=f"over {tried} readings tried",
    )
