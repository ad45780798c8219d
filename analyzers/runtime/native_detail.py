"""How far a network's score moves where a share of the fine detail is dropped at random.

No resize and no compression drops it so: what they do to a score is not measured here.
"""

from collections.abc import Callable, Iterator

import numpy as np

from analyzers.quality.masking import RATES, masked
from workbench.model import Fact, Measurement, Pixels

__all__ = ["dependence", "sample", "told_dependence"]

NAME = "dependence on high frequencies"


def sample(count: int, most: int) -> list[int]:
    """Return at most `most` of `count` indices, evenly spread."""
    return sorted({int(at) for at in np.linspace(0, count - 1, min(count, most))})


def dependence(whole: float, score: Callable[..., float], *tiles: Pixels) -> tuple[float, ...]:
    """Return the score of the same tiles whole, and without 1/4 and 1/2 of their fine detail.

    `tiles` are uint8 (n, s, s, 3) for each input of the network, `score` pools them to one;
    `whole` is what it gives where nothing is dropped.
    """
    return (whole, *(score(*(masked(one, rate) for one in tiles)) for rate in RATES))


def told_dependence(
    scores: tuple[float, ...], frame: int, of: str = "a sample of tiles"
) -> Iterator[Fact | Measurement]:
    """Yield the spread of such scores of something, and the sentence for it.

    Nothing where the network gives what is no number.
    """
    if not np.isfinite(scores).all():
        return
    spread = max(scores) - min(scores)
    yield Measurement(
        name=NAME.replace(" ", "_"), value=spread, unit="score units", frame=frame
    )
    listed = ", ".join(f"{score:.2f}" for score in scores[1:])
    shares = " and ".join(f"{100 * rate:.0f} %" for rate in RATES)
    text = (
        f"The score of {of} is {scores[0]:.2f}; without {shares} of the higher frequencies "
        f"there it is {listed} (spread {spread:.2f}). Frequencies were dropped at random, "
        "which no resize or compression does: how far those would move the score is not "
        "measured."
    )
    yield Fact(name=NAME, text=text, where=f"frame {frame}", stated=False)
