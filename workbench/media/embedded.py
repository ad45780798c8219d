"""The blocks of metadata that a picture file carries, as bytes, whatever its format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import TiffImagePlugin

from workbench.media.guards import pillow_limits
from workbench.media.jpeg_segments import (
    APP1,
    APP2,
    APP13,
    COM,
    JpegStructure,
    read_jpeg_structure,
)
from workbench.media.png_chunks import PngStructure, read_png_structure
from workbench.media.png_text import chunk_texts, inflated_profile
from workbench.media.stills import open_image

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_ICC = b"ICC_PROFILE\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_IPTC_RESOURCE = 0x0404
_XMP_TAG, _IPTC_TAG = 700, 33723
_GUID_AND_PLACE = 40  # of an extended XMP segment: 32 letters, length, offset


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """Raw metadata: a TIFF structure with EXIF, XMP packets, an ICC profile, IPTC, comments."""

    exif: bytes | None = None
    xmp: tuple[bytes, ...] = ()
    icc: bytes | None = None
    iptc: bytes | None = None
    comments: tuple[bytes, ...] = ()


def read_embedded(path: Path, name: str) -> Embedded:
    """Return the metadata blocks of a picture file of format `name`.

    The EXIF of a TIFF is the file itself and is not returned here. Raises what
    `stills.PILLOW_ERRORS` lists for a damaged file.
    """
    return _READERS.get(name, _through_pillow)(path, name)


def _jpeg(path: Path, name: str) -> Embedded:
    found = read_jpeg_structure(path)
    exif = found.payloads(APP1, _EXIF)
    return Embedded(
        exif=exif[0][len(_EXIF) :] if exif else None,
        xmp=(*(d[len(_XMP) :] for d in found.payloads(APP1, _XMP)), *_extended_xmp(found)),
        icc=b"".join(d[len(_ICC) + 2 :] for d in found.payloads(APP2, _ICC)) or None,
        iptc=_iptc(b"".join(d[len(_PHOTOSHOP) :] for d in found.payloads(APP13, _PHOTOSHOP))),
        comments=tuple(found.payloads(COM)),
    )


def _extended_xmp(found: JpegStructure) -> Iterator[bytes]:
    """Join the parts of an extended packet (XMP specification part 3 §1.1.3.1) by offset."""
    parts = [d[len(_XMP_MORE) :] for d in found.payloads(APP1, _XMP_MORE)]
    parts = [part for part in parts if len(part) > _GUID_AND_PLACE]
    parts.sort(key=lambda part: int.from_bytes(part[36:40], "big"))
    if parts:
        yield b"".join(part[_GUID_AND_PLACE:] for part in parts)


def _iptc(resources: bytes) -> bytes | None:
    """Return the IPTC block among Photoshop's image resources."""
    at = 0
    while resources[at : at + 4] == b"8BIM" and at + 12 <= len(resources):
        number = int.from_bytes(resources[at + 4 : at + 6], "big")
        at += 6 + (resources[at + 6] + 2) // 2 * 2  # a name, padded to even length
        size = int.from_bytes(resources[at : at + 4], "big")
        if number == _IPTC_RESOURCE:
            return resources[at + 4 : at + 4 + size]
        at += 4 + (size + 1) // 2 * 2
    return None


def _png(path: Path, name: str) -> Embedded:
    found = read_png_structure(path)
    exif = found.of_kind("eXIf")
    return Embedded(
        exif=exif[0].data.removeprefix(_EXIF) if exif else None,
        xmp=tuple(_png_xmp(found)),
        icc=inflated_profile(found),
    )


def _png_xmp(found: PngStructure) -> Iterator[bytes]:
    for keyword, text in chunk_texts(found):
        if keyword == "XML:com.adobe.xmp":
            yield text.encode("utf-8", "replace")


def _through_pillow(path: Path, name: str) -> Embedded:
    with pillow_limits(), open_image(path, name) as image:
        info: dict[Any, Any] = image.info
        xmp, comment = info.get("xmp"), info.get("comment")
        exif, icc = info.get("exif"), info.get("icc_profile")
        return Embedded(
            exif=exif.removeprefix(_EXIF) if isinstance(exif, bytes) else None,
            xmp=(_as_bytes(xmp),) if xmp else (),
            icc=icc if isinstance(icc, bytes) else None,
            comments=(_as_bytes(comment),) if comment else (),
        )


def _tiff(path: Path, name: str) -> Embedded:
    with pillow_limits(), open_image(path, name) as image:
        if not isinstance(image, TiffImagePlugin.TiffImageFile):
            return Embedded()
        xmp, iptc = image.tag_v2.get(_XMP_TAG), image.tag_v2.get(_IPTC_TAG)
        icc = image.info.get("icc_profile")
        return Embedded(
            xmp=(_as_bytes(xmp),) if xmp else (),
            iptc=iptc if isinstance(iptc, bytes) else None,
            icc=icc if isinstance(icc, bytes) else None,
        )


def _as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


_READERS: dict[str, Callable[[Path, str], Embedded]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "TIFF": _tiff,
}
