"""Compare two readings of the same bytes: bit-equal, within tolerance, or different.

The tolerance for a score is 1e-3, in its own unit: so far may the engines that run a network
(ONNX Runtime on any processor, torch) differ from each other before a pack is refused
(docs/model-packs.md). A measurement may differ by as much of its size, and a point of a curve
by as much of the curve's largest value; a millionth is rounding whatever the size. Outcomes,
reasons and facts are words, and are equal or not. A map may differ by two of its 255 levels in
any place, which rounding can do. Golden results hold maps coarsely: there the mean of no part
may differ by more than those two levels, the mean of all by one level and the highest by two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from workbench.repeating.told import CurveTold, MapTold, Quantity, Scored, Told

__all__ = ["TOLERANCE", "TOLERANCE_WORDS", "Alike", "Comparison", "compare", "worst"]

TOLERANCE = 1e-3
ROUNDING = 1e-6  # of a measurement or a curve: what nobody means by any value
MAP_MEAN, MAP_HIGHEST = 1.0, 2
PART_MOST = MAP_HIGHEST  # whole levels, of the mean of a part
MOST_REMARKS = 5
TOLERANCE_WORDS = (
    "Scores may differ by 0.001, measurements by 0.001 of their size and curves by 0.001 of "
    "their largest value (or by 0.000001): as much as the engines that run one network may "
    "differ. Maps may differ by 2 levels of 255 in any place. Outcomes, reasons and facts must "
    "be equal."
)


class Alike(StrEnum):
    """How alike two readings are, or that there is no second one."""

    BIT_EQUAL = "bit_equal"
    WITHIN_TOLERANCE = "within_tolerance"
    DIFFERENT = "different"
    NOT_REPEATABLE = "not_repeatable"


# What contradicts the record counts more than what could not be asked again.
ORDER = (Alike.BIT_EQUAL, Alike.WITHIN_TOLERANCE, Alike.NOT_REPEATABLE, Alike.DIFFERENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How alike, by how much at most, over how much, and the first things that differ.

    `largest` is the largest difference of a score, None where no score was compared.
    """

    alike: Alike
    scores: int = 0
    quantities: int = 0
    maps: int | None = 0
    curves: int | None = 0
    largest: float | None = None
    remarks: tuple[str, ...] = ()


def worst(found: Iterator[Alike]) -> Alike:
    """Return the one that counts: any difference; bit-equal of none."""
    return max(found, key=ORDER.index, default=Alike.BIT_EQUAL)


def compare(recorded: Told, repeated: Told) -> Comparison:
    """Compare what was said then with what is said now."""
    maps = recorded.maps is not None and repeated.maps is not None
    curves = recorded.curves is not None and repeated.curves is not None
    found = [
        *_scores(recorded, repeated),
        *_quantities(recorded.quantities, repeated.quantities),
        *_words("fact", recorded.facts, repeated.facts),
        *_words("outcome", recorded.outcomes, repeated.outcomes),
        *(_maps(recorded.maps or (), repeated.maps or ()) if maps else ()),
        *(_curves(recorded.curves or (), repeated.curves or ()) if curves else ()),
    ]
    both = recorded.scores.keys() & repeated.scores.keys()
    apart = [_apart(recorded.scores[key], repeated.scores[key]) for key in both]
    return Comparison(
        alike=worst(alike for alike, _ in found),
        scores=len(both),
        quantities=min(len(recorded.quantities), len(repeated.quantities)),
        maps=len(recorded.maps or ()) if maps else None,
        curves=len(recorded.curves or ()) if curves else None,
        largest=max((one for one in apart if one is not None), default=None),
        remarks=tuple(why for alike, why in found if alike is Alike.DIFFERENT)[:MOST_REMARKS],
    )


def _apart(one: Scored, other: Scored) -> float | None:
    if one.score is None or other.score is None:
        return None
    return abs(one.score - other.score)


def _scores(one: Told, other: Told) -> Iterator[tuple[Alike, str]]:
    for key in sorted(one.scores.keys() | other.scores.keys()):
        was, now = one.scores.get(key), other.scores.get(key)
        place = f"frame {key.strip()}"
        if was is None or now is None:
            yield Alike.DIFFERENT, f"{place}: {'not ' if now is None else 'only '}said now"
        elif (was.outcome, was.reason) != (now.outcome, now.reason):
            words = " ".join(filter(None, (now.outcome, now.reason)))
            yield Alike.DIFFERENT, f"{place}: {was.outcome} {was.reason} then, {words} now"
        elif was.score is not None and now.score is not None:
            alike = _near(was.score, now.score, TOLERANCE)
            yield alike, f"{place}: {was.score:.6g} then, {now.score:.6g} now"


