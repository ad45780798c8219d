"""What the timeline draws: one lane of scores per analyzer, with what was not answered.

Pure numbers, no Qt. Time is the presentation timestamp in seconds. A frame without a score
stays without one: its place in the lane shows the outcome instead.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

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
REACH = 1.6  # a sample stands for the time to the next one, unless a sample is missing


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lane:
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
    reasons: tuple[str, ...] = ()
    threshold: float | None = None
    by_frame: bool = True
    whole_file: Outcome | None = None
    whole_reason: str = ""
    said: str = ""  # the fact that says most, harmless to show
    track_id: str | None = None  # the face that was asked about
    highest: Stretch | None = None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Lowest and highest score, or None when nothing was scored."""
        known = self.scores[self.outcomes == SCORED]
        return (float(known.min()), float(known.max())) if known.size else None

    @property
    def step(self) -> float:
        """The usual time from one asked frame to the next, in seconds; 0 for a single one."""
        return usual_step(self.pts)

    def at(self, frame: int) -> int | None:
        """Return the entry that speaks for a frame: its own, or the last sample before it."""
        entry = int(np.searchsorted(self.frames, frame, side="right")) - 1
        if entry < 0:
            return None
        usual = float(np.median(np.diff(self.frames))) if self.frames.size > 1 else 1.0
        return entry if frame - self.frames[entry] < max(1.0, usual * REACH) else None


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


def spans(lane: Timed, first: float, last: float) -> list[Span]:
    """Return the coverage of a lane from `first` to `last` without gaps, in order."""
    if not lane.pts.size:
        return [Span(first, last, NOT_EXAMINED)]
    ends = _ends(lane, last)
    edges: list[Span] = []
    if lane.pts[0] > first + usual_step(lane.pts) * (REACH - 1):
        edges.append(Span(first, float(lane.pts[0]), NOT_EXAMINED))
    for begin, end, kind in _stretches(lane, ends):
        if edges and begin > edges[-1].last:
            edges.append(Span(edges[-1].last, begin, NOT_EXAMINED))
        edges.append(Span(begin, end, kind))
    if edges[-1].last < last:
        edges.append(Span(edges[-1].last, last, NOT_EXAMINED))
    return edges


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


def _stretches(lane: Timed, ends: NDArray[np.float64]) -> Iterable[tuple[float, float, int]]:
    """Join neighbours with one outcome and no gap between them."""
    changes = np.flatnonzero(
        (np.diff(lane.outcomes.astype(np.int16)) != 0) | (ends[:-1] < lane.pts[1:])
    )
    firsts = np.concatenate([[0], changes + 1])
    lasts = np.concatenate([changes, [lane.pts.size - 1]])
    for a, b in zip(firsts, lasts, strict=True):
        yield float(lane.pts[a]), float(ends[b]), int(lane.outcomes[a])


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
    return replace(scored, highest=highest_stretch(scored))


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
        self._info, self._item, self._track_id = info, item, track_id
        self._threshold = threshold(info, item)
        self._said: list[FrameScore] = []
        self._lane: Lane | None = None

    def append(self, said: FrameScore) -> None:
        """Add what the analyzer said about one frame."""
        self._said.append(said)
        self._lane = None

    def lane(self) -> Lane:
        """Return the lane as far as it has come."""
        if self._lane is None:
            self._lane = self._build()
        return self._lane

    def _build(self) -> Lane:
        said = self._said
        return Lane(
            info=self._info,
            track_id=self._track_id,
            state=RunState.RUNNING,
            by_frame=reads_frames(self._info, self._item),
            frames=np.array([one.frame for one in said], np.int64),
            pts=np.array([one.pts for one in said], np.float64),
            scores=np.array(
                [np.nan if one.score is None else one.score for one in said], np.float64
            ),
            outcomes=np.array([OUTCOMES.index(one.outcome) for one in said], np.uint8),
            reasons=tuple(one.reason or "" for one in said),
            threshold=self._threshold,
        )
