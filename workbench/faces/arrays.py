"""The arrays of a face file as .npy entries: written plainly, and distrusted when read.

`numpy.load` reads every entry. Here no header is interpreted: an entry must begin with the very
header that its type and its length demand, so that nothing in it can name another type, ask
for memory or run code.
"""

import struct
from functools import lru_cache
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.errors import FaceFileDamaged
from workbench.model import BLENDSHAPES, LANDMARKS, FaceSamples, FacesSeen

CHUNK_ROWS = 256
SEEN_ROWS = 4096

# One row per frame: everything that is drawn on a frame or shown as a lane, but the mesh.
LIGHT = np.dtype(
    [
        ("frames", "<i8"),
        ("pts", "<f8"),
        ("boxes", "<f4", (4,)),
        ("points", "<f4", (5, 2)),
        ("detected", "<f4"),
        ("meshed", "|u1"),
        ("poses", "<f4", (4, 4)),
        ("qualities", "<f4", (8,)),
    ]
)
SEEN = np.dtype([("frames", "<i8"), ("pts", "<f8"), ("faces", "|u1"), ("outcomes", "|u1")])
BYTES = np.dtype("|u1")

_PREFIX = struct.Struct("<6s2BH")
_ALIGNMENT = 64


def npy(values: NDArray[np.generic]) -> bytes:
    """Return an array as the bytes of an .npy file, version 1.0."""
    return _header(values.dtype, values.shape) + np.ascontiguousarray(values).tobytes()


def rows(data: bytes, dtype: np.dtype[np.void], most: int) -> NDArray[np.void]:
    """Return the 1 to `most` rows of `dtype` that an entry holds; FaceFileDamaged otherwise."""
    count = (len(data) - _start(data)) // dtype.itemsize
    if not 0 < count <= most:
        raise FaceFileDamaged("A part of a face file has no rows, or too many.")
    table: NDArray[np.void] = _values(data, dtype, (count,))
    return table


def planes(data: bytes, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """Return the bytes (planes, n, ...) that an entry holds; FaceFileDamaged otherwise."""
    split: NDArray[np.uint8] = _values(data, BYTES, shape)
    return split


def light(samples: FaceSamples) -> NDArray[np.void]:
    """Return the rows of `LIGHT` for what was measured of one face."""
    return _table(samples, LIGHT)


def seen(found: FacesSeen) -> NDArray[np.void]:
    """Return the rows of `SEEN`."""
    return _table(found, SEEN)


def packed_landmarks(steps: NDArray[np.int16]) -> NDArray[np.uint8]:
    """Return landmarks (n, 478, 3) as byte planes (2, n, 478, 3) that compress well.

    Each frame is the difference to the one before (the first to zero), modulo 2^16, with its
    sign in the lowest bit; low bytes and high bytes lie apart.
    """
    change = np.diff(steps, axis=0, prepend=np.zeros_like(steps[:1]))
    return _split((change << 1) ^ (change >> 15))


def unpacked_landmarks(split: NDArray[np.uint8]) -> NDArray[np.int16]:
    """Return the landmarks (n, 478, 3) that `packed_landmarks` packed."""
    folded = _joined(split, np.dtype("<u2")).astype(np.uint16)
    change = ((folded >> 1) ^ (-(folded & 1).astype(np.int16)).view(np.uint16)).view(np.int16)
    steps: NDArray[np.int16] = np.cumsum(change, axis=0, dtype=np.int16)
    return steps


def packed_blendshapes(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return blendshapes (n, 52) as byte planes (4, n, 52), without loss."""
    return _split(values.astype("<f4", copy=False))


def unpacked_blendshapes(split: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the blendshapes (n, 52) that `packed_blendshapes` packed."""
    return _joined(split, np.dtype("<f4")).astype(np.float32, copy=False)


def landmark_planes(count: int) -> tuple[int, ...]:
    """Return the shape of the packed landmarks of `count` frames."""
    return 2, count, LANDMARKS, 3


def blendshape_planes(count: int) -> tuple[int, ...]:
    """Return the shape of the packed blendshapes of `count` frames."""
    return 4, count, BLENDSHAPES


def _split(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Lay the first bytes of all values together, then the second ones, and so on."""
    width = values.dtype.itemsize
    flat = np.ascontiguousarray(values).view(np.uint8).reshape(*values.shape, width)
    return np.ascontiguousarray(np.moveaxis(flat, -1, 0))


def _joined(split: NDArray[np.uint8], dtype: np.dtype[np.generic]) -> NDArray[np.generic]:
    flat = np.ascontiguousarray(np.moveaxis(split, 0, -1))
    values: NDArray[np.generic] = flat.view(dtype)[..., 0]
    return values


def _table(record: object, dtype: np.dtype[np.void]) -> NDArray[np.void]:
    names = dtype.names or ()
    table = np.empty(len(getattr(record, names[0])), dtype)
    for name in names:
        table[name] = getattr(record, name)
    return table


@lru_cache(maxsize=64)
def _header(dtype: np.dtype[np.generic], shape: tuple[int, ...]) -> bytes:
    kind = dtype.descr if dtype.names else dtype.str
    text = f"{{'descr': {kind!r}, 'fortran_order': False, 'shape': {shape!r}, }}"
    padding = -(_PREFIX.size + len(text) + 1) % _ALIGNMENT
    length = len(text) + padding + 1
    prefix = _PREFIX.pack(b"\x93NUMPY", 1, 0, length)
    return prefix + text.encode() + b" " * padding + b"\n"


def _start(data: bytes) -> int:
    """Return where the values begin, by what the entry says."""
    if len(data) < _PREFIX.size:
        raise FaceFileDamaged("A part of a face file is cut short.")
    length: int = _PREFIX.unpack_from(data)[3]
    return _PREFIX.size + length


def _values(data: bytes, dtype: np.dtype[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    header = _header(dtype, shape)
    expected = len(header) + prod(shape) * dtype.itemsize
    if len(data) != expected or not data.startswith(header):
        raise FaceFileDamaged("A part of a face file does not hold what it should.")
    return np.frombuffer(data, dtype, offset=len(header)).reshape(shape)
