"""What goes into a package: everything on record, or what stands without what was set aside."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workbench.blind import chains
from workbench.model import (
    AnalyzerRun,
    Annotation,
    AuditEvent,
    Calibration,
    Case,
    ChainHead,
    Curve,
    FaceTrack,
    Fact,
    FileOutcome,
    Finding,
    FindingState,
    Impression,
    KeptModel,
    KnownAuthentic,
    Label,
    Measurement,
    MediaItem,
    MetadataEntry,
    Receipt,
    Report,
    Review,
    RunState,
    ScoreSeries,
    StoredMap,
    Support,
)
from workbench.what_if import TriedRecord

__all__ = ["Contents", "ExportRecord"]


class Named(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """Its id."""


class ExportRecord(TriedRecord, Protocol):
    """The part of a case store that a package is made of."""

    @property
    def case(self) -> Case:
        """The case."""

    @property
    def folder(self) -> Path:
        """The case folder."""

    def media(self) -> list[MediaItem]:
        """Return every received file."""

    def receipts(self, media_id: str) -> list[Receipt]:
        """Return the arrivals of one file."""

    def metadata(self, media_id: str) -> list[MetadataEntry]:
        """Return the metadata table of one file."""

    def evidence_path(self, item: MediaItem) -> Path:
        """Return where the copy of a received file lies."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs, oldest first."""

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return a run's scores, one series per track."""

    def maps(self, run_id: str) -> list[StoredMap]:
        """Return a run's maps."""

    def map_path(self, stored: StoredMap) -> Path:
        """Return where the picture of a map lies."""

    def measurements(self, run_id: str) -> list[Measurement]:
        """Return what a run measured."""

    def facts(self, run_id: str) -> list[Fact]:
        """Return what a run read in the file."""

    def curves(self, run_id: str) -> list[Curve]:
        """Return the functions that a run measured."""

    def file_outcomes(self, run_id: str) -> list[FileOutcome]:
        """Return what became of the questions put to the file as a whole."""

    def models(self) -> list[KeptModel]:
        """Return the model packs in the case."""

    def models_of(self, run_id: str) -> list[KeptModel]:
        """Return the model packs that a run used."""

    def model_path(self, kept: KeptModel) -> Path:
        """Return where the archive of a pack lies."""

    def tracks(self, media_id: str, *, superseded: bool = False) -> list[FaceTrack]:
        """Return face tracks; also those replaced by an edit, when asked for."""

    def findings(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Finding]:
        """Return findings; also those that a later one supersedes, when asked for."""

    def annotations(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Annotation]:
        """Return what examiners marked; with `superseded` all ever made."""

    def labels(self, *, superseded: bool = False) -> list[Label]:
        """Return tags and notes of exhibits."""

    def supports(self, media_id: str | None = None) -> list[Support]:
        """Return what results are worth as evidence."""

    def calibrations(self) -> dict[str, Calibration]:
        """Return the calibrations that results were read by."""

    def known_authentic(self, *, superseded: bool = False) -> list[KnownAuthentic]:
        """Return which media are known to be authentic."""

    def impressions(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Impression]:
        """Return first impressions."""

    def reviews(self, media_id: str | None = None, *, superseded: bool = False) -> list[Review]:
        """Return what further examiners decided about findings."""

    def reports(self) -> list[Report]:
        """Return the issued reports."""

    def report_path(self, issued: Report) -> Path:
        """Return where the PDF of a report lies."""

    def events(self) -> Iterator[AuditEvent]:
        """Yield the audit log from its first event."""

    def head(self) -> ChainHead:
        """Return the last link of the audit chain."""

    def still(self) -> AbstractContextManager[None]:
        """Let nobody change the case while the block runs."""

    def sealed_rows(self) -> Iterator[tuple[str, str, Sequence[str]]]:
        """Yield table, name and canonical encodings of all rows that the chain seals."""

    def sealed_arrays(self, run_id: str) -> Iterator[bytes]:
        """Yield the arrays of a run's scores and curves, as the sealed rows hold them."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The part of a case that a package holds.

    Without `discovery`: finished runs, findings that stand and were not rejected, and what
    examiners' later words did not replace. With it: everything.
    """

    record: ExportRecord
    discovery: bool

    def runs(self) -> list[AnalyzerRun]:
        """Return the runs, oldest first."""
        return [run for run in self.record.runs() if self._holds(run)]

    def findings(self) -> list[Finding]:
        """Return the findings, oldest first."""
        found = self.record.findings(superseded=self.discovery)
        return [f for f in found if self.discovery or f.state is not FindingState.REJECTED]

    def annotations(self) -> list[Annotation]:
        """Return what examiners marked."""
        return self.record.annotations(superseded=self.discovery)

    def labels(self) -> list[Label]:
        """Return tags and notes of exhibits."""
        return self.record.labels(superseded=self.discovery)

    def known_authentic(self) -> list[KnownAuthentic]:
        """Return which media are known to be authentic."""
        return self.record.known_authentic(superseded=self.discovery)

    def impressions(self) -> list[Impression]:
        """Return first impressions."""
        return self.record.impressions(superseded=self.discovery)

    def reviews(self) -> list[Review]:
        """Return what further examiners decided, about the findings that are here."""
        held = {one.id for one in self.findings()}
        every = self.record.findings(superseded=True)
        first = {chain[0].id for chain in chains(every) if chain[-1].id in held}
        made = self.record.reviews(superseded=self.discovery)
        return [one for one in made if one.finding_id in first]

    def tracks(self, item: MediaItem) -> list[FaceTrack]:
        """Return the face tracks of a medium."""
        return self.record.tracks(item.id, superseded=self.discovery)

    def models(self) -> list[KeptModel]:
        """Return the model packs that the runs used, each once."""
        used = {kept.id for run in self.runs() for kept in self.record.models_of(run.id)}
        return [kept for kept in self.record.models() if kept.id in used]

    def left_out(self) -> dict[str, int]:
        """Return how much is on record and not here: nothing looks whole that is not."""
        counts = {what: len(every) - len(here) for what, every, here in self._parts()}
        tracks = (
            len(self.record.tracks(item.id, superseded=True)) - len(self.tracks(item))
            for item in self.record.media()
        )
        return {**counts, "face_tracks": sum(tracks)}

    def sealed(self) -> Iterator[tuple[str, str, Sequence[str]]]:
        """Yield the sealed rows of what is here, table by table."""
        hidden = self.hidden()
        for table, name, rows in self.record.sealed_rows():
            if name not in hidden:
                yield table, name, rows

    def hidden(self) -> set[str]:
        """Return the names of rows that are left out: ids are unique through all tables.

        Superseded face tracks are none of them: their rows are here, and only untold.
        """
        hidden: set[str] = set()
        for _, every, here in () if self.discovery else self._parts():
            hidden |= {one.id for one in every} - {one.id for one in here}
        return hidden

    def _parts(self) -> Iterator[tuple[str, Sequence[Named], Sequence[Named]]]:
        """Yield what a package may leave out: all that is on record, and what is here."""
        record = self.record
        yield "runs", record.runs(), self.runs()
        yield "findings", record.findings(superseded=True), self.findings()
        yield "annotations", record.annotations(superseded=True), self.annotations()
        yield "labels", record.labels(superseded=True), self.labels()
        known = record.known_authentic(superseded=True)
        yield "known_authentic", known, self.known_authentic()
        yield "impressions", record.impressions(superseded=True), self.impressions()
        yield "reviews", record.reviews(superseded=True), self.reviews()

    def _holds(self, run: AnalyzerRun) -> bool:
        return self.discovery or run.state is RunState.FINISHED
