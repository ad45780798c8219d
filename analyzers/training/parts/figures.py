"""What residuals are worth by themselves: told apart, and told which part, beside controls.

Every residual is set beside those of authentic validated faces of like sharpness and width.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.parts.standard import Standard, measured, ranked
from analyzers.parts.tokens import PARTS
from analyzers.parts.wording import UNLIKE
from analyzers.references import deviation
from analyzers.runtime.card import Measured
from analyzers.training.figures import Table, told_of, within_units
from analyzers.training.judging import CLEAN
from analyzers.training.parts.judging import JudgedParts, Three
from workbench.evaluation.roc import AUC, intervals
from workbench.model import FaceQuality

__all__ = [
    "ALONE",
    "FOUND",
    "UNLIKE_SHOWN",
    "figures_of_residuals",
    "standard_of",
    "told_apart",
]

Floats = NDArray[np.float64]

ALONE = "AUC of the residuals alone, one class"
FOUND = "largest residual is the forged part's, found"
UNLIKE_SHOWN = f"faces of which a part ranks at the {UNLIKE}th percentile or above"
KINDS = {
    "residuals": ALONE,
    "patches": "AUC of a control, residuals where random patches are hidden instead of parts",
    "blurred": "AUC of a control, residuals of a blurred face instead of a restored one",
}
"""Fields of what was judged that hold residuals of some kind, and what their AUC is called."""

THIRDS, HALVES = (1 / 3, 2 / 3), (1 / 2,)  # of authentic faces, by sharpness and by width
POPULATION = "authentic faces of the collections learned from, of persons kept apart"
CONDITIONS = f"stills and frames, {CLEAN}"


def standard_of(validated: Sequence[JudgedParts], kind: str = "residuals") -> Standard:
    """Return what authentic validated faces show, by quality; `kind` is a field with residuals.

    Of a video several faces may count, of which the standard counts one medium.
    """
    whole = [o for o in validated if not o.made and o.condition == CLEAN and o.native]
    quality = np.array([(one.native, one.width) for one in whole], np.float64).reshape(-1, 2)
    limits = (
        tuple(round(float(at), digits) for at in np.quantile(column, shares))
        for column, shares, digits in zip(quality.T, (THIRDS, HALVES), (4, 0), strict=True)
    )
    sharpness, width = limits if whole else ((), ())
    asked = Standard(
        population=POPULATION, conditions=CONDITIONS, sharpness=sharpness, width=width
    )
    return measured(
        asked,
        quality,
        np.array([getattr(one, kind) for one in whole], np.float64).reshape(-1, len(PARTS)),
        np.array([one.score for one in whole], np.float64),
        [one.path for one in whole],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(JudgedParts):
    """What was judged, with its residuals beside those of authentic faces of like quality.

    `apart` (3,) in robust standard deviations, `alone` the largest of them; NaN where no faces
    of that quality were measured, or a part is not seen.
    """

    apart: tuple[float, float, float]
    alone: float


def told_apart(judged: Sequence[JudgedParts], standard: Standard, kind: str) -> list[Told]:
    """Return faces with their residuals of a kind, standardised; those alone that have all."""
    told = []
    for one in judged:
        apart = _apart(one, getattr(one, kind), standard)
        if all(np.isfinite(apart)):
            kept = {name: getattr(one, name) for name in JudgedParts.__dataclass_fields__}
            told.append(Told(**kept, apart=apart, alone=max(apart)))
    return told


def _apart(one: JudgedParts, values: Three, standard: Standard) -> tuple[float, float, float]:
    """Return how far each residual is from the median, NaN where that is not known."""
    quality = FaceQuality(width=one.width, sharpness=one.native)
    cell = standard.like(quality)
    found = [float("nan")] * len(PARTS)
    for at, (name, value) in enumerate(zip(PARTS, values, strict=True)):
        reference = standard.reference(cell, name) if cell is not None else None
        if reference is not None and value is not None:
            found[at] = deviation(reference, value)
    first, second, third = found
    return first, second, third


def figures_of_residuals(
    table: Table, judged: Sequence[JudgedParts], validated: Sequence[JudgedParts]
) -> Iterator[Measured]:
    """Yield what residuals tell by themselves, by way of forging; `table` says what is known.

    Authentic faces are set against forgeries of them; nothing was taught forgeries of any kind
    here. Then how often the forged part has the largest residual, and how often an examiner is
    told that a part stands out.
    """
    clean = [one for one in judged if one.condition == CLEAN]
    yield from _unlike(clean, standard_of(validated), table)
    for kind, quantity in KINDS.items():
        told = told_apart(clean, standard_of(validated, kind), kind)
        yield from _alone(Table(tuple(told), 0.0, table.taught, table.terms), quantity)
        if kind == "residuals":
            yield from _found(told, table)


def _alone(table: Table, quantity: str) -> Iterator[Measured]:
    """Yield the AUC of the largest residual, of every way against the faces it was made of."""
    for way in sorted({one.made for one in table.judged if one.made}):
        made = table.column("made") == way
        sources = set(table.column("source")[made].tolist())
        whole = ~table.altered & np.isin(table.column("source"), sorted(sources))
        within = table.where(made | whole)
        if within.enough(False, True):
            found = intervals(within.scores("alone"), names=(AUC,))[AUC]
            said = f"{CLEAN}; all sources together"
            yield told_of(quantity, found, within, said, generator=way)


def _unlike(
    judged: Sequence[JudgedParts], standard: Standard, table: Table
) -> Iterator[Measured]:
    """Yield how often a part ranks so high that it is called unlike the rest of its face.

    Of authentic faces by source, of forged ones by way; of those alone that can be ranked.
    """
    ranks = [(one, _highest(one, standard)) for one in judged]
    known = [(one, highest) for one, highest in ranks if highest is not None]
    for made, source in sorted({(o.made, "" if o.made else o.source) for o, _ in known}):
        own = [(o, at) for o, at in known if o.made == made and (made or o.source == source)]
        if len(own) >= table.terms.least:
            called = np.array([at >= UNLIKE for _, at in own], np.float64)
            yield _share(UNLIKE_SHOWN, called, [o for o, _ in own], CLEAN)


def _highest(one: JudgedParts, standard: Standard) -> int | None:
    """Return the highest percentile of a face's parts, None where none is ranked."""
    quality = FaceQuality(width=one.width, sharpness=one.native)
    told = [
        ranked(standard, quality, name, value)
        for name, value in zip(PARTS, one.residuals, strict=True)
        if value is not None
    ]
    return max((rank.percentile for rank in told if rank is not None), default=None)


def _found(told: Sequence[JudgedParts], table: Table) -> Iterator[Measured]:
    """Yield how often the largest residual is that of the part that alone was forged."""
    for way in sorted({one.made for one in told if one.forged}):
        within = [one for one in told if one.made == way and isinstance(one, Told)]
        if len(within) < table.terms.least:
            continue
        right = np.array([one.forged == 1 + int(np.argmax(one.apart)) for one in within])
        said = f"{CLEAN}; all sources together; by chance 0.33{table.known(way)}"
        yield _share(FOUND, right.astype(np.float64), within, said)


def _share(
    quantity: str, right: Floats, within: Sequence[JudgedParts], conditions: str
) -> Measured:
    """Return how often something is so, of faces of one way of forging or of one source."""
    low, high = within_units(right, [one.unit for one in within])
    made = within[0].made
    return Measured(
        quantity=quantity,
        value=round(float(right.mean()), 4),
        interval=(round(low, 4), round(high, 4)),
        n=len(within),
        conditions=conditions,
        generator=made,
        source="" if made else within[0].source,
    )
