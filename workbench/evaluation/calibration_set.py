"""Which scored files a calibration may be made from, sorted by the conditions they fall into.

Left out, and told: sources that the analyzer learned from or is not said never to have learned
from, altered files of which nobody says how they were altered, and bytes that came twice.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import numpy as np

from workbench.calibration.applying import HASH_LETTERS
from workbench.calibration.conditions import cell_of, conditions
from workbench.calibration.document import MOST_LETTERS
from workbench.evaluation.calibration_fit import Sample
from workbench.evaluation.items import Item, Items
from workbench.model import AnalyzerInfo, MediaKind
from workbench.model.calibration import Cell, Conditions, lacking
from workbench.text import printable

UNNAMED_SOURCE, UNNAMED_KIND = "(no source named)", "(no kind of alteration named)"
NAME = 200  # letters of a name at most
LEAST_NAME = 4  # signs of a source's name that are looked for anywhere on a card


@dataclass(frozen=True, kw_only=True)
class Learned:
    """What an analyzer learned from: `training` is its card's sentence, empty for no model.

    `unseen` are the sources of which the caller says that no model learned from them.
    """

    training: str = ""
    unseen: frozenset[str] = frozenset()
    is_model: bool = False

    def objection(self, source: str) -> str:
        """Return why a source may not be used, empty where it may."""
        if not self.is_model:
            return ""
        if _is_named(source, self.training):
            return "the model's card names it among what it was trained on"
        if source not in self.unseen:
            return "not said to be unseen by the model (--unseen)"
        return ""


def _is_named(source: str, card: str) -> bool:
    """Return whether a card names a source, as names differ in signs, numbers and capitals.

    Short names are words of their own there: "FF++" is no part of "different".
    """
    for others in (r"[^a-z0-9]", r"[^a-z]"):
        name, whole = (re.sub(others, "", text.lower()) for text in (source, card))
        if len(name) >= LEAST_NAME and name in whole:
            return True
    name = re.sub(r"[^a-z0-9]", "", source.lower())
    return bool(name) and name in re.split(r"[^a-z0-9]+", card.lower())


def one_line(text: str, most: int = MOST_LETTERS) -> str:
    """Return untrusted text as a calibration may hold it: on one line, and not too long."""
    shown = printable(" ".join(text.split()), most)
    return shown if len(shown) <= most else f"{shown[: most - 2]} …"


@dataclass
class Gathered:
    """The files of one cell, and those of no cell and of no use."""

    cells: dict[Cell, list[Item]] = field(default_factory=lambda: defaultdict(list))
    left_out: dict[str, str] = field(default_factory=dict)
    no_cell: Counter[str] = field(default_factory=Counter)


def gathered(info: AnalyzerInfo, items: Items, learned: Learned) -> Gathered:
    """Return the files that may be used, by the cell of their conditions."""
    found = Gathered()
    for item in _once(items, found):
        source = source_name(item) or UNNAMED_SOURCE
        reason = learned.objection(source)
        if source == UNNAMED_SOURCE:
            reason = "files of which no source is named"
        elif item.entry.altered and not kind_of(item):
            source, reason = UNNAMED_KIND, "altered files of which nobody says how"
        if reason:
            found.left_out[source] = reason
            continue
        cell, lack = cell_of(conditions_of(item), info.needs)
        if cell is None:
            found.no_cell[lack] += 1
        else:
            found.cells[cell].append(item)
    return found


def _once(items: Items, found: Gathered) -> Iterator[Item]:
    """Yield files of which the bytes came once; of one label's several the first."""
    labels: dict[str, set[bool]] = defaultdict(set)
    for item in items:
        labels[sha256_of(item)].add(item.entry.altered)
    seen: set[str] = set()
    for item in items:
        digest = sha256_of(item)
        if len(labels[digest]) > 1:
            found.left_out["(bytes under both labels)"] = "authentic and altered at once"
        elif digest not in seen:
            seen.add(digest)
            yield item


def sha256_of(item: Item) -> str:
    """Return the digest of a file's bytes, or its path where it was never read."""
    return item.look.sha256 if item.look and item.look.sha256 else item.entry.path


def kind_of(item: Item) -> str:
    """Return how a file was altered, as the manifest names it: a generator and its family."""
    generator, family = (item.entry.columns.get(name, "") for name in ("generator", "family"))
    if generator and family:
        return one_line(f"{generator} ({family})", NAME)
    return one_line(generator or family, NAME)


def source_name(item: Item) -> str:
    """Return the source of a file as a calibration names it, empty where none is named."""
    return one_line(item.entry.columns.get("source", ""), NAME)


def conditions_of(item: Item) -> Conditions | None:
    """Return under which conditions a file was scored."""
    look = item.look
    if look is None or not look.kind:
        return None
    return conditions(MediaKind(look.kind), look.codec, look.traits)


def sample_of(items: Items) -> Sample:
    """Return scored files as arrays."""
    return Sample(
        scores=np.array([item.row.score for item in items], np.float64),
        altered=np.array([item.entry.altered for item in items], np.bool_),
        sources=np.array([source_name(item) for item in items], np.str_),
        units=np.array([item.entry.unit for item in items], np.str_),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The files of one source and class: how many independent items, of which kinds."""

    name: str
    altered: bool
    items: int
    files: tuple[str, ...]
    kinds: tuple[str, ...]
    licence: str


def parts(items: Items) -> list[Part]:
    """Return the sources of a cell; a person who is in several counts in the first alone."""
    by_source: dict[tuple[bool, str], list[Item]] = defaultdict(list)
    for item in items:
        by_source[item.entry.altered, source_name(item)].append(item)
    counted: set[tuple[bool, str]] = set()
    found = []
    for (altered, name), own in sorted(by_source.items()):
        units = {(altered, item.entry.unit) for item in own} - counted
        counted |= units
        found.append(_part(name, own, altered=altered, items=len(units)))
    return found


def _part(name: str, own: Items, *, altered: bool, items: int) -> Part:
    return Part(
        name=name,
        altered=altered,
        items=items,
        files=tuple(sorted(sha256_of(item)[:HASH_LETTERS] for item in own)),
        kinds=tuple(sorted({kind_of(item) for item in own})) if altered else (),
        licence=one_line(
            "; ".join(_distinct(item.entry.columns.get("licence", "") for item in own))
        ),
    )


def _distinct(texts: Iterator[str]) -> Collection[str]:
    return sorted({text for text in texts if text})


def lack_of(found: list[Part]) -> str:
    """Return what a cell lacks for a calibration, empty for nothing."""
    return lacking([(part.altered, part.items) for part in found])
