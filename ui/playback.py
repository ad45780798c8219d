"""Where the examiner is in a medium, and how that moves: the shared playhead.

The position is a frame index; its time is the frame's presentation timestamp. J-K-L shuttle
as in an editing room: L plays 1→2→4→8×, J mirrors it, K stops, K held makes them one frame;
with Shift they play slower each time. Playing keeps to presentation time: what cannot be shown
in time is left out, never shown late.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

TICK_MS = 15
FASTEST, SLOWEST = 8.0, 0.125
SLOW = 0.5  # the first speed below normal


class Playback(QObject):
    """The playhead of one medium at a time."""

    moved = Signal(int)  # the frame that should be on show
    speed_changed = Signal(float)  # 0 stands still, negative goes back
    marks_changed = Signal()
    timed = Signal()  # the exact times are known now
    loop_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._times: NDArray[np.float64] = np.zeros(1)
        self._step = 0.0  # the usual time from one frame to the next
        self._exact = False
        self._index = 0
        self._speed = 0.0
        self._held = False
        self._looping = False
        self._from = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._in: int | None = None  # frames: their times are known exactly only later
        self._out: int | None = None

    def load(self, times: NDArray[np.float64], index: int = 0) -> None:
        """Start on another medium whose frames are presented at `times`, seconds, rising."""
        self.stop()
        self._take(times if times.size else np.zeros(1), exact=False)
        self.clear_marks()
        self._index = -1
        self.go_to(index)

    def refine(self, times: NDArray[np.float64]) -> None:
        """Take over the exact frame times of the same medium, staying on the frame."""
        if not times.size:
            return
        self._take(times, exact=True)
        self._in, self._out = self._clamped(self._in), self._clamped(self._out)
        self.go_to(self._index)
        self._restart()
        self.marks_changed.emit()
        self.timed.emit()

    @property
    def times(self) -> NDArray[np.float64]:
        """The presentation times of all frames, seconds, rising; see `exact`."""
        return self._times

    @property
    def exact(self) -> bool:
        """Whether the times were read from the file, not spread evenly until then."""
        return self._exact

    @property
    def index(self) -> int:
        """The frame the playhead is on."""
        return self._index

    @property
    def count(self) -> int:
        """How many frames there are."""
        return int(self._times.size)

    @property
    def pts(self) -> float:
        """The presentation time of that frame, in seconds."""
        return float(self._times[self._index])

    @property
    def speed(self) -> float:
        """How many times real time it plays; 0 when it stands."""
        return self._speed

    def frame_at(self, pts: float) -> int:
        """Return the frame that is on show at a time."""
        index = int(np.searchsorted(self._times, pts + 1e-6, side="right")) - 1
        return min(max(index, 0), self.count - 1)

    def go_to(self, index: int) -> None:
        """Put the playhead on a frame; beyond the ends means the end."""
        index = min(max(index, 0), self.count - 1)
        if index != self._index:
            self._index = index
            self.moved.emit(index)

    def seek(self, pts: float) -> None:
        """Put the playhead on the frame on show at a time, and go on playing from there."""
        self.go_to(self.frame_at(pts))
        self._restart()

    def step(self, frames: int) -> None:
        """Stop and move by single frames."""
        self.stop()
        self.go_to(self._index + frames)

    def toggle(self) -> None:
        """Play at normal speed, or stop."""
        if self._speed:
            self.stop()
            return
        if self._index == self.count - 1:
            self.go_to(0)
        self._play(1)

    def hold(self, held: bool) -> None:
        """Note whether K is held down, which turns J and L into single steps."""
        self._held = held

    def shuttle(self, direction: int) -> None:
        """Play in a direction (1 or -1), faster each time; one frame while K is held."""
        if self._held:
            self.step(direction)
        elif self._speed * direction <= 0:
            self._play(direction)
        else:
            self._play(direction * min(abs(self._speed) * 2, FASTEST))

    def slow(self, direction: int) -> None:
        """Play in a direction (1 or -1) at half the speed, and half of that each time."""
        if self._speed * direction <= 0:
            self._play(direction * SLOW)
        else:
            self._play(direction * max(abs(self._speed) / 2, SLOWEST))

    @property
    def looping(self) -> bool:
        """Whether playing begins anew at the end of the range in–out, or of everything."""
        return self._looping

    def loop(self, on: bool) -> None:
        """Play the range in–out over and over, or let playing end at the last frame."""
        self._looping = on
        self.loop_changed.emit(on)

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()
        self._set_speed(0)

    @property
    def mark_in(self) -> float | None:
        """The presentation time of the in mark."""
        return self._pts_of(self._in)

    @property
    def mark_out(self) -> float | None:
        """The presentation time of the out mark."""
        return self._pts_of(self._out)

    @property
    def range(self) -> tuple[float | None, float | None]:
        """The marked range; one mark alone reaches to the other end, none means everything."""
        if self._in is None and self._out is None:
            return None, None
        first = 0 if self._in is None else self._in
        last = self.count - 1 if self._out is None else self._out
        return self._pts_of(first), self._pts_of(last)

    def mark(self, *, begin: bool, frame: int | None = None) -> None:
        """Set the in (begin) or out mark on a frame, by default where the playhead is.

        Marks in the wrong order push each other away.
        """
        here = self._clamped(self._index if frame is None else frame)
        first, last = (here, self._out) if begin else (self._in, here)
        if first is not None and last is not None and first > last:
            first, last = (first, None) if begin else (None, last)
        self._in, self._out = first, last
        self.marks_changed.emit()

    def clear_marks(self) -> None:
        """Drop the range."""
        self._in = self._out = None
        self.marks_changed.emit()

    def _take(self, times: NDArray[np.float64], *, exact: bool) -> None:
        self._times, self._exact = times, exact
        self._step = float(np.median(np.diff(times))) if times.size > 1 else 0.0

    def _clamped(self, frame: int | None) -> int | None:
        return None if frame is None else min(max(frame, 0), self.count - 1)

    def _pts_of(self, frame: int | None) -> float | None:
        return None if frame is None else float(self._times[frame])

    def _play(self, speed: float) -> None:
        self._set_speed(speed)
        self._restart()
        self._timer.start()

    def _restart(self) -> None:
        self._restart_at(self.pts if self._speed >= 0 else self._end_of(self._index))

    def _restart_at(self, pts: float) -> None:
        self._from = pts
        self._clock.restart()

    def _set_speed(self, speed: float) -> None:
        if speed != self._speed:
            self._speed = speed
            self.speed_changed.emit(speed)

    def _tick(self) -> None:
        target = self._from + self._clock.elapsed() / 1000 * self._speed
        first, last = self._bounds()
        begins, ends = float(self._times[first]), self._end_of(last)
        if begins <= target <= ends:
            self.go_to(min(self.frame_at(target), last))
        elif self._looping:
            self.go_to(first if self._speed > 0 else last)
            self._restart_at(begins if self._speed > 0 else ends)
        else:
            self.go_to(last if target > ends else first)
            self.stop()

    def _bounds(self) -> tuple[int, int]:
        """Return the first and the last frame that are played."""
        if not self._looping:
            return 0, self.count - 1
        first = 0 if self._in is None else self._in
        return first, self.count - 1 if self._out is None else self._out

    def _end_of(self, frame: int) -> float:
        """Return until when a frame is on show: the next one's time, or one usual step."""
        if frame + 1 < self.count:
            return float(self._times[frame + 1])
        return float(self._times[frame]) + self._step
