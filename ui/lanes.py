"""What the timeline draws: one lane of scores per analyzer, with what was not answered.

Pure numbers, no Qt. Time is the presentation timestamp in seconds. A frame without a score
stays without one: its place in the lane shows the outcome instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ui.lane_levels import Level, levels
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Family,
    FrameScore,
    MediaItem,
    Need,
    Outcome,
    RunState,
    ScoreSeries,
)
from workbench.temporal import Stretch, course, highest

OUTCOMES = tuple(Outcome)
SCORED = OUTCOMES.index(Outcome.SCORED)
NOT_EXAMINED = len(OUTCOMES)  # the fifth state of a lane: nothing was asked there
SMALLEST_SPAN = 0.05  # seconds across the whole width: a frame or two
REACH = 1.6  # a sample stands for the time to the next one, unless a sample is missing


class Reached:
    """What is worked out once of frames that were asked about, for it is drawn often.

    Of an hour it takes some hundredths of a second: off the GUI thread, by `prepare`.
    """

    def covered(self: "Timed", first: float, last: float) -> "Covered":
        """Return the coverage from `first` to `last` without gaps, in order."""
        known: dict[tuple[float, float], Covered] = self.__dict__.setdefault("_covered", {})
        if (first, last) not in known:
            known[first, last] = coverage(self, first, last)
        return known[first, last]


@dataclass(frozen=True, kw_only=True, eq=False)
class Lane(Reached):
    """One analyzer over one medium.

    `pts`, `frames`, `scores` (NaN where there is none), `outcomes` (index into `OUTCOMES`) and
    `reasons` have one entry per frame that was asked about, in order. An analyzer that is not
    `by_frame` answers once for the file: `whole_file` is its outcome, None while it is open.
    `highest` is the `highest_stretch` of a lane on record.
    """

    info: AnalyzerInfo
    state: RunState | None = None
    frames: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    pts: NDArray[np.float64] = field(default_factory=lambda: np.empty(0, np.float64))
    scores: NDArray[np.float64] = field(default_factory=lambda: np.empty(0, np.float64))
    outcomes: NDArray[np.uint8] = field(default_factory=lambda: np.empty(0, np.uint8))
    reasons: Sequence[str] = ()
    threshold: float | None = None
    by_frame: bool = True
    whole_file: Outcome | None = None
    whole_reason: str = ""
    said: str = ""  # the fact that says most, harmless to show
    track_id: str | None = None  # the face that was asked about
    highest: Stretch | None = None

    @cached_property
    def bounds(self) -> tuple[float, float] | None:
        """Lowest and highest score, or None when nothing was scored."""
        known = self.scores[self.outcomes == SCORED]
        return (float(known.min()), float(known.max())) if known.size else None

    @cached_property
    def step(self) -> float:
        """The usual time from one asked frame to the next, in seconds; 0 for a single one."""
        return usual_step(self.pts)

    @cached_property
    def usual_frames(self) -> float:
        """The usual number of frames from one asked frame to the next; 1 for a single one."""
        return float(np.median(np.diff(self.frames))) if self.frames.size > 1 else 1.0

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The scores thinned for the screen, with their peaks."""
        return levels(self.pts, np.where(self.outcomes == SCORED, self.scores, np.nan))

    def prepare(self, first: float, last: float) -> None:
        """Work out what drawing needs, over a medium from `first` to `last`."""
        self.covered(first, last)
        _ = self.bounds, self.step, self.usual_frames, self.levels

    def at(self, frame: int) -> int | None:
        """Return the entry that speaks for a frame: its own, or the last sample before it."""
        entry = int(np.searchsorted(self.frames, frame, side="right")) - 1
        if entry < 0:
            return None
        near = frame - self.frames[entry] < max(1.0, self.usual_frames * REACH)
        return entry if near else None


def highest_stretch(lane: Lane) -> Stretch | None:
    """Return where the scores are highest, of an ended run that no operating point judges.

    It says where to look. With an operating point the findings say so. Of an hour it takes a
    tenth of a second: off the GUI thread, once.
    """
    if lane.threshold is not None or not lane.by_frame or lane.state is RunState.RUNNING:
        return None
    return highest(course(lane.frames, lane.pts, lane.scores))


