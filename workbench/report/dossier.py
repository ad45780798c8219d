"""Everything on record about a case, read once before a report is composed from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from workbench.errors import WorkbenchError
from workbench.explaining import Explanation, Ranking, explanation
from workbench.model import (
    AnalyzerRun,
    Annotation,
    AuditEvent,
    Calibration,
    Case,
    ChainHead,
    Curve,
    Derivative,
    FaceSamples,
    FacesSeen,
    FaceTrack,
    Fact,
    Finding,
    Impression,
    KeptModel,
    KnownAuthentic,
    Measurement,
    MediaItem,
    MetadataEntry,
    Pixels,
    Receipt,
    Review,
    ScoreSeries,
    Shot,
    Showing,
    StoredIllustration,
    StoredMap,
    Support,
    WhatIfRecord,
)
from workbench.report.card_content import CardContent, card_content
from workbench.report.face_content import TrackMeasures
from workbench.report.measures import measured
from workbench.what_if import TriedRecord, on_record


class CaseRecord(TriedRecord, Protocol):
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

    def illustrations(self, run_id: str) -> list[StoredIllustration]:
        """Return what a run illustrated."""

    def map_values(self, stored: StoredMap) -> Pixels:
        """Return the values (h, w) of a map."""

    def measurements(self, run_id: str) -> list[Measurement]:
        """Return what a run measured."""

    def facts(self, run_id: str) -> list[Fact]:
        """Return what a run read in the file."""

    def curves(self, run_id: str) -> list[Curve]:
        """Return the functions that a run measured."""

    def models_of(self, run_id: str) -> list[KeptModel]:
        """Return the model packs that a run used, as the case keeps them."""

    def model_card(self, kept: KeptModel) -> str:
        """Return the card of a model in the case."""

    def derivatives(self, media_id: str | None = None) -> list[Derivative]:
        """Return the files that runs made from a medium."""

    def face_run(self, media_id: str) -> AnalyzerRun | None:
        """Return the face pass that counts; None when none was kept."""

    def shots(self, media_id: str) -> list[Shot]:
        """Return the shots of a medium, by the face pass that counts."""

    def tracks(self, media_id: str, *, superseded: bool = False) -> list[FaceTrack]:
        """Return the face tracks in force; also those replaced by an edit, when asked for."""

    def faces_seen(self, media_id: str) -> FacesSeen | None:
        """Return how many faces each frame has that the face pass looked at."""

    def face_samples(
        self,
        track: FaceTrack,
        first: int | None = None,
        last: int | None = None,
        *,
        meshes: bool = False,
    ) -> FaceSamples:
        """Return what was measured of a track, from one frame to another."""

    def findings(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Finding]:
        """Return findings; also those that a later one supersedes, when asked for."""

    def annotations(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Annotation]:
        """Return what examiners marked, oldest first; with `superseded` all ever made."""

    def impressions(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Impression]:
        """Return what examiners made of media by looking; with `superseded` all written."""

    def reviews(self, media_id: str | None = None, *, superseded: bool = False) -> list[Review]:
        """Return what further examiners decided; with `superseded` all ever made."""

    def showings(self, media_id: str | None = None) -> list[Showing]:
        """Return what was shown to whom, oldest first."""

    def supports(self, media_id: str | None = None) -> list[Support]:
        """Return what results are worth as evidence, oldest first."""

    def calibrations(self) -> dict[str, Calibration]:
        """Return the calibrations that results were read by, by their digests."""

    def known_authentic(self) -> list[KnownAuthentic]:
        """Return the decisions that stand on which media are known to be authentic."""

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
    illustrations: tuple[StoredIllustration, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    facts: tuple[Fact, ...] = ()
    curves: tuple[Curve, ...] = ()
    models: tuple[KeptModel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacesRecord:
    """What the face pass that counts left on record; `history` holds superseded tracks too.

    `measures` are by track id, and so is what kept a track from being measured. `problem`
    says why nothing can be told of single frames, where that is so.
    """

    run: AnalyzerRun | None = None
    shots: tuple[Shot, ...] = ()
    seen: FacesSeen | None = None
    tracks: tuple[FaceTrack, ...] = ()
    history: tuple[FaceTrack, ...] = ()
    measures: Mapping[str, TrackMeasures] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """One file with all that is on record about it; findings include superseded ones."""

    item: MediaItem
    receipts: tuple[Receipt, ...] = ()
    metadata: tuple[MetadataEntry, ...] = ()
    runs: tuple[RunRecord, ...] = ()
    findings: tuple[Finding, ...] = ()
    faces: FacesRecord = FacesRecord()
    derivatives: tuple[Derivative, ...] = ()
    what_ifs: tuple[WhatIfRecord, ...] = ()
    supports: tuple[Support, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    explanation: Explanation | None = None
    impressions: tuple[Impression, ...] = ()
    reviews: tuple[Review, ...] = ()
    showings: tuple[Showing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A case as it stood at one link of its audit chain."""

    case: Case
    items: tuple[ItemRecord, ...]
    events: tuple[AuditEvent, ...]
    head: ChainHead
    calibrations: Mapping[str, Calibration] = field(default_factory=dict)
    known: tuple[KnownAuthentic, ...] = ()
    cards: tuple[CardContent, ...] = ()


