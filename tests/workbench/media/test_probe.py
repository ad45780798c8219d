"""What the probe says of sound, damaged, lying and oversized files."""

import re
import struct
import subprocess
import sys
import zlib

import numpy as np
import pytest
from PIL import Image

from workbench.errors import MediaTooLarge, UnreadableMedia, UnsupportedMedia
from workbench.media.probe import probe, probed
from workbench.model import MediaKind


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(width, height, *extra, pixels=b""):
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    image = chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(extra) + image


def remarks(path, name=""):
    return " ".join(probe(path, name).stream.remarks)


@pytest.fixture
def jpeg(tmp_path, scene, write_jpeg):
    return write_jpeg(tmp_path / "photo.jpg", scene(320, 240))


@pytest.mark.parametrize(
    ("suffix", "codec", "container", "named"),
    [
        ("mp4", "libx264", "MP4", "h264"),
        ("mkv", "libx264", "Matroska", "h264"),
        ("webm", "libvpx", "WebM", "vp8"),
        ("avi", "mpeg4", "AVI", "mpeg4"),
        ("ts", "libx264", "MPEG-TS", "h264"),
    ],
)
def test_a_constant_rate_in_each_container(tmp_path, encode, suffix, codec, container, named):
    found = probe(encode(tmp_path / f"clip.{suffix}", 40, codec=codec))

    stream = found.stream
    assert found.kind is MediaKind.VIDEO
    assert (stream.container, stream.codec.split(" ")[0]) == (container, named)
    assert (stream.width, stream.height, stream.frame_count) == (128, 64, 40)
    assert stream.last_pts - stream.first_pts == pytest.approx(39 / 25, abs=0.002)
    assert stream.frame_rate == pytest.approx(25, abs=0.05)
    assert stream.variable_rate is False
    assert stream.remarks == ()


def test_times_are_those_of_the_stream_and_need_not_start_at_zero(tmp_path, encode):
    stream = probe(encode(tmp_path / "clip.mkv", 10, times=range(50, 60))).stream

    assert (stream.first_pts, stream.last_pts) == (2.0, pytest.approx(2.36))


@pytest.mark.parametrize("suffix", ["mp4", "mkv"])
def test_a_variable_rate_is_seen(tmp_path, encode, suffix):
    times = [i + i // 5 * 3 for i in range(40)]

    stream = probe(encode(tmp_path / f"clip.{suffix}", 40, times=times)).stream

    assert stream.variable_rate is True
    assert stream.last_pts == pytest.approx(times[-1] / 25, abs=0.001)


def test_a_display_matrix_becomes_an_orientation(tmp_path, encode, turn_quarter):
    found = probe(turn_quarter(encode(tmp_path / "clip.mp4", 5)))

    assert found.stream.orientation == 6
    assert (found.stream.width, found.stream.height) == (64, 128)
    assert (found.stream.coded_width, found.stream.coded_height) == (128, 64)
    assert found.thumbnail.shape == (128, 64, 3)


def test_an_exif_orientation_turns_the_thumbnail(tmp_path, scene, write_jpeg):
    exif = Image.Exif()
    exif[0x0112] = 6

    found = probe(write_jpeg(tmp_path / "photo.jpg", scene(600, 400), exif=exif.tobytes()))

    assert (found.stream.orientation, found.stream.width, found.stream.height) == (6, 400, 600)
    assert found.thumbnail.shape == (256, 171, 3)


def test_ten_bits_are_told(tmp_path, encode_deep):
    stream = probe(encode_deep(tmp_path / "deep.mp4", np.full((64, 64), 500, np.uint16))).stream

    assert (stream.pixel_format, stream.bit_depth) == ("yuv420p10le", 10)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("suffix", ["mkv", "ts", "avi"])
def test_a_recording_cut_short_is_accepted(tmp_path, encode_noisy, suffix, share):
    codec = "mpeg4" if suffix == "avi" else "libx264"
    path = encode_noisy(tmp_path / f"clip.{suffix}", 60, codec)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share) // 188 * 188 + 77])

    stream = probe(path).stream

    assert 60 * share - 9 < stream.frame_count < 60 * share + 9
    assert stream.remarks or (suffix, share) == ("mkv", 0.9)  # too little is missing to tell


