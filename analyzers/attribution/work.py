"""One work through a medium: a face that is followed, or the picture as a whole."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.attributing import Attributed, attributed
from analyzers.attribution.makers import Makers, unit
from workbench.model import Box, Pixels

__all__ = ["Seen", "Work"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A work in one frame; nothing in it holds on to the frame's pixels.

    `crop` (s, s, 3) is what the network was given first, `box` where it lies in the upright
    or coded picture, if that is known. `score` is the margin over photographs.
    """

    frame: int
    pts: float
    crop: Pixels
    box: Box | None
    score: float
    embedding: Floats
    described: Floats


@dataclass(slots=True, eq=False)
class Work:
    """What is kept of a work: its first frame, the one with the highest score, and its means.

    `track` is the face's, None for a whole picture; `place` says in words where it is.
    """

    track: str | None
    place: str
    first: Seen
    highest: Seen
    frames: int = 0
    embeddings: Floats | float = 0.0  # the sum over its frames
    described: Floats | float = 0.0

    @classmethod
    def begun(cls, track: str | None, place: str, seen: Seen) -> "Work":
        """Return a work that was seen in one frame."""
        made = cls(track, place, seen, seen)
        made.hear(seen)
        return made

    def hear(self, seen: Seen) -> None:
        """Take the next frame in which the work is scored."""
        self.frames += 1
        self.embeddings = self.embeddings + seen.embedding
        self.described = self.described + seen.described
        if seen.score > self.highest.score:
            self.highest = seen

    @property
    def direction(self) -> Floats:
        """The mean direction (d,) over its frames."""
        return unit(np.asarray(self.embeddings, np.float32))

    def attributed(self, makers: Makers) -> Attributed:
        """Return what is said of the work as a whole."""
        described = np.asarray(self.described / self.frames, np.float32)
        return attributed(makers, self.direction, described)
