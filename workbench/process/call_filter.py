"""A filter that lets a process make no socket but those of the file system (Linux, seccomp).

The second wall: where user namespaces are refused, as by some distributions, it alone keeps a
worker offline; where they are granted, it also closes what a network namespace leaves open,
such as sockets to a virtual machine's host. Only the standard library is used.
"""

import ctypes
import errno
import platform
import struct
import sys

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2  # linux/prctl.h, linux/seccomp.h
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
OTHER_ABI = 0x40000000  # calls of the x32 interface begin here
IO_URING_SETUP = 425  # would make sockets without the call
SYSTEMS = {  # machine: its AUDIT_ARCH and the number of its call `socket`
    "x86_64": (0xC000003E, 41),
    "aarch64": (0xC00000B7, 198),
}
AF_UNIX = 1

Step = tuple[int, int, int, int]  # code, steps to skip if true, if false, operand


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def refuse_sockets(libc: ctypes.CDLL) -> bool:
    """Install the filter for this process, which has one thread; return whether it holds.

    The process must have given up gaining rights before. Irrevocable.
    """
    known = SYSTEMS.get(platform.machine()) if sys.platform == "linux" else None
    if known is None or sys.maxsize < 1 << 32:
        return False
    packed = b"".join(struct.pack("HBBI", *step) for step in _steps(*known))
    steps = ctypes.create_string_buffer(packed, len(packed))
    program = _Program(len(packed) // 8, ctypes.addressof(steps))
    done = libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
    return bool(done == 0)


def _steps(architecture: int, socket: int) -> tuple[Step, ...]:
    """Return the filter; another architecture's calls would be numbered otherwise."""
    return (
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 0, 7, architecture),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 5, 0, OTHER_ABI),
        (EQUAL, 4, 0, IO_URING_SETUP),
        (EQUAL, 0, 2, socket),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (EQUAL, 0, 1, AF_UNIX),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    )
