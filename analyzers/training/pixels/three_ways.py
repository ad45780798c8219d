"""How well a network of `laundering` gives the right one of its three answers.

Mandelli, Bestagini and Tubaro, WIFS 2024, tell of a confusion of three classes; errors of the
second question count where the first was answered right, so that the joint answer is judged.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.laundering.three_way import Answer, ThreeWay
from analyzers.runtime.card import Measured
from analyzers.training.pixels.judging import UNCUT, JudgedPicture
from analyzers.training.pixels.shelf import GENERATED, LAUNDERED

__all__ = ["three_ways"]

LEAST = 30  # pictures of each class, below which nothing is told
DRAWS, TAILS = 500, (0.025, 0.975)
CLASSES = {"": Answer.PRISTINE, LAUNDERED: Answer.LAUNDERED, GENERATED: Answer.GENERATED}
Right = NDArray[np.float64]


def three_ways(judged: Sequence[JudgedPicture], point: float) -> list[Measured]:
    """Return confusions and balanced accuracies, with the first question's threshold at 0.

    And, where it is a number, at `point`, the score that few photographs exceed. Of pictures
    of all classes that are larger than laundered ones, windows are judged.
    """
    alike = [one for one in judged if one.view != UNCUT and one.second is not None]
    points = [0.0, *([point] if np.isfinite(point) else [])]
    return [
        one
        for threshold in points
        for condition in dict.fromkeys(one.condition for one in alike)
        for one in _under(
            [one for one in alike if one.condition == condition], condition, threshold
        )
    ]


def _under(
    judged: Sequence[JudgedPicture], condition: str, threshold: float
) -> Iterator[Measured]:
    said = f"{condition}; gate off; first threshold {threshold:.2f}, second 0"
    classes = {kind: [one for one in judged if one.kind == kind] for kind in CLASSES}
    yield from _balanced(classes, "", threshold, said)
    for kind in (LAUNDERED, GENERATED):
        for name in sorted({one.made for one in classes[kind]}):
            only = {**classes, kind: [one for one in classes[kind] if one.made == name]}
            yield from _balanced(only, name, threshold, f"{said}; {kind} by this one alone")
    for kind, among in classes.items():
        if len(among) >= LEAST:
            yield from _called(kind, among, threshold, said)


def _balanced(
    classes: dict[str, list[JudgedPicture]], name: str, threshold: float, said: str
) -> Iterator[Measured]:
    """Yield the mean share of right answers, of pictures of all three classes."""
    if any(len(among) < LEAST for among in classes.values()):
        return
    right = [_right(among, CLASSES[kind], threshold) for kind, among in classes.items()]
    units = [np.array([one.unit for one in among]) for among in classes.values()]
    low, high = _interval(right, units)
    yield Measured(
        quantity="balanced accuracy of three answers",
        value=round(float(np.mean([one.mean() for one in right])), 4),
        interval=(round(low, 4), round(high, 4)),
        n=sum(map(len, right)),
        conditions=said,
        generator=name,
    )


def _right(among: Sequence[JudgedPicture], answer: Answer, threshold: float) -> Right:
    return np.array([_answer(one, threshold) is answer for one in among], np.float64)


def _answer(one: JudgedPicture, threshold: float) -> Answer:
    second = float("nan") if one.second is None else one.second
    return ThreeWay(one.score, second).answer(threshold)


def _interval(right: Sequence[Right], units: Sequence[NDArray[np.str_]]) -> tuple[float, float]:
    """Return the bootstrap interval over units, drawn within each class."""
    chance = np.random.default_rng(0)
    means = [_means(one, of, chance) for one, of in zip(right, units, strict=True)]
    low, high = np.quantile(np.mean(means, axis=0), TAILS)
    return float(low), float(high)


def _means(right: Right, units: NDArray[np.str_], chance: np.random.Generator) -> Right:
    index = np.unique(units, return_inverse=True)[1]
    sums, counts = np.bincount(index, right), np.bincount(index)
    drawn = chance.integers(len(counts), size=(DRAWS, len(counts)))
    return np.asarray(sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1))


def _called(
    kind: str, among: Sequence[JudgedPicture], threshold: float, said: str
) -> Iterator[Measured]:
    """Yield a row of the confusion: what pictures of one class are called."""
    for answer in Answer:
        yield Measured(
            quantity=f"{CLASSES[kind]} pictures called {answer}",
            value=round(float(_right(among, answer, threshold).mean()), 4),
            n=len(among),
            conditions=said,
        )
