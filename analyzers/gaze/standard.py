"""How unlike authentic eyes a window is: each cue against what authentic windows show.

The reference is small, of few people, and measured by `python -m benchmarks.gaze reference`;
see docs/validation/gaze.md. It says how far from the usual a value lies, and nothing more.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from analyzers.gaze.cue import Cue, Measured
from analyzers.gaze.cues import CUES
from analyzers.references import Population, load
from workbench.errors import ModelMissing

__all__ = ["FURTHEST", "authentic", "cue_spreads", "spreads", "unlike"]

NAME = "gaze"
FURTHEST = 8.0  # spreads; further out the reference knows nothing, so no value counts for more
TAIL = 95  # percentile of the suspicious side that is 1.645 spreads away, as of a normal
NORMAL_TAIL = 1.645
Quantiles = Sequence[float]


def authentic() -> Population:
    """Return the reference of authentic windows; raises ModelMissing where it is not there."""
    known = load(NAME)
    if not known:
        raise ModelMissing("the reference of authentic eyes is not installed")
    return known[0]


def spreads(cue: Cue, value: float, quantiles: Quantiles) -> float:
    """Return how far a value lies beyond the usual one, toward what living eyes do not do.

    `quantiles` are the 0th to 100th percentile of authentic windows. In spreads: 1.645 is
    where one in twenty authentic windows lies further out. Negative on the harmless side.
    """
    median = quantiles[50]
    tail = quantiles[TAIL] if cue.side > 0 else quantiles[100 - TAIL]
    spread = max(abs(tail - median) / NORMAL_TAIL, 1e-9)
    return float(np.clip(cue.side * (value - median) / spread, -FURTHEST, FURTHEST))


def cue_spreads(
    cues: Mapping[str, Measured], reference: Mapping[str, Quantiles]
) -> dict[str, float]:
    """Return how far each cue lies from the usual that is counted, measured and known."""
    found: dict[str, float] = {}
    for cue in CUES:
        value = cues[cue.name].value
        if cue.counted and value is not None and cue.name in reference:
            found[cue.name] = spreads(cue, value, reference[cue.name])
    return found


def unlike(cues: Mapping[str, Measured], reference: Mapping[str, Quantiles]) -> float | None:
    """Return the score of a window: the spreads of its most unusual cue, at least 0.

    The single highest cue, so that whoever reads the score can be told which it is. None
    where no cue could be measured.
    """
    found = cue_spreads(cues, reference)
    return max(0.0, *found.values()) if found else None
