"""List the frames of a video by presentation time, in one pass and without decoding."""

import time
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from av.video.stream import VideoStream

from workbench.media.demux import Damage, VideoPacket, opened, packets, picture_stream
from workbench.media.picture_types import PictureType, TypeOf, type_reader

Ticks = int

_HIDING_CODECS = frozenset({"vp8", "libvpx"})
_UNTIMED = frozenset({"AVI"})  # the format counts frames and has no presentation times
_KEY, _DAMAGED = 1, 2
_TYPES = tuple(PictureType)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedFrame:
    """What one demux pass knows of a frame: its place, time in seconds, and coding.

    `type` is UNKNOWN where no packet header tells it: codecs whose headers are not read, AV1
    and VP9 packets that show a picture coded before. In a file whose packets have no
    presentation times (AVI) it is not known which packet is which frame, unless all are I
    pictures; there `key` is None and `type` UNKNOWN. `VideoPicture.type` tells it once decoded.
    `damaged` says that the container marks the packet as broken; decoding may find more.
    """

    index: int
    pts: float
    key: bool | None
    type: PictureType
    damaged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketIndex:
    """Every frame of a stream by presentation time, from one pass over its packets.

    `times` and `keys` (key frames) are sorted ticks of `time_base` seconds. `timed` says that
    each frame has a presentation time of its own; otherwise frames are numbered as decoded
    and `times` are decoding times. `types` and `marks` hold a byte for each frame; `placed`
    says that it is sure which. `hidden` frames are kept out of the presentation by an edit
    list. `counted` says that the format numbers frames and has no presentation times (AVI).
    `complete` is False when the time allowed was used up.
    """

    times: "array[int]"
    keys: "array[int]"
    types: bytes
    marks: bytes
    time_base: Fraction
    timed: bool
    placed: bool = True
    hidden: int = 0
    damaged: int = 0
    untimed: int = 0
    counted: bool = False
    complete: bool = True

    def frame(self, index: int) -> IndexedFrame:
        """Return what is known of a frame; raises IndexError when it is not listed."""
        return IndexedFrame(
            index=index,
            pts=self.seconds(index),
            key=bool(self.marks[index] & _KEY) if self.placed else None,
            type=_TYPES[self.types[index]],
            damaged=bool(self.marks[index] & _DAMAGED),
        )

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


def index_packets(path: Path, name: str, seconds: float | None = None) -> PacketIndex:
    """List all frames of a video's picture stream in one pass, in at most `seconds`.

    Memory is 26 bytes a frame. Raises IntakeError as `opened` and `picture_stream`.
    """
    deadline = time.monotonic() + seconds if seconds else float("inf")
    damage = Damage()
    complete = True
    with opened(path, name) as container:
        stream = picture_stream(container)
        listing = _listing(stream)
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
    type_of: TypeOf
    presented: "array[int]" = field(default_factory=lambda: array("q"))
    decoded: "array[int]" = field(default_factory=lambda: array("q"))
    keys: "array[int]" = field(default_factory=lambda: array("q"))
    types: bytearray = field(default_factory=bytearray)
    marks: bytearray = field(default_factory=bytearray)
    hidden: int = 0
    untimed: int = 0

    def add(self, packet: VideoPacket) -> None:
        if not packet.size or (self.hides_frames and not memoryview(packet)[0] & 0x10):
            return  # drains the decoder, or repeats a frame, or is a VP8 reference not shown
        kind = self.type_of(bytes(packet))  # of hidden ones too: they may hold parameters
        if packet.is_discard:
            self.hidden += 1
            return
        self.untimed += packet.pts is None
        at = packet.dts if packet.pts is None else packet.pts
        if at is None:
            at = self.presented[-1] + (packet.duration or 1) if self.presented else 0
        self.presented.append(at)
        self.decoded.append(at if packet.dts is None else packet.dts)
        self.types.append(_TYPES.index(kind))
        self.marks.append(_KEY * packet.is_keyframe | _DAMAGED * packet.is_corrupt)
        if packet.is_keyframe:
            self.keys.append(at)

    def index(
        self, stream: VideoStream, untimed_format: bool, complete: bool, broken: int
    ) -> PacketIndex:
        distinct = len(set(self.presented)) == len(self.presented)
        timed = distinct and not self.untimed and not untimed_format
        times = self.presented if timed or not untimed_format else self.decoded
        order = np.argsort(np.array(times, np.int64), kind="stable").tolist()
        placed = timed or set(self.types) <= {_TYPES.index(PictureType.I)}
        unknown = _TYPES.index(PictureType.UNKNOWN)
        return PacketIndex(
            times=array("q", sorted(times)),
            keys=array("q", sorted(self.keys)),
            types=bytes(self.types[at] if placed else unknown for at in order),
            marks=bytes(self.marks[at] for at in order),
            time_base=stream.time_base or Fraction(1, 90_000),
            timed=timed,
            placed=placed,
            hidden=self.hidden,
            damaged=sum(mark & _DAMAGED > 0 for mark in self.marks) + broken,
            untimed=0 if untimed_format else self.untimed,
            counted=untimed_format,
            complete=complete,
        )


def _listing(stream: VideoStream) -> _Listing:
    context = stream.codec_context
    return _Listing(
        hides_frames=context.name in _HIDING_CODECS,
        type_of=type_reader(context.codec.canonical_name, context.extradata),
    )


def _place(times: "array[int]", ticks: Ticks) -> int | None:
    place = bisect_left(times, ticks)
    return place if place < len(times) and times[place] == ticks else None
