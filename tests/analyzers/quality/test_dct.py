"""The transform is JPEG's, and the tables are the encoder's."""

import io

import numpy as np
import pytest
from PIL import Image

from analyzers.compression.jpeg_file import read_header, read_luma_coefficients
from analyzers.quality.dct import (
    ZIGZAG,
    block_dct,
    block_means,
    blocks_of,
    ijg_table,
    table_quality,
)


def jpeg(pixels, **options):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def test_zigzag_begins_as_the_standard_says():
    assert ZIGZAG[:10].tolist() == [0, 1, 8, 16, 9, 2, 3, 10, 17, 24]
    assert sorted(ZIGZAG.tolist()) == list(range(64))


@pytest.mark.parametrize("quality", [1, 30, 50, 75, 90, 100])
def test_the_table_of_a_quality_is_the_encoders(quality, scene):
    header = read_header(jpeg(scene(64, 64), quality=quality))

    assert (header.luma_table == ijg_table(quality)).all()
    assert table_quality(header.luma_table).standard
    # at the lowest qualities all steps are 255, so two qualities share a table
    assert (ijg_table(table_quality(header.luma_table).quality) == header.luma_table).all()


def test_a_cameras_own_table_gets_the_nearest_quality():
    found = table_quality(ijg_table(80) + np.eye(8, dtype=np.int32))
    assert abs(found.quality - 80) <= 2
    assert not found.standard


def test_the_transform_of_the_pixels_gives_the_coefficients_of_the_file(scene):
    """Up to the rounding of pixels, which is far below the steps of quality 60."""
    data = jpeg(scene(160, 120)[..., 0], quality=60)
    header = read_header(data)
    stored = read_luma_coefficients(data, header) * header.luma_table
    pixels = np.asarray(Image.open(io.BytesIO(data)), np.float32) - 128

    assert np.abs(block_dct(blocks_of(pixels)) - stored).max() < 3


def test_blocks_are_whole_and_shifted():
    plane = np.arange(20 * 27, dtype=np.float32).reshape(20, 27)
    blocks = blocks_of(plane, dx=3, dy=5)

    assert blocks.shape == (1, 3, 8, 8)
    assert blocks[0, 1, 0, 0] == plane[5, 11]
    assert block_means(plane)[1, 2] == plane[8:16, 16:24].mean()
    assert blocks_of(plane[:3]).shape == (0, 3, 8, 8)
