"""Both classes go the same way: what is drawn once is done alike to all that go it."""

import msgspec
import numpy as np
import pytest

from analyzers.training.degradation import drawn, saved_as_jpeg
from analyzers.training.recipe import Degradation

NOTHING = Degradation(jpeg=0, smaller=0, blur=0, noise=0, colour=0, zoom=0)
STEPS = ("jpeg", "smaller", "blur", "noise", "colour", "zoom")


def way(seed=0, framed=False, **shares):
    how = msgspec.structs.replace(NOTHING, **shares)
    return drawn(how, np.random.default_rng(seed), 256, framed=framed)


def test_nothing_asked_for_is_at_most_a_mirror(aligned_portrait):
    given = way().picture(aligned_portrait)

    assert (given == aligned_portrait).all() or (given == aligned_portrait[:, ::-1]).all()


@pytest.mark.parametrize("step", STEPS)
def test_every_step_changes_the_picture_and_the_same_draw_alike(aligned_portrait, step):
    drawn_way = way(**{step: 1.0})
    once, twice = (drawn_way.picture(aligned_portrait) for _ in range(2))

    assert (once == twice).all()
    assert not np.isin(np.abs(once.astype(int) - aligned_portrait).mean(), (0.0,))
    assert once.shape == aligned_portrait.shape and once.dtype == np.uint8


def test_a_fake_differs_from_its_face_only_where_it_was_forged(aligned_portrait):
    """Blur, noise and colour are the same to both, so no trace of the way tells them apart."""
    forged = aligned_portrait.copy()
    forged[100:140, 100:140] //= 2
    drawn_way = way(seed=3, blur=1.0, noise=1.0, colour=1.0)
    face, fake = drawn_way.picture(aligned_portrait), drawn_way.picture(forged)

    apart = (face != fake).any(axis=2)
    assert apart.any()
    assert not apart[:80].any() and not apart[160:].any()


def test_a_map_follows_the_pixels(aligned_portrait):
    for seed in range(6):
        drawn_way = way(seed=seed, zoom=1.0)
        spot = np.zeros((256, 256), np.float32)
        spot[150:170, 60:90] = 1
        marked = (aligned_portrait * 0).astype(np.uint8)
        marked[150:170, 60:90] = 255

        seen = drawn_way.picture(marked)[..., 0] / 255
        assert np.abs(seen - drawn_way.map(spot)).max() < 0.02


def test_a_tight_frame_blacks_out_the_rim_alone(aligned_portrait):
    bright = np.maximum(aligned_portrait, 1)
    seen = way(framed=True).picture(bright).max(axis=2) > 0

    assert seen[110:150, 110:150].all()
    assert not seen[:20].any() and 0.1 < seen.mean() < 0.6


def test_another_quality_keeps_the_place(aligned_portrait):
    first = way(seed=5, zoom=1.0, blur=1.0)
    how = msgspec.structs.replace(NOTHING, jpeg=1.0)
    again = first.again(how, np.random.default_rng(9))

    assert (first.matrix == again.matrix).all() and first.mirrored == again.mirrored
    assert (first.picture(aligned_portrait) != again.picture(aligned_portrait)).any()


def test_a_jpeg_keeps_its_colours(aligned_portrait):
    red = np.zeros((64, 64, 3), np.uint8) + np.array([200, 30, 40], np.uint8)

    assert np.abs(saved_as_jpeg(red, 95).astype(int) - red).max() <= 4
    coarse = saved_as_jpeg(aligned_portrait, 20).astype(int)
    fine = saved_as_jpeg(aligned_portrait, 95).astype(int)
    assert np.abs(coarse - aligned_portrait).mean() > 2 * np.abs(fine - aligned_portrait).mean()
