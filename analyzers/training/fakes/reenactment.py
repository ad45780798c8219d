"""Another expression, gaze or pose of the same face, by bending its own pixels.

A thin-plate spline (Bookstein, "Principal Warps", PAMI 1989) through points of the mesh, as
image animation by motion of key points does in the small (the first-order motion model of
Siarohin et al., NeurIPS 2019, and what followed). Nothing is pasted: what is left to be seen is
pixels that were read at other places, stretched lids and lips, and a mouth that was drawn.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator

from analyzers.faces.alignment import ALIGNED_SIZE
from analyzers.training.fakes.face import FaceImage, Fake, mesh_of, pasted, within_picture
from analyzers.training.fakes.hulls import OVAL
from analyzers.training.fakes.mesh_warp import read_at
from analyzers.training.fakes.motions import LOWER_INNER, MOTIONS, MOVING, UPPER_INNER
from analyzers.training.fakes.softening import grid
from analyzers.training.opencv import cv2
from workbench.errors import CannotForge
from workbench.model import Pixels

__all__ = ["reenacted"]

Floats = NDArray[np.float32]

FAMILY, KIND = "warp", "reenactment"
STILL = OVAL[::2]
REACH = 1.45  # times the oval: from there on nothing moves
EDGE, FADE = 2.0, 16.0  # pixels that never move; pixels over which motion ends
COARSE = 33  # points across at which the spline is evaluated
STARTS, FULL = 0.3, 1.5  # pixels of motion: below, a pixel counts as its own; above, as moved
GAP, WIDENED = 4.0, 2.0  # pixels; times: a gap that is wide and not widened much stays as is
LEAST = 60.0  # pixels that move at least
DARK = np.array([52, 24, 24], np.float32)  # of a mouth's inside
TEETH = np.array([205, 195, 180], np.float32)
PRECISION = 4  # bits behind the point of drawn corners
HALF = np.float32(0.5)
READ_BY = (cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)


def reenacted(
    face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> Fake:
    """Return the face with one or two motions of its mouth, lids, eyes, brows or head.

    `partners` are not used. Raises CannotForge where the face has no mesh.
    """
    points = mesh_of(face)
    motion = np.zeros_like(points)
    for index in chance.choice(len(MOTIONS), int(chance.integers(1, 3)), replace=False):
        motion += MOTIONS[index](points, chance)
    free = _free(points, within_picture(face.pixels))
    x, y = _finely(_spline(points, motion), free)
    mask = _moved(x, y) * (free > 0)
    if float(mask.sum()) < LEAST:
        raise CannotForge("The face hardly moves.")
    by = READ_BY[int(chance.integers(len(READ_BY)))]
    bent_face = _with_mouth(read_at(face.pixels, x, y, by), points, motion, chance)
    return Fake(pasted(bent_face, face.pixels, mask), mask, FAMILY, KIND)


def _spline(points: Floats, motion: Floats) -> Floats:
    """Return the ways back from the bent face to the authentic one, on a grid (n, n, 2)."""
    moving = [*MOVING, *(at for at in STILL if at not in MOVING)]
    around = _around(points)
    there = np.concatenate([points[moving] + motion[moving], around])
    back = np.concatenate([-motion[moving], np.zeros_like(around)])
    there, first = np.unique(there, axis=0, return_index=True)
    steps = np.linspace(0, ALIGNED_SIZE, COARSE)
    places = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
    spline = RBFInterpolator(there, back[first], kernel="thin_plate_spline", smoothing=0.5)
    return np.asarray(spline(places).reshape(COARSE, COARSE, 2), np.float32)


def _around(points: Floats) -> Floats:
    """Return points around the head (n, 2) that stay where they are."""
    middle = points[list(OVAL)].mean(axis=0)
    return np.asarray(middle + (points[list(STILL)] - middle) * REACH, np.float32)


def _free(points: Floats, within: Floats | None) -> Floats:
    """Return how freely each pixel moves (256, 256): not at all far from the face.

    Nor at the picture's edge, or it would be bent as no edge is.
    """
    inside = np.zeros((ALIGNED_SIZE, ALIGNED_SIZE), np.uint8)
    corners = np.rint(_around(points)).astype(np.int32)
    cv2.fillConvexPoly(inside, cv2.convexHull(corners), (1,))
    if within is not None:
        inside &= within.astype(np.uint8)
    far = cv2.distanceTransform(inside, cv2.DIST_L2, 3)
    return np.asarray(np.clip((far - EDGE) / FADE, 0, 1), np.float32)


def _finely(coarse: Floats, free: Floats) -> tuple[Floats, Floats]:
    """Return x and y (256, 256) for OpenCV's remap, of ways back on a grid of corners."""
    x, y = grid()
    step = np.float32((COARSE - 1) / ALIGNED_SIZE)
    fine = cv2.remap(coarse, (x + HALF) * step, (y + HALF) * step, cv2.INTER_LINEAR)
    fine = fine * free[..., None]
    return x + fine[..., 0], y + fine[..., 1]


def _moved(x: Floats, y: Floats) -> Floats:
    """Return how much of each pixel comes from another place, from how far away that is."""
    still = grid()
    distance = np.hypot(x - still[0], y - still[1])
    part = np.clip((distance - STARTS) / (FULL - STARTS), 0, 1)
    return np.asarray(cv2.GaussianBlur(part, (5, 5), 0), np.float32)


def _with_mouth(
    pixels: Pixels, points: Floats, motion: Floats, chance: np.random.Generator
) -> Pixels:
    """Return the face with the inside of its mouth drawn, where lips have parted.

    What is stretched out of a narrow gap is streaks, not a mouth: it is dark, darker below, and
    by chance shows upper teeth.
    """
    before, after = (_gap(mesh) for mesh in (points, points + motion))
    if after < before + 1 or (before > GAP and after < before * WIDENED):
        return pixels
    drawn = _inside(points + motion)
    down = np.linspace(1.15, 0.6, ALIGNED_SIZE, dtype=np.float32)[:, None, None]
    colour = DARK * np.float32(chance.uniform(0.6, 1.6)) * down
    if chance.integers(2):
        teeth = _inside(points + motion * np.float32(chance.uniform(0.15, 0.35)))
        skin = pixels[pixels.any(axis=2)].mean(axis=0)
        light = np.asarray((skin + TEETH) / 2 * chance.uniform(0.7, 1.1), np.float32)
        colour = colour + (light - colour) * teeth
    filled = pixels + (colour - pixels) * drawn
    return np.asarray(np.clip(filled, 0, 255), np.uint8)


def _gap(points: Floats) -> float:
    """Return how far the lips are apart in their middle, in pixels."""
    return float(np.hypot(*(points[13] - points[14])))


def _inside(points: Floats) -> Floats:
    """Return the softly drawn inside of the lips (256, 256, 1)."""
    lips = points[[78, *UPPER_INNER, 308, *LOWER_INNER[::-1]]]
    drawn = np.zeros((ALIGNED_SIZE, ALIGNED_SIZE), np.uint8)
    corners = np.rint((lips - HALF) * (1 << PRECISION)).astype(np.int32)
    cv2.fillPoly(drawn, [corners], (255,), cv2.LINE_AA, PRECISION)
    soft = cv2.GaussianBlur(drawn, (5, 5), 0)[..., None]
    return np.asarray(soft, np.float32) / np.float32(255)
