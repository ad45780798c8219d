"""Read the mask of an altered medium, in the worker: it is a file like any other.

A mask is a picture of the size of the picture shown, or for a video a video of the same
frames. What is brighter than half in any channel is altered.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from workbench.errors import UnsupportedMedia
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import Box, Grid, LocalizationMap, MediaKind

HALF = 127


def mask_frames(path: Path, kind: MediaKind) -> Iterator[LocalizationMap]:
    """Yield each frame of a mask, upright, as a map of 255 where it is altered.

    Raises UnsupportedMedia where it is no mask for this kind of media, UnreadableMedia and
    its kin where it does not decode.
    """
    source = source_of(path)
    if source.kind is not kind:
        raise UnsupportedMedia(f"the mask of a {kind} is a {source.kind}")
    for frame in frames(source):
        if frame.sound:
            bright = (frame.rgb.max(2) > HALF).astype(np.uint8) * 255
            yield LocalizationMap(
                frame=frame.index,
                pts=frame.pts,
                name="mask",
                box=Box(x=0, y=0, width=bright.shape[1], height=bright.shape[0]),
                values=bright,
                meaning="Bright is altered.",
                grid=Grid.UPRIGHT,
            )
