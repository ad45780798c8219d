"""Tell whether two sightings look like one face, from their appearance alone.

No identity network: what is compared is the light and the colour at the points of the mesh, so
that turning the head and speaking change little. It holds within one recording, where light and
lens stay the same; across shots it is a proposal. Faces turned differently are not compared,
nor are faces without a mesh.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from analyzers.faces.alignment import similarity, warped
from analyzers.faces.landmarks import Mesh, five_points
from workbench.analyzer import BT601_LUMA
from workbench.model import Pixels

CUT_OFF = 0.05  # of the mesh's points outside of the picture: too many to compare
SURFACE = 468  # points of the mesh without the irises
SIZE = 64  # pixels of the reduced aligned face
SCALE = 1.7  # of it, so that the mesh of a turned face still lies within
FINE, COARSE = 0.7, 5.0  # reduced pixels: the scales between which light is compared
FAINT = 4.0  # levels of contrast that are noise
HUE_SCALE = 2.0  # reduced pixels
DARK = 16.0  # levels that are added, so that noise in the dark is no hue
SIDEWAYS = 0.2  # of the eyes' distance by which the nose leaves their middle
MOST = 64  # sightings that a mean remembers
MOST_PERSONS = 256  # whose looks are remembered

# Distances of appearance, measured: docs/validation/shots.md
SAME = 0.17  # at most, between two faces that are taken for one
MARGIN = 0.05  # by which a face must be nearer to one than to any other
CHANGED = 0.25  # at least, from one look to the next, when another face is there
STEADY = 0.2  # at most, from all that was seen, to be remembered
DIFFERENT = 0.34  # at least, from all that was seen, when another face is there

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Appearance:
    """What one sighting looks like: a `vector` of unit length, and which way it is `turned`."""

    vector: Floats
    turned: int


@dataclass(slots=True, eq=False)
class Likeness:
    """What a face has looked like so far: one mean for each way it was turned, and the last."""

    _means: dict[int, Floats] = field(default_factory=dict)
    _counts: dict[int, int] = field(default_factory=dict)
    _last: Floats | None = None

    def add(self, seen: Appearance | None) -> None:
        """Remember a sighting; None, for one without a mesh, is passed over.

        One that is far from all before is not taken into the mean, so that a face which slowly
        dissolves into another does not take it along.
        """
        if seen is None:
            return
        self._last = seen.vector
        known = self._means.get(seen.turned)
        if known is not None and _apart(known, seen.vector) > STEADY:
            return
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

    def distance(self, seen: Appearance | None) -> float:
        """Return how different a sighting is from the last one, or from all; NaN if unknown."""
        if seen is None or self._last is None:
            return np.nan
        mean = self._means.get(seen.turned, self._last)
        return min(_apart(self._last, seen.vector), _apart(mean, seen.vector))

    def contradicts(self, seen: Appearance | None) -> bool:
        """Return whether a sighting, right after the last, must be of another face."""
        if seen is None or self._last is None:
            return False
        mean = self._means.get(seen.turned)
        far = mean is not None and _apart(mean, seen.vector) > DIFFERENT
        return far or self.distance(seen) > CHANGED

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


def appearance(rgb: Pixels, mesh: Mesh | None) -> Appearance | None:
    """Return what a face looks like whose mesh is in pixels of `rgb`.

    None without a mesh, or where the face lies partly outside of the picture.
    """
    if mesh is None or _outside(mesh.points[:SURFACE, :2], rgb.shape) > CUT_OFF:
        return None
    five = five_points(mesh.points)
    onto = similarity(five, SIZE, SCALE)
    face = warped(rgb, (0, 0), onto, (SIZE, SIZE)).astype(np.float32)
    places = mesh.points[:SURFACE, :2] @ onto[:, :2].T + onto[:, 2]
    columns, rows = np.clip(places, 0, SIZE - 1).astype(int).T
    light, hues = _light(face)[rows, columns], _hues(face)[rows, columns]
    spread = hues.ravel() / np.sqrt(SURFACE)
    return Appearance(
        _unit(np.concatenate([_unit(light - light.mean()), spread])), turned(five)
    )


def _outside(places: Floats, shape: tuple[int, ...]) -> float:
    """Return the share of points (n, 2) that lie outside of a picture."""
    return float(((places < 0) | (places >= (shape[1], shape[0]))).any(axis=1).mean())


def _light(face: Floats) -> Floats:
    """Return detail of light (h, w), evened out so that strong and faint detail count alike."""
    luma = gaussian_filter(face @ np.array(BT601_LUMA, np.float32), FINE)
    detail = luma - gaussian_filter(luma, COARSE)
    usual = np.sqrt(gaussian_filter(detail * detail, COARSE))
    return np.asarray(detail / (usual + FAINT))


def _hues(face: Floats) -> Floats:
    """Return red and blue (h, w, 2) beside all three colours, as logarithms."""
    logs = np.log(gaussian_filter(face, (HUE_SCALE, HUE_SCALE, 0)) + DARK)
    return np.asarray((logs - logs.mean(axis=2, keepdims=True))[..., ::2])


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
