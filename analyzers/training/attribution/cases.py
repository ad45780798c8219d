"""Cases drawn of judged works, to see whether works of one maker are put together.

A case is sixty works of five makers, where there are as many. The limit below which groups are
one is fixed on validated works, and judged on cases of others; see `workbench.clustering`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.training.attribution.codecs import UNCODED
from analyzers.training.attribution.judging import JudgedWork
from analyzers.training.attribution.questions import Answer
from workbench.clustering import Placed, grouped

__all__ = ["Case", "cases", "rand_index", "same_maker", "told_together"]

MAKERS, EACH = 5, 12
CASES = 20
STEPS = 24  # limits that are tried
FEWEST = 2  # works of a maker, and makers
WIDEST = 1.0  # of a cosine distance

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """Works as a case has them, and the maker of each (n,)."""

    placed: tuple[Placed, ...]
    maker: Numbers

    def index(self, within: float) -> float:
        """Return how well groups with this limit agree with makers: 1 wholly, 0 by chance."""
        found = np.zeros(len(self.placed), np.int64)
        for number, group in enumerate(grouped(self.placed, within)):
            for item in group.items:
                found[int(item.exhibit)] = number
        return rand_index(found, self.maker)


def cases(rows: Sequence[JudgedWork], count: int = CASES) -> Iterator[Case]:
    """Yield cases of works without a codec, none where fewer than two makers have two."""
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
        yield _case(works)


def _case(works: Sequence[tuple[int, JudgedWork]]) -> Case:
    placed = tuple(
        Placed(exhibit=f"{at:03d}", direction=np.array(work.embedding, np.float32))
        for at, (_, work) in enumerate(works)
    )
    return Case(placed, np.array([maker for maker, _ in works], np.int64))


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


def same_maker(validated: Sequence[JudgedWork]) -> tuple[float, str] | None:
    """Return the limit by which drawn cases are grouped best, and how well in a sentence.

    None where no cases can be drawn.
    """
    drawn = list(cases(validated))
    if not drawn:
        return None
    limits = np.linspace(0, WIDEST, STEPS + 1)[1:].tolist()
    found = [float(np.mean([case.index(limit) for case in drawn])) for limit in limits]
    best = int(np.argmax(found))
    sentence = (
        f"of {len(limits)} limits the one by which {len(drawn)} drawn cases of up to "
        f"{MAKERS * EACH} validated works by {MAKERS} known makers were grouped best: adjusted "
        f"Rand index {found[best]:.2f}"
    )
    return round(limits[best], 4), sentence


def told_together(rows: Sequence[JudgedWork], within: float) -> Answer | None:
    """Return the mean adjusted Rand index of cases drawn of works, with its range over them."""
    found = [case.index(within) for case in cases(rows)]
    if not found:
        return None
    low, high = np.quantile(found, (0.025, 0.975)).tolist()
    return Answer(float(np.mean(found)), low, high, len(found), 0.0)
