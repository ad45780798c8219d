import numpy as np
import pytest

from analyzers.training.fakes import FaceImage
from analyzers.training.fakes.self_blending import self_blended
from workbench.errors import CannotForge


def test_a_face_at_the_pictures_edge_is_not_forged_beyond_it(portrait_face):
    cut = portrait_face.pixels.copy()
    cut[:, 128:] = 0
    face = FaceImage(cut, portrait_face.points)

    for seed in range(40):
        try:
            fake = self_blended(face, (), np.random.default_rng(seed))
        except CannotForge:
            continue
        assert (fake.pixels[:, 128:] == 0).all()
        assert (fake.mask[:, 128:] == 0).all()


def test_a_face_that_lies_beyond_the_picture_is_refused(portrait_face):
    face = FaceImage(np.zeros_like(portrait_face.pixels), portrait_face.points)

    with pytest.raises(CannotForge):
        self_blended(face, (), np.random.default_rng(0))


def test_pastes_are_neither_always_sharper_nor_always_softer(portrait_face):
    """No trivial tell: what is pasted may have more or less fine detail than what it covers."""
    sharper = []
    for seed in range(60):
        fake = self_blended(portrait_face, (), np.random.default_rng(seed))
        core = fake.mask > 0.99
        if core.sum() > 500:
            sharper.append(_detail(fake.pixels, core) / _detail(portrait_face.pixels, core))

    assert len(sharper) > 20
    assert min(sharper) < 0.8
    assert max(sharper) > 1.1


def test_regions_reach_from_an_eye_to_the_whole_face(portrait_face):
    areas = [
        self_blended(portrait_face, (), np.random.default_rng(seed)).mask.sum()
        for seed in range(60)
    ]

    assert min(areas) < 800
    assert max(areas) > 8000


def _detail(pixels, where):
    grey = pixels.mean(axis=2)
    across = np.abs(np.diff(grey, axis=1, append=0))
    return across[where].mean()
