"""What a report says, as frozen records, and the one JSON document that holds all of it.

The PDF is a drawing of a `Content`. The same content gives the same JSON bytes, and their
SHA-256 stands on every page, so that a printed page can be tied to the document attached to it.
"""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum, StrEnum

import numpy as np
from numpy.typing import NDArray

from workbench.explaining import Explanation
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    AuditEvent,
    Box,
    Case,
    ChainHead,
    Curve,
    Derivative,
    Fact,
    Family,
    Finding,
    FindingRegion,
    KeptModel,
    KnownAuthentic,
    Measurement,
    MediaItem,
    MetadataEntry,
    Outcome,
    Receipt,
    Report,
    ScoreSeries,
    Spot,
    StoredIllustration,
    StoredMap,
    WhatIfRecord,
)
from workbench.report.card_content import CardContent
from workbench.report.choices import BlurredFaces, LetterheadContent, SignatureContent
from workbench.report.evidential_content import (
    CalibrationContent,
    ControlContent,
    FusionContent,
    WeightContent,
)
from workbench.report.face_content import FacesContent, is_face_pass
from workbench.report.makers_content import MakersContent
from workbench.report.reviews_content import ReviewsContent

TEMPLATE = "loupe-report 2"
IN_HALF_A_ROW = 2  # pictures of an illustration that half the width of a page holds
NOT_REVIEWED = "Automated examination: not reviewed"
SHORT = 8  # hex digits by which a page names a run or a finding