def test_an_mp4_cut_before_its_index_is_unreadable_and_says_why(tmp_path, encode):
    path = encode(tmp_path / "clip.mp4")
    path.write_bytes(path.read_bytes()[:-2000])

    with pytest.raises(UnreadableMedia, match="moov"):
        probe(path)


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_an_mp4_cut_after_its_index_tells_what_is_missing(tmp_path, encode_noisy, share):
    path = encode_noisy(tmp_path / "clip.mp4")
    content = index_first(path.read_bytes())
    path.write_bytes(content[: int(len(content) * share)])

    assert "announces 60 frames" in remarks(path)


def index_first(content):
    """Move the moov box to the front, as streaming writers do, and correct its offsets."""
    boxes, at = {}, 0
    while at < len(content):
        size = int.from_bytes(content[at : at + 4])
        boxes[content[at + 4 : at + 8]] = content[at : at + size]
        at += size
    moov = bytearray(boxes[b"moov"])
    place = moov.index(b"stco") + 8
    for entry in range(int.from_bytes(moov[place : place + 4])):
        spot = place + 4 + 4 * entry
        moved = int.from_bytes(moov[spot : spot + 4]) + len(moov)
        moov[spot : spot + 4] = moved.to_bytes(4)
    others = b"".join(data for kind, data in boxes.items() if kind not in (b"ftyp", b"moov"))
    return boxes[b"ftyp"] + bytes(moov) + others


def test_sound_alone_is_unsupported(tmp_path):
    import av

    path = tmp_path / "voice.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44_100)
        silence = np.zeros((2, 1024), np.float32)
        frame = av.AudioFrame.from_ndarray(silence, format="fltp", layout="stereo")
        frame.sample_rate = 44_100
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))

    with pytest.raises(UnsupportedMedia, match="sound"):
        probe(path)


def test_a_truncated_jpeg_is_accepted_with_a_remark(jpeg):
    content = jpeg.read_bytes()
    jpeg.write_bytes(content[: len(content) // 2])

    said = remarks(jpeg)

    assert "damaged" in said
    assert re.search("lowest [45][0-9]% of its stored rows", said)


def test_a_jpeg_cut_inside_its_header_is_unreadable(jpeg):
    content = jpeg.read_bytes()
    jpeg.write_bytes(content[: content.index(b"\xff\xda")])

    with pytest.raises(UnreadableMedia):
        probe(jpeg)


def test_a_header_that_lies_about_the_size_is_refused_at_once(tmp_path):
    path = tmp_path / "bomb.png"
    path.write_bytes(png(60_000, 60_000))

    with pytest.raises(MediaTooLarge, match="250 megapixels"):
        probe(path)


def test_a_header_within_the_limit_but_without_its_pixels_is_unreadable(tmp_path):
    path = tmp_path / "short.png"
    path.write_bytes(png(4000, 4000, pixels=bytes(10)))

    with pytest.raises(UnreadableMedia):
        probe(path)


def test_a_video_frame_beyond_the_limit_is_refused(tmp_path, encode):
    path = encode(tmp_path / "clip.webm", 3, codec="libvpx")
    content = bytearray(path.read_bytes())
    place = content.index(b"\x9d\x01\x2a") + 3  # VP8 key frame: width and height, 14 bits each
    content[place : place + 4] = b"\xff\x3f\xff\x3f"
    path.write_bytes(content)

    with pytest.raises((MediaTooLarge, UnreadableMedia)):
        probe(path)


def test_a_text_bomb_costs_the_text_and_not_the_picture(tmp_path, scene):
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(300 << 20), 9))
    path = tmp_path / "text.png"
    Image.fromarray(scene(40, 30)).save(path)
    content = path.read_bytes()
    path.write_bytes(content[:33] + bomb + content[33:])

    found = probe(path)

    assert (found.stream.width, found.stream.height) == (40, 30)
    assert any("cut" in row.text or "more characters" in row.text for row in found.metadata)


