"""Whose face is put into a picture: another person's that lies alike, or its own of later."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.training.fakes.face import FaceImage, mesh_of
from workbench.errors import CannotForge

__all__ = ["another_person", "another_time"]

Floats = NDArray[np.float32]

NEAREST = 5  # of which one is drawn
FARTHEST = 22.0  # pixels between meshes, on average: further apart they look elsewhere


def another_person(
    face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> FaceImage:
    """Return one of the faces of other people whose meshes lie nearest to this one's.

    Nearest by landmarks, as Face X-ray chooses. Where a manifest names no person, two files are
    taken to show two. Raises CannotForge where there is none near enough.
    """
    mesh = mesh_of(face)
    others = [other for other in partners if _is_other(face, other)]
    apart = _apart(mesh, others)
    near = np.flatnonzero(apart < FARTHEST)
    if not len(near):
        raise CannotForge("No other person's face lies like this one.")
    nearest = near[np.argsort(apart[near], kind="stable")][:NEAREST]
    return others[int(chance.choice(nearest))]


def another_time(
    face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> FaceImage:
    """Return another face of the same video. Raises CannotForge where there is none."""
    mesh_of(face)
    among = partners if face.video else ()  # of a still there is none, and each must be read
    same = [
        other
        for other in among
        if other.video == face.video and other is not face and _meshed(other)
    ]
    differs = [other for other in same if not np.array_equal(other.points, face.points)]
    if not differs:
        raise CannotForge("No other time of this video is at hand.")
    return differs[int(chance.integers(len(differs)))]


def _is_other(face: FaceImage, other: FaceImage) -> bool:
    if other is face or not _meshed(other):
        return False
    if face.person and other.person:
        return face.person != other.person
    if face.video and face.video == other.video:
        return False
    return not np.array_equal(face.points, other.points)


def _meshed(face: FaceImage) -> bool:
    return bool(np.isfinite(face.points).all())


def _apart(mesh: Floats, others: Sequence[FaceImage]) -> Floats:
    """Return the mean distances (n,) of a mesh's points from those of others."""
    meshes = np.array([other.points for other in others], np.float32).reshape(-1, *mesh.shape)
    return np.asarray(np.sqrt(((meshes - mesh) ** 2).sum(axis=2)).mean(axis=1), np.float32)
