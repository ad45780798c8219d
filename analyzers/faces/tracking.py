"""Follow every face through its shot, and tell which faces of several shots look alike.

A number is one face in one shot, also when it was out of sight for a while. Where a face cannot
be told it gets a new number: an examiner can merge two tracks.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.landmarks import Mesh
from analyzers.faces.likeness import DIFFERENT, Persons, nearest
from analyzers.faces.matching import reachable
from analyzers.faces.paths import BEFORE, Find, Measure, Path, Spot, Window
from workbench.analyzer import Frame

THREADS = 2
LEAST_LOOKS = 2  # of the detector, at a face on which no mesh can be laid
SOON = 1.0  # seconds within which a face comes back where it left
MOST_AWAY = 64  # faces of a shot whose return is awaited

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Sighting:
    """One face in one frame.

    `number` is the face's in its shot. `box` (4,) and `points` (5, 2) are pixels of the upright
    frame. `detected` is the detector's score, NaN where only the mesh was laid. `mesh` is None
    where none can be laid, as on a face seen from the side; then there is a score.
    """

    number: int
    box: Floats
    points: Floats
    detected: float
    mesh: Mesh | None = None


@dataclass(slots=True, eq=False)
class _Track:
    """A face of the present shot; without a number until it is certain that there is one."""

    path: Path
    spot: Spot  # the last one
    first: float  # seconds, as `last`: when it was seen
    last: float
    number: int = 0
    looks: int = 0

    def certain(self, least: int) -> bool:
        """Return whether there is a face: a mesh was laid, or the detector saw it again."""
        meshed = any(spot.mesh is not None for spot in self.path.spots.values())
        return self.number > 0 or meshed or self.looks >= least

    def see(self, frames: Sequence[Frame]) -> None:
        """Take over what a window told of the face."""
        places = sorted(place for place in self.path.spots if place != BEFORE)
        if places:
            spots = [self.path.spots[place] for place in places]
            self.looks += sum(not np.isnan(spot.detected) for spot in spots)
            self.last, self.spot = frames[places[-1]].pts, spots[-1]

    def reaches(self, place: int) -> bool:
        """Return whether the face is in this frame of the window."""
        return place in self.path.spots


class Tracker:
    """Follows the faces of one medium; a context manager, as it holds two threads.

    `find` returns what a detector finds in a picture, `measure` the mesh of the face in a box,
    or None. A face without a mesh is believed when the detector has seen it in `least_looks`
    frames: 1 for a still picture. The same frames give the same sightings, whichever thread is
    first.
    """

    def __init__(self, find: Find, measure: Measure, *, least_looks: int = LEAST_LOOKS) -> None:
        self._find = find
        self._measure = measure
        self._least_looks = least_looks
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="faces")
        self._numbers = 0
        self._here: list[_Track] = []
        self._away: list[_Track] = []
        self._persons = Persons()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def follow(self, window: Sequence[Frame], new_shot: bool) -> list[list[Sighting]]:
        """Return the faces in each of these frames, which no cut parts.

        Errors of `find` and `measure` are passed on.
        """
        if new_shot:
            self._end_shot()
        view = Window(window, self._find, self._measure, self._pool)
        paths = view.trace([track.path for track in self._here])
        tracks = self._here + [_new(path, window) for path in paths[len(self._here) :]]
        for track in tracks:
            track.see(window)
        self._part(tracks, len(window) - 1)
        found = [_sightings(tracks, place) for place in range(len(window))]
        for track in self._here:
            track.path = track.path.onward(len(window) - 1)
        return found

    def persons(self) -> dict[int, int]:
        """Return the person of every number so far, counted from 1.

        Two faces are one person's if they look alike and were never seen at one time. What was
        returned once does not change later.
        """
        for track in sorted(self._here + self._away, key=lambda one: one.number):
            if track.number:
                self._tell(track)
        return self._persons.known

    def _tell(self, track: _Track) -> None:
        self._persons.tell(track.number, track.path.likeness, (track.first, track.last))

    def _end_shot(self) -> None:
        self.persons()
        self._persons.new_shot()
        self._here, self._away = [], []

    def _part(self, tracks: list[_Track], last: int) -> None:
        """Tell the faces that are still there from those that went, and number the new ones."""
        self._here = [track for track in tracks if track.reaches(last)]
        self._away += [track for track in tracks if not track.reaches(last)]
        for track in sorted(tracks, key=lambda one: one.first):
            if not track.number and track.certain(self._least_looks):
                self._number(track)
        self._away = [track for track in self._away if track.number]
        for track in self._away[:-MOST_AWAY]:
            self._tell(track)
        del self._away[:-MOST_AWAY]

    def _number(self, track: _Track) -> None:
        """Give a new face its number: that of a face which went before it came, or the next."""
        gone = [one for one in self._away if one.number and one.last < track.first]
        known = self._back(track, gone)
        if known is None:
            self._numbers += 1
            track.number = self._numbers
            return
        self._away.remove(known)
        track.number, track.first = known.number, known.first
        track.path.likeness.join(known.path.likeness)

    def _back(self, track: _Track, gone: list[_Track]) -> _Track | None:
        """Return which of the faces that went came back; None when that is not certain."""
        apart = [track.path.likeness.apart(one.path.likeness) for one in gone]
        near = [self._returns(track, one) for one in gone]
        others = [one for one in self._here if one is not track and one.number]
        alone = not any(reachable(one.spot.box, track.spot.box) for one in others)
        if sum(near) == 1:
            different = apart[near.index(True)]
            if different < DIFFERENT or (alone and np.isnan(different)):
                return gone[near.index(True)]
        known = [track.path.likeness.apart(one.path.likeness) for one in others]
        alike = nearest(apart + known)
        return gone[alike] if alike is not None and alike < len(gone) else None

    def _returns(self, track: _Track, gone: _Track) -> bool:
        """Return whether a face comes soon and near to where another went."""
        away = track.first - gone.last
        return away < SOON and reachable(gone.spot.box, track.path.start().box, away)


def _new(path: Path, frames: Sequence[Frame]) -> _Track:
    first = frames[min(path.spots)].pts
    return _Track(path, path.start(), first, first)


def _sightings(tracks: list[_Track], place: int) -> list[Sighting]:
    return [
        Sighting(track.number, spot.box, spot.points, spot.detected, spot.mesh)
        for track in tracks
        if track.number and (spot := track.path.spots.get(place)) is not None
    ]
