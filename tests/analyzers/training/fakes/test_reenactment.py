import numpy as np
import pytest

from analyzers.training.fakes import FaceImage, reenactment
from analyzers.training.fakes.reenactment import MOTIONS, reenacted


@pytest.mark.parametrize("motion", dict.fromkeys(MOTIONS), ids=lambda motion: motion.__name__)
def test_each_motion_moves_some_points_by_pixels_not_by_faces(motion, portrait_face):
    moved = motion(portrait_face.points, np.random.default_rng(2))

    length = np.hypot(*moved.T)
    assert 0.1 < length.max() < 25
    assert np.isfinite(moved).all()


def test_a_falling_jaw_parts_the_lips(portrait_face):
    motion = reenactment._mouth_opens(portrait_face.points, np.random.default_rng(2))
    before, after = portrait_face.points, portrait_face.points + motion

    assert np.hypot(*(after[13] - after[14])) > np.hypot(*(before[13] - before[14])) + 3
    assert np.array_equal(before[61], after[61])


def test_motion_ends_at_the_pictures_edge(portrait_face):
    """Where a crop shows the picture's edge, the edge stays as it is."""
    cut = portrait_face.pixels.copy()
    chin = int(portrait_face.points[152, 1]) - 6
    cut[chin:] = 0
    face = FaceImage(cut, portrait_face.points)

    for seed in range(8):
        fake = reenacted(face, (), np.random.default_rng(seed))
        assert np.array_equal(fake.pixels[chin - 1 :], cut[chin - 1 :])
