"""What the desk knows of a case: plain, frozen pictures of it, read off the GUI thread."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from case_store.store import CaseStore
from ui import wording
from ui.bands import Banded
from ui.lanes import Lane, recorded_lane
from workbench.analyzer import Source
from workbench.blind import Onlooker, chains
from workbench.explaining import Explanation
from workbench.fusion_records import Fusion
from workbench.model import (
    AnalyzerRun,
    Annotation,
    BriefRun,
    Case,
    Curve,
    Fact,
    Family,
    Finding,
    FindingState,
    Impression,
    KnownAuthentic,
    Label,
    Measurement,
    MediaItem,
    MediaState,
    MetadataEntry,
    Outcome,
    Receipt,
    Review,
    RunState,
    ScoreSeries,
    StoredIllustration,
    StoredMap,
    last_by,
    leading,
)

OfMedium = TypeVar("OfMedium", BriefRun, Finding)
Run = TypeVar("Run", AnalyzerRun, BriefRun)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """The open case, whether this window may change it, and who works at it, as entered."""

    case: Case
    folder: str
    read_only: bool
    examiner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRow:
    """One row of the media list: the item, its current runs and its findings by state.

    `hidden` says that results are hidden from this examiner, `waiting` that decisions are, and
    `closed` that he writes no note on it, lest he write over one that is kept from him.
    """

    item: MediaItem
    runs: tuple[BriefRun, ...] = ()
    proposed: int = 0
    confirmed: int = 0
    rejected: int = 0
    label: Label | None = None
    hidden: bool = False
    waiting: bool = False
    closed: bool = False

    @property
    def tags(self) -> tuple[int, ...]:
        """The tags that stand."""
        return self.label.tags if self.label else ()


def veiled(row: MediaRow) -> MediaRow:
    """Return a row that tells nothing but which file it is."""
    accepted = row.item.state is MediaState.ACCEPTED
    return MediaRow(item=row.item, hidden=accepted, closed=accepted)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightView:
    """What a run's score is worth, as the inspector says it; `words` is one sentence.

    `grounds` are its calibration and its propositions, empty where there is no ratio.
    `controls` say how the analyzer does on media of this case that are known to be authentic.
    `rank` says in a line where the score lies among authentic media, empty where no population
    speaks for the medium; `ranked` says at length which population, or that there is none.
    `banded` is the calibrated band of its scores, or why there is none.
    """

    words: str
    grounds: tuple[tuple[str, str], ...] = ()
    controls: str = ""
    given: bool = False
    rank: str = ""
    ranked: str = ""
    banded: Banded | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """One run with everything it left on record.

    Of its scores there is one lane per series, or one without scores.
    """

    run: AnalyzerRun
    lanes: tuple[Lane, ...]
    maps: tuple[StoredMap, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    facts: tuple[Fact, ...] = ()
    curves: tuple[Curve, ...] = ()
    illustrations: tuple[StoredIllustration, ...] = ()
    weight: WeightView | None = None


def told_faces(run: AnalyzerRun) -> str:
    """Return in how many frames a face pass found a face; empty for other runs."""
    counts = run.coverage
    if run.info.family is not Family.FACES:
        return ""
    total = sum(getattr(counts, outcome.value) for outcome in Outcome) + counts.not_examined
    return f"a face in {counts.scored} of {total} frame{'s'[: total != 1]}"


def told_fact(facts: Sequence[Fact]) -> str:
    """Return the fact that says most, in one line: a telling one, or the first."""
    if not facts:
        return ""
    fact = next((one for one in facts if one.telling), facts[0])
    return f"{wording.spaced(fact.name)}: {wording.shown(fact.text, 160)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """Everything on record about one media item.

    `current` holds the latest word of each analyzer, `runs` every run ever begun;
    `findings` and `annotations` include superseded ones, oldest first. `source` is None
    unless accepted. `hidden` says that results are hidden from this examiner until his first
    impression, `waiting` that others' decisions are until his own. `decided` are the findings
    about which he has decided, `reviews` and `impressions` those that he may see, `written` all
    impressions that he ever wrote; `unseen` says that no result was shown to him. `fusion` is
    the statement over the evidence families, then those of face tracks; `explanation` what
    speaks in sentences.
    """

    item: MediaItem
    source: Source | None
    receipts: tuple[Receipt, ...] = ()
    metadata: tuple[MetadataEntry, ...] = ()
    runs: tuple[AnalyzerRun, ...] = ()
    current: tuple[RunView, ...] = ()
    findings: tuple[Finding, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    known: KnownAuthentic | None = None
    fusion: tuple[Fusion, ...] = ()
    explanation: Explanation | None = None
    impressions: tuple[Impression, ...] = ()
    written: tuple[Impression, ...] = ()
    reviews: tuple[Review, ...] = ()
    decided: frozenset[str] = frozenset()
    hidden: bool = False
    waiting: bool = False
    unseen: bool = False
    seen_by: str = ""

    @property
    def own_impression(self) -> Impression | None:
        """The last impression that the examiner wrote of it, also one that was taken back."""
        return last_by(self.written, self.seen_by)

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that nothing supersedes."""
        return tuple(leading(self.findings))

    def lanes(self) -> list[Lane]:
        """Return one lane per analyzer and series of scores."""
        return [lane for view in self.current for lane in view.lanes]

    def told_maps(self) -> list[str]:
        """Return the ids of maps worth seeing first, best first.

        Those that findings point to, then those of the analyzers on which a finding rests,
        each analyzer's in the order it yielded them. Rejected findings do not count.
        """
        kept = [f for f in self.standing if f.state is not FindingState.REJECTED]
        pointed = [map_id for finding in kept for map_id in finding.map_ids]
        runs = {run_id for finding in kept for run_id in finding.run_ids}
        said = [m.id for view in self.current if view.run.id in runs for m in view.maps]
        return list(dict.fromkeys(pointed + said))

    def maps(self) -> list[tuple[AnalyzerRun, StoredMap]]:
        """Return every localization map on record with its run."""
        return [(view.run, stored) for view in self.current for stored in view.maps]


