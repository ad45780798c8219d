"""What whole pictures go through before they are judged: every class alike."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from analyzers.training.degradation import saved_as_jpeg
from analyzers.training.opencv import cv2
from analyzers.training.pixels.recipe import LAUNDERING
from workbench.model import Pixels

__all__ = ["AS_FOUND", "BRIEFLY", "CONDITIONS", "HALF", "SAVED_COARSELY", "clean"]

MOST_ENLARGED = 512  # pixels of a side that is doubled: of a larger picture, its middle
QUARTER = 4


def _scaled(pixels: Pixels, factor: float, how: int) -> Pixels:
    return np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=how))


def _half(pixels: Pixels) -> Pixels:
    return _scaled(pixels, 0.5, cv2.INTER_AREA)


def _double(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    top, left = (max(length - MOST_ENLARGED, 0) // 2 for length in (height, width))
    middle = pixels[top : top + MOST_ENLARGED, left : left + MOST_ENLARGED]
    return _scaled(middle, 2.0, cv2.INTER_CUBIC)


def _down_and_up(pixels: Pixels) -> Pixels:
    small = _scaled(pixels, 1 / QUARTER, cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, pixels.shape[1::-1], interpolation=cv2.INTER_CUBIC))


AS_FOUND, SAVED_COARSELY, HALF = "as found", "saved as JPEG 80", "reduced to half"
CONDITIONS: Mapping[str, Callable[[Pixels], Pixels]] = {
    AS_FOUND: lambda pixels: pixels,
    "saved as JPEG 90": partial(saved_as_jpeg, quality=90),
    SAVED_COARSELY: partial(saved_as_jpeg, quality=80),
    "saved as JPEG 70": partial(saved_as_jpeg, quality=70),
    HALF: _half,
    "enlarged to double": _double,
    "reduced to a quarter and enlarged again": _down_and_up,
    "blurred by 1 pixel": lambda pixels: cv2.GaussianBlur(pixels, (0, 0), 1.0),
}
BRIEFLY = (AS_FOUND, SAVED_COARSELY, HALF)  # what a released network is judged under


def clean(task: str) -> str:
    """Return the condition under which a task's classes are first compared.

    What was laundered here was never saved, and its photograph was: so both are saved alike,
    and coarsely enough that the photograph's earlier JPEG is not seen beneath. The seen
    quality alone tells them apart with an AUC of 0.94 as found, 0.86 at 90 and 0.49 at 80.
    """
    return SAVED_COARSELY if task == LAUNDERING else AS_FOUND
