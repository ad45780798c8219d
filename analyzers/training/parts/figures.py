"""What misfits and residuals are worth by themselves, which part they tell, and controls.

Each is set beside those of authentic validated faces; residuals of like sharpness and width.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.parts.seen import PARTS
from analyzers.parts.standard import Standard, measured, ranked, residual_of
from analyzers.parts.wording import UNLIKE
from analyzers.references import deviation
from analyzers.runtime.card import Measured
from analyzers.training.figures import Table, told_of, within_units
from analyzers.training.judging import CLEAN
from analyzers.training.parts.forgeries import AGAIN, BENT
from analyzers.training.parts.judging import NONE, JudgedParts, Three
from workbench.evaluation.roc import AUC, drawn, draws_of, intervals
from workbench.model import FaceQuality

__all__ = [
    "AGAINST",
    "ALONE",
    "BLENDED",
    "FITS_LEAST",
    "FOUND",
    "OWN",
    "REACHED",
    "UNLIKE_SHOWN",
    "figures_of_misfits",
    "figures_of_residuals",
    "standard_of",
    "told_apart",
]

Floats = NDArray[np.float64]

OWN = "AUC of the forged part's misfit"
AGAINST = "AUC of the forged part's misfit against the same part blended in again"
BLENDED = "AUC of a control, the part's misfit where it was blended in again and is its own"
ALONE = "AUC of the residuals alone, one class"
FOUND = "largest residual is the forged part's, found"
FITS_LEAST = "largest misfit is the forged part's, found"
BY_WIDTH = "AUC by the width of the face in native pixels"
BY_CONDITION = "AUC of parts bent, by what was done to the picture"
REACHED = "forged faces above the operating point"
ALL = "all ways together"
UNLIKE_SHOWN = f"faces of which a part ranks at the {UNLIKE}th percentile or above"
KINDS = {
    "residuals": ALONE,
    "blurred": "AUC of a control, residuals of a blurred face instead of a restored one",
}
"""Fields of what was judged that hold residuals of some kind, and what their AUC is called."""
CONTROLS = {
    "alone": "each head sees its own part alone",
    "patches": "patches by chance instead of the parts",
    "detail": "sharpness and contrast of the parts instead of looks",
    "fidelity": "with how symmetric each part is, taught fidelity",
}
"""Fields that hold misfits of heads that were given something else, and what that is."""

THIRDS, HALVES = (1 / 3, 2 / 3), (1 / 2,)  # of authentic faces, by sharpness and by width
POPULATION = "authentic faces of the collections learned from, of persons kept apart"
CONDITIONS = f"stills and frames, {CLEAN}"


def standard_of(validated: Sequence[JudgedParts], kind: str = "residuals") -> Standard:
    """Return what authentic validated faces show, by quality; `kind` takes residuals' place.

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
    known = [[*one.misfits, *getattr(one, kind), one.score] for one in whole]
    columns = np.array(known, np.float64).reshape(-1, 2 * len(PARTS) + 1)
    return measured(asked, quality, columns, [one.path for one in whole])


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(JudgedParts):
    """What was judged, with its residuals beside those of authentic faces of like quality.

    `apart` (3,) in robust standard deviations, `furthest` the largest of them; NaN where no
    faces of that quality were measured, or a part is not seen.
    """

    apart: tuple[float, float, float]
    furthest: float


def told_apart(judged: Sequence[JudgedParts], standard: Standard, kind: str) -> list[Told]:
    """Return faces with their residuals of a kind, standardised; those alone that have all."""
    told = []
    for one in judged:
        apart = _apart(one, getattr(one, kind), standard)
        if all(np.isfinite(apart)):
            kept = {name: getattr(one, name) for name in JudgedParts.__dataclass_fields__}
            told.append(Told(**kept, apart=apart, furthest=max(apart)))
    return told


