"""Records as bytes between processes: MessagePack, checked against the record's own types.

What a worker process sends is not trusted, since the file that it reads may have taken it
over: nothing is unpickled here, only the records of `workbench.model` are known, each field
is checked against its type, and an array must have the declared element type and exactly as
many bytes as its shape says.
"""

import dataclasses
from functools import cache
from math import prod
from typing import Any, get_args

import msgspec
import numpy as np

from workbench import model

MAX_DIMENSIONS = 4

Message = tuple[str, Any]  # a subject, such as the name of an analyzer, and a record


class ForeignMessage(ValueError):
    """Bytes that are no record: the sender is broken or hostile."""


def pack(subject: str, record: object) -> bytes:
    """Return one message about `subject` as bytes."""
    head = msgspec.msgpack.encode((type(record).__name__, subject))
    return len(head).to_bytes(4, "big") + head + _ENCODER.encode(record)


def unpack(data: bytes) -> Message:
    """Return the subject and the record of a message; raises `ForeignMessage`."""
    try:
        size = int.from_bytes(data[:4], "big")
        name, subject = msgspec.msgpack.decode(data[4 : 4 + size], type=tuple[str, str])
        return subject, _decoder(name).decode(memoryview(data)[4 + size :])
    except (msgspec.MsgspecError, ValueError, TypeError, KeyError) as error:
        raise ForeignMessage(f"not a record: {error}") from error


def _plain(value: object) -> object:
    """Lay out an array as element type, shape and bytes."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, np.ascontiguousarray(value).data
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} does not cross processes")


def _array(kind: Any, value: Any) -> object:  # noqa: ANN401  # msgspec hands over any type
    """Return the array that `value` describes, if it is what the field `kind` declares."""
    wanted = np.dtype(get_args(get_args(kind)[1])[0])
    dtype, shape, data = value
    if np.dtype(dtype) != wanted or not 0 < len(shape) <= MAX_DIMENSIONS:
        raise ValueError(f"expected {wanted}, got {dtype} of shape {shape}")
    if min(shape) < 0 or prod(shape) * wanted.itemsize != len(data):
        raise ValueError(f"{len(data)} bytes do not fill {shape}")
    return np.frombuffer(data, wanted).reshape(shape)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)


@cache
def _decoder(name: str) -> msgspec.msgpack.Decoder[Any]:
    """Return the decoder of one record of `workbench.model`, by the record's name."""
    record = vars(model)[name]
    if not (isinstance(record, type) and dataclasses.is_dataclass(record)):
        raise ValueError(f"{name} is not a record")
    return msgspec.msgpack.Decoder(record, dec_hook=_array)
