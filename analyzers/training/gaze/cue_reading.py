"""What the explicit cues say of a track that was kept, and a reference without one person.

So the cues are judged on the very windows that the network is judged on, and neither has seen
the person.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.face import FaceView, rows_of
from analyzers.gaze.cues import CUES
from analyzers.gaze.following import WindowReading
from analyzers.gaze.living_eyes import LivingEyes, LivingEyesReading
from analyzers.references import Population
from workbench.analyzer import Frame, Observation
from workbench.model import FaceSamples, FrameScore, MediaKind

__all__ = ["EMPTY", "ReadEyes", "population", "quantiles", "read_cues", "references", "thinned"]

MOST_WINDOWS = 12  # of one person in a reference, so that no one's eyes are the measure
FEWEST = 10  # values of a cue, above which a reference knows it
NAMES = ("highest", *(cue.name for cue in CUES))
EMPTY = Population(  # to read tracks by, before there is a reference: its scores say nothing
    analyzer="gaze",
    version=LivingEyes.info.version,
    kind=MediaKind.VIDEO,
    population="",
    conditions="",
    n=0,
    minimum_side=0,
    maximum_depth=0,
    codecs=(),
    sources=(),
    scores_sha256="",
    measured_with="",
    quantiles={name: tuple(map(float, range(101))) for name in NAMES},
)


@dataclass(frozen=True)
class ReadEyes:
    """What the cues say of one track: all of it, the frames' scores, the cues' values."""

    said: list[Observation]
    scores: NDArray[np.float64]
    values: dict[str, list[float]]
    highest: WindowReading | None

    @property
    def score(self) -> float:
        """The mean of the highest third of the frames, NaN where none was scored."""
        if not self.scores.size:
            return float("nan")
        return float(np.sort(self.scores)[-max(1, self.scores.size // 3) :].mean())

    @property
    def by_frame(self) -> dict[int, float]:
        """The score of each frame that has one."""
        told = [one for one in self.said if isinstance(one, FrameScore)]
        return {one.frame: one.score for one in told if one.score is not None}


def read_cues(
    samples: FaceSamples, reference: Population, analyzer: LivingEyes | None = None
) -> ReadEyes:
    """Let the cues read a track."""
    reading = LivingEyesReading(analyzer or LivingEyes(), reference)
    said = [one for frame in _frames(samples) for one in reading.observe((frame,))]
    said += reading.conclude()
    values: dict[str, list[float]] = {}
    for face in reading.faces:
        for name, found in face.values.items():
            values.setdefault(name, []).extend(found)
    scores = [s.score for s in said if isinstance(s, FrameScore) and s.score is not None]
    highest = [face.highest for face in reading.faces if face.highest is not None]
    return ReadEyes(said, np.array(scores), values, highest[0] if highest else None)


def population(measured: Iterable[ReadEyes], empty: Population = EMPTY) -> Population:
    """Return what authentic tracks show: the quantiles of every cue over their windows."""
    values: dict[str, list[float]] = {}
    for one in measured:
        for name, found in one.values.items():
            values.setdefault(name, []).extend(thinned(found))
    known = {name: quantiles(found) for name, found in values.items() if len(found) > FEWEST}
    return replace(empty, quantiles={"highest": (0.0,) * 101, **known})


def references(
    authentic: Sequence[tuple[str, FaceSamples]], persons: Iterable[str]
) -> Mapping[str, Population]:
    """Return for each person the reference of all authentic tracks, by person, of others."""
    own = [(person, read_cues(samples, EMPTY)) for person, samples in authentic]
    return {
        one: population(found for person, found in own if person != one)
        for one in sorted(set(persons))
    }


def thinned(values: Sequence[float]) -> list[float]:
    """Return evenly spaced ones of many values, so that no one's eyes are the measure."""
    every = max(len(values) / MOST_WINDOWS, 1.0)
    return [values[int(at * every)] for at in range(min(len(values), MOST_WINDOWS))]


def quantiles(values: Sequence[float]) -> tuple[float, ...]:
    """Return the 0th to 100th percentile, with six digits."""
    return tuple(float(f"{q:.6g}") for q in np.percentile(values, range(101)))


def _frames(samples: FaceSamples) -> Iterator[Frame]:
    for row in rows_of(samples):
        frame = Frame(row.frame, row.pts, None)
        frame.faces = (FaceView("1", row, _no_pixels),)
        yield frame


def _no_pixels() -> NoReturn:
    raise AssertionError("the eyes are read from the mesh")
