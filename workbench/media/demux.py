"""Open a video safely, choose its picture stream and read its packets."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import av
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition
from av.video.stream import VideoStream

from workbench.errors import UnreadableMedia, UnsupportedMedia
from workbench.media.iso_boxes import ISO_NAMES, top_boxes
from workbench.media.limits import VIDEO_PIXELS, check_video
from workbench.media.quantisers import EXPORT

# Damage is counted and told in remarks, not printed. Listening to the log is no way either:
# its callback wants the interpreter's lock from decoder threads and can wait for ever.
av.logging.set_level(None)

VideoPacket: TypeAlias = "Packet[VideoStream]"

_DEMUXERS = {
    "MP4": "mov",
    "MOV": "mov",
    "Matroska": "matroska",
    "WebM": "matroska",
    "AVI": "avi",
    "MPEG-TS": "mpegts",
}
_OPEN_SECONDS = 30.0
_MOST_THREADS = 8
_MOST_READ_ERRORS = 1000


@dataclass(slots=True)
class Damage:
    """What could not be read in one pass; the pass goes on after it."""

    packets: int = 0  # that are cut short or that the decoder refused
    reads: int = 0  # places where the container is broken
    concealed: int = 0  # pictures in which the decoder filled gaps
    strays: int = 0  # decoded pictures that belong to no listed frame

    @property
    def count(self) -> int:
        """How many places there are at which pixels may be missing or filled in."""
        return self.packets + self.reads + self.concealed

    def __bool__(self) -> bool:
        """Return whether pixels may be missing or filled in."""
        return self.count > 0


@contextmanager
def opened(path: Path, name: str) -> Iterator[InputContainer]:
    """Open a video of format `name` by that format's reader alone, and no other file.

    Raises UnreadableMedia with the reader's sentence.
    """
    try:
        container = av.open(
            f"file:{os.fspath(path.absolute())}",
            format=_DEMUXERS[name],
            options={"protocol_whitelist": "file", "max_pixels": str(VIDEO_PIXELS)},
            metadata_errors="replace",
            timeout=(_OPEN_SECONDS, _OPEN_SECONDS),
        )
    except (av.FFmpegError, UnicodeError) as error:
        told = _missing_index(path, name) or sentence(error)
        raise UnreadableMedia(f"The {name} file cannot be opened: {told}") from error
    with container:
        yield container


def _missing_index(path: Path, name: str) -> str | None:
    """Return words for an MP4 that was cut before its list of frames, else None."""
    if name not in ISO_NAMES or any(kind == "moov" for kind, _ in top_boxes(path)):
        return None
    return "its list of frames (moov) is missing, so it was cut short or never finished."


def picture_stream(
    container: InputContainer, *, threads: bool = True, quantisers: bool = False
) -> VideoStream:
    """Return the stream that is examined: the default one, else the largest.

    With `threads` its decoder works on several frames at once. That gives the same pixels in
    sound streams, but how gaps of damaged ones are filled then depends on timing. With
    `quantisers`, which needs one thread, it reports them where it can.

    Attached pictures (cover art) are not considered. Raises UnsupportedMedia when there is
    only sound or no decoder, MediaTooLarge before anything large is decoded.
    """
    candidates = [s for s in container.streams.video if not is_attached(s)]
    if not candidates:
        raise _no_pictures(container)
    known = [s for s in candidates if s.codec_context is not None]
    if not known:
        raise UnsupportedMedia("No decoder is at hand for the video stream of this file.")
    stream = max(known, key=_preference)
    check_video(stream.codec_context.width, stream.codec_context.height)
    stream.codec_context.thread_type = "AUTO" if threads else "NONE"
    cores = min(os.cpu_count() or 1, _MOST_THREADS)
    stream.codec_context.thread_count = cores if threads else 1
    if quantisers:
        stream.codec_context.options = dict(EXPORT)
    return stream


def is_attached(stream: VideoStream) -> bool:
    """Return whether a video stream is a single attached picture, such as cover art."""
    return bool(stream.disposition & (Disposition.attached_pic | Disposition.timed_thumbnails))


def sentence(error: Exception) -> str:
    """Return what a codec says about its error, without the file's name."""
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return said.rstrip(".") + "."


def packets(
    container: InputContainer, stream: VideoStream, damage: Damage
) -> Iterator[VideoPacket]:
    """Yield the packets of a stream, then the empty packet that drains a decoder.

    A broken place of the container is counted and passed over.
    """
    while damage.reads < _MOST_READ_ERRORS:
        try:
            yield from container.demux(stream)
        except av.FFmpegError:
            damage.reads += 1
        else:
            return


def _preference(stream: VideoStream) -> tuple[bool, int]:
    default = bool(stream.disposition & Disposition.default)
    return default, stream.codec_context.width * stream.codec_context.height


def _no_pictures(container: InputContainer) -> UnreadableMedia | UnsupportedMedia:
    if container.streams.audio:
        return UnsupportedMedia("The file holds sound only and no picture.")
    return UnreadableMedia("The file holds no video stream that can be read.")
