"""The records that cross every boundary: frozen, typed, free of Qt, SQL and torch.

Ids are uuid4 hex. Times are aware UTC. Scores rise with manipulation and are never
probabilities. Time in a medium is the presentation timestamp in seconds, never frame number
divided by frame rate. Text that comes from evidence is untrusted and only ever shown.
"""

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Setting = str | int | float | bool | None


def new_id() -> str:
    """Return a fresh identifier; ids are never reused."""
    return uuid4().hex


def now() -> datetime:
    """Return the current time in UTC, the only zone a case stores."""
    return datetime.now(UTC)


class MediaKind(StrEnum):
    """What sort of recording a media item holds."""

    IMAGE = "image"
    VIDEO = "video"


class MediaState(StrEnum):
    """Whether a file that was received can be examined."""

    ACCEPTED = "accepted"
    UNSUPPORTED = "unsupported"
    UNREADABLE = "unreadable"


class Role(StrEnum):
    """What a media item is in this case."""

    QUESTIONED = "questioned"
    KNOWN_AUTHENTIC = "known_authentic"


class Family(StrEnum):
    """Which kind of trace an analyzer reads; families are independent evidence."""

    BLENDING = "blending"
    SYNTHESIS = "synthesis"
    FACE_PARTS = "face_parts"
    GAZE = "gaze"
    FREQUENCY = "frequency"
    LAUNDERING = "laundering"
    COMPRESSION = "compression"
    ATTRIBUTION = "attribution"
    PROVENANCE = "provenance"
    FACES = "faces"  # where faces are and how well they can be read: no evidence of its own


class Need(StrEnum):
    """The most costly thing an analyzer reads of a media item."""

    FILE = "file"
    FRAMES = "frames"
    FACES = "faces"


class Outcome(StrEnum):
    """What became of one question put to one frame or file."""

    SCORED = "scored"
    NOT_APPLICABLE = "not_applicable"  # the question does not arise
    WITHHELD = "withheld"  # it arises, but outside the validated range or not measurable
    FAILED = "failed"


class RunState(StrEnum):
    """Where an analyzer run stands; every state but RUNNING is final."""

    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"


