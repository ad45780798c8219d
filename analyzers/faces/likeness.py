"""Tell whether two sightings look like one face, from their appearance alone.

No identity network: what is compared is the aligned face with its hair at low resolution, in
light and in colour. That holds within one recording, where light and lens stay the same, and is
only a proposal across shots. Faces turned differently are not compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from analyzers.faces.alignment import similarity, warped
from workbench.analyzer import BT601_LUMA
from workbench.model import Pixels

SIZE = 32  # pixels of the reduced aligned face
SCALE = 1.5  # with hair, chin and ears
SIDEWAYS = 0.2  # of the eyes' distance by which the nose leaves their middle
MOST = 64  # sightings that a mean remembers
MOST_PERSONS = 256  # whose looks are remembered
MARGIN = 0.1  # by which a face must be nearer to one than to any other
SAME = 0.25  # largest distance at which two faces are taken for one
DIFFERENT = 0.75  # least distance at which one face is taken for two

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Appearance:
    """What one sighting looks like: a `vector` of unit length, and which way it is `turned`."""

    vector: Floats
    turned: int


@dataclass(slots=True, eq=False)
class Likeness:
    """What a face has looked like so far: one mean for each way it was turned."""

    _means: dict[int, Floats] = field(default_factory=dict)
    _counts: dict[int, int] = field(default_factory=dict)

    def add(self, seen: Appearance) -> None:
        """Remember a sighting."""
        count = min(self._counts.get(seen.turned, 0) + 1, MOST)
        mean = self._means.get(seen.turned, np.zeros_like(seen.vector))
        self._means[seen.turned] = mean + (seen.vector - mean) / count
        self._counts[seen.turned] = count

    def join(self, other: "Likeness") -> None:
        """Take over what another track of the same face has shown."""
        for side, mean in other._means.items():
            count, theirs = self._counts.get(side, 0), other._counts[side]
            mine = self._means.get(side, np.zeros_like(mean))
            self._means[side] = (mine * count + mean * theirs) / (count + theirs)
            self._counts[side] = min(count + theirs, MOST)

    def distance(self, seen: Appearance) -> float:
        """Return how different a sighting is, 0 to 2; NaN where none was turned like it."""
        mean = self._means.get(seen.turned)
        return np.nan if mean is None else _apart(mean, seen.vector)

    def apart(self, other: "Likeness") -> float:
        """Return how different two faces are where they are turned alike; NaN if nowhere."""
        common = self._means.keys() & other._means.keys()
        return min((_apart(self._means[k], other._means[k]) for k in common), default=np.nan)


@dataclass(slots=True, eq=False)
class _Person:
    number: int
    likeness: Likeness
    seen: list[tuple[float, float]]  # in the present shot


@dataclass(slots=True, eq=False)
class Persons:
    """Which faces of a medium look like one person; `known` is the person of each number."""

    known: dict[int, int] = field(default_factory=dict)
    _persons: list[_Person] = field(default_factory=list)
    _count: int = 0

    def new_shot(self) -> None:
        """Begin a shot: none of the faces to come is seen together with one before."""
        for person in self._persons:
            person.seen.clear()

    def tell(self, number: int, likeness: Likeness, seen: tuple[float, float]) -> None:
        """Decide whose face a track shows, seen from and to a time, unless that is decided."""
        if number in self.known:
            return
        free = [one for one in self._persons if not any(_meet(seen, span) for span in one.seen)]
        alike = nearest([likeness.apart(one.likeness) for one in free])
        person = self._add() if alike is None else free[alike]
        person.likeness.join(likeness)
        person.seen.append(seen)
        self.known[number] = person.number

    def _add(self) -> _Person:
        self._count += 1
        self._persons.append(_Person(self._count, Likeness(), []))
        del self._persons[:-MOST_PERSONS]
        return self._persons[-1]


def nearest(distances: Sequence[float]) -> int | None:
    """Return which of several faces is the same; None where none is near, or two are."""
    known = [(distance, k) for k, distance in enumerate(distances) if distance < SAME + MARGIN]
    if not known or min(known)[0] >= SAME:
        return None
    best, *others = sorted(known)
    return None if others and others[0][0] - best[0] < MARGIN else best[1]


def appearance(rgb: Pixels, points: Floats) -> Appearance:
    """Return what a face looks like; `points` (5, 2) are in pixels of `rgb`."""
    face = warped(rgb, (0, 0), similarity(points, SIZE, SCALE), (SIZE, SIZE))
    colours = gaussian_filter(face.astype(np.float32), (1, 1, 0))
    light = colours @ np.array(BT601_LUMA, np.float32)
    detail = light - gaussian_filter(light, SIZE / 6)
    return Appearance(_unit(detail.ravel()), turned(points))


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def turned(points: Floats) -> int:
    """Return -1, 0 or 1 for a nose left, in the middle or right between the eyes."""
    right, left, nose = points[0], points[1], points[2]
    along = left - right
    aside = float((nose - (right + left) / 2) @ along) / max(float(along @ along), 1.0)
    return int(aside > SIDEWAYS) - int(aside < -SIDEWAYS)


def _apart(one: Floats, other: Floats) -> float:
    return 1.0 - float(_unit(one) @ _unit(other))


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-6), np.float32)
