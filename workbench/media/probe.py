"""What a file's header, its list of frames and its first picture tell."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from workbench.analyzer import Source
from workbench.media.identify import Format, identify
from workbench.media.metadata import read_metadata
from workbench.media.probe_still import probe_animation, probe_still
from workbench.media.probe_video import probe_video
from workbench.media.reducing import reduced
from workbench.model import MediaKind, Probe
from workbench.text import printable

THUMBNAIL_SIDE = 256

_SUFFIXES = {
    "JPEG": {".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"},
    "PNG": {".png", ".apng"},
    "WebP": {".webp"},
    "HEIC": {".heic", ".heif", ".hif"},
    "AVIF": {".avif", ".avifs"},
    "TIFF": {".tif", ".tiff"},
    "BMP": {".bmp", ".dib"},
    "GIF": {".gif"},
    "MP4": {".mp4", ".m4v", ".mov", ".3gp", ".3g2", ".qt"},
    "MOV": {".mov", ".qt", ".mp4", ".m4v"},
    "Matroska": {".mkv", ".mk3d", ".webm"},
    "WebM": {".webm", ".mkv"},
    "AVI": {".avi"},
    "MPEG-TS": {".ts", ".m2ts", ".mts", ".m2t", ".tp"},
}


def probe(path: Path, original_name: str = "") -> Probe:
    """Return what can be said of a file before it is examined; its first picture was decoded.

    `original_name` is the name under which the file arrived, for the remark that a name does
    not fit the content. Metadata that cannot be read is an entry of the table, not an error.
    Raises UnsupportedMedia, UnreadableMedia, MediaTooLarge or NotARegularFile.
    """
    fmt = identify(path)
    if fmt.reader == "av":
        stream, picture = probe_video(path, fmt.name)
    elif fmt.kind is MediaKind.VIDEO:
        stream, picture = probe_animation(path, fmt.name)
    else:
        stream, picture = probe_still(path, fmt.name)
    remarks = (*_name_remark(fmt, original_name), *stream.remarks)
    return Probe(
        kind=fmt.kind,
        stream=replace(stream, remarks=tuple(map(printable, remarks))),
        metadata=read_metadata(path, fmt),
        thumbnail=reduced(picture, THUMBNAIL_SIDE),
    )


def probed(path: Path, original_name: str = "") -> Iterator[Probe]:
    """Yield the probe of a file: `probe` in the form that a worker process runs."""
    yield probe(path, original_name)


def source_of(path: Path, sha256: str = "") -> Source:
    """Return the handle by which a file is read, its hash left empty where nobody asks for it.

    Raises as `probe`.
    """
    found, size = probe(path), path.stat().st_size
    return Source(
        path=path, sha256=sha256, size_bytes=size, kind=found.kind, stream=found.stream
    )


def _name_remark(fmt: Format, original_name: str) -> Iterator[str]:
    suffix = PurePath(original_name).suffix.lower()
    if suffix and suffix not in _SUFFIXES[fmt.name]:
        yield f"The name ends in {suffix}, but the content is {fmt.name}."
