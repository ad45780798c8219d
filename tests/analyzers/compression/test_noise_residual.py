"""Scores, outcomes and maps of the noise analyzer, on real files read by the real decoder."""

import numpy as np
import pytest

from analyzers.compression.noise_residual import FULL_BRIGHT, NoiseResidual, drawn
from workbench.evaluation.metrics import pixel_auc
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import FrameScore, LocalizationMap, Measurement, Outcome

REGION = np.s_[128:320, 160:384]
BLOCKS = np.s_[8:20, 10:24]


def observed(path):
    source = source_of(path)
    reading = NoiseResidual().begin(source)
    said = [one for frame in frames(source) for one in reading.observe((frame,))]
    return said + list(reading.conclude())


def of(kind, said):
    return [one for one in said if isinstance(one, kind)]


def noisier(pixels, sigma=5.0):
    altered = pixels.astype(np.float64)
    altered[REGION] += np.random.default_rng(9).normal(scale=sigma, size=altered[REGION].shape)
    return np.clip(altered, 0, 255).astype(np.uint8)


def test_a_pasted_noise_scores_above_its_controls(tmp_path, scene, write_jpeg):
    plain = scene(512, 448, seed=1)
    planted = observed(write_jpeg(tmp_path / "planted.jpg", noisier(plain), 90))
    controls = [
        of(FrameScore, observed(write_jpeg(tmp_path / f"{q}.jpg", plain, q)))[0].score
        for q in (95, 90, 75)
    ]

    assert of(FrameScore, planted)[0].score > 0.3
    assert of(FrameScore, planted)[0].score > 3 * max(controls)


def test_the_map_lies_on_the_coded_grid_and_points_at_the_region(tmp_path, scene, write_jpeg):
    said = observed(write_jpeg(tmp_path / "p.jpg", noisier(scene(519, 455, seed=2)), 90))

    (found,) = of(LocalizationMap, said)
    mask = np.zeros(found.values.shape, bool)
    mask[BLOCKS] = True
    assert found.values.dtype == np.uint8
    assert (found.box.width, found.box.height) == (512, 448)
    assert pixel_auc(found.values, mask) > 0.9


def test_measurements_tell_noise_and_region(tmp_path, scene, write_jpeg):
    said = observed(write_jpeg(tmp_path / "p.jpg", noisier(scene(512, 448, seed=3)), 95))

    values = {m.name: m for m in of(Measurement, said)}
    assert values["region_deviation"].value > 2
    assert 5 < values["region_share"].value < 40
    assert 0.5 < values["typical_noise"].value < 8
    assert values["typical_noise"].percentile is not None
    assert "n = " in values["typical_noise"].reference


@pytest.mark.parametrize(
    ("pixels", "reason"),
    [
        (np.full((300, 300, 3), 128, np.uint8), "no_noise"),
        (np.full((300, 300, 3), 255, np.uint8), "no_noise"),
        (np.full((1, 1, 3), 9, np.uint8), "too_small"),
        (np.full((90, 2000, 3), 9, np.uint8), "too_small"),
    ],
)
def test_what_cannot_be_measured_is_withheld(tmp_path, write_jpeg, pixels, reason):
    (said,) = observed(write_jpeg(tmp_path / "p.jpg", pixels))

    assert said.outcome is Outcome.WITHHELD
    assert said.reason == reason


def test_a_clip_keeps_the_first_and_the_highest_frame(tmp_path, scene, write_video):
    plain = [scene(512, 448, seed=n) for n in range(4)]
    plain[2] = noisier(plain[2], 10)
    path = write_video(tmp_path / "clip.mp4", plain, options={"crf": "10"})

    said = observed(path)

    scores = [one.score for one in of(FrameScore, said)]
    assert int(np.argmax(scores)) == 2
    assert [one.frame for one in of(LocalizationMap, said)] == [0, 2]


def test_unmeasured_blocks_are_drawn_dark_and_both_signs_bright():
    drawing = drawn(np.array([[np.nan, 0, FULL_BRIGHT, -FULL_BRIGHT / 2]], np.float32))

    assert drawing.tolist() == [[0, 0, 255, 128]]
