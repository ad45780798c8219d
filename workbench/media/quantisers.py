"""How coarsely a codec quantised a picture, as its decoder reports it.

A JPEG states tables for all its blocks. FFmpeg's decoders of H.264, VP9, MPEG-2 and MPEG-4
part 2 can export the quantiser of every block of a frame (libavutil, video_enc_params.h). Each
codec counts in a scale of its own: H.264 QP 0..51, VP9 0..255, MPEG 1..31. Decoders of other
codecs report nothing.
"""

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from workbench.model import Box

# For a decoder that is to report. Only for one that does not decode several frames at once:
# otherwise what FFmpeg exports changes from run to run, as blocks are not yet decoded.
EXPORT = {"export_side_data": "venc_params"}
SIDE_DATA = "VIDEO_ENC_PARAMS"

_HEADER = struct.Struct("@IQQii8i")  # blocks, offset, size of one, kind, QP, QP of planes
_FIELDS = ("x", "y", "width", "height", "delta")
_BLOCK = np.dtype([(name, "i4") for name in _FIELDS])
_MOST_BLOCKS = 1 << 22


@dataclass(frozen=True, slots=True, eq=False)
class Quantisers:
    """The quantiser of each block (n,) and where the block lies on the coded grid (n, 4)."""

    boxes: NDArray[np.int64]
    values: NDArray[np.int64]

    def mean(self, box: Box) -> float | None:
        """Return the mean over a box of the coded grid, by area; None where no block lies."""
        low = np.maximum(self.boxes[:, :2], (box.x, box.y))
        end = (box.x + box.width, box.y + box.height)
        high = np.minimum(self.boxes[:, :2] + self.boxes[:, 2:], end)
        areas = np.maximum(high - low, 0).prod(axis=1)
        total = int(areas.sum())
        return float((areas * self.values).sum() / total) if total else None


def luma_step(picture: Image.Image) -> float | None:
    """Return the mean step of the luma table of an opened JPEG, None of another format."""
    tables = getattr(picture, "quantization", None)
    layers = getattr(picture, "layer", None)
    if not tables or not layers or layers[0][3] not in tables:
        return None
    return float(np.mean(tables[layers[0][3]]))


def read_quantisers(content: bytes) -> Quantisers | None:
    """Return what a decoder reported with a frame; None where that holds no blocks."""
    if len(content) < _HEADER.size:
        return None
    count, offset, step, _, base, *_ = _HEADER.unpack_from(content)
    fits = step >= _BLOCK.itemsize and offset + count * step <= len(content)
    if not 0 < count <= _MOST_BLOCKS or not fits:
        return None
    blocks = np.ndarray((count,), _BLOCK, content, offset, (step,))
    corners = [blocks[name].astype(np.int64) for name in _FIELDS[:4]]
    return Quantisers(np.stack(corners, axis=1), base + blocks["delta"].astype(np.int64))
