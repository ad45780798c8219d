"""Any frame of a medium by its index: the very frame that a sequential reading gives."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Protocol, Self

import numpy as np
from PIL import Image

from workbench.analyzer import Frame, Source
from workbench.errors import UnreadableMedia
from workbench.media import decoding
from workbench.media.identify import identify
from workbench.media.seeking import SeekingVideo
from workbench.model import MediaKind, Picture, Pixels

_CACHE_BYTES = 192 << 20
_CACHE_FRAMES = range(4, 65)
_BYTES_PER_PIXEL = 5  # 1.5 as decoded, 3 as RGB


class _Frames(Protocol):
    """Frames read forward from a chosen place."""

    def read_to(self, index: int) -> Iterator[Frame]:
        """Yield frames up to and including `index`, from wherever it is quickest."""

    def close(self) -> None:
        """Let the file go."""


class FrameReader:
    """Random access to the frames of one medium, with the last ones kept for stepping.

    A context manager. Raises UnreadableMedia when the medium cannot be opened.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._frames: _Frames = _open(source)
        pixels = max(1, source.stream.width * source.stream.height)
        fitting = _CACHE_BYTES // (pixels * _BYTES_PER_PIXEL)
        self._room = min(max(fitting, _CACHE_FRAMES.start), _CACHE_FRAMES.stop)
        self._kept: OrderedDict[int, Frame] = OrderedDict()

    def frame(self, index: int) -> Frame:
        """Return the frame at `index`.

        Raises IndexError for a number the medium does not list, UnreadableMedia for a frame
        that cannot be decoded.
        """
        if not 0 <= index < self.source.stream.frame_count:
            raise IndexError(f"frame {index} of {self.source.stream.frame_count}")
        if index not in self._kept:
            for frame in self._frames.read_to(index):
                self._keep(frame)
        if index not in self._kept:
            raise UnreadableMedia(
                f"Frame {index} cannot be decoded; the file is damaged there."
            )
        self._kept.move_to_end(index)
        return self._kept[index]

    def close(self) -> None:
        """Let the file and the kept frames go."""
        self._frames.close()
        self._kept.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _keep(self, frame: Frame) -> None:
        self._kept[frame.index] = frame
        self._kept.move_to_end(frame.index)
        while len(self._kept) > self._room:
            self._kept.popitem(last=False)


class _ForwardFrames:
    """Stills and animated pictures: read from the start, onward where possible."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._running = decoding.frames(source)
        self._next = 0

    def read_to(self, index: int) -> Iterator[Frame]:
        """Yield frames up to and including `index`."""
        if index < self._next:
            self.close()
            self._running = decoding.frames(self._source)
        for frame in self._running:
            self._next = frame.index + 1
            yield frame
            if frame.index >= index:
                return

    def close(self) -> None:
        """Let the file go."""
        self._running.close()  # type: ignore[attr-defined]  # a generator


_last_reader: list[FrameReader] = []  # the one source kept open between calls


def pictures(source: Source, indices: Sequence[int], max_side: int) -> Iterator[Picture]:
    """Yield the frames at `indices` for the eye, their longer side at most `max_side`.

    The source stays open for the next call, in place of the one before. A frame that cannot
    be decoded is passed over and raises UnreadableMedia after the others were yielded.
    """
    reader = _reader_of(source)
    refused: UnreadableMedia | None = None
    for index in indices:
        try:
            frame = reader.frame(index)
        except UnreadableMedia as error:
            refused = error
            continue
        yield picture(frame, max_side)
    if refused:
        raise refused


def picture(frame: Frame, max_side: int) -> Picture:
    """Return a frame for the eye: its RGB, reduced to `max_side`, and the full-size hash."""
    full = frame.rgb
    shown = reduced(full, max_side)
    return Picture(
        frame=frame.index,
        pts=frame.pts,
        pixels=shown,
        scale=shown.shape[1] / full.shape[1],
        sha256=hashlib.sha256(np.ascontiguousarray(full).data).hexdigest(),
    )


def reduced(pixels: Pixels, max_side: int) -> Pixels:
    """Return RGB `pixels` (h, w, 3) with the longer side at most `max_side`."""
    longest = max(pixels.shape[:2])
    if longest <= max_side:
        return pixels
    height, width = (max(1, round(side * max_side / longest)) for side in pixels.shape[:2])
    small = Image.fromarray(pixels).resize(
        (width, height), Image.Resampling.LANCZOS, reducing_gap=2.0
    )
    return np.array(small)


def release() -> None:
    """Close the source that `pictures` keeps open."""
    while _last_reader:
        _last_reader.pop().close()


def _reader_of(source: Source) -> FrameReader:
    if _last_reader and _last_reader[0].source == source:
        return _last_reader[0]
    release()
    _last_reader.append(FrameReader(source))
    return _last_reader[0]


def _open(source: Source) -> _Frames:
    fmt = identify(source.path)
    if fmt.kind is MediaKind.VIDEO and fmt.reader == "av":
        return SeekingVideo(source, fmt.name)
    return _ForwardFrames(source)
