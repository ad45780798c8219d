"""The faces of a pass that is still running, as they arrive."""

from ui.faces import FacesView, Sightings, colored, joined, joined_seen, sightings
from workbench.model import (
    AnalyzerRun,
    FaceSamples,
    FacesSeen,
    FaceTrack,
    MediaItem,
    Shot,
    TrackSpan,
)


class LiveFaces:
    """Grows with what the face pass says; tracks are named when they are on record."""

    def __init__(self, item: MediaItem | None) -> None:
        self._media_id = item.id if item else ""
        self._run: AnalyzerRun | None = None
        self._seen: list[FacesSeen] = []
        self._shots: list[Shot] = []
        self._faces: dict[int, list[Sightings]] = {}
        self._tracks: dict[int, FaceTrack] = {}

    def hear_run(self, run: AnalyzerRun) -> None:
        """Take over that the face pass began or ended."""
        self._run = run

    def hear(self, said: object) -> bool:
        """Take over one observation; say whether it was about faces."""
        if isinstance(said, FacesSeen):
            self._seen.append(said)
        elif isinstance(said, FaceSamples):
            self._faces.setdefault(said.number, []).append(sightings(said))
        elif isinstance(said, Shot):
            self._shots.append(said)
        elif isinstance(said, FaceTrack):
            self._tracks[said.spans[0].number] = said
        else:
            return False
        return True

    @property
    def begun(self) -> bool:
        """Whether a face pass is part of the pass."""
        return self._run is not None

    def view(self) -> FacesView:
        """Return the faces as far as they are known."""
        self._seen = [joined_seen(self._seen)] if self._seen else []
        self._faces = {number: [joined(parts)] for number, parts in self._faces.items()}
        return FacesView(
            media_id=self._media_id,
            run=self._run,
            seen=self._seen[0] if self._seen else None,
            shots=tuple(self._shots),
            tracks=colored(
                (self._track(number, seen), seen)
                for number, [seen] in sorted(self._faces.items())
                if seen.frames.size
            ),
            live=True,
        )

    def _track(self, number: int, seen: Sightings) -> FaceTrack:
        """Return the track on record, or one to show until there is."""
        known = self._tracks.get(number)
        if known is not None:
            return known
        first, last = int(seen.frames[0]), int(seen.frames[-1])
        return FaceTrack(
            id=f"{self._media_id}/{number}",
            media_id=self._media_id,
            run_id=self._run.id if self._run else "",
            label=f"Track {number}",
            spans=(TrackSpan(number, first, last),),
            frames=int(seen.frames.size),
        )
