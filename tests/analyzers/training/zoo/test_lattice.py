import numpy as np
import pytest

from analyzers.training.zoo.lattice import PERIOD, lattice_peak


def test_what_repeats_every_eight_pixels_makes_a_peak(scene):
    picture = scene(256, 256)
    lattice = np.zeros(picture.shape, np.int64)
    lattice[::PERIOD, ::PERIOD] = 12

    repeated = (picture.clip(0, 240) + lattice).astype(np.uint8)

    assert lattice_peak(picture) < 1.5
    assert lattice_peak(repeated) > 3 * lattice_peak(picture)


def test_what_repeats_at_another_period_makes_none(scene):
    picture = scene(256, 256)
    lattice = np.zeros(picture.shape, np.int64)
    lattice[::7, ::7] = 12

    repeated = (picture.clip(0, 240) + lattice).astype(np.uint8)

    assert lattice_peak(repeated) < 1.5


def test_a_picture_smaller_than_a_tile_has_no_spectrum(scene):
    with pytest.raises(ValueError, match="no tile"):
        lattice_peak(scene(100, 300))
