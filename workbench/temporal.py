"""Scores over time: one score for a clip that a short altered stretch can raise, and where.

The mean of all frames lets half a second among twenty drown, and the highest frame is what
chance gives. So the clip's score is the mean of its highest second, after each score has given
way to the median of its neighbours: one frame alone moves nothing, two in a row do
(ForgeryNet, He et al., CVPR 2021, asks for videos in which only a stretch is forged). A
noisy-or over frames would need calibrated likelihood ratios: on raw scores, which are no
probabilities, it depends on their scale and rises with the length of the clip. The highest
second rises with the length too, but slowly. Where scores are sparser than three a second it
is the shortest run of three.

Missing scores are left out, never filled in, and nothing is joined over a pause. Pauses are
measured between scored frames, by their own usual step, whatever else was asked about. All
functions are pure; times are presentation times in seconds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

Values = NDArray[np.float64]
Places = tuple[int, int]  # first and last position, both within

WINDOW = 1.0  # seconds: the shortest stretch that is to raise a clip's score in full
LEAST = 3  # scores in a window or median, where frames were sampled more sparsely than that
STEPS, PAUSE = 2.5, 0.25  # usual steps and seconds: a longer silence parts what is around it
SMOOTHED = 0.25  # seconds over which a median is taken, of three scores at least
MOST = 5  # stretches proposed of one series


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time in which the scores of one series stand out.

    Its first and last scored frame with their times; `start` and `end`, halfway to the scored
    neighbours outside, are the best guess of where it begins and ends: where none follows, half
    a usual step after its last frame. `peak` and `mean` are of its `scored` frames, `rise` is
    how far its highest second lies above what is usual.
    """

    first_frame: int
    last_frame: int
    first_pts: float
    last_pts: float
    start: float
    end: float
    peak: float
    mean: float
    rise: float
    scored: int


@dataclass(frozen=True, eq=False)
class Course:
    """The scored frames of one face, or of the picture, in order (n,), none of them missing."""

    frames: NDArray[np.int64]
    pts: Values
    scores: Values

    @cached_property
    def step(self) -> float:
        """The usual time from one scored frame to the next; 0 for a single one."""
        return usual_step(self.pts)

    @cached_property
    def parts(self) -> list[slice]:
        """The positions between pauses."""
        return unbroken(self.pts)

    @cached_property
    def steady(self) -> Values:
        """The median of each score and its neighbours within its part (n,)."""
        width = 2 * int(SMOOTHED / self.step / 2) + 1 if self.step else LEAST
        told = [_medians(self.scores[part], max(width, LEAST)) for part in self.parts]
        return np.concatenate(told) if told else np.empty(0)

    @cached_property
    def usual(self) -> float:
        """The median of all scores; NaN without any."""
        return float(np.median(self.scores)) if self.scores.size else np.nan


def course(frames: ArrayLike, pts: ArrayLike, scores: ArrayLike) -> Course:
    """Return the scored frames of a series (n,), without those whose score is missing (NaN)."""
    told = np.asarray(scores, np.float64)
    known = np.isfinite(told)
    return Course(
        np.asarray(frames, np.int64)[known], np.asarray(pts, np.float64)[known], told[known]
    )


def usual_step(pts: Values) -> float:
    """Return the usual time from one frame to the next; 0 for a single one."""
    return float(np.median(np.diff(pts))) if pts.size > 1 else 0.0


def unbroken(pts: Values) -> list[slice]:
    """Return the slices of positions (n,) between which there is a pause."""
    longest = max(STEPS * usual_step(pts), PAUSE)
    ends = [*(np.flatnonzero(np.diff(pts) > longest) + 1).tolist(), pts.size]
    return [slice(a, b) for a, b in zip([0, *ends], ends, strict=False) if b > a]


