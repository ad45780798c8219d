"""What folds were judged to be worth, as tables: each cell of what its network never saw.

A cell with fewer than thirty pictures of either kind says so, and nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from analyzers.training.making import JUDGED, VALIDATED
from analyzers.training.pixels.conditions import AS_FOUND, CONDITIONS, HALF, SAVED_COARSELY
from analyzers.training.pixels.controls import controlled
from analyzers.training.pixels.figures import LEAST, SAID, beside, operating_point
from analyzers.training.pixels.judging import CUT, JudgedPicture
from analyzers.training.pixels.making import read_pictures
from analyzers.training.pixels.three_ways import three_ways
from workbench.evaluation.metrics import auc
from workbench.evaluation.roc import EER, figures, only_scores

__all__ = [
    "NO_DATA",
    "Judgement",
    "alarms",
    "answers",
    "attacked",
    "pairs",
    "rows_of",
    "sharpness_apart",
    "withheld",
]

NO_DATA = "no data"
Row = tuple[str, ...]


@dataclass(frozen=True)
class Judgement:
    """What one network was judged by; `folder` is its training's."""

    folder: Path

    @cached_property
    def seen(self) -> list[JudgedPicture]:
        """The pictures it was judged on."""
        return read_pictures(self.folder / JUDGED)

    @cached_property
    def left_out(self) -> list[JudgedPicture]:
        """Those of sources and generators that it had not learned from."""
        return [one for one in self.seen if one.side == "left_out"]

    @cached_property
    def validated(self) -> list[JudgedPicture]:
        """The pictures by which its operating point was set."""
        return read_pictures(self.folder / VALIDATED)

    @cached_property
    def point(self) -> float:
        """The operating point, set on validated photographs that the gate lets through."""
        return operating_point(self.validated)


def pairs(
    judgements: Sequence[Judgement], *, gate: bool, condition: str = AS_FOUND
) -> list[Row]:
    """Return rows: generator, source, AUC, photographs, altered pictures.

    A network with no pair of either that it had not learned from has a row that says so.
    """
    return [
        row
        for one in judgements
        for row in list(_pairs(_kept(one.left_out, gate, condition)))
        or [(_nothing(one), "", NO_DATA, "0", "0")]
    ]


def _pairs(judged: Sequence[JudgedPicture]) -> Iterator[Row]:
    for name, source, within in _each_pair(judged):
        yield name, source, _auc(within), *_counts(within)


def _each_pair(
    judged: Sequence[JudgedPicture],
) -> Iterator[tuple[str, str, list[JudgedPicture]]]:
    """Yield every generator beside every source of photographs: their names, the pictures."""
    for kind, made in sorted({(one.kind, one.made) for one in judged if one.made}):
        alike = beside(judged, kind)
        for source in sorted({one.source for one in alike if not one.made}):
            within = [
                one
                for one in alike
                if one.made == made or (not one.made and one.source == source)
            ]
            yield made + SAID[kind], source, within


def sharpness_apart(judgements: Sequence[Judgement], *, gate: bool) -> list[Row]:
    """Return rows: generator, source, AUC, that of sharpness alone, that of what is left.

    What is left of a score is it less what sharpness predicts of it; see `controlled`.
    """
    return [row for one in judgements for row in _sharpness_apart(one, gate)]


def _sharpness_apart(of: Judgement, gate: bool) -> Iterator[Row]:
    told_of = controlled(_kept(of.validated, gate))
    for name, source, within in _each_pair(_kept(of.left_out, gate, AS_FOUND)):
        told = told_of(within) if told_of and _enough(within) else (NO_DATA,) * 3
        yield name, source, *told, *_counts(within)


def attacked(judgements: Sequence[Judgement]) -> list[Row]:
    """Return rows: generator, source, attack, error rate before it and after, how many.

    The error rate is that where both kinds of error are alike, with the gate off. An attack
    changes altered pictures alone: photographs stay as found.
    """
    return [row for one in judgements for row in _attacked(one)]


def _attacked(of: Judgement) -> Iterator[Row]:
    for attack in sorted({one.condition for one in of.left_out} - {*CONDITIONS}):
        for name, source, after in _each_pair(_kept(of.left_out, False, attack)):
            before = _errors(_before(of.left_out, after))
            yield name, source, attack, before, _errors(after), *_counts(after)


def _before(
    left_out: Sequence[JudgedPicture], after: Sequence[JudgedPicture]
) -> list[JudgedPicture]:
    """Return the same pictures as found."""
    asked = {(one.path, one.frame, one.made, one.view) for one in after}
    return [
        one
        for one in left_out
        if one.condition == AS_FOUND and (one.path, one.frame, one.made, one.view) in asked
    ]