class FindingState(StrEnum):
    """What an examiner decided about a finding."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Author(StrEnum):
    """Who stated a finding."""

    MACHINE = "machine"
    EXAMINER = "examiner"


class FacePart(IntEnum):
    """A part of a face, as the mesh outlines it; hair counts as background."""

    BACKGROUND = 0
    EYES = 1  # with the brows
    NOSE = 2
    MOUTH = 3
    CHEEKS = 4
    JAW = 5
    FOREHEAD = 6


class Grid(StrEnum):
    """The pixel grid on which a map lies."""

    CODED = "coded"  # as stored in the file, before rotation
    UPRIGHT = "upright"  # as shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of pixels: left and top edge, width and height."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """Frames between two cuts, both ends included; times are seconds."""

    first_frame: int
    last_frame: int
    first_pts: float
    last_pts: float

    def __post_init__(self) -> None:
        """Refuse a shot that ends before it begins, or that is at no place or time."""
        _require_frames(self.first_frame, self.last_frame)
        _require_numbers(self.first_pts, self.last_pts)
        if self.last_frame < self.first_frame:
            raise ValueError(f"a shot from frame {self.first_frame} to {self.last_frame}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceQuality:
    """How well one face can be read in one frame; None where that cannot be measured.

    `width` is the face's in native pixels. `sharpness` is 0 for a flat face and rises with fine
    detail. `yaw`, `pitch` and `roll` turn the head in degrees: to the subject's left, upward,
    toward the subject's left shoulder. `occlusion` is the part of the face, 0..1, that does not
    look like its skin. `motion` is how far the face moved since the frame before, in face
    widths a second. `quantiser` is the codec's at the face: the mean QP of a video, the mean
    luma step of a JPEG's table.
    """

    width: float | None = None
    sharpness: float | None = None
    yaw: float | None = None
    pitch: float | None = None
    roll: float | None = None
    occlusion: float | None = None
    motion: float | None = None
    quantiser: float | None = None


LANDMARKS = 478  # of the mesh, with both irises
BLENDSHAPES = 52
LANDMARK_STEPS = 8192  # to one width of the face box

MOST_FRAMES = 10**9  # of one medium: a year of video
FARTHEST = 10**6 - 1  # pixels from a frame's corner; no picture is as large
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FacesSeen:
    """How many faces were found in each of n examined frames, in order.

    `frames` (n,), `pts` (n,) seconds, `faces` (n,), `outcomes` (n,) index into `list(Outcome)`:
    scored where a face was found, not applicable where none was, withheld where the frame is
    damaged, failed where it does not decode.
    """

    frames: NDArray[np.int64]
    pts: NDArray[np.float64]
    faces: NDArray[np.uint8]
    outcomes: NDArray[np.uint8]

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit each other, and frames out of order."""
        n = len(self.frames)
        _require_shapes(self, frames=(n,), pts=(n,), faces=(n,), outcomes=(n,))
        _require_rising(self.frames)
        _require_within(math.inf, self.pts)
        if np.any(self.outcomes >= len(Outcome)):
            raise ValueError("an outcome that does not exist")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FaceSamples:
    """What was measured of one face in n frames: a stretch of the track of that `number`.

    `frames` (n,) rise, `pts` (n,) are seconds. `boxes` (n, 4) are left, top, width, height and
    `points` (n, 5, 2) the eyes, the nose tip and the mouth corners, subject's right first, in
    pixels of the upright frame. `detected` (n,) is the detector's score, NaN between
    detections. Where `meshed` (n,) is 1 there are `landmarks` (n, 478, 3), see
    `landmark_pixels`, `blendshapes` (n, 52) in 0..1 and `poses` (n, 4, 4), the canonical face
    to the camera in centimetres; else these are zero. `qualities` (n, 8) are the fields of
    `FaceQuality` in order, NaN for None.
    """

    number: int
    frames: NDArray[np.int64]
    pts: NDArray[np.float64]
    boxes: NDArray[np.float32]
    points: NDArray[np.float32]
    detected: NDArray[np.float32]
    meshed: NDArray[np.uint8]
    landmarks: NDArray[np.int16]
    blendshapes: NDArray[np.float32]
    poses: NDArray[np.float32]
    qualities: NDArray[np.float32]

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit each other, and a face that is nowhere."""
        n = len(self.frames)
        _require_shapes(self, frames=(n,), pts=(n,), boxes=(n, 4), points=(n, 5, 2))
        _require_shapes(self, detected=(n,), meshed=(n,), landmarks=(n, LANDMARKS, 3))
        _require_shapes(self, blendshapes=(n, BLENDSHAPES), poses=(n, 4, 4))
        _require_shapes(self, qualities=(n, len(fields(FaceQuality))))
        _require_frames(self.number)
        _require_rising(self.frames)
        _require_within(math.inf, self.pts)
        _require_within(FARTHEST, self.boxes, self.points)


def _require_shapes(record: object, **shapes: tuple[int, ...]) -> None:
    for name, shape in shapes.items():
        if getattr(record, name).shape != shape:
            raise ValueError(f"{name} is not of shape {shape}")


def _require_frames(*frames: int) -> None:
    """Refuse what is no frame's index, nor the number of anything that is counted."""
    if not all(0 <= frame < MOST_FRAMES for frame in frames):
        raise ValueError(f"no frame and no face has the number {frames}")


def _require_numbers(*values: float) -> None:
    if not all(map(math.isfinite, values)):
        raise ValueError(f"no finite number: {values}")


def _require_rising(frames: NDArray[np.int64]) -> None:
    """Refuse frames that are not in strict order; a medium of none is in order."""
    if not len(frames):
        return
    wrong = np.flatnonzero(frames[1:] <= frames[:-1])
    if len(wrong):
        before, after = frames[wrong[0]], frames[wrong[0] + 1]
        raise ValueError(f"frame {after} comes after frame {before}")
    _require_frames(int(frames[0]), int(frames[-1]))


