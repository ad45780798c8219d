"""Run a generator in a child process, with limits, and yield its records here.

Decoders and native libraries meet evidence only in such a process. A file that crashes one,
hangs it or eats memory ends that process and becomes an error here; the case and the other
files go on. The child is a fresh interpreter, never forked, and ends when its owner does.
"""

import pickle
import signal
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from workbench import errors
from workbench.errors import (
    WorkbenchError,
    WorkerCrashed,
    WorkerError,
    WorkerTimedOut,
    WorkerUnavailable,
)
from workbench.model import Isolation, WorkerEnd
from workbench.process.reader_process import ReaderProcess
from workbench.process.watchdog import Watchdog, interruption
from workbench.process.wire import MAX_ARRAY_BYTES, ForeignMessage, Message, Wire
from workbench.text import printable

Work = Callable[..., Iterator[Any]] | str  # or "package.module:function", imported there only

GRACE_SECONDS = 2.0
MESSAGE_BYTES = 1 << 24  # text and small arrays; large ones lie in shared memory
UNSHARED_MESSAGE_BYTES = MESSAGE_BYTES + MAX_ARRAY_BYTES
START_SECONDS = 60.0  # a cold disk and a virus scanner take their time
STOP = b"stop"
MOST_LETTERS = 20_000  # of an error's text


class WorkerBug(RuntimeError):
    """The generator raised something unexpected; the message holds its traceback."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may take.

    Seconds of waiting without a record, bytes of resident memory (its own children's
    included), and seconds for a whole piece of work. The last is None where the length of
    the work is the file's: an hour of video that yields record after record is not stopped,
    and an examiner who sees no end of it can cancel.
    """

    idle_seconds: float = 60.0
    memory_bytes: int = 4 << 30
    total_seconds: float | None = None
    behind: bool = False


