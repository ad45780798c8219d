"""Where in presentation time an analyzer looked, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from workbench.model import Outcome, ScoreSeries, Stream
from workbench.report.content import Span

OUTCOMES = list(Outcome)
SLACK = 1.75  # samples further apart than this many sampling intervals leave a gap unexamined


def beside(series: ScoreSeries, others: Sequence[ScoreSeries]) -> ScoreSeries:
    """Return a face's series with the frames that were read where that face is not.

    There the question does not arise, which is another thing than not having looked, and its
    line has a gap. Reasons are left out: this is for drawing.
    """
    if series.track_id is None:
        return series
    frames = np.concatenate([one.frames for one in others])
    pts = np.concatenate([one.pts for one in others])
    read, first = np.unique(frames, return_index=True)
    outcomes = np.full(len(read), OUTCOMES.index(Outcome.NOT_APPLICABLE), np.uint8)
    for one in (*(other for other in others if other.track_id is None), series):
        outcomes[np.searchsorted(read, one.frames)] = one.outcomes
    scores = np.full(len(read), np.nan)
    scores[np.searchsorted(read, series.frames)] = series.scores
    return replace(
        series,
        frames=read,
        pts=pts[first],
        outcomes=outcomes,
        scores=scores,
        reasons=np.zeros(len(read), np.uint16),
        reason_codes=("",),
    )


def coverage_spans(
    series: ScoreSeries, stream: Stream, per_second: float | None
) -> tuple[Span, ...]:
    """Return the stretches of presentation time in order, without holes between them.

    A frame is shown until the next one, so an outcome reaches to the next frame's time. When
    every frame was offered (`per_second` is None) a missing frame index is a gap; otherwise a
    gap is a pause longer than the sampling interval. `outcome` is None where nothing was
    examined.
    """
    first, last = stream.first_pts, max(stream.last_pts, stream.first_pts)
    if not len(series.frames):
        return (Span(first, last, None),)
    parts = [Span(first, float(series.pts[0]), None)] if series.frames[0] > 0 else []
    parts.extend(_between(series, per_second))
    parts.extend(_ending(series, last, stream.frame_count, per_second))
    return tuple(_merged(span for span in parts if span.end > span.start))


def _between(series: ScoreSeries, per_second: float | None) -> Iterator[Span]:
    """Yield what lies between neighbouring observations."""
    for left, right in pairwise(range(len(series.frames))):
        start, end = float(series.pts[left]), float(series.pts[right])
        outcome = OUTCOMES[series.outcomes[left]]
        step = int(series.frames[right] - series.frames[left])
        reach = _reach(start, end, step, per_second)
        yield Span(start, reach, outcome)
        yield Span(reach, end, None)


def _reach(start: float, end: float, step: int, per_second: float | None) -> float:
    """Return until when the observation at `start` speaks, given the next one at `end`."""
    if step == 1:
        return end
    if per_second is None:
        return start + (end - start) / step
    return end if end - start <= SLACK / per_second else start + 1 / per_second


def _ending(
    series: ScoreSeries, last: float, frame_count: int, per_second: float | None
) -> Iterator[Span]:
    """Yield what follows the last observation, until the last frame's time."""
    start, outcome = float(series.pts[-1]), OUTCOMES[series.outcomes[-1]]
    left = frame_count - 1 - int(series.frames[-1])
    reach = _reach(start, last, left, per_second) if left > 0 else last
    yield Span(start, reach, outcome)
    yield Span(reach, last, None)


def _merged(spans: Iterator[Span]) -> Iterator[Span]:
    """Join neighbours of one outcome."""
    held: Span | None = None
    for span in spans:
        if held is not None and held.outcome is span.outcome:
            held = Span(held.start, span.end, span.outcome)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held
