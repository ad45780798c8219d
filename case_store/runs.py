"""Analyzer runs on record: begun, observed, and sealed when they end."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from case_store import pictures
from case_store.case_file import CaseFile, sorted_here
from case_store.chain import row_of
from case_store.face_findings import FaceFindings, FaceRecord, keeps_faces
from case_store.models import link
from case_store.observations import Unwritten, copy_framewise, refusals, seal, series
from case_store.tables import (
    analyzer_run,
    curve,
    embedding,
    fact,
    file_outcome,
    illustration,
    localization_map,
    measurement,
)
from case_store.vault import FACES, MAPS, PICTURES, drop
from workbench.analyzer import FaceObservation, Observation
from workbench.errors import CaseError, HashMismatch, WorkerCrashed
from workbench.model import (
    AnalyzerRun,
    BriefRun,
    Curve,
    Embedding,
    FaceTrack,
    Fact,
    Family,
    FileOutcome,
    Measurement,
    ModelPack,
    Pixels,
    RunState,
    ScoreSeries,
    StoredIllustration,
    StoredMap,
    StoredPicture,
    TrackFound,
    illustrations,
)

T = TypeVar("T")


class RunRecords(CaseFile):
    """The runs over the media of a case and what they observed."""

    _unwritten: dict[str, Unwritten]
    _faces: dict[str, FaceFindings]

    def begin_run(self, run: AnalyzerRun, models: Iterable[ModelPack] = ()) -> None:
        """Put a run on record as running, with the kept models that it uses.

        A resumable run that continues another one begins with its frame-wise observations.
        """
        with self._changing() as change:
            change.insert(analyzer_run, row_of(run))
            link(change, run.id, models)
            if run.continues is not None and run.info.resumable:
                copy_framewise(change.connection, run.continues, run.id)
            detail = {"analyzer": run.info.name, "version": run.info.version}
            change.sign("run begun", run.id, detail | {"continues": run.continues or ""})
        self._unwritten[run.id] = Unwritten(run.id)
        if run.info.family is Family.FACES:
            self._faces[run.id] = FaceFindings(self._vault, run)

    def add_observations(
        self, run_id: str, observations: Iterable[Observation | FaceObservation | FaceTrack]
    ) -> None:
        """Take in what a run says.

        It is written every two seconds, whole frames at a time, and when the run ends; until
        then the reading methods do not return it. What a face pass finds goes into a file and
        is on record when the run ends, unless it fails. Raises WorkerCrashed for what cannot be
        kept: the run can only fail then, with what was written of it before.
        """
        with self._turn:
            for observation in observations:
                if isinstance(observation, FaceRecord):
                    self._found(run_id).add(observation)
                elif isinstance(observation, TrackFound):
                    raise ValueError("a track goes on record as a FaceTrack")
                else:
                    self._observe(self._unwritten[run_id], observation)

    def end_run(self, run: AnalyzerRun) -> None:
        """Put the end of a run on record and seal all it said, under one audit event.

        Raises WorkerCrashed when what it said cannot be kept; it can still be ended as failed.
        """
        if run.state is RunState.RUNNING:
            raise ValueError("a run that ends is finished, cancelled or failed")
        with self._turn:
            self._write(self._unwritten[run.id])
            if run.state is not RunState.FAILED:
                _require_whole(self._unwritten[run.id])
            with refusals():
                self._seal(run)
            if run.id in self._faces:
                self._faces.pop(run.id).discard()
            del self._unwritten[run.id]

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on one media item or on all, oldest first."""
        where = [analyzer_run.c.media_id == media_id] if media_id is not None else []
        order = (analyzer_run.c.started_at, analyzer_run.c.id)
        return self._records(AnalyzerRun, analyzer_run, *where, order=order)

    def brief_runs(self) -> list[BriefRun]:
        """Return what a list of media says of the runs of all media, oldest first."""
        order = (analyzer_run.c.started_at, analyzer_run.c.id)
        with self._database.reading() as connection:
            return sorted_here(connection, BriefRun, analyzer_run, order)

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return the frame scores of a run, one series per track, in frame order."""
        with self._database.reading() as connection:
            return series(connection, run_id)

    def maps(self, run_id: str) -> list[StoredMap]:
        """Return the maps of a run in frame order, those of a frame as they were said."""
        columns = localization_map.c
        where = columns.run_id == run_id
        order = (columns.frame, columns.rank, columns.id)
        return self._records(StoredMap, localization_map, where, order=order)

    def map_values(self, stored: StoredMap) -> Pixels:
        """Return the values (h, w) of a map; HashMismatch when its file is not the one made."""
        try:
            data = self.map_path(stored).read_bytes()
        except OSError as error:
            raise HashMismatch(f"The map of frame {stored.frame} is gone.") from error
        return pictures.decode(data, stored.sha256)

    def map_path(self, stored: StoredMap) -> Path:
        """Return where the picture of a map lies."""
        return self._vault.find(MAPS, stored.sha256)

    def illustrations(self, run_id: str) -> list[StoredIllustration]:
        """Return what a run illustrated, in frame order, that of a frame as it was said."""
        where = illustration.c.run_id == run_id
        return illustrations(self._later_records(StoredPicture, illustration, where))

    def drawn(self, stored: StoredPicture) -> Pixels:
        """Return a picture (h, w) or (h, w, 3); HashMismatch when its file is not the one."""
        try:
            data = self.drawn_path(stored).read_bytes()
        except OSError as error:
            raise HashMismatch(f"A picture of frame {stored.frame} is gone.") from error
        return pictures.decode_drawn(data, stored.sha256)

    def drawn_path(self, stored: StoredPicture) -> Path:
        """Return where a picture of an illustration lies."""
        return self._vault.find(PICTURES, stored.sha256)

    def measurements(self, run_id: str) -> list[Measurement]:
        """Return what a run measured, in the order it said so."""
        return self._observed(Measurement, measurement, run_id)

    def facts(self, run_id: str) -> list[Fact]:
        """Return what a run read in the file, in the order it said so."""
        return self._observed(Fact, fact, run_id)

    def curves(self, run_id: str) -> list[Curve]:
        """Return the functions that a run measured, in the order it said so."""
        return self._observed(Curve, curve, run_id)

    def embeddings(self, run_id: str) -> list[Embedding]:
        """Return where a run found faces or pictures to lie, in the order it said so."""
        where, order = embedding.c.run_id == run_id, (embedding.c.id,)
        return self._later_records(Embedding, embedding, where, order=order)

    def file_outcomes(self, run_id: str) -> list[FileOutcome]:
        """Return what became of the questions put to the file as a whole."""
        return self._observed(FileOutcome, file_outcome, run_id)

    def _found(self, run_id: str) -> FaceFindings:
        if run_id not in self._faces:
            raise WorkerCrashed("the worker process spoke of faces in a run that finds none")
        return self._faces[run_id]

    def _seal(self, run: AnalyzerRun) -> None:
        if keeps_faces(run):
            self._end_with_faces(run, self._faces[run.id])
        else:
            with self._changing() as change:
                seal(change, run)

    def _end_with_faces(self, run: AnalyzerRun, found: FaceFindings) -> None:
        """Put a face pass's end, its tracks and its file on record, or nothing of them."""
        file = found.finish()
        try:
            with self._changing((FACES, file)) as change:
                kept = found.insert(change, run, file)
                seal(change, run, {"derivative": kept.sha256})
        except BaseException:
            found.discard()
            raise

    def _observe(self, unwritten: Unwritten, observation: Observation) -> None:
        _require_whole(unwritten)
        if unwritten.is_due(observation):
            self._write(unwritten)
        with self._refusing(unwritten):
            self._unwritten[unwritten.run_id].add(observation)

    def _observed(self, kind: type[T], table: sa.Table, run_id: str) -> list[T]:
        return self._records(kind, table, table.c.run_id == run_id, order=(table.c.id,))

    def _write(self, unwritten: Unwritten) -> None:
        """Put on record what a run has said since the last time.

        What cannot be kept is dropped, and the run refused: it would be in the way forever.
        """
        staged = []
        try:
            for shelf, picture in unwritten.pictures:
                staged.append((shelf, self._vault.stage([picture])))
            durable = bool(staged)
            with (
                self._refusing(unwritten),
                self._writing(*staged, durable=durable) as connection,
            ):
                unwritten.insert(connection)
        finally:
            for _, copy in staged:
                drop(copy.path)
        self._unwritten[unwritten.run_id] = unwritten.emptied()

    @contextmanager
    def _refusing(self, unwritten: Unwritten) -> Iterator[None]:
        """Forget what a run has not written yet when it cannot be kept."""
        try:
            with refusals():
                yield
        except WorkerCrashed:
            self._unwritten[unwritten.run_id] = unwritten.emptied(refused=True)
            raise


def _require_whole(unwritten: Unwritten) -> None:
    if unwritten.refused:
        raise CaseError("What this run said could not be kept: it has failed.")