def _apart(one: JudgedParts, values: Three, standard: Standard) -> tuple[float, float, float]:
    """Return how far each residual is from the median, NaN where that is not known."""
    quality = FaceQuality(width=one.width, sharpness=one.native)
    cell = standard.like(quality)
    found = [float("nan")] * len(PARTS)
    for at, (name, value) in enumerate(zip(PARTS, values, strict=True)):
        kept = standard.reference(cell, residual_of(name)) if cell is not None else None
        if kept is not None and value is not None:
            found[at] = deviation(kept, value)
    first, second, third = found
    return first, second, third


def figures_of_misfits(table: Table, judged: Sequence[JudgedParts]) -> Iterator[Measured]:
    """Yield what misfits tell: of the forged part, of which part, beside controls, by width.

    `table` says what is known; parts that were blended in again are among those `judged`.
    """
    clean = [one for one in judged if one.condition == CLEAN]
    for way in sorted(BENT):
        yield from _own(way, clean, table)
    for source in sorted({one.source for one in clean}):
        yield from _beside(source, clean, table)
    yield from _reached(clean, table)
    others = [one for one in judged if one.made not in AGAIN]
    yield from _by_width(others, table)
    yield from _by_condition(others, table)


def _own(way: str, clean: Sequence[JudgedParts], table: Table) -> Iterator[Measured]:
    """Yield what the misfit of the part tells that a way forges."""
    part = way.partition("_")[0]
    at, again = PARTS.index(part), f"{part}_again"
    for source in sorted({one.source for one in clean}):
        of = [one for one in clean if one.source == source]
        whole, forged, blended = (
            [o for o in of if o.made == made] for made in ("", way, again)
        )
        told = partial(_told, source=source, way=way, table=table)
        yield from told(OWN, whole, forged, "misfits", at)
        yield from told(AGAINST, [replace(o, made="") for o in blended], forged, "misfits", at)
        yield from told(BLENDED, whole, blended, "misfits", at)
        for kind, words in CONTROLS.items():
            yield from told(f"{OWN}, control: {words}", whole, forged, kind, at)
        known = [one for one in forged if one.misfits != NONE]
        if len(known) >= table.terms.least:
            largest = [int(np.argmax([*map(_number, one.misfits)])) for one in known]
            right = np.array([at == one for one in largest], np.float64)
            said = f"{CLEAN}; by chance 0.33{table.known(way)}"
            found = _share(FITS_LEAST, right, known, said)
            yield msgspec.structs.replace(found, source=source)


def _told(
    quantity: str,
    whole: Sequence[JudgedParts],
    forged: Sequence[JudgedParts],
    kind: str,
    at: int,
    *,
    source: str,
    way: str,
    table: Table,
) -> Iterator[Measured]:
    """Yield the AUC of one part's misfits of a kind."""
    both = [
        replace(one, score=_number(getattr(one, kind)[at]))
        for one in (*whole, *forged)
        if getattr(one, kind)[at] is not None
    ]
    within = Table(tuple(both), 0.0, table.taught, table.terms)
    if within.enough(False, True):
        found = intervals(within.scores(), names=(AUC,))[AUC]
        said = f"{CLEAN}{table.known(way)}"
        yield told_of(quantity, found, within, said, generator=way, source=source)


def _beside(source: str, clean: Sequence[JudgedParts], table: Table) -> Iterator[Measured]:
    """Yield the AUC of all ways together, of controls, and what is gained over each.

    The score of a control is made as the score is, of the misfits of its own heads.
    """
    of = [one for one in clean if one.source == source and one.made not in AGAIN]
    for kind, words in {"misfits": "", **CONTROLS}.items():
        known = [one for one in of if None not in (*one.misfits, *getattr(one, kind))]
        own, other = (_scored(known, field, table) for field in ("misfits", kind))
        if not own.enough(False, True):
            continue
        found = intervals(other.scores(), names=(AUC,))[AUC]
        name = f"AUC of a control, {words}" if words else "AUC, all ways together"
        yield told_of(name, found, other, CLEAN, source=source)
        if words:
            yield from _gained(own, other, f"AUC gained over a control, {words}", source)


