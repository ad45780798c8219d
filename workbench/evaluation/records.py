"""What an evaluation keeps of each file: frozen records, written line by line to its folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from workbench.evaluation.overlap import Overlap
from workbench.model import Outcome
from workbench.temporal import Course, course


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one analyzer says about one file; `score` and `llr` are None where there is none."""

    path: str
    analyzer: str
    version: str
    outcome: Outcome
    score: float | None = None
    llr: float | None = None
    reason: str = ""
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen of a file from outside, kept so that an evaluation can be continued.

    `traits` hold only what could be measured. `threshold` says for each analyzer with an
    operating point that covers this medium where it lies, `called` whether an examination
    would propose a finding from it. `beyond` says, where the medium does not meet the
    conditions of the point, whether it would reach it all the same. `measured` is what faces
    are grouped by without a column, None where no faces were looked for.
    """

    path: str
    sha256: str
    kind: str = ""
    container: str = ""
    codec: str = ""
    face_seconds: float | None = None
    traits: Mapping[str, float] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    called: Mapping[str, bool] = field(default_factory=dict)
    beyond: Mapping[str, bool] = field(default_factory=dict)
    measured: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The scores of one analyzer over a clip (n,): which face, frame, score, and when.

    Faces are numbered in the order in which they were first scored; what is about the whole
    frame has the number 0. Evaluations of earlier versions did not keep when (`pts` is empty):
    of those nothing can be said over time.
    """

    path: str
    analyzer: str
    faces: tuple[int, ...]
    frames: tuple[int, ...]
    scores: tuple[float, ...]
    pts: tuple[float, ...] = ()

    def courses(self) -> list[Course]:
        """Return the scores of each face, or of the picture, over time; none without times."""
        if not self.pts:
            return []
        faces, arrays = np.array(self.faces), (self.frames, self.pts, self.scores)
        return [
            course(*(np.array(told)[faces == face] for told in arrays))
            for face in dict.fromkeys(self.faces)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One map of one frame, held against the mask of that frame."""

    name: str
    frame: int
    overlap: Overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """The maps that one analyzer drew over one file, and the mask they were held against.

    `mask` is the digest of the mask's file, empty for an authentic medium, all of which is
    outside. `reason` says why no map could be held against it.
    """

    path: str
    analyzer: str
    mask: str = ""
    reason: str = ""
    placed: tuple[Placed, ...] = ()


Record = Row | Look | Series | Mapped


@dataclass
class Found:
    """What one reading of one file has left so far."""

    rows: list[Row] = field(default_factory=list)
    look: Look | None = None
    series: list[Series] = field(default_factory=list)
    mapped: list[Mapped] = field(default_factory=list)

    def hear(self, said: object) -> bool:
        """Keep a record; return whether it was one."""
        if isinstance(said, Row):
            self.rows.append(said)
        elif isinstance(said, Look):
            self.look = said
        elif isinstance(said, Series):
            self.series.append(said)
        elif isinstance(said, Mapped):
            self.mapped.append(said)
        else:
            return False
        return True


def found(rows: Iterable[Row], look: Look | None = None) -> Found:
    """Return what is kept of a file that no analyzer could read."""
    return Found(rows=list(rows), look=look)