class Worker:
    """One child process, started when first needed, reused, and replaced when it dies.

    Used by one thread at a time. A generator run here yields records of `workbench.model`,
    or pairs of a subject and a record.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: _Child | None = None
        self._broken_off = threading.Event()
        self._at_exit: weakref.finalize[..., Any] | None = None

    @property
    def limits(self) -> Limits:
        """What a child may take."""
        return self._limits

    @property
    def isolation(self) -> Isolation:
        """What the child is kept from; it is started to find out."""
        return self._start().isolation

    @property
    def pid(self) -> int | None:
        """The number of the child process, None while there is none."""
        return self._child.pid if self._child else None

    def run(
        self, work: Work, *args: object, idle_seconds: float | None = None
    ) -> Iterator[Any]:
        """Yield what `work(*args)` yields there; closing this early stops it there.

        Raises the `WorkbenchError` that `work` raised, a `WorkerError` when the process
        crashed or broke a limit, and `WorkerBug` for anything else.
        """
        request = pickle.dumps((work, args))
        child = self._start()
        idle = idle_seconds or self._limits.idle_seconds
        ended = False
        try:
            child.send(request, idle)
            for subject, record in self._messages(child, idle):
                if isinstance(record, WorkerEnd):
                    ended = True
                    _raise_again(record)
                    return
                yield (subject, record) if subject else record
        finally:
            if not ended and not child.stop():
                self.close()

    @property
    def interrupted(self) -> bool:
        """Whether its owner broke its work off: what fails then says nothing of a file."""
        return self._broken_off.is_set()

    def interrupt(self) -> None:
        """End the work under way from another thread, where it raises `WorkerCrashed`.

        For good: this worker is not used again.
        """
        self._broken_off.set()
        if (child := self._child) is not None:
            child.dog.bite(interruption())

    def close(self) -> None:
        """End the child process; a later run starts a new one."""
        if self._at_exit is not None:
            self._at_exit()
        self._child = self._at_exit = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _start(self) -> "_Child":
        """Return a living child that has room left within its limit."""
        if self._child is None or not self._child.is_fit(self._limits.memory_bytes // 2):
            self.close()
            try:
                self._child = child = _Child(behind=self._limits.behind)
            except OSError as error:
                said = f"no process can be started: {error.strerror}"
                raise WorkerUnavailable(said) from error
            self._at_exit = weakref.finalize(self, child.end)
            if self._broken_off.is_set():
                child.dog.bite(interruption())
            self._greet(child)
        return self._child

    def _greet(self, child: "_Child") -> None:
        """Tell a worker that cannot start from one that a file kills or its owner stops."""
        try:
            child.greet()
        except WorkerError as error:
            self.close()
            if self._broken_off.is_set():
                raise
            raise WorkerUnavailable("the process that reads evidence did not start") from error
        child.dog.guard_memory(self._limits.memory_bytes)

    def _messages(self, child: "_Child", idle: float) -> Iterator[Message]:
        """Yield what the child says while the limits of time allow."""
        total = self._limits.total_seconds
        end = time.monotonic() + total if total else float("inf")
        while True:
            left = end - time.monotonic()
            if left < idle:
                late = WorkerTimedOut(f"not done within {total:.0f} seconds")
                yield child.receive(max(left, 0.0), late)
            else:
                late = WorkerTimedOut(f"no progress within {idle:.0f} seconds")
                yield child.receive(idle, late)


class _Child:
    """A process with its watchdog: words go in, records come out, or an error is raised."""

    def __init__(self, *, behind: bool = False) -> None:
        self._process = ReaderProcess()
        if behind:
            self._process.let_others_first()
        self._wire = Wire(self._process.pixels)
        shared = self._process.pixels is not None
        self._most_bytes = MESSAGE_BYTES if shared else UNSHARED_MESSAGE_BYTES
        self.pid = self._process.pid
        self.dog = Watchdog(self._process)
        self._ended = False
        self.isolation = Isolation(offline=False, detail="not isolated: not started")

    def greet(self) -> None:
        """Wait until the child is ready, and hear what it is kept from."""
        late = WorkerTimedOut("the process did not get ready")
        _, record = self.receive(START_SECONDS, late)
        if not isinstance(record, Isolation):
            raise WorkerCrashed("the worker process did not say what it is kept from")
        self.isolation = record

    def is_fit(self, memory_bytes: int) -> bool:
        """Say whether the process lives and holds no more than that of what it read before."""
        process = self._process
        return process.is_alive() and process.memory(with_children=False) <= memory_bytes

    def send(self, request: bytes, patience: float) -> None:
        """Send a request, which a child that does not listen cannot block for ever."""
        late = WorkerTimedOut(f"no request taken within {patience:.0f} seconds")
        try:
            with self.dog.patience(patience, late):
                self._process.channel.send_bytes(request)
        except OSError as error:
            raise self._epitaph(error) from error

    def receive(self, patience: float, late: WorkerError) -> Message:
        """Return the next record, or raise `late`, or whatever else ended the child."""
        try:
            with self.dog.patience(patience, late):
                data = self._process.channel.recv_bytes(self._most_bytes)
        except (EOFError, OSError) as error:
            raise self._epitaph(error) from error
        try:
            return self._wire.unpack(data)
        except ForeignMessage as error:
            raise WorkerCrashed(f"the worker process sent no record: {error}") from error

    def stop(self) -> bool:
        """Ask the child to close its generator; return whether it did."""
        if self._ended:
            return False
        late = time.monotonic() + GRACE_SECONDS
        slow = WorkerTimedOut("the work did not stop when asked")
        try:
            self.send(STOP, GRACE_SECONDS)
            while (left := late - time.monotonic()) > 0:
                if isinstance(self.receive(left, slow)[1], WorkerEnd):
                    return True
        except WorkerError:
            pass  # it is gone already
        return False

    def end(self) -> None:
        """End the process."""
        self._ended = True
        self.dog.stop()
        self._process.end()

    def _epitaph(self, silence: Exception) -> WorkerError:
        """Return the limit that was broken, or say how the child ended by itself."""
        if self.dog.broken is not None:
            return self.dog.broken
        self.dog.stop()
        code = self._process.end(GRACE_SECONDS)
        if self.dog.broken is not None:
            return self.dog.broken
        if code is None:
            return WorkerCrashed(f"the worker process broke off: {silence or 'end of line'}")
        if code < 0:
            return WorkerCrashed(f"the worker process ended by {_signal_name(-code)}")
        return WorkerCrashed(f"the worker process ended with exit code {code}")


def _signal_name(number: int) -> str:
    try:
        return f"signal {signal.Signals(number).name}"
    except ValueError:
        return f"signal {number}"


def _raise_again(end: WorkerEnd) -> None:
    """Raise here what ended the work there."""
    if end.traceback:
        raise WorkerBug(printable(end.traceback, MOST_LETTERS))
    if end.error:
        kind = getattr(errors, end.error, WorkerError)
        if not (isinstance(kind, type) and issubclass(kind, WorkbenchError)):
            kind = WorkerError
        raise kind(printable(end.message, MOST_LETTERS))
