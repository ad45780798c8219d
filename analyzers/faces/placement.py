"""From a map of an aligned face back to the frame that the face was cut from."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import ALIGNED_SIZE, similarity
from workbench.model import Box, Pixels

__all__ = ["area_box", "placed"]

Floats = NDArray[np.float32]
Area = tuple[float, float, float, float]
FINENESS = 2  # values to a cell of the map along each side: a turned cell keeps its shape


def placed(
    drawn: Floats, points: Floats, frame_size: tuple[int, int]
) -> tuple[Box, Pixels] | None:
    """Return where a map lies in the upright frame, and its values there.

    `drawn` (h, h) is 0..1 over the aligned face, `points` (5, 2) are those by which the face
    was aligned, `frame_size` is width and height. The box is the smallest that holds the part
    of the turned square that lies in the frame; values (rows, columns) uint8 are stretched over
    it, 0 beyond the square. None where the face lies outside of the frame.
    """
    matrix = similarity(points)
    box = _box(matrix, (0, 0, ALIGNED_SIZE, ALIGNED_SIZE), frame_size)
    if box is None:
        return None
    step = ALIGNED_SIZE / len(drawn) / FINENESS / math.sqrt(np.linalg.det(matrix[:, :2]))
    x = box.x + _middles(box.width, step)
    y = box.y + _middles(box.height, step)[:, None]
    across, down = (row[0] * x + row[1] * y + row[2] for row in matrix)
    cells = len(drawn) / ALIGNED_SIZE
    values = _interpolated(drawn, across * cells, down * cells)
    return box, np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)


def area_box(area: Area, points: Floats, frame_size: tuple[int, int]) -> Box | None:
    """Return the smallest box of the upright frame that holds an area of the aligned face.

    `area` is its left, top, right and bottom in pixels of the 256. None where it lies outside
    of the frame; for the others see `placed`.
    """
    return _box(similarity(points), area, frame_size)


def _box(matrix: NDArray[np.float64], area: Area, frame_size: tuple[int, int]) -> Box | None:
    """Return whole pixels of the frame that hold an area of the aligned face."""
    if not np.isfinite(matrix).all():
        return None
    left, top, right, bottom = area
    corners = np.array([(x, y) for x in (left, right) for y in (top, bottom)], np.float64)
    there = np.linalg.solve(matrix[:, :2], (corners - matrix[:, 2]).T)
    low = np.clip(np.floor(there.min(axis=1)), 0, frame_size).astype(int)
    high = np.clip(np.ceil(there.max(axis=1)), 0, frame_size).astype(int)
    if (high <= low).any():
        return None
    width, height = (int(side) for side in high - low)
    return Box(x=int(low[0]), y=int(low[1]), width=width, height=height)


def _middles(length: int, step: float) -> NDArray[np.floating[Any]]:
    """Return the middles of equal parts of a side, each at most `step` pixels long."""
    parts = min(length, math.ceil(length / step))
    return (np.arange(parts) + 0.5) * (length / parts)


def _interpolated(
    drawn: Floats, across: NDArray[np.floating[Any]], down: NDArray[np.floating[Any]]
) -> NDArray[np.floating[Any]]:
    """Return bilinear mixtures of cells at places in cells from the corner; 0 beyond it."""
    size = len(drawn)
    inside = (across >= 0) & (across < size) & (down >= 0) & (down < size)
    x, y = (np.clip(place - 0.5, 0, size - 1) for place in (across, down))
    left, top = (np.minimum(place.astype(int), size - 2) for place in (x, y))
    right, below = x - left, y - top
    upper = drawn[top, left] * (1 - right) + drawn[top, left + 1] * right
    lower = drawn[top + 1, left] * (1 - right) + drawn[top + 1, left + 1] * right
    return np.asarray(np.where(inside, upper * (1 - below) + lower * below, 0.0))
