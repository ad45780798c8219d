"""One open decoder that reads a video forward, from its start or from a key frame."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain

import av
from av.video.frame import VideoFrame

from workbench.analyzer import Frame, Source
from workbench.media.decoding import Numbering, decoded, placed, sound
from workbench.media.demux import Damage, opened, picture_stream
from workbench.media.packet_index import PacketIndex


class DecoderRun:
    """Frames of a video by their presentation time, never by counting from a key frame.

    A run is *wary* unless it decodes on one thread from the first packet: it gives frames
    only as far as nothing is damaged, since what a decoder fills gaps with depends on where it
    began. `next` is the lowest index that may still come, `ended` says that none will.

    Before its first seek the decoder is shown the first packets of the file. Some encoders
    leave there, once, what a decoder must know: x264 its version, without which FFmpeg reads
    4:4:4 streams of older versions wrongly, as grey pictures under true numbers.
    """

    def __init__(self, source: Source, name: str, index: PacketIndex) -> None:
        self._source = source
        self._name = name
        self._index = index
        self._file = ExitStack()
        self.start(threads=True)

    def start(self, *, threads: bool) -> None:
        """Open the file anew and read from its first packet."""
        self._file.close()
        self.wary = threads
        self._container = self._file.enter_context(opened(self._source.path, self._name))
        self._stream = picture_stream(self._container, threads=threads)
        self._primed = False
        self.damage = Damage()
        self._run(decoded(self._container, self._stream, self.damage), 0)

    def seek(self, index: int) -> bool:
        """Go to the key frame before `index`; False when what came is not to be trusted.

        Raises nothing: after False the run must be started anew.
        """
        wanted = self._index.times[index]
        key = self._index.key_before(wanted) if self._index.timed else None
        if key is None or key <= self._index.times[0]:
            return False
        if not self.wary:
            self.start(threads=True)
        self._prime()
        try:
            self._container.seek(key, stream=self._stream, backward=True)
        except av.FFmpegError:
            return False
        return self._landed(index)

    def onward(self, index: int) -> Iterator[Frame]:
        """Yield the frames that come, up to and including `index`."""
        for frame in self._running:
            self.next = frame.index + 1
            yield frame
            if frame.index >= index:
                return
        self.ended = True

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def _run(self, pictures: Iterator[VideoFrame], first: int) -> None:
        kept = sound(pictures, self._stream, self.damage) if self.wary else pictures
        numbering = Numbering(self._index, self.damage)
        self._running = placed(kept, numbering, self._source.stream.orientation)
        self.next, self.ended = first, False

    def _prime(self) -> None:
        """Have the decoder of a run that never gave a frame read the first packets."""
        if not self._primed and self.next == 0:
            next(decoded(self._container, self._stream, Damage()), None)
        self._primed = True

    def _landed(self, index: int) -> bool:
        """Take the first picture after a seek; return whether reading may go on from it.

        It must be a listed key frame at or before the wanted one, and sound.
        """
        self.damage = Damage()
        pictures = decoded(self._container, self._stream, self.damage)
        first = next(pictures, None)
        if first is None or first.pts is None or not first.key_frame or self.damage:
            return False
        place = self._index.place(first.pts)
        if place is None or place > index or not self._index.is_key(first.pts):
            return False
        self._run(chain([first], pictures), place)
        return True
