"""What is coded anew keeps its times and its colours, and says which they are."""

import numpy as np
import pytest

from workbench.errors import UnreadableMedia
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.media.recoding import coded_h264


def test_colours_and_uneven_times_survive_and_odd_sides_lose_one(tmp_path):
    flat = np.full((65, 81, 3), (200, 60, 30), np.uint8)
    times = [0.0, 0.04, 0.5]
    path = tmp_path / "flat.mp4"
    assert list(coded_h264([(at, flat) for at in times], path, 10)) == [1, 2, 3]
    source = source_of(path)
    told = list(frames(source))

    assert (source.stream.width, source.stream.height) == (80, 64)
    assert [frame.pts for frame in told] == pytest.approx(times, abs=1e-4)
    assert np.abs(told[0].rgb.reshape(-1, 3).mean(0) - (200, 60, 30)).max() < 3
    assert "BT.709" in source.stream.color and "unstated" not in source.stream.color


def test_nothing_and_too_little_cannot_be_coded(tmp_path):
    with pytest.raises(UnreadableMedia, match="No frame"):
        list(coded_h264([], tmp_path / "none.mp4", 10))
    small = np.zeros((8, 8, 3), np.uint8)
    with pytest.raises(UnreadableMedia, match="too small"):
        list(coded_h264([(0.0, small)], tmp_path / "small.mp4", 10))
