"""A likelihood ratio in words: the graded scale, and what stands beside every ratio.

Nothing here speaks of an alteration "at large": a calibration weighs the kinds that it knows.
Its propositions are called C1 and C2, so that they are not taken for a finding's H1 and H2.
"""

import math
from bisect import bisect_right
from dataclasses import replace

from workbench.calibration.applying import (
    CONFOUNDED,
    EDITED,
    ELSEWHERE,
    NOT_AT_HAND,
    OTHER_METHOD,
    OUTSIDE,
    OWN_FILE,
    UNMEASURED,
    VIDEO,
)
from workbench.calibration.conditions import told
from workbench.model.calibration import Calibration, Range, Support

EDGES = (2.0, 10.0, 100.0, 1000.0, 10000.0)  # each band holds its lower end
DEGREES = ("no", "weak", "moderate", "moderately strong", "strong", "very strong")
_LEVELS = tuple(math.log10(edge) for edge in EDGES)
WHOLE_FROM = 10.0  # ratios from here on are written without decimals
NEARLY = 1e-9  # a ratio of ten is not weak because its logarithm was rounded
KINDS_SHOWN = 12
OWN_PROPOSITIONS = (
    "C1 and C2 are the propositions of the calibration, not H1 and H2 of a finding."
)
UNWEIGHED = "no calibration of this analyzer was applied"
WHY = {
    NOT_AT_HAND: "no calibration of this analyzer is at hand",
    OTHER_METHOD: "those at hand are of another version, setting, model or face pass",
    ELSEWHERE: "no calibration holds for conditions like these",
    OWN_FILE: "the calibration was made from this very file",
    CONFOUNDED: "traits of the files alone tell the classes of the calibration apart",
    UNMEASURED: "the conditions could not be measured",
    OUTSIDE: "the score lies outside those that the calibration was made from",
    VIDEO: (
        "how long a video is and how many faces it shows are no conditions of any calibration"
    ),
    EDITED: "the faces read are not those that the face pass found",
}
WITHHELD = "withheld: not calibrated for these conditions"


def degree(llr: float) -> str:
    """Return the word of the scale for the size of a log10 ratio, whichever side it is for."""
    return DEGREES[bisect_right(_LEVELS, abs(llr) + NEARLY)]


def verbal(llr: float) -> str:
    """Return the graded statement of a log10 ratio: for which proposition, and how strong."""
    word = degree(llr)
    if word == DEGREES[0]:
        return "no support for either proposition over the other"
    side = ("C1", "C2") if llr > 0 else ("C2", "C1")
    return f"{word} support for {side[0]} over {side[1]}"


def number(llr: float) -> str:
    """Return the ratio itself: above one as it is, below as 1/LR for C2.

    Digits that are not shown are cut off, never rounded up to a stronger ratio.
    """
    size = 10 ** (abs(llr) + NEARLY)
    whole = size >= WHOLE_FROM
    text = str(math.floor(size)) if whole else f"{math.floor(size * 10) / 10:.1f}"
    return text if llr >= 0 or text == "1.0" else f"1/{text}"


def interval(support: Support, made: Calibration | None) -> str:
    """Return the 95 % interval of a ratio, over draws of sources; none is shown at a bound."""
    low, high = support.lower, support.upper
    if low is None or high is None:
        return ""
    if made is not None and at_bound(support, made):
        return "not shown: held at the bound"
    return f"{number(low)} to {number(high)}"


def reach(bounds: Range | tuple[float, float]) -> str:
    """Return the least and the greatest ratio that the number of sources bears."""
    low, high = bounds
    return f"{number(low)} to {number(high or 0.0)}"


def at_bound(support: Support, made: Calibration) -> bool:
    """Return whether more sources, not the score, are what a stronger ratio would need."""
    return support.llr is not None and bool(support.llr) and support.llr in made.scale.bounds


def kinds(made: Calibration) -> str:
    """Return the kinds of alteration that C1 names."""
    shown = ", ".join(made.h1[:KINDS_SHOWN])
    more = len(made.h1) - KINDS_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def propositions(made: Calibration) -> tuple[str, str]:
    """Return C1 and C2, the propositions of a calibration, as sentences."""
    return f"The medium was altered or made by: {kinds(made)}.", f"It was {made.h2}."


def standing(support: Support, made: Calibration | None) -> Support:
    """Return what may be told of a result: no ratio where its calibration is confounded.

    What stands on record stays there; such a ratio weighs the collections, not an alteration.
    """
    if support.llr is None or made is None or made.tested.confounded is not True:
        return support
    return replace(support, llr=None, lower=None, upper=None, reason=CONFOUNDED, detail=None)


def statement(support: Support, made: Calibration | None) -> str:
    """Return the one sentence about a result: the ratio in words and number, or why none."""
    now = standing(support, made)
    if now.llr is None or made is None:
        return withheld(now.reason or NOT_AT_HAND, now.detail)
    capped = " that the number of sources bears" * at_bound(now, made)
    said = verbal(now.llr)
    return (
        f"{said[:1].upper()}{said[1:]}: LR {number(now.llr)}, 95 % interval "
        f"{interval(now, made)}{capped}{confounding(made)}"
    )


def withheld(reason: str, detail: str | None = None) -> str:
    """Return that no ratio is stated, and why."""
    return f"{WITHHELD} ({why(reason, detail)}); no likelihood ratio is stated"


def why(reason: str, detail: str | None = None) -> str:
    """Return in words why no ratio is stated."""
    return detail or WHY.get(reason, reason.replace("_", " "))


def confounding(made: Calibration) -> str:
    """Return what follows a statement: whether collections can be told without content."""
    return {
        True: "; CONFOUNDED: traits of the calibration's files alone tell its classes apart",
        False: "",
        None: "; whether the calibration is confounded is not known",
    }[made.tested.confounded]


def counted(made: Calibration, *, altered: bool) -> str:
    """Return how many independent items a class has: files, where each stands alone."""
    own = [one for one in made.sources if one.altered is altered]
    apart = sum(one.items for one in own) >= sum(len(one.files) for one in own)
    label = "altered" if altered else "authentic"
    return f"{made.items(altered=altered)} {label} {'files' if apart else 'independent items'}"


def grounds(made: Calibration) -> str:
    """Return what a calibration rests on, in one sentence."""
    tested = made.tested
    return (
        f"Calibration {made.digest[:8]} ({told(made.cell)}): n = "
        f"{counted(made, altered=False)} of {made.count(altered=False)} sources, "
        f"{counted(made, altered=True)} of {made.count(altered=True)}; Cllr "
        f"{tested.after.cllr:.2f} on sources left out (lowest {tested.lowest_cllr:.2f}); "
        f"bounds {reach(made.scale.bounds)}{confounding(made)}; all as stated by its maker"
    )
