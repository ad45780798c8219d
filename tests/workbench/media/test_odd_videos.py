"""Every frame of odd videos, in any order, against a sequential reading and against FFmpeg.

Each file is made here, and each test compares every frame: decoded planes and upright RGB.
"""

import hashlib
import random
import struct
import subprocess
from fractions import Fraction

import av
import numpy as np
import pytest

from workbench.media.decoding import frames
from workbench.media.demux import Damage
from workbench.media.frame_hash import framemd5
from workbench.media.identify import identify
from workbench.media.packet_index import index_packets
from workbench.media.picture_types import PictureType
from workbench.media.probe import source_of
from workbench.media.reader import FrameReader

COUNT = 36
EVEN = (176, 144)
ODD = (161, 99)


def scenes(size, count=COUNT):
    """A moving texture with a cut in the middle, so that all picture types are used."""
    width, height = size
    rng = np.random.default_rng(11)
    coarse = rng.integers(0, 255, (2, height // 6 + 1, width // 6 + 1, 3), np.uint8)
    coarse = coarse.repeat(6, 1).repeat(6, 2)[:, :height, :width]
    for number in range(count):
        picture = np.roll(coarse[int(number > count // 2)], number * 2, axis=1).copy()
        picture[: height // 5] = number * 6
        yield np.ascontiguousarray(picture)


def write(path, codec, size=EVEN, layout="yuv420p", times=None, aspect=None, **settings):
    """Encode the scenes; `settings` with a leading underscore are set on the codec context."""
    options = {k: str(v) for k, v in settings.items() if not k.startswith("_")}
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=25, options=options)
        stream.width, stream.height = size
        stream.pix_fmt = layout
        stream.time_base = stream.codec_context.time_base = Fraction(1, 25)
        if aspect:
            stream.codec_context.sample_aspect_ratio = aspect
        for name, value in settings.items():
            if name.startswith("_"):
                setattr(stream.codec_context, name[1:], value)
        for number, pixels in enumerate(scenes(size)):
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format=layout)
            frame.pts = times[number] if times else number
            frame.time_base = Fraction(1, 25)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def x264(path, more="", **settings):
    return write(path, "libx264", **{"x264-params": f"keyint=12:bframes=3{more}", **settings})


def x265(path, more="", **settings):
    params = f"log-level=none:keyint=12:bframes=3:pools=none:frame-threads=1{more}"
    return write(path, "libx265", **{"x265-params": params, **settings})


def cut_by_edit_list(path):
    """Copy packets so that an edit list hides those before 0.28 s, which is no key frame."""
    whole = x264(path.with_name("whole.mp4"))
    kept = {"use_editlist": "1", "avoid_negative_ts": "disabled"}
    with av.open(str(whole)) as source, av.open(str(path), "w", options=kept) as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.size:
                shift = round(7 / 25 / packet.time_base)
                packet.pts, packet.dts = packet.pts - shift, packet.dts - shift
                packet.stream = stream
                target.mux(packet)
    return path


def packed(path):
    """MPEG-4 as DivX wrote it to AVI: a B picture in the packet of the picture before it."""
    picture = b"\x00\x00\x01\xb6"
    not_coded = picture + b"\x52\x41"
    whole = write(path.with_name("plain.avi"), "mpeg4", bf=1, g=12, b=2_000_000)
    with av.open(str(whole)) as source, av.open(str(path), "w") as target:
        video = source.streams.video[0]
        stream = target.add_stream_from_template(video)
        parts = [bytes(packet) for packet in source.demux(video) if packet.size]
        parts[0] = parts[0].replace(picture, b"\x00\x00\x01\xb2DivX503b1393p" + picture, 1)
        kinds = [part[part.index(picture) + 4] >> 6 for part in parts]  # 0 I, 1 P, 2 B
        for number, kind in enumerate(kinds):
            follower = parts[number + 1] if kinds[number + 1 : number + 2] == [2] else b""
            packet = av.Packet(not_coded if kind == 2 else parts[number] + follower)
            packet.pts = packet.dts = number
            packet.time_base, packet.stream = video.time_base, stream
            packet.is_keyframe = kind == 0
            target.mux(packet)
    return path


def turned(path):
    """A display matrix of a quarter turn."""
    one = 1 << 16
    identity = struct.pack(">9i", one, 0, 0, 0, one, 0, 0, 0, 1 << 30)
    quarter = struct.pack(">9i", 0, one, 0, -one, 0, 0, 0, 0, 1 << 30)
    before, _, after = x264(path).read_bytes().rpartition(identity)
    path.write_bytes(before + quarter + after)
    return path


def spoilt(path, make, **settings):
    """Noise over three places of the pictures."""
    content = bytearray(make(path, **settings).read_bytes())
    rng = np.random.default_rng(3)
    for share in (0.35, 0.5, 0.52):
        place = int(len(content) * share)
        content[place : place + 60] = rng.bytes(60)
    path.write_bytes(content)
    return path


IRREGULAR = [n + n // 5 * 3 for n in range(COUNT)]
BT709, FULL, LIMITED = 1, 2, 1
SOUND = {
    "constant_rate.mp4": x264,
    "variable_rate.mkv": lambda p: x264(p, times=IRREGULAR),
    "variable_rate.mp4": lambda p: x264(p, times=IRREGULAR),
    "b_pyramid.mp4": lambda p: x264(p, ":b-pyramid=normal:ref=4:bframes=6"),
    "open_gop.mp4": lambda p: x264(p, ":open-gop=1"),
    "open_gop.ts": lambda p: x264(p, ":open-gop=1"),
    "refresh.mkv": lambda p: x264(p, ":intra-refresh=1:keyint=infinite"),
    "hevc_open_gop.mp4": lambda p: x265(p, ":open-gop=1"),
    "hevc_closed_gop.mkv": lambda p: x265(p, ":open-gop=0"),
    "edit_list.mp4": cut_by_edit_list,
    "quarter_turn.mp4": turned,
    "anamorphic.mp4": lambda p: x264(p, aspect=Fraction(16, 11)),
    "ten_bits.mp4": lambda p: x264(p, layout="yuv420p10le"),
    "ten_bits_hevc.mkv": lambda p: x265(p, layout="yuv420p10le"),
    "full_range.mp4": lambda p: x264(p, ":range=pc:colormatrix=bt709", _color_range=FULL),
    "limited_range.mp4": lambda p: x264(p, ":range=tv:colormatrix=bt709", _color_range=LIMITED),
    "interlaced.mp4": lambda p: x264(p, ":tff=1:interlaced=1"),
    "interlaced_mpeg2.ts": lambda p: write(
        p, "mpeg2video", flags="+ildct+ilme", bf=2, g=12, b=3_000_000
    ),
    "odd_size_444.mp4": lambda p: x264(p, layout="yuv444p", size=ODD),
    "odd_size_420.webm": lambda p: write(p, "libvpx-vp9", size=ODD, g=12, **{"cpu-used": 8}),
    "odd_size_422.mkv": lambda p: write(p, "ffv1", size=ODD, layout="yuv422p10le", g=1),
    "alt_ref.webm": lambda p: write(
        p, "libvpx-vp9", g=18, **{"auto-alt-ref": 1, "lag-in-frames": 16, "cpu-used": 8}
    ),
    "hidden.webm": lambda p: write(
        p, "libvpx", g=18, **{"auto-alt-ref": 1, "lag-in-frames": 16, "cpu-used": 8}
    ),
    "motion_jpeg.avi": lambda p: write(p, "mjpeg", strict="unofficial"),
    "asp.avi": lambda p: write(p, "mpeg4", bf=2, g=12, b=2_000_000),
    "packed.avi": packed,
    "asp.mp4": lambda p: write(p, "mpeg4", bf=2, g=12, b=2_000_000),
    "film.mov": lambda p: write(p, "prores_ks", layout="yuv422p10le"),
    "av1.mp4": lambda p: write(p, "libsvtav1", g=12, preset=10),
}
DAMAGED = {
    "damaged.mp4": lambda p: spoilt(p, x264),
    "damaged.mkv": lambda p: spoilt(p, x264),
    "damaged.ts": lambda p: spoilt(p, x264),
    "damaged_hevc.mkv": lambda p: spoilt(p, x265),
    "damaged_mpeg2.ts": lambda p: spoilt(p, write, codec="mpeg2video", bf=2, g=12),
    "damaged_vp9.webm": lambda p: spoilt(p, write, codec="libvpx-vp9", g=12),
}


@pytest.fixture(scope="module", params=[*SOUND, *DAMAGED])
def odd(request, tmp_path_factory):
    """One odd video, made once for all tests of it."""
    path = tmp_path_factory.mktemp("odd") / request.param
    return (SOUND | DAMAGED)[request.param](path)


@pytest.fixture(scope="module")
def sequential(odd):
    """Its frames read front to back: number to hashes, time, damage and picture type."""
    return {frame.index: told(frame) for frame in frames(source_of(odd), Damage())}


def told(frame):
    """What must be the same however a frame is reached."""
    return (
        framemd5(frame._decoded.frame),
        hashlib.sha256(frame.rgb.tobytes()).hexdigest(),
        hashlib.sha256(frame.coded.tobytes()).hexdigest(),
        frame.pts,
        frame.damaged,
        frame._decoded.type,
    )


def reached(source, orders):
    """Read frames in an order; None for those that cannot be decoded."""
    from workbench.errors import UnreadableMedia

    with FrameReader(source) as reader:
        for index in orders:
            try:
                yield index, told(reader.frame(index))
            except UnreadableMedia:
                yield index, None


def test_any_order_gives_the_sequential_frames(odd, sequential):
    source = source_of(odd)
    count = source.stream.frame_count
    shuffled = random.Random(5).sample(range(count), count)

    for index, found in reached(source, [*shuffled, *range(count - 1, -1, -1)]):
        assert found == sequential.get(index), index


def test_a_reader_opened_anew_for_each_frame_gives_it_too(odd, sequential):
    source = source_of(odd)

    for index in range(0, source.stream.frame_count, 5):
        assert dict(reached(source, [index]))[index] == sequential.get(index), index


def test_every_frame_has_the_hash_that_ffmpeg_prints(odd, sequential):
    """In damaged files too, but for those frames in which decoders fill gaps as they like."""
    told_by_ffmpeg = ffmpeg_hashes(odd)

    if odd.name in SOUND:
        assert [known[0] for known in sequential.values()] == told_by_ffmpeg
    else:
        whole = [known[0] for known in sequential.values() if not known[4]]
        assert len(whole) >= COUNT // 3
        assert set(whole) <= set(told_by_ffmpeg)


def ffmpeg_hashes(path):
    import imageio_ffmpeg

    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-v",
        "error",
        "-threads",
        "1",
        "-noautorotate",
        "-i",
        path,
    ]
    command += ["-map", "0:v:0", "-fps_mode", "passthrough", "-f", "framemd5", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    return [line.rpartition(",")[2].strip() for line in lines]


def test_the_index_knows_every_frame_before_it_is_decoded(odd, sequential):
    index = index_packets(odd, identify(odd).name)
    listed = [index.frame(number) for number in range(len(index.times))]

    assert [frame.index for frame in listed] == list(range(len(listed)))
    for frame in listed:
        if frame.index in sequential and frame.type is not PictureType.UNKNOWN:
            *_, pts, damaged, kind = sequential[frame.index]
            assert frame.pts == pts
            assert frame.type is kind or damaged, frame
    if odd.name in SOUND:
        assert list(sequential) == [frame.index for frame in listed]
        assert not any(frame.damaged for frame in listed)
        assert listed[0].key or index.hidden or not index.placed


def test_pixels_that_are_not_square_are_told_and_not_stretched(tmp_path):
    source = source_of(SOUND["anamorphic.mp4"](tmp_path / "anamorphic.mp4"))

    assert (source.stream.width, source.stream.height) == EVEN
    assert "not square (16/11)" in " ".join(source.stream.remarks)


@pytest.mark.parametrize("name", ["damaged.mp4", "damaged.mkv", "damaged.ts"])
def test_damage_is_told_of_each_frame(tmp_path, name):
    """Those before the first spoilt packet are sound; the next key frame ends the doubt."""
    found = list(frames(source_of(DAMAGED[name](tmp_path / name))))
    doubtful = [frame.index for frame in found if frame.damaged]

    assert doubtful
    assert not any(frame.damaged for frame in found if frame.index < doubtful[0])
    assert not found[0].damaged
    assert not found[-1].damaged
