"""Open a video safely, choose its picture stream and list its frames without decoding."""

import os
import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
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

# Damage is counted and told in remarks, not printed. Listening to the log is no way either:
# its callback wants the interpreter's lock from decoder threads and can wait for ever.
av.logging.set_level(None)

Ticks = int
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
_HIDING_CODECS = frozenset({"vp8", "libvpx"})
_UNTIMED = frozenset({"AVI"})  # the format counts frames and has no presentation times


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketIndex:
    """Every frame of a stream by presentation time, from one pass over its packets.

    `times` and `keys` (key frames) are sorted ticks of `time_base` seconds. `timed` says that
    each frame has a presentation time of its own; otherwise frames are numbered as decoded
    and `times` are decoding times. `hidden` frames are kept out of the presentation by an edit
    list. `counted` says that the format numbers frames and has no presentation times (AVI).
    `complete` is False when the time allowed was used up.
    """

    times: "array[int]"
    keys: "array[int]"
    time_base: Fraction
    timed: bool
    hidden: int = 0
    damaged: int = 0
    untimed: int = 0
    counted: bool = False
    complete: bool = True

    def seconds(self, index: int) -> float:
        """Return the presentation time of a frame in seconds."""
        return float(self.times[index] * self.time_base)

    def place(self, ticks: Ticks) -> int | None:
        """Return the index of the frame presented at a time, None when none is."""
        return _place(self.times, ticks)

    def is_key(self, ticks: Ticks) -> bool:
        """Return whether a key frame is presented at a time."""
        return _place(self.keys, ticks) is not None

    def key_before(self, ticks: Ticks) -> Ticks | None:
        """Return the last key frame at or before a presentation time."""
        place = bisect_right(self.keys, ticks)
        return self.keys[place - 1] if place else None


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


def picture_stream(container: InputContainer, *, threads: bool = True) -> VideoStream:
    """Return the stream that is examined: the default one, else the largest.

    With `threads` its decoder works on several frames at once. That gives the same pixels in
    sound streams, but how gaps of damaged ones are filled then depends on timing.

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


def index_packets(path: Path, name: str, seconds: float | None = None) -> PacketIndex:
    """List all frames of a video's picture stream in one pass, in at most `seconds`.

    Memory is 24 bytes a frame. Raises IntakeError as `opened` and `picture_stream`.
    """
    deadline = time.monotonic() + seconds if seconds else float("inf")
    damage = Damage()
    complete = True
    with opened(path, name) as container:
        stream = picture_stream(container)
        listing = _Listing(hides_frames=stream.codec_context.name in _HIDING_CODECS)
        for packet in packets(container, stream, damage):
            listing.add(packet)
            if time.monotonic() > deadline:
                complete = False
                break
        return listing.index(stream, name in _UNTIMED, complete, damage.reads)


@dataclass(slots=True)
class _Listing:
    """The packets seen so far."""

    hides_frames: bool
    presented: "array[int]" = field(default_factory=lambda: array("q"))
    decoded: "array[int]" = field(default_factory=lambda: array("q"))
    keys: "array[int]" = field(default_factory=lambda: array("q"))
    hidden: int = 0
    damaged: int = 0
    untimed: int = 0

    def add(self, packet: VideoPacket) -> None:
        if not packet.size or (self.hides_frames and not memoryview(packet)[0] & 0x10):
            return  # drains the decoder, or repeats a frame, or is a VP8 reference not shown
        if packet.is_discard:
            self.hidden += 1
            return
        self.damaged += packet.is_corrupt
        self.untimed += packet.pts is None
        at = packet.dts if packet.pts is None else packet.pts
        if at is None:
            at = self.presented[-1] + (packet.duration or 1) if self.presented else 0
        self.presented.append(at)
        self.decoded.append(at if packet.dts is None else packet.dts)
        if packet.is_keyframe:
            self.keys.append(at)

    def index(
        self, stream: VideoStream, untimed_format: bool, complete: bool, broken: int
    ) -> PacketIndex:
        distinct = len(set(self.presented)) == len(self.presented)
        timed = distinct and not self.untimed and not untimed_format
        times = self.presented if timed or not untimed_format else self.decoded
        return PacketIndex(
            times=array("q", sorted(times)),
            keys=array("q", sorted(self.keys)),
            time_base=stream.time_base or Fraction(1, 90_000),
            timed=timed,
            hidden=self.hidden,
            damaged=self.damaged + broken,
            untimed=0 if untimed_format else self.untimed,
            counted=untimed_format,
            complete=complete,
        )


def _place(times: "array[int]", ticks: Ticks) -> int | None:
    place = bisect_left(times, ticks)
    return place if place < len(times) and times[place] == ticks else None


def _preference(stream: VideoStream) -> tuple[bool, int]:
    default = bool(stream.disposition & Disposition.default)
    return default, stream.codec_context.width * stream.codec_context.height


def _no_pictures(container: InputContainer) -> UnreadableMedia | UnsupportedMedia:
    if container.streams.audio:
        return UnsupportedMedia("The file holds sound only and no picture.")
    return UnreadableMedia("The file holds no video stream that can be read.")
