"""Colour samples of more than 8 bits, which Pillow would reduce: PNG and TIFF with 16."""

import os
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from workbench.media.limits import STILL_PIXELS
from workbench.media.png_chunks import read_png_structure
from workbench.media.tiff_pages import sample_bits

_DEEP = 16
_DEMUXERS = {"PNG": "png_pipe", "TIFF": "tiff_pipe"}
_COLOR = frozenset({"RGB", "RGB with alpha"})


def deep_samples(path: Path, name: str) -> NDArray[np.uint16] | None:
    """Return the RGB samples (H, W, 3) of a 16-bit colour picture, else None.

    None as well when the decoder of videos cannot read the file; its 8-bit form remains.
    """
    if not _is_deep(path, name):
        return None
    try:
        with av.open(
            f"file:{os.fspath(path.absolute())}",
            format=_DEMUXERS[name],
            options={"protocol_whitelist": "file", "max_pixels": str(STILL_PIXELS)},
        ) as container:
            frame = next(container.decode(video=0))
            if max(component.bits for component in frame.format.components) < _DEEP:
                return None
            samples = frame.reformat(format="rgb48le").to_ndarray()
            return np.asarray(samples, np.uint16)
    except (av.FFmpegError, StopIteration, ValueError):
        return None


def _is_deep(path: Path, name: str) -> bool:
    if name == "PNG":
        header = read_png_structure(path).header
        return header is not None and header[2] == _DEEP and header[3] in _COLOR
    if name == "TIFF":
        bits = sample_bits(path)
        return len(bits) >= 3 and bits[0] == _DEEP  # noqa: PLR2004
    return False
