"""What changes when exhibits are read by a later version of a pack: the difference report.

Both readings are on record, since a reading by another pack is another run. Compared are the
last finished run by the pack in use and the last one before it by another version of the same
pack. A score of one version means nothing on the scale of another: what a move says is whether
the version's own operating point is reached.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from statistics import median
from typing import Protocol

from workbench.controls import Answer, answer
from workbench.model import AnalyzerRun, KeptModel, MediaItem, RunState, ScoreSeries
from workbench.superseded import Newer, PackRecord

__all__ = ["COLUMNS", "Crossing", "Move", "Summary", "cells", "moves", "summaries", "words"]

COLUMNS = (
    *("exhibit", "analyzer", "pack", "used", "newest", "crossing"),
    *("score_before", "score_after", "change", "point_before", "point_after"),
    *("reached_before", "reached_after", "run_before", "run_after"),
)
OWN_SCALES = "Each version has its own scale and its own operating point; no change is support."


class Crossing(StrEnum):
    """What a later version of a pack does to a result at its operating point."""

    REACHED = "reached"  # by the later version only
    LEFT = "left"  # reached by the earlier version only
    SAME = "same"
    UNKNOWN = "unknown"  # one of both has no score or no operating point for this medium
    WAITING = "not_read_again"


class ScoredRecord(PackRecord, Protocol):
    """The part of a case store that is compared."""

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return a run's scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One run by one version of a pack, with what it said of the file."""

    run: AnalyzerRun
    pack: KeptModel
    said: Answer
    point: float | None

    @property
    def score(self) -> float | None:
        """The file's score, None without one."""
        return self.said.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A result by one version of a pack, and by the later one where it was read again.

    `newest` is the later version's name, also where nothing was read with it yet.
    """

    exhibit: str
    media_id: str
    before: Reading
    newest: str
    after: Reading | None = None

    @property
    def change(self) -> float | None:
        """How far the score moved, on no common scale; None where one is missing."""
        after = self.after.score if self.after else None
        return None if after is None or self.before.score is None else after - self.before.score

    @property
    def crossing(self) -> Crossing:
        """Whether the later version reaches its operating point where the earlier did not."""
        if self.after is None:
            return Crossing.WAITING
        was, now = self.before.said.called, self.after.said.called
        if was is None or now is None:
            return Crossing.UNKNOWN
        if was is now:
            return Crossing.SAME
        return Crossing.REACHED if now else Crossing.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All moves of one analyzer from one version of a pack to another, counted.

    `middle` and `largest` are the median of the changes and the one farthest from zero, None
    where no score could be compared.
    """

    analyzer: str
    pack: str
    used: str
    newest: str
    counts: Mapping[str, int]
    compared: int
    middle: float | None
    largest: float | None


def moves(record: ScoredRecord, newer: Newer | None = None) -> list[Move]:
    """Return what later versions of packs did to results, in the order of exhibits.

    `newer` says of which packs in the case a later version is on this workstation: results by
    those that were not read again are listed as waiting.
    """
    later = newer(record.models()) if newer else {}
    return [
        move
        for item in record.media()
        for runs in _by_analyzer(record.runs(item.id))
        for move in _of_analyzer(record, item, runs, later)
    ]


def _by_analyzer(runs: Iterable[AnalyzerRun]) -> list[list[AnalyzerRun]]:
    found: dict[str, list[AnalyzerRun]] = {}
    for run in runs:
        if run.state is RunState.FINISHED:
            found.setdefault(run.info.name, []).append(run)
    return list(found.values())


def _of_analyzer(
    record: ScoredRecord, item: MediaItem, runs: Sequence[AnalyzerRun], later: Mapping[str, str]
) -> Iterator[Move]:
    """Yield the moves of one analyzer on one item: one for each pack that it uses."""
    *before, last = runs
    for pack in record.models_of(last.id):
        newest = _reading(record, item, last, pack)
        move = partial(Move, exhibit=item.exhibit, media_id=item.id)
        if pack.id in later:
            yield move(before=newest, newest=later[pack.id])
        for run in reversed(before):
            used = [one for one in record.models_of(run.id) if one.name == pack.name]
            if used and used[0].version != pack.version:
                was = _reading(record, item, run, used[0])
                yield move(before=was, newest=pack.version, after=newest)
                break


def _reading(
    record: ScoredRecord, item: MediaItem, run: AnalyzerRun, pack: KeptModel
) -> Reading:
    point = run.info.operating_point(item.kind, item.stream)
    said = answer(run, record.series(run.id), item)
    return Reading(run=run, pack=pack, said=said, point=point.threshold if point else None)


def summaries(found: Iterable[Move]) -> list[Summary]:
    """Return one summary for each analyzer and pair of versions, by name."""
    groups: dict[tuple[str, str, str, str], list[Move]] = {}
    for one in found:
        pack = one.before.pack
        key = one.before.run.info.name, pack.name, pack.version, one.newest
        groups.setdefault(key, []).append(one)
    return [_summary(*key, groups[key]) for key in sorted(groups)]


def _summary(analyzer: str, pack: str, used: str, newest: str, own: Sequence[Move]) -> Summary:
    changes = [one.change for one in own if one.change is not None]
    counts = {str(kind): sum(one.crossing is kind for one in own) for kind in Crossing}
    return Summary(
        analyzer=analyzer,
        pack=pack,
        used=used,
        newest=newest,
        counts=counts,
        compared=len(changes),
        middle=median(changes) if changes else None,
        largest=max(changes, key=abs, default=None),
    )


def words(one: Summary) -> str:
    """Return a summary as one sentence."""
    counts = one.counts
    read = sum(counts.values()) - counts[Crossing.WAITING]
    moved = "no score in both"
    if one.middle is not None and one.largest is not None:
        moved = (
            f"{one.compared} with a score in both, change in the median {one.middle:+.4g}, at "
            f"most {one.largest:+.4g}"
        )
    return (
        f"{one.analyzer}, {one.pack} {one.used} → {one.newest}: {read} read again ({moved}); "
        f"operating point reached by the later version only {counts[Crossing.REACHED]}, by the "
        f"earlier only {counts[Crossing.LEFT]}, alike {counts[Crossing.SAME]}, not comparable "
        f"{counts[Crossing.UNKNOWN]}; not read again {counts[Crossing.WAITING]}"
    )


def cells(one: Move) -> tuple[str | float | bool | None, ...]:
    """Return a move as a row of a table with `COLUMNS`."""
    before, after = one.before, one.after
    info, pack = before.run.info, before.pack
    return (
        *(one.exhibit, info.name, pack.name, pack.version, one.newest, str(one.crossing)),
        *(before.score, after.score if after else None, one.change),
        *(before.point, after.point if after else None),
        *(before.said.called, after.said.called if after else None),
        *(before.run.id, after.run.id if after else None),
    )
