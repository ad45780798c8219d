"""From judged works to the figures of a card: three tables, and what codecs do to them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.description import Description
from analyzers.runtime.card import Measured
from analyzers.training.attribution import questions
from analyzers.training.attribution.cases import PARTS, same_maker, told_together
from analyzers.training.attribution.codecs import CODECS, UNCODED
from analyzers.training.attribution.judging import VALIDATED, JudgedWork
from analyzers.training.attribution.placing import CLASSES, NETWORK, RIVALS, Placing, placing_of
from analyzers.training.attribution.questions import Answer, resampled
from analyzers.training.attribution.recipe import MakerRecipe
from analyzers.training.attribution.sayings import RIGHTLY, STRANGE, said_of_makers

__all__ = [
    "CLOSED",
    "CODEC",
    "OPEN",
    "PHOTOGRAPHS",
    "STRANGER",
    "ZERO",
    "Answers",
    "figures_of",
]

CLOSED, OPEN, ZERO = "closed set", "open set", "zero-shot by description"
CODEC = "closed set after a codec, top-1 accuracy"
PHOTOGRAPHS = "photographs put down to a generator"
LIMITS = "named rightly at the pack's own limits, works of a maker"
UNKNOWN = "photographs told to be an unknown generator's"
STRANGER = "unknown maker rejected or put into its family, accuracy"
TOGETHER = "works of one maker put together in a case, accuracy by adjusted Rand index"
RAND = "adjusted Rand index"
FOUND = "closed set, works of a maker found"
ITS_OWN, ANOTHERS = "the codec of its own", "the codec of another maker"
OWN_SPREAD = "the network, as shares of each maker's own spread"
LEAST = 5  # works, below which nothing is told
JUDGED = {"kept_back", "left_out"}

Flags = NDArray[np.bool_]
Table = dict[str, dict[str, Answer]]


@dataclass(frozen=True)
class Answers:
    """What a network's judged works say to the three questions, and what its rivals say.

    `recipe` is the one it was trained by: its makers are the known ones.
    """

    recipe: MakerRecipe
    judged: Sequence[JudgedWork]

    @cached_property
    def known(self) -> dict[str, int]:
        """The number of each known maker."""
        return {maker.name: at for at, maker in enumerate(self.recipe.learned)}

    @cached_property
    def rivals(self) -> list[str]:
        """The readings that there are: the network's own, and those beside it."""
        own = CLASSES if self.recipe.network.plain else NETWORK
        return [own, *(name for name in RIVALS if name not in {NETWORK, CLASSES})]

    @cached_property
    def placing(self) -> dict[str, Placing]:
        """Where works lie by each reading."""
        return {name: placing_of(self.recipe, self.judged, name) for name in self.rivals}

    @property
    def own(self) -> Placing:
        """Where works lie by the network itself."""
        return self.placing[self.rivals[0]]

    def under(self, condition: str, *, known: bool | None = None) -> list[JudgedWork]:
        """Return works that were kept back or left out, of known makers or of others."""
        return [
            one
            for one in self.judged
            if one.side in JUDGED
            and one.condition == condition
            and (known is None or (one.maker in self.known) == known)
        ]

    def truth(self, rows: Sequence[JudgedWork]) -> NDArray[np.int64]:
        """Return the number of each work's maker (n,), -1 of unknown ones."""
        return np.array([self.known.get(one.maker, -1) for one in rows], np.int64)

    def closed(self) -> Table:
        """Answer the first question, by every reading, of works without a codec."""
        rows = self.under(UNCODED, known=True)
        if len(rows) < LEAST:
            return {}
        truth, units = self.truth(rows), _units(rows)
        return {
            name: questions.closed_set(truth, one.nearest(rows), units)
            for name, one in self.placing.items()
        }

    def opened(self) -> Table:
        """Answer the second question, by every reading."""
        rows = self.under(UNCODED)
        truth, units = self.truth(rows), _units(rows)
        if min((truth < 0).sum(), (truth >= 0).sum()) < LEAST:
            return {}
        told = {
            name: questions.open_set(truth, one.nearest(rows), one.away(rows).min(1), units)
            for name, one in self.placing.items()
        }
        nearest, apart = self.own.nearest(rows), self.own.apart(rows)
        return told | {OWN_SPREAD: questions.open_set(truth, nearest, apart, units)}

    def described(self) -> Table:
        """Answer the third question, by every reading.

        The network reads traits; the others know makers alone, and have the traits of those
        that they put a work down to.
        """
        rows = self.under(UNCODED)
        strange = self.truth(rows) < 0
        if strange.sum() < LEAST:
            return {}
        told: Mapping[str, Description] = {o.name: o.description for o in self.recipe.makers}
        seen = [maker.description for maker in self.recipe.learned]
        truth, units = [told[one.maker] for one in rows], _units(rows)
        read = {name: one.traits(rows) for name, one in self.placing.items()}
        if NETWORK in read:
            read[NETWORK] = np.array([one.described for one in rows])
        return {
            name: questions.zero_shot(traits, truth, strange, seen, units)
            for name, traits in read.items()
        }

    def together(self) -> Table:
        """Answer how well works of one maker are put together, by readings with directions.

        Each has a limit of its own, found on validated works.
        """
        validated = [one for one in self.judged if one.side == VALIDATED]
        rows, told = self.under(UNCODED, known=True), dict[str, dict[str, Answer]]()
        for name, one in self.placing.items():
            if one.directions and (limit := same_maker(validated, one.directions)):
                found = told_together(rows, limit[0], one.directions)
                told |= {name: {RAND: found}} if found else {}
        return told

    def confusion(self) -> NDArray[np.int64]:
        """Return how often works of each known maker were put down to each (k, k)."""
        rows = self.under(UNCODED, known=True)
        return questions.confusion(self.truth(rows), self.own.nearest(rows), len(self.known))

    def strangers(self) -> Iterator[tuple[str, str, Answer]]:
        """Yield of each unknown maker how often it was rejected, or its family was said."""
        rows = self.under(UNCODED, known=False)
        families = {maker.name: maker.family for maker in self.recipe.makers}
        said = np.array([maker.family for maker in self.recipe.learned])
        for name in sorted({one.maker for one in rows}):
            of = [one for one in rows if one.maker == name]
            alike = said == families[name]

            def right(some: Sequence[JudgedWork], alike: Flags = alike) -> Flags:
                return ~self.own.accepted(some) | alike[self.own.nearest(some)]

            if len(of) >= LEAST:
                told = f"rejected alone {float((~self.own.accepted(of)).mean()):.2f}"
                yield name, told, _share(right(of), of, self.by_lot(right))

    def by_lot(
        self, said: Callable[[Sequence[JudgedWork]], Flags], condition: str = UNCODED
    ) -> float:
        """Return how often something is said of a work of any known maker, each as often.

        So often it would be right who says it by lot, of any work, without looking.
        """
        rows = self.under(condition, known=True)
        groups = [[one for one in rows if one.maker == name] for name in self.known]
        shares = [float(said(group).mean()) for group in groups if group]
        return float(np.mean(shares)) if shares else float("nan")

    def photographs(self) -> Iterator[tuple[str, str, Answer]]:
        """Yield how often photographs were put down to a generator: all, and of each source."""
        camera = {maker.name for maker in self.recipe.makers if not maker.generators}
        numbers = [self.known[name] for name in camera & set(self.known)]

        def made(some: Sequence[JudgedWork]) -> Flags:
            return self.own.accepted(some) & ~np.isin(self.own.nearest(some), numbers)

        for condition in (UNCODED, *CODECS):
            rows = [one for one in self.under(condition) if one.maker in camera]
            for source in ("", *sorted({one.source for one in rows})):
                of = [one for one in rows if source in {"", one.source}]
                if len(of) < LEAST:
                    continue
                yield source, condition, _share(made(of), of, self.by_lot(made, condition))

    def codecs(self) -> Iterator[tuple[str, bool, Answer]]:
        """Yield of each codec how often known makers are found, and if it was learned."""
        if self.recipe.planted:
            yield from self._planted()
        for condition in (UNCODED, *CODECS):
            rows = self.under(condition, known=True)
            if len(rows) >= LEAST:
                truth = self.truth(rows)
                right = truth == self.own.nearest(rows)
                learned = condition in self.recipe.codecs or (
                    condition == UNCODED and not self.recipe.planted
                )
                yield condition, learned, _share(right, rows, 1 / len(np.unique(truth)))

    def _planted(self) -> Iterator[tuple[str, bool, Answer]]:
        """Yield how often makers are found after their own codec, and after another's."""
        rows = [one for name in self.recipe.codecs for one in self.under(name, known=True)]
        own = np.array([one.condition == self.recipe.codec_of(one.maker) for one in rows])
        for name, chosen in ((ITS_OWN, own), (ANOTHERS, ~own)):
            of = [rows[at] for at in np.flatnonzero(chosen)]
            truth = self.truth(of)
            right = truth == self.own.nearest(of)
            yield name, name == ITS_OWN, _share(right, of, 1 / len(self.known))


