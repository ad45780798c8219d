"""Stills of more than 8 bits keep them, on the grid of their 8-bit form."""

from fractions import Fraction

import av
import numpy as np
import pillow_heif

from workbench.media.decoding import frames
from workbench.media.probe import probe

WIDTH, HEIGHT = 96, 64


def levels(bits):
    """A ramp that uses every level of the depth, in three directions."""
    x, y = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    steps = np.stack([x * 40 + y, y * 60 + x, (x + y) * 25], axis=-1)
    return (steps % (1 << bits)).astype(np.uint16)


def lossless_heic(path):
    data = (levels(10) << 6).tobytes()
    picture = pillow_heif.from_bytes(mode="RGB;16", size=(WIDTH, HEIGHT), data=data)
    picture.save(path, quality=-1, chroma=444, matrix_coefficients=0)
    return path


def test_a_deep_heic_keeps_every_level(tmp_path, open_source):
    source = open_source(lossless_heic(tmp_path / "a.heic"))
    (frame,) = frames(source)

    assert source.stream.bit_depth == 10
    assert frame.coded.dtype == np.uint16
    assert np.array_equal(frame.coded >> 6, levels(10))
    assert frame.coded.max() == 65535
    assert np.abs(frame.rgb.astype(int) - (frame.coded >> 8)).max() <= 1
    assert not source.stream.remarks


def deep_avif(path):
    with av.open(str(path), "w", format="avif") as container:
        stream = container.add_stream("libsvtav1", rate=1, options={"crf": "1", "preset": "8"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p10le"
        grey = np.repeat((levels(10)[..., :1] << 6), 3, axis=2)
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(grey), format="rgb48le")
        frame = frame.reformat(format="yuv420p10le")
        frame.pts, frame.time_base = 0, Fraction(1)
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def test_a_deep_avif_is_read_beyond_eight_bits(tmp_path, open_source):
    source = open_source(deep_avif(tmp_path / "a.avif"))
    (frame,) = frames(source)

    assert source.stream.bit_depth == 10
    assert frame.coded.dtype == np.uint16
    assert frame.coded.shape == frame.rgb.shape == (HEIGHT, WIDTH, 3)
    assert np.abs(frame.rgb.astype(int) - (frame.coded >> 8)).mean() < 2
    assert np.unique(frame.coded >> 6).size > 256


def test_eight_bits_remain_eight(tmp_path, scene, open_source):
    path = tmp_path / "a.heic"
    pillow_heif.from_bytes("RGB", (WIDTH, HEIGHT), scene(WIDTH, HEIGHT).tobytes()).save(path)

    (frame,) = frames(open_source(path))

    assert frame.coded.dtype == np.uint8


def test_a_depth_that_no_decoder_gives_is_told(tmp_path):
    path = tmp_path / "a.png"
    with av.open(str(path), "w", format="image2") as container:
        stream = container.add_stream("png", rate=1)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "rgb48be"
        frame = av.VideoFrame.from_ndarray(levels(16), format="rgb48le")
        container.mux(stream.encode(frame.reformat(format="rgb48be")))
        container.mux(stream.encode(None))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])

    assert "states 16 bits per sample" in " ".join(probe(path).stream.remarks)
