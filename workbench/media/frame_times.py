"""When each frame is presented, so that a time on the timeline lands on its frame."""

from collections.abc import Iterator

import numpy as np

from workbench.analyzer import Source
from workbench.media.decoding import frames
from workbench.media.identify import identify
from workbench.media.packet_index import index_packets
from workbench.model import FrameTimes, MediaKind


def frame_times(source: Source) -> Iterator[FrameTimes]:
    """Yield one record with the presentation time of every frame, in seconds.

    A video is not decoded for it: its packets are listed. Raises IntakeError as opening does.
    """
    fmt = identify(source.path)
    if fmt.kind is MediaKind.VIDEO and fmt.reader == "av":
        index = index_packets(source.path, fmt.name)
        ticks = np.asarray(index.times, np.float64)
        yield FrameTimes(pts=ticks * float(index.time_base))
    else:
        yield FrameTimes(pts=np.array([frame.pts for frame in frames(source)], np.float64))
