"""Give the faces that a reader speaks of their tracks on record."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.analyzer import FaceObservation, Observation
from workbench.errors import WorkerCrashed
from workbench.model import (
    Embedding,
    FaceSamples,
    FaceTrack,
    FrameScore,
    Illustration,
    LocalizationMap,
    TrackFound,
    TrackSpan,
    new_id,
)

Kept = Observation | FaceObservation | FaceTrack
OfFace = FrameScore | LocalizationMap | Illustration | Embedding  # what may be of one face


class FoundTracks:
    """The tracks of one pass over one medium, by the number or the id that the reader says.

    `known` are the ids that it may say; None where it finds faces itself and numbers them.
    """

    def __init__(self, media_id: str, known: Iterable[str] | None) -> None:
        self._media_id = media_id
        self._finds = known is None
        self._ids = {track_id: track_id for track_id in known or ()}
        self._open: dict[int, TrackFound] = {}
        self._told: set[int] = set()
        self.tracks: list[FaceTrack] = []  # those that the reader has followed to their end

    def named(self, run_id: str, said: Observation | FaceObservation) -> Kept:
        """Return an observation with its track named as on record.

        Raises WorkerCrashed for a face that the reader cannot know of.
        """
        if isinstance(said, FaceSamples):
            self._follow(said)
        if isinstance(said, TrackFound):
            return self._ended(run_id, said)
        if isinstance(said, OfFace) and said.track_id is not None:
            return replace(said, track_id=self._id(said.track_id))
        return said

    def unfinished(self, run_id: str) -> list[FaceTrack]:
        """Return the tracks that the reader was still following, as far as it had come."""
        return [self._track(run_id, found) for found in self._open.values()]

    def _follow(self, said: FaceSamples) -> None:
        if not len(said.frames):
            return
        before = self._open.get(said.number)
        if said.number in self._told or (before and said.frames[0] <= before.last_frame):
            raise WorkerCrashed("the worker process came back to a face that it had left")
        self._open[said.number] = TrackFound(
            number=said.number,
            person=said.number,
            shot=0,
            first_frame=before.first_frame if before else int(said.frames[0]),
            last_frame=int(said.frames[-1]),
            frames=len(said.frames) + (before.frames if before else 0),
        )

    def _ended(self, run_id: str, said: TrackFound) -> FaceTrack:
        if said.number in self._told:
            raise WorkerCrashed(f"the worker process told of face {said.number} twice")
        self._told.add(said.number)
        self._open.pop(said.number, None)
        self.tracks.append(self._track(run_id, said))
        return self.tracks[-1]

    def _track(self, run_id: str, found: TrackFound) -> FaceTrack:
        return FaceTrack(
            id=self._id(str(found.number)),
            media_id=self._media_id,
            run_id=run_id,
            label=f"Face {found.person}",
            spans=(TrackSpan(found.number, found.first_frame, found.last_frame),),
            frames=found.frames,
        )

    def _id(self, name: str) -> str:
        """Return the id of a track; a number gets a new one when it is first said."""
        if name not in self._ids and not (self._finds and name.isdecimal()):
            raise WorkerCrashed("the worker process spoke of a face that nobody found")
        return self._ids.setdefault(name, new_id())
