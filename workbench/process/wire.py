"""Records as bytes between processes: MessagePack, checked against the record's own types.

What a worker process sends is not trusted, since the file that it reads may have taken it
over: nothing is unpickled here, only the records of `workbench.model` are known, each field
is checked against its type, and an array must have the declared element type and exactly as
many bytes as its shape says. Large arrays lie in shared memory, and the message says where.
"""

import dataclasses
from math import prod
from typing import Any, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from workbench import model
from workbench.process.shared_pixels import ALIGNMENT, SLOT_BYTES, SLOTS, SharedPixels

MAX_DIMENSIONS = 4
MAX_ARRAY_BYTES = 1 << 28  # of all arrays of one message: a map of the largest picture fits
SHARED_FROM_BYTES = 1 << 16  # smaller arrays travel in the message
NO_SLOT = -1

Message = tuple[str, Any]  # a subject, such as the name of an analyzer, and a record


class ForeignMessage(ValueError):
    """Bytes that are no record: the sender is broken or hostile."""


class Wire:
    """One end of a line between two processes, with the memory they share if there is any.

    Used by one thread at a time.
    """

    def __init__(self, pixels: SharedPixels | None = None) -> None:
        self._pixels = pixels
        self._slot, self._used = NO_SLOT, 0  # of the message that is being made or read
        self._encoder = msgspec.msgpack.Encoder(enc_hook=self._plain)
        self._decoders: dict[str, msgspec.msgpack.Decoder[Any]] = {}

    def pack(self, subject: str, record: object) -> bytes:
        """Return one message about `subject` as bytes; large arrays are laid into a slot."""
        self._slot, self._used = NO_SLOT, 0
        try:
            body = self._encoder.encode(record)
        except BaseException:
            self._free()
            raise
        head = msgspec.msgpack.encode((type(record).__name__, subject, self._slot))
        return b"".join((len(head).to_bytes(4, "big"), head, body))

    def unpack(self, data: bytes) -> Message:
        """Return the subject and the record of a message; raises `ForeignMessage`.

        The record's arrays are out of the sender's reach, and read-only.
        """
        try:
            size = int.from_bytes(data[:4], "big")
            head = msgspec.msgpack.decode(data[4 : 4 + size], type=tuple[str, str, int])
            name, subject, self._slot = head
            self._used = 0
            return subject, self._decoder(name).decode(memoryview(data)[4 + size :])
        except (msgspec.MsgspecError, ValueError, TypeError, KeyError) as error:
            raise ForeignMessage(f"not a record: {error}") from error
        except (ArithmeticError, RecursionError) as error:
            raise ForeignMessage(f"not a record: {type(error).__name__}") from error
        finally:
            self._free()

    def _free(self) -> None:
        """Let the message's slot be filled again."""
        if self._pixels is not None and 0 <= self._slot < SLOTS:
            self._pixels.free(self._slot, self._used)
        self._slot = NO_SLOT

    def _plain(self, value: object) -> object:
        """Lay out an array as element type, shape, and bytes or the place where they lie."""
        if isinstance(value, np.ndarray):
            return value.dtype.str, value.shape, self._laid_down(value)
        if isinstance(value, np.generic):
            return value.item()
        raise TypeError(f"{type(value).__name__} does not cross processes")

    def _laid_down(self, array: NDArray[Any]) -> memoryview | int:
        start = -(-self._used // ALIGNMENT) * ALIGNMENT
        fits = SHARED_FROM_BYTES <= array.nbytes <= SLOT_BYTES - start
        if self._pixels is None or not fits:
            return np.ascontiguousarray(array).data
        if self._slot == NO_SLOT:
            self._slot = self._pixels.take()
        self._pixels.put(self._slot, start, array)
        self._used = start + array.nbytes
        return start

    def _array(self, kind: Any, value: Any) -> object:  # noqa: ANN401  # msgspec gives any type
        """Return the array that `value` describes, if it is what the field `kind` declares."""
        wanted = np.dtype(get_args(get_args(kind)[1])[0])
        dtype, shape, data = value
        if dtype != wanted.str or not 0 < len(shape) <= MAX_DIMENSIONS or min(shape) < 0:
            raise ValueError(f"expected {wanted}, got {dtype!r:.20} of shape {shape!r:.80}")
        size = prod(shape) * wanted.itemsize
        self._used += size
        if self._used > MAX_ARRAY_BYTES:
            raise ValueError(f"more than {MAX_ARRAY_BYTES} bytes of arrays")
        array = self._found(data, size, wanted, shape)
        array.flags.writeable = False
        return array

    def _found(
        self, data: bytes | int, size: int, dtype: np.dtype[Any], shape: list[int]
    ) -> NDArray[Any]:
        """Return the array whose bytes, or whose place in the message's slot, are given."""
        if isinstance(data, int):
            if self._pixels is None:
                raise ValueError("no memory is shared")
            return self._pixels.copy(self._slot, data, dtype, shape)
        if size != len(data):
            raise ValueError(f"{len(data)} bytes do not fill {shape}")
        return np.frombuffer(data, dtype).reshape(shape)

    def _decoder(self, name: str) -> msgspec.msgpack.Decoder[Any]:
        """Return the decoder of one record of `workbench.model`, by the record's name."""
        if name not in self._decoders:
            record = vars(model)[name]
            if not (isinstance(record, type) and dataclasses.is_dataclass(record)):
                raise ValueError(f"{name} is not a record")
            self._decoders[name] = msgspec.msgpack.Decoder(record, dec_hook=self._array)
        return self._decoders[name]
