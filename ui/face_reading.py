"""Reads what a case holds about faces, off the GUI thread; the meshes are left on disk."""

import numpy as np

from analyzers.faces.parts import outlines
from case_store.store import CaseStore
from ui.faces import FacesView, colored, sightings
from ui.snapshots import current_runs
from workbench.errors import WorkbenchError
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
    try:
        return _readable(store, item, kept)
    except WorkbenchError as error:  # said in place of the faces, not as if there were none
        return FacesView(media_id=item.id, run=kept, broken=f"{error} {error.advice}")


def _readable(store: CaseStore, item: MediaItem, run: AnalyzerRun) -> FacesView:
    tracks = sorted(store.tracks(item.id), key=_place)
    history = sorted(store.tracks(item.id, superseded=True), key=_place)
    samples = ((track, sightings(store.face_samples(track))) for track in tracks)
    return FacesView(
        media_id=item.id,
        run=run,
        seen=store.faces_seen(item.id),
        shots=tuple(store.shots(item.id)),
        tracks=colored(samples, history),
        history=tuple(history),
    )


def _place(track: FaceTrack) -> tuple[int, int, int]:
    """Return where a track stands among others: by first frame, as the pass numbered them."""
    return track.first_frame, track.spans[0].number, track.spans[0].first_frame


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
