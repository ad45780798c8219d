"""Pixels reach the network as the card says, and its output becomes a score."""

import math

import numpy as np
import pytest

from analyzers.imported.pixels import Preparation, Verdict

PLAIN = {
    "width": 4, "height": 2, "layout": "NHWC", "channels": "RGB", "type": "float32",
    "scale": 1.0, "mean": (0.0, 0.0, 0.0), "std": (1.0, 1.0, 1.0),
}  # fmt: skip


@pytest.fixture
def crop():
    return np.arange(24, dtype=np.uint8).reshape(2, 4, 3)


def prepared(rgb, **changed):
    return Preparation(**{**PLAIN, **changed}).apply(rgb)


def test_a_crop_of_the_right_size_is_handed_over_untouched(crop):
    values = prepared(crop)

    assert values.dtype == np.float32
    np.testing.assert_array_equal(values[0], crop)


def test_axes_and_channels_are_put_in_order(crop):
    np.testing.assert_array_equal(prepared(crop, layout="NCHW")[0, 2], crop[..., 2])
    np.testing.assert_array_equal(prepared(crop, channels="BGR")[0, ..., 0], crop[..., 2])


def test_mean_and_std_belong_to_the_channels_in_their_order(crop):
    mean, std = (0.1, 0.2, 0.3), (0.5, 0.25, 0.125)
    values = prepared(crop, channels="BGR", scale=255.0, mean=mean, std=std)

    expected = (crop[..., 0] / 255.0 - 0.3) / 0.125
    np.testing.assert_allclose(values[0, ..., 2], expected, rtol=1e-6)


@pytest.mark.parametrize("type_", ["uint8", "float16", "float32"])
def test_the_type_is_the_cards(crop, type_):
    values = prepared(crop, type=type_)

    assert values.dtype == np.dtype(type_) and values.flags.c_contiguous
    np.testing.assert_array_equal(values[0].astype(np.uint8), crop)


def test_resizing_keeps_the_mean_and_mixes_what_is_made_smaller():
    stripes = np.zeros((32, 32, 3), np.uint8)
    stripes[:, ::2] = 200

    values = prepared(stripes, width=8, height=8)
    assert values.shape == (1, 8, 8, 3)
    assert abs(values.mean() - 100) < 2 and values.std() < 10


@pytest.mark.parametrize(
    ("activation", "high", "low"),
    [
        ("none", 2.0, -2.0),
        ("sigmoid", 1 / (1 + math.exp(-2)), 1 / (1 + math.exp(2))),
        ("softmax", math.exp(2) / (math.exp(2) + 1), 1 / (math.exp(2) + 1)),
    ],
)
def test_the_score_rises_with_manipulation(activation, high, low):
    output = np.array([[0.0, 2.0]], np.float32)
    for manipulated, expected in (("high", high), ("low", low)):
        verdict = Verdict(index=1, activation=activation, manipulated=manipulated)
        assert verdict.score(output) == pytest.approx(expected)


def test_extreme_outputs_are_numbers_and_what_is_none_stays_none():
    wide = np.array([-1e30, 1e30])
    for activation in ("sigmoid", "softmax"):
        verdict = Verdict(index=1, activation=activation, manipulated="high")
        assert verdict.score(wide) == 1.0
    raw = Verdict(index=0, activation="none", manipulated="high")
    assert math.isnan(raw.score(np.array([np.nan])))


def test_an_output_without_that_place_or_without_numbers_is_refused():
    verdict = Verdict(index=2, activation="none", manipulated="high")
    with pytest.raises(ValueError, match="2 numbers"):
        verdict.score(np.zeros((1, 2)))
    with pytest.raises(ValueError, match="could not convert"):
        verdict.score(np.array(["a", "b", "c"]))
