"""How well a map finds the altered part of a picture, at every threshold at once.

A map has 256 levels, so two histograms, of its values inside and outside the true mask, hold
all that any figure needs: IoU and F1 at any threshold, the AUC of its pixels, and the area it
flags. Pixels on which a map says nothing count as not flagged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workbench.evaluation.metrics import Labels, Values

LEVELS = 256


def iou(flagged: ArrayLike, mask: ArrayLike) -> float:
    """Return the area that two masks (h, w) share, over that of either; 1 if both are empty."""
    one, two = np.asarray(flagged, np.bool_), np.asarray(mask, np.bool_)
    either = int((one | two).sum())
    return float((one & two).sum() / either) if either else 1.0


def pixel_f1(flagged: ArrayLike, mask: ArrayLike) -> float:
    """Return the harmonic mean of precision and recall of pixels (h, w); 1 without any."""
    one, two = np.asarray(flagged, np.bool_), np.asarray(mask, np.bool_)
    held = int(one.sum() + two.sum())
    return float(2 * (one & two).sum() / held) if held else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """The pixels of one picture by the map's value (256,): `inside` the mask and `outside`.

    Without a mask, as on an authentic picture, all are outside. Places without a map are
    in the first bin, which no threshold flags.
    """

    inside: tuple[int, ...]
    outside: tuple[int, ...]

    @property
    def counts(self) -> tuple[Values, Values]:
        """Both histograms as arrays (256,)."""
        return np.array(self.inside, np.float64), np.array(self.outside, np.float64)


def overlap(values: NDArray[np.uint8], covered: Labels, mask: Labels | None) -> Overlap:
    """Return the overlap of a map (h, w) with a mask (h, w); `covered` is where there is a map.

    Values of 0 are never flagged.
    """
    seen = np.where(covered, values, 0)
    within = np.zeros(seen.shape, np.bool_) if mask is None else mask
    inside = np.bincount(seen[within].ravel(), minlength=LEVELS)
    outside = np.bincount(seen[~within].ravel(), minlength=LEVELS)
    return Overlap(inside=tuple(map(int, inside)), outside=tuple(map(int, outside)))


def ious(of: Overlap) -> Values:
    """Return the IoU (256,) of the pixels at or above each level; level 0 flags nothing."""
    hit, false, missed = _above(of)
    return _share(hit, hit + false + missed)


def f1s(of: Overlap) -> Values:
    """Return the pixel F1 (256,) of the pixels at or above each level; 0 flags nothing."""
    hit, false, missed = _above(of)
    return _share(2 * hit, 2 * hit + false + missed)


def areas(of: Overlap) -> Values:
    """Return the share (256,) of the picture flagged at each level."""
    hit, false, _ = _above(of)
    inside, outside = of.counts
    return np.asarray((hit + false) / max(inside.sum() + outside.sum(), 1), np.float64)


def ranked(of: Overlap) -> float | None:
    """Return the AUC of a map's pixels against the mask; None for an empty or full mask."""
    inside, outside = of.counts
    if not inside.sum() or not outside.sum():
        return None
    below = np.cumsum(outside) - outside
    wins = (inside * (below + outside / 2)).sum()
    return float(wins / (inside.sum() * outside.sum()))


def distance(of: Overlap) -> float:
    """Return the mean distance of a map, as 0..1, from its mask (ForgeryNet's L1)."""
    inside, outside = of.counts
    level = np.arange(LEVELS) / (LEVELS - 1)
    return float((inside @ (1 - level) + outside @ level) / max((inside + outside).sum(), 1))


def otsu(of: Overlap) -> int:
    """Return the level that parts a map's values into two classes furthest apart.

    It looks at the map alone. Otsu, IEEE Trans. SMC 9, 1979. At least 1.
    """
    counts = np.add(*of.counts)
    share = counts / max(counts.sum(), 1)
    below, level = np.cumsum(share), np.arange(LEVELS)
    moment = np.cumsum(share * level)
    with np.errstate(invalid="ignore", divide="ignore"):
        between = (moment[-1] * below - moment) ** 2 / (below * (1 - below))
    found = int(np.argmax(np.where(np.isfinite(between), between, -1.0)))
    return min(found + 1, LEVELS - 1)


def best_level(found: Sequence[Overlap]) -> int:
    """Return the level (1..255) with the highest mean F1 over pictures with masks."""
    return int(np.argmax(np.mean([f1s(one)[1:] for one in found], axis=0))) + 1


def _above(of: Overlap) -> tuple[Values, Values, Values]:
    """Return (256,) pixels rightly flagged, wrongly flagged and missed at each level."""
    inside, outside = of.counts
    hit, false = (np.cumsum(side[::-1])[::-1].copy() for side in (inside, outside))
    hit[0] = false[0] = 0
    return hit, false, inside.sum() - hit


def _share(part: Values, whole: Values) -> Values:
    return np.divide(part, whole, out=np.ones(LEVELS), where=whole > 0)
