"""What a file is, read from its bytes. Its name is never asked."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.errors import NotARegularFile, UnreadableMedia, UnsupportedMedia
from workbench.media.animated import is_animated
from workbench.media.signatures import HEAD_BYTES, media_name, other_kind
from workbench.model import MediaKind

Reader = Literal["pillow", "av"]

_MIME = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WebP": "image/webp",
    "HEIC": "image/heic",
    "AVIF": "image/avif",
    "TIFF": "image/tiff",
    "BMP": "image/bmp",
    "GIF": "image/gif",
    "MP4": "video/mp4",
    "MOV": "video/quicktime",
    "Matroska": "video/x-matroska",
    "WebM": "video/webm",
    "AVI": "video/x-msvideo",
    "MPEG-TS": "video/mp2t",
}


@dataclass(frozen=True, slots=True)
class Format:
    """What a file is: its name ("JPEG", "MP4", …), kind, reader and media type."""

    name: str
    kind: MediaKind
    reader: Reader
    mime: str


def identify(path: Path) -> Format:
    """Return what the file at `path` is.

    A GIF, PNG, WebP or AVIF with more than one picture is a video.
    Raises NotARegularFile for a link to nothing, a folder, a pipe or a device;
    UnreadableMedia for an empty or unreadable file; UnsupportedMedia, naming what the file
    seems to be, for anything that is neither a picture nor a video of a known format.
    """
    head = read_head(path)
    if not head:
        raise UnreadableMedia("The file is empty: it has 0 bytes.")
    name = media_name(head)
    if name is None:
        raise _refusal(head)
    reader: Reader = "av" if _MIME[name].startswith("video/") else "pillow"
    video = reader == "av" or is_animated(path, name)
    kind = MediaKind.VIDEO if video else MediaKind.IMAGE
    return Format(name, kind, reader, _MIME[name])


def read_head(path: Path) -> bytes:
    """Return the first bytes of a regular file; never waits on a pipe or a device."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotARegularFile("This is not a regular file.")
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError as error:
        raise UnreadableMedia(f"The file cannot be read: {error.strerror}.") from error


def _refusal(head: bytes) -> UnreadableMedia | UnsupportedMedia:
    """Return the error that names what the bytes seem to be."""
    if head[1:4] == b"PNG" or head[:4] == b"\x89NG\r":
        return UnreadableMedia(
            "The first bytes of this PNG were changed, as by a text transfer."
        )
    if not any(head):
        return UnreadableMedia("The file begins with zero bytes only; its content is lost.")
    return UnsupportedMedia(f"The file seems to be {other_kind(head)}.")
