"""The inside of a JPEG file: its frame header, quantisation tables and coefficients.

The header is walked here, in Python, before any codec sees the file. The coefficient reader
(libjpeg through jpeglib) then gets a copy without application segments and comments: it
trusts the number of segments and components that a file states, and evidence is not trusted.
"""

import io
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.dct import BLOCK, ZIGZAG, table_quality
from workbench.errors import IntakeError, MediaTooLarge, UnreadableMedia, UnsupportedMedia

STANDARD_ERROR = 2
START, END = b"\xff\xd8", b"\xff\xd9"
EOI, SOS, DQT, DHT = 0xD9, 0xDA, 0xDB, 0xC4
FIRST_APPLICATION_SEGMENT = 0xE0  # this and all above (APPn, COM) is not needed to decode
HUFFMAN_FRAMES = {0xC0: "baseline", 0xC1: "extended", 0xC2: "progressive"}
FRAMES = frozenset({*range(0xC0, 0xD0)} - {DHT, 0xC8, 0xCC})
STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")

MAX_SAMPLES = 200_000_000  # of luma: the coefficients of a larger picture do not fit a worker
MAX_SCANS = 64  # a progressive file has about ten; each costs a pass over all coefficients
COMPONENTS = (1, 3, 4)
SAMPLING = range(1, 5)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JpegHeader:
    """What a JPEG file states about its coding.

    `luma_table` is the (8, 8) quantisation table of the first component, row by vertical
    frequency. `kept` are the byte ranges that decoding needs.
    """

    width: int
    height: int
    process: str
    luma_table: NDArray[np.int32]
    scans: int
    kept: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Segment:
    """One marker segment: its code, and where it starts and ends with its entropy data."""

    code: int
    start: int
    end: int


def is_jpeg(data: bytes) -> bool:
    """Return whether these bytes begin as a JPEG file does."""
    return data[:3] == b"\xff\xd8\xff"


def read_header(data: bytes) -> JpegHeader:
    """Return the header of a Huffman-coded 8-bit JPEG file (ITU-T T.81, annex B).

    Raises UnreadableMedia when the segments contradict each other, UnsupportedMedia for
    another coding process (lossless, arithmetic, 12 bit).
    """
    segments = tuple(_segments(data))
    frames = [s for s in segments if s.code in FRAMES]
    scans = sum(s.code == SOS for s in segments)
    if len(frames) != 1 or not 1 <= scans <= MAX_SCANS:
        raise UnreadableMedia(f"the file states {len(frames)} frames and {scans} scans")
    height, width, table_number = _frame(data, frames[0])
    table = _tables(data, segments).get(table_number)
    if table is None or not table.all():
        raise UnreadableMedia("the luma's quantisation table is missing or zero")
    return JpegHeader(
        width=width,
        height=height,
        process=HUFFMAN_FRAMES[frames[0].code],
        luma_table=table,
        scans=scans,
        kept=tuple((s.start, s.end) for s in segments if s.code < FIRST_APPLICATION_SEGMENT),
    )


def own_quality(path: Path) -> int | None:
    """Return the nearest IJG quality of a JPEG file's luma table, None for other files."""
    data = path.read_bytes()
    if not is_jpeg(data):
        return None
    try:
        return table_quality(read_header(data).luma_table).quality
    except IntakeError:
        return None


def read_luma_coefficients(data: bytes, header: JpegHeader) -> NDArray[np.int16]:
    """Return the quantised DCT coefficients of the first component, (rows, columns, 8, 8).

    Only blocks that lie wholly within the picture are returned. Raises UnreadableMedia when
    the entropy-coded data cannot be read, MediaTooLarge for an unusually large picture.
    """
    import jpeglib  # noqa: PLC0415  # a codec: loaded in the worker only

    if header.width * header.height > MAX_SAMPLES:
        raise MediaTooLarge(f"{header.width} by {header.height} is too large to read")
    with _own_temporary_folder() as folder:
        bare = folder / "bare.jpg"
        bare.write_bytes(b"".join([START, *(data[a:b] for a, b in header.kept), END]))
        try:
            # jpeglib prints when it fails, and libjpeg warns of damage without the file's name.
            with redirect_stdout(io.StringIO()), _standard_error_unheard():
                luma = jpeglib.read_dct(str(bare)).Y
        except (OSError, ValueError) as error:
            raise UnreadableMedia("the coefficients cannot be decoded") from error
    rows, columns = header.height // BLOCK, header.width // BLOCK
    return np.asarray(luma[:rows, :columns], np.int16)


