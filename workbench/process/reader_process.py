"""A worker process as its owner sees it: started, watched from outside, and ended.

Started as a fresh interpreter that imports nothing of the owner's program, isolates itself
before NumPy and before any evidence, and only then begins to serve. Its standard output and
error are cut off once it is ready, for a library may print what the evidence says; the
environment variable LOUPE_READER_OUTPUT keeps them, for whoever looks for a fault.
"""

import contextlib
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import Any

import psutil

from workbench.process.environment import for_reading
from workbench.process.shared_pixels import SharedPixels

POLL_SECONDS = 0.005
BEHIND = psutil.BELOW_NORMAL_PRIORITY_CLASS if psutil.WINDOWS else 5
BOOT = """
import sys
channel, owner, pixels, *sys.path = sys.argv[1:]
from workbench.process import isolation
isolation.isolate()  # while this process has one thread: before NumPy, before evidence
from workbench.process.serving import serve
serve(int(channel), int(owner), pixels)
"""


class ReaderProcess:
    """One child process with the channel and the memory that it shares with its owner."""

    def __init__(self) -> None:
        self.pixels = SharedPixels.create()
        self.channel, theirs = multiprocessing.Pipe()
        self._lock = threading.Lock()
        self._ended = False
        try:
            self._process = _started(theirs.fileno(), self.pixels)
            self._seen = psutil.Process(self._process.pid)
        except BaseException:
            self._let_go()
            raise
        finally:
            theirs.close()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def let_others_first(self) -> None:
        """Let programs that wait for the processor have it first, such as a window."""
        with contextlib.suppress(psutil.Error):
            self._seen.nice(BEHIND)

    def is_alive(self) -> bool:
        """Say whether the process runs; one that died is not yet forgotten by the system."""
        with contextlib.suppress(psutil.NoSuchProcess):
            return bool(self._seen.is_running()) and self._seen.status() != psutil.STATUS_ZOMBIE
        return False

    def memory(self, *, with_children: bool = True) -> int:
        """Return the resident bytes of the process, and of those that it started."""
        return sum(map(_resident, [self._seen, *(self._children() if with_children else ())]))

    def kill(self) -> None:
        """End the process and its children at once; what waits for its words stops waiting.

        May be called from any thread, and repeatedly.
        """
        with self._lock:
            if not self._ended:
                self._kill_all()
                _hang_up(self.channel.fileno())

    def end(self, patience: float = 0.0) -> int | None:
        """Wait for the process to end by itself, then make it; return its exit code.

        None says that it had to be made to end.
        """
        deadline = time.monotonic() + patience
        while (alive := self.is_alive()) and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
        with self._lock:
            if not self._ended:
                self._kill_all()
                self._process.wait()
                self._let_go()
                self._ended = True
        return None if alive else self._process.returncode

    def _children(self) -> list[psutil.Process]:
        with contextlib.suppress(psutil.NoSuchProcess):
            return list(self._seen.children(recursive=True))
        return []

    def _kill_all(self) -> None:
        """Kill the whole family, before the child's number can be given to another process."""
        for child in self._children():
            with contextlib.suppress(psutil.NoSuchProcess):
                child.kill()
        if sys.platform == "win32":
            self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _let_go(self) -> None:
        self.channel.close()
        if self.pixels is not None:
            self.pixels.close()


def _started(channel: int, pixels: SharedPixels | None) -> subprocess.Popen[bytes]:
    """Start the interpreter; nothing but the channel and the shared memory is handed on.

    Of the environment, the password of a signing key stays here: the child reads evidence.

    `-P` keeps the current folder, which may hold evidence, off the child's module path.
    """
    handle = pixels.handle if pixels else ""
    words = [str(channel), str(os.getpid()), handle, *sys.path]
    descriptors = (channel, *(pixels.descriptors if pixels else ()))
    return subprocess.Popen(  # noqa: S603  # this very interpreter, and words of our own
        [sys.executable, "-P", "-c", BOOT, *words],
        stdin=subprocess.DEVNULL,
        env=for_reading(),
        **_inheriting(descriptors),
    )


def _inheriting(descriptors: tuple[int, ...]) -> dict[str, Any]:
    """Return how this system hands descriptors on, apart from the owner's Ctrl+C."""
    if sys.platform == "win32":  # untested
        for handle in descriptors:
            os.set_handle_inheritable(handle, True)
        wanted = subprocess.STARTUPINFO(lpAttributeList={"handle_list": list(descriptors)})
        return {"startupinfo": wanted, "creationflags": subprocess.CREATE_NO_WINDOW}
    return {"pass_fds": descriptors, "start_new_session": True}


def _resident(process: psutil.Process) -> int:
    with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        return int(process.memory_info().rss)
    return 0


def _hang_up(descriptor: int) -> None:
    """End both directions, also where a process that escaped still holds the other end."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError), socket.socket(fileno=os.dup(descriptor)) as line:
            line.shutdown(socket.SHUT_RDWR)
