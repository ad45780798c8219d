"""Whether a clip's scores show when it is altered: stretches against those of the manifest.

The stretches proposed are where a series is highest (`workbench.temporal`), whether or not
there is an operating point. Three controls stand beside every figure: authentic clips with a
splice of authentic material, which must not be found, since what finds those finds cuts; clips
nobody touched; and the same scores with their frames in another order, which is chance.
He et al., "ForgeryNet", CVPR 2021, task 4; Caba Heilbron et al., "ActivityNet", CVPR 2015.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.evaluation.items import Document, Item, Items
from workbench.evaluation.manifest import Times
from workbench.evaluation.metrics import Interval
from workbench.evaluation.parts import interval
from workbench.evaluation.resampling import mean_interval
from workbench.temporal import MOST, Course, Stretch, proposals

OVERLAPS = (0.5, 0.75, 0.95)  # temporal IoU from which a stretch is found
FOUND = OVERLAPS[:2]
RECALLS = (2, 5)  # stretches of a clip
RECALLED = tuple(np.arange(0.5, 0.96, 0.05).tolist())
SAME = 0.5  # stretches of several faces that overlap so far are one
SHUFFLES = 5
NO_TIMES = "the manifest names no segments"
NO_CLIP = "no clip with segments was scored"
Found = Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class Judged:
    """One clip: where it is altered or spliced, and what was proposed, the highest first.

    `by_chance` are what is proposed when its frames are put in another order.
    """

    item: Item
    times: Times
    found: tuple[Stretch, ...]
    by_chance: tuple[tuple[Stretch, ...], ...]


def overlap(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return the temporal IoU of two stretches of time (start, end), in seconds."""
    shared = max(min(one[1], two[1]) - max(one[0], two[0]), 0.0)
    either = (one[1] - one[0]) + (two[1] - two[0]) - shared
    return shared / either if either > 0 else 0.0


def boundary_error(found: Stretch, times: Times) -> float:
    """Return the mean distance in seconds of start and end from the segment nearest in IoU."""
    start, end = max(times, key=lambda one: overlap((found.start, found.end), one))
    return (abs(found.start - start) + abs(found.end - end)) / 2


def stretches(items: Items, *, told: bool) -> Document:
    """Return how well the times of alterations are found; `told` is whether any are named."""
    clips = [
        one for one in items if one.is_clip and one.scored and one.series and one.series.pts
    ]
    altered = [_judged(one, one.entry.segments) for one in clips if one.entry.segments]
    authentic = [_judged(one, one.entry.splices) for one in clips if not one.entry.altered]
    spliced = [one for one in authentic if one.times]
    why = NO_TIMES if not told else NO_CLIP if not altered else None
    return {
        "why": why,
        "n": {"authentic": len(authentic), "altered": len(altered)},
        "average_precision": None if why else _precisions(altered, authentic),
        "average_recall": None if why else _recalls(altered),
        "altered": _side(altered),
        "spliced": _side(spliced),
    }


def _judged(item: Item, times: Times) -> Judged:
    assert item.series is not None  # noqa: S101  # as the caller has seen
    courses = item.series.courses()
    rng = np.random.default_rng(0)
    chance = (tuple(_proposed(_shuffled(courses, rng))) for _ in range(SHUFFLES))
    return Judged(item, times, tuple(_proposed(courses)), tuple(chance) if times else ())


def _proposed(courses: Sequence[Course]) -> list[Stretch]:
    """Return the stretches of a clip, the highest first; of several faces each time once."""
    kept: list[Stretch] = []
    usual = float(np.median(np.concatenate([one.scores for one in courses])))
    every = [found for one in courses for found in proposals(one, usual=usual)]
    for found in sorted(every, key=lambda one: -one.rise):
        if not any(overlap(_span(found), _span(one)) > SAME for one in kept):
            kept.append(found)
    return kept[:MOST]


def _shuffled(courses: Sequence[Course], rng: np.random.Generator) -> list[Course]:
    return [Course(one.frames, one.pts, rng.permutation(one.scores)) for one in courses]


def _span(found: Stretch) -> tuple[float, float]:
    return found.start, found.end


# --- the whole list of stretches ----------------------------------------------------------


