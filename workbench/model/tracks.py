"""Faces followed through a medium, as found and as an examiner put them right."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from workbench.model.checks import require_frames
from workbench.model.findings import Author
from workbench.model.stamps import new_id, now


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
        require_frames(self.number, self.person, self.shot, self.first_frame, self.last_frame)
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
class KnownFaces:
    """A finished face pass over a medium, for readings that need not find faces again.

    `path` is a face file (see `workbench.faces.file`) with that hash; `frames` counts those
    it answers for; `tracks` are those in force, without excluded ones.
    """

    path: Path
    sha256: str
    frames: int
    tracks: tuple[FaceTrack, ...]
