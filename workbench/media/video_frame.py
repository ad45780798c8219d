"""The pixels of one decoded video frame, converted when asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from workbench.analyzer import Samples
from workbench.media.orientation import coded_box, upright
from workbench.media.picture_types import PictureType, decoded_type
from workbench.media.quantisers import SIDE_DATA, Quantisers, read_quantisers
from workbench.model import Box, Pixels

# Exact to one level and the same on every processor; the default is up to two levels off.
_CONVERSION = int(
    Interpolation.BILINEAR
    | Interpolation.ACCURATE_RND
    | Interpolation.BITEXACT
    | Interpolation.FULL_CHR_H_INT
)
_UNSPECIFIED = 2  # ITU-T H.273 matrix coefficients
_STANDARD_HEIGHT = 576  # of standard definition, whose matrix is BT.601
_PLANAR = {"yuyv422": "yuv422p", "uyvy422": "yuv422p", "yvyu422": "yuv422p"}
_BYTE = 8
_COLORS = 3

# The GNU C library hands large blocks back to the system when they are freed, and fetching
# them again costs 8 ms for each 1080p frame. Freeing one block of its largest such size
# teaches it to keep them (mallopt(3), M_MMAP_THRESHOLD); elsewhere this does nothing.
_untouched = bytearray((32 << 20) - (1 << 13))
del _untouched


@dataclass(frozen=True, eq=False)
class VideoPicture:
    """A decoded video frame and the orientation code that turns it upright."""

    frame: VideoFrame
    orientation: int

    @property
    def type(self) -> PictureType:
        """How the picture was predicted, as the decoder says."""
        return decoded_type(self.frame.pict_type)

    def rgb(self) -> Pixels:
        """Return upright 8-bit RGB (H, W, 3) by the frame's own matrix and range.

        A frame that states no matrix is read as BT.709 above 576 lines and as BT.601 below,
        as players do. High dynamic range is not tone-mapped. Pixels that are not square are
        not stretched, and the fields of interlaced video stay woven together.
        """
        frame = self.frame
        if _by_planes(frame):
            frame = _converted(frame, "gbrp")
        converted = _converted(frame, "rgb24")
        return np.ascontiguousarray(upright(_plane(converted, 3, np.uint8), self.orientation))

    def quantiser(self, box: Box) -> float | None:
        """Return the mean QP over a box of the upright picture, if the decoder exported it."""
        found = self._quantisers
        if found is None:
            return None
        return found.mean(coded_box(box, self.frame.width, self.frame.height, self.orientation))

    @cached_property
    def _quantisers(self) -> Quantisers | None:
        """Read once what the decoder exported with the frame, and let go of it."""
        told: Any = self.frame.side_data
        found = read_quantisers(bytes(told[SIDE_DATA])) if SIDE_DATA in told else None
        # A frame of PyAV and its side data hold each other: once read, every frame of a video
        # would stay until Python's collector comes, which is seldom. This parts the two.
        told.__init__(VideoFrame())
        return found

    def coded(self) -> Samples:
        """Return the luma plane (H, W) as decoded: uint8, or uint16 over the full 16 bits.

        A stream coded as RGB or with a palette has no luma; its BT.601 grey is returned.
        """
        frame = self.frame
        if frame.format.name in _PLANAR:
            frame = frame.reformat(format=_PLANAR[frame.format.name])
        components = frame.format.components
        if frame.format.has_palette or not (components and components[0].is_luma):
            frame = frame.reformat(format="gray", dst_color_range=ColorRange.JPEG)
        return _luma(frame)


def _converted(frame: VideoFrame, name: str) -> VideoFrame:
    return VideoReformatter().reformat(
        frame,
        format=name,
        src_colorspace=assumed_matrix(frame),
        dst_color_range=ColorRange.JPEG,
        interpolation=_CONVERSION,
    )


def _by_planes(frame: VideoFrame) -> bool:
    """Return whether red, green and blue planes are a quick way to the very same pixels.

    The converter is written for vector units towards planes only: 6 against 14 ms of
    processor time at 1080p. Where rows of colour do not divide the rows of luma evenly the
    two ways round differently, so those frames go the direct way.
    """
    components = frame.format.components
    if len(components) < _COLORS or not components[0].is_luma:
        return False
    return components[1].height > 0 and frame.height % components[1].height == 0


def assumed_matrix(frame: VideoFrame) -> Colorspace | None:
    """Return the matrix to assume for a frame that states none, else None."""
    if frame.colorspace != _UNSPECIFIED or frame.format.is_rgb:
        return None
    return Colorspace.ITU709 if frame.height > _STANDARD_HEIGHT else Colorspace.ITU601


def _luma(frame: VideoFrame) -> Samples:
    bits = frame.format.components[0].bits if frame.format.components else _BYTE
    if bits <= _BYTE:
        return np.ascontiguousarray(_plane(frame, 1, np.uint8))
    order = ">" if frame.format.is_big_endian else "<"
    stored = _plane(frame, 1, np.dtype(f"{order}u2")).astype(np.uint16)
    if frame.format.name.startswith(("p0", "p2", "p4")):  # P010 and the like fill from the top
        stored >>= 16 - bits
    return _full_range(stored, bits)


def _full_range(stored: NDArray[np.uint16], bits: int) -> NDArray[np.uint16]:
    """Return `bits`-deep samples stretched over 16 bits: the largest becomes 65535."""
    shift = 16 - bits
    stretched = (stored << shift) | (stored >> max(bits - shift, 0)) if shift else stored
    return np.asarray(stretched, np.uint16)


def _plane(
    frame: VideoFrame, channels: int, dtype: "np.typing.DTypeLike"
) -> NDArray[np.generic]:
    """Return the first plane without the padding of its lines, as a view."""
    plane = frame.planes[0]
    row = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[
        : frame.height
    ]
    width = frame.width * channels * np.dtype(dtype).itemsize
    samples = np.ascontiguousarray(row[:, :width]).view(dtype)
    return samples.reshape(frame.height, frame.width, channels) if channels > 1 else samples
