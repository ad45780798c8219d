"""How the desk reads a lane of scores aloud: its range, its outcome for a file, a moment."""

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
