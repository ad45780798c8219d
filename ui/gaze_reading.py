"""Reads the eyes of a track from the meshes on record, off the GUI thread."""

from case_store.store import CaseStore
from ui.gaze import EyeSeries, eye_series, eyes_seen
from workbench.model import FaceTrack

STRETCH = 1024  # frames that are read together: 3 MB of meshes, 0.3 MB of what is kept


def read_eyes(store: CaseStore, track: FaceTrack) -> EyeSeries | None:
    """Return the eyes of a track, None where it has no mesh."""
    starts = range(track.first_frame, track.last_frame + 1, STRETCH)
    return eye_series(
        [
            eyes_seen(store.face_samples(track, first, first + STRETCH - 1, meshes=True))
            for first in starts
        ]
    )
