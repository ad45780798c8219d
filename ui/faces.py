"""What the desk knows of the faces of one medium: who is where, in which frames, how clearly.

Pure numbers, no Qt. A box belongs to its frame alone: where a track has no sample for a frame
there is no box, never that of a neighbour.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from ui.face_colors import numbered
from ui.lanes import REACH, SCORED, Span, usual_step
from workbench.model import (
    AnalyzerRun,
    FaceQuality,
    FaceSamples,
    FacesSeen,
    FaceTrack,
    RunState,
    Shot,
)

QUALITIES = tuple(field.name for field in fields(FaceQuality))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sightings:
    """Where and how one face was seen in n frames, which rise; see `FaceSamples`."""

    frames: NDArray[np.int64]
    pts: NDArray[np.float64]
    boxes: NDArray[np.float32]
    meshed: NDArray[np.uint8]
    qualities: NDArray[np.float32]

    def row(self, frame: int) -> int | None:
        """Return the row of exactly this frame, None where the face was not found in it."""
        row = int(np.searchsorted(self.frames, frame))
        return row if row < self.frames.size and self.frames[row] == frame else None

    def values(self, quality: str) -> NDArray[np.float64]:
        """Return one quality (n,) by name, NaN where it could not be measured."""
        return self.qualities[:, QUALITIES.index(quality)].astype(np.float64)


def sightings(samples: FaceSamples) -> Sightings:
    """Return the light part of what is on record, without the mesh."""
    return Sightings(
        frames=samples.frames,
        pts=samples.pts,
        boxes=samples.boxes,
        meshed=samples.meshed,
        qualities=samples.qualities,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrackView:
    """One track with where its face was seen; `color` is the number of its label's colour.

    `stretches` are the times in which the face was found without a gap.
    """

    track: FaceTrack
    seen: Sightings
    color: int = 0
    stretches: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        """The track's id."""
        return self.track.id

    @property
    def width(self) -> float | None:
        """The median width of the face in native pixels, None when it was never measured."""
        known = self.seen.values("width")
        known = known[np.isfinite(known)]
        return float(np.median(known)) if known.size else None

    @property
    def span(self) -> tuple[float, float] | None:
        """First and last presentation time at which the face was seen."""
        return (
            (float(self.seen.pts[0]), float(self.seen.pts[-1])) if self.seen.pts.size else None
        )

    def quality(self, frame: int) -> FaceQuality | None:
        """Return how well the face can be read in a frame, None where it was not found."""
        row = self.seen.row(frame)
        if row is None:
            return None
        known = [float(v) if np.isfinite(v) else None for v in self.seen.qualities[row]]
        return FaceQuality(**dict(zip(QUALITIES, known, strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FacesView:
    """The faces of one medium.

    `run` is the face pass that the tracks are of, None before the first; `tracks` stand, in
    order of first frame; `history` holds every track ever on record, superseded ones too. A
    `live` view is of a pass that is still running: its tracks are not on record yet. What is
    on record and cannot be read is `broken`: that says why, and what to do.
    """

    media_id: str
    run: AnalyzerRun | None = None
    seen: FacesSeen | None = None
    shots: tuple[Shot, ...] = ()
    tracks: tuple[TrackView, ...] = ()
    history: tuple[FaceTrack, ...] = ()
    live: bool = False
    broken: str = ""

    def find(self, track_id: str) -> TrackView | None:
        """Return a standing track by id."""
        return next((one for one in self.tracks if one.id == track_id), None)

    def heir(self, track_id: str) -> str:
        """Return the standing track that a track has become, "" when there is none."""
        seeking = [track_id]
        while seeking:
            sought = seeking.pop(0)
            if self.find(sought) is not None:
                return sought
            seeking += [track.id for track in self.history if sought in track.supersedes]
        return ""

    def of_lane(self, track_id: str | None) -> TrackView | None:
        """Return the standing track of a score, also of one whose place another has taken."""
        return self.find(self.heir(track_id)) if track_id else None

    def at(self, frame: int) -> list[TrackView]:
        """Return the tracks with a face in exactly this frame, from left to right."""
        here = [(row, one) for one in self.tracks if (row := one.seen.row(frame)) is not None]
        here.sort(key=lambda placed: float(placed[1].seen.boxes[placed[0], 0]))
        return [one for _, one in here]

    def frame_after(self, frame: int, *, other_than: str = "") -> int | None:
        """Return the next frame with a face of a track that counts, None after the last."""
        later = []
        for one in self.tracks:
            if not one.track.excluded and one.id != other_than:
                row = int(np.searchsorted(one.seen.frames, frame, side="right"))
                later += [int(one.seen.frames[row])] if row < one.seen.frames.size else []
        return min(later, default=None)

    @property
    def cuts(self) -> list[float]:
        """The presentation times at which a shot begins, the first shot left out."""
        return [shot.first_pts for shot in self.shots[1:]]

    @property
    def running(self) -> bool:
        """Whether the pass has not ended."""
        return self.run is not None and self.run.state is RunState.RUNNING


def colored(
    tracks: Iterable[tuple[FaceTrack, Sightings]], history: Sequence[FaceTrack] = ()
) -> tuple[TrackView, ...]:
    """Return tracks with their colours: one for each label, the same whatever is edited.

    `history` holds every track ever on record, in the order in which they were found.
    """
    known = list(tracks)
    found = [track.label for track in history if not track.supersedes]
    origin = {track.label: _first(track, history).label for track, _ in reversed(known)}
    colors = numbered((track.label for track, _ in known), found, origin)
    return tuple(
        TrackView(
            track=track,
            seen=seen,
            color=colors[track.label],
            stretches=tuple(stretches(seen)),
        )
        for track, seen in known
    )


def _first(track: FaceTrack, history: Sequence[FaceTrack]) -> FaceTrack:
    """Return the track of the face pass from which one was made."""
    by_id = {known.id: known for known in history}
    while track.supersedes and track.supersedes[0] in by_id:
        track = by_id[track.supersedes[0]]
    return track


def stretches(seen: Sightings) -> Iterator[Span]:
    """Yield the stretches of time in which a face was found without a gap."""
    frames, pts = seen.frames, seen.pts
    if not frames.size:
        return
    apart = np.diff(frames)
    gaps = np.flatnonzero(apart > REACH * (np.median(apart) if apart.size else 1))
    step = usual_step(pts)
    for a, b in zip(np.append(0, gaps + 1), np.append(gaps, frames.size - 1), strict=True):
        yield Span(float(pts[a]), float(pts[b]) + step, SCORED)


def joined(parts: Sequence[Sightings]) -> Sightings:
    """Return stretches of one face as one, in frame order."""
    names = [field.name for field in fields(Sightings)]
    whole = Sightings(**{n: np.concatenate([getattr(p, n) for p in parts]) for n in names})
    order = np.argsort(whole.frames, kind="stable")
    return replace(whole, **{name: getattr(whole, name)[order] for name in names})


def joined_seen(parts: Sequence[FacesSeen]) -> FacesSeen:
    """Return what was seen in stretches of frames as one, in frame order."""
    names = [field.name for field in fields(FacesSeen)]
    whole = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    order = np.argsort(whole["frames"], kind="stable")
    return FacesSeen(**{name: values[order] for name, values in whole.items()})
