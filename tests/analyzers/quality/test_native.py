"""Pixels are handed out as they were decoded, whole and in parts of the same phase."""

import numpy as np
import pytest

from analyzers.quality.native import areas, decoded
from tests.analyzers.native_media import face, saved
from tests.sources import source_of
from workbench.media.decoding import frames
from workbench.model import Box, Grid, MediaKind


@pytest.fixture
def opened(tmp_path):
    def opened(pixels):
        source = saved(tmp_path / "picture.png", pixels)
        return source, next(iter(frames(source)))

    return opened


def test_colours_stay_what_they_are(opened, scene):
    pixels = scene(64, 48)
    _, frame = opened(pixels)
    found, grid = decoded(frame, MediaKind.IMAGE)

    assert np.array_equal(found, pixels) and grid is Grid.CODED


def test_grey_is_written_into_every_colour_and_depth_is_cut_to_eight_bits(opened, scene):
    grey = scene(64, 48)[..., 0]
    for levels in (grey, grey.astype(np.uint16) * 256 + 77):
        found, _ = decoded(opened(levels)[1], MediaKind.IMAGE)
        assert found.dtype == np.uint8 and np.array_equal(
            found, np.repeat(grey[..., None], 3, 2)
        )


def test_a_video_is_read_as_it_is_shown(tmp_path, scene, write_video):
    source = source_of(write_video(tmp_path / "clip.mp4", [scene(64, 48)]))
    frame = next(iter(frames(source)))
    found, grid = decoded(frame, source.kind)

    assert np.array_equal(found, frame.rgb) and grid is Grid.UPRIGHT


def test_the_picture_comes_first_and_then_the_largest_face(opened, scene):
    pixels = scene(64, 48)
    source, frame = opened(pixels)
    frame.faces = (face("small", 0, 0, 9, 9), face("large", 11, 7, 30, 31))
    whole, large, small = areas(frame, source)

    assert (whole.track, large.track, small.track) == (None, "large", "small")
    assert whole.size == (48, 64)
    assert large.box == Box(x=12, y=8, width=29, height=30)  # from the next even place on
    assert np.array_equal(large.pixels, pixels[8:38, 12:41])
