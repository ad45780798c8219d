"""Results of a model pack of which a later version is at hand: what to examine again."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.model import AnalyzerRun, KeptModel, MediaItem, RunState

__all__ = ["Newer", "Superseded", "in_order", "line", "superseded"]

# The last version at hand of each pack that has a later one than that kept, by its id.
Newer = Callable[[Iterable[KeptModel]], Mapping[str, str]]


class PackRecord(Protocol):
    """The part of a case store that is read."""

    def media(self) -> list[MediaItem]:
        """Return every item."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs, oldest first."""

    def models(self) -> list[KeptModel]:
        """Return the packs in the case."""

    def models_of(self, run_id: str) -> list[KeptModel]:
        """Return the packs that a run used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A result that stands, by a pack of which a later version is here."""

    exhibit: str
    analyzer: str
    run: str
    pack: str
    used: str
    newest: str


def superseded(record: PackRecord, newer: Newer) -> list[Superseded]:
    """Return the last finished results of each analyzer that rest on a superseded pack."""
    later = newer(record.models())
    if not later:
        return []
    exhibits = {item.id: item.exhibit for item in record.media()}
    finished = [run for run in record.runs() if run.state is RunState.FINISHED]
    last = {(run.media_id, run.info.name): run for run in finished}
    return [
        Superseded(
            exhibit=exhibits[run.media_id],
            analyzer=run.info.name,
            run=run.id,
            pack=kept.name,
            used=kept.version,
            newest=later[kept.id],
        )
        for run in last.values()
        for kept in record.models_of(run.id)
        if kept.id in later
    ]


def in_order(version: str) -> list[tuple[int, str]]:
    """Return what versions sort by: numbers as numbers, and 10 after 9 and after 10-rc."""
    parts = re.findall(r"[0-9]+|[^0-9.]+", version)
    return [*((int(p), "") if p.isdecimal() else (-1, p) for p in parts), (0, "")]


def line(found: Sequence[Superseded]) -> str:
    """Return one sentence about superseded results, empty where there are none."""
    if not found:
        return ""
    packs = sorted({f"{one.pack} {one.used} → {one.newest}" for one in found})
    exhibits = sorted({one.exhibit for one in found})
    return (
        f"{len(found)} results on {len(exhibits)} exhibits rest on superseded model packs "
        f"({'; '.join(packs)}). Examine again to have both on record."
    )
