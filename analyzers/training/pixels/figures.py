"""From judged pictures to figures: with the gate and without it, and what it withholds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec
import numpy as np

from analyzers.runtime.card import Measured
from analyzers.training import figures
from analyzers.training.figures import Table, Terms
from analyzers.training.pixels.conditions import AS_FOUND, CONDITIONS, HALF
from analyzers.training.pixels.judging import CUT, UNCUT, JudgedPicture
from analyzers.training.pixels.shelf import GENERATED, LAUNDERED

__all__ = ["LEAST", "PICTURES", "SAID", "beside", "figures_of", "operating_point", "passed"]

LEAST = 30  # pictures of each kind, below which nothing is told
GATED = "only pictures that the gate lets through"
UNGATED = "gate off"
WITHHELD = "pictures withheld by the gate"
PAIR = "AUC"
SAID = {"": "", GENERATED: "", LAUNDERED: "; photographs that went through it"}
AGAINST = {GENERATED: "", LAUNDERED: ", against windows of photographs"}
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
        if not one.made and one.view != CUT:
            sources.setdefault(one.source, []).append(one)
    return max(map(figures.operating_point, sources.values()), default=float("nan"))


def figures_of(table: Table) -> list[Measured]:
    """Return the figures of a table of `JudgedPicture`, the gated ones first.

    Without the gate only those follow that the gate changes.
    """
    judged = [one for one in table.judged if isinstance(one, JudgedPicture)]
    through = list(_told(replace(table, judged=tuple(passed(judged))), passed(judged)))
    ungated = [one for one in _told(table, judged) if one not in through]
    return [*_said(through, GATED), *_withheld(judged), *_said(ungated, UNGATED)]


def beside(judged: Sequence[JudgedPicture], kind: str) -> list[JudgedPicture]:
    """Return the altered pictures of a kind and the photographs that they are set against.

    Beside laundered ones, photographs are judged by windows of the same size.
    """
    other = UNCUT if kind == LAUNDERED else CUT
    return [one for one in judged if one.kind in {"", kind} and one.view != other]


def _told(table: Table, judged: Sequence[JudgedPicture]) -> Iterator[Measured]:
    """Yield pairs first, then false alarms of whole photographs, then the rest."""
    photographs = tuple(one for one in judged if not one.made and one.view != CUT)
    rest = []
    for kind in (GENERATED, LAUNDERED):
        within = replace(table, judged=tuple(beside(judged, kind)))
        for one in _compared(within, kind):
            conditions = f"{one.conditions}{SAID[kind]}{AGAINST[kind]}"
            said = msgspec.structs.replace(one, conditions=conditions)
            if said.quantity == PAIR:
                yield said
            elif said.quantity != table.terms.alarms:
                rest.append(said)
    yield from figures.figures(replace(table, judged=photographs), paired=False)
    yield from rest


def _compared(table: Table, kind: str) -> Iterator[Measured]:
    """Yield the figures of one kind of altered pictures; of laundered ones at half size too."""
    if not table.altered.any():
        return
    yield from figures.figures(table, paired=False)
    if kind == LAUNDERED and HALF in table.terms.conditions:
        terms = replace(table.terms, clean=HALF)
        yield from figures.pairs(replace(table, terms=terms), paired=False)


def _said(told: Iterable[Measured], gate: str) -> Iterator[Measured]:
    """Yield figures that say in their conditions whether the gate was on."""
    for one in told:
        if not one.quantity.startswith("AUC of a control") or gate == GATED:
            conditions = f"{one.conditions}; {gate}"
            yield msgspec.structs.replace(one, conditions=conditions)


def _withheld(judged: Sequence[JudgedPicture]) -> Iterator[Measured]:
    """Yield what share the gate withholds of every source, or generator, by condition."""
    groups: dict[tuple[str, str, str, str], list[bool]] = {}
    for one in judged:
        if one.view != CUT:
            source = "" if one.made else one.source
            key = source, one.made, one.kind, one.condition
            groups.setdefault(key, []).append(bool(one.withheld))
    for (source, made, kind, condition), within in sorted(groups.items()):
        if len(within) >= LEAST:
            yield Measured(
                quantity=WITHHELD,
                value=round(float(np.mean(within)), 4),
                n=len(within),
                conditions=condition + SAID[kind],
                generator=made,
                source=source,
            )
