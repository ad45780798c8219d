"""Frames for the viewer, from a reader process of their own.

Every request carries a serial number. Of each who asks only the newest request is decoded; a
request that was overtaken while it waited is forgotten, and an answer that comes late is
dropped by whoever asked, by its number. Pixels come through memory shared with the reader, and
are copied out of it before anyone here sees them.
"""

from threading import Condition, Thread

from PySide6.QtCore import QObject, Signal

from workbench.analyzer import Source
from workbench.errors import WorkbenchError
from workbench.model import FrameTimes, Picture
from workbench.worker import Limits, Worker, WorkerBug

PICTURES = "workbench.media.reader:pictures"
GLANCES = "workbench.media.reader:glances"
RESIDUALS = "workbench.media.derived:residuals"
SPECTRA = "workbench.media.derived:spectra"
FRAME_TIMES = "workbench.media.frame_times:frame_times"
LIMITS = Limits(idle_seconds=30, total_seconds=120)
Request = tuple[int, Source, int, int, str]


class FrameRequests(QObject):
    """Asks the reader for frames, one at a time, always the newest wish.

    Several may share it, each by a name of its own: their wishes are served in turn.
    """

    arrived = Signal(int, Picture)  # serial, picture
    timed = Signal(str, FrameTimes)  # sha256 of the medium, presentation times of its frames
    failed = Signal(int, Exception)  # serial: a frame that cannot be had
    untimed = Signal(str, Exception)  # sha256: presentation times that cannot be had

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = Condition()
        self._wishes: dict[str, Request] = {}  # by who asks, the longest waiting first
        self._untimed: dict[str, Source] = {}  # by sha256
        self._serial = 0
        self._open = True
        self._worker = Worker(LIMITS)
        self._thread = Thread(target=self._serve, name="frames", daemon=True)
        self._thread.start()

    @property
    def serial(self) -> int:
        """The number of the newest request."""
        return self._serial

    @property
    def pid(self) -> int | None:
        """The number of the reader process, None while there is none."""
        return self._worker.pid

    def ask(
        self, source: Source, frame: int, max_side: int, work: str = "", by: str = ""
    ) -> int:
        """Wish for a frame, shown at most `max_side` pixels long; return the serial number.

        `work` names what the reader makes of it, by default its picture; `by` who asks.
        """
        with self._changed:
            self._serial += 1
            self._wishes[by] = (self._serial, source, frame, max_side, work)
            self._changed.notify()
        return self._serial

    def ask_times(self, source: Source) -> None:
        """Wish for the presentation times of a medium's frames, after its picture."""
        with self._changed:
            self._untimed[source.sha256] = source
            self._changed.notify()

    def forget(self) -> None:
        """Make every answer still to come a late one."""
        with self._changed:
            self._serial += 1
            self._wishes.clear()
            self._untimed.clear()

    def end(self) -> None:
        """End the reader process, at work or not; its thread ends soon after."""
        with self._changed:
            self._open = False
            self._wishes.clear()
            self._untimed.clear()
            self._changed.notify()
        self._worker.interrupt()

    @property
    def ended(self) -> bool:
        """Whether process and thread have ended."""
        return not self._thread.is_alive()

    def close(self) -> None:
        """End the reader process, and wait for the thread."""
        self.end()
        self._thread.join()

    def _serve(self) -> None:
        with self._worker as worker:
            while (wish := self._next()) is not None:
                if isinstance(wish, Source):
                    self._time(worker, wish)
                else:
                    self._answer(worker, wish)

    def _next(self) -> Request | Source | None:
        """Wait for a wish, pictures first; None when closed."""
        with self._changed:
            self._changed.wait_for(
                lambda: bool(self._wishes or self._untimed or not self._open)
            )
            for kept in (self._wishes, self._untimed):
                if kept:
                    return kept.pop(next(iter(kept)))
            return None

    def _answer(self, worker: Worker, wish: Request) -> None:
        serial, source, frame, max_side, work = wish
        try:
            for picture in worker.run(work or PICTURES, source, (frame,), max_side):
                self.arrived.emit(serial, picture)
        except (WorkbenchError, WorkerBug) as error:
            self.failed.emit(serial, error)

    def _time(self, worker: Worker, source: Source) -> None:
        try:
            for times in worker.run(FRAME_TIMES, source):
                self.timed.emit(source.sha256, times)
        except (WorkbenchError, WorkerBug) as error:
            self.untimed.emit(source.sha256, error)
