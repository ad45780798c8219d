"""Headers tell how pictures were predicted, and hostile ones do no harm."""

import numpy as np
import pytest

from workbench.media.picture_types import PictureType, decoded_type, type_reader

CODECS = [
    "h264",
    "hevc",
    "mpeg1video",
    "mpeg2video",
    "mpeg4",
    "vp8",
    "vp9",
    "av1",
    "mjpeg",
    "x",
]
START = b"\x00\x00\x01"


@pytest.mark.parametrize("codec", CODECS)
def test_any_bytes_have_a_type(codec):
    rng = np.random.default_rng(9)
    for size in [1, 2, 3, 5, 8, 23, 24, 40, 200] * 60:
        noise = rng.bytes(size)
        head = b"\x01" + rng.bytes(size + 25)
        for extradata in (None, b"", noise, head, START + b"\x44\x01" + noise):
            of = type_reader(codec, extradata)
            for packet in (noise, START + noise, START + b"\xb6" + noise, bytes(size)):
                assert isinstance(of(packet), PictureType)


@pytest.mark.parametrize(
    ("slice_type", "expected"), [("1", "P"), ("010", "B"), ("011", "I"), ("00110", "P")]
)
def test_h264_slices_follow_other_units(slice_type, expected):
    header = f"1{slice_type}".ljust(16, "1")  # first_mb_in_slice 0, then the type
    coded = b"\x41" + int(header, 2).to_bytes(2)
    notes = b"\x06" + b"\x05" * 600
    by_start = START + b"\x09\x10" + START + notes + START + coded
    by_length = b"".join(len(unit).to_bytes(4) + unit for unit in (notes, coded))

    assert type_reader("h264", None)(by_start) == expected
    assert type_reader("h264", b"\x01\x64\x00\x1f\xff\xe1\x00\x00")(by_length) == expected


def test_two_pictures_in_a_packet_have_no_one_type():
    one = START + b"\xb6\x10"

    assert type_reader("mpeg4", None)(one) is PictureType.I
    assert type_reader("mpeg4", None)(one + START + b"\xb6\x90") is PictureType.UNKNOWN


def test_decoders_numbers():
    assert [decoded_type(number) for number in (0, 1, 2, 3, 7, 99, -1)] == list("?IPBB??")