def _quantities(
    one: tuple[Quantity, ...], other: tuple[Quantity, ...]
) -> Iterator[tuple[Alike, str]]:
    for was, now in zip_longest(one, other):
        if was is None or now is None or (was.name, was.frame) != (now.name, now.frame):
            name = (was or now).name if (was or now) else ""
            yield Alike.DIFFERENT, f"{name}: not measured in both readings"
            return
        limit = max(TOLERANCE * abs(was.value), ROUNDING)
        told = f"{was.name}: {was.value:.6g} then, {now.value:.6g} now"
        yield _near(was.value, now.value, limit), told


def _words(
    what: str, one: tuple[str, ...], other: tuple[str, ...]
) -> Iterator[tuple[Alike, str]]:
    for was, now in zip_longest(one, other):
        if was != now:
            yield Alike.DIFFERENT, f"{what}: {was or 'none'} then, {now or 'none'} now"


def _maps(one: tuple[MapTold, ...], other: tuple[MapTold, ...]) -> Iterator[tuple[Alike, str]]:
    for was, now in zip_longest(one, other):
        place = f"map of frame {(was or now).frame}" if (was or now) else "map"
        if was is None or now is None or _place(was) != _place(now):
            yield Alike.DIFFERENT, f"{place}: not drawn in both readings"
            return
        if was.sha256 == now.sha256:
            yield Alike.BIT_EQUAL, place
        else:
            yield _near_map(was, now, place)


def _near_map(was: MapTold, now: MapTold, place: str) -> tuple[Alike, str]:
    """Compare two maps in every place, or by mean and highest where values are not at hand."""
    if was.levels and now.levels:
        if len(was.levels) != len(now.levels):
            return Alike.DIFFERENT, f"{place}: drawn in another size"
        most = int(np.abs(_levels(was.levels) - _levels(now.levels)).max())
        near, told = most <= MAP_HIGHEST, f"{place}: {most} of 255 levels apart in one place"
    else:
        near = (
            abs(was.mean - now.mean) <= MAP_MEAN
            and abs(was.highest - now.highest) <= MAP_HIGHEST
        )
        told = f"{place}: mean {was.mean:.4g} then, {now.mean:.4g} now"
        if near and was.coarse and now.coarse:
            near, told = _near_parts(was.coarse, now.coarse, place)
    return (Alike.WITHIN_TOLERANCE if near else Alike.DIFFERENT), told


def _near_parts(was: bytes, now: bytes, place: str) -> tuple[bool, str]:
    """Compare two maps part by part; a map that moved by one place has other parts."""
    if len(was) != len(now):
        return False, f"{place}: drawn in another size"
    most = int(np.abs(_levels(was) - _levels(now)).max(initial=0))
    return most <= PART_MOST, f"{place}: a part is {most} of 255 levels apart"


def _levels(raw: bytes) -> NDArray[np.int64]:
    return np.frombuffer(raw, np.uint8).astype(np.int64)


def _curves(
    one: tuple[CurveTold, ...], other: tuple[CurveTold, ...]
) -> Iterator[tuple[Alike, str]]:
    for was, now in zip_longest(one, other):
        place = f"curve {(was or now).name}" if (was or now) else "curve"
        if was is None or now is None or _shape(was) != _shape(now):
            yield Alike.DIFFERENT, f"{place}: not measured in both readings"
            return
        for name, axis in was.axes.items():
            yield _near_axis(axis, now.axes[name], f"{place}, {name}")


def _shape(one: CurveTold) -> tuple[object, ...]:
    sizes = {name: len(axis) for name, axis in one.axes.items()}
    return one.name, one.frame, one.reference, sizes


def _near_axis(was: tuple[float, ...], now: tuple[float, ...], place: str) -> tuple[Alike, str]:
    then, here = np.array(was, float), np.array(now, float)
    if np.array_equal(then, here, equal_nan=True):
        return Alike.BIT_EQUAL, place
    limit = max(TOLERANCE * float(np.nanmax(np.abs(then), initial=0.0)), ROUNDING)
    near = np.allclose(then, here, rtol=0.0, atol=limit, equal_nan=True)
    told = f"{place}: other values, by more than {limit:.3g}"
    return (Alike.WITHIN_TOLERANCE if near else Alike.DIFFERENT), told


def _place(one: MapTold) -> tuple[object, ...]:
    return one.name, one.face, one.frame, one.box


def _near(was: float, now: float, limit: float) -> Alike:
    if was == now:
        return Alike.BIT_EQUAL
    return Alike.WITHIN_TOLERANCE if abs(was - now) <= limit else Alike.DIFFERENT
