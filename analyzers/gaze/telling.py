"""What is told of each face's eyes at the end: a sentence per cue, values and controls."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from analyzers.gaze.cue import Cue
from analyzers.gaze.cues import CUES
from analyzers.gaze.following import WindowReading
from analyzers.gaze.standard import cue_spreads
from analyzers.references import Population
from workbench.analyzer import Observation
from workbench.model import Fact, Measurement

__all__ = ["BlinkCount", "EyesTold", "told"]

MOST_FACES = 12  # of one medium: those with the highest scores
MOST_WINDOWS = 20_000  # of one face whose cues are kept for the median: near three hours
RATE_FROM = 20.0  # seconds of open or closed eyes, from which a blink rate is said
MOST_GAP = 0.25  # seconds between frames, beyond which no time has been watched
PER_MINUTE = 60.0
WORDS = {
    "eyes_rest": "the eyes move no more than the noise of the mesh",
    "lids_rest": "the lids move no more than the noise of the mesh",
    "head_rests": "the head hardly moves",
    "face_too_narrow": "the face is less than 300 pixels wide",
    "no_blink": "no blink lies whole within the window",
    "no_noise": "the noise of the mesh cannot be told",
    "not_a_number": "the mesh gives no number for it here",
}


@dataclass(slots=True)
class BlinkCount:
    """Counts closings of both eyes, frame by frame, and the time that was watched."""

    blinks: int = 0
    seconds: float = 0.0
    _closed: bool = False
    _before: float | None = None

    def hear(self, pts: float, *, closed: bool) -> None:
        """Take the next frame; after a gap a closing is counted once more at most."""
        late = pts - self._before if self._before is not None else 0.0
        if 0 < late <= MOST_GAP:
            self.seconds += late
        self.blinks += closed and not self._closed
        self._closed, self._before = closed, pts

    @property
    def rate(self) -> float | None:
        """Blinks a minute, None where too little was watched."""
        if self.seconds < RATE_FROM:
            return None
        return self.blinks / self.seconds * PER_MINUTE


@dataclass(slots=True, eq=False)
class EyesTold:
    """What was read of one face's eyes so far: where it is, and its windows."""

    track: str
    frame: int
    pts: float
    box: tuple[float, ...]
    last_pts: float = 0.0
    highest: WindowReading | None = None
    blinks: BlinkCount = field(default_factory=BlinkCount)
    values: dict[str, list[float]] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    windows: int = 0
    _heard: WindowReading | None = None

    def hear(self, frame: int, pts: float, reading: WindowReading) -> None:
        """Take a frame's answer: its window, and whether its eyes are closed."""
        self.last_pts = pts
        at = int(np.searchsorted(reading.frames, frame))
        if reading.score is not None and at < reading.frames.size:
            self.blinks.hear(pts, closed=bool(reading.closed[at]))
        if reading is not self._heard:
            self._heard = reading
            self._count(reading)

    def _count(self, reading: WindowReading) -> None:
        if reading.score is None:
            self.reasons[reading.reason] += 1
            return
        self.windows += 1
        if self.highest is None or reading.score > (self.highest.score or 0.0):
            self.highest = reading
        for name, found in reading.cues.items():
            kept = self.values.setdefault(name, [])
            if found.value is not None and len(kept) < MOST_WINDOWS:
                kept.append(found.value)


def told(faces: Iterable[EyesTold], reference: Population) -> Iterator[Observation]:
    """Yield facts and measurements of the faces with the highest scores, in their order."""
    read = [face for face in faces if face.highest is not None]
    first = sorted(read, key=lambda face: -_score(face))[:MOST_FACES]
    for face in sorted(first, key=lambda face: (face.frame, face.track)):
        yield from _facts(face, reference)
        yield from _measurements(face, f", {place(face)}" if len(first) > 1 else "")


def _score(face: EyesTold) -> float:
    return (face.highest.score if face.highest else None) or 0.0


def place(face: EyesTold) -> str:
    """Return which face is meant, as an examiner can find it."""
    left, top = (round(value) for value in face.box[:2])
    return (
        f"the face at {left}, {top} in frame {face.frame}, "
        f"{face.pts:.2f} s to {face.last_pts:.2f} s"
    )


def _facts(face: EyesTold, reference: Population) -> Iterator[Fact]:
    reading = face.highest
    if reading is None:
        return
    where = place(face)
    yield Fact(name="eyes", text=summary(face, reading, reference), where=where, stated=False)
    found = cue_spreads(reading.cues, reference.quantiles)
    for cue in sorted(CUES, key=lambda cue: -found.get(cue.name, -np.inf)):
        text = sentence(cue, face, reading, reference)
        yield Fact(name=cue.name, text=text, where=where, stated=False)


def summary(face: EyesTold, reading: WindowReading, reference: Population) -> str:
    """Return in plain words what the eyes of a face tell, and what they do not."""
    score, most = reading.score or 0.0, reference.quantiles["highest"][100]
    span = f"{reading.first_pts:.2f} s to {reading.last_pts:.2f} s"
    if score <= most:
        return (
            f"no evidence. The most unusual two seconds ({span}) score {score:.1f}; authentic "
            f"clips of the reference reach {most:.1f}. Forgeries that keep or copy real eyes "
            "look the same, so this does not speak for the face either."
        )
    names = cue_spreads(reading.cues, reference.quantiles)
    which = max(names, key=lambda name: names[name]).replace("_", " ")
    return (
        f"unusual. From {span} the cue {which} makes a score of {score:.1f}; the authentic "
        f"clips of the reference reach {most:.1f}. They are {reference.n} of few people, so no "
        "operating point is set: look at these seconds."
    )


def sentence(cue: Cue, face: EyesTold, reading: WindowReading, reference: Population) -> str:
    """Return one sentence on a cue: at its most unusual, usually, and in the reference."""
    found = reading.cues[cue.name]
    if found.value is None:
        why = WORDS.get(found.reason, found.reason.replace("_", " "))
        return f"withheld from {reading.first_pts:.2f} s on: {why}."
    said = cue.means.format(value=f"{found.value:.3g}")
    parts = [f"from {reading.first_pts:.2f} s on {said}"]
    if found.control is not None:
        parts.append(f"rigid points: {found.control:.3g}")
    parts.append(f"median of this face: {np.median(face.values[cue.name]):.3g}")
    known = reference.quantiles.get(cue.name)
    if known is not None:
        parts.append(f"nine in ten authentic windows: {known[5]:.3g} to {known[95]:.3g}")
    shown = "" if cue.counted else ". Shown, not counted in the score"
    return f"{'; '.join(parts)}{shown}."


def _measurements(face: EyesTold, whose: str) -> Iterator[Measurement]:
    """Yield the cues of the most unusual window with their controls, then the whole track's.

    `whose` ends every name, so that no two faces have a quantity of one name.
    """
    reading = face.highest
    if reading is None:
        return
    for cue in CUES:
        found = reading.cues[cue.name]
        if found.value is not None:
            yield Measurement(
                name=cue.name + whose, value=found.value, unit=cue.unit, frame=reading.frame
            )
        if found.control is not None:
            name = f"{cue.name}_of_rigid_points{whose}"
            yield Measurement(name=name, value=found.control, frame=reading.frame)
    if face.blinks.rate is not None:
        name = f"blink_rate{whose}"
        yield Measurement(name=name, value=face.blinks.rate, unit="per minute")