@contextmanager
def _standard_error_unheard() -> Iterator[None]:
    """Drop what native code writes to standard error; damage stands in the file's remarks."""
    try:
        kept = os.dup(STANDARD_ERROR)
    except OSError:  # a process without one
        yield
        return
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # a device, not a file
        os.dup2(nowhere.fileno(), STANDARD_ERROR)
    try:
        yield
    finally:
        os.dup2(kept, STANDARD_ERROR)
        os.close(kept)


@contextmanager
def _own_temporary_folder() -> Iterator[Path]:
    """Keep temporary files in a folder that vanishes: jpeglib leaves a copy when it fails."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="loupe-") as folder:
        tempfile.tempdir = folder
        try:
            yield Path(folder)
        finally:
            tempfile.tempdir = before


def _segments(data: bytes) -> Iterator[_Segment]:
    """Yield the marker segments up to the end of the first image of the file."""
    position = len(START)
    while position + 4 <= len(data):
        if data[position] != 0xFF:  # noqa: PLR2004  # stray bytes: go to the next marker
            position = _next_marker(data, position)
            continue
        code = data[position + 1]
        if code == EOI:
            return
        if code in STANDALONE or code == 0xFF:  # noqa: PLR2004  # 0xFF is a fill byte
            position += 1 if code == 0xFF else 2  # noqa: PLR2004
            continue
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4])
        if code == SOS:
            end = _next_marker(data, end)
        yield _Segment(code, position, min(end, len(data)))
        position = end


def _next_marker(data: bytes, position: int) -> int:
    """Return where the next marker starts that is not part of entropy-coded data."""
    found = AFTER_SCAN.search(data, position)
    return found.start() if found else len(data)


def _frame(data: bytes, segment: _Segment) -> tuple[int, int, int]:
    """Return height, width and the number of the first component's quantisation table."""
    body = data[segment.start + 4 : segment.end]
    if segment.code not in HUFFMAN_FRAMES or body[:1] != b"\x08":
        raise UnsupportedMedia(f"coding process SOF{segment.code - 0xC0} is not examined")
    height, width = int.from_bytes(body[1:3]), int.from_bytes(body[3:5])
    components = body[6:]
    if not width or not height or body[5] not in COMPONENTS or len(components) != 3 * body[5]:
        raise UnreadableMedia("the frame header contradicts itself")
    for factors in components[1::3]:
        if factors >> 4 not in SAMPLING or factors & 15 not in SAMPLING:
            raise UnreadableMedia("the frame header states an impossible sampling")
    return height, width, components[2]


def _tables(data: bytes, segments: tuple[_Segment, ...]) -> dict[int, NDArray[np.int32]]:
    """Return the quantisation tables by number, in frequency order instead of zigzag."""
    tables: dict[int, NDArray[np.int32]] = {}
    for segment in segments:
        body = data[segment.start + 4 : segment.end] if segment.code == DQT else b""
        while body:
            kind = np.dtype(">u2" if body[0] >> 4 else "u1")
            values, rest = body[1 : 1 + 64 * kind.itemsize], body[1 + 64 * kind.itemsize :]
            if len(values) < 64 * kind.itemsize:
                raise UnreadableMedia("a quantisation table is cut short")
            table = np.zeros(64, np.int32)
            table[ZIGZAG] = np.frombuffer(values, kind)
            tables.setdefault(body[0] & 15, table.reshape(BLOCK, BLOCK))
            body = rest
    return tables
