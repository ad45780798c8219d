"""Whether the network of the eyes and the explicit cues find the same, in plain words.

Both look at the same two seconds. Each counts as unusual only above all that authentic eyes
reached in judging, and where neither is, that is no evidence, of nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analyzers.gaze.following import WindowReading
from analyzers.gaze.telling import EyesTold, place
from workbench.analyzer import Observation
from workbench.model import Fact, Measurement

__all__ = ["EXPERIMENTAL", "NetworkReading", "Reaches", "agreement", "told_of"]

FEWEST = 10  # windows of which ranks are compared
MOST_FACES = 12  # of one medium: those with the highest scores
BY_OTHERS = "when judged by networks of the same recipe that had not learned the person"
EXPERIMENTAL = "By an experimental network, whose word counts for nothing. "


@dataclass(frozen=True, slots=True, eq=False)
class NetworkReading(WindowReading):
    """What the network and the cues say of one window; `by_cues` is None where they cannot."""

    by_cues: float | None = None


@dataclass(frozen=True, slots=True)
class Reaches:
    """The highest scores that authentic eyes had, None of the network where it is not known.

    An `experimental` network was not found better than the cues: what it says counts for
    nothing, and it is told so.
    """

    network: float | None
    cues: float
    experimental: bool = False


def agreement(readings: Sequence[NetworkReading], reaches: Reaches) -> str:
    """Return in a sentence in how many windows both, one or neither find the eyes unusual."""
    both = [one for one in readings if one.score is not None and one.by_cues is not None]
    if not both:
        return (
            "The cues could not be measured in these seconds, so there is nothing to compare."
        )
    if reaches.network is None:
        return "Its card tells no score that authentic eyes reach, so nothing is compared."
    above = [
        ((one.score or 0.0) > reaches.network, (one.by_cues or 0.0) > reaches.cues)
        for one in both
    ]
    counts = [above.count(pair) for pair in ((True, True), (True, False), (False, True))]
    return (
        f"Of {len(both)} windows that both could read, {counts[0]} are unusual to both, "
        f"{counts[1]} to the network alone, {counts[2]} to the cues alone"
        f"{_ranked(both)}."
    )


def _ranked(both: Sequence[NetworkReading]) -> str:
    """Say how the ranks of both scores go together, where that can be said."""
    network = np.array([one.score for one in both], np.float64)
    cues = np.array([one.by_cues for one in both], np.float64)
    if len(both) < FEWEST or not (np.ptp(network) > 0 and np.ptp(cues) > 0):
        return ""
    ranks = np.stack([network.argsort().argsort(), cues.argsort().argsort()])
    return f"; their ranks go together by {float(np.asarray(np.corrcoef(ranks))[0, 1]):.2f}"


def told_of(
    faces: Sequence[EyesTold], readings: dict[str, list[NetworkReading]], reaches: Reaches
) -> Iterator[Observation]:
    """Yield facts and measurements of the faces with the highest scores, in their order."""
    read = [face for face in faces if face.highest is not None]
    first = sorted(read, key=lambda face: -_score(face))[:MOST_FACES]
    for face in sorted(first, key=lambda face: (face.frame, face.track)):
        whose = f", {place(face)}" if len(first) > 1 else ""
        yield from _told(face, readings.get(face.track, []), reaches, whose)


def _told(
    face: EyesTold, readings: Sequence[NetworkReading], reaches: Reaches, whose: str
) -> Iterator[Observation]:
    highest, where = face.highest, place(face)
    if highest is None:
        return
    marked = EXPERIMENTAL if reaches.experimental else ""
    text = f"{marked}{_said(highest, reaches.network)} {agreement(readings, reaches)}"
    yield Fact(name="network and cues", text=text, where=where, stated=False)
    by_cues = highest.by_cues if isinstance(highest, NetworkReading) else None
    if by_cues is not None:
        name = f"score_of_cues{whose}"
        yield Measurement(name=name, value=by_cues, unit="spreads", frame=highest.frame)


def _said(highest: WindowReading, reach: float | None) -> str:
    score = highest.score or 0.0
    span = f"{highest.first_pts:.2f} s to {highest.last_pts:.2f} s"
    if reach is not None and score > reach:
        return (
            f"Unusual: from {span} the network scores {score:.2f}; authentic eyes reached "
            f"{reach:.2f} {BY_OTHERS}, those of few people. Look at these seconds."
        )
    told = reach is not None
    known = f"; authentic eyes reached {reach:.2f} {BY_OTHERS}" if told else ""
    return (
        f"No evidence: the highest score is {score:.2f}, from {span}{known}. Forgeries that "
        "keep or copy real eyes look the same, so this does not speak for the face either."
    )


def _score(face: EyesTold) -> float:
    score = face.highest.score if face.highest is not None else None
    return -np.inf if score is None else score
