"""The tags of a video container and its streams, and the boxes of an MP4, as a table."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from av.container import InputContainer
from av.sidedata.sidedata import Type
from av.stream import Stream

from workbench.media.decoding import decoded
from workbench.media.demux import Damage, opened, picture_stream
from workbench.media.iso_boxes import ISO_NAMES, top_boxes
from workbench.model import MetadataEntry
from workbench.text import bytes_text, printable

_MOST_TAGS = 300
_MOST_STREAMS = 32
_UUID_BYTES = 16  # before the text of an unregistered SEI message (H.264 §D.2.7)


def container_entries(path: Path, name: str) -> Iterator[MetadataEntry]:
    """Yield the rows of a video: container tags, streams, encoder message, box order."""
    with opened(path, name) as container:
        yield from _container_rows(container)
        for stream in islice(container.streams, _MOST_STREAMS):
            yield from _stream_rows(stream)
        for message in encoder_messages(container):
            yield MetadataEntry("Codec", "Encoder message", message)
    if name in ISO_NAMES:
        boxes = ", ".join(f"{kind} ({size})" for kind, size in top_boxes(path))
        yield MetadataEntry("MP4", "Boxes in order (bytes)", printable(boxes))


def container_texts(path: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield name and full text of all tags of a container and its streams."""
    with opened(path, name) as container:
        for key, text in container.metadata.items():
            yield key, text
        for stream in islice(container.streams, _MOST_STREAMS):
            for key, text in stream.metadata.items():
                yield f"Stream {stream.index} {key}", text


def encoder_messages(container: InputContainer) -> Iterator[str]:
    """Yield the texts that an encoder left in the first picture, such as x264's settings."""
    stream = picture_stream(container)
    for picture in decoded(container, stream, Damage()):
        for data in picture.side_data:
            item: Any = data  # the stub calls it a string
            if item.type is Type.SEI_UNREGISTERED:
                yield bytes_text(bytes(item)[_UUID_BYTES:])
        return


def _container_rows(container: InputContainer) -> Iterator[MetadataEntry]:
    yield MetadataEntry("Container", "Format", container.format.long_name)
    if container.duration:
        yield MetadataEntry("Container", "Duration", f"{container.duration / 1e6:.3f} s")
    if container.bit_rate:
        yield MetadataEntry("Container", "Bit rate", f"{container.bit_rate} bit/s")
    yield from _tags("Container", container.metadata)


def _stream_rows(stream: Stream) -> Iterator[MetadataEntry]:
    group = f"Stream {stream.index} ({stream.type})"
    context = stream.codec_context
    if context is not None:
        yield MetadataEntry(group, "Codec", printable(f"{context.name} {context.codec_tag}"))
    yield from _tags(group, stream.metadata)


def _tags(group: str, tags: Mapping[str, str]) -> Iterator[MetadataEntry]:
    for key, text in list(tags.items())[:_MOST_TAGS]:
        yield MetadataEntry(group, printable(key, 80), printable(text))
    if len(tags) > _MOST_TAGS:
        yield MetadataEntry(group, "(more)", f"{len(tags)} tags; the rest is left out")
