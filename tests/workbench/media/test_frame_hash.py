"""The hash of a frame in any pixel layout is that of FFmpeg's raw video."""

import hashlib
import subprocess

import av
import imageio_ffmpeg
import numpy as np
import pytest

from workbench.media.frame_hash import framemd5, framesha256

LAYOUTS = (
    "yuv420p yuvj420p yuv422p yuv444p yuv410p yuv411p nv12 nv21 yuyv422 uyvy422 gray gray10le "
    "yuv420p10le yuv422p10le yuv444p12le p010le yuva420p rgb24 bgra gbrp gbrp10le rgb48be"
)


def ffmpeg_bytes(pixels, layout):
    """Raw RGB turned into a layout by FFmpeg, as bytes."""
    height, width = pixels.shape[:2]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "rawvideo"]
    command += ["-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-i", "-"]
    command += ["-pix_fmt", layout, "-f", "rawvideo", "-"]
    return subprocess.run(
        command, input=pixels.tobytes(), capture_output=True, check=True
    ).stdout


def decoded(content, layout, size, path):
    """The bytes read back by the raw video reader."""
    path.write_bytes(content)
    options = {"pixel_format": layout, "video_size": f"{size[0]}x{size[1]}"}
    with av.open(str(path), format="rawvideo", options=options) as container:
        return next(container.decode(video=0))


@pytest.mark.parametrize("layout", LAYOUTS.split())
def test_padding_is_left_out(tmp_path, scene, layout):
    size = (162, 98)
    content = ffmpeg_bytes(scene(*size), layout)
    frame = decoded(content, layout, size, tmp_path / "raw")

    assert framemd5(frame) == hashlib.md5(content).hexdigest()
    assert framesha256(frame) == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("layout", ["yuv420p", "yuv422p10le", "yuv444p", "gray", "nv12"])
def test_odd_sizes(tmp_path, scene, layout):
    size = (161, 99)
    content = ffmpeg_bytes(scene(*size), layout)
    frame = decoded(content, layout, size, tmp_path / "raw")

    assert framemd5(frame) == hashlib.md5(content).hexdigest()


def test_one_changed_sample_changes_the_hash():
    frame = av.VideoFrame.from_ndarray(np.zeros((16, 16, 3), np.uint8), format="rgb24")
    before = framemd5(frame)
    frame.planes[0].update(bytes(16 * 16 * 3 - 1) + b"\x01")

    assert framemd5(frame) != before
