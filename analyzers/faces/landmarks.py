"""The mesh of one face: 478 points with irises, 52 expression coefficients, the head's pose.

Kartynnik et al., Real-time Facial Surface Geometry from Monocular Video on Mobile GPUs, 2019,
and Grishchenko et al., Attention Mesh, 2020. The networks are those of Google's bundle
`face_landmarker.task`, run by Loupe's own engine: MediaPipe's runtime reports its use over the
network and cannot be told not to. Each picture is measured by itself, without smoothing.

Coordinates are those of edges, see `analyzers.faces.alignment`.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import similarity_onto, source
from analyzers.faces.matching import overlap
from analyzers.faces.pose import head_pose
from analyzers.runtime.onnx import Engine, engine
from workbench.model import LANDMARKS, Pixels

__all__ = ["Landmarker", "Mesh", "face_box", "five_points"]

Floats = NDArray[np.float32]

MESH_PACK = ("face-mesh", "1")
BLENDSHAPE_PACK = ("face-blendshapes", "1")
CROP = 256  # pixels of the network's input
ON_CROP = np.array([(CROP / 2, CROP / 2), (CROP, CROP / 2), (CROP / 2, CROP)])
OVAL_AND_INSIDE = 468  # the other ten points are the irises
EYE_CORNERS = ((33, 133), (362, 263))  # in the picture from left to right, right eye first
# How the mesh's extent lies in a detector's box: its size and its middle in sizes of the box,
# the mean of 295 faces of 25 clips (standard deviation 0.03 and 0.02).
EXTENT_SIZE = np.array((1.035, 0.897))
EXTENT_MIDDLE = np.array((0.0, 0.050))
NOSE_TIP = 1
MOUTH = (61, 291)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mesh:
    """What the mesh tells of one face in one picture.

    `points` (478, 3) are pixels of the picture; z has the scale of x and rises away from the
    camera. `blendshapes` (52,) are 0..1. `pose` (4, 4) takes the canonical face before the
    camera, in centimetres: see `analyzers.faces.pose`. `presence` is the network's own score,
    0..1, that there is a face in the crop; it is no probability.
    """

    points: Floats
    blendshapes: Floats
    pose: Floats
    presence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarker:
    """Lay the mesh on faces that a detector found; the settings are its fields.

    `margin` is the side of the crop in lengths of the face. The crop is laid around what was
    found in it, again and again, until it moves less than `settled` of its side or `looks` are
    spent: so the mesh hardly depends on the box. `presence` is the least score of a face,
    `overlap` the least intersection over union of the mesh's box with the box that was asked
    for. Safe to call from several threads at once.
    """

    margin: float = 1.4
    looks: int = 4
    settled: float = 0.03
    presence: float = 0.5
    overlap: float = 0.4
    threads: int = 1

    def measure(self, rgb: Pixels, box: Floats, points: Floats | None = None) -> Mesh | None:
        """Return the mesh of the face in `box`, None where none lies on it.

        `box` is left, top, width and height in pixels of `rgb` (H, W, 3); `points` (5, 2), if
        known, tell how the head is tilted. Raises `ModelMissing` and `ModelMismatch`.
        """
        if not (np.isfinite(box).all() and box[2:].min() > 0):
            return None
        found, presence = self._settle(rgb, crop_of_box(box, points, self.margin))
        if not (presence >= self.presence and np.isfinite(found).all()):
            return None
        if overlap(face_box(found), box) < self.overlap:
            return None
        return self._mesh(found, presence, rgb)

    def _settle(self, rgb: Pixels, crop: Floats) -> tuple[Floats, float]:
        """Return landmarks and presence from a crop that fits the face."""
        found, presence = self.look(rgb, crop)
        for _ in range(self.looks - 1):
            fitting = crop_of_mesh(found, self.margin)
            if presence >= self.presence and moved(crop, fitting) < self.settled:
                break
            crop = fitting
            found, presence = self.look(rgb, crop)
        return found, presence

    def look(self, rgb: Pixels, crop: Floats) -> tuple[Floats, float]:
        """Return the landmarks (478, 3) and the presence in one crop.

        `crop` (3, 2) are the crop's middle, and the middles of its right and lower edge.
        """
        there, back = similarity_onto(crop, ON_CROP), similarity_onto(ON_CROP, crop)
        given = source(rgb, (0, 0), there, (CROP, CROP))
        if given is None:
            return np.full((LANDMARKS, 3), np.nan, np.float32), 0.0
        pixels, onto = given
        values = self._mesher.run({"pixels": pixels, "theta": _theta(pixels, onto)})
        found, presence = np.asarray(values[0], np.float32), float(values[1].item())
        points = np.empty((LANDMARKS, 3), np.float32)
        points[:, :2] = found[:, :2] @ back[:, :2].T + back[:, 2]
        points[:, 2] = found[:, 2] * np.hypot(back[0, 0], back[1, 0])
        return points, presence

    @property
    def _mesher(self) -> Engine:
        return engine(*MESH_PACK, threads=self.threads)

    def _mesh(self, points: Floats, presence: float, rgb: Pixels) -> Mesh:
        reader = engine(*BLENDSHAPE_PACK, threads=self.threads)
        (blendshapes,) = reader.run({"landmarks": points[:, :2]})
        height, width = rgb.shape[:2]
        return Mesh(
            points=points,
            blendshapes=np.asarray(blendshapes, np.float32),
            pose=head_pose(points, (height, width)),
            presence=presence,
        )


def _theta(pixels: Pixels, onto: NDArray[np.float64]) -> Floats:
    """Return a matrix (1, 2, 3) between edges from -1 to 1, for one in pixels."""
    steps = 2 / np.array([[pixels.shape[1]], [pixels.shape[0]]])
    half = CROP / 2
    linear, move = onto[:, :2] * half, onto[:, :2].sum(axis=1) * half + onto[:, 2]
    theta = np.column_stack([linear, move]) * steps - (0, 0, 1)
    return theta.astype(np.float32)[None]


def five_points(points: NDArray[Any]) -> Floats:
    """Return eyes, nose tip and mouth corners (5, 2) of a mesh, the subject's right first.

    An eye is the middle between its corners, so it does not move with the gaze.
    """
    flat = points[:, :2]
    eyes = [flat[list(corners)].mean(axis=0) for corners in EYE_CORNERS]
    found = np.array([*eyes, flat[NOSE_TIP], *flat[list(MOUTH)]], np.float32)
    return found


def face_box(points: NDArray[Any]) -> Floats:
    """Return left, top, width and height (4,) of a mesh, as the detector would draw it.

    The detector's box reaches higher up the forehead than the mesh.
    """
    corner, size = _extent(points[:OVAL_AND_INSIDE, :2])
    box = size / EXTENT_SIZE
    middle = corner + size / 2 - EXTENT_MIDDLE * box
    return np.concatenate([middle - box / 2, box]).astype(np.float32)


def _extent(flat: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    corner = flat.min(axis=0)
    return corner, flat.max(axis=0) - corner


def crop_of_box(box: Floats, points: Floats | None, margin: float) -> Floats:
    """Return the crop for a detector's box, upright by the eyes where they are known."""
    middle = box[:2] + box[2:] * (0.5 + EXTENT_MIDDLE)
    across = points[1] - points[0] if points is not None else np.array([1.0, 0.0])
    return _crop(middle, across, float((box[2:] * EXTENT_SIZE).max()) * margin)


