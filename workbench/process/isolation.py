"""What a worker process gives up before it touches evidence.

A file that takes over a decoder must not be able to speak to anyone, so a worker leaves the
network first: on Linux for a network namespace of its own, without a single interface that is
up, and behind a filter that refuses sockets; on macOS by a sandbox profile. It also gives up
gaining rights, leaving memory dumps (they would hold evidence) and writing large files, and
where memory runs out it is the first to go.

`isolate` must be called while the process has one thread, so before NumPy is imported: this
module uses the standard library alone. What remains within reach are the files of the user,
and sockets that lie in the file system. The macOS and Windows parts are untested. A claim to
be offline is made only after addresses were tried.
"""

import contextlib
import ctypes
import os
import socket
import sys
from pathlib import Path

from workbench.process.call_filter import refuse_sockets

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000  # linux/sched.h
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 36, 38  # linux/prctl.h
CAPABILITIES_V3 = 0x20080522  # linux/capability.h
SANDBOX_NAMED = 1  # sandbox.h of macOS
QUIET_CRASHES = 0x8003  # Windows: no dialog on a fault, on a missing disk or on a missing file
LARGEST_FILE = 1 << 30  # bytes; a reader writes small temporary files at most

PLACES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET, "192.0.2.1"))
PLACES_6 = ((socket.AF_INET6, "::1"), (socket.AF_INET6, "2001:db8::1"))  # RFC 5737, 3849

_state: tuple[bool, str] = (False, "not isolated: read in the process that owns the case")


def stated() -> tuple[bool, str]:
    """Return whether this process is offline, and how or why not, in words for the record."""
    return _state


def isolate() -> None:
    """Give up what reading evidence does not need. Irrevocable; never raises."""
    global _state  # noqa: PLW0603  # one fact about one process
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(QUIET_CRASHES)
    else:
        _limit_writing()
    _state = _leave_network()
    if _state[0] and _reaches_any():
        _state = (False, "not isolated: an address could be reached all the same")


def _leave_network() -> tuple[bool, str]:
    if sys.platform == "linux":
        return _leave_linux_network()
    if sys.platform == "darwin":
        return _enter_sandbox()
    return False, "not isolated: this system has no way to do it for one process"


if sys.platform != "win32":
    import resource

    def _limit_writing() -> None:
        """Leave no dump and no large file behind.

        One byte and not none: Linux pipes a dump to a handler whatever the limit, except at
        one (fs/coredump.c).
        """
        _limit(resource.RLIMIT_CORE, 1)
        _limit(resource.RLIMIT_FSIZE, LARGEST_FILE)

    def _limit(kind: int, most: int) -> None:
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(kind, (most, most))


if sys.platform == "linux":

    def _leave_linux_network() -> tuple[bool, str]:
        """Enter a namespace, as any user may unless the system forbids it, and a filter."""
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # what it starts stays below it
        _write("/proc/self/oom_score_adj", "1000")
        refusal = _enter_namespace(libc)
        alone = len(list(Path("/proc/self/task").iterdir())) == 1
        filtered = alone and refuse_sockets(libc)
        if not refusal:
            return True, "none (namespace)"
        return filtered, "none (call filter)" if filtered else f"not isolated: {refusal}"

    def _enter_namespace(libc: ctypes.CDLL) -> str:
        """Move to a user and a network namespace of this process's own; return a refusal."""
        user, group = os.geteuid(), os.getegid()
        if libc.unshare(CLONE_NEWUSER | CLONE_NEWNET):
            return os.strerror(ctypes.get_errno())
        _write("/proc/self/setgroups", "deny")
        _write("/proc/self/uid_map", f"{user} {user} 1")
        _write("/proc/self/gid_map", f"{group} {group} 1")
        _drop_capabilities(libc)
        return ""

    def _drop_capabilities(libc: ctypes.CDLL) -> None:
        """Give up the power over the new namespace, which would open more of the kernel."""
        header = (ctypes.c_uint32 * 2)(CAPABILITIES_V3, 0)
        libc.capset(header, (ctypes.c_uint32 * 6)())


def _enter_sandbox() -> tuple[bool, str]:
    library = ctypes.CDLL("/usr/lib/libSystem.dylib")
    if library.sandbox_init(b"no-network", SANDBOX_NAMED, ctypes.byref(ctypes.c_char_p())):
        return False, "not isolated: the system refused the sandbox"
    return True, "none (sandbox)"


def _write(path: str, text: str) -> None:
    with contextlib.suppress(OSError):  # a name that stays unmapped changes no reading
        Path(path).write_text(text, "ascii")


def _reaches_any() -> bool:
    """Say whether there is a way to this machine or to any other; nothing is sent."""
    return any(_has_route(family, address) for family, address in PLACES + PLACES_6)


def _has_route(family: socket.AddressFamily, address: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as asking:
            asking.connect((address, 9))
    except OSError:
        return False
    return True
