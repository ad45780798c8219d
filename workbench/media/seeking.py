"""Reach a frame of a video from the key frame before it, and prove that it is that frame."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain

import av
from av.video.frame import VideoFrame

from workbench.analyzer import Frame, Source
from workbench.media.decoding import Numbering, decoded, placed, sound
from workbench.media.demux import Damage, index_packets, opened, picture_stream

_WORTH_SEEKING = 48  # frames; up to here decoding on is about as quick as seeking


class SeekingVideo:
    """Frames of a video, read forward from the start or from a key frame.

    Frames are known by their presentation time, never by counting from a key frame. After a
    seek the first picture must be a listed key frame at or before the wanted one. Where that
    fails, or where damage shows, the video is read from its start as a sequential pass does.
    """

    def __init__(self, source: Source, name: str) -> None:
        self._source = source
        self._name = name
        self._index = index_packets(source.path, name)
        self._file = ExitStack()
        self._start(threads=True)

    def read_to(self, index: int) -> Iterator[Frame]:
        """Yield frames up to and including `index`; nothing more when it cannot be decoded."""
        near = self._next <= index < self._next + _WORTH_SEEKING
        if not near and not self._sought(index):
            self._start(threads=True)
        yield from self._onward(index)
        if self._next <= index and self._damage and self._wary:
            self._start(threads=False)
            yield from self._onward(index)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def _onward(self, index: int) -> Iterator[Frame]:
        for frame in self._running:
            self._next = frame.index + 1
            yield frame
            if frame.index >= index:
                return

    def _start(self, *, threads: bool) -> None:
        """Open the file anew and read from its first packet."""
        self._file.close()
        self._threads = self._wary = threads
        self._container = self._file.enter_context(opened(self._source.path, self._name))
        self._stream = picture_stream(self._container, threads=threads)
        self._damage = Damage()
        self._run(decoded(self._container, self._stream, self._damage), 0)

    def _run(self, pictures: Iterator[VideoFrame], first: int) -> None:
        """Set what is read onward; where that is wary, only as far as nothing is damaged."""
        kept = sound(pictures, self._stream, self._damage) if self._wary else pictures
        numbering = Numbering(self._index, self._damage)
        self._running = placed(kept, numbering, self._source.stream.orientation)
        self._next = first

    def _sought(self, index: int) -> bool:
        """Go to the key frame before `index`; False when that is not to be trusted.

        On one thread: after a seek, decoding on several now and then gives a grey picture
        without a word.
        """
        wanted = self._index.times[index]
        key = self._index.key_before(wanted) if self._index.timed else None
        if key is None or key <= self._index.times[0]:
            return False
        if self._threads:
            self._start(threads=False)
        self._wary = True
        try:
            self._container.seek(key, stream=self._stream, backward=True)
        except av.FFmpegError:
            return False
        return self._landed(wanted)

    def _landed(self, wanted: int) -> bool:
        """Take the first picture after a seek; return whether reading may go on from it."""
        self._damage = Damage()
        pictures = decoded(self._container, self._stream, self._damage)
        first = next(pictures, None)
        if first is None or first.pts is None or not first.key_frame or self._damage:
            return False
        place = self._index.place(first.pts)
        if first.pts > wanted or place is None or not self._index.is_key(first.pts):
            return False
        self._run(chain([first], pictures), place)
        return True
