"""One array as bytes: a header of type and shape, then the values, compressed.

Layout: the four bytes ``LPA1``; the type as three ASCII characters (see `TYPES`); one byte with
the number of dimensions; each dimension as 8 bytes little-endian; then a zlib stream of the
values in C order. Nothing in the bytes is trusted: a lying header is refused before memory is
taken for what it promises.
"""

import math
import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from workbench.errors import AuditChainBroken

TYPES = ("|u1", "<u2", "<i8", "<f4", "<f8")
LARGEST = 1 << 30  # bytes of values
MOST_DIMENSIONS = 3

_HEADER = struct.Struct("<4s3sB")
_MAGIC = b"LPA1"
_LEVEL = 1  # level 6 takes 5 times longer for a tenth less


def encode(values: NDArray[np.generic]) -> bytes:
    """Return `values` as bytes; TypeError for an element type outside `TYPES`."""
    ordered = np.ascontiguousarray(values)
    code = ordered.dtype.newbyteorder("<").str
    if code not in TYPES or values.ndim > MOST_DIMENSIONS or ordered.nbytes > LARGEST:
        raise TypeError(f"an array of {values.dtype} and shape {values.shape} is not kept")
    header = _HEADER.pack(_MAGIC, code.encode(), values.ndim)
    shape = struct.pack(f"<{values.ndim}Q", *values.shape)
    return header + shape + zlib.compress(ordered.astype(code, copy=False).tobytes(), _LEVEL)


def decode(data: bytes) -> NDArray[np.generic]:
    """Return the array that `data` holds; AuditChainBroken when it is no whole array."""
    try:
        code, shape, start = _header(data)
        size = math.prod(shape) * np.dtype(code).itemsize
        if size > LARGEST:
            raise ValueError(f"it claims {size} bytes")
        values = np.frombuffer(_inflate(data[start:], size), code).reshape(shape)
    except (ValueError, TypeError, struct.error, zlib.error) as error:
        raise AuditChainBroken(f"An array on record is damaged: {error}.") from error
    values.flags.writeable = False
    return values


def _header(data: bytes) -> tuple[str, tuple[int, ...], int]:
    """Return type, shape and where the values start."""
    magic, code, dimensions = _HEADER.unpack_from(data)
    name = code.decode("ascii", "replace")
    if magic != _MAGIC or name not in TYPES or dimensions > MOST_DIMENSIONS:
        raise ValueError("its header is unknown")
    shape = struct.unpack_from(f"<{dimensions}Q", data, _HEADER.size)
    return name, shape, _HEADER.size + 8 * dimensions


def _inflate(data: bytes, size: int) -> bytes:
    """Decompress exactly `size` bytes, never taking memory for more."""
    stream = zlib.decompressobj()
    values = stream.decompress(data, size + 1)
    if len(values) != size or not stream.eof or stream.unused_data:
        raise ValueError("it holds another number of bytes than its header says")
    return values