class Timed(Protocol):
    """Frames that were asked about, in order, and what became of each: see `Lane`."""

    @property
    def frames(self) -> NDArray[np.int64]:
        """Frame indices (n,)."""

    @property
    def pts(self) -> NDArray[np.float64]:
        """Presentation times (n,)."""

    @property
    def outcomes(self) -> NDArray[np.uint8]:
        """Indices into `OUTCOMES` (n,)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time with one outcome; `kind` indexes OUTCOMES, or is NOT_EXAMINED."""

    first: float
    last: float
    kind: int


def usual_step(pts: NDArray[np.float64]) -> float:
    """Return the usual time from one frame to the next, in seconds; 0 for a single one."""
    return float(np.median(np.diff(pts))) if pts.size > 1 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Covered:
    """The coverage of a lane without gaps, in order: when each stretch begins and ends (n,).

    `kinds` index OUTCOMES, or are NOT_EXAMINED.
    """

    firsts: NDArray[np.float64]
    lasts: NDArray[np.float64]
    kinds: NDArray[np.uint8]

    @classmethod
    def one(cls, first: float, last: float, kind: int) -> "Covered":
        """Return one outcome over everything."""
        return cls(
            firsts=np.array([first]), lasts=np.array([last]), kinds=np.array([kind], np.uint8)
        )

    def only(self, kind: int) -> "Covered":
        """Return the stretches of one outcome."""
        own = self.kinds == kind
        return Covered(firsts=self.firsts[own], lasts=self.lasts[own], kinds=self.kinds[own])

    def spans(self) -> list[Span]:
        """Return the stretches one by one."""
        told = zip(self.firsts.tolist(), self.lasts.tolist(), self.kinds.tolist(), strict=True)
        return [Span(first, last, kind) for first, last, kind in told]


def spans(lane: Timed, first: float, last: float) -> list[Span]:
    """Return the coverage of a lane from `first` to `last` without gaps, in order."""
    return coverage(lane, first, last).spans()


def coverage(lane: Timed, first: float, last: float) -> Covered:
    """Return the coverage of a lane from `first` to `last` without gaps, in order."""
    if not lane.pts.size:
        return Covered.one(first, last, NOT_EXAMINED)
    firsts, lasts, kinds = _stretches(lane, _ends(lane, last))
    gaps = np.flatnonzero(firsts[1:] > lasts[:-1]) + 1
    begins, ends = lasts[gaps - 1], firsts[gaps]
    if firsts[0] > first + usual_step(lane.pts) * (REACH - 1):
        gaps = np.append(0, gaps)
        begins, ends = np.append(first, begins), np.append(firsts[0], ends)
    if lasts[-1] < last:
        gaps = np.append(gaps, firsts.size)
        begins, ends = np.append(begins, lasts[-1]), np.append(ends, last)
    return Covered(
        firsts=np.insert(firsts, gaps, begins),
        lasts=np.insert(lasts, gaps, ends),
        kinds=np.insert(kinds, gaps, NOT_EXAMINED),
    )


def _ends(lane: Timed, last: float) -> NDArray[np.float64]:
    """Return until when each sample stands: to the next, or one step where that is missing.

    A sample is missing where frames were skipped, not where one frame stands long.
    """
    step = usual_step(lane.pts) or max(last - float(lane.pts[-1]), 0.0)
    reach = lane.pts + max(step * REACH, 1e-9)
    following = np.append(lane.pts[1:], max(last, float(lane.pts[-1])))
    skipped = np.diff(lane.frames)
    missing = np.append(skipped > REACH * np.median(skipped), True) if skipped.size else True
    return np.asarray(np.where(missing, np.minimum(following, reach), following), np.float64)


def _stretches(
    lane: Timed, ends: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.uint8]]:
    """Join neighbours with one outcome and no gap between them."""
    changes = np.flatnonzero(
        (np.diff(lane.outcomes.astype(np.int16)) != 0) | (ends[:-1] < lane.pts[1:])
    )
    firsts = np.append(0, changes + 1)
    lasts = np.append(changes, lane.pts.size - 1)
    return lane.pts[firsts].astype(np.float64), ends[lasts], lane.outcomes[firsts]


