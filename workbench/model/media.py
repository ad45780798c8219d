"""What is known of a received file: its kind, its stream, how it came in."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from workbench.model.checks import require_rgb
from workbench.model.pictures import Pixels
from workbench.model.stamps import new_id, now


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


NOT_SQUARE = "Pixels are not square"  # begins the remark that says so
UNEQUAL = f"{NOT_SQUARE}: lengths in different directions cannot be compared."


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

    @property
    def square(self) -> bool:
        """Whether nothing tells that a pixel is not as wide as it is high."""
        return not any(remark.startswith(NOT_SQUARE) for remark in self.remarks)


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
        require_rgb(self.thumbnail)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FrameTimes:
    """When each frame of a medium is presented: `pts` (n,) rising seconds, by frame index."""

    pts: NDArray[np.float64]


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
