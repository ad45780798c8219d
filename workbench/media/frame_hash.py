"""The hash of a decoded video frame, as `ffmpeg -f framemd5` prints it.

So another laboratory can check, with a common tool, that it examines the same pixels:

    ffmpeg -noautorotate -i FILE -map 0:v:0 -fps_mode passthrough -f framemd5 -

The hash is of the planes as decoded, one after the other, without the padding of their
lines: coded orientation, the stream's own pixel format, before any conversion. It is MD5 for
the sake of comparison only; evidence is bound by SHA-256.

Where builds of FFmpeg may rightly differ: in how gaps of damaged pictures are filled, which
their standards leave open; and in AV1, VP8, VP9 and HEVC only by a fault, since these standards
and H.264 fix every sample of a sound stream. The inverse transforms of JPEG and of MPEG-1, 2
and 4 are only bounded, not fixed, so other programs than FFmpeg can be one level off.
"""

import hashlib
from collections.abc import Iterator

import numpy as np
from av.video.frame import VideoFrame
from av.video.plane import VideoPlane

_BYTE = 8


def framemd5(frame: VideoFrame) -> str:
    """Return the MD5 of a decoded frame's samples, as 32 hexadecimal digits."""
    digest = hashlib.md5(usedforsecurity=False)
    for part in _samples(frame):
        digest.update(part)
    return digest.hexdigest()


def framesha256(frame: VideoFrame) -> str:
    """Return the SHA-256 of the same bytes: `ffmpeg -f framehash -hash sha256`."""
    digest = hashlib.sha256()
    for part in _samples(frame):
        digest.update(part)
    return digest.hexdigest()


def _samples(frame: VideoFrame) -> Iterator[bytes]:
    """Yield the bytes of each plane, line by line without padding, then of a palette."""
    for number, plane in enumerate(frame.planes):
        if frame.format.has_palette and number:
            yield bytes(plane)
            continue
        size = _line_bytes(frame, number)
        lines = np.frombuffer(memoryview(plane), np.uint8)
        height = _height(frame, plane, number)
        rows = lines[: height * plane.line_size].reshape(height, plane.line_size)
        yield np.ascontiguousarray(rows[:, :size]).tobytes()


def _line_bytes(frame: VideoFrame, plane: int) -> int:
    """Return the bytes of one line of a plane that hold samples."""
    if len(frame.planes) == 1:
        return -(-frame.width * frame.format.padded_bits_per_pixel // _BYTE)
    parts = [part for part in frame.format.components if part.plane == plane]
    return sum(part.width * -(-part.bits // _BYTE) for part in parts)


def _height(frame: VideoFrame, plane: VideoPlane, number: int) -> int:
    parts = [part.height for part in frame.format.components if part.plane == number]
    return max(parts, default=plane.height)
