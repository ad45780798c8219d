"""Scores, outcomes and what is kept, on real files read by the real decoder."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from analyzers.frequency.spectrum import FrequencySpectrum, block_size
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import (
    Curve,
    Fact,
    FrameScore,
    LocalizationMap,
    Measurement,
    MediaKind,
    Outcome,
)


def observed(source, step=1):
    reading = FrequencySpectrum().begin(source)
    said = []
    for frame in frames(source):
        if frame.index % step == 0:
            said += reading.observe((frame,))
    return said + list(reading.conclude())


def of(kind, said):
    return [one for one in said if isinstance(one, kind)]


def peak_of(said):
    return next(one.text for one in of(Fact, said) if one.name == "strongest peak")


@pytest.fixture
def picture(tmp_path, write_jpeg):
    """Return a function that saves pixels as JPEG and opens them."""

    def make(pixels, quality=90):
        return source_of(write_jpeg(tmp_path / "picture.jpg", pixels, quality))

    return make


def test_a_photograph_has_a_score_a_curve_measurements_and_maps(picture, texture):
    said = observed(picture(texture(512, seed=1)))

    (score,), (curve,) = of(FrameScore, said), of(Curve, said)
    assert score.outcome is Outcome.SCORED
    assert 0 <= score.score < 2
    assert curve.x.shape == curve.y.shape == curve.lower.shape == curve.upper.shape
    assert np.isfinite(curve.y).all()
    assert (curve.lower < curve.upper).all()
    assert {m.name for m in of(Measurement, said)} >= {
        "slope",
        "high_band",
        "high_band_deviation",
        "peak_excess",
        "peak_across",
        "peak_down",
    }
    assert {(m.box.width, m.box.height) for m in of(LocalizationMap, said)} == {(512, 512)}


def test_planted_up_sampling_scores_above_its_control(picture, texture, doubled):
    enlarged = doubled(texture(256, seed=2), "uneven")

    planted = of(FrameScore, observed(picture(enlarged)))[0].score
    controls = [
        of(FrameScore, observed(picture(texture(512, seed=3), quality)))[0].score
        for quality in (95, 75)
    ]

    assert planted > max(controls) + 1


def test_the_strongest_peak_is_named_with_its_place(picture, texture, doubled, tmp_path):
    enlarged = doubled(texture(256, seed=4), "uneven")

    said = observed(picture(enlarged))
    Image.fromarray(enlarged).save(tmp_path / "enlarged.png")
    outside = observed(source_of(tmp_path / "enlarged.png"))

    values = {m.name: m.value for m in of(Measurement, said)}
    excess = 2 ** of(FrameScore, said)[0].score
    assert max(values["peak_excess"], values["peak_excess_local"]) == pytest.approx(excess)
    assert "as up-convolution leaves it" in peak_of(said)
    assert "as up-convolution" not in peak_of(outside)


def test_an_enlarged_photograph_is_withheld_and_its_quality_told(
    picture, texture, doubled, compressed
):
    said = observed(picture(doubled(compressed(texture(384, seed=4), 60), "convolved")))

    (score,) = of(FrameScore, said)
    values = {m.name: m.value for m in of(Measurement, said)}
    (quality,) = [one for one in of(Fact, said) if one.name == "quality of the pixels"]
    assert score.outcome is Outcome.WITHHELD and score.reason == "resampled"
    assert quality.text.startswith("Withheld, as the picture shows a resampling.")
    assert values["compression_quality"] == pytest.approx(90, abs=2)
    assert values["peak_excess"] > 8
    assert peak_of(said).startswith("outside the range in which peaks were validated")
    assert of(Curve, said) and of(LocalizationMap, said)


def test_a_coarse_compression_is_withheld(picture, texture):
    said = observed(picture(texture(512, seed=3), 40))

    assert [one.reason for one in of(FrameScore, said)] == ["compressed_too_coarsely"]
    quality = next(m.value for m in of(Measurement, said) if m.name == "compression_quality")
    assert quality == pytest.approx(40, abs=5)


def test_a_trace_is_named_only_from_the_operating_point_on(picture, texture, tmp_path):
    plain = texture(512, seed=1)
    Image.fromarray(plain).save(tmp_path / "plain.png")

    below, outside = observed(picture(plain)), observed(source_of(tmp_path / "plain.png"))

    assert peak_of(below).startswith("below the operating point")
    assert peak_of(outside).startswith("no operating point was measured")
    assert not any(fact.stated for fact in of(Fact, below))


def test_percentiles_are_given_only_within_the_conditions(picture, texture):
    inside = observed(picture(texture(256, seed=5)))
    outside = observed(picture(texture(192, seed=5)))

    assert {m.name for m in of(Measurement, inside) if m.percentile is not None} >= {
        "slope",
        "high_band",
        "peak_excess",
    }
    assert all("n = " in m.reference for m in of(Measurement, inside) if m.percentile)
    assert all(m.percentile is None for m in of(Measurement, outside))
    assert of(Curve, outside)[0].lower is None


@pytest.mark.parametrize(
    ("pixels", "reason"),
    [
        (np.full((300, 300, 3), 128, np.uint8), "no_texture"),
        (np.full((300, 300, 3), 255, np.uint8), "no_texture"),
        (np.full((1, 1, 3), 9, np.uint8), "too_small"),
        (np.full((2000, 90, 3), 9, np.uint8), "too_small"),
    ],
)
def test_what_cannot_be_measured_is_withheld(picture, pixels, reason):
    (said,) = observed(picture(pixels))

    assert said.outcome is Outcome.WITHHELD
    assert said.reason == reason


def test_a_palette_is_withheld(tmp_path, texture):
    path = tmp_path / "dithered.gif"
    Image.fromarray(texture(256, seed=6)).convert("P").save(path)

    assert [one.reason for one in observed(source_of(path))] == ["palette"]


def test_depth_does_not_move_the_score(tmp_path, texture):
    grey = texture(256, seed=7)[..., 0]
    Image.fromarray(grey).save(tmp_path / "eight.png")
    Image.fromarray(grey.astype(np.uint16) * 257).save(tmp_path / "sixteen.png")

    eight, sixteen = (
        of(FrameScore, observed(source_of(tmp_path / name)))[0].score
        for name in ("eight.png", "sixteen.png")
    )

    assert eight == pytest.approx(sixteen, abs=1e-3)


def test_a_clip_keeps_the_first_and_the_highest_frame(tmp_path, texture, doubled, write_video):
    plain = [texture(256, seed=n) for n in range(6)]
    plain[4] = doubled(texture(128, seed=9), "uneven")
    path = write_video(tmp_path / "clip.mp4", plain, options={"crf": "18"})

    said = observed(source_of(path))

    scores = [one.score for one in of(FrameScore, said)]
    assert int(np.argmax(scores)) == 4
    assert {curve.frame for curve in of(Curve, said)} == {0, 4}
    assert len(of(LocalizationMap, said)) == 4
    assert all(m.percentile is None for m in of(Measurement, said))


def test_a_frame_scores_the_same_whatever_was_read_before(tmp_path, texture, write_video):
    path = write_video(tmp_path / "clip.mp4", [texture(192, seed=n) for n in range(4)])
    source = source_of(path)

    whole, every_other = (of(FrameScore, observed(source, step)) for step in (1, 2))

    assert whole[::2] == every_other


def test_codecs_with_larger_blocks_are_discounted_with_16(picture, texture):
    still = picture(texture(128, seed=1))
    webp = replace(still, stream=replace(still.stream, codec="webp"))

    assert block_size(still) == 8
    assert block_size(webp) == 16
    assert block_size(replace(still, kind=MediaKind.VIDEO)) == 16


def test_an_up_sampled_region_is_told_from_the_rest(picture, texture, doubled, compressed):
    host = compressed(texture(768, seed=11), 95).copy()
    host[208:448, 304:544] = doubled(compressed(texture(256, seed=12), 60), "nearest")[
        :240, :240
    ]

    planted, control = observed(picture(host)), observed(picture(texture(768, seed=11)))

    assert of(FrameScore, planted)[0].score > of(FrameScore, control)[0].score + 0.7
    assert "in one region" in peak_of(planted)


@pytest.mark.laboratory
def test_photographs_stay_below_three_doublings(laboratory):
    paths = sorted(laboratory.joinpath("photographs").glob("*.jpg"))
    read = [of(FrameScore, observed(source_of(path)))[0] for path in paths]
    scored = [one.score for one in read if one.score is not None]

    assert len(scored) >= 4
    assert max(scored) < math.log2(8)
