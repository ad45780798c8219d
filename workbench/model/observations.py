"""What an analyzer says of a frame or a file, and how it is kept."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from workbench.model.checks import require_drawable, require_frames, require_numbers
from workbench.model.pictures import Box, Grid, Pixels, require_part

NEARLY_ONE = 1e-3  # by which the length of a direction may be off, as float32 is
MOST_PICTURES = 4  # side by side; more are too small to be judged


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
class Embedding:
    """Where a face or a picture lies in the space of a network: a direction, of length 1.

    Only embeddings of one `space` can be compared; it names the network by its hash. A
    `direction` (d,) is compared by cosine distance. `alike` is the greatest mean distance
    between two groups that are called those of one maker, `alike_meaning` says how that was
    measured; None where it was not. `known_as` is the maker that it was attributed to, empty
    without.
    """

    space: str
    direction: NDArray[np.float32]
    frame: int
    pts: float
    track_id: str | None = None
    alike: float | None = None
    alike_meaning: str = ""
    known_as: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no direction, or is at no place."""
        require_frames(self.frame)
        require_numbers(self.pts, self.alike or 0.0)
        length = float(np.linalg.norm(self.direction))  # NaN is near nothing
        if self.direction.ndim != 1 or not abs(length - 1) <= NEARLY_ONE:
            raise ValueError("an embedding is one direction of length 1")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CaptionedPicture:
    """A picture that an analyzer made for the eye, and the few words that stand under it.

    `pixels` (h, w) grey or (h, w, 3) RGB, uint8, sides from 1 to 1024: kept as they are and
    enlarged for the eye without smoothing. `box` is which part of the frame it was made of,
    on `grid`, so that the desk can point there; None where it is of all, or of many parts.
    """

    caption: str
    pixels: Pixels
    box: Box | None = None
    grid: Grid = Grid.CODED

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn, a picture without words, and a part of no frame."""
        require_drawable(self.pixels)
        if self.box is not None:
            require_part(self.box)
        if not self.caption.strip():
            raise ValueError("a picture has a caption")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Illustration:
    """One to four pictures side by side: what an analyzer looked at, as an examiner can see it.

    Such are the richest and the poorest patches, a residual, a spectrum. `meaning` is one
    sentence on what is to be seen and what it does not mean. `name` is unique among what an
    analyzer illustrates of one frame and face.
    """

    frame: int
    pts: float
    name: str
    pictures: tuple[CaptionedPicture, ...]
    meaning: str
    track_id: str | None = None

    def __post_init__(self) -> None:
        """Refuse what is at no place, holds no picture or too many, or says nothing."""
        require_frames(self.frame)
        require_numbers(self.pts)
        if not 0 < len(self.pictures) <= MOST_PICTURES:
            raise ValueError(f"{len(self.pictures)} pictures are no illustration")
        if not (self.name.strip() and self.meaning.strip()):
            raise ValueError("an illustration has a name and says what it means")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPicture:
    """A picture of an illustration on record; its pixels lie in the case as a PNG by sha256.

    `illustration` is the id of the whole. `rank` counts the illustrations of one run and frame
    in the order in which they were yielded, `place` the pictures of one from the left.
    """

    id: str
    run_id: str
    illustration: str
    frame: int
    pts: float
    name: str
    caption: str
    meaning: str
    sha256: str
    rank: int = 0
    place: int = 0
    track_id: str | None = None
    box: Box | None = None
    grid: Grid = Grid.CODED


@dataclass(frozen=True, slots=True)
class StoredIllustration:
    """The pictures of one illustration on record, left to right; at least one."""

    pictures: tuple[StoredPicture, ...]

    @property
    def id(self) -> str:
        """What its pictures have in common."""
        return self.pictures[0].illustration

    @property
    def name(self) -> str:
        """What is illustrated."""
        return self.pictures[0].name

    @property
    def meaning(self) -> str:
        """One sentence on what is to be seen."""
        return self.pictures[0].meaning

    @property
    def frame(self) -> int:
        """Of which frame it was made."""
        return self.pictures[0].frame

    @property
    def pts(self) -> float:
        """The presentation time of that frame, in seconds."""
        return self.pictures[0].pts

    @property
    def track_id(self) -> str | None:
        """The face that it is of, if it is of one."""
        return self.pictures[0].track_id


def illustrations(pictures: Iterable[StoredPicture]) -> list[StoredIllustration]:
    """Put the pictures of a run together, by frame, then in the order of their making."""
    made: dict[str, list[StoredPicture]] = defaultdict(list)
    for picture in sorted(pictures, key=lambda one: (one.frame, one.rank, one.place)):
        made[picture.illustration].append(picture)
    return [StoredIllustration(tuple(together)) for together in made.values()]
