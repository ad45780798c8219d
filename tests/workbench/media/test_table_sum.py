"""How coarse a JPEG is told to be: by the tables that it uses, whatever else it holds."""

import pytest

from workbench.media.jpeg_facts import table_sum

SOI, DQT, SOF = b"\xff\xd8", 0xDB, 0xC0


def segment(marker, data):
    return bytes([0xFF, marker]) + (len(data) + 2).to_bytes(2, "big") + data


def table(number, step):
    return segment(DQT, bytes([number]) + bytes([step]) * 64)


@pytest.fixture
def jpeg(tmp_path):
    """Write a JPEG of three components that use tables 0, 1 and 1."""

    def write(*tables):
        frame = b"\x08\x00\x08\x00\x08\x03" + bytes([1, 17, 0, 2, 17, 1, 3, 17, 1])
        scan = segment(0xDA, bytes([3, 1, 0, 2, 0, 3, 0, 0, 63, 0])) + b"\x00\xff\xd9"
        path = tmp_path / "a.jpg"
        path.write_bytes(SOI + b"".join(tables) + segment(SOF, frame) + scan)
        return path

    return write


def test_tables_that_are_used_count_once_each(jpeg):
    assert table_sum(jpeg(table(0, 2), table(1, 3))) == 64 * 5


def test_unused_and_replaced_tables_count_nothing(jpeg):
    unused, replaced = table(3, 200), table(0, 99)

    assert table_sum(jpeg(replaced, unused, table(0, 2), table(1, 3))) == 64 * 5


def test_a_file_without_tables_has_no_sum(jpeg, tmp_path):
    assert table_sum(jpeg()) is None
    (tmp_path / "text").write_bytes(b"plain")
    assert table_sum(tmp_path / "text") is None
