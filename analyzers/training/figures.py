"""From judged faces to figures, each with n and an interval."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzers.runtime.card import Measured
from analyzers.training.acquainted import Taught
from analyzers.training.judging import CLEAN, CONDITIONS, Judged
from workbench.evaluation.metrics import Interval
from workbench.evaluation.overlap import Overlap, areas, f1s, ious
from workbench.evaluation.roc import AUC, EER, FPR, TPR1, Scores, intervals

__all__ = [
    "ALARMS",
    "ANOTHER",
    "FALSE_ALARMS",
    "Table",
    "Terms",
    "figures",
    "of_maps",
    "operating_point",
    "pairs",
    "told_of",
    "within_units",
]

ANOTHER = "of another network by this recipe, at its own point"  # said of a fold's figures
FALSE_ALARMS = 0.01  # of validated authentic faces, at the operating point
FLAGGED = 0.02  # of the pixels of validated authentic faces, on the map
LEAST = 5  # faces of each kind, below which no figure is told
CONFOUNDED = 0.6  # AUC of what might explain a score away, from which a figure is marked
CONTROLS = {
    "sharpness": "sharpness of what the network is given",
    "outside": "share of the crop beyond the picture's edge",
    "width": "width of the face in native pixels",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is judged: its name, the condition that pairs are told of, and all of them.

    `controls` are fields of what is judged that might explain a score away, in words; a pair
    is told of `least` of each kind and more.
    """

    noun: str
    clean: str
    conditions: Sequence[str]
    controls: Mapping[str, str]
    least: int = LEAST

    @property
    def alarms(self) -> str:
        """The quantity of false alarms."""
        return f"authentic {self.noun} above the operating point"


FACES = Terms(noun="faces", clean=CLEAN, conditions=tuple(CONDITIONS), controls=CONTROLS)
ALARMS = FACES.alarms


def operating_point(validated: Sequence[Judged]) -> float:
    """Return the score that so many authentic faces exceed, all conditions taken together."""
    scores = [one.score for one in validated if not one.made]
    return float(np.quantile(scores, 1 - FALSE_ALARMS))


@dataclass(frozen=True)
class Table:
    """Judged faces (n,), and the operating point that was frozen before they were judged.

    `taught` is what the network had learned from; None where nothing is to be said of it.
    """

    judged: tuple[Judged, ...]
    point: float
    taught: Taught | None = None
    terms: Terms = FACES

    def column(self, name: str) -> NDArray[np.generic]:
        """Return one field of every face (n,)."""
        return np.array([getattr(one, name) for one in self.judged])

    @cached_property
    def altered(self) -> NDArray[np.bool_]:
        """Which faces are altered (n,)."""
        return np.array([bool(one.made) for one in self.judged], np.bool_)

    def where(self, chosen: NDArray[np.bool_]) -> "Table":
        """Return some of the faces."""
        kept = tuple(one for one, keep in zip(self.judged, chosen, strict=True) if keep)
        return replace(self, judged=kept)

    def under(self, condition: str) -> "Table":
        """Return the faces under one condition."""
        return self.where(self.column("condition") == condition)

    def scores(self, by: str = "score") -> Scores:
        """Return them for `workbench.evaluation.roc`, ranked by their score or by a control."""
        values = self.column(by).astype(np.float64)
        return Scores(
            values=values,
            altered=self.altered,
            clusters=self.column("unit").astype(np.str_),
            thresholds=np.full(len(values), self.point),
            called=values > self.point,
        )

    def known(self, way: str) -> str:
        """Say, after a semicolon, whether a way was learned from, if that is known."""
        return f"; {self.taught.said_of(way)}" if self.taught else ""

    def enough(self, *classes: bool) -> bool:
        """Say whether there are faces enough of these classes for a figure."""
        return all(int((self.altered == one).sum()) >= self.terms.least for one in classes)


def figures(table: Table, *, paired: bool) -> list[Measured]:
    """Return every figure; `paired` where fakes are made of the faces they are set against.

    First pairs of a way of forging and a source of authentic faces, then false alarms by source
    and condition, then the rest; the card puts the worst of each first.
    """
    told = pairs(table, paired=paired)
    return [*told, *_false_alarms(table), *_conditions(table), *_controls(table)]


def pairs(table: Table, *, paired: bool) -> Iterator[Measured]:
    """Yield the AUC of every way of forging against every source of authentic faces.

    Of what was judged under the condition that the terms call clean.
    """
    table = table.under(table.terms.clean)
    made, source = table.column("made"), table.column("source")
    for way in sorted(set(made[table.altered])):
        for origin in sorted(set(source[~table.altered])):
            forged = (made == way) & ((source == origin) | (not paired))
            within = table.where(forged | (~table.altered & (source == origin)))
            if within.enough(False, True):
                found = intervals(within.scores(), names=(AUC,))[AUC]
                seen = "kept_back" in within.column("side")
                known = "seen in training" if seen else "never trained on"
                said = f"source {known}{table.known(str(way))}{_explained(within)}"
                said = f"{table.terms.clean}; {said}"
                yield told_of(
                    "AUC", found, within, said, generator=str(way), source=str(origin)
                )


def told_of(
    quantity: str,
    found: Interval,
    within: Table,
    conditions: str,
    *,
    generator: str = "",
    source: str = "",
) -> Measured:
    """Return a figure as a card has it, of the faces or pictures `within`."""
    return Measured(
        quantity=quantity,
        value=round(found.value, 4),
        interval=(round(found.lower, 4), round(found.upper, 4)),
        n=len(within.judged),
        conditions=conditions,
        generator=generator,
        source=source,
    )


