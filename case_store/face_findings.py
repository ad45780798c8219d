"""What a face pass says: its file grows while it runs, shots and tracks wait for its end."""

import math

import sqlalchemy as sa

from case_store.chain import Change, row_of
from case_store.tables import derivative, face_track, shot
from case_store.vault import Staged, Staging, Vault
from workbench.errors import CaseError, WorkerCrashed
from workbench.faces.file import FaceFileWriter
from workbench.model import (
    AnalyzerRun,
    Author,
    Derivative,
    FaceCrop,
    FaceSamples,
    FacesSeen,
    FaceTrack,
    Family,
    RunState,
    Shot,
)

KIND = "faces"
LARGEST = 1 << 40  # of a frame index or number; larger ones are no honest ones

FaceRecord = Shot | FacesSeen | FaceSamples | FaceCrop | FaceTrack


def keeps_faces(run: AnalyzerRun) -> bool:
    """Say whether what a run found of faces is kept: it ended, and not by failing."""
    ended_well = run.state in (RunState.FINISHED, RunState.CANCELLED)
    return run.info.family is Family.FACES and ended_well


class FaceFindings:
    """What one running face pass has found so far."""

    def __init__(self, vault: Vault, run: AnalyzerRun) -> None:
        self._vault = vault
        self._run = run
        self._staging: Staging | None = None
        self._writer: FaceFileWriter | None = None
        self._shots: list[Shot] = []
        self._tracks: list[FaceTrack] = []
        self._lost = False

    def add(self, said: FaceRecord) -> None:
        """Take in a record; StorageFull loses the file, and with it what was found."""
        match said:
            case Shot():
                _require_order(said.first_frame, said.last_frame, said.first_pts, said.last_pts)
                self._shots.append(said)
            case FaceTrack():
                self._add_track(said)
            case _:
                self._write(said)

    def finish(self) -> Staged:
        """Return the file, whole and durable; CaseError when it was lost before."""
        self._require_whole()
        try:
            staging, writer = self._begun()
            writer.finish()
            return staging.finish()
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """Remove the file and forget what was found."""
        self._lost = True
        if self._writer is not None:
            self._writer.abandon()
        if self._staging is not None:
            self._staging.discard()
        self._writer = self._staging = None

    def insert(self, change: Change, run: AnalyzerRun, file: Staged) -> Derivative:
        """Put the shots, the tracks and the file on record, with the end of their run."""
        if self._shots:
            rows = [{"run_id": run.id, **row_of(found)} for found in self._shots]
            change.connection.execute(sa.insert(shot), rows)
        for track in self._tracks:
            change.insert(face_track, row_of(track))
        kept = Derivative(
            media_id=run.media_id,
            run_id=run.id,
            kind=KIND,
            recipe=_recipe(run),
            sha256=file.sha256,
            size_bytes=file.size_bytes,
        )
        change.insert(derivative, row_of(kept))
        return kept

    def _add_track(self, track: FaceTrack) -> None:
        of_run = (track.run_id, track.media_id) == (self._run.id, self._run.media_id)
        if not of_run or track.supersedes or track.author is not Author.MACHINE:
            raise ValueError("a run states tracks of its own, as the machine found them")
        _require_order(0, track.frames)
        for span in track.spans:
            _require_order(0, span.number)
            _require_order(span.first_frame, span.last_frame)
        self._tracks.append(track)

    def _write(self, said: FacesSeen | FaceSamples | FaceCrop) -> None:
        self._require_whole()
        try:
            self._begun()[1].add(said)
        except BaseException:
            self.discard()
            raise

    def _begun(self) -> tuple[Staging, FaceFileWriter]:
        """Return the file in the making; its disk space is taken when there is need of it."""
        if self._staging is None or self._writer is None:
            self._staging = self._vault.staging()
            self._writer = FaceFileWriter(self._staging)
        return self._staging, self._writer

    def _require_whole(self) -> None:
        if self._lost:
            raise CaseError("What this run found of faces could not be kept: it has failed.")


def _require_order(first: int, last: int, *pts: float) -> None:
    """Refuse numbers that no database keeps, and frames in the wrong order."""
    if not 0 <= first <= last < LARGEST or not all(map(math.isfinite, pts)):
        raise WorkerCrashed("the worker process sent shots or tracks that cannot be")


def _recipe(run: AnalyzerRun) -> str:
    """Return how to make the file again, in a sentence."""
    return (
        f"Run the face pass {run.info.name} {run.info.version} with the settings and the "
        f"software of run {run.id} over the file with SHA-256 {run.media_sha256}."
    )
