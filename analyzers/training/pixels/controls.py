"""Whether a score tells more than the sharpness of pictures, which may explain it away.

What sharpness predicts of the score is learned from validated photographs, of sources that the
network knows, and taken away; what is left has to tell altered pictures from photographs of
sources left out. Beside it stands sharpness alone, the way round that validated ones showed.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.training.pixels.judging import CUT, JudgedPicture
from workbench.evaluation.metrics import auc

__all__ = ["Controlled", "controlled"]

CHANCE = 0.5
FEWEST = 10  # photographs, below which nothing is learned of them
Floats = NDArray[np.float64]
Controlled = tuple[str, str, str]  # AUC of the score, of sharpness, of what is left


def controlled(
    validated: Sequence[JudgedPicture],
) -> Callable[[Sequence[JudgedPicture]], Controlled] | None:
    """Return what tells three AUCs of photographs beside altered pictures, as numbers.

    None where too few photographs were validated to learn from.
    """
    photographs = [one for one in validated if not one.made and one.view != CUT]
    if len(photographs) < FEWEST:
        return None
    line = np.polyfit(_sharp(photographs), _scored(photographs), 1)
    softer = _softer(validated)

    def told(judged: Sequence[JudgedPicture]) -> Controlled:
        altered = np.array([bool(one.made) for one in judged])
        sharp, scores = _sharp(judged), _scored(judged)
        left = scores - np.polyval(line, sharp)
        values = scores, -sharp if softer else sharp, left
        first, second, third = (f"{auc(value, altered):.3f}" for value in values)
        return first, second, third

    return told


def _softer(validated: Sequence[JudgedPicture]) -> bool:
    """Say whether altered pictures that were validated are softer than photographs.

    Where none is, as decoders smooth, they count as softer.
    """
    altered = np.array([bool(one.made) for one in validated])
    return not altered.any() or auc(_sharp(validated), altered) < CHANCE


def _sharp(judged: Sequence[JudgedPicture]) -> Floats:
    return np.array([one.sharpness for one in judged], np.float64)


def _scored(judged: Sequence[JudgedPicture]) -> Floats:
    return np.array([one.score for one in judged], np.float64)
