"""How well a face can be read in one frame, so that an analyzer can withhold with a reason.

Nothing here says anything about authenticity. All is measured on native pixels, cheaply enough
for every face of every frame; what cannot be measured is None.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.crops import cut, native_box
from analyzers.faces.landmarks import five_points
from analyzers.faces.parts import triangle_parts
from analyzers.faces.pose import canonical_face
from analyzers.faces.tracking import Sighting
from workbench.analyzer import BT601_LUMA, Frame
from workbench.model import Box, FacePart, FaceQuality, Pixels

Floats = NDArray[np.floating[Any]]

MIDDLE = 256  # pixels of the middle of a face in which sharpness is measured
FLAT = 2.0  # levels of contrast below which nothing is sharp
SKIN = (FacePart.NOSE, FacePart.CHEEKS, FacePart.JAW, FacePart.FOREHEAD)
HUE = 0.16  # natural logarithm of a colour ratio by which skin differs from itself
SHADE = 1.6  # the same of its light
DARK = 8.0  # levels that are added, so that noise in the dark is no hue
THINNED = 2  # every so many triangles are read
LEAST_SKIN = 50  # triangles of the mesh that must show skin

_LUMA = np.array(BT601_LUMA, np.float32)


def measure(
    frame: Frame, sighting: Sighting, where: Box, before: Sighting | None, seconds: float
) -> FaceQuality:
    """Return the quality of one face.

    `where` is the face's `crops.region_box`. `before` is the sighting of the same face that
    many `seconds` ago, None for the first.
    """
    height, width = frame.rgb.shape[:2]
    region = cut(frame.rgb, where)
    origin = np.array((where.x, where.y), np.float32)
    yaw, pitch, roll = angles(sighting)
    return FaceQuality(
        width=float(sighting.box[2]),
        sharpness=sharpness(region, sighting.box[:2] - origin, sighting.box[2:]),
        yaw=yaw,
        pitch=pitch,
        roll=roll,
        occlusion=occlusion(region, origin, sighting),
        motion=motion(before, sighting, seconds),
        quantiser=frame.quantiser(native_box(sighting.box, (height, width))),
    )


def sharpness(region: Pixels, corner: Floats, size: Floats) -> float | None:
    """Return how strong the finest detail of a face is beside its whole contrast.

    The standard deviation of the Laplacian (Pech-Pacheco et al., ICPR 2000) of native luma in
    the middle of the face, divided by that of the luma itself and by what it is for a step
    from pixel to pixel: 0 for a flat face, 1 where neighbours have nothing in common.
    """
    low = np.maximum(corner + size / 2 - np.minimum(size, MIDDLE) / 2, 0).astype(int)
    high = np.ceil(corner + size / 2 + np.minimum(size, MIDDLE) / 2).astype(int)
    luma = region[low[1] : high[1], low[0] : high[0]] @ _LUMA
    if min(luma.shape) < 3:  # noqa: PLR2004  # a Laplacian needs neighbours
        return None
    inner = 4 * luma[1:-1, 1:-1]
    detail = inner - luma[:-2, 1:-1] - luma[2:, 1:-1] - luma[1:-1, :-2] - luma[1:-1, 2:]
    return float(detail.std() / (np.sqrt(20) * max(float(luma.std()), FLAT)))


def motion(before: Sighting | None, now: Sighting, seconds: float) -> float | None:
    """Return how many face widths a second the five points moved, on average."""
    if before is None or not seconds > 0:
        return None
    moved = np.linalg.norm(now.points - before.points, axis=1).mean()
    width = max(float(before.box[2] + now.box[2]) / 2, 1.0)
    return float(moved) / width / seconds


def occlusion(region: Pixels, origin: Floats, sighting: Sighting) -> float | None:
    """Return which part of the skin, 0..1, has not the colour that most of it has.

    Measured where the triangles of the mesh that face the camera show skin, by their area. A
    beard, hair over the forehead and a coloured light count; a hand before the face does not.
    None without a mesh.
    """
    if sighting.mesh is None:
        return None
    middles, areas = _skin(sighting.mesh.points)
    places = np.floor(middles - origin).astype(int)
    inside = (places >= 0).all(axis=1) & (places < region.shape[1::-1]).all(axis=1)
    places, areas = places[inside & (areas > 0)], areas[inside & (areas > 0)]
    if len(places) < LEAST_SKIN:
        return None
    colours = np.log(region[places[:, 1], places[:, 0]] + DARK)
    strange = _strange(colours, areas)
    return float(areas[strange].sum() / areas.sum())


def _strange(colours: Floats, weights: Floats) -> NDArray[np.bool_]:
    """Say of logarithms of colours (n, 3) which are not of the kind that most are."""
    shade = colours.mean(axis=1)
    hues = colours - shade[:, None]
    usual = np.array([_median(hue, weights) for hue in hues.T])
    shaded = np.abs(shade - _median(shade, weights)) > SHADE
    strange: NDArray[np.bool_] = (np.linalg.norm(hues - usual, axis=1) > HUE) | shaded
    return strange


def _median(values: Floats, weights: Floats) -> float:
    order = np.argsort(values)
    half = np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)
    return float(values[order[min(int(half), len(order) - 1)]])


def _skin(points: Floats) -> tuple[Floats, Floats]:
    """Return middles (n, 2) and areas (n,) of the triangles that show skin.

    An area is negative where a triangle is seen from behind.
    """
    corners = points[:, :2][_skin_triangles()]
    along, across = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    areas = (along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0]) / 2
    return corners.mean(axis=1), areas * np.sign(areas.sum())


@cache
def _skin_triangles() -> NDArray[np.int64]:
    triangles, parts = triangle_parts()
    return triangles[np.isin(parts, SKIN)][::THINNED]


def angles(sighting: Sighting) -> tuple[float, float, float]:
    """Return yaw, pitch and roll in degrees, see `FaceQuality`.

    From the pose of the mesh, else from the five points, which tell it roughly.
    """
    if sighting.mesh is not None:
        return turn(sighting.mesh.pose[:3, :3])
    return turn(_rough(sighting.points))


def turn(axes: Floats) -> tuple[float, float, float]:
    """Return yaw, pitch and roll in degrees of a head whose axes are columns (3, 3).

    They point to the subject's left, up and forward; rows are to the right of the picture, up
    and toward the camera.
    """
    ahead, up = _unit(axes[:, 2]), _unit(axes[:, 1])
    yaw = np.arctan2(ahead[0], ahead[2])
    pitch = np.arcsin(np.clip(ahead[1], -1, 1))
    level = np.array((np.cos(yaw), 0.0, -np.sin(yaw)))
    roll = np.arctan2(up @ level, up @ np.cross(ahead, level))
    return float(np.degrees(yaw)), float(np.degrees(pitch)), float(np.degrees(roll))


def _rough(points: Floats) -> Floats:
    """Return the axes of a head from five points (5, 2), as a camera far away would see them.

    The affine map from the canonical face that fits best; its rows are made a rotation.
    """
    known = _five_canonical()
    seen = (points - points.mean(axis=0)) * (1, -1)
    rows = np.linalg.lstsq(known, seen, rcond=None)[0].T
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    left, _, right = np.linalg.svd(np.vstack([rows, np.cross(rows[0], rows[1])]))
    return np.asarray(left @ right)


@cache
def _five_canonical() -> Floats:
    face, _ = canonical_face()
    five = _five_of(face)
    return np.asarray(five - five.mean(axis=0))


def _five_of(face: Floats) -> Floats:
    """Return the five points (5, 3) of the canonical face (468, 3)."""
    flat = five_points(face)
    depth = five_points(face[:, [2, 2]])[:, :1]
    return np.hstack([flat, depth])


def _unit(vector: Sequence[float] | Floats) -> Floats:
    found = np.asarray(vector, np.float64)
    return np.asarray(found / max(float(np.linalg.norm(found)), 1e-9), np.float64)