def _medians(scores: Values, width: int) -> Values:
    """Return the median of `width` neighbours (n,), an odd number; at an end, of the last."""
    width = min(width, scores.size - 1 + scores.size % 2)
    if width < LEAST:
        return np.full(scores.size, np.median(scores))
    inner = np.median(np.lib.stride_tricks.sliding_window_view(scores, width), axis=1)
    return np.pad(inner, width // 2, mode="edge")


# --- one score ----------------------------------------------------------------------------


def series_score(of: Course, usual: float | None = None) -> float | None:
    """Return the mean of the highest second of a series, None where nothing was scored.

    What is there of a second that a pause or an end cuts short is filled up with the `usual`
    score, by default the series' own median.
    """
    heights = _heights(of, of.usual if usual is None else usual)
    return float(heights.max()) if heights.size else None


def clip_score(series: Sequence[Course]) -> float | None:
    """Return a clip's score: that of its highest face, or of the picture.

    None where nothing was scored. Seconds cut short are filled up with the clip's median. Of
    a clip that was scored at one time only there is no usual score: its highest face counts.
    """
    every = np.concatenate([one.scores for one in series]) if series else np.empty(0)
    if not every.size:
        return None
    if np.ptp(np.concatenate([one.pts for one in series])) == 0:
        return float(every.max())
    usual = float(np.median(every))
    told = (series_score(one, usual) for one in series)
    return max(score for score in told if score is not None)


def _heights(of: Course, usual: float) -> Values:
    """Return the mean of the steady scores in each window, filled up to a second.

    A window of fewer than `LEAST` scores weighs less, as no median steadied it; one alone
    weighs nothing.
    """
    first, last = _windows(of)
    count = last + 1 - first
    sums = np.concatenate([[0.0], np.cumsum(of.steady - of.usual)])  # exact where all is alike
    mean = of.usual + (sums[last + 1] - sums[first]) / count
    there = of.pts[last] - of.pts[first] + of.step
    share = np.where(there >= WINDOW - of.step / 2, 1.0, there / WINDOW)
    share *= np.where(count > 1, np.minimum(count / LEAST, 1.0), 0.0)
    return np.asarray(share * mean + (1 - share) * usual, np.float64)


def _windows(of: Course) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the first and last positions of every full window, or of a whole shorter part."""
    firsts, lasts = [np.empty(0, np.intp)], [np.empty(0, np.intp)]
    for part in of.parts:
        pts = of.pts[part]
        ends = np.searchsorted(pts, pts + WINDOW - of.step / 2)
        ends = np.maximum(ends, np.arange(pts.size) + LEAST)
        reached = pts + WINDOW <= pts[-1] + of.step * 1.5
        full = np.flatnonzero((ends <= pts.size) & reached)
        firsts.append(part.start + (full if full.size else np.zeros(1, np.intp)))
        lasts.append(part.start + (ends[full] - 1 if full.size else np.array([pts.size - 1])))
    return np.concatenate(firsts), np.concatenate(lasts)


# --- where --------------------------------------------------------------------------------


def highest(of: Course) -> Stretch | None:
    """Return where a series is highest; None where nothing stands out of it.

    It begins at the highest second and is grown to both sides while the steady scores stay
    nearer to that second than to the median of the series: of a clip of which more than half
    is altered it finds a part. It says where to look, not that anything was found.
    """
    return next(proposals(of), None)


def proposals(of: Course, most: int = MOST, usual: float | None = None) -> Iterator[Stretch]:
    """Yield the stretches in which a series is highest, the highest first, apart by a frame.

    They stand out of the `usual` score, by default the series' own median. Of several faces
    the clip's is better: where a face is followed anew, its own median is that of the stretch.
    """
    usual = of.usual if usual is None else usual
    free = np.ones(of.scores.size, np.bool_)
    first, last = _windows(of)
    heights = _heights(of, usual)
    for best in np.argsort(-heights, kind="stable"):
        if not most or heights[best] <= usual:
            return
        core = slice(first[best], last[best] + 1)
        if not free[core].all():
            continue
        found = _grown(of, core, (heights[best] + usual) / 2, free)
        most -= 1
        yield _stretch(of, found, rise=float(heights[best] - usual))
        part = _part(of, found[0])
        free[max(found[0] - 1, part.start) : min(found[1] + 2, part.stop)] = False


def _part(of: Course, place: int) -> slice:
    """Return the part in which a position lies."""
    return next(one for one in of.parts if one.start <= place < one.stop)


def _grown(of: Course, core: slice, level: float, free: NDArray[np.bool_]) -> Places:
    """Return the positions around the core's peak that stay at or above the level."""
    part = _part(of, core.start)
    first = last = core.start + int(np.argmax(of.steady[core]))
    within = (of.steady >= level) & free
    while first > part.start and within[first - 1]:
        first -= 1
    while last + 1 < part.stop and within[last + 1]:
        last += 1
    return first, last


def _stretch(of: Course, places: Places, rise: float) -> Stretch:
    first, last = places
    scores = of.scores[first : last + 1]
    start, end = _edges(of, places)
    return Stretch(
        first_frame=int(of.frames[first]),
        last_frame=int(of.frames[last]),
        first_pts=float(of.pts[first]),
        last_pts=float(of.pts[last]),
        start=start,
        end=end,
        peak=float(scores.max()),
        mean=float(scores.mean()),
        rise=rise,
        scored=int(scores.size),
    )


def _edges(of: Course, places: Places) -> tuple[float, float]:
    """Return the times halfway to the scored neighbours, or half a step after the last."""
    part, (first, last) = _part(of, places[0]), places
    start, end = float(of.pts[first]), float(of.pts[last])
    if first > part.start:
        start = (start + float(of.pts[first - 1])) / 2
    inside = last + 1 < part.stop
    return start, (end + float(of.pts[last + 1])) / 2 if inside else end + of.step / 2
