"""Windows of a face whose eyes are known."""

import numpy as np
import pytest

from analyzers.gaze.geometry import in_head
from analyzers.gaze.window import EyeSample, window_of
from tests.analyzers.gaze.made_eyes import meshes_of


def samples_of(acted, meshes=None, poses=None):
    """Return what is kept of each frame."""
    if meshes is None:
        meshes, poses = meshes_of(acted)
    return [
        EyeSample(
            frame=at,
            pts=float(pts),
            points=in_head(mesh, pose).astype(np.float32),
            head=np.array([*acted.head[at], 0.0]),
            face_width=acted.width,
            quantiser=np.nan,
        )
        for at, (pts, mesh, pose) in enumerate(zip(acted.pts, meshes, poses, strict=True))
    ]


@pytest.fixture
def window():
    """Return a function that makes a window of what a face does."""
    return lambda acted, *forged: window_of(samples_of(acted, *forged))


@pytest.fixture
def samples():
    """Return a function that makes samples of what a face does."""
    return samples_of
