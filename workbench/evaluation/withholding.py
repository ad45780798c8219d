"""What an analyzer withholds, of every authentic source and of every generator, and why.

A gate that withheld whatever is hard would make every figure beside it look good: so what it
takes away is told part by part, of both labels.
"""

from collections import Counter
from collections.abc import Iterator

from workbench.controls import share
from workbench.evaluation.items import LABELS, Document, Item, Items, named
from workbench.model import Outcome

__all__ = ["FEWEST", "withholding"]

FEWEST = 30  # files, below which no share is told
COLUMNS = {False: "source", True: "generator"}


def withholding(items: Items) -> list[Document]:
    """Return how many files of each source, and generator, were withheld, most often first.

    `share` is the part of them with its exact interval, None of fewer than 30 files: "no data".
    """
    found: list[Document] = []
    for altered in LABELS:
        told = (_of(name, altered, of) for name, of in _parts(items, altered))
        found += sorted(told, key=lambda one: (-one["withheld"] / one["n"], one["name"]))
    return found


def _parts(items: Items, altered: bool) -> Iterator[tuple[str, list[Item]]]:
    """Yield the names of a label's sources or generators, each with its files."""
    within = [item for item in items if item.entry.altered == altered]
    parts: dict[str, list[Item]] = {}
    for name, item in zip(named(within, COLUMNS[altered]), within, strict=True):
        parts.setdefault(str(name), []).append(item)
    yield from parts.items()


def _of(name: str, altered: bool, items: Items) -> Document:
    reasons = Counter(i.row.reason for i in items if i.row.outcome is Outcome.WITHHELD)
    withheld = reasons.total()
    return {
        "name": name,
        "label": LABELS[altered],
        "n": len(items),
        "withheld": withheld,
        "share": _share(withheld, len(items)),
        "reasons": [{"reason": why, "count": n} for why, n in reasons.most_common()],
    }


def _share(withheld: int, n: int) -> Document | None:
    if n < FEWEST:
        return None
    found = share(withheld, n)
    return {"value": withheld / n, "lower": found.lower, "upper": found.upper, "clusters": n}