def recorded_lane(run: AnalyzerRun, series: ScoreSeries | None, item: MediaItem | None) -> Lane:
    """Return the lane of a run on record."""
    outcome, reason = _of_file(run)
    lane = Lane(
        info=run.info,
        state=run.state,
        by_frame=reads_frames(run.info, item),
        threshold=threshold(run.info, item),
        whole_file=outcome,
        whole_reason=reason,
    )
    if series is None:
        return lane
    scored = replace(
        lane,
        track_id=series.track_id,
        frames=series.frames,
        pts=series.pts,
        scores=series.scores,
        outcomes=series.outcomes,
        reasons=tuple(series.reason_codes[code] for code in series.reasons),
    )
    whole = replace(scored, highest=highest_stretch(scored))
    if item is not None and item.stream is not None:
        whole.prepare(*shown_span(item.stream.first_pts, item.stream.last_pts))
    return whole


def shown_span(first: float, last: float) -> tuple[float, float]:
    """Return from when to when a medium is drawn: one frame takes room as well."""
    return first, max(last, first + SMALLEST_SPAN)


def _of_file(run: AnalyzerRun) -> tuple[Outcome | None, str]:
    """Return the outcome of a run that has no frame scores, from its coverage."""
    counts = run.coverage
    if counts.unit != "file" and run.info.family is not Family.FACES:
        return None, ""
    for outcome in OUTCOMES:
        if getattr(counts, outcome.value):
            reasons = [r.reason for r in counts.reasons if r.outcome is outcome]
            return outcome, ", ".join(reasons)
    return None, ""


def reads_frames(info: AnalyzerInfo, item: MediaItem | None) -> bool:
    """Say whether an analyzer scores each frame of a medium; the face pass scores nothing."""
    if info.family is Family.FACES or info.needs is Need.FILE:
        return False
    return item is not None and item.kind in info.media


def threshold(info: AnalyzerInfo, item: MediaItem | None) -> float | None:
    """Return the score from which a finding is proposed on a medium, where one was measured."""
    point = info.operating_point(item.kind, item.stream) if item else None
    return point.threshold if point else None


class LiveLane:
    """A lane that grows while a pass runs; scores arrive in frame order."""

    def __init__(
        self, info: AnalyzerInfo, item: MediaItem | None, track_id: str | None = None
    ) -> None:
        self._still = Lane(
            info=info,
            track_id=track_id,
            state=RunState.RUNNING,
            by_frame=reads_frames(info, item),
            threshold=threshold(info, item),
        )
        self._frames = Growing(np.int64)
        self._pts, self._scores = Growing(np.float64), Growing(np.float64)
        self._outcomes = Growing(np.uint8)
        self._reasons: list[str] = []
        self._lane: Lane | None = None

    def append(self, said: FrameScore) -> None:
        """Add what the analyzer said about one frame."""
        self._frames.append(said.frame)
        self._pts.append(said.pts)
        self._scores.append(np.nan if said.score is None else said.score)
        self._outcomes.append(OUTCOMES.index(said.outcome))
        self._reasons.append(said.reason or "")
        self._lane = None

    def lane(self) -> Lane:
        """Return the lane as far as it has come; its reasons grow on behind its end."""
        if self._lane is None:
            self._lane = replace(
                self._still,
                frames=self._frames.values,
                pts=self._pts.values,
                scores=self._scores.values,
                outcomes=self._outcomes.values,
                reasons=self._reasons,
            )
        return self._lane


class Growing:
    """A row of numbers that grows at its end; what was handed out stays as it was."""

    def __init__(self, kind: type[np.generic]) -> None:
        self._room = np.empty(64, kind)
        self._size = 0

    def append(self, value: float) -> None:
        """Add a number, making twice the room when there is none left."""
        if self._size == self._room.size:
            self._room = np.concatenate([self._room, np.empty_like(self._room)])
        self._room[self._size] = value
        self._size += 1

    @property
    def values(self) -> NDArray[Any]:
        """All numbers so far (n,)."""
        return self._room[: self._size]
