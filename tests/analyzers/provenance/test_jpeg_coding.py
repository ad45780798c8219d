"""Quantisation tables are told apart: the standard's at each quality, and a maker's own."""

import io

import numpy as np
import pytest
from PIL import Image

from analyzers.provenance.jpeg_coding import coding_facts, described, tables_of


def saved(path, pixels, **options):
    Image.fromarray(pixels).save(path, "JPEG", **options)
    return {fact.name: fact.text for fact in coding_facts(path)}


@pytest.mark.parametrize("quality", [1, 25, 50, 75, 90, 95, 100])
def test_standard_tables_are_told_with_their_quality(scene, tmp_path, quality):
    told = saved(tmp_path / "standard.jpg", scene(64, 64), quality=quality)

    assert f"at quality {quality} " in told["jpeg_quantisation"]


def test_grey_pictures_have_one_table(scene, tmp_path):
    told = saved(tmp_path / "grey.jpg", scene(64, 64)[..., 0], quality=80)

    assert "at quality 80 " in told["jpeg_quantisation"]


def test_own_tables_are_told_by_their_digest(scene, tmp_path):
    tables = [list(range(1, 65)), [7] * 64]

    told = saved(tmp_path / "own.jpg", scene(64, 64), qtables=tables)
    again = saved(tmp_path / "again.jpg", scene(64, 64, seed=1), qtables=tables)

    assert told["jpeg_quantisation"].startswith("not the standard's")
    assert told == again


def test_sixteen_bit_and_cut_tables_are_read_as_far_as_they_go():
    wide = bytes([0x10]) + b"".join(value.to_bytes(2, "big") for value in range(256, 320))

    (table,) = tables_of(wide + b"\x00\x01\x02")

    assert table.sum() == sum(range(256, 320))
    assert described([np.full(64, 3)]).startswith("not the standard's")


def test_segments_that_name_a_program(scene, tmp_path):
    buffer = io.BytesIO()
    Image.fromarray(scene(64, 64)).save(buffer, "JPEG")
    data = buffer.getvalue()
    ducky = b"\xff\xec\x00\x07Ducky"
    (tmp_path / "web.jpg").write_bytes(data[:2] + ducky + data[2:])

    told = {fact.text for fact in coding_facts(tmp_path / "web.jpg")}

    assert any("Save for Web" in text for text in told)
