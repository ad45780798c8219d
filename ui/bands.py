"""The calibrated band of an analyzer: at which scores its likelihood ratio says nothing.

Pure numbers and words, no Qt. A band is about the score of the whole file, as a calibration
reads it; it is drawn as a stretch of the score's own axis, so that it is not taken for a
probability.
"""

from dataclasses import dataclass

from ui import wording
from workbench.calibration import words
from workbench.calibration.applying import NOT_AT_HAND, OUTSIDE, VIDEO, inconclusive
from workbench.model import Calibration, MediaKind, Support

FACES = "the ratio is of the mean over all faces, and each score here is of one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Scores from `low` to `high` support neither proposition; None where there are none.

    `first` and `last` are the lowest and the highest score of the calibration: beyond them
    nothing is known.
    """

    low: float | None
    high: float | None
    first: float
    last: float

    @property
    def span(self) -> tuple[float, float] | None:
        """The scores between which nothing is supported, None where there are none."""
        return None if self.low is None or self.high is None else (self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Banded:
    """The band of a run's scores and what it means, or why there is none."""

    band: Band | None
    words: str


def banded(found: Support | None, made: Calibration | None, kind: MediaKind | None) -> Banded:
    """Return the band by which a result was read, or why none is drawn."""
    if found is None:
        video = kind is MediaKind.VIDEO
        return without(words.why(VIDEO) if video else words.UNWEIGHED)
    now = words.standing(found, made)
    if made is None or (now.llr is None and now.reason != OUTSIDE):
        return without(words.why(now.reason or NOT_AT_HAND, now.detail))
    first, last = made.scale.points[0][0], made.scale.points[-1][0]
    low, high = inconclusive(made.scale) or (None, None)
    band = Band(low=low, high=high, first=first, last=last)
    return Banded(band=band, words=f"{_told(band)} Calibration {made.digest[:8]}.")


def without(why: str) -> Banded:
    """Return that no band is drawn, and why."""
    return Banded(band=None, words=f"No calibrated band: {why}.")


def _told(band: Band) -> str:
    reach = f"{wording.number(band.first)} to {wording.number(band.last)}"
    ends = f"The calibration knows scores from {reach}; beyond, nothing is stated."
    if band.span is None:
        return f"No calibrated band: no score of the calibration is inconclusive. {ends}"
    return (
        f"Calibrated band (striped): from {wording.number(band.span[0])} to "
        f"{wording.number(band.span[1])} the likelihood ratio of the file's score supports "
        "neither C1 nor C2 (below 2 for either). It is no probability, and of no single frame. "
        f"{ends}"
    )
