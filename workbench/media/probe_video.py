"""What a video's header, its packets and its first picture tell."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from av.container import InputContainer
from av.sidedata.sidedata import Type
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from workbench.errors import UnreadableMedia
from workbench.media.decoding import decoded
from workbench.media.demux import Damage, is_attached, opened, picture_stream
from workbench.media.orientation import from_display_matrix, upright_size
from workbench.media.packet_index import PacketIndex, index_packets
from workbench.media.rates import nominal_rate, varies
from workbench.media.video_colour import colour_text
from workbench.media.video_frame import VideoPicture
from workbench.model import NOT_SQUARE, Pixels, Stream

_PASS_SECONDS = 6.0
_BYTES_PER_SECOND = 40e6  # a slow disk; a large file gets the time it takes to read it
_MATRIX_BYTES = 36
_MILLISECOND = 0.001
_TELLING_SECONDS = 0.5  # sound often outlasts pictures by less
_TRANSPORT_PACKETS = (188, 192)


def probe_video(path: Path, name: str) -> tuple[Stream, Pixels]:
    """Return the description of a video and its first picture, upright RGB.

    Raises UnreadableMedia when no picture can be decoded.
    """
    allowed = _PASS_SECONDS + path.stat().st_size / _BYTES_PER_SECOND
    index = index_packets(path, name, allowed)
    if not index.times:
        raise UnreadableMedia(f"The {name} file lists no video frames.")
    with opened(path, name) as container:
        stream = picture_stream(container)
        damage = Damage()
        first = _first_picture(container, stream, damage)
        code = _orientation(first) or 1
        described = replace(
            _described(stream, index, first, code),
            container=name,
            audio_streams=len(container.streams.audio),
            remarks=(
                *_size_remarks(path, name),
                *_remarks(container, stream, index, first, damage),
            ),
        )
        return described, VideoPicture(first, code).rgb()


def _described(stream: VideoStream, index: PacketIndex, first: VideoFrame, code: int) -> Stream:
    width, height = upright_size(first.width, first.height, code)
    return Stream(
        container="",
        codec=_codec(stream),
        width=width,
        height=height,
        coded_width=first.width,
        coded_height=first.height,
        frame_count=len(index.times),
        orientation=code,
        first_pts=index.seconds(0),
        last_pts=index.seconds(-1),
        frame_rate=_rate(stream, index),
        variable_rate=varies(np.frombuffer(index.times, np.int64)),
        pixel_format=first.format.name,
        bit_depth=max((c.bits for c in first.format.components), default=8),
        color=colour_text(first),
    )


def _first_picture(
    container: InputContainer, stream: VideoStream, damage: Damage
) -> VideoFrame:
    """Decode until a picture comes, or until so much was refused that none will."""
    for picture in decoded(container, stream, damage):
        return picture
    raise UnreadableMedia("No picture of this video can be decoded.")


def _orientation(picture: VideoFrame) -> int | None:
    """Return the EXIF code of the display matrix; None for a matrix that has none."""
    try:
        side_data: Mapping[Type, Any] = picture.side_data  # type: ignore[assignment]  # stub
        matrix = bytes(side_data[Type.DISPLAYMATRIX])[:_MATRIX_BYTES]
    except KeyError:
        return 1
    return from_display_matrix(np.frombuffer(matrix, np.int32).tolist())


def _codec(stream: VideoStream) -> str:
    profile = stream.codec_context.profile
    name = stream.codec_context.codec.canonical_name
    return f"{name} ({profile})" if profile else name


def _rate(stream: VideoStream, index: PacketIndex) -> float | None:
    """Return the rate of evenly spaced frames, else the average that the container states."""
    times = np.frombuffer(index.times, np.int64)
    measured = nominal_rate(times * float(index.time_base))
    stated = stream.average_rate or stream.guessed_rate
    if stated and (varies(times) is not False or _agree(float(stated), measured)):
        return float(stated)
    return measured


def _agree(stated: float, measured: float | None) -> bool:
    """Return whether two rates differ by no more than times rounded to a millisecond do."""
    return measured is not None and abs(1 / stated - 1 / measured) < _MILLISECOND


def _remarks(
    container: InputContainer,
    stream: VideoStream,
    index: PacketIndex,
    first: VideoFrame,
    damage: Damage,
) -> Iterator[str]:
    yield from _stream_remarks(container, stream)
    yield from _time_remarks(container, stream, index)
    yield from _damage_remarks(index, damage)
    yield from _picture_remarks(stream, first)


def _size_remarks(path: Path, name: str) -> Iterator[str]:
    size = path.stat().st_size
    if name == "MPEG-TS" and all(size % packet for packet in _TRANSPORT_PACKETS):
        yield "The file ends inside a transport packet: it was cut short."


def _stream_remarks(container: InputContainer, stream: VideoStream) -> Iterator[str]:
    attached = [s for s in container.streams.video if is_attached(s)]
    others = len(container.streams.video) - len(attached) - 1
    if others:
        yield f"Stream {stream.index} is examined; other video streams, not examined: {others}."
    if attached:
        yield f"Attached pictures, such as cover art, are not examined: {len(attached)}."


def _time_remarks(
    container: InputContainer, stream: VideoStream, index: PacketIndex
) -> Iterator[str]:
    count = len(index.times)
    if not index.complete:
        yield f"The frame count is a lower bound: the time allowed ended at {count}."
    elif not index.counted and stream.frames not in (0, count + index.hidden):
        yield f"The header announces {stream.frames} frames, but {count} are present."
    if index.hidden:
        yield f"Coded frames that an edit list keeps out of the presentation: {index.hidden}."
    if index.untimed:
        yield f"Frames without a presentation time, placed by decoding time: {index.untimed}."
    if container.duration and index.complete:
        stated = container.duration / 1e6
        present = index.seconds(-1) - min(index.seconds(0), 0)
        if stated - present > max(_TELLING_SECONDS, 0.05 * stated):
            yield (
                f"The header states {stated:.1f} s, but pictures end at {present:.1f} s; "
                "the file may have been cut short."
            )


def _damage_remarks(index: PacketIndex, damage: Damage) -> Iterator[str]:
    if index.damaged:
        yield f"Damaged places found while listing the frames: {index.damaged}."
    if damage.packets:
        yield f"Packets before the first picture that cannot be decoded: {damage.packets}."
    if damage.concealed:
        yield "The first picture is damaged; the decoder filled its gaps."


def _picture_remarks(stream: VideoStream, first: VideoFrame) -> Iterator[str]:
    if _orientation(first) is None:
        yield "The display matrix is no rotation by quarter turns; it is not applied."
    if first.interlaced_frame:
        yield "The video is interlaced; both fields are shown woven together."
    aspect = stream.codec_context.sample_aspect_ratio
    if aspect and aspect != 1:
        yield f"{NOT_SQUARE} ({aspect}); frames are shown unstretched."
