"""Which rule makes one score of a clip's frames: arithmetic on series whose truth is known.

    python -m benchmarks.clip_scores

Each clip is four scores a second of slowly wandering noise (neighbours correlate by one half,
clips differ by half a spread), with a lone outlier in every fiftieth frame of both labels.
Altered clips lie 2.5 spreads higher for a moment or as a whole. Printed is the AUC of each
rule. The rule was chosen here and on no clip that it is judged on.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from workbench.evaluation.metrics import auc
from workbench.temporal import course, series_score

Values = NDArray[np.float64]
CLIPS, RATE, SHIFT, OUTLIERS = 200, 4, 2.5, 0.02
SECONDS = (10, 30)
ALTERED = (0.5, 1.0, 2.0, None)  # seconds; None for the whole clip


def main() -> None:
    """Print the table."""
    shown = Table(title=f"AUC of {CLIPS} authentic against {CLIPS} altered clips")
    for name in ("clip", "altered for", *RULES):
        shown.add_column(name)
    for seconds in SECONDS:
        rng = np.random.default_rng(seconds)
        authentic = [clip(rng, seconds, 0.0) for _ in range(CLIPS)]
        for length in ALTERED:
            altered = [clip(rng, seconds, length) for _ in range(CLIPS)]
            told = f"{length:g} s" if length else "the whole"
            shown.add_row(
                f"{seconds} s", told, *(_judged(r, authentic, altered) for r in RULES)
            )
    Console(width=120).print(shown)


def clip(rng: np.random.Generator, seconds: int, altered: float | None) -> Values:
    """Return the scores of a clip, altered for so many seconds somewhere, None for all."""
    n = seconds * RATE
    scores = np.empty(n)
    scores[0] = rng.normal()
    for place in range(1, n):
        scores[place] = 0.5 * scores[place - 1] + np.sqrt(0.75) * rng.normal()
    length = n if altered is None else round(altered * RATE)
    first = rng.integers(0, n - length + 1)
    scores[first : first + length] += SHIFT
    outliers = rng.random(n) < OUTLIERS
    return np.asarray(scores + rng.normal() / 2 + outliers * rng.uniform(3, 8, n), np.float64)


def _judged(rule: str, authentic: list[Values], altered: list[Values]) -> str:
    scores = [RULES[rule](one) for one in (*authentic, *altered)]
    return f"{auc(scores, [False] * len(authentic) + [True] * len(altered)):.2f}"


def _second(scores: Values) -> float:
    """Return what the product uses."""
    n = scores.size
    found = series_score(course(np.arange(n), np.arange(n) / RATE, scores))
    return np.nan if found is None else found


def _seconds(scores: Values, most: int) -> float:
    """Return the mean of the highest seconds that do not overlap."""
    means = np.convolve(scores, np.ones(RATE) / RATE, "valid")
    kept: list[int] = []
    for place in np.argsort(-means):
        if len(kept) < most and all(abs(place - one) >= RATE for one in kept):
            kept.append(int(place))
    return float(means[kept].mean())


RULES: dict[str, Callable[[Values], float]] = {
    "mean": lambda scores: float(scores.mean()),
    "highest frame": lambda scores: float(scores.max()),
    "noisy-or, as if logits": lambda scores: float(np.logaddexp(0, scores - 3).sum()),
    "highest second, raw": lambda scores: _seconds(scores, 1),
    "three highest seconds": lambda scores: _seconds(scores, 3),
    "highest second": _second,
}


if __name__ == "__main__":
    main()
