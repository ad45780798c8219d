"""From the two scores of every patch to the one of three answers that lies nearest.

Mandelli, Bestagini and Tubaro, WIFS 2024: the first question is whether a decoder drew the
picture, the second, asked only then, whether it was given a photograph. Training judges by the
same functions.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

__all__ = ["SHARE", "Answer", "ThreeWay", "three_way"]

SHARE = 0.75  # of the patches, those that look most synthetic: 600 of 800 in the paper


class Answer(StrEnum):
    """Which of the three a picture looks like; none says what it is."""

    PRISTINE = "pristine"
    LAUNDERED = "laundered"
    GENERATED = "generated"


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """Two scores of one picture: S1, rising with synthetic, and S2, rising with laundered."""

    synthetic: float
    laundered: float

    def answer(self, threshold: float = 0.0) -> Answer:
        """Return the answer that lies nearest; `threshold` is that of S1."""
        if self.synthetic < threshold:
            return Answer.PRISTINE
        return Answer.LAUNDERED if self.laundered > 0 else Answer.GENERATED


def three_way(
    synthetic: NDArray[np.floating], laundered: NDArray[np.floating], share: float = SHARE
) -> ThreeWay:
    """Return the scores of a picture from those of its patches (n,), n > 0.

    S1 is the mean of the highest `share`; S2 is that of the same patches, since it means
    nothing of a patch that does not look synthetic.
    """
    count = max(1, math.ceil(share * len(synthetic)))
    highest = np.argsort(synthetic, kind="stable")[-count:]
    return ThreeWay(
        float(synthetic[highest].mean(dtype=np.float64)),
        float(laundered[highest].mean(dtype=np.float64)),
    )
