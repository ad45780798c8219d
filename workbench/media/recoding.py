"""Code pictures as a new H.264 video, for copies whose compression is to be known.

Never used on evidence: an evaluation asks what becomes of a score when both labels are coded
alike.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from workbench.errors import UnreadableMedia
from workbench.model import Pixels

TICKS = 90_000  # of a second: every common frame rate is whole
NEAR_LOSSLESS = 10  # constant rate factor: quantiser steps of about two levels
BT709 = 1  # ITU-T H.273
LIMITED = 1
LEAST_SIDE = 16

Timed = tuple[float, Pixels]  # presentation time in seconds, RGB (h, w, 3)


def coded_h264(pictures: Iterable[Timed], target: Path, crf: int) -> Iterator[int]:
    """Write pictures of one size to an MP4 file; yield how many are written, one by one.

    `crf` is x264's constant rate factor. Presentation times are kept to 1/90 000 s; an odd
    last row or column is left out, since 4:2:0 has none; colours are BT.709, and there is no
    sound. One thread, so that the same pictures give the same bytes. Raises UnreadableMedia
    without a picture, or with one too small to be coded.
    """
    count = 0
    with av.open(str(target), "w", format="mp4") as container:
        stream: VideoStream | None = None
        for pts, pixels in pictures:
            if stream is None:
                stream = _stream(container.add_stream("libx264", rate=25), pixels, crf)
            container.mux(stream.encode(_frame(pixels, pts)))
            count += 1
            yield count
        if stream is not None:
            container.mux(stream.encode(None))
    if not count:
        raise UnreadableMedia("No frame of this video can be decoded.")


def _stream(stream: VideoStream, pixels: Pixels, crf: int) -> VideoStream:
    height, width = (side & ~1 for side in pixels.shape[:2])
    if min(height, width) < LEAST_SIDE:
        raise UnreadableMedia(f"A video of {width} x {height} pixels is too small to be coded.")
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    pace = "veryfast" if crf <= NEAR_LOSSLESS else "medium"
    stream.options = {"crf": str(crf), "preset": pace}
    context = stream.codec_context
    context.thread_count = 1
    context.time_base = Fraction(1, TICKS)
    context.colorspace, context.color_range = BT709, LIMITED
    context.color_primaries, context.color_trc = BT709, BT709
    stream.time_base = Fraction(1, TICKS)
    return stream


def _frame(pixels: Pixels, pts: float) -> av.VideoFrame:
    height, width = (side & ~1 for side in pixels.shape[:2])
    whole = np.ascontiguousarray(pixels[:height, :width])
    given = av.VideoFrame.from_ndarray(whole, format="rgb24")
    frame = given.reformat(
        format="yuv420p",
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
        dst_colorspace=Colorspace.ITU709,
    )
    frame.pts, frame.time_base = round(pts * TICKS), Fraction(1, TICKS)
    return frame
