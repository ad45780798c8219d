"""How far one flat sheet explains what a mesh does between two frames, and how far a head does.

Between two pictures of a flat thing every point moves by one homography, whatever the camera
(Hartley and Zisserman, Multiple View Geometry, 2004, chapter 13). What a homography leaves of
a turning head is parallax: proportional to how far a point stands out of the plane of the face
(Irani and Anandan, PAMI 1998). So three models are laid on each pair of frames: shift, turn and
size alone; one plane; one plane with the relief of the canonical face. Their residuals are root
mean squares over points, in thousandths of the face's width.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.pose import canonical_face

__all__ = ["KEPT", "RIGID", "WHOLE", "Fitted", "fitted", "plane_fit", "relief", "rows"]

Floats = NDArray[np.float64]

# The whole mesh evenly, mouth and lids among it: in a still picture they move as all the rest.
WHOLE = tuple(range(0, 468, 5))
# Points that follow the skull, evenly spread over nose, cheeks, forehead and the outline down
# to the angles of the jaw. The outline lies far behind the nose: without it a turning head is
# harder to tell from a plane.
RIGID = (
    *(
        4,
        8,
        10,
        21,
        36,
        47,
        50,
        54,
        58,
        67,
        68,
        93,
        103,
        108,
        109,
        117,
        119,
        123,
        127,
        131,
        132,
    ),
    *(137, 139, 143, 151, 162, 164, 165, 172, 177, 187, 197, 213, 216, 227, 234, 251, 265, 266),
    *(277, 280, 284, 288, 297, 298, 299, 323, 332, 338, 345, 346, 348, 356, 361, 368, 376, 389),
    *(397, 401, 410, 427, 447, 454, 460),
)
KEPT = np.array(sorted({*WHOLE, *RIGID}))  # all that is read of a mesh
ROUNDS = 4  # of reweighting; more change nothing by a hundredth
OUTLIER = 3.0  # medians, from which a point counts for less (Huber)
PER_MILLE = 1000.0
TINY = 1e-9


def rows(points: tuple[int, ...]) -> NDArray[np.intp]:
    """Return where points of the mesh lie in `KEPT`."""
    return np.searchsorted(KEPT, points)


def relief(points: tuple[int, ...]) -> Floats:
    """Return how far points of the canonical face stand out (k,), in its widths, mean zero."""
    face, _ = canonical_face()
    out = face[list(points), 2] / np.ptp(face[:, 0])
    return np.asarray(out - out.mean(), np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """What three models leave of m pairs of frames, each (m,), in thousandths of the width.

    `change` is left by shift, turn and size: how much the face changes its shape. `plane` is
    left by one plane, `head` by one plane with the relief of a head.
    """

    change: Floats
    plane: Floats
    head: Floats


def fitted(first: Floats, second: Floats, widths: Floats, points: tuple[int, ...]) -> Fitted:
    """Lay the models on pairs of meshes (m, k, 2) in pixels, of faces so wide (m,).

    Raises ValueError where points lie on one another, as in no face.
    """
    here, there = (_centred(one, widths) for one in (first, second))
    return Fitted(
        change=_rms(_similar(here, there) - there),
        plane=_rms(plane_fit(here, there) - there),
        head=_rms(plane_fit(here, there, relief(points)) - there),
    )


def _centred(points: Floats, widths: Floats) -> Floats:
    moved = points - points.mean(axis=1, keepdims=True)
    return np.asarray(moved / np.maximum(widths, 1.0)[:, None, None], np.float64)


def _rms(errors: Floats) -> Floats:
    return np.asarray(PER_MILLE * np.sqrt((errors**2).sum(axis=2).mean(axis=1)), np.float64)


def _similar(here: Floats, there: Floats) -> Floats:
    """Return points (m, k, 2) shifted, turned and scaled onto others, by least squares."""
    one, other = here @ (1, 1j), there @ (1, 1j)
    power = np.maximum((abs(one) ** 2).sum(axis=1), TINY)
    laid = ((one.conj() * other).sum(axis=1) / power)[:, None] * one
    return np.stack([laid.real, laid.imag], axis=2)


def plane_fit(here: Floats, there: Floats, out: NDArray[Any] | None = None) -> Floats:
    """Return points (m, k, 2) taken by the homography that brings them nearest to others.

    With `out` (k,), how far each stands out of the plane, a parallax along it is fitted as
    well. Both sets are centred and near 1 in size. Points that do not follow count for less.
    """
    terms = _terms(here, there, out)
    weights = np.ones(here.shape[:2])
    laid = here
    for _ in range(ROUNDS):
        laid, depth = _laid(here, out, _solved(terms, there, weights))
        far = np.linalg.norm(laid - there, axis=2)
        most = OUTLIER * np.median(far, axis=1, keepdims=True) + TINY
        weights = np.minimum(1, most / np.maximum(far, TINY)) / depth**2
    return laid


def _terms(here: Floats, there: Floats, out: NDArray[Any] | None) -> Floats:
    """Return the linear equations (m, k, 2, 8 or 10) of a homography, and of a parallax."""
    x, y = np.moveaxis(here, 2, 0)
    one, none = np.ones_like(x), np.zeros_like(x)
    across, down = (-there[..., axis, None] * here for axis in (0, 1))
    both = [
        [x, y, one, none, none, none, across[..., 0], across[..., 1]],
        [none, none, none, x, y, one, down[..., 0], down[..., 1]],
    ]
    if out is not None:
        stands = np.broadcast_to(out, x.shape)
        both = [[*both[0], stands, none], [*both[1], none, stands]]
    return np.stack([np.stack(row, axis=-1) for row in both], axis=2)


def _solved(terms: Floats, there: Floats, weights: Floats) -> Floats:
    """Return the unknowns (m, p) by weighted least squares."""
    count, unknown = len(terms), terms.shape[-1]
    flat = terms.reshape(count, -1, unknown)
    heavy = (terms * weights[..., None, None]).reshape(count, -1, unknown)
    turned = np.swapaxes(heavy, 1, 2)
    square = turned @ flat + TINY * np.eye(unknown)
    return np.asarray(
        np.linalg.solve(square, turned @ there.reshape(count, -1, 1))[..., 0], np.float64
    )


def _laid(here: Floats, out: NDArray[Any] | None, found: Floats) -> tuple[Floats, Floats]:
    """Return the points (m, k, 2) where the unknowns take them, and their divisor (m, k)."""
    x, y = np.moveaxis(here, 2, 0)
    matrix = found[:, :6].reshape(-1, 2, 3, 1)
    flat = matrix[:, :, 0] * x[:, None] + matrix[:, :, 1] * y[:, None] + matrix[:, :, 2]
    if out is not None:
        flat = flat + found[:, 8:, None] * out
    depth = 1 + found[:, 6:7] * x + found[:, 7:8] * y
    depth = np.where(abs(depth) < TINY, TINY, depth)
    return np.swapaxes(flat / depth[:, None], 1, 2), depth
