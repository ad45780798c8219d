"""Everything on record about a case, read once before a report is composed from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from workbench.model import (
    AnalyzerRun,
    AuditEvent,
    Case,
    ChainHead,
    Curve,
    Fact,
    Finding,
    Measurement,
    MediaItem,
    MetadataEntry,
    Receipt,
    ScoreSeries,
    StoredMap,
)


class CaseRecord(Protocol):
    """The part of a case store that a report reads."""

    @property
    def case(self) -> Case:
        """The case."""

    def media(self) -> list[MediaItem]:
        """Return every received file, in the order of arrival."""

    def receipts(self, media_id: str) -> list[Receipt]:
        """Return the arrivals of one file."""

    def metadata(self, media_id: str) -> list[MetadataEntry]:
        """Return the metadata table of one file."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the analyzer runs on one file, oldest first."""

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return the frame scores of a run, one series per track."""

    def maps(self, run_id: str) -> list[StoredMap]:
        """Return the maps of a run."""

    def measurements(self, run_id: str) -> list[Measurement]:
        """Return what a run measured."""

    def facts(self, run_id: str) -> list[Fact]:
        """Return what a run read in the file."""

    def curves(self, run_id: str) -> list[Curve]:
        """Return the functions that a run measured."""

    def findings(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Finding]:
        """Return findings; also those that a later one supersedes, when asked for."""

    def events(self) -> Iterator[AuditEvent]:
        """Yield the audit log from its first event."""

    def head(self) -> ChainHead:
        """Return the last link of the audit chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """One run with all its observations."""

    run: AnalyzerRun
    series: tuple[ScoreSeries, ...] = ()
    maps: tuple[StoredMap, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    facts: tuple[Fact, ...] = ()
    curves: tuple[Curve, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """One file with all that is on record about it; findings include superseded ones."""

    item: MediaItem
    receipts: tuple[Receipt, ...] = ()
    metadata: tuple[MetadataEntry, ...] = ()
    runs: tuple[RunRecord, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A case as it stood at one link of its audit chain."""

    case: Case
    items: tuple[ItemRecord, ...]
    events: tuple[AuditEvent, ...]
    head: ChainHead


def read_case(record: CaseRecord) -> Dossier:
    """Read the case. The head is taken from the events read, so both always agree."""
    items = tuple(_item(record, item) for item in record.media())
    events = tuple(record.events())
    head = ChainHead(events[-1].sequence, events[-1].hash) if events else record.head()
    return Dossier(case=record.case, items=items, events=events, head=head)


def _item(record: CaseRecord, item: MediaItem) -> ItemRecord:
    return ItemRecord(
        item=item,
        receipts=tuple(record.receipts(item.id)),
        metadata=tuple(record.metadata(item.id)),
        runs=tuple(_run(record, run) for run in record.runs(item.id)),
        findings=tuple(record.findings(item.id, superseded=True)),
    )


def _run(record: CaseRecord, run: AnalyzerRun) -> RunRecord:
    return RunRecord(
        run=run,
        series=tuple(record.series(run.id)),
        maps=tuple(record.maps(run.id)),
        measurements=tuple(record.measurements(run.id)),
        facts=tuple(record.facts(run.id)),
        curves=tuple(record.curves(run.id)),
    )
