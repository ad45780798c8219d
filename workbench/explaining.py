"""Sentences about what was found, without a language model: only what was measured may speak.

An item is an analyzer's score at its operating point. It speaks where its usefulness and
stability were measured on forgeries made here and suffice (docs/validation/explanations.md);
what has no measured benefit never speaks. Each sentence holds its value, its rank in a named
population, its frame and its region, and nothing that is not on record.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Protocol

import msgspec
import numpy as np

from workbench.errors import WorkbenchError
from workbench.findings import MIN_FRAMES, segments, speaking
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Family,
    Measurement,
    MediaItem,
    MediaKind,
    OperatingPoint,
    Pixels,
    Rank,
    RunState,
    ScoreSeries,
    StoredMap,
)
from workbench.regions import Region, region, told

PLACE = "explanations.json"
ITEMS = "resources/explanations.json"
USEFUL = 0.6  # the lower end of the interval of balanced accuracy
STABLE = 0.05  # of unaltered files at most spoke, however they were handled: seen, no bound
LEVEL = 0.95
UNMEASURED = "no benefit of it was measured"
OTHER_VERSION = "its benefit was measured of another version"
SILENT = {Family.FACES, Family.PROVENANCE, Family.ATTRIBUTION}

SPLICES = "splices"

Ranking = Callable[[AnalyzerInfo, MediaItem, float], Rank | None]
Count = tuple[int, int]  # of how many
Between = tuple[float, float, float]  # a value with its 95 % interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What was measured of an analyzer's score at its operating point, and whether it speaks.

    `balanced_accuracy` is the value with its 95 % interval, `spoken` and `false` count forged
    and unaltered files that reach the point, by how they were handled. `pointing` counts the
    cited regions whose middle is forged, `chance` is the forged share; `deletion` counts where
    covering the cited region lowers the score more than covering another, `falls` by how much.
    `forgeries` names what they were made of, `unit` what the `photographs` that intervals are
    drawn over count, and `ways` how many of each way of forging speak, as made. `beside` is the
    balanced accuracy on the other kinds of forgeries that it was measured on.
    """

    analyzer: str
    version: str
    title: str
    balanced_accuracy: Between
    spoken: Mapping[str, Count]
    false: Mapping[str, Count]
    pointing: Count
    deletion: Count
    photographs: int
    sources: tuple[str, ...]
    chance: float | None = None
    falls: tuple[float, float] | None = None
    speaks: bool = False
    why: str = ""
    forgeries: str = SPLICES
    unit: str = "photograph"
    ways: Mapping[str, Count] = field(default_factory=dict)
    beside: Mapping[str, Between] = field(default_factory=dict)

    def plain(self) -> dict[str, object]:
        """Return it as JSON values."""
        return asdict(self)

    @property
    def worst_false(self) -> float:
        """The greatest share of unaltered files that speak, over all handling."""
        return max((count / n for count, n in self.false.values() if n), default=1.0)


def judged(item: Item) -> Item:
    """Return an item with whether it may speak, and why not."""
    why = ""
    if item.balanced_accuracy[1] < USEFUL:
        low = item.balanced_accuracy[1]
        why = f"not useful enough: balanced accuracy from {low:.2f} on"
    elif item.worst_false > STABLE:
        share = 100 * item.worst_false
        why = f"not stable: {share:.0f} % of unaltered files speak after handling"
    return replace(item, speaks=not why, why=why)


@cache
def measured() -> Mapping[str, Item]:
    """Return what speaks best for each analyzer that was measured, the most useful first."""
    text = (files("resources") / PLACE).read_text(encoding="utf-8")
    return ranked_items(msgspec.convert(json.loads(text), list[Item]))


