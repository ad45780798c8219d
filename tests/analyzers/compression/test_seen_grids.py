"""Grids are found once a frame, and are those of the frame that is asked about."""

import gc
import weakref

import numpy as np
import pytest

from analyzers.compression.seen_grids import lattice_of, visible_grid_of
from analyzers.quality.grid import strongest_lattice, visible_grid
from tests.analyzers.native_media import saved
from workbench.media.decoding import frames


@pytest.fixture
def frame(tmp_path, scene):
    return next(iter(frames(saved(tmp_path / "one.png", scene(320, 240)))))


def test_they_are_what_the_pixels_give_and_are_kept(frame):
    assert visible_grid_of(frame) == visible_grid(frame.luma)
    assert visible_grid_of(frame) is visible_grid_of(frame)
    for but_own in (True, False):
        assert lattice_of(frame, but_own=but_own) == strongest_lattice(
            frame.luma, but_own=but_own
        )
        assert lattice_of(frame, but_own=but_own) is lattice_of(frame, but_own=but_own)


def test_another_frame_has_its_own(frame, tmp_path):
    flat = np.full((240, 320, 3), 90, np.uint8)
    other = next(iter(frames(saved(tmp_path / "flat.png", flat))))

    assert visible_grid_of(other) == visible_grid(other.luma)
    assert visible_grid_of(other) != visible_grid_of(frame)


def test_nothing_is_kept_of_a_frame_that_is_gone(tmp_path, scene):
    frame = next(iter(frames(saved(tmp_path / "one.png", scene(320, 240)))))
    visible_grid_of(frame), lattice_of(frame, but_own=False)
    gone = weakref.ref(frame)

    del frame
    gc.collect()
    assert gone() is None
