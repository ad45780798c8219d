"""What the timeline holds of faces: where each was found, and how clearly the chosen one is.

Pure numbers, no Qt. The outcomes are those of every lane: *scored* where the face was found,
*not applicable* where it was looked for and is not, *withheld* in damaged frames, *failed* in
frames that do not decode; the rest is not examined. So "none found" never looks like "could
not look".
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ui.faces import FacesView, TrackView
from ui.lane_levels import Level, levels
from ui.lanes import NOT_EXAMINED, OUTCOMES, REACH, SCORED, Reached, usual_step
from workbench.model import FacesSeen, Outcome

NOT_FOUND = OUTCOMES.index(Outcome.NOT_APPLICABLE)
DAMAGED = OUTCOMES.index(Outcome.WITHHELD)
UNDECODED = OUTCOMES.index(Outcome.FAILED)
PRESENCE_WORDS = {
    SCORED: "found",
    NOT_FOUND: "not found",
    DAMAGED: "could not look: the frame is damaged",
    UNDECODED: "could not look: the frame does not decode",
    NOT_EXAMINED: "not examined",
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Presence(Reached):
    """One face over one medium: the tracks that carry its label, and where it was looked for.

    `frames`, `pts` and `outcomes` are of the frames that were examined. Without tracks it
    says where any face was found.
    """

    label: str
    color: int = 0
    tracks: tuple[TrackView, ...] = ()
    frames: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    pts: NDArray[np.float64] = field(default_factory=lambda: np.empty(0, np.float64))
    outcomes: NDArray[np.uint8] = field(default_factory=lambda: np.empty(0, np.uint8))

    @cached_property
    def step(self) -> float:
        """The usual time from one examined frame to the next, in seconds."""
        return usual_step(self.pts)

    def track_at(self, frame: int) -> TrackView | None:
        """Return the track whose face is in exactly this frame."""
        return next((one for one in self.tracks if one.seen.row(frame) is not None), None)

    def entry_at(self, pts: float) -> int | None:
        """Return the examined frame on show at a time, None where none was examined."""
        entry = int(self.pts.searchsorted(pts + 1e-6, side="right")) - 1
        late = max(self.step * REACH, 1e-3)
        return None if entry < 0 or pts - self.pts[entry] > late else entry


def presences(view: FacesView) -> list[Presence]:
    """Return one lane per label, in order of appearance; without tracks one for any face."""
    seen = view.seen
    if not view.tracks:
        return [_any_face(seen)] if seen is not None else []
    labels: dict[str, list[TrackView]] = {}
    for one in view.tracks:
        labels.setdefault(one.track.label, []).append(one)
    return [_presence(label, tuple(tracks), seen) for label, tracks in labels.items()]


def _any_face(seen: FacesSeen) -> Presence:
    return Presence(label="Faces", frames=seen.frames, pts=seen.pts, outcomes=seen.outcomes)


def _presence(label: str, tracks: tuple[TrackView, ...], seen: FacesSeen | None) -> Presence:
    found, at = np.unique(
        np.concatenate([one.seen.frames for one in tracks]), return_index=True
    )
    lane = Presence(label=label, color=tracks[0].color, tracks=tracks)
    if seen is None:
        pts = np.concatenate([one.seen.pts for one in tracks])[at]
        return replace(
            lane, frames=found, pts=pts, outcomes=np.full(found.size, SCORED, np.uint8)
        )
    elsewhere = np.where(seen.outcomes == SCORED, NOT_FOUND, seen.outcomes)
    outcomes = np.where(np.isin(seen.frames, found), SCORED, elsewhere).astype(np.uint8)
    return replace(lane, frames=seen.frames, pts=seen.pts, outcomes=outcomes)


@dataclass(frozen=True, kw_only=True, eq=False)
class QualityLane:
    """One quality of one track over time; `values` are NaN where it was not measurable."""

    track: TrackView
    quality: str

    @property
    def pts(self) -> NDArray[np.float64]:
        """Presentation times (n,) of the frames in which the face was found."""
        return self.track.seen.pts

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """The quality (n,) in those frames."""
        return self.track.seen.values(self.quality)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The values thinned for the screen, with their peaks."""
        return levels(self.pts, self.values)

    @cached_property
    def bounds(self) -> tuple[float, float] | None:
        """Lowest and highest value, or None when nothing was measured."""
        known = self.values[np.isfinite(self.values)]
        return (float(known.min()), float(known.max())) if known.size else None

    def pieces(self) -> list[slice]:
        """Return the stretches that are measured and without a gap between frames."""
        frames = self.track.seen.frames
        known = np.isfinite(self.values)
        if not known.any():
            return []
        usual = float(np.median(np.diff(frames))) if frames.size > 1 else 1.0
        apart = np.append(False, np.diff(frames) > REACH * usual)
        starts = np.flatnonzero(known & (apart | ~np.append(False, known[:-1])))
        ends = np.flatnonzero(known & np.append(apart[1:] | ~known[1:], True))
        return [slice(int(a), int(b) + 1) for a, b in zip(starts, ends, strict=True)]
