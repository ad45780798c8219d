"""Colours follow the matrix and range that the frame states."""

import av
import numpy as np
import pytest

from workbench.media import video_frame
from workbench.media.video_frame import VideoPicture

LIMITED, FULL = 1, 2
BT709, UNSTATED, BT601, BT2020 = 1, 2, 5, 9
WEIGHTS = {BT709: (0.2126, 0.0722), BT601: (0.299, 0.114), BT2020: (0.2627, 0.0593)}


def flat(y, u, v, matrix, color_range, size=64):
    frame = av.VideoFrame(size, size, "yuv420p")
    for plane, level in zip(frame.planes, (y, u, v), strict=True):
        plane.update(bytes([level]) * plane.buffer_size)
    frame.colorspace, frame.color_range = matrix, color_range
    return frame


def expected(y, u, v, matrix, color_range):
    """ITU-T H.273 equations 1 to 3 and 38 to 43."""
    red, blue = WEIGHTS[matrix]
    foot, luma, chroma = (16, 219, 224) if color_range == LIMITED else (0, 255, 255)
    y, u, v = (y - foot) / luma, (u - 128) / chroma, (v - 128) / chroma
    r, b = y + 2 * (1 - red) * v, y + 2 * (1 - blue) * u
    g = (y - red * r - blue * b) / (1 - red - blue)
    return np.clip(np.array([r, g, b]) * 255, 0, 255)


@pytest.mark.parametrize("color_range", [LIMITED, FULL])
@pytest.mark.parametrize("matrix", [BT709, BT601, BT2020])
@pytest.mark.parametrize("levels", [(235, 128, 128), (16, 128, 128), (120, 90, 160)])
def test_rgb_is_exact_to_one_level(levels, matrix, color_range):
    rgb = VideoPicture(flat(*levels, matrix, color_range), 1).rgb()

    assert np.abs(rgb - expected(*levels, matrix, color_range)).max() <= 1


@pytest.mark.parametrize(("size", "assumed"), [(64, BT601), (720, BT709)])
def test_an_unstated_matrix_is_assumed_as_players_do(size, assumed):
    rgb = VideoPicture(flat(120, 90, 160, UNSTATED, LIMITED, size), 1).rgb()

    assert np.abs(rgb - expected(120, 90, 160, assumed, LIMITED)).max() <= 1


@pytest.mark.parametrize("name", ["rgb24", "gbrp", "yuyv422", "nv12", "gray", "pal8"])
def test_every_layout_has_a_luma_plane(name):
    ramp = np.tile(np.arange(64, dtype=np.uint8) * 3, (64, 1))
    source = av.VideoFrame.from_ndarray(np.repeat(ramp[..., None], 3, 2), format="rgb24")
    if name == "pal8":
        palette = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 4, 1)
        palette[:, 0] = 255
        frame = av.VideoFrame.from_ndarray((ramp, palette), format="pal8")
    else:
        frame = source.reformat(format=name)

    luma = VideoPicture(frame, 1).coded()

    assert luma.shape == (64, 64)
    assert luma.dtype == np.uint8
    assert luma[:, -1].mean() > luma[:, 0].mean() + 120


PLANAR = ["yuv420p", "yuv422p", "yuv444p", "yuv410p", "nv12", "yuv420p10le", "yuv422p10le"]


@pytest.mark.parametrize("layout", [*PLANAR, "yuva420p", "p010le", "gbrp", "gray", "rgb24"])
@pytest.mark.parametrize("size", [(64, 64), (161, 99), (322, 122)])
def test_the_quick_way_to_rgb_is_the_direct_one(layout, size):
    rng = np.random.default_rng(2)
    pixels = rng.integers(0, 256, (size[1], size[0], 3), np.uint8)
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format=layout)
    for matrix, color_range in ((BT709, LIMITED), (BT601, FULL), (BT2020, LIMITED)):
        frame.colorspace, frame.color_range = (0 if "r" in layout[:3] else matrix), color_range
        direct = frame.reformat(
            format="rgb24", dst_color_range=2, interpolation=video_frame._CONVERSION, threads=1
        )

        assert np.array_equal(VideoPicture(frame, 1).rgb(), direct.to_ndarray())
