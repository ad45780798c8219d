"""One process writes a case. A crash frees the lock, for it is the operating system's."""

import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from workbench.errors import CaseBusy, CaseReadOnly

LOCK_NAME = "case.lock"
HOLDER_NAME = "case.holder"  # beside the lock, which Windows lets nobody else read


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who writes a case."""

    user: str
    host: str
    pid: int
    since: str

    def __str__(self) -> str:
        return f"{self.user} on {self.host} (process {self.pid}) since {self.since}"


class CaseLock:
    """The right to write a case, held until `release` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / LOCK_NAME, thread_local=False)

    def acquire(self) -> None:
        """Take the lock at once; CaseBusy names its holder, CaseReadOnly the obstacle."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            writer = holder(self._folder) or "another process"
            raise CaseBusy(f"The case is being written by {writer}.") from error
        except OSError as error:
            raise CaseReadOnly(f"The case cannot be written: {error.strerror}.") from error
        self._sign()

    def release(self) -> None:
        """Free the case for others."""
        with suppress(OSError):
            (self._folder / HOLDER_NAME).unlink(missing_ok=True)
        self._lock.release()

    def _sign(self) -> None:
        """Leave word of who holds the lock; that it is not possible stops nobody."""
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        me = Holder(user=os_user(), host=platform.node(), pid=os.getpid(), since=since)
        with suppress(OSError):
            (self._folder / HOLDER_NAME).write_text(json.dumps(asdict(me)), encoding="utf-8")


def is_held(folder: Path) -> bool:
    """Say whether a process holds the right to write a case; True where that is not known.

    A process that was killed holds nothing, whatever it left behind. The lock is tried for an
    instant, and only shared where the operating system can.
    """
    path = folder / LOCK_NAME
    try:
        return path.exists() and not _is_free(path)
    except OSError:
        return True


if sys.platform == "win32":

    def _is_free(path: Path) -> bool:
        lock = FileLock(path, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return False
        lock.release()
        return True

else:
    import fcntl

    def _is_free(path: Path) -> bool:
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True  # closing the file gives the lock back


def holder(folder: Path) -> Holder | None:
    """Return who last signed for the case; None when nobody did so legibly."""
    try:
        return msgspec.json.decode((folder / HOLDER_NAME).read_bytes()[:4096], type=Holder)
    except (OSError, ValueError):
        return None


def os_user() -> str:
    """Return the name under which the operating system knows the user."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
