"""Colour samples of more than 8 bits, which Pillow would reduce: PNG, TIFF, HEIC and AVIF."""

import os
from pathlib import Path

import av
import numpy as np
import pillow_heif
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray
from PIL import Image

from workbench.media.guards import PILLOW_ERRORS
from workbench.media.limits import STILL_PIXELS
from workbench.media.png_chunks import read_png_structure
from workbench.media.tiff_pages import sample_bits

_BYTE, _DEEP = 8, 16
_DEMUXERS = {"PNG": "png_pipe", "TIFF": "tiff_pipe", "AVIF": "mov"}
_COLOR = frozenset({"RGB", "RGB with alpha"})
_COLORS = 3
_UNSPECIFIED = 2  # ITU-T H.273; MIAF (ISO/IEC 23000-22 §7.3.6.4) then reads BT.601
_CONVERSION = int(
    Interpolation.BILINEAR
    | Interpolation.ACCURATE_RND
    | Interpolation.BITEXACT
    | Interpolation.FULL_CHR_H_INT
)


def deep_samples(
    path: Path, name: str, image: Image.Image, bits: int
) -> NDArray[np.uint16] | None:
    """Return RGB samples (H, W, 3), or grey (H, W), over the full 16 bits, else None.

    `image` is the picture as Pillow decoded it and `bits` the depth that the file states. None
    where 8 bits are all there is, and where no deeper decoder reads the file: its 8-bit form
    remains, with a remark of the probe.
    """
    if not _is_deep(path, name, bits):
        return None
    samples = _heic(path, bits) if name == "HEIC" else _by_video_decoder(path, name)
    fits = samples is not None and samples.shape[:2] == (image.height, image.width)
    return samples if fits else None


def _is_deep(path: Path, name: str, bits: int) -> bool:
    if name == "PNG":
        header = read_png_structure(path).header
        return header is not None and header[2] == _DEEP and header[3] in _COLOR
    if name == "TIFF":
        stored = sample_bits(path)
        return len(stored) >= _COLORS and stored[0] == _DEEP
    return name in {"HEIC", "AVIF"} and bits > _BYTE


def _heic(path: Path, bits: int) -> NDArray[np.uint16] | None:
    """Return the primary picture, turned by the decoder as its 8-bit form is."""
    try:
        heif = pillow_heif.open_heif(path, convert_hdr_to_8bit=False)
        stored = np.asarray(heif[heif.primary_index])
    except PILLOW_ERRORS:
        return None
    if stored.dtype != np.uint16:
        return None
    color = stored[..., :_COLORS] if stored.ndim == _COLORS else stored
    return np.asarray(color | (color >> bits), np.uint16)  # the decoder leaves low bits empty


def _by_video_decoder(path: Path, name: str) -> NDArray[np.uint16] | None:
    try:
        with av.open(
            f"file:{os.fspath(path.absolute())}",
            format=_DEMUXERS[name],
            options={"protocol_whitelist": "file", "max_pixels": str(STILL_PIXELS)},
        ) as container:
            frame = next(container.decode(video=0))
            if max(component.bits for component in frame.format.components) <= _BYTE:
                return None
            return np.asarray(_rgb48(frame).to_ndarray(), np.uint16)
    except (av.FFmpegError, StopIteration, ValueError, IndexError):
        return None


def _rgb48(frame: VideoFrame) -> VideoFrame:
    if frame.format.is_rgb:
        return frame.reformat(format="rgb48le")
    unstated = frame.colorspace == _UNSPECIFIED
    return VideoReformatter().reformat(
        frame,
        format="rgb48le",
        src_colorspace=Colorspace.ITU601 if unstated else None,
        dst_color_range=ColorRange.JPEG,
        interpolation=_CONVERSION,
    )
