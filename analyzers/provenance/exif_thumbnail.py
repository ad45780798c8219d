"""The small picture that a camera lays beside the large one, in IFD1 of the EXIF block.

Source: CIPA DC-008 (Exif 2.32), section 4.5.2 "Compressed thumbnail": two fields give offset
and length of a JPEG. Offsets are the file's word and are checked against the block.
"""

import struct
from pathlib import Path

from workbench.media.jpeg_segments import APP1, read_jpeg_structure

EXIF_MARK = b"Exif\0\0"
ENTRY_BYTES = 12
MOST_ENTRIES = 1000
OFFSET_TAG, LENGTH_TAG = 0x0201, 0x0202
JPEG_START = b"\xff\xd8"


def read_thumbnail(path: Path) -> bytes | None:
    """Return the JPEG bytes of a JPEG file's EXIF thumbnail, None when it has none."""
    for payload in read_jpeg_structure(path).payloads(APP1, EXIF_MARK):
        block = payload[len(EXIF_MARK) :]
        try:
            found = _thumbnail(block)
        except struct.error:
            continue
        if found is not None:
            return found
    return None


def _thumbnail(block: bytes) -> bytes | None:
    """Follow IFD0 to IFD1 and return what its offset and length enclose."""
    order = "<" if block[:2] == b"II" else ">"
    (first,) = struct.unpack_from(f"{order}I", block, 4)
    (count,) = struct.unpack_from(f"{order}H", block, first)
    (second,) = struct.unpack_from(f"{order}I", block, first + 2 + count * ENTRY_BYTES)
    fields = _fields(block, second, order) if second else {}
    start, length = fields.get(OFFSET_TAG, 0), fields.get(LENGTH_TAG, 0)
    found = block[start : start + length]
    return found if start and found.startswith(JPEG_START) else None


def _fields(block: bytes, at: int, order: str) -> dict[int, int]:
    """Return the fields of one directory that hold one number, by tag."""
    (count,) = struct.unpack_from(f"{order}H", block, at)
    entries = (at + 2 + number * ENTRY_BYTES for number in range(min(count, MOST_ENTRIES)))
    return {
        tag: value
        for tag, _, _, value in (
            struct.unpack_from(f"{order}HHII", block, entry) for entry in entries
        )
    }
