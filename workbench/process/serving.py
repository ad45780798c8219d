"""The worker process from within: run the generators asked for, and send what they yield.

Runs after `workbench.process.isolation`; nothing here is imported by the owner.
"""

import contextlib
import importlib
import os
import pickle
import select
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any, cast

import psutil

from workbench.errors import WorkbenchError
from workbench.model import Isolation, WorkerEnd
from workbench.process import isolation
from workbench.process.shared_pixels import SharedPixels
from workbench.process.wire import Wire

STOP = b"stop"
OUTPUT_VARIABLE = "LOUPE_READER_OUTPUT"
# Libraries that report their use over the network are told not to, plug-ins' own included.
SILENT = {"ORT_DISABLE_TELEMETRY": "1"}


def serve(handle: int, owner: int, pixels: str) -> None:
    """Answer requests until the owner goes. `pixels` names the memory that it shares."""
    os.environ.update(SILENT)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the owner decides what a Ctrl+C means
    channel = _channel(handle)
    threading.Thread(target=_end_with_owner, args=(handle, owner), daemon=True).start()
    wire = Wire(SharedPixels.attach(pixels))
    offline, detail = isolation.stated()
    _quiet()
    channel.send_bytes(wire.pack("", Isolation(offline=offline, detail=detail)))
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            request = channel.recv_bytes()
            if request != STOP:  # a late stop for work that had just ended
                _answer(channel, wire, request)


def resolve(name: str) -> Callable[..., Iterator[Any]]:
    """Return the generator function "package.module:function" names."""
    module, _, function = name.partition(":")
    found: Callable[..., Iterator[Any]] = getattr(importlib.import_module(module), function)
    return found


def _channel(handle: int) -> "Connection[Any, Any]":
    if sys.platform == "win32":  # untested
        from multiprocessing.connection import PipeConnection  # noqa: PLC0415

        return cast("Connection[Any, Any]", PipeConnection(handle))
    return Connection(handle)


def _quiet() -> None:
    """Cut off what libraries print: it may quote evidence, control sequences included."""
    if not os.environ.get(OUTPUT_VARIABLE):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
    os.dup2(2, 1)  # never into the owner's standard output, which a script may read


def _end_with_owner(handle: int, owner: int) -> None:
    """Leave no orphan behind, even from within a library that never returns."""
    if sys.platform == "win32":  # untested
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(owner).wait()
        os._exit(1)
    else:
        line = select.poll()
        line.register(handle, 0)  # nothing but the other end's going is waited for
        line.poll()
        os.killpg(0, signal.SIGKILL)


def _answer(channel: "Connection[Any, Any]", wire: Wire, request: bytes) -> None:
    """Run one generator and send what it yields, then how it ended."""
    try:
        work, args = pickle.loads(request)  # noqa: S301  # from the owner, whom the child trusts
        function = resolve(work) if isinstance(work, str) else work
        end = _send_all(channel, wire, function(*args))
    except WorkbenchError as error:
        end = WorkerEnd(error=type(error).__name__, message=str(error))
    except (EOFError, ConnectionError):
        raise
    except Exception:  # noqa: BLE001  # the firewall between a reader's bug and the desk
        end = WorkerEnd(traceback=traceback.format_exc(limit=-12))
    channel.send_bytes(wire.pack("", end))


def _send_all(channel: "Connection[Any, Any]", wire: Wire, records: Iterator[Any]) -> WorkerEnd:
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
