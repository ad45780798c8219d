"""A thumbnail left over from the unedited picture is told from one that fits."""

import io

import numpy as np
import pytest
from PIL import Image

from analyzers.provenance.exif_thumbnail import read_thumbnail
from analyzers.provenance.likeness import compare
from analyzers.provenance.metadata import Metadata


def small_jpeg(pixels, size=(160, 120), bars=False):
    """Return a camera-like thumbnail: reduced, JPEG quality 75, black bars if asked."""
    picture = Image.fromarray(pixels)
    if bars:
        scaled = picture.copy()
        scaled.thumbnail(size)
        framed = Image.new("RGB", size)
        framed.paste(scaled, ((size[0] - scaled.width) // 2, (size[1] - scaled.height) // 2))
        picture = framed
    else:
        picture = picture.resize(size)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=75)
    return buffer.getvalue()


def with_thumbnail(path, pixels, thumbnail):
    """Save a JPEG whose EXIF IFD1 holds a thumbnail."""
    entries = (
        b"\x01\x02\x04\x00\x01\x00\x00\x00" + (44).to_bytes(4, "little"),
        b"\x02\x02\x04\x00\x01\x00\x00\x00" + len(thumbnail).to_bytes(4, "little"),
    )
    block = b"II*\0" + (8).to_bytes(4, "little") + b"\0\0" + (14).to_bytes(4, "little")
    block += b"\x02\0" + b"".join(entries) + b"\0\0\0\0"
    block += b"\0" * (44 - len(block)) + thumbnail
    Image.fromarray(pixels).save(path, "JPEG", quality=90, exif=b"Exif\0\0" + block)
    return path


@pytest.fixture
def picture(scene):
    return scene(640, 480)


def edited(pixels):
    """Return a copy in which a fifth of each side was replaced by another part."""
    changed = pixels.copy()
    changed[200:320, 240:400] = pixels[20:140, 400:560]
    return changed


def test_the_thumbnail_of_the_same_picture_fits(ask, picture, tmp_path):
    path = with_thumbnail(tmp_path / "same.jpg", picture, small_jpeg(picture))

    said = ask(Metadata(), path)

    assert said.text("thumbnail") == "shows the same picture"
    assert said.values["thumbnail_correlation"] > 0.98
    assert "thumbnail" not in said.telling


def test_the_thumbnail_of_the_unedited_picture_tells(ask, picture, tmp_path):
    path = with_thumbnail(tmp_path / "edited.jpg", edited(picture), small_jpeg(picture))

    said = ask(Metadata(), path)

    assert "differs in a part" in said.text("thumbnail")
    assert "thumbnail" in said.telling


def test_the_thumbnail_of_another_picture_tells(ask, picture, scene, tmp_path):
    path = with_thumbnail(tmp_path / "other.jpg", picture, small_jpeg(scene(640, 480, seed=7)))

    said = ask(Metadata(), path)

    assert "another picture" in said.text("thumbnail")
    assert said.values["thumbnail_correlation"] < 0.6


def test_black_bars_and_a_quarter_turn_are_no_difference(ask, scene, tmp_path):
    wide = scene(640, 360)
    barred = with_thumbnail(tmp_path / "bars.jpg", wide, small_jpeg(wide, bars=True))
    turned = small_jpeg(np.ascontiguousarray(np.rot90(wide)), size=(90, 160))

    assert ask(Metadata(), barred).text("thumbnail") == "shows the same picture"
    said = ask(Metadata(), with_thumbnail(tmp_path / "turned.jpg", wide, turned))
    assert said.text("thumbnail").startswith("shows the same picture, turned by 270")


def test_brightness_and_a_small_shift_are_no_difference(scene):
    picture = scene(640, 480).mean(axis=-1).astype(np.float32)
    thumbnail = np.asarray(Image.fromarray(picture).resize((160, 120))) * 0.7 + 40
    shifted = np.roll(thumbnail, 4, axis=1)

    assert compare(shifted, picture).correlation > 0.97


@pytest.mark.parametrize("size", [(8, 8), (2000, 1500)])
def test_thumbnails_of_odd_size_are_not_compared(ask, picture, tmp_path, size):
    data = small_jpeg(picture[::8, ::8], size=size)[:60_000]

    said = ask(Metadata(), with_thumbnail(tmp_path / "odd.jpg", picture, data))

    assert "cannot be decoded or compared" in said.text("thumbnail")


def test_lying_offsets_give_no_thumbnail(picture, tmp_path):
    path = with_thumbnail(tmp_path / "lie.jpg", picture, small_jpeg(picture))
    data = path.read_bytes()
    for at in range(data.index(b"II*"), data.index(b"II*") + 44):
        path.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
        read_thumbnail(path)

    path.write_bytes(data.replace(b"II*\0\x08\0\0\0", b"II*\0\xff\xff\xff\xff"))
    assert read_thumbnail(path) is None


@pytest.mark.laboratory
def test_cameras_own_thumbnails_fit(laboratory):
    """32 camera files: 31 thumbnails of the whole, one (Ricoh) of the middle."""
    from analyzers.provenance.thumbnail import decoded, judged

    paths = [*laboratory.glob("exif/*/*.jp*g"), *laboratory.glob("photographs/*.jpg")]
    judgements = {}
    for path in paths:
        data = read_thumbnail(path)
        if data is not None:
            judgements[path.name] = judged(compare(decoded(io.BytesIO(data)), decoded(path)))

    assert len(judgements) > 30
    assert [name for name, (_, telling) in judgements.items() if telling] == []
