"""A face on its way through a video: passages of three seconds, and an answer per frame.

A passage never reaches over a cut, nor over a gap in which the face was out of sight. Its
frames wait for it, so answers come up to three seconds late and memory does not grow.
"""

from collections import deque
from collections.abc import Callable

import numpy as np

from analyzers.faces.waiting import Waiting
from analyzers.presentation.drawing import FaceSeen
from analyzers.presentation.passage import MeshSample, PassageRead
from workbench.model import Outcome

__all__ = ["LEAST", "MOST_GAP", "PASSAGE", "Asked", "Passage"]

PASSAGE = 3.0  # seconds
LEAST = 2.0  # seconds of a passage, below which it is not read
MOST_GAP = 0.25  # seconds without the face, or without any frame, after which a passage ends
FINEST = 1 / 62  # seconds: of frames closer together only the first is read
SEEN_EVERY = 0.3  # seconds between the pictures that are kept of a passage, to draw on

Read = Callable[["Passage"], PassageRead]


class Asked(Waiting):
    """A face of a frame that waits for its passage, or a frame without a face."""

    def answer(self, read: PassageRead) -> None:
        """Take what its passage says."""
        self.score = read.score
        self.outcome = Outcome.WITHHELD if read.score is None else Outcome.SCORED
        self.reason = read.reason if read.score is None else None

    def withhold(self, reason: str) -> None:
        """Take that it cannot be said."""
        self.outcome, self.reason = Outcome.WITHHELD, reason


class Passage:
    """The samples of one face that are read together, and the frames that wait for them.

    What was read of the passage just `before` answers for one that is left too short.
    """

    def __init__(self, before: PassageRead | None = None) -> None:
        self._before = before
        self._last_pts = before.last_pts if before is not None else -np.inf
        self.samples: list[MeshSample] = []
        self.seen: list[FaceSeen] = []
        self.waiting: deque[Asked] = deque()

    def continues(self, pts: float) -> bool:
        """Say whether a frame at this time belongs to the passage."""
        return 0 < pts - self._last_pts <= MOST_GAP

    @property
    def complete(self) -> bool:
        """Whether it is as long as a passage gets."""
        return self._seconds >= PASSAGE

    @property
    def _seconds(self) -> float:
        return self.samples[-1].pts - self.samples[0].pts if self.samples else 0.0

    def add(self, asked: Asked, sample: MeshSample, seen: Callable[[], FaceSeen]) -> None:
        """Take the next frame; `seen` is asked for the face's picture now and then."""
        self.waiting.append(asked)
        self._last_pts = asked.pts
        if self.samples and sample.pts - self.samples[-1].pts < FINEST:
            return
        self.samples.append(sample)
        if not self.seen or sample.pts - self.seen[-1].pts >= SEEN_EVERY:
            self.seen.append(seen())

    def end(self, read: Read, short: str) -> PassageRead | None:
        """Answer for every frame that waits; return what was newly read, if anything was.

        `short` is the reason where it is too short to be read.
        """
        found = read(self) if self._seconds >= LEAST else None
        known = found or self._before
        for asked in self.waiting:
            if known is None:
                asked.withhold(short)
            else:
                asked.answer(known)
        return found