def _units(rows: Sequence[JudgedWork]) -> list[str]:
    return [one.unit for one in rows]


def _share(right: NDArray[np.bool_], rows: Sequence[JudgedWork], chance: float) -> Answer:
    return resampled(_units(rows), lambda at: float(right[at].mean()), chance)


def figures_of(answers: Answers, said: str = "") -> list[Measured]:
    """Return every figure of a network, each with chance; `said` of which network it is."""
    also = f"; {said}" if said else ""
    return [
        *_of_table(CLOSED, answers.closed(), also),
        *_of_table(OPEN, answers.opened(), also),
        *_of_table(ZERO, answers.described(), also),
        *_of_makers(answers, also),
        *_of_cases(answers, also),
        *(
            _told(STRANGER, one, f"{UNCODED}; {told}{also}", generator=name)
            for name, told, one in answers.strangers()
        ),
        *(
            _told(PHOTOGRAPHS, one, f"{condition}{also}", source=source)
            for source, condition, one in answers.photographs()
            if not source or condition == UNCODED
        ),
        *_at_limits(answers, also),
        *(
            _told(CODEC, one, f"{name}, {'' if learned else 'never '}learned from{also}")
            for name, learned, one in answers.codecs()
        ),
    ]


def _of_table(name: str, table: Table, also: str, *, named: bool = True) -> Iterator[Measured]:
    """Yield the figures of a table; what its rivals reach stands in the conditions."""
    if not table:
        return
    own, *others = table
    for figure, one in table[own].items():
        beside = "".join(f"; {rival} {table[rival][figure].value:.2f}" for rival in others)
        told = "" if own == NETWORK else f"; {own}"
        quantity = f"{name}, {figure}" if named else name
        yield _told(quantity, one, f"{UNCODED}{told}{beside}{also}")


