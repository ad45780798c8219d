"""Frames in presentation order, their numbers, times and pixels."""

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from workbench.errors import UnreadableMedia
from workbench.media.decoding import frames
from workbench.media.demux import Damage

CONTAINERS = [
    ("mp4", "libx264"),
    ("mkv", "libx264"),
    ("webm", "libvpx"),
    ("avi", "mpeg4"),
    ("avi", "mjpeg"),
    ("ts", "libx264"),
]


@pytest.mark.parametrize(("suffix", "codec"), CONTAINERS)
def test_every_frame_comes_once_and_in_order(
    tmp_path, encode, open_source, number_of, suffix, codec
):
    source = open_source(encode(tmp_path / f"clip.{suffix}", 40, codec=codec))

    seen = [(frame.index, number_of(frame.rgb)) for frame in frames(source)]

    assert seen == [(i, i) for i in range(40)]


def test_times_are_those_of_the_packets(tmp_path, encode, open_source):
    times = [i + i // 5 * 3 for i in range(30)]
    source = open_source(encode(tmp_path / "clip.mp4", 30, times=times))

    assert [frame.pts for frame in frames(source)] == pytest.approx([t / 25 for t in times])


def test_odd_sizes_have_no_padding(tmp_path, scene, write_video, open_source):
    pictures = [scene(166, 122, seed) for seed in range(3)]
    source = open_source(write_video(tmp_path / "odd.mp4", pictures, options={"crf": "4"}))

    for frame, picture in zip(frames(source), pictures, strict=True):
        assert frame.rgb.shape == picture.shape
        assert frame.coded.shape == picture.shape[:2]
        assert np.abs(frame.rgb.astype(int) - picture).mean() < 12


def test_luma_is_the_coded_plane(tmp_path, open_source, write_video):
    grey = np.full((64, 64, 3), 128, np.uint8)
    source = open_source(write_video(tmp_path / "grey.mp4", [grey], options={"crf": "0"}))
    (frame,) = frames(source)

    assert frame.coded.dtype == np.uint8
    assert np.unique(frame.coded) == pytest.approx([126], abs=1)  # 16 + 219 * 128 / 255
    assert np.abs(frame.rgb.astype(int) - 128).max() <= 1


def test_ten_bits_fill_sixteen(tmp_path, encode_deep, open_source):
    luma = np.tile(np.arange(64, 64 + 64, dtype=np.uint16) * 7, (64, 1))
    source = open_source(encode_deep(tmp_path / "deep.mp4", luma))
    (frame,) = frames(source)

    assert frame.coded.dtype == np.uint16
    assert np.array_equal(frame.coded >> 6, luma)
    assert np.allclose(frame.luma, luma * (255 / 1023), atol=0.01)


def test_a_display_matrix_turns_rgb_but_not_the_coded_plane(
    tmp_path, encode, turn_quarter, open_source, number_of
):
    source = open_source(turn_quarter(encode(tmp_path / "clip.mp4", 3)))

    turned = list(frames(source))

    assert [number_of(np.rot90(frame.rgb)) for frame in turned] == [0, 1, 2]
    assert turned[0].coded.shape == (64, 128)


def test_frames_after_a_damaged_packet_keep_their_numbers(
    tmp_path, encode, wipe_picture, open_source, number_of
):
    path = encode(tmp_path / "clip.mkv", 120, codec="mjpeg")
    source = open_source(path)
    wipe_picture(path)

    seen = {frame.index: number_of(frame.rgb) for frame in frames(source)}

    assert len(seen) == 119
    assert max(seen) == 119
    assert all(index == number for index, number in seen.items())


def test_a_damaged_video_gives_the_same_pixels_each_time(
    tmp_path, encode_noisy, spoil, open_source
):
    source = open_source(spoil(encode_noisy(tmp_path / "clip.mp4")))
    damage = Damage()

    once = [frame.rgb.tobytes() for frame in frames(source, damage)]
    again = [frame.rgb.tobytes() for frame in frames(source)]

    assert damage
    assert once == again


def test_a_video_without_one_sound_frame_is_unreadable(tmp_path, encode, open_source):
    path = encode(tmp_path / "clip.avi", 10, codec="mjpeg")
    source = open_source(path)
    headers = (
        path.read_bytes().replace(b"\xff\xd8\xff", bytes(3)).replace(b"\xff\xc0", bytes(2))
    )
    path.write_bytes(headers)

    with pytest.raises(UnreadableMedia):
        list(frames(source))


def test_closing_early_lets_the_file_go(tmp_path, encode, open_source):
    path = encode(tmp_path / "clip.mp4", 40)
    running = frames(open_source(path))

    next(running)
    running.close()

    path.unlink()


def test_a_still_is_one_frame_with_coded_and_upright_pixels(
    tmp_path, scene, write_jpeg, open_source
):
    exif = Image.Exif()
    exif[0x0112] = 6
    path = write_jpeg(tmp_path / "photo.jpg", scene(96, 64), exif=exif.tobytes())
    (frame,) = frames(open_source(path))

    with Image.open(path) as image:
        stored = np.asarray(image)
    assert (frame.index, frame.pts) == (0, 0.0)
    assert np.array_equal(frame.coded, stored)
    assert np.array_equal(frame.rgb, np.rot90(stored, -1))


def test_sixteen_bits_of_grey_and_colour_are_kept(tmp_path, open_source):
    import av

    levels = np.arange(64 * 48, dtype=np.uint16).reshape(48, 64) * 21
    Image.fromarray(levels).save(tmp_path / "grey.png")
    color = np.stack([levels, levels[::-1], levels + 5], axis=-1)
    with av.open(str(tmp_path / "color.png"), "w", format="image2") as container:
        stream = container.add_stream("png", rate=1)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "rgb48be"
        frame = av.VideoFrame.from_ndarray(color, format="rgb48le").reformat(format="rgb48be")
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))

    (grey,) = frames(open_source(tmp_path / "grey.png"))
    (deep,) = frames(open_source(tmp_path / "color.png"))

    assert np.array_equal(grey.coded, levels)
    assert np.array_equal(deep.coded, color)
    assert deep.rgb.dtype == np.uint8


