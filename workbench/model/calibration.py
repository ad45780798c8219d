"""What turns a score into a likelihood ratio, and what came of it for one result of a case."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from workbench.model.media import MediaKind
from workbench.model.runs import Setting
from workbench.model.stamps import new_id, now

LEAST_AUTHENTIC_SOURCES, LEAST_ALTERED_SOURCES = 3, 2
LEAST_ITEMS = 100  # independent ones (persons, else files) of each class
LARGEST = 12.0  # powers of ten: beyond any ratio that a calibration could bear
FORMAT = "loupe-calibration 1"
_SHA256 = re.compile(r"[0-9a-f]{64}")

Range = tuple[float, float | None]  # from the first up to, not including, the second


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Under which conditions one medium was scored; None for what could not be measured.

    `coding` is the codec. `coarseness` is, of a JPEG, the sum of the steps of the tables that
    it uses, and of an H.264 video the median QP at the faces. `face_width` is the
    median over all faces found, in native pixels.
    """

    kind: MediaKind
    coding: str
    megapixels: float
    coarseness: float | None = None
    face_width: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The conditions in which a calibration holds.

    `coarseness` is None for a coding without loss, `face_width` where no face is read.
    """

    kind: MediaKind
    coding: str
    megapixels: Range
    coarseness: Range | None = None
    face_width: Range | None = None

    def holds(self, found: Conditions) -> bool:
        """Return whether a medium lies within these conditions."""
        return (
            (self.kind, self.coding) == (found.kind, found.coding)
            and within(self.megapixels, found.megapixels)
            and (self.coarseness is None or within(self.coarseness, found.coarseness))
            and (self.face_width is None or within(self.face_width, found.face_width))
        )


def within(where: Range, value: float | None) -> bool:
    """Return whether a measured value lies in a range; what is unknown lies in none."""
    low, high = where
    return value is not None and low <= value and (high is None or value < high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How a score is read as a log10 likelihood ratio.

    `points` are (score, llr, lower, upper), linear between them and level beyond: the 95 %
    interval is over draws of sources. `bounds` are the least and the greatest llr that the
    number of sources bears; every llr lies within them.
    """

    points: tuple[tuple[float, float, float, float], ...]
    bounds: tuple[float, float]

    def __post_init__(self) -> None:
        """Refuse a scale that falls, leaves its bounds, or holds what is no number."""
        numbers = [value for point in self.points for value in point]
        if not self.points or not all(map(math.isfinite, (*numbers, *self.bounds))):
            raise ValueError("a scale is made of finite numbers")
        if max(map(abs, self.bounds)) > LARGEST:
            raise ValueError(f"no bound is beyond 1e{LARGEST:.0f}")
        if not self.bounds[0] <= 0.0 <= self.bounds[1]:
            raise ValueError("the bounds lie on both sides of a ratio of one")
        if any(a[0] >= b[0] or a[1] > b[1] for a, b in pairwise(self.points)):
            raise ValueError("a likelihood ratio rises with the score")
        if not all(self._bounded(point) for point in self.points):
            raise ValueError("a ratio lies within its bounds and its interval")

    def _bounded(self, point: tuple[float, float, float, float]) -> bool:
        _, llr, lower, upper = point
        return self.bounds[0] <= lower <= llr <= upper <= self.bounds[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationSource:
    """One collection that a calibration was made from.

    `items` are independent ones: persons, else files. `files` are the first 16 hex digits of
    their SHA-256. `without` is the scale made without this source, for media that are of it.
    """

    name: str
    altered: bool
    items: int
    files: tuple[str, ...]
    without: Scale
    kinds: tuple[str, ...] = ()
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What likelihood ratios cost at an even prior: 1 is the Cllr of one that says nothing."""

    cllr: float
    ece: float
    brier: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tippett:
    """Of each class the share of items, sources weighing alike, at each `llr` or above."""

    llr: tuple[float, ...]
    authentic: tuple[float, ...]
    altered: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """How the ratios did on sources that had no part in them (nested leave-one-source-out).

    `before` takes the raw scores for natural log odds, `after` the ratios. `lowest_cllr` is
    what the best rising calibration of these scores would cost. `shortcut_auc` is how well
    traits of the files alone tell the classes, None where it could not be judged.
    """

    before: Costs
    after: Costs
    lowest_cllr: float
    tippett: Tippett
    shortcut_auc: float | None = None
    confounded: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Exactly what gives the scores that a calibration reads: another one, another meaning.

    `faces` is the face pass, version and model, where the analyzer reads faces.
    """

    analyzer: str
    version: str
    settings: Mapping[str, Setting]
    model_sha256: str | None = None
    faces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How one analyzer's score is read under certain conditions, and what that rests on.

    `digest` is the SHA-256 of all the rest (see `workbench.calibration.document`). `h1` names
    the kinds of alteration among the altered media, `h2` what the others are. `training` is
    what the model's card says it was trained on, and `left_out` why sources had no part.
    """

    digest: str
    method: Method
    title: str
    cell: Cell
    h1: tuple[str, ...]
    h2: str
    how: str
    scale: Scale
    sources: tuple[CalibrationSource, ...]
    tested: Tested
    manifest: str
    manifest_sha256: str
    program: str
    made_at: datetime
    licence: str = ""
    training: str = ""
    left_out: Mapping[str, str] = field(default_factory=dict)
    format: str = FORMAT

    def __post_init__(self) -> None:
        """Refuse one without a digest; `workbench.calibration.soundness` judges the rest."""
        if not _SHA256.fullmatch(self.digest):
            raise ValueError("a calibration has the SHA-256 of its content")

    def items(self, *, altered: bool) -> int:
        """Return how many independent items of a class it was made from."""
        return sum(one.items for one in self.sources if one.altered is altered)

    def count(self, *, altered: bool) -> int:
        """Return how many independent sources of a class it was made from."""
        return sum(one.altered is altered for one in self.sources)


def too_little(sources: tuple[CalibrationSource, ...]) -> str:
    """Return in words what is missing for a likelihood ratio, empty for nothing."""
    counted = [(one.altered, one.items) for one in sources]
    return lacking(counted)


def lacking(sources: list[tuple[bool, int]]) -> str:
    """Return what sources, each altered or not and of so many independent items, lack."""
    for altered, least, label in (
        (False, LEAST_AUTHENTIC_SOURCES, "authentic"),
        (True, LEAST_ALTERED_SOURCES, "altered"),
    ):
        own = [items for of, items in sources if of is altered]
        if len(own) < least:
            return f"{len(own)} {label} sources of at least {least}"
        if sum(own) < LEAST_ITEMS:
            return f"{sum(own)} independent {label} items of at least {LEAST_ITEMS}"
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCalibration:
    """A calibration in a case, as it was when a result was read by it: its whole document."""

    digest: str
    analyzer: str
    version: str
    document: str
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What one run's result is worth as evidence: a log10 likelihood ratio, or why none.

    `calibration` is the digest of the one it was read by. `reason` is a code, `detail` a
    sentence; both are None where there is a ratio. Nothing is edited: a later one for the
    same run stands beside it. `number` is its place among all of a case, given when it is
    put on record: the last one counts, whatever the clocks said.
    """

    media_id: str
    run_id: str
    score: float
    calibration: str | None = None
    llr: float | None = None
    lower: float | None = None
    upper: float | None = None
    reason: str | None = None
    detail: str | None = None
    conditions: Conditions | None = None
    number: int = field(default=0, compare=False)
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse a ratio without its calibration or interval, and a refusal without reason."""
        told = [self.calibration, self.llr, self.lower, self.upper]
        if (self.llr is None) is not bool(self.reason):
            raise ValueError("there is a likelihood ratio, or a reason why there is none")
        if self.llr is not None and None in told:
            raise ValueError("a likelihood ratio has a calibration and an interval")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAuthentic:
    """An examiner's decision that a medium is known to be authentic, or no longer is.

    `said_by` is on whose word, and `channel` says what it shares with the questioned media,
    such as the same telephone. A decision is superseded, never edited.
    """

    media_id: str
    known: bool
    said_by: str
    channel: str
    examiner: str
    note: str = ""
    supersedes: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse a decision that nobody stands behind."""
        if not self.examiner.strip() or (self.known and not self.said_by.strip()):
            raise ValueError("a control names who says so, and the examiner who records it")
