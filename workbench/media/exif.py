"""EXIF as a table and as full-length texts (CIPA DC-008), from hostile bytes."""

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import exifread
from PIL import Image

from workbench.media.guards import pillow_limits
from workbench.media.limits import TEXT_BYTES
from workbench.model import MetadataEntry
from workbench.text import bytes_text, hex_summary, printable

logging.getLogger("exifread").addHandler(logging.NullHandler())  # oddities are entries

_MOST_READS = 400_000  # about a second; a MakerNote can announce 2^32 values
_MOST_AT_ONCE = 1 << 20
_MOST_ENTRIES = 1500
_MAKER_LETTERS = 200
_VALUE_LETTERS = 1000
_MAKER = "MakerNote"
_OFFSETS = frozenset({"ExifOffset", "GPSInfo", "InteroperabilityOffset", "SubIFDs"})
_EXIF_IFD = 0x8769
_USER_COMMENT = 0x9286
_TEXT_TAGS = {
    0x010E: "ImageDescription",
    0x010F: "Make",
    0x0110: "Model",
    0x0131: "Software",
    0x013B: "Artist",
    0x8298: "Copyright",
}
_WINDOWS_TAGS = {  # UTF-16 little endian
    0x9C9B: "XPTitle",
    0x9C9C: "XPComment",
    0x9C9D: "XPAuthor",
    0x9C9E: "XPKeywords",
    0x9C9F: "XPSubject",
}


class TooMuchReading(RuntimeError):
    """An EXIF structure asks for more reading than an honest one needs."""


class _Tag(Protocol):
    values: object


class _Metered(io.BytesIO):
    """EXIF bytes that can be read only so often, so that no structure reads for ever."""

    _left = _MOST_READS

    def read(self, size: int | None = -1) -> bytes:
        """Read, counting."""
        self._left -= 1
        if self._left < 0:
            raise TooMuchReading("its structure asks for endless reading")
        return super().read(size)


class _MeteredFile:
    """The same for a TIFF file, which is an EXIF structure itself."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._left = _MOST_READS
        self.seek = file.seek
        self.tell = file.tell

    def read(self, size: int = -1) -> bytes:
        """Read a bounded part, counting."""
        self._left -= 1
        if self._left < 0:
            raise TooMuchReading("its structure asks for endless reading")
        return self._file.read(size if 0 <= size < _MOST_AT_ONCE else _MOST_AT_ONCE)


def exif_entries(blob: bytes) -> Iterator[MetadataEntry]:
    """Yield the entries of an EXIF structure; maker notes are shortened."""
    if blob:
        yield from _entries(_Metered(blob))


def tiff_entries(path: Path) -> Iterator[MetadataEntry]:
    """Yield the entries of a TIFF file's directories."""
    with path.open("rb") as file:
        yield from _entries(cast(BinaryIO, _MeteredFile(file)))  # what the reader uses


def exif_texts(blob: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and full text (to 1 MiB) of the tags in which people and programs write."""
    with pillow_limits():  # which also keeps its warnings
        exif = Image.Exif()
        exif.load(blob)
        found = list(directory_texts(exif))
    yield from found


def directory_texts(exif: Image.Exif) -> Iterator[tuple[str, str]]:
    """Yield name and full text of the text tags of an opened EXIF structure."""
    for tag, name in _TEXT_TAGS.items():
        if tag in exif:
            yield name, _text(exif[tag])
    for tag, name in _WINDOWS_TAGS.items():
        value = exif.get(tag)
        if isinstance(value, bytes | tuple):
            yield name, bytes(value)[:TEXT_BYTES].decode("utf-16-le", "replace").rstrip("\0")
    comment = exif.get_ifd(_EXIF_IFD).get(_USER_COMMENT)
    if comment:
        yield "UserComment", user_comment(comment if isinstance(comment, bytes) else b"")


def user_comment(data: bytes) -> str:
    """Return the text of a UserComment: eight bytes name its character set.

    UNICODE is written in either byte order; the one that gives fewer odd letters is taken.
    """
    code, text = data[:8], data[8 : TEXT_BYTES + 8]
    if code.startswith(b"UNICODE"):
        return _utf16(text)
    if code.startswith(b"JIS"):
        return text.decode("iso2022_jp", "replace").rstrip("\0")
    return text.decode("utf-8", "replace").strip("\0 ")


def _utf16(text: bytes) -> str:
    readings = [text.decode(order, "replace") for order in ("utf-16-be", "utf-16-le")]
    return min(readings, key=lambda t: sum(ord(c) > 0x2FF for c in t)).strip("\0\ufeff")  # noqa: PLR2004


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value[:TEXT_BYTES].decode("utf-8", "replace").rstrip("\0")
    return str(value)[:TEXT_BYTES].rstrip("\0")


def _entries(file: BinaryIO) -> Iterator[MetadataEntry]:
    """Yield what the EXIF reader finds, grouped as ExifTool does."""
    tags = exifread.process_file(file, extract_thumbnail=False)
    shown = 0
    for key, tag in tags.items():
        group, _, name = key.partition(" ")
        if name in _OFFSETS or not name:
            continue
        shown += 1
        if shown > _MOST_ENTRIES:
            yield MetadataEntry("EXIF", "(more)", f"{len(tags)} entries; the rest is left out")
            return
        most = _MAKER_LETTERS if group == _MAKER else _VALUE_LETTERS
        yield MetadataEntry(_group(group), printable(name, 80), _value(name, tag, most))


def _group(directory: str) -> str:
    return {"Image": "EXIF", "EXIF": "EXIF", "GPS": "GPS", _MAKER: _MAKER}.get(
        directory, f"EXIF {printable(directory, 40)}"
    )


def _value(name: str, tag: _Tag, most: int) -> str:
    values = tag.values
    if name in ("UserComment", _MAKER) and isinstance(values, list):
        raw = bytes(value & 0xFF for value in values if isinstance(value, int))
        return hex_summary(raw) if name == _MAKER else printable(user_comment(raw), most)
    if name.startswith("XP") and isinstance(values, list):
        raw = bytes(value & 0xFF for value in values if isinstance(value, int))
        return printable(raw.decode("utf-16-le", "replace").rstrip("\0"), most)
    if isinstance(values, bytes):
        return bytes_text(values, most)
    return printable(str(tag), most)