def test_a_jpeg_in_thousands_of_scans_is_refused(tmp_path, scene, write_jpeg):
    path = write_jpeg(tmp_path / "scans.jpg", scene(64, 64), progressive=True)
    content = bytearray(path.read_bytes())
    place = content.index(b"\xff\xc2") + 5
    content[place : place + 4] = struct.pack(">HH", 15_000, 15_000)
    scan = content[content.rindex(b"\xff\xda") : -2]
    path.write_bytes(content[:-2] + scan * 60 + b"\xff\xd9")

    with pytest.raises(MediaTooLarge, match="scans"):
        probe(path)


def test_a_lying_name_is_a_remark_and_no_error(jpeg):
    assert "content is JPEG" in remarks(jpeg, "clip.mp4")
    assert remarks(jpeg, "IMG_1.JPG") == ""


def test_what_follows_the_end_is_told(jpeg, encode, tmp_path):
    clip = encode(tmp_path / "clip.mp4", 3).read_bytes()
    jpeg.write_bytes(jpeg.read_bytes() + clip)

    assert f"{len(clip)} bytes follow the end of the picture; they seem to be MP4" in remarks(
        jpeg
    )


def test_further_pages_are_counted(tmp_path, scene):
    pages = [Image.fromarray(scene(32, 32, seed)) for seed in range(3)]
    pages[0].save(tmp_path / "pages.tif", save_all=True, append_images=pages[1:])
    pages[0].save(tmp_path / "stereo.jpg", "MPO", save_all=True, append_images=pages[1:])

    for name in ("pages.tif", "stereo.jpg"):
        found = probe(tmp_path / name)
        assert found.kind is MediaKind.IMAGE
        assert "holds 2 more" in " ".join(found.stream.remarks)


def test_a_tiff_that_loops_ends(tmp_path, scene):
    path = tmp_path / "loop.tif"
    Image.fromarray(scene(16, 16)).save(path)
    content = bytearray(path.read_bytes())
    start = int.from_bytes(content[4:8], "little")
    count = int.from_bytes(content[start : start + 2], "little")
    place = start + 2 + 12 * count
    content[place : place + 4] = start.to_bytes(4, "little")
    path.write_bytes(content)

    assert probe(path).stream.width == 16


@pytest.mark.parametrize("name", ["GIF", "PNG", "WebP"])
def test_an_animation_is_a_video_with_its_own_times(tmp_path, name):
    pictures = [Image.fromarray(np.full((8, 8, 3), level, np.uint8)) for level in (0, 90, 200)]
    path = tmp_path / "moving"
    times = [100, 300, 100]
    pictures[0].save(path, name, save_all=True, append_images=pictures[1:], duration=times)

    found = probe(path)

    assert found.kind is MediaKind.VIDEO
    assert found.stream.frame_count == 3
    assert found.stream.last_pts == pytest.approx(0.4)
    assert found.stream.variable_rate is True


def test_damaged_tiffs_do_not_write_to_the_screen(tmp_path, scene):
    path = tmp_path / "bad.tif"
    Image.fromarray(scene(64, 64)).save(path, compression="tiff_lzw")
    content = bytearray(path.read_bytes())
    content[40:400] = b"\xff" * 360
    path.write_bytes(content)
    program = f"from workbench.media.probe import *\ntry: probe(Path({str(path)!r}))\n"
    program = "from pathlib import Path\n" + program + "except Exception as e: print(e)\n"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stderr == b""


def test_the_generator_yields_the_one_probe(jpeg):
    (found,) = probed(jpeg, "photo.jpg")

    assert found.stream == probe(jpeg).stream
