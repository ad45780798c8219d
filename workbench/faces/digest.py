"""Tell whether the faces that were read are still those that would be read."""

import json
from collections.abc import Iterable
from hashlib import sha256

from workbench.model import FaceTrack

FACES_READ = "faces read"  # a setting of runs over faces: which tracks stood


def digest(tracks: Iterable[FaceTrack]) -> str:
    """Return what stands for the faces of these tracks, without those that are excluded.

    It changes when tracks are merged, split, excluded or included, and not when one is named.
    """
    faces = sorted(
        sorted((span.number, span.first_frame, span.last_frame) for span in track.spans)
        for track in tracks
        if not track.excluded
    )
    return sha256(json.dumps(faces).encode()).hexdigest()
