"""Copies of a video have the same frames at the same times, and worse pixels."""

import numpy as np
import pytest

from workbench.evaluation.degrading import degraded
from workbench.media.decoding import frames
from workbench.media.probe import source_of


def decoded(path):
    return [(frame.pts, frame.rgb.astype(float)) for frame in frames(source_of(path))]


@pytest.fixture(scope="module")
def clip(tmp_path_factory, scene, write_video):
    path = tmp_path_factory.mktemp("clips") / "clip.mp4"
    whole = scene(200, 150, seed=1, noise=1.0)
    moving = [np.ascontiguousarray(whole[:128, n : n + 160]) for n in range(8)]
    return write_video(path, moving, times=[0, 1, 2, 4, 5, 6, 7, 9], options={"crf": "12"})


def loss(clip, tmp_path, cell):
    target = tmp_path / f"{cell}.mp4"
    *_, last = degraded(clip, cell, target)
    before, after = decoded(clip), decoded(target)
    assert last.done == len(before) == len(after) == 8
    assert [pts for pts, _ in after] == pytest.approx([pts for pts, _ in before], abs=1e-4)
    if after[0][1].shape != before[0][1].shape:
        return after[0][1].shape
    return np.mean([np.abs(a - b).mean() for (_, a), (_, b) in zip(before, after, strict=True)])


def test_coarser_cells_lose_more_and_the_control_hardly_anything(clip, tmp_path):
    control = loss(clip, tmp_path, "h264_10")
    assert control < 1.5
    assert control < loss(clip, tmp_path, "h264_28") < loss(clip, tmp_path, "h264_35")
    assert control < loss(clip, tmp_path, "jpeg_30") and control < loss(
        clip, tmp_path, "blur_2"
    )
    assert 5 < loss(clip, tmp_path, "noise_10") < 10
    assert loss(clip, tmp_path, "half_size") == (64, 80, 3)


def test_the_same_video_gives_the_same_bytes(clip, tmp_path):
    for name in ("one", "two"):
        list(degraded(clip, "noise_4", tmp_path / f"{name}.mp4"))
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()
