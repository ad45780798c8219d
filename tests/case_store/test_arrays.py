"""Arrays come back as they were, and lying bytes are refused."""

import struct
import zlib

import numpy as np
import pytest

from case_store import arrays
from workbench.errors import AuditChainBroken

WHOLE = arrays.encode(np.arange(1000, dtype=np.float64))


@pytest.mark.parametrize("dtype", ["u1", "u2", "i8", "f4", "f8", ">f8"])
@pytest.mark.parametrize("shape", [(0,), (1,), (7,), (3, 5), (3, 4, 3)])
def test_round_trip(dtype, shape):
    values = (np.arange(np.prod(shape)) * 3 % 251).astype(dtype).reshape(shape)

    found = arrays.decode(arrays.encode(values))

    np.testing.assert_array_equal(found, values)
    assert found.dtype == values.dtype.newbyteorder("<")
    assert not found.flags.writeable


def test_missing_scores_come_back_as_nan():
    found = arrays.decode(arrays.encode(np.array([0.5, np.nan])))

    np.testing.assert_array_equal(found, [0.5, np.nan])


def test_slice_of_a_larger_array():
    values = np.arange(12, dtype=np.int64).reshape(3, 4)[:, ::2]

    np.testing.assert_array_equal(arrays.decode(arrays.encode(values)), values)


@pytest.mark.parametrize("values", [np.array(["text"]), np.array([1j]), np.array([object()])])
def test_other_types_are_not_kept(values):
    with pytest.raises(TypeError):
        arrays.encode(values)


def claim(dtype=b"<f8", dimensions=(1000,), body=None):
    header = struct.pack("<4s3sB", b"LPA1", dtype, len(dimensions))
    shape = struct.pack(f"<{len(dimensions)}Q", *dimensions)
    return header + shape + (zlib.compress(bytes(8000)) if body is None else body)


def test_honest_claim_is_read():
    assert arrays.decode(claim()).shape == (1000,)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"LPA1",
        WHOLE[:-1],
        WHOLE[:15],
        WHOLE + b"\0",
        b"XXXX" + WHOLE[4:],
        claim(dtype=b"|O8"),
        claim(dtype=b"\xff\xff\xff"),
        claim(dimensions=(999,)),
        claim(dimensions=(1001,)),
        claim(dimensions=(1 << 63, 1 << 63)),
        claim(dimensions=(1, 1, 1, 1000)),
        claim(body=b"no stream"),
        claim(body=zlib.compress(bytes(8000))[:-2]),
    ],
)
def test_lying_bytes_are_refused(data):
    with pytest.raises(AuditChainBroken):
        arrays.decode(data)


def test_bomb_takes_no_more_memory_than_it_claims():
    import tracemalloc

    bomb = claim(body=zlib.compress(bytes(200 << 20)))
    tracemalloc.start()
    with pytest.raises(AuditChainBroken):
        arrays.decode(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 1 << 20