def _scored(known: Sequence[JudgedParts], kind: str, table: Table) -> Table:
    """Return faces by the largest of their misfits of a kind, softly, as the network does."""
    scored = (
        replace(one, score=float(np.logaddexp.reduce(getattr(one, kind)))) for one in known
    )
    return Table(tuple(scored), 0.0, table.taught, table.terms)


def _gained(own: Table, other: Table, quantity: str, source: str) -> Iterator[Measured]:
    """Yield by how much an AUC is above a control's on the same faces, of several persons."""

    def apart(weights: Floats) -> Floats:
        both = [drawn(one.scores(), weights, (AUC,))[AUC] for one in (own, other)]
        return np.asarray(both[0] - both[1], np.float64)

    whole = float(apart(np.ones((1, len(own.judged))))[0])
    units = own.column("unit").astype(np.str_)
    told = [apart(weights) for weights in draws_of(units)]
    if not told:
        return
    low, high = np.nanquantile(np.concatenate(told), (0.025, 0.975)).tolist()
    yield Measured(
        quantity=quantity,
        value=round(whole, 4),
        interval=(round(low, 4), round(high, 4)),
        n=len(own.judged),
        conditions=CLEAN,
        source=source,
    )


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _reached(clean: Sequence[JudgedParts], table: Table) -> Iterator[Measured]:
    """Yield how many forged faces of each source lie above the operating point."""
    for source in sorted({one.source for one in clean}):
        forged = [o for o in clean if o.source == source and o.made and o.made not in AGAIN]
        if len(forged) >= table.terms.least:
            above = np.array([one.score > table.point for one in forged], np.float64)
            found = _share(REACHED, above, forged, CLEAN)
            yield msgspec.structs.replace(found, generator=ALL, source=source)


def _by_width(judged: Sequence[JudgedParts], table: Table) -> Iterator[Measured]:
    """Yield the AUC of all ways together by thirds of the width of authentic faces."""
    clean = [one for one in judged if one.condition == CLEAN]
    widths = np.array([one.width for one in clean])
    if not len(widths):
        return
    limits = (-np.inf, *np.quantile(widths, THIRDS).round().tolist(), np.inf)
    for low, high in pairwise(limits):
        own = [one for one in clean if low <= one.width < high]
        yield from _together(BY_WIDTH, own, f"{CLEAN}; {low:g} to {high:g} pixels wide", table)


def _by_condition(judged: Sequence[JudgedParts], table: Table) -> Iterator[Measured]:
    """Yield the AUC of parts that were bent onto a face, under every condition."""
    bent = [one for one in judged if not one.made or one.made in BENT]
    for condition in table.terms.conditions:
        own = [one for one in bent if one.condition == condition]
        yield from _together(BY_CONDITION, own, condition, table)


def _together(
    quantity: str, own: Sequence[JudgedParts], said: str, table: Table
) -> Iterator[Measured]:
    within = Table(tuple(own), table.point, table.taught, table.terms)
    if within.enough(False, True):
        found = intervals(within.scores(), names=(AUC,))[AUC]
        sources = ", ".join(sorted({one.source for one in own}))
        yield told_of(quantity, found, within, f"{said}; {sources}", generator=ALL)


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
            found = intervals(within.scores("furthest"), names=(AUC,))[AUC]
            said = f"{CLEAN}; all sources together"
            yield told_of(quantity, found, within, said, generator=way)


def _unlike(
    judged: Sequence[JudgedParts], standard: Standard, table: Table
) -> Iterator[Measured]:
    """Yield how often a part ranks so high that it is said to look pasted in.

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
        for name, value in zip(PARTS, one.misfits, strict=True)
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
