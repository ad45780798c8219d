"""Find each face in every frame of one window, looking as seldom as the motion allows.

The detector looks at the last frame, and at the middle wherever what it found there cannot be
told from what was there before; in the frames between, the mesh is laid where a face must be.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.detection import Detection
from analyzers.faces.landmarks import Mesh, face_box, five_points
from analyzers.faces.likeness import Appearance, Likeness, appearance
from analyzers.faces.matching import (
    centre,
    coincide,
    covered,
    moved,
    overlap,
    paired,
    reachable,
)
from workbench.analyzer import Frame
from workbench.model import Pixels

Floats = NDArray[np.float32]

FAR = 0.5  # face widths between two looks: more calls for a look in between
AROUND = 1.0  # face sizes on each side of a face that is looked for where it must be
NEAR = 0.25  # least overlap of a face with where it must be
LIKENESS = 4.0  # face widths to a whole difference in appearance
UNKNOWN = 0.1  # difference in appearance where it cannot be told
MOST_FACES = 256
BEFORE = -1  # the place of the last frame of the window before


Find = Callable[[Pixels], Sequence[Detection]]
Measure = Callable[[Pixels, Floats, Floats], Mesh | None]


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A face in one frame; `detected` is the detector's score, NaN if only the mesh saw it."""

    box: Floats
    points: Floats
    detected: float
    mesh: Mesh | None = None


@dataclass(slots=True, eq=False)
class Path:
    """One face through the frames of a window, by place in the window."""

    spots: dict[int, Spot]
    likeness: Likeness = field(default_factory=Likeness)
    drift: Floats = field(default_factory=lambda: np.zeros(2, np.float32))

    def go_to(self, place: int, spot: Spot) -> None:
        """Take the next sighting by the detector, and how fast the face came there."""
        before = max((known for known in self.spots if known < place), default=None)
        if before is not None:
            step = (centre(spot.box) - centre(self.spots[before].box)) / (place - before)
            self.drift = np.asarray((self.drift + step) / 2, np.float32)
        self.spots[place] = spot

    def expected(self, last: int, place: int) -> Floats:
        """Return the box to expect some frames after the face was last seen."""
        box = self.spots[last].box.copy()
        box[:2] += self.drift * (place - last)
        return box

    def start(self) -> Spot:
        """Return the earliest sighting."""
        return self.spots[min(self.spots)]

    def onward(self, last: int) -> "Path":
        """Return the path as it enters the next window."""
        return Path({BEFORE: self.spots[last]}, self.likeness, self.drift)


