"""The windows of 14 frames by which the network of the eyes reads: arithmetic, no torch."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["FRAMES", "HOP", "starts"]

FRAMES = 14  # of a window, at the clip's own rate
HOP = 7  # frames between the beginnings of windows


def starts(frames: Sequence[int] | NDArray[np.int64]) -> list[int]:
    """Return where windows begin in frames of these numbers, none of which reaches over a gap.

    Every 7 frames, and one that ends with each unbroken stretch.
    """
    numbers = np.asarray(frames, np.int64)
    found: list[int] = []
    for part in np.split(np.arange(len(numbers)), np.flatnonzero(np.diff(numbers) != 1) + 1):
        if len(part) >= FRAMES:
            first, last = int(part[0]), int(part[-1]) - FRAMES + 1
            found += [*range(first, last, HOP), last]
    return found
