"""Which part of a face each pixel shows, from the triangles of the mesh.

Every triangle of the canonical face belongs to one part, so the parts neither overlap nor
leave gaps. Triangles that look away from the camera are left out and near ones cover far ones,
so that a nose hides the cheek behind it. The mesh ends at the hairline, the ears and the chin:
what lies beyond is background, and so is hair over the forehead no part of what is known.

Coordinates are those of edges, see `analyzers.faces.alignment`.
"""

from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from analyzers.faces.pose import canonical_face
from analyzers.runtime.packs import load
from workbench.model import FacePart, Pixels

__all__ = ["outlines", "part_mask"]

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]

# Borders on the subject's right, as indices of the canonical mesh; the left mirrors them.
# Each closes over the middle of the face, but for the eye, which closes in itself.
EYE = (70, 63, 105, 66, 107, 55, 193, 245, 128, 232, 231, 230, 229, 228, 31, 226, 124)
NOSE = (168, 193, 245, 128, 114, 217, 126, 142, 129, 98, 97, 2)
MOUTH = (0, 37, 39, 40, 185, 61, 146, 91, 181, 84, 17)
FOREHEAD = (10, 109, 67, 103, 54, 21, 71, 70, 63, 105, 66, 107, 55, 193, 168)
JAW = (17, 84, 181, 91, 146, 61, 57, 212, 214, 192, 215)
JAW_LINE = (58, 172, 136, 150, 149, 176, 148, 152)
FINER = 4  # the mask is drawn so much larger, as a drawn triangle covers every pixel it touches
FARTHEST = 1 << 20  # pixels of the finer mask; a mesh beyond cannot be drawn


def part_mask(landmarks: Floats, matrix: NDArray[Any], size: int = 256) -> Pixels:
    """Return the `FacePart` of each pixel (size, size) of an aligned face.

    `landmarks` (478, 3) are in the frame, `matrix` (2, 3) takes the frame to the crop, see
    `analyzers.faces.alignment.similarity`. A pixel has the part that its middle shows. All is
    background where a number is not finite.
    """
    flat = landmarks[:, :2] @ matrix[:, :2].T + matrix[:, 2]
    triangles, parts = triangle_parts()
    steps = flat * FINER - 0.5
    drawing = Image.new("L", (size * FINER, size * FINER))
    if np.isfinite(landmarks).all() and np.isfinite(flat).all() and abs(steps).max() < FARTHEST:
        pen, colours = ImageDraw.Draw(drawing), parts.tolist()
        corners = np.rint(steps).astype(int)[triangles].reshape(-1, 6).tolist()
        for index in _from_far_to_near(landmarks[triangles]).tolist():
            pen.polygon(corners[index], fill=colours[index])
    return np.ascontiguousarray(np.asarray(drawing)[FINER // 2 :: FINER, FINER // 2 :: FINER])


def outlines(landmarks: Floats) -> dict[FacePart, list[Floats]]:
    """Return the borders of each part: polygons (n, 2) in pixels of the frame."""
    return {
        part: [landmarks[loop, :2] for loop in loops] for part, loops in part_borders().items()
    }


@cache
def triangle_parts() -> tuple[Indices, NDArray[np.uint8]]:
    """Return the triangles (898, 3) of the mesh and the part (898,) of each."""
    content = load("face-mesh", "1").read("triangles.npy")
    triangles = np.load(BytesIO(content), allow_pickle=False).astype(np.int64)
    face, _ = canonical_face()
    middles = face[triangles, :2].mean(axis=1)
    parts = np.full(len(triangles), FacePart.CHEEKS, np.uint8)
    for part, border in _borders():
        parts[_inside(middles, face[list(border), :2])] = part
    return triangles, parts


@cache
def part_borders() -> dict[FacePart, list[list[int]]]:
    """Return the loops of mesh indices around each part."""
    triangles, parts = triangle_parts()
    kinds = [part for part in FacePart if part is not FacePart.BACKGROUND]
    return {part: _loops(triangles[parts == part]) for part in kinds}


def _borders() -> list[tuple[FacePart, tuple[int, ...]]]:
    """Return closed borders in canonical indices."""
    twin = _twins()

    def closed(half: tuple[int, ...]) -> tuple[int, ...]:
        return half + tuple(int(twin[index]) for index in reversed(half))

    return [
        (FacePart.FOREHEAD, closed(FOREHEAD)),
        (FacePart.JAW, closed(JAW + JAW_LINE)),
        (FacePart.EYES, EYE),
        (FacePart.EYES, tuple(int(twin[index]) for index in EYE)),
        (FacePart.NOSE, closed(NOSE)),
        (FacePart.MOUTH, closed(MOUTH)),
    ]


def _twins() -> Indices:
    """Return for each vertex of the canonical face the one on the other side."""
    face, _ = canonical_face()
    mirrored = face * (-1, 1, 1)
    distances = ((face[None] - mirrored[:, None]) ** 2).sum(axis=2)
    return np.asarray(distances.argmin(axis=1), np.int64)


def _inside(points: NDArray[Any], border: NDArray[Any]) -> NDArray[np.bool_]:
    """Say of points (n, 2) which lie in a polygon (m, 2), by how often a ray crosses it."""
    x, y = points[:, :1], points[:, 1:]
    (x0, y0), (x1, y1) = border.T, np.roll(border, -1, axis=0).T
    crosses = (y0 > y) != (y1 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    inside: NDArray[np.bool_] = (crosses & (x < at)).sum(axis=1) % 2 == 1
    return inside


def _loops(triangles: Indices) -> list[list[int]]:
    """Return the borders of a set of triangles that all turn the same way."""
    edges = {(int(t[k]), int(t[(k + 1) % 3])) for t in triangles for k in range(3)}
    follows = {start: end for start, end in edges if (end, start) not in edges}
    loops = []
    while follows:
        start, at = follows.popitem()
        loop = [start]
        while at != start:
            loop.append(at)
            at = follows.pop(at)
        loops.append(loop)
    return loops


def _from_far_to_near(corners: NDArray[Any]) -> NDArray[np.intp]:
    """Return which triangles (n, 3, 3) show their outer side, the farthest first.

    The canonical ones turn left where y rises; in a picture it falls.
    """
    one, other = corners[:, 1, :2] - corners[:, 0, :2], corners[:, 2, :2] - corners[:, 0, :2]
    outer = np.flatnonzero(one[:, 0] * other[:, 1] < one[:, 1] * other[:, 0])
    return outer[np.argsort(-corners[outer, :, 2].sum(axis=1), kind="stable")]
