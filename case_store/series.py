"""Frame scores as arrays: made of observations, joined from parts, in frame order."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.model import FrameScore, Outcome, ScoreSeries

_OUTCOMES = {outcome: number for number, outcome in enumerate(Outcome)}
_NO_REASON = ""


def series_of(run_id: str, track_id: str | None, scores: Sequence[FrameScore]) -> ScoreSeries:
    """Return the scores of one track as arrays; a missing score is NaN beside its outcome."""
    codes = _codes(score.reason or _NO_REASON for score in scores)
    return ScoreSeries(
        run_id=run_id,
        track_id=track_id,
        frames=np.array([score.frame for score in scores], np.int64),
        pts=np.array([score.pts for score in scores], np.float64),
        scores=np.array([_number(score.score) for score in scores], np.float64),
        outcomes=np.array([_OUTCOMES[score.outcome] for score in scores], np.uint8),
        reasons=np.array([codes[score.reason or _NO_REASON] for score in scores], np.uint16),
        reason_codes=tuple(codes),
    )


def joined(parts: Sequence[ScoreSeries]) -> ScoreSeries:
    """Return the parts of one series, in the order they were written, as one in frame order."""
    codes = _codes(code for part in parts for code in part.reason_codes)
    frames = np.concatenate([part.frames for part in parts])
    order = np.argsort(frames, kind="stable")
    return ScoreSeries(
        run_id=parts[0].run_id,
        track_id=parts[0].track_id,
        frames=frames[order],
        pts=np.concatenate([part.pts for part in parts])[order],
        scores=np.concatenate([part.scores for part in parts])[order],
        outcomes=np.concatenate([part.outcomes for part in parts])[order],
        reasons=np.concatenate([_renumbered(part, codes) for part in parts])[order],
        reason_codes=tuple(codes),
    )


def is_whole(part: ScoreSeries) -> bool:
    """Say whether the arrays of a series fit each other."""
    arrays = (part.frames, part.pts, part.scores, part.outcomes, part.reasons)
    return (
        len({len(array) for array in arrays}) == 1
        and bool(np.all(part.outcomes < len(Outcome)))
        and bool(np.all(part.reasons < len(part.reason_codes)))
    )


def by_track(parts: Iterable[ScoreSeries]) -> list[ScoreSeries]:
    """Join the parts of each track; the whole frame first, then the tracks as they came."""
    tracks: dict[str | None, list[ScoreSeries]] = {}
    for part in parts:
        tracks.setdefault(part.track_id, []).append(part)
    return [joined(tracks[track]) for track in sorted(tracks, key=lambda track: track or "")]


def _codes(reasons: Iterable[str]) -> dict[str, int]:
    """Return a number for each reason, in the order of their first use; 0 is none."""
    distinct = dict.fromkeys((_NO_REASON, *reasons))
    return {reason: number for number, reason in enumerate(distinct)}


def _renumbered(part: ScoreSeries, codes: dict[str, int]) -> NDArray[np.uint16]:
    table = np.array([codes[code] for code in part.reason_codes], np.uint16)
    return table[part.reasons]


def _number(score: float | None) -> float:
    return np.nan if score is None else score