FAMILY_ORDER = tuple(Family)


def current_runs(runs: Iterable[Run]) -> list[Run]:
    """Return the run that speaks for each analyzer: its last finished one, else its last.

    Ordered by family and title, so that lanes and cards always lie in the same place.
    """
    latest: dict[str, Run] = {}
    for run in runs:
        known = latest.get(run.info.name)
        if known is None or _speaks_over(run, known):
            latest[run.info.name] = run
    return sorted(latest.values(), key=_place)


def _speaks_over(run: Run, known: Run) -> bool:
    return run.state is RunState.FINISHED or known.state is not RunState.FINISHED


def _place(run: AnalyzerRun | BriefRun) -> tuple[int, str]:
    return FAMILY_ORDER.index(run.info.family), run.info.title


def read_rows(store: CaseStore, eyes: Onlooker | None = None) -> tuple[MediaRow, ...]:
    """Return the media list as an examiner may see it (all of it), in the order of arrival."""
    runs = _by_medium(store.brief_runs())
    history = _by_medium(store.findings(superseded=True))
    labels = {label.media_id: label for label in store.labels()}
    return tuple(
        _row(item, runs[item.id], history[item.id], labels.get(item.id), eyes)
        for item in store.media()
    )


def _by_medium(records: Iterable[OfMedium]) -> dict[str, list[OfMedium]]:
    """Return records by the medium that they are about, so that thousands are sorted once."""
    found: dict[str, list[OfMedium]] = defaultdict(list)
    for record in records:
        found[record.media_id].append(record)
    return found


def _row(
    item: MediaItem,
    runs: list[BriefRun],
    history: list[Finding],
    label: Label | None,
    eyes: Onlooker | None,
) -> MediaRow:
    if eyes is not None and eyes.hides(item):
        return MediaRow(item=item, label=label, hidden=True, closed=True)
    seen = eyes.findings(history) if eyes else history
    states = [chain[-1].state for chain in chains(seen)]
    waits = eyes is not None and eyes.waits(history)
    return MediaRow(
        item=item,
        label=label,
        waiting=waits,
        closed=waits and eyes is not None and not eyes.is_responsible,
        runs=tuple(current_runs(runs)),
        proposed=states.count(FindingState.PROPOSED),
        confirmed=states.count(FindingState.CONFIRMED),
        rejected=states.count(FindingState.REJECTED),
    )


def read_item(store: CaseStore, exhibit: str) -> ItemView:
    """Return everything on record about one exhibit."""
    item = store.item(exhibit)
    runs = store.runs(item.id)
    return ItemView(
        item=item,
        source=store.source(item) if item.state is MediaState.ACCEPTED else None,
        receipts=tuple(store.receipts(item.id)),
        metadata=tuple(store.metadata(item.id)),
        runs=tuple(runs),
        current=tuple(_run_view(store, run, item) for run in current_runs(runs)),
        findings=tuple(_oldest_first(store.findings(item.id, superseded=True))),
        annotations=tuple(store.annotations(item.id, superseded=True)),
    )


def _run_view(store: CaseStore, run: AnalyzerRun, item: MediaItem) -> RunView:
    facts = tuple(store.facts(run.id))
    return RunView(
        run=run,
        lanes=tuple(_lanes(run, store.series(run.id), facts, item)),
        maps=tuple(store.maps(run.id)),
        measurements=tuple(store.measurements(run.id)),
        facts=facts,
        curves=tuple(store.curves(run.id)),
        illustrations=tuple(store.illustrations(run.id)),
    )


def _lanes(
    run: AnalyzerRun, series: Sequence[ScoreSeries], facts: Sequence[Fact], item: MediaItem
) -> Iterator[Lane]:
    """Yield one lane per series of scores, or one without scores."""
    said = told_faces(run) or told_fact(facts)
    for one in series or (None,):
        yield replace(recorded_lane(run, one, item), said=said)


def _oldest_first(findings: Iterable[Finding]) -> Iterator[Finding]:
    return iter(sorted(findings, key=lambda finding: finding.at))
