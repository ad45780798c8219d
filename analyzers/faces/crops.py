"""What is cut from a frame for each face: native pixels, eye strips, and tiles of the whole.

Everything is computed from a region of the frame and its origin, so that a crop is the same
whether the frame was just decoded or its region was kept. Coordinates are those of edges, see
`analyzers.faces.alignment`.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import (
    ALIGNED_SIZE,
    footprint,
    similarity,
    similarity_onto,
    warped,
)
from analyzers.faces.landmarks import EYE_CORNERS
from workbench.model import Box, Pixels

__all__ = ["cut", "eyes", "native_box", "region_box", "tiles"]

Floats = NDArray[np.float32]

MARGIN = 0.25  # of the box's side, on each side
EYE_SIZE = (96, 64)
EYE_WIDTH = 0.6  # of the strip's width, from corner to corner
EYE_REACH = 0.4  # of the face box's longer side: no eye strip reaches further from its eye
ENDLESS = 1e8


def native_box(box: Floats, frame_shape: tuple[int, int]) -> Box:
    """Return the face with a quarter of its size on each side, clipped to the frame.

    `box` is left, top, width and height; `frame_shape` is height and width. There is at least
    one pixel, also of a face outside the frame.
    """
    left, top, width, height = (float(value) for value in box)
    across, down = width * MARGIN, height * MARGIN
    return _clipped(
        (left - across, top - down, left + width + across, top + height + down), frame_shape
    )


def region_box(box: Floats, points: Floats, frame_shape: tuple[int, int]) -> Box:
    """Return the smallest rectangle of the frame that holds every crop of a face.

    These are the native crop, what the aligned face reads, and room for both eye strips.
    `points` (5, 2) are eyes, nose tip and mouth corners.
    """
    edges = [_edges(native_box(box, frame_shape))]
    onto = footprint(similarity(points), (ALIGNED_SIZE, ALIGNED_SIZE))
    edges += [] if onto is None else [_edges(onto)]
    reach = EYE_REACH * float(box[2:].max())
    for x, y in points[:2]:
        edges.append((float(x) - reach, float(y) - reach, float(x) + reach, float(y) + reach))
    finite = np.array([row for row in edges if np.isfinite(row).all()])
    least, most = finite.min(axis=0), finite.max(axis=0)
    return _clipped((least[0], least[1], most[2], most[3]), frame_shape)


def cut(rgb: Pixels, box: Box) -> Pixels:
    """Return the pixels of a box that lies within a picture, as a view."""
    return rgb[box.y : box.y + box.height, box.x : box.x + box.width]


def eyes(image: Pixels, origin: Sequence[int], landmarks: Floats) -> Pixels:
    """Return two eye strips (2, 64, 96, 3), the subject's right eye first.

    Turned, scaled and moved by the two corners of the eye alone, so that nothing of the gaze or
    the lids moves the strip. The far eye of a head turned away shows what hides it: see the
    yaw of its quality. `image` is a part of the frame from `origin` (x, y); `landmarks`
    (478, 3) are in the frame.
    """
    width, height = EYE_SIZE
    inset = (1 - EYE_WIDTH) / 2 * width
    wanted = np.array([(inset, height / 2), (width - inset, height / 2)])
    found = [similarity_onto(landmarks[list(pair), :2], wanted) for pair in EYE_CORNERS]
    return np.stack([warped(image, origin, matrix, EYE_SIZE) for matrix in found])


def tiles(rgb: Pixels, size: int, step: int) -> Iterator[tuple[Box, Pixels]]:
    """Yield native tiles of `size` by `size` pixels, `step` apart, row by row.

    The last tile of a row or column is moved back so that it ends with the picture; a picture
    that is smaller than a tile is one tile of its own size. Tiles are views, not copies.
    """
    height, width = rgb.shape[:2]
    for top in _starts(height, size, step):
        for left in _starts(width, size, step):
            tile = rgb[top : top + size, left : left + size]
            yield Box(x=left, y=top, width=tile.shape[1], height=tile.shape[0]), tile


def _starts(length: int, size: int, step: int) -> list[int]:
    last = max(0, length - size)
    return [*range(0, last, step), last]


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.x + box.width, box.y + box.height


def _clipped(edges: tuple[float, float, float, float], frame_shape: tuple[int, int]) -> Box:
    """Return whole pixels that cover what lies in the frame between edges."""
    height, width = frame_shape
    sides = np.nan_to_num(np.array(edges, np.float64), posinf=ENDLESS, neginf=-ENDLESS)
    left, top = (int(np.floor(side)) for side in sides[:2])
    right, bottom = (int(np.ceil(side)) for side in sides[2:])
    left, top = min(max(left, 0), width - 1), min(max(top, 0), height - 1)
    right, bottom = min(max(right, left + 1), width), min(max(bottom, top + 1), height)
    return Box(x=left, y=top, width=right - left, height=bottom - top)