def ranked_items(every: Sequence[Item]) -> Mapping[str, Item]:
    """Return one item per analyzer, by measured usefulness, of equals the more stable first.

    Of one that was measured on several kinds of forgeries it is the kind that it is most useful
    for, with the balanced accuracy on each other kind beside it; it is silent where it was not
    stable on the unaltered files of any kind.
    """
    best: dict[str, Item] = {}
    for one in sorted(every, key=lambda one: (-one.balanced_accuracy[1], one.worst_false)):
        known = best.setdefault(one.analyzer, one)
        if known.speaks and one.worst_false > STABLE:
            known = best[one.analyzer] = replace(known, speaks=False, why=judged(one).why)
        if one.forgeries != known.forgeries and one.version == known.version:
            told = {**known.beside, one.forgeries: one.balanced_accuracy}
            best[one.analyzer] = replace(known, beside=told)
    return best


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One finished run with what a sentence may be made of; `values` reads those of a map."""

    run: AnalyzerRun
    series: Sequence[ScoreSeries]
    maps: Sequence[StoredMap] = ()
    measurements: Sequence[Measurement] = ()
    values: Callable[[StoredMap], Pixels] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence that may stand, with everything that it is tied to.

    `percentile` is a rank in `population`, None where the score was not ranked. `rank` is its
    place by measured usefulness, from 1; `spoken` and `false` say how stable its item was, by
    how files were handled: how many of the forged and of the unaltered ones reach the point.
    They are of the same `photographs`, in `unit`, every time. `beside` is the balanced accuracy
    on other `forgeries` than those that it did best on.
    """

    run_id: str
    analyzer: str
    rank: int
    text: str
    score: float
    threshold: float
    frame: int
    pts: float
    track_id: str | None = None
    percentile: float | None = None
    population: str = ""
    region: Region | None = None
    balanced_accuracy: Between = (0.0, 0.0, 0.0)
    forgeries: str = SPLICES
    beside: Mapping[str, Between] = field(default_factory=dict)
    photographs: int = 0
    unit: str = "photograph"
    spoken: Mapping[str, Count] = field(default_factory=dict)
    false: Mapping[str, Count] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """An analyzer that scored and is not let speak, or has nothing to say, and why."""

    run_id: str
    title: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What may be said about a medium, the most useful first, and who is silent."""

    sentences: tuple[Sentence, ...] = ()
    quiet: tuple[Quiet, ...] = ()


class Told(Protocol):
    """The part of a case store that sentences are made from."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium, oldest first."""

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return a run's scores."""

    def maps(self, run_id: str) -> list[StoredMap]:
        """Return a run's maps."""

    def map_values(self, stored: StoredMap) -> Pixels:
        """Return the values (h, w) of a map."""

    def measurements(self, run_id: str) -> list[Measurement]:
        """Return what a run measured."""


def explanation(record: Told, item: MediaItem, ranking: Ranking | None = None) -> Explanation:
    """Return what may be said about a medium by what a case holds of it.

    `ranking` ranks a score of the file among authentic media like it.
    """
    return explained(
        item,
        [
            Observed(
                run=run,
                series=record.series(run.id),
                maps=record.maps(run.id),
                measurements=record.measurements(run.id),
                values=record.map_values,
            )
            for run in record.runs(item.id)
        ],
        ranking,
    )


def explained(
    item: MediaItem, observed: Sequence[Observed], ranking: Ranking | None = None
) -> Explanation:
    """Return the sentences about a medium, and why other analyzers do not speak."""
    last = {
        one.run.info.name: one
        for one in observed
        if one.run.state is RunState.FINISHED and one.run.info.family not in SILENT
    }
    scored = [one for one in last.values() if one.run.coverage.scored and one.series]
    said = [answer for one in scored for answer in _of_run(item, one, ranking)]
    ranks = {name: place for place, name in enumerate(measured(), 1)}
    sentences = [one for one in said if isinstance(one, Sentence)]
    return Explanation(
        sentences=tuple(sorted(sentences, key=lambda one: (ranks[one.analyzer], one.frame))),
        quiet=tuple(one for one in said if isinstance(one, Quiet)),
    )


def _of_run(
    item: MediaItem, one: Observed, ranking: Ranking | None
) -> Iterator[Sentence | Quiet]:
    info, known = one.run.info, measured().get(one.run.info.name)
    point = info.operating_point(item.kind, item.stream)
    found = list(_spoken(item, one, point)) if point else []
    why = _objection(one, known, point) or ("" if found else "below its operating point")
    if why or known is None or point is None:
        yield Quiet(run_id=one.run.id, title=info.title, why=why)
        return
    for series, at in found:
        said = _sentence(one, series, at, point, known)
        rank = ranking(info, item, said.score) if ranking and said.track_id is None else None
        yield _placed(said, one, rank)


def _objection(one: Observed, known: Item | None, point: OperatingPoint | None) -> str:
    """Return why an analyzer may not speak here, empty where it may."""
    if known is None:
        return UNMEASURED
    if known.version != one.run.info.version:
        return OTHER_VERSION
    if not known.speaks:
        return known.why
    return "" if point else "no operating point covers this medium"


def _spoken(
    item: MediaItem, one: Observed, point: OperatingPoint
) -> Iterator[tuple[ScoreSeries, int]]:
    """Yield the series that reach the point as a finding asks, each with its highest place."""
    least = MIN_FRAMES if item.kind is MediaKind.VIDEO else 1
    for series in speaking(one.series):
        for first, last in segments(series.scores, point.threshold, least)[:1]:
            inside = np.nan_to_num(series.scores[first : last + 1], nan=-np.inf)
            yield series, first + int(np.argmax(inside))


