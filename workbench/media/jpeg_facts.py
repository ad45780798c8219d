"""How a JPEG file was coded, as rows of the metadata table."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workbench.media.jpeg_segments import (
    APP0,
    APP14,
    COM,
    DHT,
    DQT,
    DRI,
    EOI,
    SOI,
    SOS,
    JpegStructure,
    Segment,
    read_jpeg_structure,
)
from workbench.text import printable

# ITU-T T.81 tables K.1 and K.2 in natural order: luma and chroma at IJG quality 50.
_LUMA = np.array(
    [16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
     14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
     18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
     49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99]
)  # fmt: skip
_CHROMA = np.full((8, 8), 99)
_CHROMA[:4, :4] = [[17, 18, 24, 47], [18, 21, 26, 66], [24, 26, 56, 99], [47, 66, 99, 99]]
_STANDARD = {0: _LUMA, 1: _CHROMA.ravel()}
_NAMES = {SOI: "SOI", EOI: "EOI", SOS: "SOS", DQT: "DQT", DHT: "DHT", COM: "COM", DRI: "DRI"}
_ADOBE = {0: "none (RGB or CMYK)", 1: "YCbCr", 2: "YCCK"}
_LABELS = (("http://ns.adobe.com/xap", "XMP"), ("http://ns.adobe.com/xmp", "XMP more"))
_APPLICATIONS = range(0xE0, 0xF0)
SOF0 = 0xC0
START = b"\xff\xd8"
_FRAME_STARTS = range(SOF0, 0xD0)
_SHOWN_SEGMENTS = 60
_SIDE = 8


def jpeg_facts(found: JpegStructure) -> Iterator[tuple[str, str]]:
    """Yield name and text of what the segments tell about the coding."""
    if header := found.header:
        yield "Process", f"{header.process}, {found.scans} scans"
        yield "Size", f"{header.width} x {header.height}, {header.bits} bits"
        yield "Subsampling", header.subsampling
    for table, steps in quantisation_tables(found):
        yield f"Quantisation table {table}", _table_text(table, steps)
    yield from _application_facts(found)
    yield "Segments", _order(found.segments)


def quantisation_tables(found: JpegStructure) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Yield number and 64 steps, in natural order, of each table (T.81 §B.2.4.1)."""
    for data in found.payloads(DQT):
        at = 0
        while at < len(data):
            wide, number = data[at] >> 4, data[at] & 15
            kind = np.dtype(">u2") if wide else np.dtype("u1")
            raw = data[at + 1 : at + 1 + 64 * kind.itemsize]
            if len(raw) < 64 * kind.itemsize:
                return
            steps = np.empty(64, np.int64)
            steps[zigzag()] = np.frombuffer(raw, kind)
            yield number, steps
            at += 1 + len(raw)


def table_sum(path: Path) -> int | None:
    """Return the sum of the steps of a JPEG's quantisation tables, None for other files.

    Those tables count that the frame header names, each once and as it was last defined before
    the first scan: what a decoder begins with, whatever else the file holds.
    """
    with path.open("rb") as file:
        if file.read(len(START)) != START:
            return None
    found = read_jpeg_structure(path)
    head = tuple(takewhile(lambda segment: segment.marker != SOS, found.segments))
    tables = dict(quantisation_tables(replace(found, segments=head)))
    used = found.header.tables if found.header else ()
    return sum(int(tables[number].sum()) for number in set(used) & tables.keys()) or None


def zigzag() -> list[int]:
    """Return the natural index of each zigzag position (T.81 figure A.6)."""
    cells = [(row, column) for row in range(_SIDE) for column in range(_SIDE)]

    def order(cell: tuple[int, int]) -> tuple[int, int]:
        diagonal = sum(cell)
        return diagonal, cell[0] if diagonal % 2 else cell[1]

    return [_SIDE * row + column for row, column in sorted(cells, key=order)]


def ijg_quality(steps: NDArray[np.int64], standard: NDArray[np.int64]) -> int | None:
    """Return the quality 1..100 at which the IJG library writes exactly this table."""
    for quality in range(1, 101):
        scale = 5000 // quality if quality < 50 else 200 - 2 * quality  # noqa: PLR2004
        if np.array_equal(np.clip((standard * scale + 50) // 100, 1, 255), steps):
            return quality
    return None


def _table_text(number: int, steps: NDArray[np.int64]) -> str:
    for kind, standard in (("luma", _STANDARD[0]), ("chroma", _STANDARD[1])):
        quality = ijg_quality(steps, standard)
        if quality is not None and (quality < 100 or number == (kind == "chroma")):  # noqa: PLR2004
            return f"standard {kind} table, IJG quality {quality}"
    first = ", ".join(map(str, steps[:_SIDE]))
    return f"not a standard table; mean step {steps.mean():.1f}, first row {first}"


def _application_facts(found: JpegStructure) -> Iterator[tuple[str, str]]:
    for data in found.payloads(APP0, b"JFIF\0")[:1]:
        if len(data) >= 12:  # noqa: PLR2004  # version, unit, two densities
            density = f"{int.from_bytes(data[8:10])} x {int.from_bytes(data[10:12])}"
            unit = {1: " per inch", 2: " per cm"}.get(data[7], " (aspect ratio)")
            yield "JFIF", f"version {data[5]}.{data[6]:02d}, density {density}{unit}"
    for data in found.payloads(APP14, b"Adobe")[:1]:
        if len(data) >= 12:  # noqa: PLR2004
            yield "Adobe", f"colour transform: {_ADOBE.get(data[11], str(data[11]))}"


def _order(segments: tuple[Segment, ...]) -> str:
    """Return the order of segments: it tells writers apart."""
    names = [_segment_name(segment) for segment in segments[:_SHOWN_SEGMENTS]]
    more = Counter(_segment_name(segment) for segment in segments[_SHOWN_SEGMENTS:])
    rest = "".join(f", {count} more {name}" for name, count in more.items())
    return printable(" ".join(names) + rest)


def _segment_name(segment: Segment) -> str:
    marker = segment.marker
    if marker in _NAMES:
        return _NAMES[marker]
    if marker in _APPLICATIONS:
        label = segment.data[:40].split(b"\0")[0].decode("ascii", "replace")
        label = next((name for start, name in _LABELS if label.startswith(start)), label)
        number = f"APP{marker - APP0}"
        return f"{number}({label[:12]})" if label.isprintable() else number
    return f"SOF{marker - SOF0}" if marker in _FRAME_STARTS else f"{marker:02X}"
