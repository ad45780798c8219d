"""The text chunks of a PNG file and its colour profile, unpacked within limits."""

import zlib
from collections.abc import Iterator

from workbench.media.limits import PROFILE_BYTES, TEXT_BYTES
from workbench.media.png_chunks import Chunk, PngStructure, inflate

_CUT = " … (cut: more text than is unpacked)"


def chunk_texts(found: PngStructure) -> Iterator[tuple[str, str]]:
    """Yield keyword and text of each tEXt, zTXt and iTXt chunk (PNG 3 §11.3.3), in file order.

    A text of more than `limits.TEXT_BYTES` is cut, a damaged one is replaced by words.
    """
    for chunk in found.of_kind("tEXt", "zTXt", "iTXt"):
        keyword, _, rest = chunk.data.partition(b"\0")
        name = keyword.decode("latin-1")
        if chunk.length > len(chunk.data):
            yield name, f"(a chunk of {chunk.length} bytes, too long to be read)"
            continue
        try:
            yield name, _UNPACK[chunk.kind](rest)
        except (zlib.error, ValueError) as error:
            yield name, f"(damaged text: {error})"


def inflated_profile(found: PngStructure) -> bytes | None:
    """Return the ICC profile of an iCCP chunk, None when there is none or it is damaged."""
    chunks: list[Chunk] = found.of_kind("iCCP")
    if not chunks:
        return None
    try:
        profile, more = inflate(chunks[0].data.partition(b"\0")[2][1:], PROFILE_BYTES)
    except zlib.error:
        return None
    return None if more else profile


def _plain(rest: bytes) -> str:
    return _cut(rest, len(rest) > TEXT_BYTES, "latin-1")


def _packed(rest: bytes) -> str:
    return _cut(*inflate(rest[1:], TEXT_BYTES), "latin-1")


def _international(rest: bytes) -> str:
    packed = rest[:1] == b"\1"
    _, _, text = rest[2:].split(b"\0", 2)  # language, translated keyword
    return _cut(*(inflate(text, TEXT_BYTES) if packed else (text, len(text) > TEXT_BYTES)))


def _cut(data: bytes, more: bool, encoding: str = "utf-8") -> str:
    return data[:TEXT_BYTES].decode(encoding, "replace") + (_CUT if more else "")


_UNPACK = {"tEXt": _plain, "zTXt": _packed, "iTXt": _international}