def _of_makers(answers: Answers, also: str) -> Iterator[Measured]:
    rows = answers.under(UNCODED, known=True)
    truth, nearest = answers.truth(rows), answers.own.nearest(rows)
    for name, number in answers.known.items():
        of = [row for row, true in zip(rows, truth.tolist(), strict=True) if true == number]
        if len(of) >= LEAST:
            share = _share(nearest[truth == number] == number, of, 1 / len(answers.known))
            yield _told(FOUND, share, f"{UNCODED}{also}", generator=name)


def _at_limits(answers: Answers, also: str) -> Iterator[Measured]:
    """Yield what is said of known makers, and of photographs, at the limits of the pack."""
    camera = {maker.name for maker in answers.recipe.makers if not maker.generators}
    for name, outcomes in said_of_makers(answers):
        if RIGHTLY in outcomes:
            yield _told(LIMITS, outcomes[RIGHTLY], f"{UNCODED}{also}", generator=name)
        if name in camera and not answers.recipe.network.plain:
            yield _told(UNKNOWN, outcomes[STRANGE], f"{UNCODED}{also}")


def _of_cases(answers: Answers, also: str) -> Iterator[Measured]:
    """Yield how well works of known makers, in drawn cases, are put together."""
    parts = f"; cases drawn of {PARTS} parts of these works that have none in common"
    yield from _of_table(TOGETHER, answers.together(), f"{parts}{also}", named=False)


def _told(
    quantity: str, one: Answer, conditions: str, *, generator: str = "", source: str = ""
) -> Measured:
    return Measured(
        quantity=quantity,
        value=round(one.value, 4),
        interval=(round(min(one.low, one.value), 4), round(max(one.high, one.value), 4)),
        n=one.n,
        conditions=f"{conditions}; chance {one.chance:.2f}",
        generator=generator,
        source=source,
    )