def crop_of_mesh(points: Floats, margin: float) -> Floats:
    """Return the crop around a mesh, upright on the line of its eyes."""
    flat = points[:OVAL_AND_INSIDE, :2].astype(np.float64)
    across = points[EYE_CORNERS[1][1], :2] - points[EYE_CORNERS[0][0], :2]
    axes = _axes(across)
    corner, size = _extent(flat @ axes.T)
    return _crop((corner + size / 2) @ axes, across, float(size.max()) * margin)


def moved(crop: Floats, other: Floats) -> float:
    """Return how far apart two crops are: their furthest corners, in sides of the first."""
    side = 2 * float(np.hypot(*(crop[1] - crop[0])))
    furthest = float(np.hypot(*(other - crop).T).max())
    return furthest / side if side > 0 else np.inf


def _crop(middle: NDArray[Any], across: NDArray[Any], side: float) -> Floats:
    right, down = _axes(across)
    half = side / 2
    return np.array([middle, middle + half * right, middle + half * down], np.float32)


def _axes(across: NDArray[Any]) -> NDArray[np.float64]:
    """Return unit vectors (2, 2) along the eyes and down the face."""
    length = float(np.hypot(*across))
    x, y = across / length if 0 < length < np.inf else (1.0, 0.0)
    return np.array([(x, y), (-y, x)], np.float64)
