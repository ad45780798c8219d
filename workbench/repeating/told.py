"""What one analyzer said of one medium, in a form that two readings can be compared by."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from workbench.model import (
    Box,
    Curve,
    FaceSamples,
    Fact,
    FileOutcome,
    FrameScore,
    LocalizationMap,
    Measurement,
    Outcome,
    Pixels,
    TrackFound,
)

__all__ = ["CurveTold", "MapTold", "Quantity", "Scored", "Told", "coarse", "told"]

MOST_PARTS = 32  # along each side of a map that is kept coarsely


@dataclass(frozen=True, slots=True)
class Scored:
    """What was said of one frame or face: an outcome, with a score or a reason."""

    outcome: Outcome
    score: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured value and what it is of; the n-th of one name in one frame."""

    name: str
    frame: int | None
    value: float


@dataclass(frozen=True, slots=True)
class MapTold:
    """A localization map: its mean and highest value (0 to 255), and the hash of all values.

    `levels` are the values row by row, `coarse` the means of at most 32 × 32 parts in whole
    levels; empty where they are not at hand.
    """

    name: str
    face: str
    frame: int
    box: Box
    mean: float
    highest: int
    sha256: str
    levels: bytes = b""
    coarse: bytes = b""


@dataclass(frozen=True, slots=True)
class CurveTold:
    """A measured function: x, y, and the lower and upper of the band it was laid beside."""

    name: str
    frame: int | None
    reference: str
    axes: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that is compared. `maps` and `curves` are None where they are not at hand."""

    scores: Mapping[str, Scored] = field(default_factory=dict)  # by "face frame"
    quantities: tuple[Quantity, ...] = ()
    facts: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    maps: tuple[MapTold, ...] | None = ()
    curves: tuple[CurveTold, ...] | None = None

    def __bool__(self) -> bool:
        """Say whether anything was said at all."""
        said = (self.scores, self.quantities, self.facts, self.outcomes, self.maps, self.curves)
        return any(said)

    @property
    def highest(self) -> float | None:
        """The highest score, None where there is none."""
        known = [one.score for one in self.scores.values() if one.score is not None]
        return max(known, default=None)


def told(
    observations: Iterable[object], faces: Mapping[str, str], *, with_maps: bool = True
) -> Told:
    """Collect what a reading said; `faces` gives each of its faces a name that both share."""
    kept = list(observations)
    maps = [_map(said, faces) for said in kept if isinstance(said, LocalizationMap)]
    maps.sort(key=lambda one: (one.frame, one.face, one.name))
    return Told(
        scores=dict(_scored(said, faces) for said in kept if isinstance(said, FrameScore)),
        quantities=tuple(one for said in kept for one in _quantities(said)),
        facts=tuple(one for said in kept for one in _facts(said)),
        outcomes=tuple(
            f"{said.outcome} {said.reason or ''}".strip()
            for said in kept
            if isinstance(said, FileOutcome)
        ),
        maps=tuple(maps) if with_maps else None,
        curves=tuple(_curve(said) for said in kept if isinstance(said, Curve)),
    )


def _scored(said: FrameScore, faces: Mapping[str, str]) -> tuple[str, Scored]:
    face = faces.get(said.track_id, said.track_id) if said.track_id else ""
    return f"{face} {said.frame}", Scored(said.outcome, said.score, said.reason or "")


def _facts(said: object) -> Iterator[str]:
    if isinstance(said, Fact):
        yield f"{said.name}: {said.text} ({said.where})"
    elif isinstance(said, TrackFound):
        yield f"face {said.number}: {said.first_frame} to {said.last_frame}"


def _quantities(said: object) -> Iterator[Quantity]:
    if isinstance(said, Measurement):
        yield Quantity(said.name, said.frame, said.value)
    elif isinstance(said, FaceSamples):
        yield from _boxes(said)


def _boxes(said: FaceSamples) -> Iterator[Quantity]:
    """Yield where a face lies on average over some frames, by its four numbers."""
    sides = ("left", "top", "width", "height")
    for side, mean in zip(sides, said.boxes.mean(axis=0).tolist(), strict=True):
        yield Quantity(f"face {said.number} {side}", int(said.frames[0]), round(mean, 6))


def _curve(one: Curve) -> CurveTold:
    axes = {"x": one.x, "y": one.y, "lower": one.lower, "upper": one.upper}
    points = {name: tuple(axis.tolist()) for name, axis in axes.items() if axis is not None}
    return CurveTold(one.name, one.frame, one.reference or "", points)


def _map(one: LocalizationMap, faces: Mapping[str, str]) -> MapTold:
    return MapTold(
        name=one.name,
        face=faces.get(one.track_id, one.track_id) if one.track_id else "",
        frame=one.frame,
        box=one.box,
        mean=round(float(one.values.mean()), 6),
        highest=int(one.values.max()),
        sha256=hashlib.sha256(one.values.tobytes()).hexdigest(),
        levels=one.values.tobytes(),
        coarse=coarse(one.values).tobytes(),
    )


def coarse(values: Pixels) -> Pixels:
    """Return the means of at most 32 × 32 parts of a map (h, w), to whole levels."""
    rows, columns = (_edges(side) for side in values.shape)
    sums = np.add.reduceat(values.astype(np.int64), rows[:-1], axis=0)
    sums = np.add.reduceat(sums, columns[:-1], axis=1)
    places = np.outer(np.diff(rows), np.diff(columns))
    means: Pixels = np.rint(sums / places).astype(np.uint8)
    return means


def _edges(side: int) -> NDArray[np.int64]:
    return np.linspace(0, side, min(side, MOST_PARTS) + 1).astype(np.int64)
