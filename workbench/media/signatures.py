"""The first bytes by which formats are known, of media we read and of files we refuse."""

import struct
from collections.abc import Callable

HEAD_BYTES = 1 << 16

_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_COLLECTION_BRANDS = frozenset({b"mif1", b"msf1", b"mif2", b"miaf"})
_BOXES_OF_MOVIES = frozenset({b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot", b"uuid"})
_OTHER_BRANDS = {
    b"M4A ": "an audio file (M4A)",
    b"M4B ": "an audio book (M4B)",
    b"M4P ": "a protected audio file (M4P)",
    b"crx ": "a camera raw file (CR3)",
    b"jxl ": "a JPEG XL picture",
}
_LARGEST_BMP_HEADER = 1 << 16
_BMP_HEAD = 26
_SYNC = 0x47
_PACKETS = 5


def media_name(head: bytes) -> str | None:
    """Return the name of the media format that the first bytes show, or None."""
    return next((name for test in _TESTS if (name := test(head)) is not None), None)


def other_kind(head: bytes) -> str:
    """Return words for what a file that is no known medium seems to be."""
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return _OTHER_BRANDS.get(brand, f"an ISO media file of brand {brand!r}")
    for offset, magic, words in _OTHER:
        if head[offset : offset + len(magic)] == magic:
            return words
    return _text_kind(head) or "of an unknown kind"


def _fixed(head: bytes) -> str | None:
    for magic, name in ((b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG")):
        if head.startswith(magic):
            return name
    return "GIF" if head[:6] in (b"GIF87a", b"GIF89a") else None


def _riff(head: bytes) -> str | None:
    if head[:4] != b"RIFF":
        return None
    return {b"WEBP": "WebP", b"AVI ": "AVI", b"AVIX": "AVI"}.get(head[8:12])


def _bitmap(head: bytes) -> str | None:
    """Return BMP when "BM" is followed by a header size that a header can have."""
    if head[:2] != b"BM" or len(head) < _BMP_HEAD:
        return None
    size = int.from_bytes(head[14:18], "little")
    return "BMP" if size < _LARGEST_BMP_HEADER else None


def _tiff(head: bytes) -> str | None:
    if head[:4] not in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return None
    return None if _raw_camera_file(head) else "TIFF"


def _raw_camera_file(head: bytes) -> bool:
    """Return whether a TIFF header leads to a camera's raw data: CR2, DNG, NEF, ARW."""
    if head[8:10] == b"CR":
        return True
    order = "<" if head[:2] == b"II" else ">"
    try:
        start = struct.unpack_from(order + "I", head, 4)[0]
        count = struct.unpack_from(order + "H", head, start)[0]
        fields = (
            struct.unpack_from(order + "HHI4s", head, start + 2 + 12 * i) for i in range(count)
        )
        tags = {tag: value for tag, _, _, value in fields}
    except struct.error:
        return False
    dng_version, sub_ifds, maker, subfile = 50706, 330, 271, 254
    reduced = subfile in tags and any(tags[subfile])
    return dng_version in tags or (sub_ifds in tags and maker in tags and reduced)


def _iso_media(head: bytes) -> str | None:
    """Read the brands of an ISO base media file (ISO/IEC 14496-12 §4.3)."""
    if head[4:8] != b"ftyp":
        return "MOV" if head[4:8] in _BOXES_OF_MOVIES else None
    size = min(max(int.from_bytes(head[:4], "big"), 16), 4096)
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, size, 4))}
    major = head[8:12]
    if major in _OTHER_BRANDS:
        return None
    if major in _HEIC_BRANDS | _AVIF_BRANDS | _COLLECTION_BRANDS:
        return "AVIF" if brands & _AVIF_BRANDS else "HEIC"
    return "MOV" if major == b"qt  " else "MP4"


def _ebml(head: bytes) -> str | None:
    if not head.startswith(b"\x1a\x45\xdf\xa3"):
        return None
    start = head[:4096]
    return "WebM" if b"webm" in start else "Matroska" if b"matroska" in start else None


def _transport_stream(head: bytes) -> str | None:
    """Look for the sync byte every 188 bytes (every 192 in M2TS, after a 4-byte clock)."""
    for step, lead in ((188, 0), (192, 4)):
        for start in range(lead, lead + (step if len(head) > step * 2 * _PACKETS else 1)):
            places = range(start, min(len(head), start + _PACKETS * step), step)
            if len(places) == _PACKETS and all(head[at] == _SYNC for at in places):
                return "MPEG-TS"
    return None


def _text_kind(head: bytes) -> str | None:
    """Return words for a text file, None for bytes that are no text."""
    start = head[:4096]
    try:
        text = start.decode("utf-8", errors="strict" if len(start) < len(head) else "ignore")
    except UnicodeDecodeError as error:
        if error.start < len(start) - 4:
            return None
        text = start[: error.start].decode("utf-8")
    if any(ord(letter) < ord(" ") and letter not in "\t\r\n\f\x1b" for letter in text):
        return None
    lower = text.lstrip("\ufeff \t\r\n").lower()
    if "<svg" in lower:
        return "a vector drawing (SVG)"
    return (
        "a web page (HTML)" if lower.startswith(("<!doctype html", "<html")) else "a text file"
    )


_TESTS: tuple[Callable[[bytes], str | None], ...] = (
    _fixed,
    _riff,
    _bitmap,
    _tiff,
    _iso_media,
    _ebml,
    _transport_stream,
)

_RAW = "a camera raw file"
_AUDIO = "an audio file"
_OTHER: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "a PDF document"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (257, b"ustar", "a TAR archive"),
    (0, b"\xd0\xcf\x11\xe0", "an older office document (OLE)"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"8BPS", "a Photoshop document (PSD)"),
    (0, b"gimp xcf", "a GIMP picture (XCF)"),
    (0, b"\0\0\0\x0cjP  \r\n", "a JPEG 2000 picture"),
    (0, b"\xff\x4f\xff\x51", "a JPEG 2000 codestream"),
    (0, b"\xff\x0a", "a JPEG XL picture"),
    (0, b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (0, b"II*\0", _RAW),
    (0, b"MM\0*", _RAW),
    (0, b"IIRO", _RAW),
    (0, b"IIU\0", _RAW),
    (0, b"FUJIFILMCCD-RAW", _RAW),
    (0, b"RIFF", "a RIFF file that holds no video, such as an audio file (WAV)"),
    (0, b"ID3", _AUDIO),
    (0, b"fLaC", _AUDIO),
    (0, b"FORM", _AUDIO),
    (0, b"MThd", "a MIDI file"),
    (0, b"#!AMR", _AUDIO),
    (0, b"\xff\xfb", _AUDIO),
    (0, b"\xff\xf3", _AUDIO),
    (0, b"\xff\xf1", _AUDIO),
    (0, b"OggS", "an Ogg file"),
    (0, b"\x30\x26\xb2\x75", "a Windows Media file (ASF)"),
    (0, b"FLV\x01", "a Flash video"),
    (0, b"\0\0\x01\xba", "an MPEG program stream"),
    (0, b"\0\0\x01\xb3", "an MPEG elementary stream"),
    (0, b"\0\0\0\x01", "a bare H.264 or H.265 stream"),
    (0, b".RMF", "a RealMedia file"),
    (0, b"\x06\x0e\x2b\x34", "an MXF file"),
    (0, b"\x1a\x45\xdf\xa3", "an EBML file that is neither Matroska nor WebM"),
    (0, b"DDS ", "a DirectDraw texture (DDS)"),
    (0, b"BLP", "a Blizzard texture (BLP)"),
    (4, b"\x11\xaf", "a FLIC animation"),
    (4, b"\x12\xaf", "a FLIC animation"),
    (0, b"\x01\xda", "an SGI picture"),
    (0, b"\0\0\x01\0", "an icon (ICO)"),
    (0, b"icns", "an icon (ICNS)"),
    (0, b"\x76\x2f\x31\x01", "an OpenEXR picture"),
    (0, b"#?RADIANCE", "a Radiance HDR picture"),
    (0, b"P4\n", "a Netpbm picture"),
    (0, b"P5\n", "a Netpbm picture"),
    (0, b"P6\n", "a Netpbm picture"),
    (0, b"P7 332", "an XV thumbnail"),
    (0, b"GIMP Palette", "a colour palette"),
    (0, b"\x59\xa6\x6a\x95", "a Sun raster picture"),
    (0, b"LinS", "a Microsoft Paint picture (MSP)"),
    (0, b"MZ", "a Windows program"),
    (0, b"\x7fELF", "a program"),
    (0, b"SQLite format 3", "a database"),
)