class Window:
    """The frames between two cuts of one batch, and how faces are found in them."""

    def __init__(
        self, frames: Sequence[Frame], find: Find, measure: Measure, pool: Executor
    ) -> None:
        self._frames = frames
        self._find = find
        self._measure = measure
        self._pool = pool
        self._looks: dict[int, list[tuple[Spot, Appearance | None]]] = {}

    def trace(self, paths: list[Path]) -> list[Path]:
        """Return the paths of all faces, given those that reach the window."""
        self._paths = list(paths)
        last = len(self._frames) - 1
        self._bridge(BEFORE, paths, last)
        return self._paths

    def _bridge(self, first: int, here: list[Path], last: int) -> list[Path]:
        """Follow faces from the frame `first` to `last`; return the paths seen there."""
        found = self._look(last)
        pairs = self._pairs(first, here, last)
        lost = [p for k, p in enumerate(here) if k not in {row for row, _ in pairs}]
        new = [spot for k, spot in enumerate(found) if k not in {col for _, col in pairs}]
        far = any(
            moved(here[row].spots[first].box, found[col][0].box) > FAR for row, col in pairs
        )
        if last - first > 1 and (far or (lost and new)):
            middle = (first + last) // 2
            return self._bridge(middle, self._bridge(first, here, middle), last)
        joined = [self._join(here[row], found[col], last) for row, col in pairs]
        begun = [self._begin(spot, last) for spot in new]
        self._fill(joined, first, last)
        for path in lost:
            self._pursue(path, range(first + 1, last))
        for path in begun:
            self._pursue(path, range(last - 1, first, -1))
        return joined + begun

    def _pairs(self, first: int, here: list[Path], last: int) -> list[tuple[int, int]]:
        found = self._look(last)
        costs = np.full((len(here), len(found)), np.inf)
        for row, path in enumerate(here):
            expected = path.expected(first, last)
            for column, (spot, looks) in enumerate(found):
                costs[row, column] = _cost(path, expected, spot, looks)
        return paired(costs)

    def _join(self, path: Path, found: tuple[Spot, Appearance | None], place: int) -> Path:
        path.go_to(place, found[0])
        path.likeness.add(found[1])
        return path

    def _begin(self, found: tuple[Spot, Appearance | None], place: int) -> Path:
        path = self._join(Path({}), found, place)
        self._paths.append(path)
        return path

    def _look(self, place: int) -> list[tuple[Spot, Appearance | None]]:
        """Return the faces that the detector finds in a frame, measured, each once."""
        if place not in self._looks:
            rgb = self._frames[place].rgb
            every = sorted(self._find(rgb), key=lambda one: -one.score)[:MOST_FACES]
            spots = list(self._pool.map(lambda one: self._measured(rgb, one), every))
            single = [s for k, s in enumerate(spots) if not _repeats(s, spots[:k])]
            self._looks[place] = [
                (
                    s,
                    None
                    if covered(s.box, [o.box for o in single if o is not s])
                    else appearance(rgb, s.mesh),
                )
                for s in single
            ]
        return self._looks[place]

    def _measured(self, rgb: Pixels, found: Detection) -> Spot:
        box = np.array([found.x, found.y, found.width, found.height], np.float32)
        mesh = self._measure(rgb, box, found.points)
        if mesh is not None and overlap(spot_of(mesh).box, box) > NEAR:
            return spot_of(mesh, found.score)
        return Spot(box, found.points, found.score)

    def _fill(self, paths: list[Path], first: int, last: int) -> None:
        """Find faces that are known at both ends in the frames between."""
        places = range(first + 1, last)
        guesses = [[_between(p, first, place, last) for p in paths] for place in places]
        rows = self._pool.map(self._seek_all, places, guesses)
        for place, guessed, spots in zip(places, guesses, rows, strict=True):
            for path, spot in zip(paths, _parted(guessed, spots), strict=True):
                if spot is not None:
                    path.spots[place] = spot

    def _seek_all(self, place: int, guesses: list[Spot]) -> list[Spot | None]:
        return [self._seek(place, guess) for guess in guesses]

    def _seek(self, place: int, guess: Spot) -> Spot | None:
        """Return the face that must be near a guess: by the mesh, else by the detector."""
        rgb = self._frames[place].rgb
        mesh = self._measure(rgb, guess.box, guess.points)
        if mesh is not None and overlap(spot_of(mesh).box, guess.box) > NEAR:
            return spot_of(mesh)
        left, top, right, bottom = _around(guess.box, rgb.shape)
        near = [
            self._measured(rgb, _of_frame(one, left, top))
            for one in self._find(rgb[top:bottom, left:right])
        ]
        near = [spot for spot in near if overlap(spot.box, guess.box) > NEAR]
        return max(near, key=lambda spot: overlap(spot.box, guess.box), default=None)

    def _pursue(self, path: Path, places: range) -> None:
        """Follow a face that is known at one end, forward or backward, until it is lost."""
        for place in places:
            spot = self._seek(place, path.spots[place - places.step])
            if spot is None or self._taken(spot, path, place):
                return
            path.spots[place] = spot

    def _taken(self, spot: Spot, path: Path, place: int) -> bool:
        others = (p.spots[place] for p in self._paths if p is not path and place in p.spots)
        return any(coincide(spot.box, other.box) for other in others)


def _of_frame(found: Detection, left: int, top: int) -> Detection:
    """Return what was found in a part of a frame in pixels of the frame."""
    points = (found.points + np.array((left, top))).astype(np.float32)
    return replace(found, x=found.x + left, y=found.y + top, points=points)


def spot_of(mesh: Mesh, detected: float = np.nan) -> Spot:
    """Return a spot whose box and points are the mesh's."""
    return Spot(face_box(mesh.points), five_points(mesh.points), detected, mesh)


def _cost(path: Path, expected: Floats, spot: Spot, looks: Appearance | None) -> float:
    """Return how unlikely it is that a path goes on at a spot; infinite for impossible."""
    if path.likeness.contradicts(looks) or not reachable(expected, spot.box):
        return np.inf
    different = np.nan_to_num(path.likeness.distance(looks), nan=UNKNOWN)
    return moved(expected, spot.box) + LIKENESS * float(different)


def _between(path: Path, first: int, place: int, last: int) -> Spot:
    """Return where a face must be that goes evenly from one sighting to the next."""
    one, other = path.spots[first], path.spots[last]
    part = np.float32((place - first) / (last - first))
    return Spot(
        one.box + (other.box - one.box) * part,
        one.points + (other.points - one.points) * part,
        np.nan,
    )


def _parted(guesses: list[Spot], spots: list[Spot | None]) -> list[Spot | None]:
    """Return the spots of one frame, each face of them given to one path alone.

    Where one face covers another, only the one in front is found, for both paths.
    """
    kept = list(spots)
    for k, one in enumerate(kept):
        for j, other in enumerate(kept[:k]):
            if one is None or other is None or not coincide(one.box, other.box):
                continue
            away = moved(one.box, guesses[k].box), moved(other.box, guesses[j].box)
            kept[k if away[0] >= away[1] else j] = None
    return kept


def _repeats(spot: Spot, better: list[Spot]) -> bool:
    return any(coincide(spot.box, other.box) for other in better)


def _around(box: Floats, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of the part of a frame in which to look for a face."""
    margin = AROUND * box[2:]
    low = np.floor(box[:2] - margin)
    high = np.ceil(box[:2] + box[2:] + margin)
    left, right = np.clip((low[0], high[0]), 0, shape[1]).astype(int)
    top, bottom = np.clip((low[1], high[1]), 0, shape[0]).astype(int)
    return int(left), int(top), int(right), int(bottom)
