"""What a file looks like from outside: format, size and first picture, none of it evidence.

Read in the worker. If these alone tell altered from authentic in a collection, so may any
analyzer, for reasons that have nothing to do with alteration.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from workbench.analyzer import Frame, Source
from workbench.media.decoding import frames
from workbench.model import Measurement

TABLE_MARKER, SCAN_MARKER, START = 0xDB, 0xDA, b"\xff\xd8"
HEADER_BYTES = 1 << 18
MOST_ROWS = 2048


def traits(source: Source) -> Iterator[Measurement]:
    """Yield the traits of a medium: of its file and of its first picture that decodes."""
    yield Measurement(name="log_file_size", value=float(np.log10(max(source.size_bytes, 1))))
    sides = source.stream.width * source.stream.height
    yield Measurement(name="log_picture_size", value=float(np.log10(max(sides, 1))))
    table = table_sum(source.path)
    if table is not None:
        yield Measurement(name="jpeg_table_sum", value=float(table))
    decoded = frames(source)
    first = next((frame for frame in decoded if not frame.damaged), None)
    if first is not None:
        yield from _looks(first)


def _looks(frame: Frame) -> Iterator[Measurement]:
    picture = frame.rgb[:MOST_ROWS, :MOST_ROWS].astype(np.float32)
    for name, value in zip(("red", "green", "blue"), picture.mean((0, 1)), strict=True):
        yield Measurement(name=f"mean_{name}", value=float(value))
    yield Measurement(name="log_sharpness", value=sharpness(picture.mean(2)))


def sharpness(grey: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> float:
    """Return log10 of one plus the variance of the Laplacian of a picture (h, w) in 0..255."""
    if min(grey.shape) < 3:  # noqa: PLR2004  # the Laplacian needs neighbours
        return 0.0
    middle = grey[1:-1, 1:-1]
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    return float(np.log10(1 + np.var(around - 4 * middle)))


def table_sum(path: Path) -> int | None:
    """Return the sum of all entries of a JPEG's quantisation tables, None for other files.

    ITU-T T.81 §B.2.4.1. Tables in the first 256 KiB before the scan count.
    """
    with path.open("rb") as file:
        data = file.read(HEADER_BYTES)
    if not data.startswith(START):
        return None
    total, place = 0, 2
    while place + 4 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004  # a marker
        marker = data[place + 1]
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == SCAN_MARKER or length < 2:  # noqa: PLR2004  # the length counts itself
            break
        if marker == TABLE_MARKER:
            total += _entries(data[place + 4 : place + 2 + length])
        place += 2 + length
    return total or None


def _entries(tables: bytes) -> int:
    """Return the sum of the entries of one segment's tables."""
    total, place = 0, 0
    while place < len(tables):
        size = 2 if tables[place] >> 4 else 1
        entries = tables[place + 1 : place + 1 + 64 * size]
        whole = np.frombuffer(entries[: len(entries) // size * size], f">u{size}")
        total += int(whole.sum(dtype=np.int64))
        place += 1 + 64 * size
    return total
