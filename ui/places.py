"""A place in a video as an examiner types it: frame index, time or timecode.

The frame is found in the presentation times of the file, so that it is that frame also where
the rate varies. A timecode counts frames, which only a steady rate makes a matter of time:

- at a steady rate, whole or that of NTSC (29.97), `HH:MM:SS:FF` counts from the first frame,
  without dropped numbers, with as many frames to a second as the rate rounded (30 for 29.97);
- at a variable rate, `FF` counts the frames that are presented within that second, from 0.

It is not the timecode track that some cameras record.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui import wording

FRAME = re.compile(r"#\s*(\d+)")
TIME = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+(?:[.,]\d*)?)")
CODE = re.compile(r"(\d+):(\d+):(\d+):(\d+)")
JITTER = 0.0021  # seconds; containers round times, some to milliseconds
OF_STEP = 0.25  # of the time between two frames: less than any frame that was left out moves
OF_RATE = 0.002  # what a rate may differ from a whole one; those of NTSC differ by half of it
TOLERANCE = 1e-6  # seconds: a time that was shown rounded is still that frame's
ROUNDED = 5e-4  # seconds: times are shown to the millisecond


@dataclass(frozen=True, slots=True)
class Place:
    """A frame that was found, or a sentence that says why none was."""

    frame: int | None
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The frames of a video at `times`, seconds, rising; `exact` once the file told them."""

    times: NDArray[np.float64]
    exact: bool = True

    @property
    def steady(self) -> bool:
        """Whether every frame is presented where one rate, whole or that of NTSC, puts it."""
        steps = self.times.size - 1
        lasts = float(self.times[-1] - self.times[0])
        if steps < 1 or lasts <= 0:
            return True
        even = np.arange(steps + 1) * (lasts / steps)
        off = float(np.ptp(self.times - even)) / 2
        rounding = 2 * ROUNDED  # of the first and of the last time, in a short clip
        whole = abs(steps / self.per_second - lasts) <= OF_RATE * lasts + rounding
        return whole and off <= min(JITTER, OF_STEP * lasts / steps)

    @property
    def per_second(self) -> int:
        """How many frames a steady timecode counts to a second."""
        lasts = float(self.times[-1] - self.times[0])
        return max(round((self.times.size - 1) / lasts), 1) if lasts > 0 else 1

    @property
    def counting(self) -> str:
        """How timecodes count here, in a sentence."""
        if self.steady:
            return (
                "This video has a steady rate: a timecode counts from the first frame, "
                f"{self.per_second} frames to a second, none dropped."
            )
        return (
            "This video has a variable rate: the last number of a timecode counts the frames "
            "presented within that second, from 0."
        )

    def find(self, text: str) -> Place | None:
        """Return the place that a text names, or None where it names none at all."""
        text = text.strip()
        if told := FRAME.fullmatch(text):
            return self._indexed(int(told[1]))
        time, code = TIME.fullmatch(text), CODE.fullmatch(text)
        if time is None and code is None:
            return None
        if not self.exact:
            return Place(None, "The times of the frames are still being read; a moment.")
        if time is not None:
            return self._timed(time)
        return self._coded(*map(int, code.groups())) if code else None

    def timecode(self, frame: int) -> str:
        """Return the timecode of a frame, as `find` reads it."""
        if self.steady:
            seconds, count = divmod(frame, self.per_second)
        else:
            seconds = max(int(np.floor(self.times[frame] + TOLERANCE)), 0)
            count = frame - self._first_of(seconds)
        minutes, second = divmod(seconds, 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}:{count:02}"

    def _first_of(self, second: int) -> int:
        """Return the first frame that is presented within a second, or after it."""
        return int(np.searchsorted(self.times, second - TOLERANCE, side="left"))

    def _indexed(self, frame: int) -> Place:
        if frame >= self.times.size:
            return Place(None, f"The last frame index is {self.times.size - 1}.")
        return Place(frame, self._described(frame))

    def _timed(self, told: re.Match[str]) -> Place:
        hours, minutes, seconds = (part or "0" for part in told.groups())
        wanted = (int(hours) * 60 + int(minutes)) * 60 + float(seconds.replace(",", "."))
        if wanted > float(self.times[-1]) + ROUNDED:
            return Place(
                None, f"The last frame is presented at {wording.time(self.times[-1])}."
            )
        reached = int(np.searchsorted(self.times, wanted + ROUNDED, side="right")) - 1
        return self._indexed(max(reached, 0))

    def _coded(self, hours: int, minutes: int, second: int, count: int) -> Place:
        seconds = (hours * 60 + minutes) * 60 + second
        if self.steady:
            if count >= self.per_second:
                most = self.per_second - 1
                return Place(None, f"The last number of a timecode here is at most {most:02}.")
            return self._indexed(seconds * self.per_second + count)
        there = self._first_of(seconds + 1) - self._first_of(seconds)
        if count >= there:
            return Place(None, f"{there} frames are presented within that second.")
        return self._indexed(self._first_of(seconds) + count)

    def _described(self, frame: int) -> str:
        if not self.exact:
            return f"Frame index {frame}."
        at = wording.time(float(self.times[frame]))
        return f"Frame index {frame}, presented at {at}, timecode {self.timecode(frame)}."
