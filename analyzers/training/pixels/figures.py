"""From judged pictures to figures: with the gate and without it, and what it withholds."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from analyzers.runtime.card import Measured
from analyzers.training import figures
from analyzers.training.figures import Table, Terms
from analyzers.training.pixels.conditions import AS_FOUND, CONDITIONS
from analyzers.training.pixels.judging import JudgedPicture

__all__ = ["LEAST", "PICTURES", "figures_of", "operating_point", "passed"]

LEAST = 30  # pictures of each kind, below which nothing is told
GATED = "only pictures that the gate lets through"
UNGATED = "gate off"
WITHHELD = "pictures withheld by the gate"
PICTURES = Terms(
    noun="pictures",
    clean=AS_FOUND,
    conditions=tuple(CONDITIONS),
    controls={
        "sharpness": "sharpness of the picture",
        "jpeg": "JPEG quality seen in the pixels",
        "least_side": "shorter side in pixels",
    },
    least=LEAST,
)


def passed(judged: Sequence[JudgedPicture]) -> list[JudgedPicture]:
    """Return the pictures that the gate lets through."""
    return [one for one in judged if not one.withheld]


def operating_point(validated: Sequence[JudgedPicture]) -> float:
    """Return the score that of no source more than one authentic picture in a hundred exceeds.

    Of validated ones that the gate lets through, under all conditions; NaN where there are
    none. Sources count alike: a large one does not hide what a small one scores.
    """
    sources: dict[str, list[JudgedPicture]] = {}
    for one in passed(validated):
        if not one.made:
            sources.setdefault(one.source, []).append(one)
    return max(map(figures.operating_point, sources.values()), default=float("nan"))


def figures_of(table: Table) -> list[Measured]:
    """Return the figures of a table of `JudgedPicture`, the gated ones first."""
    judged = [one for one in table.judged if isinstance(one, JudgedPicture)]
    gated = Table(tuple(passed(judged)), table.point, table.taught, table.terms)
    return [
        *_said(figures.figures(gated, paired=False), GATED),
        *_withheld(judged),
        *_said(figures.figures(table, paired=False), UNGATED),
    ]


def _said(told: Sequence[Measured], gate: str) -> Iterator[Measured]:
    """Yield figures that say in their conditions whether the gate was on."""
    for one in told:
        if not one.quantity.startswith("AUC of a control") or gate == GATED:
            conditions = f"{one.conditions}; {gate}"
            yield msgspec.structs.replace(one, conditions=conditions)


def _withheld(judged: Sequence[JudgedPicture]) -> Iterator[Measured]:
    """Yield what share of every source and generator the gate withholds, by condition."""
    groups = sorted({(one.source, one.made, one.condition) for one in judged})
    for source, made, condition in groups:
        within = [
            bool(one.withheld)
            for one in judged
            if (one.source, one.made, one.condition) == (source, made, condition)
        ]
        if len(within) >= LEAST:
            yield Measured(
                quantity=WITHHELD,
                value=round(float(np.mean(within)), 4),
                n=len(within),
                conditions=condition,
                generator=made,
                source=source,
            )