def _precisions(altered: Sequence[Judged], authentic: Sequence[Judged]) -> Document:
    return {
        f"{at:g}": {
            "value": average_precision([*altered, *authentic], at),
            "by_chance": _by_chance(altered, authentic, at),
        }
        for at in OVERLAPS
    }


def _by_chance(altered: Sequence[Judged], authentic: Sequence[Judged], at: float) -> float:
    told = [
        average_precision([*(_shuffle(one, turn) for one in altered), *authentic], at)
        for turn in range(SHUFFLES)
    ]
    return float(np.mean(told))


def _shuffle(one: Judged, turn: int) -> Judged:
    return replace(one, found=one.by_chance[turn])


def average_precision(clips: Sequence[Judged], at: float) -> float:
    """Return the average precision of all stretches by their rise, not interpolated.

    A stretch is right from the temporal IoU `at` on with a segment of an altered clip that no
    higher one has found; all others, those in authentic clips too, are wrong.
    """
    told = [pair for one in clips for pair in _told(one, at)]
    right = np.array([hit for _, hit in sorted(told, key=lambda pair: -pair[0])], np.bool_)
    there = sum(len(one.times) for one in clips if one.item.entry.altered)
    precision = np.cumsum(right) / np.arange(1, right.size + 1)
    return float(precision[right].sum() / there) if there else float("nan")


def _told(one: Judged, at: float) -> Iterator[tuple[float, bool]]:
    """Yield the rise of each stretch of a clip, and whether it is right."""
    left = list(one.times) if one.item.entry.altered else []
    for found in one.found:
        best = max(left, key=lambda times: overlap(_span(found), times), default=None)
        hit = best is not None and overlap(_span(found), best) >= at
        if hit and best is not None:
            left.remove(best)
        yield found.rise, hit


def _recalls(altered: Sequence[Judged]) -> dict[str, float]:
    there = sum(len(one.times) for one in altered)
    return {
        f"at_{most}": sum(
            sum(hit for _, hit in _told(replace(one, found=one.found[:most]), at))
            for one in altered
            for at in RECALLED
        )
        / (there * len(RECALLED))
        for most in RECALLS
    }


# --- the highest stretch of each clip -----------------------------------------------------


def _side(clips: Sequence[Judged]) -> Document | None:
    """Return how often the highest stretch is one that the manifest names, and how near."""
    if not clips:
        return None
    units = _units(clips)
    best = np.array([_best(one.found, one.times) for one in clips])
    hit = best > 0
    errors = [boundary_error(one.found[0], one.times) for one in np.array(clips, object)[hit]]
    return {
        "clips": len(clips),
        "segments": sum(len(one.times) for one in clips),
        "touched": interval(mean_interval(hit, units)),
        "found": {f"{at:g}": interval(mean_interval(best >= at, units)) for at in FOUND},
        "found_by_chance": {f"{at:g}": _chance(clips, at) for at in FOUND},
        "boundary_error": interval(_within(mean_interval(errors, units[hit]), clips)),
        "median_rise": float(np.median([_rise(one) for one in clips])),
    }


def _best(found: Found, times: Times) -> float:
    """Return the IoU of the highest stretch with the segment nearest to it, 0 without any."""
    return max((overlap(_span(found[0]), one) for one in times), default=0.0) if found else 0.0


def _chance(clips: Sequence[Judged], at: float) -> float:
    """Return how often the highest stretch is right when frames are put in another order."""
    return float(np.mean([_best(f, one.times) >= at for one in clips for f in one.by_chance]))


def _rise(one: Judged) -> float:
    return one.found[0].rise if one.found else 0.0


def _within(error: Interval | None, clips: Sequence[Judged]) -> Interval | None:
    """Return an error with bounds that hold for seconds: one unit says nothing of others."""
    if error is None or error.clusters > 1:
        return error
    longest = max(max(one.item.series.pts) for one in clips if one.item.series)
    return replace(error, lower=0.0, upper=longest)


def _units(clips: Sequence[Judged]) -> NDArray[np.str_]:
    """Return what is resampled (n,): clusters, or persons and files where there is but one."""
    units = np.array([one.item.entry.cluster for one in clips], np.str_)
    if len(np.unique(units)) > 1:
        return units
    return np.array([one.item.entry.unit for one in clips], np.str_)
