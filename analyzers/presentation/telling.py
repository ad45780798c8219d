"""What is told of each face at the end: a sentence, the quantities, a curve, two pictures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from analyzers.presentation.drawing import FaceSeen, drawn
from analyzers.presentation.passage import PassageRead
from workbench.analyzer import Observation
from workbench.model import Curve, Fact, Illustration, Measurement

__all__ = ["FaceTold", "bounded", "told"]

MOST_FACES = 12  # of one medium: those with the highest scores
HEADS_REACH = 0.50  # the highest of authentic clips and of turning heads without expression
SHEETS_FROM = 0.65  # below the lowest of the prints drawn here: docs/validation/presentation.md
MOST_MEASURED = 6  # passages of the longest clip from which both limits come
CURVE_MEANING = (
    "The share of a face's change of shape that one plane explains, between frames so far "
    "apart. Near 1 all points move as on one flat sheet; a head that turns or speaks stays "
    "below. Frames next to each other show the noise of the mesh more than movement."
)


@dataclass(slots=True, eq=False)
class FaceTold:
    """What was read of one face so far: where it is, and its most plane-like passage."""

    track: str
    frame: int
    pts: float
    box: tuple[float, ...]
    last_pts: float = 0.0
    read: int = 0
    withheld: int = 0
    flat: int = 0  # of the passages read: those that reach `SHEETS_FROM`
    highest: PassageRead | None = None
    illustration: Illustration | None = field(default=None, repr=False)

    def hear(self, read: PassageRead, seen: Sequence[FaceSeen]) -> None:
        """Take a passage and its pictures."""
        self.last_pts = read.last_pts
        if read.score is None:
            self.withheld += 1
            return
        self.read += 1
        self.flat += read.score >= SHEETS_FROM
        if self.highest is None or read.score > (self.highest.score or 0.0):
            self.highest = read
            self.illustration = drawn(seen, self.track)

    @property
    def score(self) -> float:
        """That of the most plane-like passage, 0 where there is none."""
        return (self.highest.score if self.highest else None) or 0.0

    @property
    def moves_flat(self) -> bool:
        """Whether one passage in six reaches what prints do, as in the clips measured.

        The highest of many passages rises with their number, so in a long video one is not
        enough.
        """
        return 0 < self.read <= self.flat * MOST_MEASURED


def bounded(faces: Iterable[FaceTold]) -> None:
    """Drop the pictures that will not be told, so that they do not grow with the faces.

    Scores only rise, so a face that is overtaken by `MOST_FACES` others needs a new picture to
    come back.
    """
    pictured = [face for face in faces if face.illustration is not None]
    for face in sorted(pictured, key=lambda face: -face.score)[MOST_FACES:]:
        face.illustration = None


def told(faces: Iterable[FaceTold]) -> Iterator[Observation]:
    """Yield what is told of the faces with the highest scores, in their order."""
    read = [face for face in faces if face.highest is not None]
    first = sorted(read, key=lambda face: -face.score)[:MOST_FACES]
    for face in sorted(first, key=lambda face: (face.frame, face.track)):
        whose = f", {place(face)}" if len(first) > 1 else ""
        if face.highest is None:
            continue
        text = summary(face, face.highest)
        yield Fact(name="flat motion", text=text, where=place(face), stated=False)
        yield from _measurements(face.highest, whose)
        yield _curve(face.highest, whose)
        if face.illustration is not None:
            yield face.illustration


def place(face: FaceTold) -> str:
    """Return which face is meant, as an examiner can find it."""
    left, top = (round(value) for value in face.box[:2])
    return (
        f"the face at {left}, {top} in frame {face.frame}, "
        f"{face.pts:.2f} s to {face.last_pts:.2f} s"
    )


def summary(face: FaceTold, read: PassageRead) -> str:
    """Return in plain words what the movement of a face tells, and what it does not."""
    score, span = read.score or 0.0, f"{read.first_pts:.2f} s to {read.last_pts:.2f} s"
    rigid = float(np.mean([one.rigid_share for one in read.used]))
    said = (
        f"from {span} one plane explains {score:.2f} of the face's change of shape (points of "
        f"the skull alone: {rigid:.2f}), more than in any other passage ({face.read} read)"
    )
    limits = (
        f"The limits come from clips of up to {MOST_MEASURED} passages of a few seconds; here "
        f"{face.flat} of {face.read} reached {SHEETS_FROM:.2f}."
    )
    if face.moves_flat:
        return (
            f"flat motion: {said}. A print or a still display that is moved before the camera "
            "does so, lips and lids with all the rest. It is evidence of a flat picture of a "
            "face, not of who made it or why; look for edges, bending and glare. "
            f"{limits}"
        )
    between = "unclear" if score > HEADS_REACH else "no evidence of a flat picture"
    return (
        f"{between}: {said}. A recording that is replayed on a screen and a print that is bent "
        "change their shape like this too, so it does not speak for the face. "
        f"{limits}"
    )


def _measurements(read: PassageRead, whose: str) -> Iterator[Measurement]:
    """Yield the quantities of the most plane-like passage, each at its middle frame."""
    frame = int(read.frames[len(read.frames) // 2])
    used = read.used
    per_mille = {
        "change_of_shape": [one.change for one in used],
        "residual_of_plane": [one.plane for one in used],
        "residual_of_head": [one.head for one in used],
        "change_of_shape_of_skull": [one.rigid_change for one in used],
        "residual_of_plane_of_skull": [one.rigid_plane for one in used],
        "residual_of_head_of_skull": [one.rigid_head for one in used],
    }
    for name, values in per_mille.items():
        yield _quantity(name + whose, float(np.mean(values)), "‰ of the face's width", frame)
    yield _quantity(f"noise_of_mesh{whose}", read.noise, "‰ of the face's width", frame)
    yield _quantity(f"turn_of_mesh{whose}", read.turned, "degrees", frame)
    rigid = float(np.mean([one.rigid_share for one in used]))
    yield _quantity(f"share_of_plane_of_skull{whose}", rigid, "", frame)


def _quantity(name: str, value: float, unit: str, frame: int) -> Measurement:
    return Measurement(name=name, value=value, unit=unit, frame=frame)


def _curve(read: PassageRead, whose: str) -> Curve:
    return Curve(
        name=f"share of plane by frames apart{whose}",
        x=np.array([one.skip for one in read.by_skip], np.float32),
        y=np.array([one.share for one in read.by_skip], np.float32),
        x_label="frames apart, at 25 a second",
        y_label="share explained by one plane",
        meaning=CURVE_MEANING,
        frame=int(read.frames[len(read.frames) // 2]),
    )
