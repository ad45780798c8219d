"""The promise every analyzer keeps, and what the one pass offers it."""

from collections.abc import Iterator
from dataclasses import Field, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.model import (
    AnalyzerInfo,
    Curve,
    Fact,
    FileOutcome,
    FrameScore,
    LocalizationMap,
    Measurement,
    MediaKind,
    Pixels,
    Stream,
)

__all__ = [
    "Analyzer",
    "AnalyzerInfo",
    "Frame",
    "FrameBatch",
    "Observation",
    "Reading",
    "Source",
]

Observation = FrameScore | FileOutcome | LocalizationMap | Measurement | Fact | Curve
Samples = NDArray[np.uint8] | NDArray[np.uint16]

BT601_LUMA = (0.299, 0.587, 0.114)
BAND_ROWS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A read-only handle of a working copy: its bytes, their hash and what the probe found."""

    path: Path
    sha256: str
    size_bytes: int
    kind: MediaKind
    stream: Stream


class Decoded(Protocol):
    """A decoded picture that has not yet been converted; owned by the decoder."""

    def rgb(self) -> Pixels:
        """Return upright, colour-managed 8-bit RGB (H, W, 3)."""

    def coded(self) -> Samples:
        """Return samples as decoded: coded orientation and depth, before colour management."""


class Frame:
    """One decoded frame. Pixels are converted when first asked for, once for all analyzers.

    `index` counts in presentation order from 0; `pts` is the presentation time in seconds,
    0.0 for a still picture. In a `damaged` frame the decoder may have filled gaps with
    pixels of its own; it is shown, and no analyzer reads it.
    """

    def __init__(
        self, index: int, pts: float, decoded: Decoded, *, damaged: bool = False
    ) -> None:
        self.index = index
        self.pts = pts
        self.damaged = damaged
        self._decoded = decoded

    @cached_property
    def rgb(self) -> Pixels:
        """Upright, colour-managed RGB (H, W, 3), for faces and display."""
        return self._decoded.rgb()

    @cached_property
    def coded(self) -> Samples:
        """Samples on the coded grid: (H, W) luma of a video, (H, W) or (H, W, 3) of a still."""
        return self._decoded.coded()

    @cached_property
    def luma(self) -> NDArray[np.float32]:
        """Luma (H, W) on the coded grid, in 0..255 whatever the bit depth."""
        depth = 255.0 if self.coded.dtype == np.uint8 else 65535.0
        if self.coded.ndim == 2:  # noqa: PLR2004
            return self.coded * np.float32(255.0 / depth)
        luma = np.empty(self.coded.shape[:2], np.float32)
        red, green, blue = (np.float32(weight * 255.0 / depth) for weight in BT601_LUMA)
        for top in range(0, len(luma), BAND_ROWS):  # in bands, so that no copy is held twice
            band = self.coded[top : top + BAND_ROWS]
            luma[top : top + BAND_ROWS] = (
                band[..., 0] * red + band[..., 1] * green + band[..., 2] * blue
            )
        return luma


FrameBatch = tuple[Frame, ...]


class Reading(Protocol):
    """One analyzer reading one media item once, front to back.

    Frames are decoded once and offered to every reading in turn, so a reading keeps what
    it needs of the past and never asks for a frame again. It is offered the frames its
    `AnalyzerInfo.sampling` names, and says one `FrameScore` about each of them; an analyzer
    that reads only the file says one `FileOutcome` in `conclude`.
    """

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield what can be said after these frames."""

    def conclude(self) -> Iterator[Observation]:
        """Yield what could only be said at the end."""


class Analyzer(Protocol):
    """A forensic method: a frozen dataclass whose fields are its settings."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    info: ClassVar[AnalyzerInfo]

    def begin(self, source: Source) -> Reading:
        """Start reading one media item."""