def _require_within(most: float, *arrays: NDArray[np.floating[Any]]) -> None:
    """Refuse values beyond `most`, and those that are no finite number."""
    for array in arrays:
        if not np.all(np.isfinite(array) & (np.abs(array) <= most)):
            raise ValueError("a place or a time that is none")


def landmark_steps(
    pixels: NDArray[np.floating[Any]], box: NDArray[np.floating[Any]]
) -> NDArray[np.int16]:
    """Return landmarks (478, 3) in pixels as they are kept: steps from the face box's corner.

    One step is the box's width / 8192, so about 0.04 pixels of a face 300 wide.
    """
    corner = np.array([box[0], box[1], 0.0])
    steps = np.rint((pixels - corner) * (LANDMARK_STEPS / float(box[2])))
    kept: NDArray[np.int16] = np.clip(steps, -32768, 32767).astype(np.int16)
    return kept


def landmark_pixels(
    steps: NDArray[np.int16], box: NDArray[np.floating[Any]]
) -> NDArray[np.float32]:
    """Return kept landmarks (478, 3) in pixels of the upright frame."""
    corner = np.array([box[0], box[1], 0.0], np.float32)
    return steps * np.float32(float(box[2]) / LANDMARK_STEPS) + corner


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceCrop:
    """The native pixels around one face, as decoded and upright, kept for a later reading.

    `image` is a PNG whose left upper pixel lies at (x, y) of the upright frame.
    """

    number: int
    frame: int
    x: int
    y: int
    image: bytes

    def __post_init__(self) -> None:
        """Refuse what is no PNG, and a place where no picture is."""
        _require_frames(self.number, self.frame)
        if max(abs(self.x), abs(self.y)) > FARTHEST:
            raise ValueError("a crop lies far outside of every picture")
        if not self.image.startswith(PNG_SIGNATURE):
            raise ValueError("a crop is no PNG")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackFound:
    """A face followed through one shot, also past moments when it was out of sight.

    `person` counts the faces that look different, as far as the pass can tell.
    """

    number: int
    person: int
    shot: int
    first_frame: int
    last_frame: int
    frames: int

    def __post_init__(self) -> None:
        """Refuse a track with more frames than its span has, or with none."""
        _require_frames(self.number, self.person, self.shot, self.first_frame, self.last_frame)
        if not 0 < self.frames <= self.last_frame - self.first_frame + 1:
            raise ValueError(
                f"a track of {self.frames} frames from {self.first_frame} to {self.last_frame}"
            )


