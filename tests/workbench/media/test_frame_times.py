"""A time on the timeline must land on the frame that is on show then."""

import numpy as np

from workbench.media.decoding import frames
from workbench.media.frame_times import frame_times
from workbench.media.probe import source_of


def test_variable_rate_is_told_frame_by_frame(tmp_path, scene, write_video):
    times = [0, 1, 2, 9, 10, 30, 31]
    still = scene(64, 48)
    pictures = [np.roll(still, at, axis=1) for at in range(len(times))]
    medium = source_of(write_video(tmp_path / "vfr.mkv", pictures, times=times))
    [told] = frame_times(medium)

    assert told.pts.tolist() == [frame.pts for frame in frames(medium)]
    assert np.ptp(np.diff(told.pts)) > 0.5


def test_a_still_has_one_time(tmp_path, scene, write_jpeg):
    [told] = frame_times(source_of(write_jpeg(tmp_path / "a.jpg", scene(64, 48))))

    assert told.pts.tolist() == [0.0]
