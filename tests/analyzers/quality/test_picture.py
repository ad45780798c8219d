"""One reading of a frame's quality serves all analyzers, and is not kept after the frame."""

import gc
import weakref

import numpy as np
import pytest

from analyzers.quality.picture import measure_quality, quality_of
from analyzers.quality.tiles import textured_tiles
from workbench.analyzer import Frame
from workbench.model import MediaKind


class Grey:
    """A decoded picture of grey samples."""

    def __init__(self, pixels):
        self.pixels = pixels

    def coded(self):
        return self.pixels


def test_a_frame_is_read_once_and_not_kept(texture):
    frame = Frame(0, 0.0, Grey(texture(400)))

    first = quality_of(frame, MediaKind.IMAGE)
    gone = weakref.ref(frame)

    assert quality_of(frame, MediaKind.IMAGE) is first
    del frame
    gc.collect()
    assert gone() is None


def test_a_video_has_no_quality_of_a_jpeg(texture, jpeg):
    plane = jpeg(texture(400), 60).astype(np.float32)

    assert measure_quality(plane).compression.quality.value is not None
    assert measure_quality(plane, MediaKind.VIDEO).compression.quality.reason == "video"


def test_no_factor_is_stated_behind_a_compression(texture, jpeg, resized):
    enlarged = resized(jpeg(texture(seed=5), 80), 1.1)

    plain, saved = (
        measure_quality(one.astype(np.float32)).resampling
        for one in (enlarged, jpeg(enlarged, 92))
    )

    assert plain.factor.value == pytest.approx(1.1, abs=0.01)
    assert saved.resampled and saved.factor.reason == "factor_ambiguous"
    assert saved.candidates


@pytest.mark.parametrize("shape", [(1, 1), (7, 900), (300, 260), (2000, 1600)])
def test_tiles_stand_on_the_grid_and_their_number_is_bounded(shape):
    luma = np.random.default_rng(0).normal(128, 30, shape).astype(np.float32)

    tiles = textured_tiles(luma)

    assert len(tiles) <= 25
    assert tiles.shape[1] == tiles.shape[2] <= 256
    assert tiles.shape[1] % 8 == 0
    if len(tiles):
        assert np.array_equal(tiles[0], luma[: tiles.shape[1], : tiles.shape[1]])