@dataclass(frozen=True, slots=True)
class TrackSpan:
    """The part of the face pass's track `number` between two frames, both included."""

    number: int
    first_frame: int
    last_frame: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceTrack:
    """One face in one medium, as the face pass found it or as an examiner put it right.

    `frames` counts those in which the face was found. A track that merges, splits, renames or
    excludes others supersedes them; nothing is edited.
    """

    media_id: str
    run_id: str
    label: str
    spans: tuple[TrackSpan, ...]
    frames: int
    excluded: bool = False
    author: Author = Author.MACHINE
    examiner: str = ""
    note: str = ""
    supersedes: tuple[str, ...] = ()
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)

    @property
    def first_frame(self) -> int:
        """The first frame in which the face is."""
        return min(span.first_frame for span in self.spans)

    @property
    def last_frame(self) -> int:
        """The last frame in which the face is."""
        return max(span.last_frame for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivative:
    """A file that a run made from a medium; `recipe` is a sentence on how to make it again."""

    media_id: str
    run_id: str
    kind: str
    recipe: str
    sha256: str
    size_bytes: int
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFaces:
    """A finished face pass over a medium, for readings that need not find faces again.

    `path` is a face file (see `workbench.faces.file`) with that hash; `frames` counts those
    it answers for; `tracks` are those in force, without excluded ones.
    """

    path: Path
    sha256: str
    frames: int
    tracks: tuple[FaceTrack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question put to an examiner, and everything done to answer it."""

    number: str
    examiner: str
    title: str = ""
    agency: str = ""
    question: str = ""
    opened_at: datetime = field(default_factory=now)
    closed_at: datetime | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """What the probe found about the one picture stream that is examined.

    `width` and `height` are upright display pixels, `coded_width` and `coded_height` the
    stored ones; `orientation` is the EXIF code 1..8 that turns coded into upright. Times are
    seconds. `remarks` are sentences for the examiner (further streams, oddities, damage).
    """

    container: str
    codec: str
    width: int
    height: int
    coded_width: int
    coded_height: int
    frame_count: int
    orientation: int = 1
    first_pts: float = 0.0
    last_pts: float = 0.0
    frame_rate: float | None = None
    variable_rate: bool | None = None
    pixel_format: str = ""
    bit_depth: int = 8
    color: str = ""
    audio_streams: int = 0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaItem:
    """One received file, identified by the hash of its bytes.

    `kind` and `stream` are None unless the state is accepted; `reason` is then the code of
    the error and `detail` its sentence.
    """

    case_id: str
    exhibit: str
    original_name: str
    sha256: str
    size_bytes: int
    state: MediaState
    kind: MediaKind | None = None
    stream: Stream | None = None
    reason: str | None = None
    detail: str | None = None
    role: Role = Role.QUESTIONED
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One arrival of one file, also of a duplicate. `path` and `name` are untrusted text."""

    media_id: str
    path: str
    name: str
    modified_at: datetime | None
    received_from: str
    received_by: str
    duplicate: bool
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class MetadataEntry:
    """One row of the metadata table: group (EXIF, XMP, PNG text, container…), name, text."""

    group: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Probe:
    """What reading a file's header and first picture tells. `thumbnail` is (h, w, 3) RGB."""

    kind: MediaKind
    stream: Stream
    metadata: tuple[MetadataEntry, ...]
    thumbnail: Pixels

    def __post_init__(self) -> None:
        """Refuse what is no RGB picture."""
        _require_rgb(self.thumbnail)


def _require_rgb(pixels: Pixels) -> None:
    """Whoever draws pixels relies on their shape, and not every sender is trusted."""
    if pixels.ndim != 3 or pixels.shape[2] != 3:  # noqa: PLR2004
        raise ValueError("RGB pixels have the shape (h, w, 3)")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Picture:
    """One frame for the eye: upright RGB `pixels` (h, w, 3), at `scale` of its true size.

    `sha256` is of the full-size upright RGB bytes, so that a printed frame can be checked.
    """

    frame: int
    pts: float
    pixels: Pixels
    scale: float
    sha256: str

    def __post_init__(self) -> None:
        """Refuse what is no RGB picture."""
        _require_rgb(self.pixels)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FrameTimes:
    """When each frame of a medium is presented: `pts` (n,) rising seconds, by frame index."""

    pts: NDArray[np.float64]


def meets_conditions(
    stream: Stream, codecs: tuple[str, ...], minimum_side: int, maximum_depth: int
) -> bool:
    """Return whether a picture stream lies within the conditions of a measurement.

    It is coded by one of `codecs` (any, where none is named), its shortest coded side has
    `minimum_side` pixels or more, its samples at most `maximum_depth` bits (0 for any).
    """
    return (
        (not codecs or stream.codec.split(" ")[0] in codecs)
        and min(stream.coded_width, stream.coded_height) >= minimum_side
        and (not maximum_depth or stream.bit_depth <= maximum_depth)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatingPoint:
    """The score from which a finding is proposed, for one kind of media, and its origin.

    It was measured on media that meet its conditions (see `meets_conditions`), and nothing is
    proposed on others.
    """

    kind: MediaKind
    threshold: float
    meaning: str
    codecs: tuple[str, ...] = ()
    minimum_side: int = 0
    maximum_depth: int = 0

    def covers(self, kind: MediaKind | None, stream: Stream | None) -> bool:
        """Return whether the point was measured on media like this one."""
        return (
            kind is self.kind
            and stream is not None
            and meets_conditions(stream, self.codecs, self.minimum_side, self.maximum_depth)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzerInfo:
    """What a reader of the report must know about a method.

    `per_second` is how many frames of each second of presentation time are offered, None for
    every frame. `resumable` says that each frame is read on its own, so an interrupted run can
    continue where it stopped. `score_meaning` and `map_meaning` are one sentence each, empty
    when the analyzer yields none.
    """

    name: str
    title: str
    version: str
    media: frozenset[MediaKind]
    family: Family
    needs: Need
    reference: str
    limitations: str
    validated_range: str
    score_meaning: str = ""
    map_meaning: str = ""
    per_second: float | None = None
    resumable: bool = False
    by_default: bool = True
    operating_points: tuple[OperatingPoint, ...] = ()

    def operating_point(
        self, kind: MediaKind | None, stream: Stream | None
    ) -> OperatingPoint | None:
        """Return the operating point that holds for a medium, None where none was measured."""
        return next((p for p in self.operating_points if p.covers(kind, stream)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The population that a percentile is a percentile of; none outside `conditions`.

    `quantiles` are the 0th, 1st, … 100th percentile of the quantity over n authentic media.
    """

    analyzer: str
    version: str
    quantity: str
    population: str
    conditions: str
    n: int
    quantiles: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How often an outcome had a reason, for coverage and limitations."""

    outcome: Outcome
    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of a medium a run answered for; `unit` is "frame" or "file"."""

    unit: str = "frame"
    scored: int = 0
    not_applicable: int = 0
    withheld: int = 0
    failed: int = 0
    not_examined: int = 0
    reasons: tuple[ReasonCount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzerRun:
    """One execution of one analyzer, with all that is needed to repeat it."""

    media_id: str
    info: AnalyzerInfo
    settings: Mapping[str, Setting]
    media_sha256: str
    software: Mapping[str, str]
    device: str = "cpu"
    seed: int | None = None
    model_sha256: str | None = None
    state: RunState = RunState.RUNNING
    coverage: Coverage = Coverage()
    error: str | None = None
    seconds: float = 0.0
    started_at: datetime = field(default_factory=now)
    ended_at: datetime | None = None
    continues: str | None = None
    id: str = field(default_factory=new_id)


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
        _require_frames(self.frame)
        _require_numbers(self.pts)
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
        _require_frames(self.frame)
        _require_numbers(self.pts)
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
        _require_numbers(self.value, self.percentile or 0.0)
        _require_frames(self.frame or 0)


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
        _require_frames(self.frame or 0)


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
class Finding:
    """A statement about a medium, proposed by the machine or made by an examiner.

    `h1` and `h2` are the competing propositions. A decision is a new finding that supersedes
    the old one; nothing is edited. `first_pts`/`last_pts` are None for the whole medium.
    """

    media_id: str
    statement: str
    h1: str
    h2: str
    author: Author
    state: FindingState = FindingState.PROPOSED
    examiner: str = ""
    note: str = ""
    first_pts: float | None = None
    last_pts: float | None = None
    run_ids: tuple[str, ...] = ()
    map_ids: tuple[str, ...] = ()
    limitations: tuple[str, ...] = ()
    supersedes: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """One link of the audit chain. `actor` is the name as entered, not authenticated.

    `detail` holds strings only; `records` maps "table/id" to the sha256 of the row's canonical
    encoding after the change, so that an edited, removed or added row is found.
    """

    sequence: int
    at: datetime
    actor: str
    os_user: str
    host: str
    program: str
    action: str
    subject: str
    detail: Mapping[str, str]
    records: Mapping[str, str]
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last link of the audit chain, as printed in a report."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An issued report; a draft is one without a decision by a named examiner.

    `evidence_intact` says that every file still had its hash when the report was issued.
    """

    number: str
    author: str
    draft: bool
    pages: int
    pdf_sha256: str
    content_sha256: str
    head: ChainHead
    template: str
    evidence_intact: bool = True
    finding_ids: tuple[str, ...] = ()
    supersedes: str | None = None
    issued_at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something `verify` found: a code, what it concerns, and one sentence."""

    code: str
    subject: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The result of verifying a case; `notes` are remarks that are no problems."""

    ok: bool
    head: ChainHead | None
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    events: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far long work is; `total` is None while unknown, `pts` is in seconds."""

    done: int
    total: int | None
    pts: float | None = None


class ArrivalState(StrEnum):
    """What became of one path that was given to a case."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    UNSUPPORTED = "unsupported"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One path that was given to a case, and what became of it.

    `path` is printable text. Exhibit and hash are None where nothing was taken in: a link,
    a device, a file that is gone or for which there is no room.
    """

    path: str
    state: ArrivalState
    exhibit: str | None = None
    sha256: str | None = None
    reason: str | None = None
    detail: str | None = None
    advice: str | None = None
    media_id: str | None = None


MODEL_CARD = "card.toml"  # of a model pack; it is none of the files that it lists
MODEL_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")  # of a pack, its version and its files
_SHA256 = re.compile(r"[0-9a-f]{64}")


def model_identity(files: Mapping[str, str]) -> str:
    """Return the identity of a model: a digest over its files' names and sha256, sorted.

    Its card is none of the files: the card's words may be corrected, the model stays the same.
    """
    listed = "".join(f"{name}\0{files[name]}\n" for name in sorted(files))
    return hashlib.sha256(listed.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelPack:
    """A model pack as a method uses it: what its card calls it, and the hashes of all of it.

    `files` are the sha256 of its files by their names, `card_sha256` that of the card.
    """

    name: str
    version: str
    licence: str
    card_sha256: str
    files: Mapping[str, str]

    def __post_init__(self) -> None:
        """Refuse names that could lead out of a folder, and hashes that are none."""
        names = (self.name, self.version, *self.files)
        hashes = (self.card_sha256, *self.files.values())
        if not all(map(MODEL_NAME.fullmatch, names)) or MODEL_CARD in self.files:
            raise ValueError("a model pack and its files have plain names")
        if not all(map(_SHA256.fullmatch, hashes)):
            raise ValueError("the hashes of a model pack are sha256")

    @property
    def sha256(self) -> str:
        """The model's identity."""
        return model_identity(self.files)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ModelPiece:
    """A part of a file of a model pack, or of its card; the parts of a file come in order."""

    file: str
    content: NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelArchive:
    """Where an archive lies that holds a model pack, and the sha256 that it must have."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptModel:
    """A model pack in a case: its card and its files, as they were when a run used them."""

    name: str
    version: str
    licence: str
    sha256: str
    card_sha256: str
    archive_sha256: str
    size_bytes: int
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzerSetup:
    """An analyzer as the worker has it: what a run must record to be repeatable."""

    info: AnalyzerInfo
    settings: Mapping[str, Setting]
    software: Mapping[str, str]
    device: str = "cpu"
    seed: int | None = None
    model_sha256: str | None = None
    models: tuple[ModelPack, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where an analyzer begins: with the frames after `after`, and those named in `again`.

    `setup` is what its run records; an analyzer that is another by now must not begin.
    """

    after: int = -1
    again: tuple[int, ...] = ()
    setup: AnalyzerSetup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingEnded:
    """One analyzer has read the medium, or failed at it: then `error` says how."""

    seconds: float
    frames_present: int | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Isolation:
    """What a worker process is kept from: `offline` if it can reach no network address.

    `detail` says by what means, or why not, in words for the record.
    """

    offline: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerEnd:
    """How work in a worker process ended: well, by an expected error, or by a bug."""

    error: str = ""
    message: str = ""
    traceback: str = ""
