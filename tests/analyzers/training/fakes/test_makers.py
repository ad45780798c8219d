"""What holds for every way of forging, on a real face."""

import numpy as np
import pytest

from analyzers.training.fakes import MAKERS, Fake, fakeness
from analyzers.training.fakes.hulls import OVAL, hull_mask
from workbench.errors import CannotForge

DRAWN_BY_NETWORKS = {"enhancement"}  # slow, and optional: tested on their own
NAMES = sorted(set(MAKERS) - DRAWN_BY_NETWORKS)
SEEDS = range(6)
SHAPE = (256, 256)


@pytest.fixture(scope="session", params=NAMES)
def forged(request, clip_faces, stranger):
    """The target, and fakes of it by one maker with several seeds."""
    target, partners = clip_faces[0], (*clip_faces[1:], stranger)
    maker = MAKERS[request.param]
    return target, [maker(target, partners, np.random.default_rng(seed)) for seed in SEEDS]


def original(fake, target):
    return target.pixels if fake.original is None else fake.original


def test_a_fake_is_a_face_with_its_mask(forged):
    _, fakes = forged

    for fake in fakes:
        assert isinstance(fake, Fake)
        assert fake.pixels.shape == (*SHAPE, 3)
        assert fake.pixels.dtype == np.uint8
        assert fake.mask.shape == SHAPE
        assert fake.mask.dtype == np.float32
        assert 0 <= fake.mask.min() < 0.01
        assert 0.5 < fake.mask.max() <= 1
        assert fake.family
        assert fake.kind


def test_beyond_the_mask_the_picture_is_untouched_bit_for_bit(forged):
    target, fakes = forged

    for fake in fakes:
        beyond = fake.mask == 0
        assert beyond.mean() > 0.3
        assert np.array_equal(fake.pixels[beyond], original(fake, target)[beyond])


def test_within_the_mask_the_face_is_changed(forged):
    target, fakes = forged

    for fake in fakes:
        inside = fake.mask > 0.5
        authentic = original(fake, target)
        assert np.abs(fake.pixels[inside].astype(int) - authentic[inside]).mean() > 0.5
        assert fakeness(fake.pixels, authentic)[inside].max() > 0.02


def test_the_mask_lies_on_the_head(forged):
    target, fakes = forged
    oval = target.points[list(OVAL)]
    head = hull_mask(oval.mean(axis=0) + (oval - oval.mean(axis=0)) * 1.5) > 0

    for fake in fakes:
        assert (fake.mask * head).sum() > 0.97 * fake.mask.sum()


def test_chance_decides_what_is_forged(forged):
    _, fakes = forged

    assert len({fake.pixels.tobytes() for fake in fakes}) == len(fakes)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_chance_gives_the_same_fake(name, clip_faces, stranger):
    first, second = (
        MAKERS[name](clip_faces[0], (*clip_faces[1:], stranger), np.random.default_rng(11))
        for _ in range(2)
    )

    assert np.array_equal(first.pixels, second.pixels)
    assert np.array_equal(first.mask, second.mask)


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_a_face_without_a_mesh_cannot_be_forged(name, unmeshed, stranger):
    with pytest.raises(CannotForge):
        MAKERS[name](unmeshed, (stranger,), np.random.default_rng(1))


@pytest.mark.parametrize("name", NAMES)
def test_the_authentic_face_is_left_as_it_is(name, clip_faces, stranger):
    target = clip_faces[0]
    before = [face.pixels.copy() for face in (*clip_faces, stranger)]

    MAKERS[name](target, (*clip_faces[1:], stranger), np.random.default_rng(3))

    after = [face.pixels for face in (*clip_faces, stranger)]
    assert all(map(np.array_equal, before, after))
