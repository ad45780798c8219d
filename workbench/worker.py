"""Run a generator in a child process, with limits, and yield its records here.

Decoders and native libraries meet evidence only in such a process. A file that crashes one,
hangs it or eats memory ends that process and becomes an error here; the case and the other
files go on. The child is spawned, never forked, and ends when its owner does.
"""

import importlib
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self

import psutil

from workbench import errors, wire
from workbench.errors import (
    WorkbenchError,
    WorkerCrashed,
    WorkerError,
    WorkerOutOfMemory,
    WorkerTimedOut,
    WorkerUnavailable,
)
from workbench.model import WorkerEnd

Work = Callable[..., Iterator[Any]] | str  # or "package.module:function", imported there only

TICK_SECONDS = 0.1
GRACE_SECONDS = 2.0
MAX_MESSAGE_BYTES = 1 << 29  # a map of the largest picture that is decoded fits
START_SECONDS = 60.0  # a cold disk and a virus scanner take their time
READY, STOP = b"ready", b"stop"


class WorkerBug(RuntimeError):
    """The generator raised something unexpected; the message holds its traceback."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may take: seconds without a record, and bytes of resident memory."""

    idle_seconds: float = 60.0
    memory_bytes: int = 4 << 30


class Worker:
    """One child process, started when first needed, reused, and replaced when it dies.

    Used by one thread at a time. A generator run here yields records of `workbench.model`,
    or pairs of a subject and a record.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: BaseProcess | None = None
        self._channel: Connection | None = None

    def run(
        self, work: Work, *args: object, idle_seconds: float | None = None
    ) -> Iterator[Any]:
        """Yield what `work(*args)` yields there; closing this early stops it there.

        Raises the `WorkbenchError` that `work` raised, a `WorkerError` when the process
        crashed or broke a limit, and `WorkerBug` for anything else.
        """
        channel = self._start()
        channel.send((work, args))
        ended = False
        try:
            while True:
                subject, record = wire.unpack(self._receive(channel, idle_seconds))
                if isinstance(record, WorkerEnd):
                    ended = True
                    _raise_again(record)
                    return
                yield (subject, record) if subject else record
        except wire.ForeignMessage as error:
            raise WorkerCrashed(f"the worker process sent no record: {error}") from error
        finally:
            if not ended:
                self._stop()

    def close(self) -> None:
        """End the child process; a later run starts a new one."""
        if self._channel is not None:
            self._channel.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._channel = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _start(self) -> Connection:
        """Return the channel to a living child."""
        if self._channel is not None and self._process is not None and self._process.is_alive():
            return self._channel
        self.close()
        context = multiprocessing.get_context("spawn")
        self._channel, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._await_ready(self._channel)
        return self._channel

    def _await_ready(self, channel: Connection) -> None:
        """Tell a worker that cannot start from a file that kills one."""
        try:
            ready = channel.poll(START_SECONDS) and channel.recv_bytes() == READY
        except (EOFError, OSError):
            ready = False
        if not ready:
            self.close()
            raise WorkerUnavailable("the process that reads evidence did not start")

    def _receive(self, channel: Connection, idle_seconds: float | None) -> bytes:
        """Return the next message, watching the child's memory and progress meanwhile."""
        limit = idle_seconds or self._limits.idle_seconds
        started = time.monotonic()
        try:
            while not channel.poll(TICK_SECONDS):
                if time.monotonic() - started > limit:
                    raise WorkerTimedOut(f"no progress within {limit:.0f} seconds")
                self._check_memory()
            return channel.recv_bytes(MAX_MESSAGE_BYTES)
        except (EOFError, OSError, psutil.NoSuchProcess) as error:
            raise WorkerCrashed(self._epitaph()) from error

    def _check_memory(self) -> None:
        assert self._process is not None  # noqa: S101  # for the type checker
        taken = psutil.Process(self._process.pid).memory_info().rss
        if taken > self._limits.memory_bytes:
            raise WorkerOutOfMemory(
                f"reading took more than {self._limits.memory_bytes >> 20} MiB"
            )

    def _epitaph(self) -> str:
        """Say how the child ended."""
        assert self._process is not None  # noqa: S101  # for the type checker
        self._process.join(GRACE_SECONDS)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"the worker process ended by signal {signal.Signals(-code).name}"
        return f"the worker process ended with exit code {code}"

    def _stop(self) -> None:
        """Ask the child to close its generator, and end it if it does not."""
        if self._channel is None:
            return
        try:
            self._channel.send_bytes(STOP)
            deadline = time.monotonic() + GRACE_SECONDS
            while self._channel.poll(max(0.0, deadline - time.monotonic())):
                _, record = wire.unpack(self._channel.recv_bytes(MAX_MESSAGE_BYTES))
                if isinstance(record, WorkerEnd):
                    return
        except (EOFError, OSError, wire.ForeignMessage):
            pass  # it is gone already
        self.close()


def resolve(name: str) -> Callable[..., Iterator[Any]]:
    """Return the generator function "package.module:function" names."""
    module, _, function = name.partition(":")
    found: Callable[..., Iterator[Any]] = getattr(importlib.import_module(module), function)
    return found


def _raise_again(end: WorkerEnd) -> None:
    """Raise here what ended the work there."""
    if end.traceback:
        raise WorkerBug(end.traceback)
    if end.error:
        kind = getattr(errors, end.error, WorkerError)
        if not (isinstance(kind, type) and issubclass(kind, WorkbenchError)):
            kind = WorkerError
        raise kind(end.message)


def _serve(channel: Connection) -> None:
    """Answer requests until the owner goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner decides what a Ctrl+C means
    os.dup2(2, 1)  # a library that prints must not spoil the owner's standard output
    sys.stdout = sys.stderr
    threading.Thread(target=_end_with_owner, daemon=True).start()
    channel.send_bytes(READY)
    while True:
        try:
            request = channel.recv_bytes()
            if request != STOP:  # a late stop for work that had just ended
                _answer(channel, request)
        except (EOFError, ConnectionError):
            return


def _end_with_owner() -> None:
    """Leave no orphan behind, even from within a library that never returns."""
    owner = multiprocessing.parent_process()
    if owner is not None:
        wait([owner.sentinel])
    os._exit(1)


def _answer(channel: Connection, request: bytes) -> None:
    """Run one generator and send what it yields, then how it ended."""
    try:
        work, args = multiprocessing.reduction.ForkingPickler.loads(request)
        function = resolve(work) if isinstance(work, str) else work
        end = _send_all(channel, function(*args))
    except WorkbenchError as error:
        end = WorkerEnd(error=type(error).__name__, message=str(error))
    except (EOFError, ConnectionError):
        raise
    except Exception:  # noqa: BLE001  # the firewall between a reader's bug and the desk
        end = WorkerEnd(traceback=traceback.format_exc(limit=-12))
    channel.send_bytes(wire.pack("", end))


def _send_all(channel: Connection, records: Iterator[Any]) -> WorkerEnd:
    """Send every record, until the owner says stop."""
    try:
        for item in records:
            if channel.poll() and channel.recv_bytes() == STOP:
                break
            subject, record = item if isinstance(item, tuple) else ("", item)
            channel.send_bytes(wire.pack(subject, record))
        return WorkerEnd()
    finally:
        getattr(records, "close", lambda: None)()
