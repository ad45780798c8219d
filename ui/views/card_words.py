"""What a card says in words: the score of a frame, why there is none, and what was measured."""

from collections.abc import Iterable

from ui import wording
from ui.lane_words import file_words
from ui.lanes import OUTCOMES, SCORED, Lane
from workbench.model import Measurement, Outcome


def last_line(error: str) -> str:
    """Return what an error says, without the way to it."""
    return wording.shown(error.strip().rpartition("\n")[2], 240)


def score_at(lane: Lane, frame: int) -> tuple[str, str, bool]:
    """Return the score, the words beneath it, and whether there is a score, for a frame."""
    if not lane.by_frame:
        return "", file_words(lane), lane.whole_file is Outcome.SCORED
    entry = lane.at(frame)
    if entry is None:
        return "–", wording.NOT_EXAMINED, False
    outcome = OUTCOMES[lane.outcomes[entry]]
    if lane.outcomes[entry] != SCORED:
        reason = wording.reason(lane.reasons[entry])
        return "–", f"{wording.OUTCOME_WORDS[outcome]}: {reason}", False
    return wording.number(float(lane.scores[entry])), _scored_words(lane, entry, frame), True


def _scored_words(lane: Lane, entry: int, frame: int) -> str:
    parts = ["no operating point is set"]
    if lane.threshold is not None:
        above = lane.scores[entry] >= lane.threshold
        side = "at or above" if above else "below"
        parts = [f"{side} operating point {wording.number(lane.threshold)}"]
    if lane.frames[entry] != frame:
        parts.append(f"read at frame index {lane.frames[entry]}")
    return "; ".join(parts)


def measured_name(measured: Measurement) -> str:
    """Return what was measured, with its unit where the name does not say it already."""
    name = wording.spaced(measured.name)
    unit = wording.spaced(measured.unit)
    return name if not unit or unit in name else f"{name} ({unit})"


def rank(measured: Measurement) -> str:
    """Return a measurement's rank in the population it was compared with, or nothing."""
    if measured.percentile is None or not measured.reference:
        return ""
    return f"percentile {measured.percentile:.0f}"


def populations(measurements: Iterable[Measurement]) -> list[str]:
    """Return, once each, what the percentiles of these measurements are percentiles of."""
    ranked = [m.reference for m in measurements if rank(m)]
    return [f"Percentiles of: {reference}" for reference in dict.fromkeys(ranked)]
