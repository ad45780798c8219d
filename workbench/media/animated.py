"""Whether a still-picture format holds a moving picture: a look at its structure only."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_MOST_BLOCKS = 1_000_000
_MORE_THAN_ONE = 2
_MOST_FRAMES = 1 << 31  # PNG 3 §7.1: integers are 31-bit


def is_animated(path: Path, name: str) -> bool:
    """Return whether the GIF, PNG, WebP or AVIF at `path` holds more than one picture.

    A damaged file answers for the part that can be read.
    """
    count = _COUNTERS.get(name)
    if count is None:
        return False
    with path.open("rb") as file:
        try:
            return _reaches(count(file), _MORE_THAN_ONE)
        except (struct.error, IndexError):
            return False


def _reaches(pictures: Iterator[int], number: int) -> bool:
    seen = 0
    for block, found in enumerate(pictures):
        seen += found
        if seen >= number or block > _MOST_BLOCKS:
            break
    return seen >= number


def _gif_pictures(file: BinaryIO) -> Iterator[int]:
    """Yield 1 per image descriptor (GIF89a specification §20), 0 per other block."""
    packed = file.read(13)[10]
    file.seek(3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0, 1)
    while (marker := file.read(1)) in (b"\x21", b"\x2c"):
        if marker == b"\x21":
            file.seek(1, 1)
        else:
            packed = file.read(9)[8]
            table = 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0
            file.seek(table + 1, 1)
        yield int(marker == b"\x2c")
        while size := (file.read(1) or b"\0")[0]:
            file.seek(size, 1)


def _png_pictures(file: BinaryIO) -> Iterator[int]:
    """Yield the number of pictures that `acTL` announces before the pixels (PNG 3 §11.3.6)."""
    file.seek(8)
    while len(head := file.read(8)) == 8:  # noqa: PLR2004  # length and type
        length, kind = struct.unpack(">I4s", head)
        if kind == b"IDAT":
            return
        if kind == b"acTL":
            (stated,) = struct.unpack(">I", file.read(4))
            yield stated if stated <= _MOST_FRAMES else 1  # readers fall back to one picture
            return
        file.seek(length + 4, 1)
        yield 0


def _webp_pictures(file: BinaryIO) -> Iterator[int]:
    """Yield 1 per ANMF chunk (RFC 9649 §2.7.1.1)."""
    file.seek(12)
    while len(head := file.read(8)) == 8:  # noqa: PLR2004  # type and length
        kind, length = struct.unpack("<4sI", head)
        file.seek(length + (length & 1), 1)
        yield int(kind == b"ANMF")


def _avif_pictures(file: BinaryIO) -> Iterator[int]:
    """Yield 2 for an image sequence, which names the brand `avis` (AV1 Image Format §6)."""
    head = file.read(64)
    size = min(int.from_bytes(head[:4], "big"), len(head))
    yield 2 if b"avis" in (head[8:12], *(head[at : at + 4] for at in range(16, size, 4))) else 1


_COUNTERS = {
    "GIF": _gif_pictures,
    "PNG": _png_pictures,
    "WebP": _webp_pictures,
    "AVIF": _avif_pictures,
}
