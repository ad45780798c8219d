"""What every record refuses: numbers, places and arrays that no medium has."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_FRAMES = 10**9  # of one medium: a year of video
LARGEST_DRAWN = 1024  # pixels a side of what an analyzer draws for the eye
FARTHEST = 10**6 - 1  # pixels from a frame's corner; no picture is as large


def require_shapes(record: object, **shapes: tuple[int, ...]) -> None:
    """Refuse a record whose named arrays are not of the shapes given for them."""
    for name, shape in shapes.items():
        if getattr(record, name).shape != shape:
            raise ValueError(f"{name} is not of shape {shape}")


def require_frames(*frames: int) -> None:
    """Refuse what is no frame's index, nor the number of anything that is counted."""
    if not all(0 <= frame < MOST_FRAMES for frame in frames):
        raise ValueError(f"no frame and no face has the number {frames}")


def require_numbers(*values: float) -> None:
    """Refuse infinities and NaN: what is unknown is None."""
    if not all(map(math.isfinite, values)):
        raise ValueError(f"no finite number: {values}")


def require_rising(frames: NDArray[np.int64]) -> None:
    """Refuse frames that are not in strict order; a medium of none is in order."""
    if not len(frames):
        return
    wrong = np.flatnonzero(frames[1:] <= frames[:-1])
    if len(wrong):
        before, after = frames[wrong[0]], frames[wrong[0] + 1]
        raise ValueError(f"frame {after} comes after frame {before}")
    require_frames(int(frames[0]), int(frames[-1]))


def require_within(most: float, *arrays: NDArray[np.floating[Any]]) -> None:
    """Refuse values beyond `most`, and those that are no finite number."""
    for array in arrays:
        if not np.all(np.isfinite(array) & (np.abs(array) <= most)):
            raise ValueError("a place or a time that is none")


def require_rgb(pixels: NDArray[np.uint8]) -> None:
    """Whoever draws pixels relies on their shape, and not every sender is trusted."""
    if pixels.ndim != 3 or pixels.shape[2] != 3:  # noqa: PLR2004
        raise ValueError("RGB pixels have the shape (h, w, 3)")


def require_drawable(pixels: NDArray[np.uint8]) -> None:
    """Refuse what is no small grey (h, w) or RGB (h, w, 3) picture of bytes."""
    sides, colors = pixels.shape[:2], pixels.shape[2:]
    if pixels.dtype != np.uint8 or len(sides) != 2 or colors not in ((), (3,)):  # noqa: PLR2004
        raise ValueError(f"{pixels.dtype} of shape {pixels.shape} is no picture")
    if not 0 < min(sides) <= max(sides) <= LARGEST_DRAWN:
        raise ValueError(f"a picture of {sides[1]} × {sides[0]} pixels")
