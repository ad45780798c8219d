"""Cases drawn of judged works, to see whether works of one maker are put together.

A case is sixty works of five makers, where there are as many. The limit below which groups are
one is fixed on validated works, and judged on cases of others; see `workbench.clustering`.
Cases drawn of the same works are no independent ones: what they say is told with the spread
over parts of the works that have no work in common.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from analyzers.training.attribution.codecs import UNCODED
from analyzers.training.attribution.judging import JudgedWork
from analyzers.training.attribution.questions import Answer
from workbench.clustering import Placed, grouped

__all__ = [
    "PARTS",
    "Case",
    "cases",
    "judged_sentence",
    "rand_index",
    "same_maker",
    "told_together",
]

MAKERS, EACH = 5, 12
CASES = 20
PARTS = 5  # of the works, none with a unit of another
STEPS = 24  # limits that are tried
FEWEST = 2  # works of a maker, and makers
WIDEST = 1.0  # of a cosine distance

Numbers = NDArray[np.int64]
Directions = Callable[[Sequence[JudgedWork]], NDArray[np.floating]]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """Works as a case has them, and the maker of each (n,)."""

    placed: tuple[Placed, ...]
    maker: Numbers

    def index(self, within: float) -> float:
        """Return how well groups with this limit agree with makers: 1 wholly, 0 by chance."""
        return rand_index(self._numbered(within), self.maker)

    def joined(self, within: float) -> tuple[int, int]:
        """Return how many pairs by different makers are put together, and how many exist."""
        found = self._numbered(within)
        apart = np.triu(self.maker[:, None] != self.maker, 1)
        return int((apart & (found[:, None] == found)).sum()), int(apart.sum())

    def _numbered(self, within: float) -> Numbers:
        found = np.zeros(len(self.placed), np.int64)
        for number, group in enumerate(grouped(self.placed, within)):
            for item in group.items:
                found[int(item.exhibit)] = number
        return found


def _embedded(rows: Sequence[JudgedWork]) -> NDArray[np.floating]:
    return np.array([one.embedding for one in rows], np.float32)


def cases(
    rows: Sequence[JudgedWork], count: int = CASES, placed: Directions = _embedded
) -> Iterator[Case]:
    """Yield cases of works without a codec, none where fewer than two makers have two.

    `placed` gives the directions (n, d) of works, else their embeddings are.
    """
    makers: dict[str, list[JudgedWork]] = {}
    for one in rows:
        if one.condition == UNCODED:
            makers.setdefault(one.maker, []).append(one)
    names = sorted(name for name, works in makers.items() if len(works) >= FEWEST)
    if len(names) < FEWEST:
        return
    chance = np.random.default_rng(0)
    for _ in range(count):
        chosen = chance.permutation(names)[:MAKERS].tolist()
        works = [
            (at, makers[name][place])
            for at, name in enumerate(chosen)
            for place in chance.permutation(len(makers[name]))[:EACH].tolist()
        ]
        directions = placed([work for _, work in works]).astype(np.float32)
        yield _case([maker for maker, _ in works], directions)


def _case(makers: Sequence[int], directions: NDArray[np.float32]) -> Case:
    placed = tuple(
        Placed(exhibit=f"{at:03d}", direction=one) for at, one in enumerate(directions)
    )
    return Case(placed, np.array(makers, np.int64))


def rand_index(one: Numbers, other: Numbers) -> float:
    """Return the adjusted Rand index of two ways to part the same things (n,).

    Hubert and Arabie, "Comparing partitions", Journal of Classification 2, 1985.
    """
    table = np.zeros((one.max() + 1, other.max() + 1))
    np.add.at(table, (one, other), 1)
    both, rows, columns = (_pairs(part) for part in (table, table.sum(1), table.sum(0)))
    expected = rows * columns / max(_pairs(np.array([len(one)])), 1.0)
    most = (rows + columns) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def _pairs(counts: NDArray[np.floating] | Numbers) -> float:
    return float((counts * (counts - 1) / 2).sum())


def same_maker(
    validated: Sequence[JudgedWork], placed: Directions = _embedded
) -> tuple[float, str] | None:
    """Return the limit by which drawn cases are grouped best, and how it was found.

    How well it groups is said of other works, see `judged_sentence`. None where no cases can
    be drawn.
    """
    drawn = list(cases(validated, placed=placed))
    if not drawn:
        return None
    limits = np.linspace(0, WIDEST, STEPS + 1)[1:].tolist()
    found = [float(np.mean([case.index(limit) for case in drawn])) for limit in limits]
    best = int(np.argmax(found))
    sentence = (
        f"of {len(limits)} limits the one by which {len(drawn)} drawn cases of up to "
        f"{MAKERS * EACH} validated works by {MAKERS} known makers were grouped best"
    )
    return round(limits[best], 4), sentence


def told_together(
    rows: Sequence[JudgedWork], within: float, placed: Directions = _embedded
) -> Answer | None:
    """Return the mean adjusted Rand index of cases drawn of works, of `n` works.

    The mean over parts of the works that share no unit, of each over several choices of makers;
    the interval is Student's over these parts, and says nothing of other makers. From -1 to 1
    where there is but one part.
    """
    parts = [list(cases(part, CASES // PARTS, placed)) for part in _parts(rows)]
    found = [float(np.mean([case.index(within) for case in part])) for part in parts if part]
    if not found:
        return None
    works = sum(one.condition == UNCODED for one in rows)
    middle, half = float(np.mean(found)), _half(found)
    return Answer(middle, max(middle - half, -1.0), min(middle + half, 1.0), works, 0.0)


def judged_sentence(rows: Sequence[JudgedWork], within: float) -> str:
    """Return how well judged works are grouped by a limit, to be added to how it was found.

    Empty where none can be drawn.
    """
    found = told_together(rows, within)
    if found is None:
        return ""
    drawn = [case for part in _parts(rows) for case in cases(part, CASES // PARTS)]
    wrongly, parted = np.sum([case.joined(within) for case in drawn], axis=0).tolist()
    return (
        f". Of {found.n} judged works of these makers, in cases drawn of {PARTS} parts that "
        f"have none in common: adjusted Rand index {found.value:.2f} (95 % interval "
        f"{found.low:.2f} to {found.high:.2f}; 1 wholly, 0 by chance); of 100 pairs by "
        f"different makers {100 * wrongly / max(parted, 1):.1f} were put together"
    )


def _half(found: Sequence[float]) -> float:
    """Return half of the 95 % interval of the mean of independent values."""
    if len(found) < FEWEST:
        return 2.0
    error = float(np.std(found, ddof=1)) / math.sqrt(len(found))
    return float(stats.t.ppf(0.975, len(found) - 1)) * error


def _parts(rows: Sequence[JudgedWork]) -> list[list[JudgedWork]]:
    """Return works in parts, of each maker as many in every part, a unit never in two."""
    turn: dict[str, int] = {}
    makers: dict[str, int] = {}
    parts: list[list[JudgedWork]] = [[] for _ in range(PARTS)]
    for one in rows:
        if one.unit not in turn:
            turn[one.unit] = makers[one.maker] = makers.get(one.maker, -1) + 1
        parts[turn[one.unit] % PARTS].append(one)
    return parts
