"""How the desk reads a lane of scores aloud: its range, its outcome for a file, a moment."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ui import wording
from ui.lanes import OUTCOMES, SCORED, Lane
from workbench.model import Outcome

HIGHEST_MEANS = (
    "where this series is highest, which every series is somewhere; no operating point says "
    "that it is high, so no finding rests on it"
)


def lane_summary(lane: Lane) -> str:
    """Return the range of a lane's scores, or why there is none."""
    if lane.bounds is not None:
        low, high = lane.bounds
        return f"score {wording.number(low)} … {wording.number(high)}"
    if lane.outcomes.size:
        words = sorted({wording.OUTCOME_WORDS[OUTCOMES[code]] for code in set(lane.outcomes)})
        return ", ".join(words)
    return wording.RUN_WORDS[lane.state] if lane.state else wording.NOT_EXAMINED


def highest_words(lane: Lane) -> str:
    """Return in two lines where a lane's scores are highest, "" where nothing stands out."""
    found = lane.highest
    if found is None:
        return ""
    times = f"{wording.time(found.first_pts)} to {wording.time(found.last_pts)}"
    frames = "1 frame" if found.scored == 1 else f"{found.scored} frames"
    mean, peak = wording.number(found.mean), wording.number(found.peak)
    return f"Highest stretch: {times}\nmean {mean}, up to {peak}, {frames} scored"


def file_words(lane: Lane) -> str:
    """Return what an analyzer that reads only the file has answered."""
    if lane.whole_file is None:
        return wording.RUN_WORDS[lane.state] if lane.state else wording.NOT_EXAMINED
    if lane.whole_file is Outcome.SCORED:
        return lane.said or "read"
    reason = f" ({wording.reason(lane.whole_reason)})" if lane.whole_reason else ""
    return f"{wording.OUTCOME_WORDS[lane.whole_file]}{reason}"


def said_at(lane: Lane, pts: float) -> str:
    """Return in words what a lane holds at a time."""
    if not lane.by_frame:
        return file_words(lane)
    entry = int(lane.pts.searchsorted(pts + 1e-6, side="right")) - 1
    if entry < 0 or pts - lane.pts[entry] > max(lane.step * 1.6, 1e-3):
        return f"{wording.time(pts)}: {wording.NOT_EXAMINED}"
    place = f"{wording.time(float(lane.pts[entry]))}, frame index {lane.frames[entry]}"
    if lane.outcomes[entry] == SCORED:
        return f"{place}: score {wording.number(float(lane.scores[entry]))}"
    outcome = wording.OUTCOME_WORDS[OUTCOMES[lane.outcomes[entry]]]
    return f"{place}: {outcome} ({wording.reason(lane.reasons[entry])})"


def highest_time(pts: NDArray[np.float64], values: NDArray[np.float64]) -> float | None:
    """Return the time of the highest value, None where there is none."""
    known = np.flatnonzero(np.isfinite(values))
    return float(pts[known[np.argmax(values[known])]]) if known.size else None


def copied_lane(lane: Lane) -> str:
    """Return a lane as lines of columns parted by tabs: every frame that was asked about.

    Where there is no score its place stays empty, and the outcome says why.
    """
    if not lane.by_frame:
        return f"analyzer\toutcome\n{lane.info.name}\t{_one_line(file_words(lane))}\n"
    told = zip(
        *(lane.frames.tolist(), lane.pts.tolist(), lane.outcomes.tolist()),
        *(lane.scores.tolist(), lane.reasons),
        strict=False,  # reasons of a running pass grow on
    )
    rows = (
        (str(frame), f"{pts:.6f}", OUTCOMES[code].value, _value(score), _one_line(reason))
        for frame, pts, code, score, reason in told
    )
    return columns(("frame", "pts", "outcome", "score", "reason"), rows)


def columns(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return lines of columns parted by tabs, as a spreadsheet takes them."""
    return "\n".join("\t".join(row) for row in (head, *rows)) + "\n"


def _value(score: float) -> str:
    return f"{score:.9g}" if np.isfinite(score) else ""


def _one_line(text: str) -> str:
    return wording.shown(text, 200)
