"""Random access gives the frames of a sequential reading, pixel for pixel."""

import hashlib
import random

import numpy as np
import pytest
from PIL import Image

from workbench.errors import UnreadableMedia
from workbench.media import reader
from workbench.media.decoding import frames
from workbench.media.reader import FrameReader, pictures


def digest(frame):
    pixels = hashlib.sha256(frame.rgb.tobytes() + frame.coded.tobytes())
    return frame.index, frame.pts, pixels.hexdigest()


def orders(count):
    """A shuffle, a walk back, and a walk with leaps."""
    shuffled = list(range(count))
    random.Random(5).shuffle(shuffled)
    return shuffled + list(range(count - 1, -1, -1)) + list(range(0, count, 7))


def assert_same(source):
    expected = {frame.index: digest(frame) for frame in frames(source)}
    with FrameReader(source) as random_access:
        for index in orders(source.stream.frame_count):
            if index in expected:
                assert digest(random_access.frame(index)) == expected[index]
            else:
                with pytest.raises(UnreadableMedia):
                    random_access.frame(index)
    return expected


@pytest.mark.parametrize(
    ("suffix", "codec"),
    [
        ("mp4", "libx264"),
        ("mkv", "libx264"),
        ("webm", "libvpx"),
        ("webm", "libvpx-vp9"),
        ("avi", "mpeg4"),
        ("avi", "mjpeg"),
        ("ts", "libx264"),
        ("ts", "mpeg2video"),
    ],
)
def test_random_equals_sequential(tmp_path, encode, open_source, suffix, codec):
    source = open_source(encode(tmp_path / f"clip.{suffix}", 80, codec))

    assert len(assert_same(source)) == 80


@pytest.mark.parametrize("extra", ["keyint=20:open-gop=1", "keyint=infinite:intra-refresh=1"])
def test_random_equals_sequential_without_clean_key_frames(
    tmp_path, encode, open_source, extra
):
    path = encode(tmp_path / "clip.mp4", 80, options={"x264-params": extra})

    assert len(assert_same(open_source(path))) == 80


def test_random_equals_sequential_at_a_variable_rate(tmp_path, encode, open_source):
    times = [i + i // 5 * 3 for i in range(60)]

    assert_same(open_source(encode(tmp_path / "clip.mkv", 60, times=times)))


@pytest.mark.parametrize("suffix", ["mp4", "mkv", "ts"])
def test_random_equals_sequential_in_a_damaged_file(
    tmp_path, encode_noisy, spoil, open_source, suffix
):
    assert_same(open_source(spoil(encode_noisy(tmp_path / f"clip.{suffix}"))))


def test_random_equals_sequential_when_every_frame_claims_to_be_a_key(
    tmp_path, encode, open_source
):
    path = encode(tmp_path / "clip.mp4", 60)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"stss", b"free"))  # no table: all are said to be keys

    assert len(assert_same(open_source(path))) == 60


def test_an_animation_is_read_in_any_order(tmp_path, scene, open_source):
    shown = [Image.fromarray(scene(24, 24, seed)) for seed in range(6)]
    path = tmp_path / "moving.png"
    shown[0].save(path, save_all=True, append_images=shown[1:], duration=50)

    assert len(assert_same(open_source(path))) == 6


def test_a_number_that_is_not_there_is_an_index_error(tmp_path, encode, open_source):
    with FrameReader(open_source(encode(tmp_path / "clip.mp4", 5))) as frames_at:
        for number in (-1, 5, 10**9):
            with pytest.raises(IndexError):
                frames_at.frame(number)


def test_pictures_are_reduced_and_carry_the_full_hash(tmp_path, encode, open_source):
    source = open_source(encode(tmp_path / "clip.mp4", 10))
    full = list(frames(source))

    shown = list(pictures(source, [7, 2], 50))

    assert [picture.frame for picture in shown] == [7, 2]
    assert shown[0].pixels.shape == (25, 50, 3)
    assert shown[0].scale == pytest.approx(50 / 128)
    assert shown[0].sha256 == hashlib.sha256(full[7].rgb.tobytes()).hexdigest()
    assert shown[1].pts == full[2].pts


def test_small_pictures_are_shown_as_they_are(tmp_path, encode, open_source):
    source = open_source(encode(tmp_path / "clip.mp4", 3))

    (picture,) = pictures(source, [1], 4000)

    assert picture.scale == 1
    assert np.array_equal(picture.pixels, list(frames(source))[1].rgb)


def test_one_source_stays_open_between_calls(tmp_path, encode, open_source):
    one = open_source(encode(tmp_path / "one.mp4", 5))
    two = open_source(encode(tmp_path / "two.mp4", 6))

    list(pictures(one, [0], 64))
    kept = reader._last_reader[0]
    list(pictures(one, [4], 64))
    assert reader._last_reader == [kept]

    list(pictures(two, [0], 64))
    assert [r.source for r in reader._last_reader] == [two]


def test_glances_give_the_same_pictures_and_keep_few_sources_in_less_room(
    tmp_path, encode, open_source, monkeypatch
):
    monkeypatch.setattr(reader, "_GLANCED_SOURCES", 2)
    sources = [open_source(encode(tmp_path / f"{n}.mp4", 4 + n)) for n in range(3)]
    list(pictures(sources[0], [0], 64))
    for source in (*sources, sources[1]):
        (glance,) = reader.glances(source, [3], 64)
        (picture,) = pictures(source, [3], 64)
        assert (glance.sha256, glance.pts) == (picture.sha256, picture.pts)
        assert np.array_equal(glance.pixels, picture.pixels)
    assert [kept.source for kept in reader._glanced] == [sources[2], sources[1]]
    assert reader._glanced[-1]._prepared_bytes < reader._last_reader[0]._prepared_bytes
    reader.release()

    assert reader._glanced == reader._last_reader == []


def test_a_frame_that_cannot_be_decoded_is_told_after_the_others(
    tmp_path, encode, wipe_picture, open_source
):
    path = encode(tmp_path / "clip.mkv", 20, "mjpeg")
    source = open_source(path)
    wipe_picture(path)
    seen = []

    with pytest.raises(UnreadableMedia, match="cannot be decoded"):
        seen.extend(_collected(seen, pictures(source, range(20), 64)))

    assert len(seen) == 19


def _collected(seen, yielded):
    for picture in yielded:
        seen.append(picture.frame)
    return []


def test_going_back_decodes_a_group_at_a_time(tmp_path, encode, open_source, monkeypatch):
    monkeypatch.setattr(reader, "_KEPT_FRAMES", range(6, 25))
    path = encode(tmp_path / "clip.mp4", 80, options={"x264-params": "keyint=250"})
    with FrameReader(open_source(path), kept_bytes=1 << 30) as backwards:
        read_to, decoded = backwards._frames.read_to, []
        backwards._frames.read_to = lambda index: _noted(read_to(index), decoded)
        shown = [backwards.frame(index).index for index in range(79, -1, -1)]

    assert shown == list(range(79, -1, -1))
    assert len(decoded) <= 3 * 80  # from the key frame for each would be 40 × 80


def _noted(read, decoded):
    for frame in read:
        decoded.append(frame.index)
        yield frame
