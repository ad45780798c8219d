"""The chain of pictures in a TIFF file, followed without decoding and without looping."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.media.limits import PAGES

_BIG = b"\x2b"  # BigTIFF has 8-byte offsets
_BITS_PER_SAMPLE = 258
_MOST_SAMPLES = 16


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a TIFF file writes numbers: byte order, offsets and entry counts."""

    order: str
    offset: str
    count: str
    entry: int


def count_pages(path: Path) -> int:
    """Return how many pictures a TIFF file links, at most one more than are counted.

    A loop or an offset outside the file ends the chain.
    """
    with path.open("rb") as file:
        return max(1, sum(1 for _ in _directories(file)))


def sample_bits(path: Path) -> tuple[int, ...]:
    """Return the bits per sample of the first picture, empty when not stated."""
    with path.open("rb") as file:
        layout, start = _head(file)
        try:
            fields = _fields(file, layout, start)
            return next((bits for tag, bits in fields if tag == _BITS_PER_SAMPLE), ())
        except (struct.error, OverflowError, OSError):
            return ()


def _directories(file: BinaryIO) -> Iterator[int]:
    layout, at = _head(file)
    seen: set[int] = set()
    while at and at not in seen and len(seen) <= PAGES:
        try:
            file.seek(at)
            (entries,) = _read(file, layout.order + layout.count)
            file.seek(entries * layout.entry, 1)
            (following,) = _read(file, layout.order + layout.offset)
        except (struct.error, OverflowError, OSError):
            return
        seen.add(at)
        yield at
        at = following


def _head(file: BinaryIO) -> tuple[_Layout, int]:
    head = file.read(16)
    order = "<" if head[:2] == b"II" else ">"
    big = _BIG in head[2:4]
    layout = _Layout(order, "Q" if big else "I", "Q" if big else "H", 20 if big else 12)
    try:
        (start,) = struct.unpack_from(order + layout.offset, head, 8 if big else 4)
    except struct.error:
        start = 0
    return layout, start


def _fields(file: BinaryIO, layout: _Layout, at: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield tag and 16-bit values of the short fields of a directory."""
    file.seek(at)
    (entries,) = _read(file, layout.order + layout.count)
    head = layout.order + "HH" + layout.offset
    body = layout.entry - struct.calcsize(head)
    for number in range(min(entries, 1 << 12)):
        file.seek(at + struct.calcsize(layout.count) + number * layout.entry)
        tag, kind, count = _read(file, head)
        if tag != _BITS_PER_SAMPLE or kind != 3 or not count:  # noqa: PLR2004  # type SHORT
            continue
        count = min(count, _MOST_SAMPLES)
        if 2 * count > body:
            (place,) = _read(file, layout.order + layout.offset)
            file.seek(place)
        yield tag, _read(file, f"{layout.order}{count}H")


def _read(file: BinaryIO, layout: str) -> tuple[int, ...]:
    return struct.unpack(layout, file.read(struct.calcsize(layout)))
