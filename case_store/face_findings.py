"""What a face pass says: its file grows while it runs, shots and tracks wait for its end."""

import sqlalchemy as sa

from case_store.chain import Change, row_of
from case_store.observations import refusals
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
        self._told: set[int] = set()  # the numbers of the tracks, each of which ended
        self._lost = False

    def add(self, said: FaceRecord) -> None:
        """Take in a record.

        Raises WorkerCrashed for a track whose rows were not written, and for shots out of
        order. Any error loses the file, and with it what was found.
        """
        self._require_whole()
        try:
            self._take(said)
        except BaseException:
            self.discard()
            raise

    def _take(self, said: FaceRecord) -> None:
        match said:
            case Shot():
                self._add_shot(said)
            case FaceTrack():
                self._add_track(said)
            case FaceSamples() if said.number in self._told:
                raise WorkerCrashed("the worker process came back to a face that it had left")
            case _:
                with refusals():
                    self._begun()[1].add(said)

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
        alone = len(track.spans) == 1 and not track.supersedes
        if not of_run or not alone or track.author is not Author.MACHINE:
            raise ValueError("a run states tracks of its own, as the machine found them")
        [span] = track.spans
        if span.number in self._told:
            raise WorkerCrashed(f"the worker process told of face {span.number} twice")
        written = self._writer.rows(span.number) if self._writer else None
        if written != (span.first_frame, span.last_frame, track.frames):
            raise WorkerCrashed(
                f"the worker process told of face {span.number} what it had not measured"
            )
        self._told.add(span.number)
        self._tracks.append(track)

    def _add_shot(self, said: Shot) -> None:
        before = self._shots[-1].last_frame if self._shots else -1
        if said.first_frame <= before:
            raise WorkerCrashed(
                f"the worker process told of a shot from frame {said.first_frame} after one "
                f"to frame {before}"
            )
        self._shots.append(said)

    def _begun(self) -> tuple[Staging, FaceFileWriter]:
        """Return the file in the making; its disk space is taken when there is need of it."""
        if self._staging is None or self._writer is None:
            self._staging = self._vault.staging()
            self._writer = FaceFileWriter(self._staging)
        return self._staging, self._writer

    def _require_whole(self) -> None:
        if self._lost:
            raise CaseError("What this run found of faces could not be kept: it has failed.")


def _recipe(run: AnalyzerRun) -> str:
    """Return how to make the file again, in a sentence."""
    return (
        f"Run the face pass {run.info.name} {run.info.version} with the settings and the "
        f"software of run {run.id} over the file with SHA-256 {run.media_sha256}."
    )
