"""What an analyzer says of a frame or a file, and how it is kept."""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from workbench.model.checks import require_frames, require_numbers
from workbench.model.pictures import Box, Grid, Pixels


class Outcome(StrEnum):
    """What became of one question put to one frame or file."""

    SCORED = "scored"
    NOT_APPLICABLE = "not_applicable"  # the question does not arise
    WITHHELD = "withheld"  # it arises, but outside the validated range or not measurable
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameScore:
    """What one analyzer says about one frame. A missing score is None, never a number.

    `reason` is a short snake_case code, given for every outcome but SCORED; `detail` may add
    one sentence, such as an error.
    """

    frame: int
    pts: float
    outcome: Outcome
    score: float | None = None
    reason: str | None = None
    detail: str | None = None
    track_id: str | None = None

    def __post_init__(self) -> None:
        """Refuse a score without its outcome, and an outcome without its score or reason."""
        require_frames(self.frame)
        require_numbers(self.pts)
        scored = self.outcome is Outcome.SCORED
        if scored != (self.score is not None and math.isfinite(self.score)):
            raise ValueError("a finite score goes with the outcome `scored`, and only with it")
        if scored == bool(self.reason):
            raise ValueError("every outcome but `scored` has a reason code")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What became of a question put to the file as a whole; it has no score."""

    outcome: Outcome
    reason: str | None = None
    detail: str | None = None

    def __post_init__(self) -> None:
        """Refuse an outcome without its reason."""
        if (self.outcome is Outcome.SCORED) == bool(self.reason):
            raise ValueError("every outcome but `scored` has a reason code")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LocalizationMap:
    """Where in one frame a trace lies. `values` (h, w) uint8 are stretched over `box`.

    `meaning` is one sentence on what bright does and does not mean.
    """

    frame: int
    pts: float
    name: str
    box: Box
    values: Pixels
    meaning: str
    grid: Grid = Grid.CODED
    track_id: str | None = None

    def __post_init__(self) -> None:
        """Refuse what is no map of a frame."""
        require_frames(self.frame)
        require_numbers(self.pts)
        if self.values.ndim != 2 or not self.values.size:  # noqa: PLR2004  # rows, columns
            raise ValueError(f"values of shape {self.values.shape} are no map")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A named quantity; `percentile` is its rank within the population `reference` names."""

    name: str
    value: float
    unit: str = ""
    percentile: float | None = None
    reference: str | None = None
    frame: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no number: what could not be measured is not said."""
        require_numbers(self.value, self.percentile or 0.0)
        require_frames(self.frame or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something the file says or shows; `where` in the file it stands. `text` is untrusted.

    A `telling` fact is one that an examiner must decide about: it becomes a proposed finding.
    A `stated` fact is what the file itself says; any other was computed from the file by the
    analyzer, or is the analyzer's own reading of it.
    """

    name: str
    text: str
    where: str
    telling: bool = False
    stated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve:
    """A measured function (n points), optionally beside the band of authentic media.

    `lower` and `upper` bound the reference population that `reference` names.
    """

    name: str
    x: NDArray[np.float32]
    y: NDArray[np.float32]
    x_label: str
    y_label: str
    meaning: str
    lower: NDArray[np.float32] | None = None
    upper: NDArray[np.float32] | None = None
    reference: str | None = None
    frame: int | None = None

    def __post_init__(self) -> None:
        """Refuse a place that no medium has."""
        require_frames(self.frame or 0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScoreSeries:
    """The frame scores of one run and track, in frame order.

    Arrays of one length n: `frames` int64, `pts` float64 seconds, `scores` float64 (NaN where
    there is none: use `outcomes`), `outcomes` uint8 index into `list(Outcome)`, `reasons`
    uint16 index into `reason_codes` (whose first entry is the empty string).
    """

    run_id: str
    track_id: str | None
    frames: NDArray[np.int64]
    pts: NDArray[np.float64]
    scores: NDArray[np.float64]
    outcomes: NDArray[np.uint8]
    reasons: NDArray[np.uint16]
    reason_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMap:
    """A localization map on record; its values lie in the case as a PNG file by sha256.

    `rank` counts the maps of one run and frame in the order in which they were yielded.
    """

    id: str
    run_id: str
    frame: int
    pts: float
    name: str
    box: Box
    grid: Grid
    meaning: str
    sha256: str
    rank: int = 0
    track_id: str | None = None
