"""Every class goes through the same histories, and no grid tells one from another."""

import numpy as np
import pytest

from analyzers.quality.quantisation import estimate_compression
from analyzers.quality.tiles import textured_tiles
from analyzers.training.degradation import saved_as_jpeg
from analyzers.training.pixels.gating import luma_of
from analyzers.training.pixels.histories import GRID, drawn, needed
from analyzers.training.pixels.recipe import Degradation
from tests.analyzers.training.pixels.conftest import photograph

NOTHING = Degradation(smaller=0, blur=0, noise=0, jpeg=0)


def histories(how, count=200, side=64):
    return [drawn(how, np.random.default_rng([5, at]), side) for at in range(count)]


def numbered(side=160):
    """Return a picture whose pixels tell where they lie."""
    rows, columns = np.mgrid[:side, :side]
    return np.stack([rows, columns, rows ^ columns], -1).astype(np.uint8)


def test_without_losses_a_tile_is_a_piece_of_the_picture():
    picture = numbered()
    for history in histories(NOTHING, 50):
        tile = history.tile(history.region(picture))
        top, left = tile[0, 0, 0], tile[:, :, 1].min()
        piece = picture[top : top + 64, left : left + 64]
        assert np.array_equal(tile[:, ::-1] if history.mirrored else tile, piece)


def test_tiles_begin_at_every_phase():
    picture = numbered()
    begun = [h.tile(h.region(picture))[0, 0, 0] for h in histories(NOTHING)]
    assert set(np.array(begun) % 8) == set(range(8))


def test_the_same_draw_does_the_same_to_both_of_a_pair():
    how = Degradation(smaller=1, blur=1, noise=1, jpeg=1)
    picture = numbered()
    for history in histories(how, 10):
        region = history.region(picture)
        assert np.array_equal(history.tile(region), history.tile(region))


def test_losses_are_done_as_often_as_asked():
    how = Degradation(smaller=0.5, blur=0, noise=0, jpeg=0.25)
    found = histories(how, 1000)
    assert np.mean([h.scale < 1 for h in found]) == pytest.approx(0.5, abs=0.05)
    assert np.mean([bool(h.steps) for h in found]) == pytest.approx(0.25, abs=0.05)


def test_enlarged_and_returned_pictures_have_lost_their_finest_detail():
    picture = photograph(4)

    def detail(how):
        tiles = [h.tile(h.region(picture)) for h in histories(how, 20)]
        assert {tile.shape for tile in tiles} == {(64, 64, 3)}
        return np.mean([np.abs(np.diff(tile.astype(float), axis=1)).mean() for tile in tiles])

    plain = detail(NOTHING)
    assert detail(Degradation(smaller=0, enlarged=1, blur=0, noise=0, jpeg=0)) < 0.8 * plain
    assert detail(Degradation(smaller=0, returned=1, blur=0, noise=0, jpeg=0)) < 0.6 * plain


def test_a_picture_is_reduced_or_enlarged_or_returned():
    how = Degradation(smaller=0.5, enlarged=0.2, returned=0.2, blur=0, noise=0, jpeg=0)
    found = histories(how, 1000)
    assert np.mean([h.scale < 1 for h in found]) == pytest.approx(0.5, abs=0.05)
    assert np.mean([h.scale > 1 for h in found]) == pytest.approx(0.2, abs=0.04)
    assert np.mean([bool(h.steps) for h in found]) == pytest.approx(0.2, abs=0.04)
    assert not any(h.steps and h.scale != 1 for h in found)


def test_small_pictures_are_reduced_less_and_smaller_ones_refused():
    how = Degradation(smaller=1, smallest=0.25)
    for history in histories(how, 40):
        assert history.tile(history.region(numbered(70))).shape == (64, 64, 3)
        assert history.region(numbered(63)) is None


def test_a_region_is_read_with_room_for_the_grid():
    (history,) = histories(NOTHING, 1)
    assert history.reach(400, 300) == (64 + GRID, 64 + GRID)


def test_a_photographs_own_jpeg_is_not_seen_after_any_history():
    """What an autoencoder drew beside it never had one."""
    saved = saved_as_jpeg(np.tile(photograph(3), (3, 3, 1)), 75)

    def seen(tile):
        return estimate_compression(textured_tiles(luma_of(tile))).quality.value

    assert seen(saved) == pytest.approx(75, abs=3)
    always = Degradation(blur=0, noise=0, jpeg=0)
    tiles = [one.tile(one.region(saved)) for one in histories(always, 12, side=256)]
    assert [seen(tile) for tile in tiles] == [None] * 12


def test_pictures_that_are_learned_from_are_never_too_small_to_be_reduced():
    how = Degradation()
    assert needed(how, 64) == 72
    for history in histories(how, 100):
        region = history.region(numbered(72))
        assert history._reduced(region).shape[0] < region.shape[0]
    assert needed(NOTHING, 64) == 64
