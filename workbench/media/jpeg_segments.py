"""The marker segments of a JPEG file (ITU-T T.81 annex B), read without decoding."""

import mmap
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOI, EOI, SOS, DQT, DHT, COM, DRI = 0xD8, 0xD9, 0xDA, 0xDB, 0xC4, 0xFE, 0xDD
APP0, APP1, APP2, APP13, APP14 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE

_PROCESSES = {
    0xC0: "baseline",
    0xC1: "extended sequential",
    0xC2: "progressive",
    0xC3: "lossless",
    0xC5: "differential sequential",
    0xC6: "differential progressive",
    0xC7: "differential lossless",
    0xC9: "extended sequential, arithmetic coding",
    0xCA: "progressive, arithmetic coding",
    0xCB: "lossless, arithmetic coding",
}
_ALONE = frozenset({SOI, EOI, 0x01, *range(0xD0, 0xD8)})
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_MOST_SEGMENTS = 20_000
_FULL_SAMPLING = {(1, 1): "4:4:4", (2, 1): "4:2:2", (2, 2): "4:2:0", (4, 1): "4:1:1"}
_COLOR_COMPONENTS = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """One marker segment: marker byte, offset of the marker in the file, payload."""

    marker: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameHeader:
    """The start-of-frame segment: coding process, size, depth, component sampling factors.

    `tables` are the numbers of the quantisation tables that its components use.
    """

    process: str
    bits: int
    width: int
    height: int
    sampling: tuple[tuple[int, int], ...]
    tables: tuple[int, ...] = ()

    @property
    def subsampling(self) -> str:
        """Chroma subsampling in the usual notation, or the sampling factors."""
        if len(self.sampling) == 1:
            return "grey"
        (h, v), *others = self.sampling
        if len(self.sampling) == _COLOR_COMPONENTS and set(others) == {(1, 1)}:
            return _FULL_SAMPLING.get((h, v), f"{h}x{v}")
        return ", ".join(f"{h}x{v}" for h, v in self.sampling)


@dataclass(frozen=True, slots=True, kw_only=True)
class JpegStructure:
    """All segments of the first picture; `end` is the offset after it, None when cut short."""

    segments: tuple[Segment, ...]
    end: int | None
    size: int

    @property
    def header(self) -> FrameHeader | None:
        """The first start-of-frame segment that can be read."""
        return next((h for s in self.segments if (h := _frame_header(s))), None)

    @property
    def scans(self) -> int:
        """How many scans the picture is coded in."""
        return sum(segment.marker == SOS for segment in self.segments)

    def payloads(self, marker: int, prefix: bytes = b"") -> list[bytes]:
        """Return the payloads of all segments of a kind that begin with `prefix`."""
        chosen = (s.data for s in self.segments if s.marker == marker)
        return [data for data in chosen if data.startswith(prefix)]


def read_jpeg_structure(path: Path) -> JpegStructure:
    """Return the structure of a JPEG file as far as it can be followed."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        segments: list[Segment] = []
        end = None
        for segment in _walk(data):
            segments.append(segment)
            if segment.marker == EOI:
                end = segment.offset + 2
                break
            if len(segments) >= _MOST_SEGMENTS:
                break
        return JpegStructure(segments=tuple(segments), end=end, size=len(data))


def _walk(data: mmap.mmap) -> Iterator[Segment]:
    """Yield segments; after a scan the search goes to the next marker that is no restart."""
    at = 2
    while (found := _next_marker(data, at)) is not None:
        marker, at = found
        if marker in _ALONE:
            yield Segment(marker, at - 2, b"")
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2:  # noqa: PLR2004  # it counts itself
            return
        yield Segment(marker, at - 2, data[at + 2 : at + length])
        at += length


def _next_marker(data: mmap.mmap, at: int) -> tuple[int, int] | None:
    """Return the marker at or after an offset, and the offset behind it."""
    found = _AFTER_SCAN.search(data, at)
    return (data[found.start() + 1], found.end()) if found else None


def _frame_header(segment: Segment) -> FrameHeader | None:
    if segment.marker not in _PROCESSES:
        return None
    try:
        bits, height, width, count = struct.unpack_from(">BHHB", segment.data)
        factors = [segment.data[6 + 3 * i + 1] for i in range(count)]
        tables = [segment.data[6 + 3 * i + 2] for i in range(count)]
    except (struct.error, IndexError):
        return None
    return FrameHeader(
        process=_PROCESSES[segment.marker],
        bits=bits,
        width=width,
        height=height,
        sampling=tuple((factor >> 4, factor & 15) for factor in factors) or ((1, 1),),
        tables=tuple(tables),
    )
