"""Read a score by a calibration: the likelihood ratio and its interval.

A medium that the calibration was made from is read by the scale that was made without its
source, so that nothing is judged by what it taught.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from workbench.model import MediaKind
from workbench.model.calibration import (
    Calibration,
    CalibrationSource,
    Conditions,
    Method,
    Scale,
)

Values = NDArray[np.float64]
HASH_LETTERS = 16  # of a file's SHA-256, in the lists of a calibration
NOT_AT_HAND = "not_calibrated"
OTHER_METHOD = "calibrated_for_another_method"
ELSEWHERE = "not_calibrated_for_these_conditions"
OWN_FILE = "calibrated_on_this_file"
OUTSIDE = "score_outside_calibration"
CONFOUNDED = "calibration_confounded"
VIDEO = "video_not_calibrated"
UNMEASURED = "conditions_not_measured"
EDITED = "faces_edited"
INCONCLUSIVE = float(np.log10(2.0))  # ratios nearer to one support neither proposition


@dataclass(frozen=True, slots=True)
class Ratio:
    """A log10 likelihood ratio with its 95 % interval."""

    llr: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """The calibration that fits a result, or None and the code of why none does."""

    calibration: Calibration | None
    reason: str = ""


def ratio(scale: Scale, score: float) -> Ratio:
    """Return how a scale reads a score; beyond its points it stays level.

    There a ratio serves tests alone: `objection` refuses to state it.
    """
    known, *columns = np.array(scale.points).T
    llr, lower, upper = (float(np.interp(score, known, column)) for column in columns)
    return Ratio(llr, lower, upper)


def inconclusive(scale: Scale) -> tuple[float, float] | None:
    """Return the lowest and the highest score at which a ratio supports neither proposition.

    None where the scale passes from one side to the other at once, or knows one side only.
    """
    score, llr = np.array(scale.points).T[:2]
    low = _reached(score, llr, -INCONCLUSIVE)
    high = _reached(-score[::-1], -llr[::-1], -INCONCLUSIVE)
    return None if low is None or high is None or low >= -high else (low, -high)


def _reached(score: Values, llr: Values, level: float) -> float | None:
    """Return the lowest score above whose ratio a level is, None where it is never passed."""
    above = np.flatnonzero(llr > level)
    if not above.size:
        return None
    first = int(above[0])
    if first == 0:
        return float(score[0])
    before = first - 1
    share = (level - llr[before]) / (llr[first] - llr[before])
    return float(score[before] + share * (score[first] - score[before]))


def objection(made: Calibration, scale: Scale, score: float) -> str:
    """Return the code of why a score is not read by a calibration that fits, empty for none.

    Nothing is known of scores beyond those that the scale was made from; and a calibration of
    files that their traits alone tell apart weighs the collections, not the alteration.
    """
    if made.tested.confounded:
        return CONFOUNDED
    inside = scale.points[0][0] <= score <= scale.points[-1][0]
    return "" if inside else OUTSIDE


def chosen(
    calibrations: Iterable[Calibration], method: Method, found: Conditions | None
) -> Chosen:
    """Return the calibration made of this very method in these conditions, the newest of many.

    One of another version, settings, model or face pass is never taken, and none for video:
    of more seconds and more faces the highest second is higher, and no cell knows them.
    """
    own = [one for one in calibrations if one.method.analyzer == method.analyzer]
    if not own:
        return Chosen(None, NOT_AT_HAND)
    if found is not None and found.kind is MediaKind.VIDEO:
        return Chosen(None, VIDEO)
    same = [one for one in own if one.method == method]
    if not same:
        return Chosen(None, OTHER_METHOD)
    fitting = [one for one in same if found is not None and one.cell.holds(found)]
    if not fitting:
        return Chosen(None, ELSEWHERE)
    return Chosen(max(fitting, key=_preferred))


def _preferred(one: Calibration) -> tuple[bool, datetime, str]:
    return one.tested.confounded is not True, one.made_at, one.digest


def face_pass(version: str, model_sha256: str | None) -> str:
    """Return which face pass gave the faces, as a calibration names it."""
    return f"{version} {model_sha256 or ''}".strip()


def source_of(made: Calibration, sha256: str, source: str = "") -> CalibrationSource | None:
    """Return the source of a calibration that a file is of: by its bytes, or by name."""
    for one in made.sources:
        if sha256[:HASH_LETTERS] in one.files or (source and one.name == source):
            return one
    return None


def held_apart(made: Calibration, sha256: str, source: str = "") -> Scale:
    """Return the scale by which a file is judged that may have had a part in it."""
    own = source_of(made, sha256, source)
    return own.without if own else made.scale
