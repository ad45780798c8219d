import numpy as np
import pytest

from analyzers.training.fakes.face import (
    Fake,
    boundary,
    fakeness,
    mesh_of,
    pasted,
    within_picture,
)
from workbench.errors import CannotForge


def test_the_boundary_is_where_two_pictures_mix_by_halves():
    assert boundary(np.float32([0, 0.25, 0.5, 0.75, 1])).tolist() == [0, 0.75, 1, 0.75, 0]


def test_a_fake_has_the_boundary_of_its_mask():
    mask = np.full((256, 256), 0.5, np.float32)
    pixels = np.zeros((256, 256, 3), np.uint8)

    assert (Fake(pixels, mask, "blend", "test").boundary == 1).all()


def test_fakeness_is_the_change_in_grey_on_one_scale_for_all():
    original = np.zeros((2, 2, 3), np.uint8)
    fake = original.copy()
    fake[0, 0], fake[0, 1], fake[1, 0] = 32, (0, 0, 32), 255

    changed = fakeness(fake, original)

    assert changed == pytest.approx(np.array([[0.5, 0.5 * 0.114], [1, 0]]), abs=1e-6)
    assert np.array_equal(changed, fakeness(original, fake))


def test_a_paste_keeps_the_target_where_nothing_is_pasted():
    chance = np.random.default_rng(0)
    source, target = chance.integers(0, 256, (2, 256, 256, 3), np.uint8)
    mask = np.zeros((256, 256), np.float32)
    mask[:, 128:] = 1
    mask[:, 127] = 0.5

    mixed = pasted(source, target, mask)

    assert np.array_equal(mixed[:, :127], target[:, :127])
    assert np.array_equal(mixed[:, 128:], source[:, 128:])
    halves = (source[:, 127].astype(int) + target[:, 127]) / 2
    assert np.abs(mixed[:, 127] - halves).max() <= 0.5


def test_a_face_without_a_mesh_is_refused(unmeshed, portrait_face):
    assert mesh_of(portrait_face) is portrait_face.points
    with pytest.raises(CannotForge, match="no mesh"):
        mesh_of(unmeshed)


def test_what_is_beyond_the_picture_is_black_and_reaches_the_edge_of_the_crop():
    pixels = np.full((256, 256, 3), 90, np.uint8)
    assert within_picture(pixels) is None

    pixels[100:120, 100:120] = 0  # a dark eye
    assert within_picture(pixels) is None

    pixels[:40] = 0  # beyond
    within = within_picture(pixels)
    assert within is not None
    assert (within[:40] == 0).all()
    assert (within[40:] == 1).all()
