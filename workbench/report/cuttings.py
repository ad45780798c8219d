"""Cut parts out of frames, in the worker process: the owner never imports this module."""

import hashlib
from collections.abc import Iterator, Sequence

import numpy as np

from workbench.analyzer import Frame, Source
from workbench.errors import UnreadableMedia
from workbench.media.reader import FrameReader
from workbench.media.reducing import reduced
from workbench.model import Box, Picture, Pixels

Cutting = tuple[int, int, Box]  # by what the owner knows it, frame index, pixels wanted


def cuttings(
    source: Source, wanted: Sequence[Cutting], max_side: int
) -> Iterator[tuple[str, Picture]]:
    """Yield parts of frames, their longer side at most `max_side`, each by its name.

    A box is cut at the edges of the frame. The hash is that of the whole frame. A frame that
    cannot be decoded is passed over and raises UnreadableMedia after the others were yielded.
    """
    refused: UnreadableMedia | None = None
    with FrameReader(source) as reader:
        for name, index, box in sorted(wanted, key=lambda one: (one[1], one[0])):
            try:
                frame = reader.frame(index)
            except (UnreadableMedia, IndexError) as error:
                refused = UnreadableMedia(str(error))
                continue
            yield str(name), _cutting(frame, box, max_side)
    if refused:
        raise refused


def _cutting(frame: Frame, box: Box, max_side: int) -> Picture:
    part = _inside(frame.rgb, box)
    shown = reduced(part, max_side)
    return Picture(
        frame=frame.index,
        pts=frame.pts,
        pixels=np.ascontiguousarray(shown),
        scale=shown.shape[1] / part.shape[1],
        sha256=hashlib.sha256(np.ascontiguousarray(frame.rgb).data).hexdigest(),
    )


def _inside(rgb: Pixels, box: Box) -> Pixels:
    """Return the pixels of a box, at least one, however far it reaches over the edge."""
    height, width = rgb.shape[:2]
    left, top = min(max(box.x, 0), width - 1), min(max(box.y, 0), height - 1)
    right = min(max(box.x + box.width, left + 1), width)
    bottom = min(max(box.y + box.height, top + 1), height)
    return rgb[top:bottom, left:right]
