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
        assert fake.original is None or (fake.original[:, 128:] == 0).all()


def test_a_face_that_lies_beyond_the_picture_is_refused(portrait_face):
    face = FaceImage(np.zeros_like(portrait_face.pixels), portrait_face.points)

    with pytest.raises(CannotForge):
        self_blended(face, (), np.random.default_rng(0))


@pytest.fixture(scope="module")
def fakes(portrait_face):
    return [self_blended(portrait_face, (), np.random.default_rng(n)) for n in range(90)]


def test_a_paste_is_as_often_sharper_as_softer_than_what_it_covers(portrait_face, fakes):
    """No trivial tell: what is pasted may have more or less fine detail than what it covers."""
    sharper = []
    for fake in fakes:
        core = fake.mask > 0.99
        if core.sum() > 500:
            covered = portrait_face.pixels if fake.original is None else fake.original
            sharper.append(_detail(fake.pixels, core) / _detail(covered, core))

    assert len(sharper) > 50
    assert 0.3 < np.mean(np.array(sharper) > 1) < 0.7
    assert min(sharper) < 0.8
    assert max(sharper) > 1.1


def test_either_picture_may_be_the_changed_one(portrait_face, fakes):
    """Where it is the one that is pasted on, the fake's authentic face is changed alike."""
    changed = [fake for fake in fakes if fake.original is not None]

    assert 30 < len(changed) < 60
    for fake in changed:
        assert (fake.original != portrait_face.pixels).any()
        beyond = fake.mask == 0
        assert np.array_equal(fake.pixels[beyond], fake.original[beyond])


def test_regions_reach_from_an_eye_to_the_whole_face(fakes):
    areas = [fake.mask.sum() for fake in fakes]

    assert min(areas) < 800
    assert max(areas) > 8000


def _detail(pixels, where):
    grey = pixels.mean(axis=2)
    across = np.abs(np.diff(grey, axis=1, append=0))
    return across[where].mean()
