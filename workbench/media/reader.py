"""Any frame of a medium by its index: the very frame that a sequential reading gives."""

import atexit
import copy
import hashlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from threading import Lock
from types import TracebackType
from typing import Protocol, Self

import numpy as np

from workbench.analyzer import Frame, Source
from workbench.errors import UnreadableMedia
from workbench.media import decoding
from workbench.media.identify import identify
from workbench.media.neighbours import Neighbours
from workbench.media.reducing import reduced
from workbench.media.seeking import SeekingVideo
from workbench.media.travel import Travel
from workbench.model import MediaKind, Picture

_KEPT_BYTES = 384 << 20  # 1080p: four seconds
_KEPT_FRAMES = range(6, 257)  # the most between two key frames of common encoders
_SAMPLES_PER_PIXEL = 1.5  # as decoded, with colour at half the resolution
_PREPARED_BYTES = 64 << 20
_GLANCED_BYTES = 48 << 20, 8 << 20  # decoded and prepared, of each source that is glanced at
_GLANCED_SOURCES = 6
_REACH = 40  # frames beside the one on show


class _Frames(Protocol):
    """Frames read forward from a chosen place."""

    def read_to(self, index: int) -> Iterator[Frame]:
        """Yield frames up to and including `index`, from wherever it is quickest."""

    def close(self) -> None:
        """Let the file go."""


