"""Read the frames of a medium once, in presentation order and bounded memory."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from workbench.analyzer import Frame, Source
from workbench.errors import UnreadableMedia
from workbench.media import animation
from workbench.media.demux import Damage, opened, packets, picture_stream
from workbench.media.identify import identify
from workbench.media.packet_index import PacketIndex, index_packets
from workbench.media.stills import read_still
from workbench.media.video_frame import VideoPicture
from workbench.model import MediaKind


def frames(
    source: Source, damage: Damage | None = None, *, quantisers: bool = False
) -> Iterator[Frame]:
    """Yield every frame in presentation order; a still picture is one frame.

    `Frame.index` is the frame's place among all frames that the file lists, so a frame that
    cannot be decoded leaves a gap and the others keep their numbers. Pixels are converted
    when asked for. `damage`, when given, counts what was passed over. With `quantisers` a video
    is decoded on one thread, and its frames tell them where the codec does.
    Raises UnreadableMedia when not one frame can be decoded, and IntakeError as `identify`.
    """
    fmt = identify(source.path)
    if fmt.kind is MediaKind.IMAGE:
        yield Frame(0, 0.0, read_still(source.path, fmt.name))
        return
    counted = Damage() if damage is None else damage
    if fmt.reader == "av":
        decoding = _video_frames(source, fmt.name, counted, quantisers=quantisers)
    else:
        decoding = animation.frames(source, fmt.name, counted)
    found = False
    for frame in decoding:
        found = True
        yield frame
    if not found:
        raise UnreadableMedia("No frame of this video can be decoded.")


@dataclass(slots=True)
class Numbering:
    """Gives decoded pictures their place among the listed frames.

    With presentation times, a picture has the place of its time; a picture whose time is not
    listed, or not after the one before, belongs nowhere. Without them pictures are counted.
    """

    index: PacketIndex
    damage: Damage = field(default_factory=Damage)
    last: int = -1

    def place(self, picture: VideoFrame) -> int | None:
        """Return the index of a picture, or None when it has none."""
        place = self._by_time(picture) if self.index.timed else self.last + 1
        if place is None or not self.last < place < len(self.index.times):
            self.damage.strays += 1
            return None
        self.last = place
        return place

    def _by_time(self, picture: VideoFrame) -> int | None:
        return self.last + 1 if picture.pts is None else self.index.place(picture.pts)


def decoded(
    container: InputContainer, stream: VideoStream, damage: Damage
) -> Iterator[VideoFrame]:
    """Yield pictures as the decoder releases them.

    A packet that is cut short or refused is counted and passed over, a picture in which the
    decoder filled gaps is counted and yielded. Decoders notice only what breaks their syntax:
    with H.264 and MPEG nearly all damage; with HEVC, VP8, VP9 and AV1, whose entropy coders
    make a picture of any bytes, often none.
    """
    for packet in packets(container, stream, damage):
        if packet.is_corrupt:
            damage.packets += 1
            continue
        try:
            for picture in packet.decode():
                damage.concealed += picture.is_corrupt
                yield picture
        except av.FFmpegError:
            damage.packets += 1


def sound(
    pictures: Iterator[VideoFrame], stream: VideoStream, damage: Damage
) -> Iterator[VideoFrame]:
    """Yield pictures until damage shows that could have touched them.

    A damaged picture can spoil those that refer to it, which are shown at most as many places
    earlier as the decoder reorders; so many are held back.
    """
    held: deque[VideoFrame] = deque()
    for picture in pictures:
        if damage:
            return
        held.append(picture)
        if len(held) > stream.codec_context.reorder_depth:
            yield held.popleft()
    if not damage:
        yield from held


def placed(
    pictures: Iterator[VideoFrame], numbering: Numbering, orientation: int
) -> Iterator[Frame]:
    """Yield the pictures that are listed frames, with their index and time in seconds.

    From damage to the next key frame any picture may be spoilt, also where the decoder does
    not say so, since it refers to those before it.
    """
    known, spoilt = 0, False
    for picture in pictures:
        spoilt = numbering.damage.count > known or (spoilt and not picture.key_frame)
        known = numbering.damage.count
        place = numbering.place(picture)
        if place is not None:
            at = numbering.index.seconds(place)
            yield Frame(place, at, VideoPicture(picture, orientation), damaged=spoilt)


def _video_frames(
    source: Source, name: str, damage: Damage, *, quantisers: bool
) -> Iterator[Frame]:
    """Decode on several threads; from the first damage on, again from the start on one.

    So the pixels of a damaged video do not depend on timing either.
    """
    index = index_packets(source.path, name)
    found = Damage()
    last = -1
    with opened(source.path, name) as container:
        stream = picture_stream(container, threads=not quantisers, quantisers=quantisers)
        pictures = sound(decoded(container, stream, found), stream, found)
        for frame in placed(pictures, Numbering(index, found), source.stream.orientation):
            last = frame.index
            yield frame
    if found:
        yield from _single(source, name, Numbering(index, damage, last), quantisers=quantisers)


def _single(
    source: Source, name: str, numbering: Numbering, *, quantisers: bool
) -> Iterator[Frame]:
    """Decode on one thread from the start and yield what comes after the last number."""
    after, numbering.last = numbering.last, -1
    with opened(source.path, name) as container:
        stream = picture_stream(container, threads=False, quantisers=quantisers)
        pictures = decoded(container, stream, numbering.damage)
        for frame in placed(pictures, numbering, source.stream.orientation):
            if frame.index > after:
                yield frame
