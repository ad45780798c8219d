"""Where the figures of a method that reads native pixels hold: outside, scores are withheld.

The counterpart for whole pictures of `analyzers.runtime.validity`, which does this for faces.
A range is set from authentic media alone: where they begin to score as altered ones do, it
ends. What cannot be measured in a picture does not withhold its score, and is said beside it:
the ranges were set on populations with such pictures in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from analyzers.quality.picture import PictureQuality

READ_LOW = 1.0  # so much less than planted are 70 and 75 read (docs/validation/quality_gate.md)
RESAMPLED, COMPRESSED, BLURRED = "resampled", "compressed_too_coarsely", "too_blurred"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidatedPixels:
    """The range of one method. None, and True, set no bound.

    `resampled` says whether pictures are scored that show a resampling in at least
    `resampled_share` of their strips; `least_quality` is the coarsest compression, on the
    scale of the Independent JPEG Group; `widest_blur` is in pixels.
    """

    resampled: bool = True
    resampled_share: float = 0.5
    least_quality: float | None = None
    widest_blur: float | None = None

    def outside(self, quality: PictureQuality) -> str:
        """Return why a picture lies outside the range, empty where it lies within.

        Compression is told first: a coarse one can show lines like those of a resampling.
        """
        reasons = (
            (self._refuses_compression(quality), COMPRESSED),
            (self._refuses_resampling(quality), RESAMPLED),
            (_below(self.widest_blur, quality.blur.value), BLURRED),
        )
        return next((reason for refused, reason in reasons if refused), "")

    def _refuses_compression(self, quality: PictureQuality) -> bool:
        found = quality.compression.quality.value
        return found is not None and _below(found + READ_LOW, self.least_quality)

    def _refuses_resampling(self, quality: PictureQuality) -> bool:
        found = quality.resampling
        return not self.resampled and found.resampled and found.share >= self.resampled_share

    @property
    def sentence(self) -> str:
        """The bounds in words, for a report."""
        held = ", ".join(self._bounds())
        return f"Scored only: {held}." if held else "No bound is set on resampling or blur."

    def _bounds(self) -> Iterator[str]:
        if not self.resampled:
            yield "pictures that show no resampling"
        if self.least_quality is not None:
            yield f"no sign of a JPEG compression below quality {self.least_quality:g}"
        if self.widest_blur is not None:
            yield f"edges blurred by at most {self.widest_blur:g} pixels"


@dataclass(frozen=True, kw_only=True)
class Gated:
    """An analyzer behind the gate, whose bounds are settings: a run's record tells them.

    They are those of `ValidatedPixels`.
    """

    resampled: bool = True
    resampled_share: float = ValidatedPixels().resampled_share
    least_quality: float | None = None
    widest_blur: float | None = None

    @property
    def within(self) -> ValidatedPixels:
        """The range of pixels outside of which scores are withheld."""
        return ValidatedPixels(
            resampled=self.resampled,
            resampled_share=self.resampled_share,
            least_quality=self.least_quality,
            widest_blur=self.widest_blur,
        )

    def ungated(self) -> Self:
        """Return this analyzer without bounds, to see what the gate is worth."""
        return replace(self, resampled=True, least_quality=None, widest_blur=None)


def _below(value: float | None, limit: float | None) -> bool:
    return value is not None and limit is not None and value < limit
