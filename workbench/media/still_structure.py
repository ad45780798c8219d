"""What the structure of a picture file tells beside its pixels: coding, depth, oddities."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from workbench.media.jpeg_segments import read_jpeg_structure
from workbench.media.png_chunks import read_png_structure
from workbench.media.signatures import HEAD_BYTES, media_name, other_kind

_DEPTHS = {"1": 1, "I;16": 16, "I;16B": 16, "I;16L": 16, "I": 32, "F": 32}
_BYTE = 8
_TELLING_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class StillStructure:
    """Codec, pixel format and depth in words and numbers, and remarks for the examiner."""

    codec: str
    pixel_format: str
    bit_depth: int = _BYTE
    remarks: tuple[str, ...] = ()


def structure(path: Path, name: str, image: Image.Image) -> StillStructure:
    """Return what the structure of the file tells; `image` is its decoded picture."""
    return _READERS.get(name, _plain)(path, name, image)


def _jpeg(path: Path, name: str, image: Image.Image) -> StillStructure:
    found = read_jpeg_structure(path)
    header = found.header
    remarks = tuple(_jpeg_remarks(path, found.end, found.size))
    if header is None:
        return StillStructure(codec="jpeg", pixel_format=image.mode, remarks=remarks)
    return StillStructure(
        codec=f"jpeg ({header.process})",
        pixel_format=f"{_components(len(header.sampling))} {header.subsampling}".strip(),
        bit_depth=header.bits,
        remarks=remarks,
    )


def _components(count: int) -> str:
    return {1: "", 3: "YCbCr", 4: "CMYK"}.get(count, f"{count} components")


def _jpeg_remarks(path: Path, end: int | None, size: int) -> Iterator[str]:
    if end is None:
        yield "The JPEG has no end marker: it may have been cut short."
    elif size > end:
        yield _trailing(path, end, size)


def _png(path: Path, name: str, image: Image.Image) -> StillStructure:
    found = read_png_structure(path)
    _, _, bits, color = found.header or (0, 0, _BYTE, image.mode)
    damaged = sum(chunk.sound is False for chunk in found.chunks)
    remarks = []
    if found.end is None:
        remarks.append("The PNG has no end chunk: it may have been cut short.")
    elif found.size > found.end:
        remarks.append(_trailing(path, found.end, found.size))
    if damaged:
        remarks.append(f"{damaged} chunks have a wrong checksum.")
    return StillStructure(
        codec="png", pixel_format=color, bit_depth=bits, remarks=tuple(remarks)
    )


def _tiff(path: Path, name: str, image: Image.Image) -> StillStructure:
    return StillStructure(
        codec=f"tiff ({image.info.get('compression', 'raw')})",
        pixel_format=image.mode,
        bit_depth=_DEPTHS.get(image.mode, _BYTE),
    )


def _webp(path: Path, name: str, image: Image.Image) -> StillStructure:
    with path.open("rb") as file:
        lossless = b"VP8L" in file.read(1 << 12)
    codec = "webp (lossless)" if lossless else "webp (lossy)"
    return StillStructure(codec=codec, pixel_format=image.mode)


def _hevc(path: Path, name: str, image: Image.Image) -> StillStructure:
    bits = stated_depth(path, name)
    return StillStructure(codec="hevc", pixel_format=image.mode, bit_depth=bits)


def _av1(path: Path, name: str, image: Image.Image) -> StillStructure:
    bits = stated_depth(path, name)
    return StillStructure(codec="av1", pixel_format=image.mode, bit_depth=bits)


def stated_depth(path: Path, name: str) -> int:
    """Return the bits per sample that a HEIC or AVIF file states, 8 for others.

    From `hvcC` (ISO/IEC 14496-15 §8.3.3), three bits of byte 17, or `av1C` (AV1-ISOBMFF
    §2.3.3), two flags of byte 2.
    """
    if name == "HEIC":
        box = _after(path, b"hvcC")
        return 8 + (box[17] & 7) if len(box) > 17 else _BYTE  # noqa: PLR2004
    if name == "AVIF":
        box = _after(path, b"av1C")
        deep, deepest = (bool(box[2] & flag) if len(box) > 2 else False for flag in (64, 32))  # noqa: PLR2004
        return 12 if deep and deepest else 10 if deep else _BYTE
    return _BYTE


def _plain(path: Path, name: str, image: Image.Image) -> StillStructure:
    return StillStructure(
        codec=name.lower(),
        pixel_format=image.mode,
        bit_depth=_DEPTHS.get(image.mode, _BYTE),
    )


def _after(path: Path, box: bytes) -> bytes:
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    return head.partition(box)[2][:32]


def _trailing(path: Path, end: int, size: int) -> str:
    """Return a remark on bytes after a picture's end, and what they seem to be."""
    with path.open("rb") as file:
        file.seek(end)
        start = file.read(1 << 12)
    if size - end < _TELLING_BYTES:
        return f"A few bytes ({size - end}) follow the end of the picture: {start.hex(' ')}."
    if not any(start):
        seems = "zeros"
    else:
        seems = media_name(start) or other_kind(start).removeprefix("of ")
    return f"{size - end} bytes follow the end of the picture; they seem to be {seems}."


_READERS: dict[str, Callable[[Path, str, Image.Image], StillStructure]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "TIFF": _tiff,
    "WebP": _webp,
    "HEIC": _hevc,
    "AVIF": _av1,
}
