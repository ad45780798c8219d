"""Whether maps lie where the media are altered: overlap with masks, and false areas.

The level from which a pixel counts as flagged is fixed on other media: on the masked files of
other folds. Beside it stands Otsu's, which looks at each map alone. Overlap is judged on
altered media with a mask; on authentic media the flagged area is told.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.evaluation.items import Document, Item, Items
from workbench.evaluation.logistic import FOLDS, folds
from workbench.evaluation.metrics import Labels, Values
from workbench.evaluation.overlap import (
    Overlap,
    areas,
    best_level,
    distance,
    f1s,
    ious,
    otsu,
    ranked,
)
from workbench.evaluation.parts import interval
from workbench.evaluation.resampling import mean_interval

LEAST_MASKED = 10  # files, to fix a level on some of them and judge the others
IOU, F1, AREA, FALSE_AREA, PIXEL_AUC, L1 = (
    "iou",
    "pixel_f1",
    "flagged_area_altered",
    "flagged_area_authentic",
    "pixel_auc",
    "l1",
)
NO_MASKS = "the manifest names no mask"
NO_MAPS = "this analyzer draws no maps"
NO_LEVEL = f"fewer than {LEAST_MASKED} altered files have a map and a mask"

ByLevel = Callable[[Overlap], Values]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The maps of one name over one file, frame by frame."""

    item: Item
    overlaps: tuple[Overlap, ...]

    @property
    def altered(self) -> bool:
        """Whether the file is altered, and so has a mask."""
        return self.item.entry.altered


def localization(items: Items, *, draws_maps: bool, masked: bool) -> Document:
    """Return the figures of each kind of map that an analyzer drew over these files."""
    why = NO_MASKS if not masked else NO_MAPS if not draws_maps else None
    held = [] if why else [item for item in items if item.mapped]
    reasons = Counter(i.mapped.reason for i in held if i.mapped and i.mapped.reason)
    names = {p.name for i in held if i.mapped for p in i.mapped.placed}
    return {
        "why": why,
        "not_judged": dict(sorted(reasons.items())),
        "maps": [_of_map(name, held) for name in sorted(names)],
    }


def _of_map(name: str, items: Items) -> Document:
    told = [one for item in items if (one := _drawn(name, item)).overlaps]
    altered = [one for one in told if one.altered]
    levels = _fixed(told)
    return {
        "name": name,
        "n": {"authentic": len(told) - len(altered), "altered": len(altered)},
        PIXEL_AUC: _mean(altered, [_average(one, ranked) for one in altered]),
        L1: _mean(altered, [_average(one, distance) for one in altered]),
        "why_no_fixed_level": None if levels else NO_LEVEL,
        "fixed_levels": sorted(set(levels)),
        "at_fixed_level": _at(told, _rows(told, levels)) if levels else None,
        "at_otsu": _at(told, [[otsu(one) for one in of.overlaps] for of in told]),
    }


def _drawn(name: str, item: Item) -> Drawn:
    placed = item.mapped.placed if item.mapped else ()
    return Drawn(item, tuple(one.overlap for one in placed if one.name == name))


def _fixed(told: Sequence[Drawn]) -> list[int]:
    """Return for each file the level with the best mean F1 on files of other folds.

    Folds are of whole clusters, or of persons or files where one cluster holds most. Empty
    where too few files have masks.
    """
    altered = np.array([one.altered for one in told], np.bool_)
    if altered.sum() < LEAST_MASKED:
        return []
    clusters = np.array([one.item.entry.cluster for one in told])
    if len(np.unique(clusters[altered])) < FOLDS:
        clusters = np.array([one.item.entry.unit for one in told])
    fold = folds(clusters, altered)
    if len(np.unique(fold[altered])) < 2:  # noqa: PLR2004  # one to learn from, one to judge
        return []
    best = {number: _best(told, fold != number) for number in np.unique(fold)}
    return [best[number] for number in fold]


def _best(told: Sequence[Drawn], within: Labels) -> int:
    """Return the level with the best mean F1 over the masked files chosen."""
    learned = [one for one, chosen in zip(told, within, strict=True) if chosen and one.altered]
    return best_level([overlap for one in learned for overlap in one.overlaps])


def _rows(told: Sequence[Drawn], levels: Sequence[int]) -> list[list[int]]:
    """Return a file's level for each of its maps."""
    return [[n] * len(one.overlaps) for one, n in zip(told, levels, strict=True)]


def _at(told: Sequence[Drawn], levels: Sequence[Sequence[int]]) -> Document:
    """Return the figures where each map is cut at its level (files, frames)."""
    both = list(zip(told, levels, strict=True))
    altered = [pair for pair in both if pair[0].altered]
    authentic = [pair for pair in both if not pair[0].altered]
    return {
        name: _mean([one for one, _ in of], [_cut(one, at, figure) for one, at in of])
        for name, of, figure in (
            (IOU, altered, ious),
            (F1, altered, f1s),
            (AREA, altered, areas),
            (FALSE_AREA, authentic, areas),
        )
    }


def _cut(one: Drawn, levels: Sequence[int], figure: ByLevel) -> float:
    """Return the mean of a figure over the frames of a file, each cut at its level."""
    pairs = zip(one.overlaps, levels, strict=True)
    return float(np.mean([figure(overlap)[level] for overlap, level in pairs]))


def _average(one: Drawn, figure: Callable[[Overlap], float | None]) -> float | None:
    known = [value for overlap in one.overlaps if (value := figure(overlap)) is not None]
    return float(np.mean(known)) if known else None


def _mean(of: Sequence[Drawn], values: Sequence[float | None]) -> Document | None:
    """Return the mean over files with its interval; files without the figure are left out."""
    known = [(one, value) for one, value in zip(of, values, strict=True) if value is not None]
    units = np.array([one.item.entry.cluster for one, _ in known], np.str_)
    if len(np.unique(units)) == 1:
        units = np.array([one.item.entry.unit for one, _ in known], np.str_)
    return interval(mean_interval([value for _, value in known], units))
