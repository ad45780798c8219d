"""Windows of a picture at several scales, so that faces of every size fit into one of them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from workbench.model import Pixels

OVERLAP = 0.25  # of a window's side: a face that is smaller lies whole in some window
EDGE = 0.12  # of a box's own side: so near to an inner edge, it may be part of a larger face

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of a picture, in its pixels, read at `scale` of its size.

    `picture` is the width and height of all of it.
    """

    x: int
    y: int
    width: int
    height: int
    scale: float
    picture: tuple[int, int]

    @classmethod
    def whole(cls, rgb: Pixels, side: int) -> "Window":
        """Return the window on all of a picture, its longer side reduced to `side`."""
        height, width = rgb.shape[:2]
        scale = min(1.0, side / max(height, width))
        return cls(x=0, y=0, width=width, height=height, scale=scale, picture=(width, height))

    @classmethod
    def around(cls, rgb: Pixels, corners: Floats, face: int, side: int) -> "Window":
        """Return the window on a face left, top, right, bottom, read `face` pixels large.

        It is read `side` pixels wide and high, less where the picture ends before.
        """
        picture = np.array(rgb.shape[1::-1])
        scale = face / max(1.0, float((corners[2:] - corners[:2]).max()))
        middle, reach = (corners[:2] + corners[2:]) / 2, side / scale / 2
        low = np.clip(np.floor(middle - reach), 0, picture - 1).astype(int)
        width, height = np.clip(np.floor(middle + reach), low + 1, picture).astype(int) - low
        return cls(
            x=int(low[0]),
            y=int(low[1]),
            width=int(width),
            height=int(height),
            scale=min(scale, side / float(max(width, height))),
            picture=(int(picture[0]), int(picture[1])),
        )

    def holds(self, corners: Floats) -> NDArray[np.bool_]:
        """Say of boxes (n, 4) left, top, right, bottom which of them no inner edge cuts."""
        width, height = self.picture
        right, bottom = self.x + self.width, self.y + self.height
        aside, below = (EDGE * (corners[:, i + 2] - corners[:, i]) for i in (0, 1))
        clear: NDArray[np.bool_] = (
            ((self.x == 0) | (corners[:, 0] > self.x + aside))
            & ((self.y == 0) | (corners[:, 1] > self.y + below))
            & ((right == width) | (corners[:, 2] < right - aside))
            & ((bottom == height) | (corners[:, 3] < bottom - below))
        )
        return clear


def windows(rgb: Pixels, side: int, most: int) -> Iterator[Window]:
    """Yield the windows of a picture: in full, then halved until one window holds it all.

    A window is at most `side` pixels wide and high as it is read. What is larger than the
    overlap at one scale is half as large at the next, so no face falls between two windows.
    A picture of more than `most` pixels is first reduced to these: the time has a bound.
    """
    height, width = rgb.shape[:2]
    scale = min(1.0, math.sqrt(most / (height * width)))
    while max(height, width) * scale > side:
        part = round(side / scale)
        for y, tall in _spans(height, part):
            for x, wide in _spans(width, part):
                yield Window(
                    x=x, y=y, width=wide, height=tall, scale=scale, picture=(width, height)
                )
        scale /= 2
    yield Window.whole(rgb, side)


def _spans(length: int, part: int) -> list[tuple[int, int]]:
    """Return (start, length) of parts that cover a length, evenly, with the overlap."""
    if length <= part:
        return [(0, length)]
    count = int(np.ceil((length - part) / (part * (1 - OVERLAP)))) + 1
    return [(round(start), part) for start in np.linspace(0, length - part, count)]


def seen(rgb: Pixels, window: Window) -> Pixels:
    """Return the pixels of a window at its scale; where it is reduced, means of areas."""
    pixels = rgb[window.y : window.y + window.height, window.x : window.x + window.width]
    if window.scale == 1.0:
        return pixels
    size = [max(1, round(side * window.scale)) for side in (window.width, window.height)]
    way = Image.Resampling.BOX if window.scale < 1 else Image.Resampling.BICUBIC
    return np.asarray(Image.fromarray(pixels).resize((size[0], size[1]), way))
