"""Reach a frame of a video from the key frame before it, and prove that it is that frame."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain

import av

from workbench.analyzer import Frame, Source
from workbench.media.decoding import Numbering, decoded, numbered
from workbench.media.demux import (
    Damage,
    index_packets,
    opened,
    picture_stream,
)

_WORTH_SEEKING = 48  # frames; up to here decoding on is about as quick as seeking


class SeekingVideo:
    """Frames of a video, read forward from the start or from a key frame.

    Frames are known by their presentation time, never by counting from a key frame. After a
    seek the first picture must be a listed key frame at or before the wanted one, decoded
    without damage; otherwise the video is read from its start, as a sequential pass does.
    """

    def __init__(self, source: Source, name: str) -> None:
        self._source = source
        self._name = name
        self.index = index_packets(source.path, name)
        self._file = ExitStack()
        self._next = 0
        self._start()

    def read_to(self, index: int) -> Iterator[Frame]:
        """Yield frames up to and including `index`; nothing when it cannot be decoded."""
        if not self._next <= index < self._next + _WORTH_SEEKING and not self._sought(index):
            self._start()
        for frame in self._running:
            self._next = frame.index + 1
            yield frame
            if frame.index >= index:
                return

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def _start(self) -> None:
        """Open the file anew and read from its first packet."""
        self._file.close()
        self._container = self._file.enter_context(opened(self._source.path, self._name))
        self._stream = picture_stream(self._container)
        numbering = Numbering(self.index, Damage())
        pictures = decoded(self._container, self._stream, numbering.damage)
        self._running = numbered(pictures, numbering, self._source.stream.orientation)
        self._next = 0

    def _sought(self, index: int) -> bool:
        """Go to the key frame before `index`; False when that is not to be trusted."""
        wanted = self.index.times[index]
        key = self.index.key_before(wanted) if self.index.timed else None
        if key is None or key <= self.index.times[0]:
            return False
        try:
            self._container.seek(key, stream=self._stream, backward=True)
        except av.FFmpegError:
            return False
        return self._landed(wanted)

    def _landed(self, wanted: int) -> bool:
        """Take the first picture after a seek; return whether reading may go on from it."""
        damage = Damage()
        pictures = decoded(self._container, self._stream, damage)
        first = next(pictures, None)
        if first is None or first.pts is None or not first.key_frame or damage != Damage():
            return False
        if first.pts > wanted or not self.index.is_key(first.pts):
            return False
        numbering = Numbering(self.index, damage)
        orientation = self._source.stream.orientation
        self._running = numbered(chain([first], pictures), numbering, orientation)
        self._next = self.index.place(first.pts) or 0
        return True