def test_a_profile_is_applied_for_the_eye_only(tmp_path, open_source, write_jpeg):
    lab = ImageCms.createProfile("LAB")
    fitting = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    unfitting = ImageCms.ImageCmsProfile(lab).tobytes()
    pixels = np.full((32, 32, 3), (200, 40, 90), np.uint8)

    for profile in (fitting, unfitting, b"no profile at all" * 20):
        path = write_jpeg(tmp_path / "p.jpg", pixels, quality=100, icc_profile=profile)
        (frame,) = frames(open_source(path))
        assert np.abs(frame.rgb.astype(int) - frame.coded).max() <= 3


def test_transparency_lies_over_mid_grey(tmp_path, open_source):
    pixels = np.zeros((16, 16, 4), np.uint8)
    pixels[:8] = (255, 0, 0, 255)
    Image.fromarray(pixels).save(tmp_path / "logo.png")

    (frame,) = frames(open_source(tmp_path / "logo.png"))

    assert frame.rgb[0, 0].tolist() == [255, 0, 0]
    assert frame.rgb[-1, 0].tolist() == [128, 128, 128]
    assert frame.coded[-1, 0].tolist() == [0, 0, 0]


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16", "F", "LA"])
def test_every_mode_gives_rgb_and_samples(tmp_path, open_source, mode):
    ramp = np.tile(np.arange(64, dtype=np.uint8) * 4, (16, 1))
    image = Image.fromarray(ramp.astype(np.uint16) * 257) if mode == "I;16" else None
    image = image or Image.fromarray(ramp).convert(mode)
    suffix = "png" if mode == "LA" else "tif"
    image.save(tmp_path / f"ramp.{suffix}")

    (frame,) = frames(open_source(tmp_path / f"ramp.{suffix}"))

    assert frame.rgb.shape == (16, 64, 3)
    assert frame.coded.shape[:2] == (16, 64)
    assert frame.rgb[:, -8:].mean() > frame.rgb[:, :8].mean() + 100


def test_an_animation_gives_composed_frames_at_their_times(tmp_path, open_source):
    pictures = [Image.fromarray(np.full((8, 8, 3), level, np.uint8)) for level in (0, 90, 200)]
    buffer = io.BytesIO()
    times = [100, 300, 100]
    pictures[0].save(buffer, "GIF", save_all=True, append_images=pictures[1:], duration=times)
    path = tmp_path / "moving.gif"
    path.write_bytes(buffer.getvalue())

    seen = list(frames(open_source(path)))

    assert [frame.pts for frame in seen] == pytest.approx([0, 0.1, 0.4])
    assert [int(frame.rgb.mean()) for frame in seen] == pytest.approx([0, 90, 200], abs=1)
    assert seen[2].coded.shape == (8, 8)


def test_a_truncated_animation_keeps_what_comes_before(tmp_path, scene, open_source):
    pictures = [Image.fromarray(scene(64, 64, seed)) for seed in range(4)]
    path = tmp_path / "moving.gif"
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=100)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 3 // 5])
    source = open_source(path)

    assert len(list(frames(source))) == source.stream.frame_count == 2
    assert "ends the animation early" in " ".join(source.stream.remarks)


@pytest.mark.parametrize("suffix", ["heic", "avif"])
def test_phone_formats_are_decoded(tmp_path, scene, open_source, suffix):
    import pillow_heif

    pixels = scene(96, 64)
    path = tmp_path / f"photo.{suffix}"
    if suffix == "heic":
        pillow_heif.from_pillow(Image.fromarray(pixels)).save(path, quality=95)
    else:
        Image.fromarray(pixels).save(path, quality=95)

    (frame,) = frames(open_source(path))

    assert np.abs(frame.rgb.astype(int) - pixels).mean() < 12
    assert np.array_equal(frame.rgb, frame.coded)