def _errors(within: Sequence[JudgedPicture]) -> str:
    if not _enough(within):
        return NO_DATA
    altered = [bool(one.made) for one in within]
    scores = only_scores([one.score for one in within], altered)
    return f"{figures(scores, names=(EER,))[EER]:.0%}"


def _nothing(judgement: Judgement) -> str:
    return f"{judgement.folder.name}: nothing left out"


def _enough(within: Sequence[JudgedPicture]) -> bool:
    altered = sum(bool(one.made) for one in within)
    return min(altered, len(within) - altered) >= LEAST


def _auc(within: Sequence[JudgedPicture]) -> str:
    if not _enough(within):
        return NO_DATA
    altered = np.array([bool(one.made) for one in within])
    return f"{auc(np.array([one.score for one in within]), altered):.3f}"


def _counts(within: Sequence[JudgedPicture]) -> tuple[str, str]:
    altered = sum(bool(one.made) for one in within)
    return str(len(within) - altered), str(altered)


def alarms(judgements: Sequence[Judgement], *, gate: bool) -> list[Row]:
    """Return rows: source, condition, share of its photographs above the point, how many.

    No share is told of a network without a point.
    """
    return [
        row
        for of in judgements
        for row in list(_alarms(of, gate)) or [(_nothing(of), "", NO_DATA, "0")]
    ]


def _alarms(of: Judgement, gate: bool) -> Iterator[Row]:
    photographs = [one for one in _kept(of.left_out, gate) if not one.made and one.view != CUT]
    for source in sorted({one.source for one in photographs}):
        for condition in dict.fromkeys(one.condition for one in photographs):
            within = [
                one.score > of.point
                for one in photographs
                if one.source == source and one.condition == condition
            ]
            told = _share(within) if np.isfinite(of.point) else NO_DATA
            yield source, condition, told, str(len(within))


def withheld(judgements: Sequence[Judgement]) -> list[Row]:
    """Return rows: source or generator, condition, share that the gate withholds, how many."""
    every = {
        (one.path, one.frame, one.made, one.condition): one
        for of in judgements
        for one in of.seen
        if one.view != CUT
    }
    groups: dict[tuple[str, str], list[bool]] = {}
    for one in every.values():
        key = (one.made or one.source) + SAID[one.kind], one.condition
        groups.setdefault(key, []).append(bool(one.withheld))
    return [(*key, _share(told), str(len(told))) for key, told in sorted(groups.items())]


def answers(judgements: Sequence[Judgement]) -> list[Row]:
    """Return rows of the three answers: what, of which generator, where, how much, how many."""
    return [
        (
            of.folder.name,
            one.quantity,
            one.generator,
            one.conditions,
            f"{one.value:.3f}",
            str(one.n),
        )
        for of in judgements
        for one in three_ways(of.seen)
    ]


def _share(told: Sequence[bool]) -> str:
    return f"{np.mean(told):.1%}" if len(told) >= LEAST else NO_DATA


def _kept(
    judged: Iterable[JudgedPicture], gate: bool, condition: str = ""
) -> list[JudgedPicture]:
    return [
        one
        for one in judged
        if not (gate and one.withheld) and condition in {"", one.condition}
    ]


def rows_of(judgements: Sequence[Judgement]) -> Iterator[tuple[str, Row, list[Row]]]:
    """Yield every table: what it is of, its columns, its rows."""
    generator = ("generator left out", "source left out", "AUC", "photographs", "altered")
    source = ("source left out", "condition", "above the point", "photographs")
    apart = (*generator[:3], "sharpness alone", "score without it", *generator[3:])
    for gate, said in ((True, "gate on"), (False, "gate off")):
        for condition in (AS_FOUND, SAVED_COARSELY, HALF):
            found = pairs(judgements, gate=gate, condition=condition)
            yield f"AUC, {condition}, {said}", generator, found
        found = sharpness_apart(judgements, gate=gate)
        yield f"AUC, {AS_FOUND}, without what sharpness explains, {said}", apart, found
        yield f"False alarms, {said}", source, alarms(judgements, gate=gate)
    columns = ("source or generator", "condition", "withheld", "pictures")
    yield "Withheld by the gate", columns, withheld(judgements)
    if found := attacked(judgements):
        rates = (*generator[:2], "attack", "error rate before", "after", *generator[3:])
        yield "Error rates before and after attacks, gate off", rates, found
    if any(one.second is not None for of in judgements for one in of.seen):
        named = ("network", "figure", "generator", "conditions", "value", "pictures")
        yield "Three answers", named, answers(judgements)
