"""Reach any frame of a video by the shortest way, and prove that it is that frame."""

from collections.abc import Iterator

from workbench.analyzer import Frame, Source
from workbench.media.decoder_run import DecoderRun
from workbench.media.packet_index import index_packets

_DETOUR = 8  # frames; to decode so many is quicker than to seek
_RUN_BYTES = 256 << 20  # for all decoders together
_BYTES_PER_PIXEL = 1.5
_FRAMES_HELD = 24  # by one decoder: references, reordering, threads
_MOST_RUNS = 3


class SeekingVideo:
    """Frames of a video, from a few decoders that stay where they were last used.

    A decoder cannot go back, only begin again at a key frame, and key frames may lie 250
    frames apart. So a frame is reached from the nearest decoder between its key frame and
    itself; only where there is none, the one used longest ago goes to the key frame. Where
    that fails, or where damage shows, the video is read from its start on one thread, as a
    sequential pass does.
    """

    def __init__(self, source: Source, name: str) -> None:
        self._source = source
        self._name = name
        self._index = index_packets(source.path, name)
        self._runs = [DecoderRun(source, name, self._index)]  # the last used at the end
        pixels = source.stream.coded_width * source.stream.coded_height
        fitting = int(_RUN_BYTES // (max(pixels, 1) * _BYTES_PER_PIXEL * _FRAMES_HELD))
        self._room = min(max(fitting, 1), _MOST_RUNS)

    def read_to(self, index: int) -> Iterator[Frame]:
        """Yield frames up to and including `index`; nothing more when it cannot be decoded."""
        run = self._nearest(index) or self._sent(index)
        self._runs.remove(run)
        self._runs.append(run)
        yield from run.onward(index)
        if run.next <= index and run.damage and run.wary:
            run.start(threads=False)
            yield from run.onward(index)

    def close(self) -> None:
        """Let the file go."""
        for run in self._runs:
            run.close()

    def _nearest(self, index: int) -> DecoderRun | None:
        """Return the decoder from which reading on is quicker than seeking."""
        from_key = self._key_place(index)
        able = [
            run
            for run in self._runs
            if not run.ended and from_key - _DETOUR <= run.next <= index
        ]
        return max(able, key=lambda run: run.next, default=None)

    def _sent(self, index: int) -> DecoderRun:
        """Return a decoder that begins at the key frame before `index`, or at the start."""
        if len(self._runs) < self._room:
            self._runs.append(DecoderRun(self._source, self._name, self._index))
            run = self._runs[-1]
        else:
            run = self._runs[0]
        if not run.seek(index):
            run.start(threads=True)
        return run

    def _key_place(self, index: int) -> int:
        """Return the index of the key frame from which `index` is decoded, 0 for the start."""
        if not self._index.timed:
            return 0
        key = self._index.key_before(self._index.times[index])
        return 0 if key is None else self._index.place(key) or 0
