"""The chunks of a PNG file (W3C PNG, third edition, §5.3), read without decoding."""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_SIGNATURE_BYTES = 8
_MOST_CHUNKS = 200_000
_MOST_BYTES = 16 << 20  # of one chunk that is kept
_PIXELS = frozenset({"IDAT", "fdAT"})
_COLOR_TYPES = {0: "grey", 2: "RGB", 3: "palette", 4: "grey with alpha", 6: "RGB with alpha"}


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk: its four-letter type, offset, stated length and data (none for pixels)."""

    kind: str
    offset: int
    length: int
    data: bytes
    sound: bool | None  # its checksum; None when it was not computed


@dataclass(frozen=True, slots=True, kw_only=True)
class PngStructure:
    """All chunks; `end` is the offset after IEND, None when the file is cut short."""

    chunks: tuple[Chunk, ...]
    end: int | None
    size: int

    @property
    def header(self) -> tuple[int, int, int, str] | None:
        """Width, height, bits per sample and colour type of IHDR."""
        data = next((c.data for c in self.chunks if c.kind == "IHDR"), b"")
        try:
            width, height, bits, color = struct.unpack_from(">IIBB", data)
        except struct.error:
            return None
        return width, height, bits, _COLOR_TYPES.get(color, f"colour type {color}")

    def of_kind(self, *kinds: str) -> list[Chunk]:
        """Return the chunks of these types in file order."""
        return [chunk for chunk in self.chunks if chunk.kind in kinds]


def read_png_structure(path: Path) -> PngStructure:
    """Return the chunks of a PNG file as far as they can be followed."""
    chunks: list[Chunk] = []
    end = None
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(_SIGNATURE_BYTES)
        while len(chunks) < _MOST_CHUNKS and (chunk := _next_chunk(file, size)) is not None:
            chunks.append(chunk)
            if chunk.kind == "IEND":
                end = file.tell()
                break
    return PngStructure(chunks=tuple(chunks), end=end, size=size)


def inflate(data: bytes, most: int) -> tuple[bytes, bool]:
    """Return at most `most` bytes of a zlib stream and whether there was more.

    Raises zlib.error for a damaged stream.
    """
    stream = zlib.decompressobj()
    text = stream.decompress(data, most)
    return text, bool(stream.unconsumed_tail) and not stream.eof


def _next_chunk(file: BinaryIO, size: int) -> Chunk | None:
    offset = file.tell()
    head = file.read(8)
    if len(head) < 8:  # noqa: PLR2004  # length and type
        return None
    length, letters = struct.unpack(">I4s", head)
    kind = letters.decode("latin-1")
    if kind in _PIXELS or length > _MOST_BYTES:
        file.seek(min(length + 4, max(0, size - file.tell())), 1)
        return Chunk(kind, offset, length, b"", None)
    data = file.read(length)
    stated = int.from_bytes(file.read(4), "big")
    return Chunk(kind, offset, length, data, stated == zlib.crc32(letters + data))
