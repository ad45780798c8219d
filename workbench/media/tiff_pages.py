"""The chain of pictures in a TIFF file, followed without decoding and without looping."""

import struct
from pathlib import Path

from workbench.media.limits import PAGES

_BIG = b"\x2b"  # BigTIFF has 8-byte offsets


def count_pages(path: Path) -> int:
    """Return how many pictures a TIFF file links, at most one more than are counted.

    A loop or an offset outside the file ends the chain.
    """
    with path.open("rb") as file:
        head = file.read(16)
        order = "<" if head[:2] == b"II" else ">"
        big = _BIG in head[2:4]
        number, entry, count = (order + "Q", 20, "Q") if big else (order + "I", 12, "H")
        seen: set[int] = set()
        try:
            (at,) = struct.unpack_from(number, head, 8 if big else 4)
            while at and at not in seen and len(seen) <= PAGES:
                seen.add(at)
                file.seek(at)
                (entries,) = struct.unpack(order + count, file.read(struct.calcsize(count)))
                file.seek(at + struct.calcsize(count) + entries * entry)
                (at,) = struct.unpack(number, file.read(struct.calcsize(number)))
        except (struct.error, OverflowError, OSError):
            pass
    return max(1, len(seen))
