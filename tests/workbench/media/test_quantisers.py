import gc
import struct

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame

from tests.sources import source_of
from workbench.media import decoding
from workbench.media.orientation import coded_box, upright, upright_box
from workbench.media.quantisers import EXPORT, Quantisers, read_quantisers
from workbench.media.video_frame import VideoPicture
from workbench.model import Box

ALL = Box(x=0, y=0, width=320, height=240)


def first(path):
    return next(iter(decoding.frames(source_of(path))))


def packed(blocks, base=20):
    """What a decoder exports for blocks (x, y, width, height, difference)."""
    head = struct.pack("@IQQii8i", len(blocks), 64, 20, 1, base, *[0] * 8)
    return head + b"".join(struct.pack("@5i", *block) for block in blocks)


def exported(path):
    """The pictures of a video whose decoder reports, on one thread."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "NONE"
        stream.codec_context.options = EXPORT
        return [VideoPicture(frame, 1) for frame in container.decode(stream)]


@pytest.mark.parametrize("quantiser", [18, 40])
def test_the_quantiser_of_a_video_is_that_with_which_it_was_coded(
    tmp_path, write_video, scene, quantiser
):
    path = write_video(tmp_path / "a.mp4", [scene()] * 3, options={"qp": str(quantiser)})
    for picture in exported(path):
        assert picture.quantiser(ALL) == pytest.approx(quantiser, abs=4)


def test_a_decoder_that_is_not_asked_or_cannot_tell_gives_none(tmp_path, write_video, scene):
    path = write_video(tmp_path / "a.mp4", [scene()] * 2)
    assert first(path).quantiser(ALL) is None
    path = write_video(tmp_path / "a.webm", [scene()] * 2, codec="libvpx")
    assert exported(path)[0].quantiser(ALL) is None


def test_a_frame_that_told_its_quantisers_does_not_wait_for_the_collector(
    tmp_path, write_video, scene
):
    path = write_video(tmp_path / "a.mp4", [scene()] * 12)
    gc.collect()
    gc.disable()
    try:
        before = sum(type(one) is VideoFrame for one in gc.get_objects())
        pictures = exported(path)
        assert all(p.quantiser(ALL) == p.quantiser(ALL) is not None for p in pictures)
        del pictures
        after = sum(type(one) is VideoFrame for one in gc.get_objects())
    finally:
        gc.enable()
    assert after <= before


def test_a_jpeg_tells_the_mean_step_of_its_luma_table(tmp_path, write_jpeg, scene):
    steps = [
        first(write_jpeg(tmp_path / f"{q}.jpg", scene(), quality=q)).quantiser(ALL)
        for q in (95, 50, 20)
    ]
    assert steps == sorted(steps)
    assert steps[1] == pytest.approx(57.625)  # of the standard's table K.1


def test_another_still_format_tells_nothing(tmp_path, scene):
    from PIL import Image

    Image.fromarray(scene()).save(tmp_path / "a.png")
    assert first(tmp_path / "a.png").quantiser(ALL) is None


def test_the_mean_is_by_area_within_the_box():
    found = read_quantisers(packed([(0, 0, 16, 16, 0), (16, 0, 16, 16, 10)]))
    assert found.mean(Box(x=0, y=0, width=16, height=16)) == 20
    assert found.mean(Box(x=8, y=0, width=24, height=16)) == pytest.approx(
        (8 * 20 + 16 * 30) / 24
    )
    assert found.mean(Box(x=100, y=0, width=8, height=8)) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        packed([]),
        packed([(0, 0, 16, 16, 0)])[:-1],
        struct.pack("@IQQii8i", 1 << 31, 64, 20, 1, 20, *[0] * 8),
        struct.pack("@IQQii8i", 1, (1 << 64) - 8, 20, 1, 20, *[0] * 8),
        struct.pack("@IQQii8i", 1, 0, 4, 1, 20, *[0] * 8),
    ],
)
def test_what_is_cut_short_or_out_of_bounds_is_none(content):
    assert read_quantisers(content) is None


def test_no_blocks_have_no_mean():
    assert Quantisers(np.zeros((0, 4), np.int64), np.zeros(0, np.int64)).mean(ALL) is None


@pytest.mark.parametrize("code", range(1, 9))
def test_a_box_goes_to_the_coded_grid_as_its_pixels_do(code):
    coded = np.zeros((30, 50), np.uint8)
    coded[4:9, 11:31] = 1
    shown = upright(coded, code)
    rows, columns = np.nonzero(shown)
    box = Box(
        x=int(columns.min()),
        y=int(rows.min()),
        width=int(np.ptp(columns)) + 1,
        height=int(np.ptp(rows)) + 1,
    )
    assert coded_box(box, 50, 30, code) == Box(x=11, y=4, width=20, height=5)
    assert upright_box(Box(x=11, y=4, width=20, height=5), 50, 30, code) == box
