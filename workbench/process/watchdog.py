"""Watches a worker process from a thread of its own, and ends it when it breaks a limit.

The owner may be busy, or blocked in the middle of a message that never ends; so it is not
the owner who looks. Time counts only while the owner waits: a child that is not listened to
is not to blame.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from workbench.errors import WorkerCrashed, WorkerError, WorkerOutOfMemory
from workbench.process.reader_process import ReaderProcess

TICK_SECONDS = 0.1
FAMILY_TICKS = 10  # the children of the child are looked for every so many ticks


class Watchdog:
    """One thread that ends one process, for the first of the reasons given to it.

    `broken` then holds the error to raise.
    """

    def __init__(self, process: ReaderProcess) -> None:
        self.broken: WorkerError | None = None
        self._process = process
        self._memory_bytes: int | None = None
        self._deadline: tuple[float, WorkerError] | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()

    def guard_memory(self, limit: int) -> None:
        """From now on, end the process when its family holds more than `limit` bytes.

        One that holds more already is ended at once: it might be done before the next tick.
        """
        self._memory_bytes = limit
        if (reason := self._too_large(with_children=True)) is not None:
            self.bite(reason)

    @contextmanager
    def patience(self, seconds: float, error: WorkerError) -> Iterator[None]:
        """End the process, because of `error`, when the block takes longer than `seconds`."""
        self._deadline = (time.monotonic() + seconds, error)
        try:
            yield
        finally:
            self._deadline = None

    def bite(self, error: WorkerError) -> None:
        """End the process because of `error`, unless it was ended before; from any thread."""
        if self.broken is None:
            self.broken = error
        self._process.kill()

    def stop(self) -> None:
        """Stop watching."""
        self._over.set()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _watch(self) -> None:
        tick = 0
        while not self._over.wait(TICK_SECONDS):
            if not self._process.is_alive():
                self._process.kill()  # its children, who may hold the line open
                return
            reason = self._too_late() or self._too_large(tick % FAMILY_TICKS == 0)
            if reason is not None:
                self.bite(reason)
                return
            tick += 1

    def _too_late(self) -> WorkerError | None:
        deadline = self._deadline
        return deadline[1] if deadline and time.monotonic() > deadline[0] else None

    def _too_large(self, with_children: bool) -> WorkerError | None:
        limit = self._memory_bytes
        if limit is None or self._process.memory(with_children=with_children) <= limit:
            return None
        return WorkerOutOfMemory(f"reading took more than {limit >> 20} MiB")


def interruption() -> WorkerError:
    """Return the error of work that its owner broke off."""
    return WorkerCrashed("the work was broken off by its owner")
