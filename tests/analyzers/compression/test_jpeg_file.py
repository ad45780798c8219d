"""A hostile file is refused in words before a codec reads it."""

import io
import os
import struct
import tempfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from analyzers.compression.jpeg_file import (
    is_jpeg,
    own_quality,
    read_header,
    read_luma_coefficients,
)
from workbench.errors import IntakeError, MediaTooLarge, UnreadableMedia, UnsupportedMedia


@pytest.fixture
def good(scene):
    buffer = io.BytesIO()
    Image.fromarray(scene(96, 72)).save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def frame_at(data):
    return data.index(b"\xff\xc0")


def test_sizes_and_coefficients_are_those_of_the_picture(good):
    header = read_header(good)
    coefficients = read_luma_coefficients(good, header)

    assert (header.width, header.height, header.process) == (96, 72, "baseline")
    assert coefficients.shape == (9, 12, 8, 8)
    means = np.asarray(Image.open(io.BytesIO(good)).convert("L"), np.float32)[:8, :8].mean()
    assert coefficients[0, 0, 0, 0] * header.luma_table[0, 0] / 8 + 128 == pytest.approx(
        means, abs=1.5
    )


def test_a_hundred_application_segments_are_not_shown_to_the_codec(good):
    many = good[:2] + b"".join(
        b"\xff\xe5" + struct.pack(">H", 2 + 40) + bytes(40) for _ in range(100)
    )
    crowded = many + good[2:]
    plain = read_luma_coefficients(good, read_header(good))

    assert (read_luma_coefficients(crowded, read_header(crowded)) == plain).all()


@pytest.mark.parametrize(
    ("at", "new", "error"),
    [
        (4, b"\x0c", UnsupportedMedia),  # twelve bits
        (1, b"\xc3", UnsupportedMedia),  # lossless
        (1, b"\xc9", UnsupportedMedia),  # arithmetic coding
        (5, b"\x00\x00", UnreadableMedia),  # no height
        (9, b"\x0a", UnreadableMedia),  # ten components stated, three listed
        (11, b"\xf1", UnreadableMedia),  # a sampling factor of fifteen
        (12, b"\x03", UnreadableMedia),  # a table that is not there
    ],
)
def test_a_lying_frame_header_is_refused(good, at, new, error):
    start = frame_at(good) + at
    with pytest.raises(error):
        read_header(good[:start] + new + good[start + len(new) :])


def test_a_stated_size_beyond_reason_is_refused_before_decoding(good):
    start = frame_at(good) + 5
    huge = good[:start] + b"\xff\xff\xff\xff" + good[start + 4 :]
    with pytest.raises(MediaTooLarge):
        read_luma_coefficients(huge, read_header(huge))


@pytest.mark.parametrize("length", [0, 1, 2, 3, 20, 100, 300])
def test_a_file_cut_in_its_header_is_refused(good, length):
    with pytest.raises(UnreadableMedia):
        read_header(good[:length])


def test_damage_anywhere_in_the_header_is_survived(good, capsys):
    """Every byte of the header becomes 0xFF or 0: an error in words, or coefficients."""
    for position in range(2, 620, 3):
        for value in (b"\x00", b"\xff"):
            data = good[:position] + value + good[position + 1 :]
            try:
                read_luma_coefficients(data, read_header(data))
            except IntakeError as error:
                assert str(error)
    assert capsys.readouterr().out == ""  # the command line's JSON stands there alone


def test_warnings_of_damage_are_not_written_without_the_files_name(good, capfd):
    cut = good[: len(good) * 2 // 3]

    read_luma_coefficients(cut, read_header(cut))
    os.write(2, b"heard again")

    assert capfd.readouterr() == ("", "heard again")


def test_no_copy_of_the_evidence_stays_behind(good, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    header = read_header(good)
    read_luma_coefficients(good, header)
    start = good.index(b"\xff\xc4")
    broken = good[: start + 21] + b"\xff" * 60 + good[start + 81 :]
    with pytest.raises(UnreadableMedia):
        read_luma_coefficients(broken, header)

    assert list(tmp_path.iterdir()) == []
    assert tempfile.tempdir == str(tmp_path)


def test_quality_is_known_of_jpeg_files_only(good, tmp_path):
    jpeg, other, broken = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    jpeg.write_bytes(good)
    other.write_bytes(b"\x89PNG")
    broken.write_bytes(good[:30])

    assert [own_quality(path) for path in (jpeg, other, broken)] == [80, None, None]
    assert is_jpeg(good)


@pytest.mark.laboratory
def test_damaged_files_end_in_coefficients_or_in_words(laboratory):
    files = [path for path in (laboratory / "malformed").rglob("*") if path.is_file()]
    read = 0
    for path in files:
        data = Path(path).read_bytes()
        if is_jpeg(data):
            try:
                read += read_luma_coefficients(data, read_header(data)).ndim == 4
            except IntakeError as error:
                assert error.advice

    assert read > 10
