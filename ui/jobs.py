"""Run a generator off the GUI thread and deliver what it yields on it."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from threading import Event

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QThreadPool, QTimer, Signal
from shiboken6 import isValid

# What a job brings is heard at most so long; then the window answers, and it goes on.
TURN_MS = 8
Work = Callable[[], Iterator[object]]


class Job(QObject):
    """Work in progress, as the GUI thread sees it.

    Any number of `yielded`, then exactly one of `finished`, `cancelled` and `failed`. All are
    emitted by the GUI thread, and none before whoever started the work returns to its event
    loop: work that ends at once is heard as well by who connects afterwards.
    """

    yielded = Signal(object)
    finished = Signal()
    cancelled = Signal()
    failed = Signal(Exception)
    held = Signal()  # it stands at a yield since it was paused
    _told = Signal()  # there is something to announce; from the pool's thread

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._stop = Event()
        self._go = Event()  # cleared while it is paused
        self._go.set()
        self._heard: deque[Callable[[], None]] = deque()  # what is still to be announced
        self._awake = Event()  # set from the first that was told until all is announced
        self._told.connect(self._announce, Qt.ConnectionType.QueuedConnection)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._announce)

    @property
    def stopping(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()

    def start(self, pool: QThreadPool) -> None:
        """Queue the work; the generator is created and closed in the pool's thread.

        The pool gets a function: a `QRunnable` made here would keep its Python side after the
        pool deleted it, and PySide would take the next Qt object at that address for it.
        """
        pool.start(self._run)

    def cancel(self) -> None:
        """Ask the work to stop at its next yield; work still waiting never begins."""
        self._stop.set()
        self._go.set()

    def pause(self) -> None:
        """Ask the work to stand still at its next yield; what it holds stays open."""
        self._go.clear()

    def resume(self) -> None:
        """Let paused work go on where it stands."""
        self._go.set()

    def _run(self) -> None:
        work, self._work = self._work, _nothing  # what it holds is needed no longer
        try:
            completed = self._drain(work())
        except Exception as error:  # noqa: BLE001  # the one boundary that must not lose errors
            self._tell(partial(self.failed.emit, error))
        else:
            self._tell((self.finished if completed else self.cancelled).emit)

    def _drain(self, items: Iterator[object]) -> bool:
        """Deliver items until exhausted (True) or told to stop (False)."""
        try:
            while self._may_go_on():
                try:
                    item = next(items)
                except StopIteration:
                    return True
                self._tell(partial(self.yielded.emit, item))
            return False
        finally:
            getattr(items, "close", lambda: None)()

    def _tell(self, announce: Callable[[], None]) -> None:
        """Let the GUI thread announce something; wake it unless it is at it already."""
        self._heard.append(announce)
        if not self._awake.is_set():
            self._awake.set()
            self._told.emit()

    def _announce(self) -> None:
        """Announce what was told, in its order; what takes long goes on in the next turn.

        Events that are posted one by one are all delivered before the window answers again.
        """
        turn = QDeadlineTimer(TURN_MS)
        while self._heard and not turn.hasExpired():
            announce = self._heard.popleft()
            self._next.start()  # should this one fail, or wait in an event loop of its own
            announce()
            if not isValid(self):  # all that followed was heard in that loop
                return
        if self._heard:
            return
        self._awake.clear()
        if self._heard:  # told meanwhile, by who took it to be awake
            self._awake.set()
            return
        self._next.stop()

    def _may_go_on(self) -> bool:
        """Wait while the work is paused; say whether it goes on then."""
        if not self._go.is_set() and not self._stop.is_set():
            self._tell(self.held.emit)
            self._go.wait()
        return not self._stop.is_set()


def _nothing() -> Iterator[object]:
    return iter(())


class Jobs(QObject):
    """The jobs under way: starts each, keeps it alive, and forgets it when it ends.

    `idle` is emitted when the last one has ended.
    """

    idle = Signal()

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._open: set[Job] = set()

    def start(self, job: Job) -> Job:
        """Queue a job and return it, for its signals."""
        self._open.add(job)
        job.finished.connect(lambda: self._forget(job))
        job.cancelled.connect(lambda: self._forget(job))
        job.failed.connect(lambda _: self._forget(job))
        job.start(self._pool)
        return job

    @property
    def busy(self) -> bool:
        """Whether any job has not ended."""
        return bool(self._open)

    def close(self) -> None:
        """Cancel what is under way and wait until its record is complete."""
        for job in self._open:
            job.cancel()
        self._pool.waitForDone()

    def finish(self) -> None:
        """Wait until everything that was queued is done; nothing is cancelled."""
        self._pool.waitForDone()

    def _forget(self, job: Job) -> None:
        """Let go of a job that has ended, when its last signals have been heard.

        What is connected to it holds it as well, and would keep it for good.
        """
        self._open.discard(job)
        job.deleteLater()
        if not self._open and isValid(self):  # what ended may be heard after its owner went
            self.idle.emit()
