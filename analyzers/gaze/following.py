"""A face's eyes on their way through a video: windows of two seconds, and an answer per frame.

A window never reaches over a cut or over a gap in which the face was out of sight: the samples
of one stretch are followed by one `Following`. What is kept is what the windows still need, so
memory does not grow with the video.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.cue import Measured
from analyzers.gaze.window import EyeSample

__all__ = ["HOP", "LEAST", "WINDOW", "Following", "WindowReading"]

WINDOW = 2.0  # seconds
HOP = 0.5  # seconds between the beginnings of windows
LEAST = 1.9  # seconds of a stretch that is read though it is shorter than a window
MOST_GAP = 0.25  # seconds without the face, after which a stretch has ended
FINEST = 1 / 125  # seconds: of frames closer together only the first is read
MOST_WAITING = 4096  # frames without an answer, after which a stretch is cut


@dataclass(frozen=True, slots=True, eq=False)
class WindowReading:
    """What one window says: its cues by name and its score, or why there is none.

    `closed` (n,) says in which of `frames` both eyes are shut.
    """

    frame: int
    first_pts: float
    last_pts: float
    cues: dict[str, Measured]
    score: float | None
    reason: str
    frames: NDArray[np.int64]
    closed: NDArray[np.bool_]


Answer = tuple[int, WindowReading | None]  # of a frame; None where its stretch was too short
Read = Callable[[Sequence[EyeSample]], WindowReading]


class Following:
    """One face through one unbroken stretch.

    Every frame gets the reading of the window whose middle is nearest, so answers come up to
    two and a half seconds late.
    """

    def __init__(self, read: Read, first: EyeSample) -> None:
        self._read = read
        self._begin = first.pts
        self._done = 0  # windows
        self._samples: deque[EyeSample] = deque([first])
        self._waiting: deque[tuple[int, float]] = deque([(first.frame, first.pts)])
        self._last: WindowReading | None = None

    @property
    def last_pts(self) -> float:
        """When the face was last seen."""
        return self._waiting[-1][1] if self._waiting else self._samples[-1].pts

    def continues(self, pts: float) -> bool:
        """Say whether a sample at this time belongs to the stretch."""
        late = pts - self.last_pts
        return 0 < late <= MOST_GAP and len(self._waiting) < MOST_WAITING

    def add(self, sample: EyeSample) -> Iterator[Answer]:
        """Take the next sample, and answer for the frames whose window is complete."""
        while sample.pts >= self._start + WINDOW - FINEST:
            yield from self._complete()
        self._waiting.append((sample.frame, sample.pts))
        if sample.pts - self._samples[-1].pts >= FINEST:
            self._samples.append(sample)

    def close(self) -> Iterator[Answer]:
        """Answer for the frames that are left: by a last window, up to the end."""
        last = self._samples[-1].pts
        whole = [sample for sample in self._samples if sample.pts > last - WINDOW]
        if whole[-1].pts - whole[0].pts >= LEAST:
            self._last = self._read(whole)
        while self._waiting:
            yield self._waiting.popleft()[0], self._last

    @property
    def _start(self) -> float:
        return self._begin + self._done * HOP

    def _complete(self) -> Iterator[Answer]:
        end = self._start + WINDOW - FINEST
        self._last = self._read(
            [one for one in self._samples if self._start - FINEST < one.pts < end]
        )
        until = self._start + (WINDOW + HOP) / 2
        while self._waiting and self._waiting[0][1] < until:
            yield self._waiting.popleft()[0], self._last
        self._done += 1
        while self._samples[0].pts < self._start - HOP:
            self._samples.popleft()