def read_case(record: CaseRecord, ranking: Ranking | None = None) -> Dossier:
    """Read the case. The head is taken from the events read, so both always agree.

    `ranking` ranks scores among authentic media.
    """
    items = tuple(_item(record, item, ranking) for item in record.media())
    events = tuple(record.events())
    head = ChainHead(events[-1].sequence, events[-1].hash) if events else record.head()
    return Dossier(
        case=record.case,
        items=items,
        events=events,
        head=head,
        calibrations=record.calibrations(),
        known=tuple(record.known_authentic()),
        cards=tuple(_cards(record, items)),
    )


def _cards(record: CaseRecord, items: tuple[ItemRecord, ...]) -> Iterator[CardContent]:
    """Yield what the card of each model that a run used says, once."""
    runs = (run for item in items for run in item.runs)
    used = {kept.id: kept for run in runs for kept in run.models}
    for kept in sorted(used.values(), key=lambda one: (one.name, one.version, one.id)):
        try:
            yield card_content(kept, record.model_card(kept))
        except (WorkbenchError, OSError) as error:
            yield CardContent(model=f"{kept.name} {kept.version}", problem=str(error))


def _item(record: CaseRecord, item: MediaItem, ranking: Ranking | None) -> ItemRecord:
    return ItemRecord(
        item=item,
        receipts=tuple(record.receipts(item.id)),
        metadata=tuple(record.metadata(item.id)),
        runs=tuple(_run(record, run) for run in record.runs(item.id)),
        findings=tuple(record.findings(item.id, superseded=True)),
        faces=_faces(record, item),
        derivatives=tuple(record.derivatives(item.id)),
        what_ifs=tuple(on_record(record, item.id)),
        supports=tuple(record.supports(item.id)),
        annotations=tuple(record.annotations(item.id, superseded=True)),
        explanation=explanation(record, item, ranking),
        impressions=tuple(record.impressions(item.id, superseded=True)),
        reviews=tuple(record.reviews(item.id, superseded=True)),
        showings=tuple(record.showings(item.id)),
    )


def _faces(record: CaseRecord, item: MediaItem) -> FacesRecord:
    """Read what is on record about faces; a damaged face file leaves a problem in words."""
    seen, problem = None, ""
    try:
        seen = record.faces_seen(item.id)
    except (WorkbenchError, OSError) as error:
        problem = str(error)
    tracks = tuple(record.tracks(item.id))
    measures: dict[str, TrackMeasures] = {}
    problems: dict[str, str] = {}
    for track in tracks:
        try:
            if found := measured(record.face_samples(track)):
                measures[track.id] = found
        except (WorkbenchError, OSError) as error:
            problems[track.id] = str(error)
    return FacesRecord(
        run=record.face_run(item.id),
        shots=tuple(record.shots(item.id)),
        seen=seen,
        tracks=tracks,
        history=tuple(record.tracks(item.id, superseded=True)),
        measures=measures,
        problems=problems,
        problem=problem,
    )


def _run(record: CaseRecord, run: AnalyzerRun) -> RunRecord:
    return RunRecord(
        run=run,
        series=tuple(record.series(run.id)),
        maps=tuple(record.maps(run.id)),
        illustrations=tuple(record.illustrations(run.id)),
        measurements=tuple(record.measurements(run.id)),
        facts=tuple(record.facts(run.id)),
        curves=tuple(record.curves(run.id)),
        models=tuple(record.models_of(run.id)),
    )
