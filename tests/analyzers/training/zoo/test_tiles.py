import numpy as np
import pytest
import torch

from analyzers.training.zoo.tiles import TILE, in_tiles
from analyzers.training.zoo.window import floats_of, pixels_of


@pytest.mark.parametrize("shape", [(1, 1), (7, 30), (TILE + 3, 64), (600, 700)])
def test_what_is_drawn_unchanged_comes_back_unchanged(shape):
    picture = np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8)

    assert np.array_equal(in_tiles(picture, lambda tile: tile, 8), picture)


def test_a_network_draws_a_picture_in_tiles_as_undivided(scene):
    """Its steps of eight pixels leave a lattice, which must run through the whole picture."""
    torch.manual_seed(0)
    network = torch.nn.Sequential(
        torch.nn.Conv2d(3, 3, 16, stride=8, padding=4, groups=3),
        torch.nn.ConvTranspose2d(3, 3, 16, stride=8, padding=4, groups=3),
    )
    picture = scene(1000, 568)

    tiled = in_tiles(picture, network, 8)

    with torch.no_grad():
        undivided = pixels_of(network(floats_of(picture[None])))[0]
    assert np.abs(tiled.astype(int) - undivided).max() <= 1
    assert undivided.std() > 1


def test_no_tile_is_larger_than_it_may_be_or_off_the_grid(scene):
    sizes = set()

    def draw(tile):
        sizes.add(tuple(tile.shape[-2:]))
        return tile

    in_tiles(scene(1100, 700), draw, 8)

    assert max(max(size) for size in sizes) <= TILE
    assert all(side % 8 == 0 for size in sizes for side in size)