def _explained(within: Table) -> str:
    """Say which control tells the same classes apart, if any does."""
    told = []
    for trait, words in within.terms.controls.items():
        if (found := _control(within, trait)) is not None:
            apart = max(found.value, 1 - found.value)
            if apart > CONFOUNDED:
                told.append(f"{words} alone {apart:.2f}")
    return f"; confounded: {', '.join(told)}" if told else ""


def _control(within: Table, trait: str) -> Interval | None:
    known = within.where(np.isfinite(within.column(trait).astype(np.float64)))
    if not known.enough(False, True):
        return None
    return intervals(known.scores(trait), names=(AUC,), draws=200)[AUC]


def _false_alarms(table: Table) -> Iterator[Measured]:
    """Yield how often authentic faces of each source lie above the operating point."""
    authentic = table.where(~table.altered)
    groups = sorted({(one.source, one.side, one.condition) for one in authentic.judged})
    for source, side, condition in groups:
        within = authentic.where(
            (authentic.column("source") == source)
            & (authentic.column("side") == side)
            & (authentic.column("condition") == condition)
        )
        if not within.enough(False):
            continue
        found = intervals(within.scores(), names=(FPR,))[FPR]
        known = "source" if side == "left_out" else _units(within)
        said = f"{condition}; {known} never trained on"
        yield told_of(table.terms.alarms, found, within, said, source=source)


def _units(within: Table) -> str:
    """Say by what faces were parted: by person only where the manifest names every one."""
    named = all(one.unit.startswith("person ") for one in within.judged)
    return "persons" if named else "files (persons not named)"


def _conditions(table: Table) -> Iterator[Measured]:
    """Yield the figures of all faces together under each condition."""
    for condition in table.terms.conditions:
        within = table.under(condition)
        if not within.enough(False, True):
            continue
        for name, found in intervals(within.scores(), names=(AUC, EER, TPR1)).items():
            quantity = f"{name.replace('_', ' ')}, all {table.terms.noun} together"
            yield told_of(quantity, found, within, condition)


def _controls(table: Table) -> Iterator[Measured]:
    """Yield how well what might explain the scores away tells the classes apart."""
    clean = table.under(table.terms.clean)
    for trait, words in table.terms.controls.items():
        if (found := _control(clean, trait)) is not None:
            yield told_of(f"AUC of a control, {words}", found, clean, table.terms.clean)


def of_maps(table: Table, validated: Sequence[Judged]) -> list[Measured]:
    """Return how well maps find what was changed, and how much of authentic faces they flag.

    The level from which a pixel counts as flagged is set on the validated side: one in fifty
    pixels of authentic faces reaches it. IoU and F1 are means over faces.
    """
    known = [one.overlap for one in validated if not one.made and one.overlap is not None]
    if not known:
        return []
    level = _quiet_level(known)
    clean = [one for one in table.under(CLEAN).judged if one.overlap is not None]
    made = sorted({one.made for one in clean if one.made})
    forged = [[one for one in clean if one.made == way] for way in made]
    sources = sorted({one.source for one in clean if not one.made})
    whole = [[o for o in clean if not o.made and o.source == source] for source in sources]
    return [
        *(_mean("IoU of the map", within, ious, level, table) for within in forged),
        *(_mean("F1 of the map", within, f1s, level, table) for within in forged),
        *(_mean("area flagged of authentic faces", o, areas, level, table) for o in whole),
    ]


def _quiet_level(authentic: Sequence[Overlap]) -> int:
    """Return the lowest level that so few pixels of authentic faces reach."""
    flagged = np.mean([areas(one) for one in authentic], axis=0)
    quiet = [level for level in range(1, len(flagged)) if flagged[level] <= FLAGGED]
    return quiet[0] if quiet else len(flagged) - 1


def _mean(
    quantity: str,
    within: Sequence[Judged],
    figure: Callable[[Overlap], NDArray[np.float64]],
    level: int,
    table: Table,
) -> Measured:
    """Return a mean over faces with the bootstrap interval over persons, of one 0 to 1."""
    made = within[0].made
    values = np.array([figure(one.overlap)[level] for one in within if one.overlap])
    low, high = within_units(values, [one.unit for one in within])
    return Measured(
        quantity=quantity,
        value=round(float(values.mean()), 4),
        interval=(round(low, 4), round(high, 4)),
        n=len(values),
        conditions=f"{CLEAN}; pixels at {level} of 255 and above, set on the validated side"
        f"{table.known(made) if made else ''}",
        generator=made,
        source="" if made else within[0].source,
    )


def within_units(values: NDArray[np.float64], named: Sequence[str]) -> tuple[float, float]:
    """Return where the mean of values 0 to 1 (n,) lies with 95 %: a bootstrap over units.

    `named` (n,) is the unit of each. From 0 to 1 where there is but one.
    """
    units = np.unique(named, return_inverse=True)[1]
    sums, counts = np.bincount(units, values), np.bincount(units)
    if len(counts) < 2:  # noqa: PLR2004  # nothing to draw from
        return 0.0, 1.0
    drawn = np.random.default_rng(0).integers(len(counts), size=(1000, len(counts)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(means, (0.025, 0.975)).tolist()
    return low, high
