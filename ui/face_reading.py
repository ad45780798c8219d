"""Reads what a case holds about faces, off the GUI thread; the meshes are left on disk."""

import numpy as np

from analyzers.faces.parts import outlines
from case_store.store import CaseStore
from ui.faces import FacesView, colored, sightings
from ui.snapshots import current_runs
from workbench.model import (
    LANDMARKS,
    AnalyzerRun,
    FaceSamples,
    FaceTrack,
    Family,
    MediaItem,
    MediaState,
)


def read_faces(store: CaseStore, item: MediaItem) -> FacesView:
    """Return the faces of one medium: those of its last finished pass, else its last one."""
    kept = store.face_run(item.id)
    run = kept or last_run(store.runs(item.id))
    if kept is None or item.state is not MediaState.ACCEPTED:
        return FacesView(media_id=item.id, run=run)
    tracks = store.tracks(item.id)
    return FacesView(
        media_id=item.id,
        run=run,
        seen=store.faces_seen(item.id),
        shots=tuple(store.shots(item.id)),
        tracks=colored((track, sightings(store.face_samples(track))) for track in tracks),
        history=tuple(store.tracks(item.id, superseded=True)),
    )


def last_run(runs: list[AnalyzerRun]) -> AnalyzerRun | None:
    """Return the last face pass over a medium, None before the first."""
    of_faces = current_runs(run for run in runs if run.info.family is Family.FACES)
    return of_faces[0] if of_faces else None


def read_meshes(store: CaseStore, track: FaceTrack, first: int, last: int) -> FaceSamples:
    """Return a track's samples with meshes from the frame `first` to `last`.

    The outlines of parts are made ready here too: their first use reads a file.
    """
    outlines(np.zeros((LANDMARKS, 3), np.float32))
    return store.face_samples(track, first, last, meshes=True)
