"""What the product says of judged works, at the limits of the pack, maker by maker.

A network may rank makers well and still name hardly any, where its limits are narrow: so what
is named, and what is not told, is counted as an examiner meets it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.description import PHOTOGRAPH
from analyzers.training.attribution.codecs import UNCODED
from analyzers.training.attribution.judging import JudgedWork
from analyzers.training.attribution.placing import Placing
from analyzers.training.attribution.questions import Answer, resampled
from analyzers.training.attribution.recipe import MakerRecipe

__all__ = ["OUTCOMES", "RIGHTLY", "STRANGE", "said_of_makers"]

RIGHTLY, OTHERWISE = "named rightly", "put down to another generator"
CAMERA, STRANGE, NOT_TOLD = "taken for a photograph", "told an unknown generator's", "not told"
AMONG = "not told, within photographs' reach"
OUTCOMES = (RIGHTLY, OTHERWISE, CAMERA, STRANGE, AMONG, NOT_TOLD)
LEAST = 5  # works, below which nothing is told

Flags = NDArray[np.bool_]
Rows = Sequence[JudgedWork]


class Judged(Protocol):
    """The part of `figures.Answers` that is asked."""

    @property
    def recipe(self) -> MakerRecipe:
        """The recipe that the network was trained by."""

    @property
    def own(self) -> Placing:
        """Where works lie by the network."""

    @property
    def known(self) -> dict[str, int]:
        """The number of each known maker."""

    def under(self, condition: str, *, known: bool | None = None) -> list[JudgedWork]:
        """Return judged works under a condition."""

    def by_lot(self, said: Callable[[Rows], Flags], condition: str = UNCODED) -> float:
        """Return how often it is said of a work of any known maker, each as often."""


def said_of_makers(answers: Judged) -> Iterator[tuple[str, dict[str, Answer]]]:
    """Yield of each maker, known or not, how often each outcome is told of its works.

    The outcomes exclude each other, and every work has one. A maker that was not learned is
    never named rightly: that outcome is absent.
    """
    rows = answers.under(UNCODED)
    for maker in answers.recipe.makers:
        of = [one for one in rows if one.maker == maker.name]
        if len(of) < LEAST:
            continue
        number = answers.known.get(maker.name, -1)
        units = [one.unit for one in of]
        yield (
            maker.name,
            {
                name: _share(said(answers, name, number), of, units, answers)
                for name in OUTCOMES
                if _can_be(name, number, camera=maker.kind == PHOTOGRAPH)
            },
        )


def _can_be(outcome: str, number: int, *, camera: bool) -> bool:
    """Say whether an outcome is another one already for such a maker."""
    return not (outcome == RIGHTLY and number < 0) and not (outcome == CAMERA and camera)


def said(answers: Judged, outcome: str, number: int) -> Callable[[Rows], Flags]:
    """Return what tells of which works an outcome is said, for works of a maker by number."""
    camera = np.array([maker.kind == PHOTOGRAPH for maker in answers.own.known])

    def told(rows: Rows) -> Flags:
        own = answers.own
        nearest, named = own.nearest(rows), own.accepted(rows)
        strange, among = np.zeros(len(rows), np.bool_), own.among_photographs(rows)
        if not answers.recipe.network.plain:
            strange = own.strange(rows)
        found = {
            RIGHTLY: named & (nearest == number),
            OTHERWISE: named & (nearest != number) & ~camera[nearest],
            CAMERA: named & (nearest != number) & camera[nearest],
            STRANGE: strange,
            AMONG: among,
            NOT_TOLD: ~named & ~strange & ~among,
        }
        return np.asarray(found[outcome], np.bool_)

    return told


def _share(
    told: Callable[[Rows], Flags], of: Rows, units: Sequence[str], answers: Judged
) -> Answer:
    right = told(of)
    return resampled(units, lambda at: float(right[at].mean()), answers.by_lot(told))
