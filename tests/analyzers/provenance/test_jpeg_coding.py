"""Tables and segments tell which kind of program wrote a JPEG file."""

import io

import pytest
from PIL import Image

from analyzers.provenance.metadata import Metadata


@pytest.mark.parametrize("quality", [25, 75, 95])
def test_standard_tables_are_told_with_their_quality(ask, scene, write_jpeg, tmp_path, quality):
    path = write_jpeg(tmp_path / "standard.jpg", scene(64, 64), quality=quality)

    text = ask(Metadata(), path).text("jpeg_quantisation")

    assert f"standard luma table, IJG quality {quality}" in text


def test_own_tables_are_not_taken_for_standard_ones(ask, scene, write_jpeg, tmp_path):
    tables = [list(range(1, 65)), [7] * 64]
    path = write_jpeg(tmp_path / "own.jpg", scene(64, 64), quality=50, qtables=tables)

    text = ask(Metadata(), path).text("jpeg_quantisation")

    assert "IJG" not in text and "not a standard table" in text


def test_segments_that_name_a_program(ask, scene, tmp_path):
    buffer = io.BytesIO()
    Image.fromarray(scene(64, 64)).save(buffer, "JPEG")
    data = buffer.getvalue()
    (tmp_path / "web.jpg").write_bytes(data[:2] + b"\xff\xec\x00\x07Ducky" + data[2:])
    (tmp_path / "plain.jpg").write_bytes(data)

    assert "Save for Web" in ask(Metadata(), tmp_path / "web.jpg").text("jpeg_segment")
    assert ask(Metadata(), tmp_path / "plain.jpg").texts("jpeg_segment") == []


def test_what_follows_the_picture_is_told(ask, scene, write_jpeg, tmp_path):
    path = write_jpeg(tmp_path / "long.jpg", scene(64, 64))
    path.write_bytes(path.read_bytes() + b"PK\x03\x04" + b"hidden" * 20)

    assert any("124 bytes follow" in text for text in ask(Metadata(), path).texts("structure"))
