"""What changes when exhibits are read by a later version of a pack: the difference report.

Both readings are on record, since a reading by another pack is another run. Compared are the
last finished run and the last one before it by another version of the same pack, the earlier
version first, whichever ran first. What else differs between both runs is listed, for then the
pack alone explains nothing. A score of one version means nothing on the scale of another: what
a move says is whether the version's own operating point is reached.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from statistics import median
from typing import Protocol

from workbench.controls import Answer, answer
from workbench.model import AnalyzerRun, KeptModel, MediaItem, RunState, ScoreSeries
from workbench.superseded import Newer, PackRecord, in_order

__all__ = [
    "COLUMNS",
    "OWN_SCALES",
    "Crossing",
    "Move",
    "Summary",
    "cells",
    "moves",
    "summaries",
    "words",
]

COLUMNS = (
    *("exhibit", "analyzer", "pack", "used", "newest", "crossing"),
    *("score_before", "score_after", "change", "point_before", "point_after"),
    *("reached_before", "reached_after", "run_before", "run_after", "changed_besides"),
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

    `newest` is the later version's name, also where nothing was read with it yet. `besides` is
    what differs between both runs but for this pack.
    """

    exhibit: str
    media_id: str
    before: Reading
    newest: str
    after: Reading | None = None
    besides: tuple[str, ...] = ()

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
    where no score could be compared. `mixed` counts those where more than the pack changed,
    and `besides` names what.
    """

    analyzer: str
    pack: str
    used: str
    newest: str
    counts: Mapping[str, int]
    compared: int
    middle: float | None
    largest: float | None
    mixed: int = 0
    besides: tuple[str, ...] = ()


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
    last = runs[-1]
    for pack in record.models_of(last.id):
        read = [_reading(record, item, run, used) for run, used in _by(record, runs, pack.name)]
        newest = read[-1]
        move = partial(Move, exhibit=item.exhibit, media_id=item.id)
        if pack.id in later and later[pack.id] not in {one.pack.version for one in read}:
            yield move(before=newest, newest=later[pack.id])
        others = [one for one in read if one.pack.version != pack.version]
        if others:
            pair = (others[-1], newest)
            first, second = sorted(pair, key=lambda one: in_order(one.pack.version))
            told = _besides(record, first, second)
            yield move(before=first, newest=second.pack.version, after=second, besides=told)


def _by(
    record: ScoredRecord, runs: Iterable[AnalyzerRun], name: str
) -> Iterator[tuple[AnalyzerRun, KeptModel]]:
    """Yield the runs that used a pack of this name, oldest first, each with its pack."""
    for run in runs:
        used = [one for one in record.models_of(run.id) if one.name == name]
        if used:
            yield run, used[0]


def _besides(record: ScoredRecord, one: Reading, other: Reading) -> tuple[str, ...]:
    """Return what differs between two runs but for the pack that they are compared by."""
    was, now = one.run, other.run
    found = []
    if was.info.version != now.info.version:
        found.append(f"analyzer version {was.info.version} → {now.info.version}")
    if was.media_sha256 != now.media_sha256:
        found.append("the bytes that were read")
    found += [f"setting {name!r}" for name in _unlike(was.settings, now.settings)]
    before, after = (
        {kept.name: kept.card_sha256 for kept in record.models_of(run.id)} for run in (was, now)
    )
    found += [f"pack {name}" for name in _unlike(before, after) if name != one.pack.name]
    found += [f"version of {name}" for name in _unlike(was.software, now.software)]
    found += ["device"] if was.device != now.device else []
    return tuple(found)


def _unlike(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    """Return the names under which two have another value, or one has none."""
    names = sorted(one.keys() | other.keys())
    return [name for name in names if one.get(name) != other.get(name)]


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
        mixed=sum(bool(one.besides) for one in own),
        besides=tuple(sorted({what for one in own for what in one.besides})),
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
    besides = ""
    if one.mixed:
        besides = f"; in {one.mixed} more than the pack changed: {', '.join(one.besides)}"
    return (
        f"{one.analyzer}, {one.pack} {one.used} → {one.newest}: {read} read again ({moved}); "
        f"operating point reached by the later version only {counts[Crossing.REACHED]}, by the "
        f"earlier only {counts[Crossing.LEFT]}, alike {counts[Crossing.SAME]}, not comparable "
        f"{counts[Crossing.UNKNOWN]}; not read again {counts[Crossing.WAITING]}{besides}"
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
        *(before.run.id, after.run.id if after else None, "; ".join(one.besides)),
    )