def _sentence(
    one: Observed, series: ScoreSeries, at: int, point: OperatingPoint, known: Item
) -> Sentence:
    score, frame = float(series.scores[at]), int(series.frames[at])
    place = list(measured()).index(one.run.info.name) + 1
    return Sentence(
        run_id=one.run.id,
        analyzer=one.run.info.name,
        rank=place,
        text="",
        score=score,
        threshold=point.threshold,
        frame=frame,
        pts=float(series.pts[at]),
        track_id=series.track_id,
        region=_region(one, frame, series.track_id),
        balanced_accuracy=known.balanced_accuracy,
        forgeries=known.forgeries,
        beside=known.beside,
        photographs=known.photographs,
        unit=known.unit,
        spoken=known.spoken,
        false=known.false,
    )


def _placed(said: Sentence, one: Observed, rank: Rank | None) -> Sentence:
    """Return a sentence with its text and its rank: that of the score, else of a quantity."""
    ranked, name = _ranked(one, said.frame), "score"
    percentile, population = (rank.percentile, rank.reference) if rank else (None, "")
    if rank is None and ranked is not None:
        percentile, population = ranked.percentile, ranked.reference or ""
        name = ranked.name.replace("_", " ")
    told = replace(said, percentile=percentile, population=population)
    return replace(told, text=_text(one.run, told, name))


def _ranked(one: Observed, frame: int) -> Measurement | None:
    """Return the ranked quantity of a frame that lies highest, None where none was ranked."""
    own = [m for m in one.measurements if m.percentile is not None and m.frame in (None, frame)]
    return max(own, key=lambda m: m.percentile or 0.0, default=None)


def _region(one: Observed, frame: int, track: str | None) -> Region | None:
    """Return where the map of a frame that stands out most is highest."""
    if one.values is None:
        return None
    found = []
    for stored in one.maps:
        if stored.frame == frame and stored.track_id in {None, track}:
            try:
                found.append(region(stored, one.values(stored)))
            except (WorkbenchError, OSError):
                continue  # verifying the case says that the map is damaged
    places = [place for place in found if place is not None]
    return max(places, key=lambda place: place.peak - place.usual, default=None)


def _text(run: AnalyzerRun, found: Sentence, name: str) -> str:
    """Return the sentence: what was read, its value and rank, its frame and its region."""
    meaning = run.info.score_meaning.rstrip(".")
    value = f"score {found.score:.2f}, at or above its operating point {found.threshold:.2f}"
    rank = "; it was not ranked in a population"
    if found.percentile is not None:
        rank = f"; {name} at percentile {found.percentile:.1f} of {found.population}"
    where = f"; {told(found.region)}" if found.region else f"; frame index {found.frame}"
    return f"{run.info.title} (“{meaning}”): {value}{rank}{where}."


def benefit(found: Sentence) -> str:
    """Return how useful and how stable the item behind a sentence was measured, in words.

    Every kind of forgeries that it was measured on is told, not the one that it does best on
    alone; and of how few photographs or persons all counts are.
    """
    kinds = {found.forgeries: found.balanced_accuracy, **found.beside}
    useful = ", ".join(
        f"{value:.2f} ({low:.2f} to {high:.2f}) on {name}"
        for name, (value, low, high) in kinds.items()
    )
    return (
        f"rank {found.rank} by measured usefulness: balanced accuracy {useful}, made here "
        f"(0.50 is chance){_steady(found) if found.false else ''}"
    )


def _steady(found: Sentence) -> str:
    """Return how many files speak, and what so few photographs leave open."""
    false, spoken = _counted(found.false), _counted(found.spoken)
    units = f"{found.photographs} {found.unit}s"
    told = (
        f"; unaltered files that speak {false}, forged {spoken}: of {found.forgeries}, the "
        f"same {units} every time"
    )
    if found.photographs and not any(count for count, _ in found.false.values()):
        open_ = 100 * unseen(found.photographs)
        told += f"; that none of them speaks unaltered does not exclude up to {open_:.0f} %"
    return told


def unseen(n: int) -> float:
    """Return the share that may speak where none of n did: the upper end of its 95 % interval.

    Exact (Clopper and Pearson, Biometrika 26, 1934), of independent ones: files made of one
    photograph, and handlings of one file, are not.
    """
    return float(1 - ((1 - LEVEL) / 2) ** (1 / n))


def _counted(told: Mapping[str, Count]) -> str:
    """Return how many of how many, for each way in which files were handled."""
    return ", ".join(f"{count} of {n} {how}" for how, (count, n) in told.items())