def short(identifier: str) -> str:
    """Return the first digits of an id, as pages print it."""
    return identifier[:SHORT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """The bytes of one exhibit when it came and when this report was issued.

    `sha256_at_issue` is None when the file could not be read; `problem` then says why.
    """

    sha256_at_intake: str
    size_at_intake: int
    sha256_at_issue: str | None
    size_at_issue: int | None
    checked_at: datetime
    problem: str = ""

    @property
    def matches(self) -> bool:
        """Whether the file in the case still holds the bytes that were received."""
        return self.sha256_at_issue == self.sha256_at_intake


@dataclass(frozen=True, slots=True)
class Limitation:
    """A sentence about what was not learnt, and the recorded row from which it follows."""

    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of presentation time and what became of it; None: not examined."""

    start: float
    end: float
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunContent:
    """One analyzer run, everything it observed, and the model packs that it used.

    `spans` has one tuple per series.
    """

    run: AnalyzerRun
    series: tuple[ScoreSeries, ...] = ()
    spans: tuple[tuple[Span, ...], ...] = ()
    measurements: tuple[Measurement, ...] = ()
    facts: tuple[Fact, ...] = ()
    curves: tuple[Curve, ...] = ()
    maps: tuple[StoredMap, ...] = ()
    illustrations: tuple[StoredIllustration, ...] = ()
    models: tuple[KeptModel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyScore:
    """What one run says about an exhibit or a segment of it, beside the other families.

    `score` is the highest over the frames scored, at `pts`; None when none was. `percentile`
    is the rank of `quantity` in the population `reference` names; None where none was measured.
    `threshold` is the analyzer's operating point for this kind of medium, if it has one.
    `track_id` is the face track that the score is of, if it is of one, and `face` its label.
    """

    family: Family
    run_id: str
    title: str
    frames_scored: int
    score: float | None = None
    pts: float | None = None
    quantity: str = ""
    percentile: float | None = None
    reference: str | None = None
    threshold: float | None = None
    remark: str = ""
    track_id: str | None = None
    face: str = ""

    @property
    def above(self) -> bool:
        """Whether the score is one from which a finding is proposed."""
        return (
            self.score is not None
            and self.threshold is not None
            and self.score >= self.threshold
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingContent:
    """A finding with its label on these pages and all that qualifies it.

    `answers` is the label of the machine's proposal that an examiner's decision is about.
    `weighed` says that `support` holds a ratio, which is by propositions of a calibration.
    `error_rates` says which are known under like conditions, empty where no score is.
    `first_said` is the finding as first stated, where the examiner rewrote its statement.
    """

    label: str
    finding: Finding
    support: str
    scores: tuple[FamilyScore, ...]
    conflict: str
    alternatives: tuple[str, ...]
    answers: str = ""
    weighed: bool = False
    error_rates: str = ""
    first_said: Finding | None = None


class FigureKind(StrEnum):
    """What a figure shows."""

    PICTURE = "picture"
    MAP = "map"
    FACE = "face"
    SCORES = "scores"
    CURVE = "curve"
    ILLUSTRATION = "illustration"
    MARKED = "marked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A numbered figure. `problem` says why its picture is missing, where it is.

    `series` or `curve` is the place of the drawn data within its run's content. A `leading`
    figure belongs to a finding and is printed large beside it. Of a `track_id` there is the
    `box` of the face within the frame.
    `frame_sha256` is of the full-size upright RGB bytes, `map_sha256` of the stored map.
    `captions` and `picture_sha256` are of the pictures of an illustration, left to right.
    Of what an examiner marked there are `shape` and `spots`, in native pixels, and the `box`
    around it. `regions` are those of a map that findings name, drawn over it.
    """

    number: int
    kind: FigureKind
    exhibit: str
    caption: str
    meaning: str = ""
    run_id: str | None = None
    series: int = 0
    curve: int = 0
    frame: int | None = None
    pts: float | None = None
    frame_sha256: str | None = None
    map_id: str | None = None
    map_sha256: str | None = None
    illustration_id: str | None = None
    captions: tuple[str, ...] = ()
    picture_sha256: tuple[str, ...] = ()
    track_id: str | None = None
    box: Box | None = None
    problem: str = ""
    leading: bool = False
    annotation_id: str | None = None
    shape: str = ""
    spots: tuple[Spot, ...] = ()
    regions: tuple[FindingRegion, ...] = ()

    @property
    def wide(self) -> bool:
        """Whether it takes a whole row where figures stand beside each other."""
        return self.kind is FigureKind.SCORES or len(self.captions) > IN_HALF_A_ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One received file: its custody, its facts, what was done with it and what came of it.

    `current` are the ids of the runs that count: of each analyzer the last that finished.
    `weights` say what scores are worth as evidence, `controls` what exhibits known to be
    authentic (`known`) say about the analyzers, `fusion` what is stated over all families,
    `explanation` which sentences were measured to help.
    `what_ifs` are all that were tried, also those that no examiner chose for the pages.
    """

    item: MediaItem
    custody: Custody
    receipts: tuple[Receipt, ...]
    metadata: tuple[MetadataEntry, ...]
    metadata_total: int
    runs: tuple[RunContent, ...]
    current: tuple[str, ...]
    not_run: tuple[str, ...]
    scores: tuple[FamilyScore, ...]
    conflict: str
    proposed: tuple[FindingContent, ...]
    decided: tuple[FindingContent, ...]
    figures: tuple[Figure, ...]
    faces: FacesContent
    derivatives: tuple[Derivative, ...] = ()
    what_ifs: tuple[WhatIfRecord, ...] = ()
    weights: tuple[WeightContent, ...] = ()
    known: KnownAuthentic | None = None
    controls: tuple[ControlContent, ...] = ()
    fusion: FusionContent | None = None
    explanation: Explanation | None = None
    figures_left_out: int = 0

    @property
    def analyzed(self) -> tuple[RunContent, ...]:
        """The runs that read traces; the face pass, which finds what they read, is none."""
        return tuple(section for section in self.runs if not is_face_pass(section.run))


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The audit log, or its first and last events; `digest` covers all of them in order.

    It is the SHA-256 of the events' hashes, each as 64 hex digits and a line feed.
    """

    count: int
    digest: str
    first: tuple[AuditEvent, ...]
    last: tuple[AuditEvent, ...] = ()

    @property
    def omitted(self) -> int:
        """How many events stand only in the case."""
        return self.count - len(self.first) - len(self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The first page for a reader in a hurry: plain sentences, each from the record.

    `exhibits` holds one paragraph for each exhibit, as (what it is called, what is said).
    """

    asked: tuple[str, ...]
    done: tuple[str, ...]
    stated: tuple[str, ...]
    exhibits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything a report says. `draft` is true until a named examiner has decided.

    `makers` says which items share one, if that was asked or an examiner named any.
    `signature` names the certificate by which it is signed after its pages are made, `blurred`
    the faces that its pictures do not show. `self_check` is how the workstation's last went.
    """

    number: str
    author: str
    issued_at: datetime
    draft: bool
    program: str
    case: Case
    head: ChainHead
    summary: Summary
    exhibits: tuple[Exhibit, ...]
    limitations: tuple[Limitation, ...]
    methods: tuple[AnalyzerInfo, ...]
    checking: tuple[str, ...]
    not_proven: tuple[str, ...]
    log: Log
    calibrations: tuple[CalibrationContent, ...] = ()
    makers: MakersContent | None = None
    second: ReviewsContent | None = None
    supersedes: Report | None = None
    signature: SignatureContent | None = None
    blurred: tuple[BlurredFaces, ...] = ()
    letterhead: LetterheadContent | None = None
    cards: tuple[CardContent, ...] = ()
    self_check: str = ""
    template: str = TEMPLATE

    def leaves_out(self, section: str) -> bool:
        """Tell whether the agency's settings leave a section to the attached document."""
        return self.letterhead is not None and section in self.letterhead.left_out


def document(content: Content) -> bytes:
    """Return the content as canonical JSON: sorted keys, ASCII, no spaces, one line.

    The same content gives the same bytes on every machine. A missing number is null.
    """
    text = json.dumps(_plain(content), sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("ascii") + b"\n"


def digest(content_document: bytes) -> str:
    """Return the SHA-256 that stands on every page."""
    return hashlib.sha256(content_document).hexdigest()


Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def _plain(value: object) -> Plain:
    """Turn a record into what JSON can hold, deterministically."""
    match value:
        case ScoreSeries():
            return _series(value)
        case Enum():
            return str(value.value)
        case None | str() | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else None
        case datetime():
            return value.astimezone(UTC).isoformat()
        case _:
            return _collection(value)


def _collection(value: object) -> Plain:
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, frozenset):
        return [*sorted(str(_plain(entry)) for entry in value)]
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    if isinstance(value, np.ndarray):
        return _numbers(value)
    raise TypeError(f"a report cannot hold a {type(value).__name__}")


def _numbers(values: NDArray[np.generic]) -> Plain:
    """List numbers; float32 is written with the seven digits that it has."""
    if values.dtype == np.float32:
        return [_plain(float(f"{value:.7g}")) for value in values.tolist()]
    return [_plain(value) for value in values.tolist()]


def _series(series: ScoreSeries) -> Plain:
    """Write outcomes and reasons as words, so that no table of codes is needed to read them."""
    words = [outcome.value for outcome in Outcome]
    return {
        "run_id": series.run_id,
        "track_id": series.track_id,
        "frames": _numbers(series.frames),
        "pts": _numbers(series.pts),
        "scores": _numbers(series.scores),
        "outcomes": [words[code] for code in series.outcomes.tolist()],
        "reasons": [series.reason_codes[code] for code in series.reasons.tolist()],
    }
