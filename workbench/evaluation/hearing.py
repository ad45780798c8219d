"""What is heard of one file while it is read: an analyzer's answers, and the faces."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from workbench.calibration.face_traits import medians, of_faces
from workbench.coverage import Tally
from workbench.errors import AnalyzerError
from workbench.evaluation.fed import PREFIX
from workbench.evaluation.records import Row, Series
from workbench.findings import MIN_FRAMES, segments
from workbench.model import (
    AnalyzerSetup,
    FaceSamples,
    FrameScore,
    LocalizationMap,
    Measurement,
    MediaKind,
    Outcome,
    ReadingEnded,
)
from workbench.temporal import Course, clip_score, course

DIGITS = 9  # as they are written, so that going on later changes no figure
NOT_CONCLUDED = "not_concluded"
ORDER = (Outcome.SCORED, Outcome.WITHHELD, Outcome.FAILED, Outcome.NOT_APPLICABLE)
MOST_MAP_BYTES = 128 << 20  # of one analyzer over one clip; what comes later is not judged


Arrays = tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]
Told = tuple[float, float]  # when a frame is shown, and its score, NaN where there is none


@dataclass
class Heard:
    """What one analyzer has said of one file so far; `maps` only where they are kept."""

    keeps_maps: bool = False
    by_track: dict[str | None, dict[int, Told]] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    ended: ReadingEnded | None = None
    maps: list[LocalizationMap] = field(default_factory=list)
    map_bytes: int = 0

    def hear(self, said: object) -> None:
        """Take in one observation."""
        if isinstance(said, ReadingEnded):
            self.ended = said
        elif isinstance(said, FrameScore):
            score = np.nan if said.score is None else said.score
            self.by_track.setdefault(said.track_id, {})[said.frame] = said.pts, score
        elif isinstance(said, LocalizationMap):
            self._keep(said)
        self.tally.hear(said)

    def _keep(self, one: LocalizationMap) -> None:
        self.map_bytes += one.values.nbytes
        if self.keeps_maps and self.map_bytes <= MOST_MAP_BYTES:
            self.maps.append(one)

    @property
    def concluded(self) -> bool:
        """Whether the reading ended without an error."""
        return self.ended is not None and self.ended.error is None

    def row(self, path: str, setup: AnalyzerSetup, kind: MediaKind) -> Row:
        """Return the row; an analyzer that failed on the way has no score of its first half."""
        made = Row(
            path=path,
            analyzer=setup.info.name,
            version=setup.info.version,
            outcome=Outcome.FAILED,
            reason=NOT_CONCLUDED,
            seconds=round(self.ended.seconds, DIGITS) if self.ended else None,
        )
        if self.ended is None:
            return made
        if self.ended.error is not None:
            return replace(made, reason=_code(self.ended.error))
        outcome, reason = self._answer()
        score = self.score(kind)
        known = round(score, DIGITS) if score is not None else None
        return replace(made, outcome=outcome, reason=reason, score=known)

    def score(self, kind: MediaKind) -> float | None:
        """Return the file's score, None without any: of a clip, that of its highest second.

        Of a still picture it is the mean over its faces, or the picture's own.
        """
        if kind is MediaKind.VIDEO:
            return clip_score(self._courses())
        known = [one.scores for one in self._courses() if one.scores.size]
        return float(np.concatenate(known).mean()) if known else None

    def series(self, path: str, analyzer: str) -> Series | None:
        """Return the scores frame by frame, None where there are none or it failed."""
        told = list(enumerate(self._courses()))
        if not self.concluded or not any(one.scores.size for _, one in told):
            return None
        return Series(
            path=path,
            analyzer=analyzer,
            faces=tuple(number for number, one in told for _ in range(one.scores.size)),
            frames=tuple(frame for _, one in told for frame in one.frames.tolist()),
            scores=tuple(score for _, one in told for score in one.scores.tolist()),
            pts=tuple(pts for _, one in told for pts in one.pts.tolist()),
        )

    def called(self, threshold: float, kind: MediaKind) -> bool:
        """Say whether an examination would propose a finding from these scores."""
        least = MIN_FRAMES if kind is MediaKind.VIDEO else 1
        return any(segments(scores, threshold, least) for _, _, scores in self._speaking())

    def _courses(self) -> list[Course]:
        """Return the scored frames of each series that counts."""
        return [course(*arrays) for arrays in self._speaking()]

    def _speaking(self) -> list[Arrays]:
        """Return frames, times and scores of each series that counts, as findings do.

        Where the picture itself has scores, they are the file's; those of its faces are not.
        """
        own = self.by_track.get(None, {})
        whole = any(np.isfinite(score) for _, score in own.values())
        return [_arrays(told) for told in ([own] if whole else self.by_track.values())]

    def _answer(self) -> tuple[Outcome, str]:
        """Return the outcome that tells most, and the reason most often given for it."""
        given = self.tally.reasons
        for outcome in ORDER:
            reasons = {why: n for (what, why), n in given.items() if what is outcome and n}
            if reasons:
                often = max(reasons, key=lambda why: (reasons[why], why))
                return outcome, "" if outcome is Outcome.SCORED else often
        return Outcome.FAILED, "nothing_said"


@dataclass
class Faces:
    """What the face pass tells about a file from outside: how large and sharp its faces are."""

    samples: list[FaceSamples] = field(default_factory=list)
    fed: dict[str, list[float]] = field(default_factory=dict)
    seconds: float | None = None

    def hear(self, said: object) -> None:
        """Take in what the face pass says."""
        if isinstance(said, ReadingEnded):
            self.seconds = said.seconds
        elif isinstance(said, FaceSamples):
            self.samples.append(said)

    def hear_fed(self, said: object) -> None:
        """Take in what was measured of a crop."""
        if isinstance(said, Measurement):
            self.fed.setdefault(said.name, []).append(said.value)

    @property
    def traits(self) -> dict[str, float]:
        """How many faces there are, and medians over all of them of what was measured."""
        fed = {name: values for name, values in self.fed.items() if name.startswith(PREFIX)}
        columns = {name: np.array(values, np.float64) for name, values in fed.items()}
        told = medians(of_faces(self.samples) | columns)
        if self.seconds is not None:
            told["faces"] = float(len({one.number for one in self.samples}))
        return told

    @property
    def measured(self) -> dict[str, float]:
        """Medians over all faces of what groups them, and is no trait of the audit."""
        return {
            name: float(np.median(values))
            for name, values in self.fed.items()
            if not name.startswith(PREFIX)
        }


def _arrays(told: Mapping[int, Told]) -> Arrays:
    """Return frames, times and scores (n,) in the order of the frames."""
    frames = sorted(told)
    both = np.array([told[frame] for frame in frames], np.float64).reshape(-1, 2)
    return np.array(frames, np.int64), both[:, 0], both[:, 1]


def _code(told: str) -> str:
    """Return the code at the head of an analyzer's error, or that it was a bug."""
    code = told.split(":", 1)[0]
    return code if code.replace("_", "").isalnum() and code.islower() else AnalyzerError.code
