"""Pixels, and places and stretches among them."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from workbench.model.checks import FARTHEST, require_frames, require_numbers, require_rgb

Pixels = NDArray[np.uint8]


class Grid(StrEnum):
    """The pixel grid on which a map lies."""

    CODED = "coded"  # as stored in the file, before rotation
    UPRIGHT = "upright"  # as shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of pixels: left and top edge, width and height."""

    x: int
    y: int
    width: int
    height: int


def require_part(box: Box) -> None:
    """Refuse a box that is no part of any frame: empty, or off its left and upper edge."""
    if min(box.x, box.y) < 0 or min(box.width, box.height) < 1:
        raise ValueError(f"{box} is no part of a frame")
    if max(box.x + box.width, box.y + box.height) > FARTHEST:
        raise ValueError(f"{box} is farther than any frame reaches")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """Frames between two cuts, both ends included; times are seconds."""

    first_frame: int
    last_frame: int
    first_pts: float
    last_pts: float

    def __post_init__(self) -> None:
        """Refuse a shot that ends before it begins, or that is at no place or time."""
        require_frames(self.first_frame, self.last_frame)
        require_numbers(self.first_pts, self.last_pts)
        if self.last_frame < self.first_frame:
            raise ValueError(f"a shot from frame {self.first_frame} to {self.last_frame}")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Picture:
    """One frame for the eye: upright RGB `pixels` (h, w, 3), at `scale` of its true size.

    `sha256` is of the full-size upright RGB bytes, so that a printed frame can be checked.
    """

    frame: int
    pts: float
    pixels: Pixels
    scale: float
    sha256: str

    def __post_init__(self) -> None:
        """Refuse what is no RGB picture."""
        require_rgb(self.pixels)
