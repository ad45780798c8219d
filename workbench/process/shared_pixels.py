"""Memory that a worker process and its owner share, so that pixels are not sent but laid down.

The owner makes it and nobody else can find it: on Linux an unnamed file in memory, whose
descriptor the child inherits and which ends with the last process that holds it, however that
process ends. Sealed against changes of size, since a file cut short under the owner's feet
would kill the owner. On Windows it is a section of random name (untested). macOS has neither;
there arrays go through the pipe.

The memory is cut into slots. The child takes a free one for each message that holds large
arrays; the owner copies them out and frees the slot. The child is not trusted: it may write
where and when it likes, so bounds are checked, and nothing is used but the owner's copy.
"""

import contextlib
import mmap
import os
import secrets
import sys
import time
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

SLOTS = 2  # one is filled while the other is emptied
# Memory that was never written takes no room on Linux; on Windows it is charged at once.
SLOT_BYTES = 1 << 25 if sys.platform == "win32" else 1 << 28
KEPT_BYTES = 1 << 26  # of a slot; what a larger message took is given back
ALIGNMENT = 64
WAIT_SECONDS = 0.001

_FLAGS = mmap.ALLOCATIONGRANULARITY  # the first page tells for each slot whether it is taken
_FREE, _TAKEN = 0, 1
_SIZE = _FLAGS + SLOTS * SLOT_BYTES


class SharedPixels:
    """Slots of shared memory: one process lays arrays down, the other copies them."""

    def __init__(self, memory: mmap.mmap, handle: str = "") -> None:
        self._memory = memory
        self.handle = handle  # by which the child attaches it

    @classmethod
    def create(cls) -> Self | None:
        """Return new shared memory; None where the system has none that is safe."""
        try:
            if sys.platform == "linux":
                return cls(*_unnamed_file())
            if sys.platform == "win32":
                handle = f"loupe-{secrets.token_hex(16)}"
                return cls(mmap.mmap(-1, _SIZE, tagname=handle), handle)
        except OSError:
            pass  # too little memory may be promised; the pipe needs none
        return None

    @classmethod
    def attach(cls, handle: str) -> Self | None:
        """Return the owner's memory in the child; None where it has none."""
        if not handle:
            return None
        if sys.platform == "win32":
            return cls(mmap.mmap(-1, _SIZE, tagname=handle))
        return cls(mmap.mmap(int(handle), _SIZE))

    @property
    def descriptors(self) -> tuple[int, ...]:
        """The file descriptors that the child must inherit."""
        return () if sys.platform == "win32" or not self.handle else (int(self.handle),)

    def take(self) -> int:
        """Wait for a free slot and take it; the owner frees each with the message it reads."""
        while True:
            for slot in range(SLOTS):
                if self._memory[slot] == _FREE:
                    self._memory[slot] = _TAKEN
                    return slot
            time.sleep(WAIT_SECONDS)

    def put(self, slot: int, start: int, array: NDArray[Any]) -> None:
        """Lay an array of any layout down, `start` bytes into a slot."""
        np.copyto(self._array(slot, start, array.dtype, array.shape), array)

    def copy(
        self, slot: int, start: int, dtype: np.dtype[Any], shape: Sequence[int]
    ) -> NDArray[Any]:
        """Return a copy, which the other process cannot reach, of an array that was laid down.

        Raises ValueError where it would not lie within the slot.
        """
        return self._array(slot, start, dtype, shape).copy()

    def free(self, slot: int, used: int = 0) -> None:
        """Let a slot be filled again, and give its memory back if much of it was `used`."""
        if used > KEPT_BYTES and sys.platform == "linux":
            with contextlib.suppress(OSError):
                self._memory.madvise(mmap.MADV_REMOVE, _FLAGS + slot * SLOT_BYTES, SLOT_BYTES)
        self._memory[slot] = _FREE

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()
        for descriptor in self.descriptors:
            os.close(descriptor)
        self.handle = ""

    def _array(
        self, slot: int, start: int, dtype: np.dtype[Any], shape: Sequence[int]
    ) -> NDArray[Any]:
        """Return the array in place; it must not outlive the call that asked for it."""
        size = int(np.prod(shape, dtype=object)) * dtype.itemsize
        if not (0 <= slot < SLOTS and 0 <= start <= SLOT_BYTES - size):
            raise ValueError(f"{size} bytes at {start} do not lie within slot {slot}")
        place = _FLAGS + slot * SLOT_BYTES + start
        return np.ndarray(tuple(shape), dtype, buffer=self._memory, offset=place)


if sys.platform == "linux":
    import fcntl

    def _unnamed_file() -> tuple[mmap.mmap, str]:
        descriptor = os.memfd_create("pixels", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            os.ftruncate(descriptor, _SIZE)
            seals = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
            fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
            return mmap.mmap(descriptor, _SIZE), str(descriptor)
        except OSError:
            os.close(descriptor)
            raise