class FrameReader:
    """Random access to the frames of one medium, with the last ones kept for stepping.

    Kept are pictures as decoded, passed over or shown, at most `kept_bytes` of them (six
    frames where that is less), and at most `prepared_bytes` for the eye; whoever asks gets a
    `Frame` of their own, so that converted pixels go when the asker lets go. While a picture is
    looked at, its neighbours are made ready. Going back, a group of pictures is decoded at
    once, from its key frame, long before it is reached, and what was passed is let go of first.
    A context manager. Raises UnreadableMedia when the medium cannot be opened.
    """

    def __init__(
        self,
        source: Source,
        kept_bytes: int = _KEPT_BYTES,
        prepared_bytes: int = _PREPARED_BYTES,
    ) -> None:
        self.source = source
        self._frames: _Frames = _open(source)
        self._room = _room(source, kept_bytes)
        self._prepared_bytes = prepared_bytes
        self._kept: dict[int, Frame] = {}
        self._travel = Travel()
        self._turn = 0  # how often somebody asked
        self._prepared: dict[tuple[int, int], Picture] = {}  # the newest at the end
        self._lock = Lock()
        self._neighbours = Neighbours(self._ready, min(self._room // 3, _REACH))

    def frame(self, index: int) -> Frame:
        """Return the frame at `index`.

        Raises IndexError for a number the medium does not list, UnreadableMedia for a frame
        that cannot be decoded.
        """
        if not 0 <= index < self.source.stream.frame_count:
            raise IndexError(f"frame {index} of {self.source.stream.frame_count}")
        with self._neighbours.paused(), self._lock:
            self._turn += 1
            self._travel.to(index)
            for _ in self._read(index):
                pass
            if index not in self._kept:
                raise UnreadableMedia(
                    f"Frame {index} cannot be decoded; the file is damaged there."
                )
            return copy.copy(self._kept[index])

    def picture(self, index: int, max_side: int) -> Picture:
        """Return the frame at `index` for the eye, and make those beside it ready.

        Raises as `frame`.
        """
        asked = index, max_side
        shown = self._prepared.get(asked) or picture(self.frame(index), max_side)
        self._keep_picture(asked, shown)
        with self._lock:
            self._travel.to(index)
            way = self._travel.direction, self._travel.stride
        self._neighbours.of(index, *way, max_side)
        return shown

    def close(self) -> None:
        """Let the file and the kept frames go."""
        self._neighbours.close()
        self._frames.close()
        self._kept.clear()
        self._prepared.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _read(self, index: int) -> Generator[None, None, None]:
        """Decode up to `index` unless it is kept; yield after each frame."""
        if index in self._kept:
            return
        for frame in self._frames.read_to(index):
            self._kept[frame.index] = frame
            if len(self._kept) > self._room:
                del self._kept[max(self._kept, key=self._travel.distance)]
            yield

    def _ready(self, index: int, max_side: int | None) -> Iterator[None]:
        """Decode a neighbour and, with `max_side`, convert it; yield where one may stop."""
        if not 0 <= index < self.source.stream.frame_count:
            return
        yield from self._read_between(index)
        with self._lock:
            frame = copy.copy(self._kept[index]) if index in self._kept else None
        if frame and max_side and (index, max_side) not in self._prepared:
            self._keep_picture((index, max_side), picture(frame, max_side))

    def _read_between(self, index: int) -> Iterator[None]:
        """Read with the lock held for one frame at a time; end when somebody else has read.

        A decoder that was moved on by others must never be fed from where it was before.
        """
        turn = self._turn
        with closing(self._read(index)) as steps:
            while True:
                with self._lock:
                    if turn != self._turn or next(steps, steps) is steps:
                        return
                yield

    def _keep_picture(self, asked: tuple[int, int], shown: Picture) -> None:
        with self._lock:
            self._prepared.pop(asked, None)
            self._prepared[asked] = shown
            while self._prepared_size() > self._prepared_bytes:
                del self._prepared[next(iter(self._prepared))]

    def _prepared_size(self) -> int:
        return sum(kept.pixels.nbytes for kept in self._prepared.values())


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
_glanced: list[FrameReader] = []  # the few kept open beside it, the last one asked at the end


def pictures(source: Source, indices: Sequence[int], max_side: int) -> Iterator[Picture]:
    """Yield the frames at `indices` for the eye, their longer side at most `max_side`.

    The source stays open for the next call, in place of the one before. A frame that cannot
    be decoded is passed over and raises UnreadableMedia after the others were yielded.
    """
    yield from _pictures_by(_reader_of(source), indices, max_side)


def glances(source: Source, indices: Sequence[int], max_side: int) -> Iterator[Picture]:
    """Yield frames as `pictures` does, of one of a few sources that are looked at together.

    The last six stay open, each with an eighth of the room that one alone has.
    """
    yield from _pictures_by(_glancer_of(source), indices, max_side)


def _pictures_by(
    reader: FrameReader, indices: Sequence[int], max_side: int
) -> Iterator[Picture]:
    refused: UnreadableMedia | None = None
    for index in indices:
        try:
            shown = reader.picture(index, max_side)
        except UnreadableMedia as error:
            refused = error
            continue
        yield shown
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


def release() -> None:
    """Close the sources that `pictures` and `glances` keep open."""
    for kept in (_last_reader, _glanced):
        while kept:
            kept.pop().close()


atexit.register(release)  # a thread inside a codec must not outlive the interpreter


def _room(source: Source, kept_bytes: int) -> int:
    """Return how many decoded frames are kept."""
    stream = source.stream
    sample = 1 if stream.bit_depth <= 8 else 2  # noqa: PLR2004
    size = stream.coded_width * stream.coded_height * _SAMPLES_PER_PIXEL * sample
    fitting = int(kept_bytes // max(size, 1))
    return min(max(fitting, _KEPT_FRAMES.start), _KEPT_FRAMES.stop - 1)


def _reader_of(source: Source) -> FrameReader:
    if _last_reader and _last_reader[0].source == source:
        return _last_reader[0]
    while _last_reader:
        _last_reader.pop().close()
    _last_reader.append(FrameReader(source))
    return _last_reader[0]


def _glancer_of(source: Source) -> FrameReader:
    known = next((one for one in _glanced if one.source == source), None)
    if known is not None:
        _glanced.remove(known)
    while len(_glanced) >= _GLANCED_SOURCES:
        _glanced.pop(0).close()
    _glanced.append(known or FrameReader(source, *_GLANCED_BYTES))
    return _glanced[-1]


def _open(source: Source) -> _Frames:
    fmt = identify(source.path)
    if fmt.kind is MediaKind.VIDEO and fmt.reader == "av":
        return SeekingVideo(source, fmt.name)
    return _ForwardFrames(source)
