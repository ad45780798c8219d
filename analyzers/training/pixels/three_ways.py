"""How well a network of `laundering` gives the right one of its three answers.

Mandelli, Bestagini and Tubaro, WIFS 2024, tell of a confusion of three classes; errors of the
second question count where the first was answered right, so that the joint answer is judged.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.laundering.three_way import Answer, ThreeWay
from analyzers.runtime.card import Measured
from analyzers.training.pixels.judging import UNCUT, JudgedPicture
from analyzers.training.pixels.laundering import FLUX, ZOO
from analyzers.training.pixels.shelf import GENERATED, LAUNDERED

__all__ = ["CLASSES", "KNOWN", "STRANGE", "cells", "three_ways"]

LEFT_OUT = "left_out"
KNOWN = "A, collections and generators in use known"
STRANGE = "B, collections and generators in use left out too"
LEAST = 30  # pictures of each class, below which nothing is told
DRAWS, TAILS = 500, (0.025, 0.975)
CLASSES = {"": Answer.PRISTINE, LAUNDERED: Answer.LAUNDERED, GENERATED: Answer.GENERATED}
Right = NDArray[np.float64]


def three_ways(judged: Sequence[JudgedPicture]) -> list[Measured]:
    """Return confusions and balanced accuracies, with both thresholds at 0.

    Of pictures of all classes that are larger than laundered ones, windows are judged. Where
    collections were left out there are two cells, never mixed: autoencoders left out and
    collections known, and both left out.
    """
    alike = [one for one in judged if one.view != UNCUT and one.second is not None]
    return [
        one
        for cell, among in cells(alike).items()
        for condition in dict.fromkeys(one.condition for one in among)
        for one in _under(
            [one for one in among if one.condition == condition], f"{condition}; {cell}gate off"
        )
    ]


def cells(judged: Sequence[JudgedPicture]) -> Mapping[str, list[JudgedPicture]]:
    """Return the pictures of each cell by what its conditions say of it."""
    strange = {one.source for one in judged if not one.made and one.side == LEFT_OUT}
    if not strange:
        return {"": list(judged)}
    return {
        f"{KNOWN}; ": [one for one in judged if _within(one, strange, known=True)],
        f"{STRANGE}; ": [one for one in judged if _within(one, strange, known=False)],
    }


def _within(one: JudgedPicture, strange: Collection[str], *, known: bool) -> bool:
    """Say whether a picture belongs to a cell; what a decoder of the zoo drew is of both."""
    if one.kind == LAUNDERED:
        return (one.source not in strange) is known
    return one.source == ZOO or (one.side != LEFT_OUT) is known


def _under(judged: Sequence[JudgedPicture], said: str) -> Iterator[Measured]:
    """Yield the figures of a condition; FLUX.2's autoencoder is no part of the others."""
    classes = {
        kind: [one for one in judged if one.kind == kind and one.made != FLUX]
        for kind in CLASSES
    }
    yield from _balanced(classes, "", said)
    for kind in (LAUNDERED, GENERATED):
        for name in sorted({one.made for one in judged if one.kind == kind}):
            alone = [one for one in judged if one.kind == kind and one.made == name]
            yield from _balanced({**classes, kind: alone}, name, f"{said}; {kind} by it alone")
            if len(alone) >= LEAST:
                yield from _called(kind, alone, name, said)
    for kind, among in classes.items():
        if len(among) >= LEAST:
            yield from _called(kind, among, "", said)


def _balanced(
    classes: Mapping[str, list[JudgedPicture]], name: str, said: str
) -> Iterator[Measured]:
    """Yield the mean share of right answers, of pictures of all three classes."""
    if any(len(among) < LEAST for among in classes.values()):
        return
    right = [_right(among, CLASSES[kind]) for kind, among in classes.items()]
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


def _right(among: Sequence[JudgedPicture], answer: Answer) -> Right:
    return np.array([_answer(one) is answer for one in among], np.float64)


def _answer(one: JudgedPicture) -> Answer:
    second = float("nan") if one.second is None else one.second
    return ThreeWay(one.score, second).answer()


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
    kind: str, among: Sequence[JudgedPicture], name: str, said: str
) -> Iterator[Measured]:
    """Yield a row of the confusion: what pictures of one class are called."""
    for answer in Answer:
        yield Measured(
            quantity=f"{CLASSES[kind]} pictures called {answer}",
            value=round(float(_right(among, answer).mean()), 4),
            n=len(among),
            conditions=said,
            generator=name,
        )
