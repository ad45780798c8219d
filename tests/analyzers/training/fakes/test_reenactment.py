import numpy as np

from analyzers.training.fakes import FaceImage
from analyzers.training.fakes.reenactment import reenacted


def test_motion_ends_at_the_pictures_edge(portrait_face):
    """Where a crop shows the picture's edge, the edge stays as it is."""
    cut = portrait_face.pixels.copy()
    chin = int(portrait_face.points[152, 1]) - 6
    cut[chin:] = 0
    face = FaceImage(cut, portrait_face.points)

    for seed in range(8):
        fake = reenacted(face, (), np.random.default_rng(seed))
        assert np.array_equal(fake.pixels[chin - 1 :], cut[chin - 1 :])
