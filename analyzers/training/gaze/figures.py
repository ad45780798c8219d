"""From judged windows to figures; the unit is a person, and intervals are drawn over persons.

Within a person: forged windows against the same person's, drawn over themselves by the same
hand. Nothing there depends on how one person's scores lie beside another's.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.learned_eyes import BETTER, REACH
from analyzers.runtime.card import Measured
from analyzers.training.gaze.judging import FORGED, RECORDED, REDRAWN, JudgedEyes
from workbench.evaluation.metrics import auc

__all__ = ["TEMPORAL", "WITHIN", "WITHOUT", "compared", "figures", "is_temporal"]

WITHIN = "AUC within a person"
TEMPORAL = "AUC within a person, less with the frames shuffled"
WITHOUT = "AUC within a person, more with it than without"
ACROSS = "AUC across persons"
CLIP = "score of a clip, the mean of its highest third"
DRAWS = 1000
FEWEST = 2  # windows of each kind of a person
UNSEEN = "person and way never learned from"

Trait = Callable[[JudgedEyes], float]
TRAITS: dict[str, Trait] = {
    "the network": lambda one: one.score,
    "the cues": lambda one: float("nan") if one.cues is None else one.cues,
    "the network, frames shuffled": lambda one: one.shuffled,
    "sharpness alone": lambda one: one.sharpness,
}


@dataclass(frozen=True, slots=True)
class _Cell:
    """How well one way is told of one person, by every trait, NaN where that is not known."""

    person: str
    way: str
    width: float
    sharpness: float
    found: dict[str, float]


def figures(left_out: Sequence[JudgedEyes], made: Sequence[JudgedEyes]) -> list[Measured]:
    """Return every figure.

    `left_out` are windows of persons, and of ways, that the network which scored them had not
    learned from; `made` are those of altered clips, whoever scored them.
    """
    cells = list(_cells(left_out))
    return [
        *_apart(cells, BETTER, "the cues"),
        *_apart(cells, TEMPORAL, "the network, frames shuffled"),
        *_within(cells),
        *_halves(cells),
        *_across(left_out),
        *_painted(left_out),
        *_reach(left_out),
        *_clips([*made, *(one for one in left_out if one.condition == RECORDED)]),
    ]


def compared(whole: Sequence[JudgedEyes], lesser: Sequence[JudgedEyes]) -> list[Measured]:
    """Return what a part of the method is worth: figures of networks with it and without.

    Both are judged on the same windows, left out as for `figures`; a person and a way of whom
    the figure of only one of them is known are passed over, so that the difference and both
    sides of it are of the same. The differences come first: over all ways, then way by way.
    """
    without = {(cell.person, cell.way): cell.found["the network"] for cell in _cells(lesser)}
    beside = [
        (one.way, one.person, one.found["the network"], without[one.person, one.way])
        for one in _cells(whole)
        if (one.person, one.way) in without
    ]
    found = [told for told in beside if np.isfinite(told[2:]).all()]
    ways = sorted({way for way, *_ in found})
    return [
        one
        for way in ("", *ways)
        for one in _beside([told for told in found if way in ("", told[0])], way)
    ]


def _beside(found: Sequence[tuple[str, str, float, float]], way: str) -> Iterator[Measured]:
    """Yield the difference over persons, and both sides of it."""
    told: list[tuple[str, str, Sequence[tuple[str, float]]]] = [
        (WITHOUT, "the difference", [(p, with_it - less) for _, p, with_it, less in found]),
        (WITHIN, "with it", [(p, with_it) for _, p, with_it, _ in found]),
        (WITHIN, "without", [(p, less) for _, p, _, less in found]),
    ]
    for quantity, said, values in told:
        yield from _mean(quantity, values, f"{said}; {UNSEEN}", way)


def is_temporal(measured: Sequence[Measured]) -> bool:
    """Say whether the score was measured to depend on the order of the frames, with 95 %."""
    told = [one for one in measured if one.quantity == TEMPORAL]
    return bool(told) and all(one.interval is not None and one.interval[0] > 0 for one in told)


def _cells(judged: Sequence[JudgedEyes]) -> Iterator[_Cell]:
    persons = sorted({one.person for one in judged})
    ways = sorted({one.made for one in judged if one.condition == FORGED})
    for person in persons:
        own = [one for one in judged if one.person == person]
        for way in ways:
            forged = [one for one in own if one.condition == FORGED and one.made == way]
            networks = {one.network for one in forged}
            plain = [o for o in own if o.condition == REDRAWN and o.network in networks]
            if len(plain) >= FEWEST and len(forged) >= FEWEST:
                found = {name: _auc(plain, forged, trait) for name, trait in TRAITS.items()}
                sharpness = float(np.mean([one.sharpness for one in plain]))
                yield _Cell(person, way, plain[0].width, sharpness, found)


def _auc(plain: Sequence[JudgedEyes], forged: Sequence[JudgedEyes], trait: Trait) -> float:
    values = np.array([trait(one) for one in (*plain, *forged)])
    truth = np.array([False] * len(plain) + [True] * len(forged))
    known = np.isfinite(values)
    counts = np.bincount(truth[known], minlength=2)
    return auc(values[known], truth[known]) if counts.min() >= FEWEST else float("nan")


def _within(cells: Sequence[_Cell]) -> Iterator[Measured]:
    for way in sorted({cell.way for cell in cells}):
        for name in TRAITS:
            own = [(cell.person, cell.found[name]) for cell in cells if cell.way == way]
            yield from _mean(WITHIN, own, f"{name}; {UNSEEN}", way)


def _halves(cells: Sequence[_Cell]) -> Iterator[Measured]:
    """Yield the mean over ways of the wider and the narrower faces, and by their sharpness."""
    for quality, unit in (("width", " pixels"), ("sharpness", "")):
        own = {cell.person: float(getattr(cell, quality)) for cell in cells}
        middle = float(np.median(list(own.values()))) if own else 0.0
        for above, said in ((False, "below"), (True, "from")):
            half = [cell for cell in cells if (own[cell.person] >= middle) == above]
            group = f"{quality} {said} {middle:.3g}{unit}"
            for name in ("the network", "the cues"):
                told = [(cell.person, cell.found[name]) for cell in half]
                yield from _mean(WITHIN, told, f"{name}; {UNSEEN}", group=group)


def _apart(cells: Sequence[_Cell], quantity: str, other: str) -> Iterator[Measured]:
    """Yield by how much the network is better than something else, over persons and ways."""
    apart = [(cell.person, cell.found["the network"] - cell.found[other]) for cell in cells]
    yield from _mean(quantity, apart, f"mean over ways; {UNSEEN}")


def _mean(
    quantity: str,
    told: Sequence[tuple[str, float]],
    conditions: str,
    way: str = "",
    group: str = "",
) -> Iterator[Measured]:
    """Yield a mean over persons of what is known of each, with the interval over persons."""
    known = [(person, value) for person, value in told if np.isfinite(value)]
    persons = sorted({person for person, _ in known})
    if not persons:
        return
    means = np.array([np.mean([v for p, v in known if p == person]) for person in persons])
    lower, upper = _interval(means)
    yield Measured(
        quantity=quantity,
        value=round(float(means.mean()), 4),
        n=len(persons),
        unit="",
        interval=(round(lower, 4), round(upper, 4)) if len(persons) > 1 else None,
        conditions=f"{conditions}; n is of persons",
        generator=way,
        group=group,
    )


def _interval(means: NDArray[np.float64]) -> tuple[float, float]:
    drawn = np.random.default_rng(0).integers(len(means), size=(DRAWS, len(means)))
    lower, upper = np.quantile(means[drawn].mean(axis=1), (0.025, 0.975))
    return float(lower), float(upper)


def _across(judged: Sequence[JudgedEyes]) -> Iterator[Measured]:
    """Yield how well forged windows are told from those of all persons, whoever scored them."""
    for way in sorted({one.made for one in judged if one.condition == FORGED}):
        forged = [one for one in judged if one.made == way]
        networks = {one.network for one in forged}
        plain = [o for o in judged if o.condition == REDRAWN and o.network in networks]
        for name, trait in TRAITS.items():
            found = _auc(plain, forged, trait)
            if np.isfinite(found):
                yield Measured(
                    quantity=ACROSS,
                    value=round(found, 4),
                    n=len(plain) + len(forged),
                    conditions=f"{name}; {UNSEEN}; windows of several networks in one ranking",
                    generator=way,
                )


def _painted(judged: Sequence[JudgedEyes]) -> Iterator[Measured]:
    """Yield the control of the hand: eyes drawn over themselves, against the recording."""
    told = []
    for person, network in sorted({(one.person, one.network) for one in judged}):
        own = [one for one in judged if (one.person, one.network) == (person, network)]
        recorded = [one for one in own if one.condition == RECORDED]
        redrawn = [one for one in own if one.condition == REDRAWN]
        if min(len(recorded), len(redrawn)) >= FEWEST:
            told.append((person, _auc(recorded, redrawn, TRAITS["the network"])))
    said = f"{REDRAWN} against {RECORDED}: 0.5 where the hand tells nothing"
    yield from _mean("AUC of a control, within a person", told, said)


def _reach(judged: Sequence[JudgedEyes]) -> Iterator[Measured]:
    for source in sorted({one.source for one in judged}):
        own = [o for o in judged if o.source == source and o.condition == RECORDED]
        if own:
            yield Measured(
                quantity=REACH,
                value=round(max(one.score for one in own), 4),
                n=len({(one.path, one.frame) for one in own}),
                conditions="of all windows, each by networks that had not learned the person",
                source=source,
            )


def _clips(judged: Sequence[JudgedEyes]) -> Iterator[Measured]:
    """Yield altered clips one by one, and authentic ones as they were recorded beside them."""
    for path in sorted({one.path for one in judged}):
        own = [one for one in judged if one.path == path]
        scores = np.sort([one.score for one in own])
        yield Measured(
            quantity=CLIP,
            value=round(float(scores[-max(1, len(scores) // 3) :].mean()), 4),
            n=len({one.frame for one in own}),
            conditions=f"{path.rsplit('/', 1)[-1]}; never learned from; n is of windows",
            generator=own[0].made,
            source=own[0].source,
        )
