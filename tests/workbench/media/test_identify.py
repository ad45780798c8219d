"""What a file is comes from its bytes; what is refused is named."""

import io
import os
import zipfile

import numpy as np
import pytest
from PIL import Image

from workbench.errors import NotARegularFile, UnreadableMedia, UnsupportedMedia
from workbench.media.identify import identify
from workbench.model import MediaKind


@pytest.fixture
def written(tmp_path):
    def write(content, name="file.bin"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WebP", "TIFF", "BMP", "GIF", "AVIF"])
def test_a_picture_is_known_under_any_name(tmp_path, name, scene):
    path = tmp_path / "holiday.mp4"
    Image.fromarray(scene(48, 40)).save(path, name)

    found = identify(path)

    assert (found.name, found.kind, found.reader) == (name, MediaKind.IMAGE, "pillow")


def test_a_heic_is_known(tmp_path, scene):
    import pillow_heif

    path = tmp_path / "photo.jpg"
    pillow_heif.from_pillow(Image.fromarray(scene(64, 64))).save(path)

    assert identify(path).name == "HEIC"


@pytest.mark.parametrize(
    ("suffix", "codec", "name"),
    [
        ("mp4", "libx264", "MP4"),
        ("mov", "libx264", "MOV"),
        ("mkv", "libx264", "Matroska"),
        ("webm", "libvpx", "WebM"),
        ("avi", "mpeg4", "AVI"),
        ("ts", "libx264", "MPEG-TS"),
    ],
)
def test_a_video_is_known_under_any_name(tmp_path, encode, suffix, codec, name):
    path = encode(tmp_path / f"clip.{suffix}", 5, codec=codec).rename(tmp_path / "note.txt")

    found = identify(path)

    assert (found.name, found.kind, found.reader) == (name, MediaKind.VIDEO, "av")


def test_a_transport_stream_with_clocks_is_known(tmp_path, encode, written):
    plain = encode(tmp_path / "clip.ts", 20).read_bytes()
    packets = [plain[at : at + 188] for at in range(0, len(plain), 188)]

    assert identify(written(b"".join(b"\0\1\2\3" + p for p in packets))).name == "MPEG-TS"


@pytest.mark.parametrize("name", ["GIF", "PNG", "WebP"])
def test_more_than_one_picture_makes_a_video(tmp_path, name):
    pictures = [Image.fromarray(np.full((8, 8, 3), level, np.uint8)) for level in (0, 90, 200)]
    path = tmp_path / "moving"
    pictures[0].save(path, name, save_all=True, append_images=pictures[1:], duration=100)

    assert identify(path).kind is MediaKind.VIDEO


def archive():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a.txt", "text")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n%....", "PDF"),
        (archive(), "ZIP"),
        (b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("Grüße aus dem Labor\n".encode() * 300, "text"),
        (b"8BPS" + bytes(40), "Photoshop"),
        (b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40), "JPEG 2000"),
        (b"RIFF\x24\0\0\0WAVEfmt " + bytes(40), "WAV"),
        (b"ID3\x03" + bytes(200), "audio"),
        (b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42" + bytes(40), "audio"),
        (b"\0\0\0\x18ftypcrx \0\0\0\0crx isom" + bytes(40), "raw"),
        (b"II*\0\x10\0\0\0CR\2\0" + bytes(40), "raw"),
        (b"II*\0\x08\0\0\0\x01\0\x12\xc6\x01\0\x04\0\0\0\1\4\0\0" + bytes(40), "raw"),
        (b"\x1a\x45\xdf\xa3" + b"\x42\x82\x84nope" + bytes(40), "EBML"),
        (bytes(range(1, 200)), "unknown"),
    ],
)
def test_what_is_refused_is_named(written, content, words):
    with pytest.raises(UnsupportedMedia, match=words):
        identify(written(content, "holiday.jpg"))


def test_an_empty_file_says_so(written):
    with pytest.raises(UnreadableMedia, match="empty"):
        identify(written(b""))


def test_zeros_are_lost_content(written):
    with pytest.raises(UnreadableMedia, match="zero bytes"):
        identify(written(bytes(10_000)))


def test_a_png_harmed_by_a_text_transfer_is_damage(written):
    with pytest.raises(UnreadableMedia, match="PNG"):
        identify(written(b"\x89PNG\n\x1a\n" + bytes(range(60))))


def test_a_missing_file_is_unreadable(tmp_path):
    with pytest.raises(UnreadableMedia):
        identify(tmp_path / "nowhere")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(NotARegularFile):
        identify(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(NotARegularFile):
        identify(tmp_path / "pipe")
