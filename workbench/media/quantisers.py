"""How coarsely a video codec quantised each block of a frame, as its decoder reports it.

FFmpeg's decoders of H.264, VP9, MPEG-2 and MPEG-4 part 2 can export this with every frame
(libavutil, video_enc_params.h). Each codec counts in a scale of its own: H.264 QP 0..51, VP9
0..255, MPEG 1..31. Decoders of other codecs report nothing.
"""

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.model import Box

EXPORT = {"export_side_data": "venc_params"}  # for a decoder that is to report
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
