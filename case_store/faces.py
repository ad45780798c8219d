"""Faces on record: the tracks that stand, what was measured of them, and the files with it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from case_store.case_file import CaseFile, knows, records
from case_store.chain import Change, row_of
from case_store.face_files import FaceFiles
from case_store.face_findings import KIND
from case_store.tables import analyzer_run, derivative, face_track, media_item, shot
from case_store.vault import FACES
from workbench.errors import TrackError, TrackSuperseded
from workbench.faces.file import FaceFile
from workbench.faces.tracks import FramesOf, act
from workbench.model import (
    AnalyzerRun,
    Coverage,
    Derivative,
    FaceSamples,
    FacesSeen,
    FaceTrack,
    KnownFaces,
    MediaItem,
    RunState,
    Shot,
    TrackSpan,
)


class FaceRecords(CaseFile):
    """What face passes found in the media of a case, and what examiners put right.

    All of one medium is from one run: the last finished, else the last cancelled one.
    """

    _face_files: FaceFiles

    def face_run(self, media_id: str) -> AnalyzerRun | None:
        """Return the run whose faces hold for a medium; None when none was kept."""
        with self._database.reading() as connection:
            return _face_run(connection, media_id)

    def shots(self, media_id: str) -> list[Shot]:
        """Return the shots of a medium, in order."""
        with self._database.reading() as connection:
            run = _face_run(connection, media_id)
            if run is None:
                return []
            where = shot.c.run_id == run.id
            return records(connection, Shot, shot, where, order=(shot.c.first_frame, shot.c.id))

    def tracks(self, media_id: str, *, superseded: bool = False) -> list[FaceTrack]:
        """Return the tracks of a medium in the order of their first frames.

        Also those that later ones supersede, when asked.
        """
        with self._database.reading() as connection:
            run = _face_run(connection, media_id)
            found = _tracks(connection, run.id) if run else []
        return found if superseded else _standing(found)

    def revise_tracks(
        self, media_id: str, new: Sequence[FaceTrack], frames_of: FramesOf | None = None
    ) -> None:
        """Put tracks on record in place of standing ones, under one audit event.

        They come from `workbench.faces.tracks`. `frames_of` is what the caller read of the
        face file before, where the call is within a transaction of his. Raises
        TrackSuperseded, or another TrackError when they do not hold exactly the faces of those
        that they supersede, or when the pass was stopped: the next one would begin anew, and
        leave them behind.
        """
        with self._turn:
            self._require_writable()
            _require_whole(self.face_run(media_id))
            frames_of = frames_of or self.frames_of(media_id)
            gone = {name for track in new for name in track.supersedes}
            old = [one for one in self.tracks(media_id) if one.id in gone]
            for span in {span for track in (*old, *new) for span in track.spans}:
                frames_of(span)  # read now, for a transaction must not wait for a large file
            with self._changing() as change:
                action = _checked(change.connection, media_id, new, frames_of)
                for track in new:
                    change.insert(face_track, row_of(track))
                change.sign(action, _exhibit(change, media_id), _told(new))

    def frames_of(self, media_id: str) -> Callable[[TrackSpan], NDArray[np.int64]]:
        """Return what tells the frames of a span in which the face was found."""
        found: dict[TrackSpan, NDArray[np.int64]] = {}
        kept = self._kept(self.face_run(media_id))

        def frames(span: TrackSpan) -> NDArray[np.int64]:
            if kept is None:
                return np.empty(0, np.int64)
            if span not in found:
                with self._face_files.reading(kept.sha256) as file:
                    found[span] = file.frames(span)
            return found[span]

        return frames

    def face_samples(
        self,
        track: FaceTrack,
        first: int | None = None,
        last: int | None = None,
        *,
        meshes: bool = False,
    ) -> FaceSamples:
        """Return what was measured of a track, from the frame `first` to `last` where given.

        Without `meshes` the landmarks and blendshapes are zero in every row, and take no
        memory. Raises HashMismatch when the file is not the one that was made.
        """
        with self._reading_faces(track.run_id) as file:
            return file.samples(track.spans, first, last, meshes=meshes)

    def faces_seen(self, media_id: str) -> FacesSeen | None:
        """Return how many faces each frame has; None when no face pass was kept."""
        run = self.face_run(media_id)
        if run is None:
            return None
        with self._reading_faces(run.id) as file:
            return file.seen()

    def known_faces(self, item: MediaItem) -> KnownFaces | None:
        """Return what a finished face pass found in the bytes of an item; None without one."""
        run = self.face_run(item.id)
        kept = self._kept(run)
        if run is None or kept is None or run.state is not RunState.FINISHED:
            return None
        if run.media_sha256 != item.sha256:
            return None
        return KnownFaces(
            path=self._vault.find(FACES, kept.sha256),
            sha256=kept.sha256,
            frames=_answered(run.coverage),
            tracks=tuple(track for track in self.tracks(item.id) if not track.excluded),
        )

    def derivatives(self, media_id: str | None = None) -> list[Derivative]:
        """Return the files that were derived from one medium or from all."""
        with self._database.reading() as connection:
            if not _knows_faces(connection):
                return []
        where = [derivative.c.media_id == media_id] if media_id is not None else []
        order = (derivative.c.media_id, derivative.c.kind, derivative.c.id)
        return self._records(Derivative, derivative, *where, order=order)

    @contextmanager
    def _reading_faces(self, run_id: str) -> Iterator[FaceFile]:
        with self._database.reading() as connection:
            kept = _derivative(connection, run_id)
        if kept is None:
            raise TrackError("Nothing was kept of the faces of this run.")
        with self._face_files.reading(kept.sha256) as file:
            yield file

    def _kept(self, run: AnalyzerRun | None) -> Derivative | None:
        if run is None:
            return None
        with self._database.reading() as connection:
            return _derivative(connection, run.id)


def _knows_faces(connection: sa.Connection) -> bool:
    """Say whether the case has tables of faces; one of an earlier program has none."""
    return knows(connection, derivative)


def _face_run(connection: sa.Connection, media_id: str) -> AnalyzerRun | None:
    if not _knows_faces(connection):
        return None
    kept = sa.select(derivative.c.run_id).where(
        derivative.c.media_id == media_id, derivative.c.kind == KIND
    )
    columns = analyzer_run.c
    order = (columns.started_at, columns.id)
    found = records(connection, AnalyzerRun, analyzer_run, columns.id.in_(kept), order=order)
    finished = [run for run in found if run.state is RunState.FINISHED]
    return next(reversed(finished or found), None)


def _derivative(connection: sa.Connection, run_id: str) -> Derivative | None:
    where = (derivative.c.run_id == run_id, derivative.c.kind == KIND)
    return next(iter(records(connection, Derivative, derivative, *where, limit=1)), None)


def _tracks(connection: sa.Connection, run_id: str) -> list[FaceTrack]:
    found = records(connection, FaceTrack, face_track, face_track.c.run_id == run_id)
    return sorted(found, key=lambda track: (track.first_frame, track.last_frame, track.id))


def _standing(tracks: Iterable[FaceTrack]) -> list[FaceTrack]:
    found = list(tracks)
    gone = {name for track in found for name in track.supersedes}
    return [track for track in found if track.id not in gone]


def _checked(
    connection: sa.Connection,
    media_id: str,
    new: Sequence[FaceTrack],
    frames_of: Callable[[TrackSpan], NDArray[np.int64]],
) -> str:
    """Return what the audit log says of a revision, after checking it against what stands.

    The transaction has its turn to write, so that nothing is superseded twice.
    """
    run = _face_run(connection, media_id)
    if run is None or any((t.media_id, t.run_id) != (media_id, run.id) for t in new):
        raise TrackError("These tracks are not of the faces that hold for this exhibit.")
    on_record = _tracks(connection, run.id)
    standing = {track.id: track for track in _standing(on_record)}
    gone = {track.id for track in on_record} - standing.keys()
    if gone.intersection(name for track in new for name in track.supersedes):
        raise TrackSuperseded("The track was put right already.")
    return act(new, standing, frames_of)


def _exhibit(change: Change, media_id: str) -> str:
    query = sa.select(media_item.c.exhibit).where(media_item.c.id == media_id)
    return str(change.connection.execute(query).scalar())


def _told(new: Sequence[FaceTrack]) -> dict[str, str]:
    """Return what the audit log says of a revision beside its action."""
    return {
        "tracks": " ".join(track.id for track in new),
        "labels": "; ".join(track.label for track in new),
        "supersedes": " ".join(sorted({name for track in new for name in track.supersedes})),
        "examiner": "; ".join(sorted({track.examiner for track in new})),
    }


def _require_whole(run: AnalyzerRun | None) -> None:
    if run is not None and run.state is not RunState.FINISHED:
        raise TrackError(
            "The face pass was stopped. Examine again before putting tracks right."
        )


def _answered(coverage: Coverage) -> int:
    return coverage.scored + coverage.not_applicable + coverage.withheld + coverage.failed
